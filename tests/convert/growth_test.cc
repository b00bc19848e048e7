// The third promise: time grows with the input, whatever the input. No clock is held against a
// figure; the same kind of text is converted at two sizes and the two are compared.

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>

#include "lexport/converter.h"

namespace lexport {
namespace {

// Processor seconds, which other programs on the machine disturb less than time itself.
double Seconds(const std::string& text) {
  const std::clock_t begin = std::clock();
  const Conversion conversion = Converter().Convert(text, "x.txt", ConvertOptions());
  EXPECT_FALSE(conversion.findings.empty() && !conversion.ok);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string Repeat(const std::string& unit, size_t bytes) {
  std::string text;
  if (unit.empty()) return text;  // the sample is not there: the conversion will say so
  while (text.size() < bytes) text += unit;
  return text;
}

// Ten times the input may take ten times the time and, for noise and caches, twice that; a quadratic
// step would take a hundred times.
void ExpectLinear(const std::function<std::string(size_t)>& make, size_t small) {
  const std::string little = make(small), much = make(10 * small);
  Seconds(little);  // what is loaded once is loaded now
  double base = 1e9, ten = 1e9;
  for (int i = 0; i < 3; ++i) base = std::min(base, Seconds(little));
  for (int i = 0; i < 2; ++i) ten = std::min(ten, Seconds(much));
  EXPECT_LT(ten, 20 * base + 0.05);
}

std::string Sample() {
  std::ifstream in("samples/a-hrc-35-35.txt", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Growth, Samples) {
  ExpectLinear([](size_t n) { return Repeat(Sample(), n); }, 200'000);
}
TEST(Growth, Labels) {
  ExpectLinear([](size_t n) { return Repeat("1.\n(a)\n(i)\n", n); }, 30'000);
}
TEST(Growth, OneKindOfLabel) {
  ExpectLinear([](size_t n) { return Repeat("(a) x\n", n); }, 30'000);
}
TEST(Growth, BlankLines) {
  ExpectLinear([](size_t n) { return "a\n" + Repeat("\n", n) + "b\n"; }, 100'000);
}
TEST(Growth, OneLongLine) {
  ExpectLinear([](size_t n) { return Repeat("word1, (a) 2. ", n); }, 100'000);
}
TEST(Growth, ShortLines) {
  ExpectLinear([](size_t n) { return Repeat("a\n", n); }, 30'000);
}
TEST(Growth, FormFeedsAndNumbers) {
  ExpectLinear([](size_t n) { return Repeat("Text of a page\n12\n\f", n); }, 50'000);
}
TEST(Growth, Brackets) {
  ExpectLinear([](size_t n) { return Repeat("((((", n); }, 50'000);
}
TEST(Growth, References) {
  ExpectLinear([](size_t n) { return Repeat("see article 4, paragraph 2 (a) of 12 May 1999; ", n); }, 100'000);
}
TEST(Growth, Markers) {
  ExpectLinear(
      [](size_t n) {
        std::string t;
        for (size_t i = 1; t.size() < n; ++i) t += "word" + std::to_string(i) + " and\n";
        return t;
      },
      50'000);
}

// Lines before the first article, each of which may head a preamble or be a notice.
TEST(Growth, LinesBeforeTheFirstArticle) {
  const std::string clause = "Words of a clause that go on and on for more than sixty letters,\n\n";
  const std::string behind = Repeat(clause, 200) + "Article 1\n\nText.\n\nArticle 2\n\nText.\n";
  ExpectLinear(
      [&](size_t n) {
        std::string t = "Title\n\n";
        for (size_t i = 1; t.size() < n; ++i) {
          t += "Line ";
          for (size_t rest = i; rest != 0; rest /= 10) t += static_cast<char>('a' + rest % 10);
          t += "\n\n";
        }
        return t + behind;
      },
      40'000);
}

}  // namespace
}  // namespace lexport
