// Patterns without regard to case: that what is done to hold many against a line at once changes
// nothing but the time it takes.

#include "mapping/pattern_set.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "mapping/pattern_literals.h"
#include "mapping/pattern_tree.h"

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
      "a",       "K",           "s",         "é",      "É",      "Σ",       "ς",     "ß",
      "1",       " ",           "[a-f]",     "[A-F]",  "[^a-z]", "[à-ö]",   "[Ā-ž]", "[А-Я]",
      "[一-龥]", "[-.,]",       "[a-]",      "[+--]",  "[z-a]",  "[A-z]",   "[a-é]", "[]a]",
      "[a-c-e]", "\\d",         "\\b",       "\\w",    "[\\b]",  "[\\d-x]", "(?:",   "(",
      ")",       "|",           "*",         "+",      "?",      "{2}",     "{2,3}", "{,3}",
      "{99}",    "{3,2}",       "^",         "$",      ".",      "\\.",     "\\_",   "\\p{Lu}",
      "(?i",     "[[:alpha:]]", "]",         "}",      "{",      "\\-",     "\\",    "[^",
      "[é-",     "-",           "(?:a)",     "[\\]x]", ".*",     "[:;]",    "\\s*$", "abc",
      ": $",     "[^:]*",       "(?:abc|é1)"};
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
    const bool valid = ReadPattern(pattern).has_value();
    valid_ones += valid;
    EXPECT_TRUE(!valid || RE2(pattern, RE2::Quiet).ok()) << pattern;
    std::string why;
    EXPECT_EQ(PatternSet::Check(pattern, &why), RE2(pattern, RE2::Quiet).ok()) << pattern;
  }
  EXPECT_GT(valid_ones, 2000u);
}

TEST(PatternSet, MatchesWhatRe2MatchesWithoutRegardToCase) {
  const std::vector<std::string> signs = {
      "a", "A", "k", "K",  "S", "s", "é", "É", "Σ", "σ",  "ς", "ß",   "ẞ",   "f", "F",  "1",
      " ", "-", ".", "一", "Ж", "ж", "Ā", "ā", "x", "\n", ":", "ABc", "abc", "2", "\t", ";"};
  std::mt19937 random(21);
  size_t matches = 0;
  for (int i = 0; i < 12000; ++i) {
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

// Ids of `patterns` that match, in order.
std::vector<int> AllMatches(const std::vector<std::string>& patterns, const std::string& line) {
  PatternSet set;
  for (size_t i = 0; i < patterns.size(); ++i) set.Add("(?i)" + patterns[i], static_cast<int>(i));
  std::vector<int> found;
  set.Match(line, &found);
  std::sort(found.begin(), found.end());
  return found;
}

TEST(PatternSet, GivesEachPatternThatMatchesOnce) {
  const std::vector<std::string> patterns = {
      "the",         "the (?:council|court)", "the council$",
      ".*council",   "[^:]*\\bcourt\\b.*",    ".*[:;]\\s*$",
      "\\d+\\. the", "\\p{L}+ council",       "the$|.* council"};
  EXPECT_EQ(AllMatches(patterns, "The Council"), (std::vector<int>{0, 1, 2, 3, 7, 8}));
  EXPECT_EQ(AllMatches(patterns, "the court of the councils: \t"),
            (std::vector<int>{0, 1, 3, 4, 5, 8}));
  EXPECT_EQ(AllMatches(patterns, "117. The council, council"), (std::vector<int>{3, 6, 8}));
  EXPECT_EQ(AllMatches(patterns, "the"), (std::vector<int>{0, 8}));
  EXPECT_EQ(AllMatches(patterns, ""), (std::vector<int>{}));
}

TEST(PatternSet, FindsLiteralsInLinesOfAnyLength) {
  for (size_t size = 0; size < 70; ++size) {
    const std::string before(size, 'x');
    const std::vector<std::string> patterns = {".*\\bsession$", "[^.]* ÉTÉ,", ".* act(?: no)?$",
                                               ".*[—:]\\s*$"};
    EXPECT_EQ(AllMatches(patterns, before + " SESSION"), (std::vector<int>{0})) << size;
    EXPECT_EQ(AllMatches(patterns, before + " été, session."), (std::vector<int>{1})) << size;
    EXPECT_EQ(AllMatches(patterns, before + " Act"), (std::vector<int>{2})) << size;
    EXPECT_EQ(AllMatches(patterns, before + "—  "), (std::vector<int>{3})) << size;
    EXPECT_EQ(AllMatches(patterns, before + " acts sessions"), (std::vector<int>{})) << size;
  }
}

// That most lines are not shown to RE2 at all is what it is done for.
TEST(PatternLiterals, AreKnownOfPatternsAsMappingsHaveThem) {
  const auto place = [](const std::string& pattern) {
    const std::string anchored = "(?i)^(?:" + pattern + ")";
    const auto tree = ReadPattern(anchored);
    EXPECT_TRUE(tree.has_value()) << pattern;
    return tree ? ReadLiterals(*tree).place : LiteralPlace::kNone;
  };
  EXPECT_EQ(place("(?:also |again )*(?:recalling|noting)\\b"), LiteralPlace::kBegins);
  EXPECT_EQ(place("\\d+\\.? \\(1\\) "), LiteralPlace::kBegins);
  EXPECT_EQ(place("§ ?\\d+|\\d+ ?§"), LiteralPlace::kBegins);
  EXPECT_EQ(place(".*\\b(?:insert|add)\\b[^.;]*[:—–-]\\s*$"), LiteralPlace::kEnds);
  EXPECT_EQ(place("[^.]*\\b(?:act|loi)\\b[^.]*$"), LiteralPlace::kInside);
  EXPECT_EQ(place("[^ ]+(?: [^ ]+)? session$"), LiteralPlace::kInside);
  EXPECT_EQ(place("(?:.*[ (])?(?:bill|ley)(?:[ )]|$)|[^。]+法$"), LiteralPlace::kInside);
  EXPECT_EQ(place("[^ ]+ [^ ]+$"), LiteralPlace::kNone);
}

// The literals of sequences of alternatives multiply; what is kept of them must not.
TEST(PatternLiterals, StayFew) {
  std::string pattern = "(?i)";
  for (int i = 0; i < 200; ++i) pattern += "(?:a|b|cd|e?|(?:f|g)*)";
  pattern += "x";
  const auto tree = ReadPattern(pattern);
  ASSERT_TRUE(tree.has_value());
  EXPECT_LT(ReadLiterals(*tree).literals.size(), 5000u);
}

}  // namespace
}  // namespace lexport
