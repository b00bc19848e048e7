#include "akn/number.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

struct Case {
  const char* label;
  const char* number;
};

class NumberTest : public ::testing::TestWithParam<Case> {};

TEST_P(NumberTest, Normalized) { EXPECT_EQ(NormalizeNumber(GetParam().label), GetParam().number); }

TEST_P(NumberTest, IsKnownToBeThere) {
  EXPECT_EQ(HasNumber(GetParam().label), *GetParam().number != '\0');
}

// What is told at a glance is what a closer look finds.
TEST_P(NumberTest, IsTheSameWhenItIsPlain) {
  const std::string_view plain = PlainNumber(GetParam().label);
  if (!plain.empty()) {
    EXPECT_EQ(plain, GetParam().number);
  }
}

TEST(NumberTest, OfTheCommonestLabelsIsPlain) {
  for (const char* label : {"12", "12.", "(12)", "Article 12", "CHAPTER 12.", "Item 12"}) {
    EXPECT_EQ(PlainNumber(label), "12") << label;
  }
  EXPECT_EQ(PlainNumber("(a)"), "a");
  for (const char* label : {"Article 12 bis", "Article a", "Xer 12", "MILD 12", "Art. 12", "1.2"}) {
    EXPECT_EQ(PlainNumber(label), "") << label;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Labels, NumberTest,
    ::testing::Values(
        Case{"Article 1", "1"}, Case{"(a)", "a"}, Case{"1.", "1"}, Case{"มาตรา๑๒", "12"},
        Case{"མུ་ཚན་༡", "1"}, Case{"（ｂ）", "b"}, Case{"5א", "5א"}, Case{"Part II.", "II"},
        Case{"(ii)", "ii"}, Case{"3a bis", "3abis"}, Case{"1.2.", "1-2"}, Case{"3 bis", "3bis"},
        Case{"Art. 11.2 bis", "11-2bis"}, Case{"§ 12", "12"}, Case{"1. cikk", "1"},
        Case{"Rule 16bis", "16bis"}, Case{"12 A", "12A"}, Case{"Article 1er", "1"},
        Case{"Titre Ier", "I"}, Case{"Artículo 1º", "1"}, Case{"2nd", "2"}, Case{"(1)(a)", "1-a"},
        Case{"A/1_2", "A-1-2"},
        Case{"Section 10–"
             "12",
             "10-12"},
        Case{"Article 5 quater", "5quater"}, Case{"4 to 6", "4-6"}, Case{"§§ 7 bis 9", "7-9"},
        Case{"8. à 11.", "8-11"}, Case{"Artigo 2.º-A", "2-A"}, Case{"b-bis)", "b-bis"},
        Case{"DISPOSIZIONI TRANSITORIE E FINALI", ""}, Case{"PART C", "C"}, Case{"Annex", ""},
        Case{"Article premier", ""}, Case{"First Part", ""}, Case{"–", ""}, Case{"", ""},
        Case{"第一条", "1"}, Case{"第十二条", "12"}, Case{"第二十条", "20"},
        Case{"第一百零五条", "105"}, Case{"第十二条之一", "12-1"}, Case{"（三）", "3"},
        Case{"第12条", "12"}, Case{"第12条之1", "12-1"}, Case{"第 12 条", "12"},
        Case{"المادة ١٢", "12"}, Case{"المادة الأولى", ""}, Case{"अनुच्छेद १४", "14"},
        Case{"Статья 7", "7"}, Case{"а)", "а"}, Case{"፲፪", "12"}, Case{"③", "3"}, Case{"Ⅳ.", "4"},
        Case{"aa)", "aa"}, Case{"1.ª", "1"}, Case{"Sección 1.ª", "1"}, Case{"제3조", "3"},
        Case{"제3조의2", "3-2"}, Case{"CHAPTER 12.", "12"}, Case{"Xer 5", "X5"},
        Case{"XVIII 5", "XVIII5"}, Case{"Civil 3", "3"}, Case{"Item 3er", "3"}));

TEST(NumberTest, HugeNumeralsStayInRange) {
  std::string label = "第";
  for (int i = 0; i < 1000; ++i) label += "九万";
  EXPECT_FALSE(NormalizeNumber(label + "条").empty());
}

}  // namespace
}  // namespace lexport
