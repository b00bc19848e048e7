// How the language of a text is told by its small words, wherever in the text they stand.

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "mapping/detection.h"
#include "mapping/lexicon.h"
#include "outline/choose.h"
#include "text/source.h"

namespace lexport {
namespace {

// Of a language with two words, both of which a text must have to be told by them.
Lexicon TwoWords(const std::string& one, const std::string& other) {
  DetectionWords words;
  words.languages = {"xx"};
  words.function_words = {{one, 0}, {other, 0}};
  words.sizes = {2};
  Lexicon lexicon;
  lexicon.language_index = std::make_shared<LanguageIndex>(MakeLanguageIndex(lexicon, words));
  return lexicon;
}

Source SourceOf(const std::string& text) {
  Findings findings;
  return *Source::Decode(text, "test.txt", {}, &findings);
}

// One block of these runs.
Blocks BlocksOf(std::vector<Run> runs) {
  Blocks blocks;
  blocks.runs = std::move(runs);
  Block block;
  block.runs = {0, static_cast<uint32_t>(blocks.runs.size())};
  blocks.blocks.push_back(block);
  return blocks;
}

std::string Tell(const std::string& text, const Lexicon& lexicon) {
  const Source source = SourceOf(text);
  const auto size = static_cast<uint32_t>(source.text().size());
  return DetectLanguage(source, BlocksOf({{RunKind::kText, 0, size, 0}}), lexicon);
}

TEST(Language, IsToldByWordsWhereverTheyStand) {
  const Lexicon lexicon = TwoWords("alfa", "betagammadelta");
  const std::string filler(70, 'q');
  for (size_t shift = 0; shift < 140; ++shift) {
    const std::string before(shift, 'q');
    EXPECT_EQ(Tell(before + " alfa, " + filler + " BetaGammaDelta", lexicon), "xx") << shift;
    EXPECT_EQ(Tell(before + " ’alfa’ é" + filler + "é betagammadelta.", lexicon), "xx") << shift;
    EXPECT_EQ(Tell(before + " alfa " + filler + "betagammadelta", lexicon), "und") << shift;
    EXPECT_EQ(Tell(before + " éalfa betagammadelta", lexicon), "und") << shift;
  }
}

TEST(Language, WordsBeyondAsciiCountToo) {
  const Lexicon lexicon = TwoWords("ça", "été");
  EXPECT_EQ(Tell("Ça qqq ÉTÉ", lexicon), "xx");
  EXPECT_EQ(Tell("Ça qqq étés", lexicon), "und");
}

TEST(Language, AWordGoesOnBehindANoteMarkerButNotBehindASpace) {
  const Lexicon lexicon = TwoWords("alfa", "beta");
  const Source source = SourceOf("al1fa beta");
  Blocks blocks = BlocksOf(
      {{RunKind::kText, 0, 2, 0}, {RunKind::kNoteMarker, 2, 3, 0}, {RunKind::kText, 3, 10, 0}});
  EXPECT_EQ(DetectLanguage(source, blocks, lexicon), "xx");
  blocks.runs[1] = {RunKind::kSpace, 2, 2, 0};
  EXPECT_EQ(DetectLanguage(source, blocks, lexicon), "und");
}

TEST(Language, LinesThatStandOneBehindTheOtherAreWordsApart) {
  const Lexicon lexicon = TwoWords("alfa", "beta");
  const Source source = SourceOf("alfa\nbeta");
  const Blocks blocks =
      BlocksOf({{RunKind::kText, 0, 4, 0}, {RunKind::kSpace, 4, 5, 0}, {RunKind::kText, 5, 9, 0}});
  EXPECT_EQ(DetectLanguage(source, blocks, lexicon), "xx");
}

// Two languages of two words each.
Lexicon TwoLanguages() {
  DetectionWords words;
  words.languages = {"xx", "yy"};
  words.function_words = {{"alfa", 0}, {"beta", 0}, {"gamma", 1}, {"delta", 1}};
  words.sizes = {2, 2};
  Lexicon lexicon;
  lexicon.language_index = std::make_shared<LanguageIndex>(MakeLanguageIndex(lexicon, words));
  return lexicon;
}

// A block for each of `count` times these words.
void Append(const std::string& words, int count, std::string* text, Blocks* blocks) {
  for (int i = 0; i < count; ++i) {
    Block block;
    block.runs = {static_cast<uint32_t>(blocks->runs.size()), 1};
    blocks->blocks.push_back(block);
    const auto begin = static_cast<uint32_t>(text->size());
    *text += words + '\n';
    blocks->runs.push_back({RunKind::kText, begin, static_cast<uint32_t>(text->size()) - 1, 0});
  }
}

TEST(Language, OfTwoTheOneThatIsMoreOfTheTextCounts) {
  const Lexicon lexicon = TwoLanguages();
  const std::string xx = "alfa qqqq beta qqqq alfa qqqq beta qqqq";
  const std::string yy = "gamma qqqq delta qqqq gamma qqqq delta qqqq";
  std::string turns, parts;
  Blocks turns_blocks, parts_blocks;
  Append(xx, 70, &parts, &parts_blocks);
  Append(yy, 120, &parts, &parts_blocks);
  EXPECT_EQ(DetectLanguage(SourceOf(parts), parts_blocks, lexicon), "yy");
  for (int i = 0; i < 60; ++i) {
    Append(xx, 1, &turns, &turns_blocks);
    Append(yy + " " + yy, 1, &turns, &turns_blocks);
  }
  EXPECT_EQ(DetectLanguage(SourceOf(turns), turns_blocks, lexicon), "yy");
}

}  // namespace
}  // namespace lexport
