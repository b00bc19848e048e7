// Numerals in the scripts and styles that labels use.

#include "outline/numerals.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

struct Case {
  const char* text;
  NumberStyle style;
  uint32_t value;
  uint16_t sub;
};

class ReadNumberTest : public ::testing::TestWithParam<Case> {};

TEST_P(ReadNumberTest, HasThatReading) {
  const Case& c = GetParam();
  bool found = false;
  for (const NumberReading& reading : ReadNumber(c.text)) {
    found = found || (reading.style == c.style && reading.value == c.value && reading.sub == c.sub);
  }
  EXPECT_TRUE(found) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    Scripts, ReadNumberTest,
    ::testing::Values(
        Case{"14.", NumberStyle::kDecimal, 14, 0}, Case{"٢٨", NumberStyle::kDecimal, 28, 0},
        Case{"۳۰", NumberStyle::kDecimal, 30, 0}, Case{"ধ", NumberStyle::kLowerAlpha, 19, 0},
        Case{"১২", NumberStyle::kDecimal, 12, 0}, Case{"༡༠", NumberStyle::kDecimal, 10, 0},
        Case{"12A ", NumberStyle::kDecimal, 12, 1}, Case{"3 bis", NumberStyle::kDecimal, 3, 2},
        Case{"3bis", NumberStyle::kDecimal, 3, 2}, Case{"2-quater", NumberStyle::kDecimal, 2, 4},
        Case{"5 a §", NumberStyle::kDecimal, 5, 1}, Case{"1º", NumberStyle::kDecimal, 1, 0},
        Case{"1er", NumberStyle::kDecimal, 1, 0}, Case{"1.2.3 ", NumberStyle::kDotted, 3, 0},
        Case{"i)", NumberStyle::kLowerAlpha, 9, 0}, Case{"i)", NumberStyle::kLowerRoman, 1, 0},
        Case{"aa)", NumberStyle::kLowerAlpha, 27, 0}, Case{"XIV", NumberStyle::kUpperRoman, 14, 0},
        Case{"C.", NumberStyle::kUpperAlpha, 3, 0}, Case{"Ⅳ", NumberStyle::kUpperRoman, 4, 0},
        Case{"ⅹⅱ", NumberStyle::kLowerRoman, 12, 0}, Case{"十二", NumberStyle::kHan, 12, 0},
        Case{"一百零九", NumberStyle::kHan, 109, 0}, Case{"二〇", NumberStyle::kHan, 20, 0},
        Case{"參", NumberStyle::kHan, 3, 0}, Case{"甲", NumberStyle::kUpperAlpha, 1, 0},
        Case{"в)", NumberStyle::kLowerAlpha, 3, 0}, Case{"δ)", NumberStyle::kLowerAlpha, 4, 0},
        Case{"د)", NumberStyle::kArabicAbjad, 4, 0}, Case{"هـ)", NumberStyle::kArabicAbjad, 5, 0},
        Case{"י\"ב", NumberStyle::kHebrew, 12, 0}, Case{"፲፪", NumberStyle::kEthiopic, 12, 0},
        Case{"③", NumberStyle::kDecimal, 3, 0}));

TEST(ReadNumber, TakesNoWordsForNumbers) {
  for (const char* text : {"", "mixed", "Civil", "did not", "iiiii", "IC", "12345", "Ab", "–"}) {
    EXPECT_EQ(ReadNumber(text).count, 0) << text;
  }
}

TEST(ReadNumber, DottedNumbersKnowTheirParents) {
  const NumberReading a = ReadNumber("4.2").items[0], b = ReadNumber("4.2.1").items[0];
  EXPECT_EQ(b.parent_hash, a.own_hash);
  EXPECT_NE(ReadNumber("5.2.1").items[0].parent_hash, a.own_hash);
}

TEST(RomanValue, RefusesWhatNoRomanWrote) {
  EXPECT_EQ(RomanValue("mcmxlviii"), 1948u);
  for (const char* text : {"iix", "vv", "ivi", "lc", "q"}) EXPECT_EQ(RomanValue(text), 0u) << text;
}

TEST(NormalizeNumber, GivesWhatGoesIntoAnEid) {
  EXPECT_EQ(NormalizeNumber("12A", ReadNumber("12A").items[0]), "12A");
  EXPECT_EQ(NormalizeNumber("3 bis", ReadNumber("3 bis").items[0]), "3bis");
  EXPECT_EQ(NormalizeNumber("1.2", ReadNumber("1.2").items[0]), "1-2");
  EXPECT_EQ(NormalizeNumber("٢", ReadNumber("٢").items[0]), "2");
  EXPECT_EQ(NormalizeNumber("十二", ReadNumber("十二").items[0]), "12");
  EXPECT_EQ(NormalizeNumber("1º", ReadNumber("1º").items[0]), "1");
}

}  // namespace
}  // namespace lexport
