// What the stages of the room share: counts of words, places of signs, gaps, margins. Each is
// compared with what a plain loop over the text says.

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "layout/join.h"
#include "layout/page_marks.h"
#include "layout/reading.h"
#include "layout/signs.h"
#include "layout/words.h"

namespace lexport::layout {
namespace {

// A word of `size` letters that differs from those of other `kind`s.
std::string Word(size_t size, size_t kind) {
  std::string word(size, 'a');
  for (size_t i = 0; i < size; ++i) word[i] = static_cast<char>('a' + (i * 7 + kind * 3) % 26);
  return word;
}

Source Read(const std::string& text) {
  Findings findings;
  return *Source::Decode(text, "text.txt", {}, &findings);
}

TEST(WordCounts, AreRightForEveryLength) {
  std::string text;
  for (size_t size = 1; size < 300; ++size) {
    // Lengths that are multiples of three stand twice, with capitals the second time.
    text += Word(size, 1) + " ";
    if (size % 3 != 0) continue;
    std::string again = Word(size, 1);
    again[0] = static_cast<char>(again[0] - 32);
    text += again + (size % 2 != 0 ? "," : ".\n");
  }
  const Words words(text);
  for (size_t size = 1; size < 300; ++size) {
    EXPECT_EQ(words.Count(Word(size, 1)), size % 3 == 0 ? 2u : 1u) << size;
    EXPECT_EQ(words.Count(Word(size, 2)), 0u) << size;
  }
}

TEST(WordCounts, TellApartRepetitionsOfOneLetter) {
  std::string text;
  for (size_t size = 1; size < 40; ++size) text += std::string(size, 'e') + " ";
  const Words words(text);
  for (size_t size = 1; size < 40; ++size) EXPECT_EQ(words.Count(std::string(size, 'e')), 1u);
  EXPECT_EQ(words.Count(std::string(40, 'e')), 0u);
}

TEST(WordCounts, KnowPartsSetTogetherWhateverTheirLengths) {
  for (const size_t size : {2u, 5u, 8u, 31u, 32u, 33u, 70u}) {
    const std::string first = Word(size, 1), second = Word(size + 1, 2);
    const Words words(first + second + " and " + first + "-" + second + ", as well as words");
    EXPECT_EQ(words.CountJoined(first, second), 1u) << size;
    EXPECT_EQ(words.CountHyphenated(first, second), 1u) << size;
    EXPECT_EQ(words.CountJoined(second, first), 0u) << size;
    EXPECT_EQ(words.CountAsTail(second), 1u) << size;
    EXPECT_EQ(words.CountAsHead(first), 1u) << size;
  }
}

TEST(WordCounts, SinglesComeWithTheirPlacesAndLengths) {
  const std::string text =
      "twice once twice \u0441\u043B\u043E\u0432\u043E, " + Word(280, 1) + " end";
  std::map<uint32_t, uint32_t> singles;
  Words(text).EachSingle([&](uint32_t begin, uint32_t size) { singles[begin] = size; });
  const std::map<uint32_t, uint32_t> expected = {{6, 4}, {17, 10}, {29, Words::kLongest}, {310, 3}};
  EXPECT_EQ(singles, expected);
}

TEST(Signs, AreFoundWhereTheyStand) {
  std::string text(400, 'x');
  for (const size_t at : {0u, 15u, 16u, 63u, 64u, 127u, 200u, 399u}) text[at] = at % 2 ? '*' : '7';
  for (size_t size : {400u, 399u, 385u, 384u, 65u, 64u, 1u}) {
    const std::string_view part = std::string_view(text).substr(0, size);
    const SignMap signs(part);
    for (uint32_t from = 0; from < size; from += 5) {
      const size_t next = part.find_first_of("0123456789*", from);
      for (const auto until :
           {from + 1, (from + static_cast<uint32_t>(size)) / 2 + 1, static_cast<uint32_t>(size)}) {
        EXPECT_EQ(signs.Next(from, until), std::min<size_t>(next, until)) << size << ' ' << from;
      }
    }
  }
}

TEST(WideSpaces, AreSeenAtEveryPlace) {
  for (size_t size = 1; size < 40; ++size) {
    EXPECT_FALSE(HasWideSpace(std::string(size, 'x')));
    for (size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      text[at] = ' ';
      EXPECT_FALSE(HasWideSpace(text)) << size << ' ' << at;
      if (at + 1 < size) text[at + 1] = ' ';
      EXPECT_EQ(HasWideSpace(text), at + 1 < size) << size << ' ' << at;
      text[at] = '\t';
      EXPECT_TRUE(HasWideSpace(text)) << size << ' ' << at;
    }
  }
}

TEST(Gaps, AreSeenAtEveryPlaceOfALine) {
  std::string text;
  std::vector<bool> expected;
  for (size_t at = 1; at < 40; ++at) {
    for (const size_t width : {1u, 2u, 3u, 4u, 9u}) {
      // The white space around lines is no gap in them.
      const std::string line = std::string(at, 'x') + std::string(width, ' ') + "x";
      text += std::string(at % 5, ' ') + line + std::string(width % 4, ' ') + "\n";
      expected.push_back(width >= kGapColumns);
    }
  }
  const Source source = Read(text);
  Findings findings;
  const LayoutOptions options;
  Reading reading(source, options, &findings);
  ScanLines(&reading);
  ASSERT_EQ(reading.lines.size(), expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(reading.lines[i].Is(kGap), expected[i]) << reading.TextOf(reading.lines[i]);
  }
}

TEST(MarginsOfLines, AreMeasuredAgainWhenLinesWereSwapped) {
  const Source source = Read(
      "(a)\n"
      "which is the tail of it;\n"
      "\n"
      "The head of the text of the item,\n"
      "(b)\n"
      "A line that stands with others,\n"
      "with this one below it,\n"
      "and with the last one.\n");
  Findings findings;
  const LayoutOptions options;
  Reading reading(source, options, &findings);
  ScanLines(&reading);
  reading.pages.push_back({});
  reading.words.emplace(source.text());
  EXPECT_TRUE(MarginsOf(&reading).few);
  Repair(&reading);
  // The head and its tail stand together now: one line more that tells of margins.
  ASSERT_EQ(reading.TextOf(reading.lines[1]), "The head of the text of the item,");
  EXPECT_FALSE(MarginsOf(&reading).few);
}

}  // namespace
}  // namespace lexport::layout
