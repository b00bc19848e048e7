// How languages are told and how they spell numbers.

#include "mapping/detection.h"

#include <gtest/gtest.h>

#include "mapping/lexicon.h"
#include "mapping/spellout.h"

namespace lexport {
namespace {

TEST(SpelledNumbers, AreCardinalsAndOrdinalsOfTheLanguage) {
  const SpelledNumbers* english = SpelledNumbersOf("en");
  ASSERT_NE(english, nullptr);
  EXPECT_EQ(english->Find("twenty first"), 21u);
  EXPECT_EQ(english->Find("seven"), 7u);
  EXPECT_EQ(english->Find("seventy of"), 0u);
  EXPECT_GE(english->most_words(), 2u);
  EXPECT_EQ(SpelledNumbersOf("fi")->Find(FoldWord("kolmas")), 3u);
}

TEST(SpelledNumbers, OfALanguageWithoutRulesAreNotThoseOfAnother) {
  EXPECT_EQ(SpelledNumbersOf("und"), nullptr);
  const SpelledNumbers* none = SpelledNumbersOf("zu");
  ASSERT_NE(none, nullptr);
  EXPECT_EQ(none->Find("two"), 0u);
}

TEST(Detection, AScriptOfOneLanguageTellsIt) {
  EXPECT_EQ(LanguageOfScript("მუხლი პირველი"), "ka");
  EXPECT_EQ(LanguageOfScript("Հոդված առաջին"), "hy");
  EXPECT_EQ(LanguageOfScript("第一条　この法律は、竹林を保護する。"), "ja");
  EXPECT_EQ(LanguageOfScript("Article one"), "");
  EXPECT_EQ(LanguageOfScript("Статья первая"), "");
  EXPECT_EQ(LanguageOfScript(""), "");
}

TEST(Detection, EachLanguageHasAList) {
  const DetectionWords& words = LoadDetectionWords();
  ASSERT_GT(words.languages.size(), 50u);
  ASSERT_EQ(words.languages.size(), words.sizes.size());
  for (size_t i = 0; i < words.sizes.size(); ++i) {
    EXPECT_GE(words.sizes[i], 8u) << words.languages[i];
  }
}

TEST(WordNumbers, TellApartWordsThatBeginAndEndAlike) {
  const std::vector<std::string> words = {
      "a",  "abcdefgh", "bcdefghi", "abcdefghi", "abcdefghbcdefghi", "abcdefgh-and-bcdefghi",
      "ab", "закон"};
  WordNumbers numbers;
  EXPECT_EQ(numbers.Find("a"), WordNumbers::kNone);
  for (uint32_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(numbers.Find(words[i]), WordNumbers::kNone) << words[i];
    numbers.Add(words[i], i);
  }
  for (uint32_t i = 0; i < 1000; ++i) numbers.Add("word" + std::to_string(i), 100 + i);
  for (uint32_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(numbers.Find(words[i]), i) << words[i];
    EXPECT_TRUE(words[i].size() < 2 || numbers.MayHold(words[i])) << words[i];
  }
  EXPECT_TRUE(numbers.MayHold("BCDefghi"));
  EXPECT_FALSE(numbers.MayHold("bxdefghi"));
  EXPECT_EQ(numbers.Find("word999"), 1099u);
  EXPECT_EQ(numbers.Find("abcdefghij"), WordNumbers::kNone);
}

TEST(FoldWord, ComposesLettersAndTheirMarks) {
  EXPECT_EQ(FoldWord("art\u0069\u0301culo"), FoldWord("artículo"));
}

}  // namespace
}  // namespace lexport
