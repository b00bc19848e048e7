// Labels: their shapes, alone and in a row, and what looks like one and is none.

#include "outline/label.h"

#include <gtest/gtest.h>

#include "mapping/mapping.h"

namespace lexport {
namespace {

LabelChain Scan(std::string_view text) {
  static const std::shared_ptr<const Mapping> mapping = LoadMapping("generic", nullptr);
  LabelChain chain;
  ScanLabels(text, *mapping->lexicon, &chain);
  return chain;
}

struct Case {
  const char* text;
  LabelForm form;
  uint32_t value;
  const char* label;
};

class LabelTest : public ::testing::TestWithParam<Case> {};

TEST_P(LabelTest, IsRead) {
  const Case& c = GetParam();
  const LabelChain chain = Scan(c.text);
  ASSERT_GE(chain.count, 1) << c.text;
  const Label& label = chain.labels[0];
  EXPECT_EQ(label.form, c.form) << c.text;
  ASSERT_GE(label.readings.count, 1) << c.text;
  EXPECT_EQ(label.readings.items[0].value, c.value) << c.text;
  EXPECT_EQ(std::string_view(c.text).substr(label.begin, label.end - label.begin), c.label);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, LabelTest,
    ::testing::Values(
        Case{"Article 5", LabelForm::kWordBefore, 5, "Article 5"},
        Case{"ARTICLE 5. Title", LabelForm::kWordBefore, 5, "ARTICLE 5."},
        Case{"Article premier", LabelForm::kWordBefore, 1, "Article premier"},
        Case{"Part Two – Rights", LabelForm::kWordBefore, 2, "Part Two –"},
        Case{"المادة ٢", LabelForm::kWordBefore, 2, "المادة ٢"},
        Case{"第一条", LabelForm::kWordAround, 1, "第一条"},
        Case{"제 2 조", LabelForm::kWordAround, 2, "제 2 조"},
        Case{"2. cikk", LabelForm::kWordAfter, 2, "2. cikk"},
        Case{"3 § Text", LabelForm::kSign, 3, "3 §"}, Case{"§ 3 Text", LabelForm::kSign, 3, "§ 3"},
        Case{"1. Text", LabelForm::kDot, 1, "1."}, Case{"(a) text", LabelForm::kParens, 1, "(a)"},
        Case{")أ( نص", LabelForm::kParens, 1, ")أ("},
        Case{"a) text", LabelForm::kCloseParen, 1, "a)"},
        Case{"[12] Text", LabelForm::kBracket, 12, "[12]"},
        Case{"一、本法", LabelForm::kDot, 1, "一、"}, Case{"4 The Act", LabelForm::kBare, 4, "4"},
        Case{"2- Texte", LabelForm::kDot, 2, "2-"}));

TEST(ScanLabels, ReadsSeveralInARow) {
  const LabelChain chain = Scan("5 (1) (a) in the case");
  ASSERT_EQ(chain.count, 3);
  EXPECT_EQ(chain.labels[1].form, LabelForm::kParens);
  EXPECT_EQ(chain.labels[2].rest, 10u);
}

TEST(ScanLabels, TakesSlipsOfReadingMachinesWithReserve) {
  const LabelChain comma = Scan("14, Decides that");
  ASSERT_EQ(comma.count, 1);
  EXPECT_TRUE(comma.labels[0].ocr);
  const LabelChain spaced = Scan("(i ) text");
  ASSERT_EQ(spaced.count, 1);
  EXPECT_TRUE(spaced.labels[0].ocr);
  const LabelChain letter = Scan("l. Requests");
  ASSERT_GE(letter.count, 1);
  bool one = false;
  for (const NumberReading& r : letter.labels[0].readings) {
    one = one || (r.style == NumberStyle::kDecimal && r.value == 1);
  }
  EXPECT_TRUE(one);
}

TEST(ScanLabels, LeavesReferencesAndNumbersInTextAlone) {
  for (const char* text : {"(c)).", "(a), which", "1,500 people", "3.5 million", "e.g. this"}) {
    EXPECT_EQ(Scan(text).count, 0) << text;
  }
  // The second is a reference, not a label in a row.
  EXPECT_EQ(Scan("2. Article 60 applies to islands").labels[0].form, LabelForm::kDot);
}

}  // namespace
}  // namespace lexport
