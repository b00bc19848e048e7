// Patterns without regard to case: that folding them changes nothing but the time they take.

#include "mapping/pattern_set.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace lexport {
namespace {

bool Matches(const std::string& pattern, const std::string& line) {
  PatternSet set;
  set.Add("(?i)" + pattern, 7);
  std::vector<int> found;
  set.Match(line, &found);
  return found == std::vector<int>{7};
}

TEST(PatternSet, DisregardsCaseInAllScripts) {
  EXPECT_TRUE(Matches("Préambule$", "PRÉAMBULE"));
  EXPECT_TRUE(Matches("ΆΡΘΡΟΣ", "άρθρος"));
  EXPECT_TRUE(Matches("статья", "СТАТЬЯ 1"));
  EXPECT_TRUE(Matches("[а-я]+ [^A-C]$", "ГЛАВА d"));
  EXPECT_FALSE(Matches("[а-я]+ [^A-C]$", "ГЛАВА b"));
  EXPECT_TRUE(Matches("kelvin", "\u212Aelvin")) << "a sign that folds to a letter of ASCII";
  EXPECT_TRUE(Matches("\\p{Lu}b", "AB")) << "what is not plain is left to RE2";
  EXPECT_FALSE(Matches("b", "ab")) << "a pattern stands at the start";
}

TEST(PatternSet, FoldsLinesOfAnyLength) {
  for (size_t size = 0; size < 70; ++size) {
    const std::string line = std::string(size, 'X') + "É" + std::string(size, 'Y');
    EXPECT_TRUE(Matches("x*éy*$", line)) << size;
  }
}

// Pieces of which some make no pattern in some places.
const std::vector<std::string>& Pieces() {
  static const std::vector<std::string> pieces = {
      "a",    "K",     "s",       "é",      "É",           "Σ",     "ς",       "ß",       "1",
      " ",    "[a-f]", "[A-F]",   "[^a-z]", "[à-ö]",       "[Ā-ž]", "[А-Я]",   "[一-龥]", "[-.,]",
      "[a-]", "[+--]", "[z-a]",   "[A-z]",  "[a-é]",       "[]a]",  "[a-c-e]", "\\d",     "\\b",
      "\\w",  "[\\b]", "[\\d-x]", "(?:",    "(",           ")",     "|",       "*",       "+",
      "?",    "{2}",   "{2,3}",   "{,3}",   "{99}",        "{3,2}", "^",       "$",       ".",
      "\\.",  "\\_",   "\\p{Lu}", "(?i",    "[[:alpha:]]", "]",     "}",       "{",       "\\-",
      "\\",   "[^",    "[é-",     "-",      "(?:a)",       "[\\]x]"};
  return pieces;
}

std::string AnyOf(const std::vector<std::string>& pieces, size_t most, std::mt19937* random) {
  std::string text;
  for (size_t count = (*random)() % most + 1; count > 0; --count) {
    text += pieces[(*random)() % pieces.size()];
  }
  return text;
}

TEST(PatternSet, CallsNothingValidThatRe2Refuses) {
  std::mt19937 random(20);
  size_t valid_ones = 0;
  for (int i = 0; i < 40000; ++i) {
    const std::string pattern = "(?i)" + AnyOf(Pieces(), 6, &random);
    bool valid = false;
    WithoutCase(pattern, &valid);
    valid_ones += valid;
    EXPECT_TRUE(!valid || RE2(pattern, RE2::Quiet).ok()) << pattern;
    std::string why;
    EXPECT_EQ(PatternSet::Check(pattern, &why), RE2(pattern, RE2::Quiet).ok()) << pattern;
  }
  EXPECT_GT(valid_ones, 2000u);
}

TEST(PatternSet, MatchesWhatRe2MatchesWithoutRegardToCase) {
  const std::vector<std::string> signs = {"a", "A",  "k", "K", "S", "s", "é", "É", "Σ",
                                          "σ", "ς",  "ß", "ẞ", "f", "F", "1", " ", "-",
                                          ".", "一", "Ж", "ж", "Ā", "ā", "x", "\n"};
  std::mt19937 random(21);
  size_t matches = 0;
  for (int i = 0; i < 6000; ++i) {
    const std::string pattern = AnyOf(Pieces(), 5, &random);
    const RE2 plain("(?i)" + pattern, RE2::Quiet);
    if (!plain.ok()) continue;
    for (int k = 0; k < 8; ++k) {
      const std::string line = AnyOf(signs, 5, &random);
      const bool expected = plain.Match(line, 0, line.size(), RE2::ANCHOR_START, nullptr, 0);
      EXPECT_EQ(Matches(pattern, line), expected) << pattern << " on " << line;
      matches += expected;
    }
  }
  EXPECT_GT(matches, 1000u);
}

}  // namespace
}  // namespace lexport
