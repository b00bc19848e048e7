// In which language a text is read: that no word is missed, wherever it stands.

#include <gtest/gtest.h>

#include <string>

#include "outline/choose.h"
#include "reading.h"

namespace lexport {
namespace {

std::string LanguageOf(const std::string& text) {
  Findings findings;
  const auto source = Source::Decode(text, "test.txt", {}, &findings);
  const Blocks blocks = ReadLayout(*source, {}, &findings);
  return DetectLanguage(*source, blocks, *LoadMapping("generic", nullptr)->lexicon);
}

// Two small words are the fewest that tell a language: to miss one is to miss it.
TEST(Language, IsToldByWordsAnywhereInALine) {
  for (size_t size = 1; size < 140; ++size) {
    const std::string before(size, 'q');
    for (const std::string joint : {" ", "\u201C", ", ", "\n"}) {
      EXPECT_EQ(LanguageOf(before + joint + "the qqqqqqqqqqqqqqqqq of qqqqq"), "en")
          << size << joint;
      EXPECT_EQ(LanguageOf("The" + joint + before + " of"), "en") << size << joint;
      EXPECT_EQ(LanguageOf(before + joint + "qtheq theé éthe ofthe of qqqqq"), "und") << size;
    }
  }
}

TEST(Language, LettersBeyondAsciiBelongToTheirWords) {
  EXPECT_EQ(LanguageOf("ART\u00CDCULO qqq: La qqqq DE los qqqqq, qué qqqqq ser\u00E1 el qqqq."),
            "es");
  EXPECT_EQ(LanguageOf("qqqq w zakresie qqqq oraz qqqq na qqqqq nie qqqq się qqqq do"), "pl");
}

}  // namespace
}  // namespace lexport
