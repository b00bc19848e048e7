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
        Case{"(2a) Text", LabelForm::kParens, 2, "(2a)"},
        Case{"3 . Text", LabelForm::kDot, 3, "3 ."},
        Case{"[12] Text", LabelForm::kBracket, 12, "[12]"},
        Case{"一、本法", LabelForm::kDot, 1, "一、"}, Case{"4 The Act", LabelForm::kBare, 4, "4"},
        Case{"2- Texte", LabelForm::kDot, 2, "2-"}, Case{"I. - Le", LabelForm::kDot, 9, "I. -"},
        Case{"II – multa", LabelForm::kDot, 35, "II –"},
        Case{"1° De porter", LabelForm::kCloseParen, 1, "1°"},
        Case{"1.º Sea", LabelForm::kCloseParen, 1, "1.º"},
        Case{"2.) Text", LabelForm::kCloseParen, 2, "2.)"},
        Case{"Part 1—General", LabelForm::kWordBefore, 1, "Part 1—"},
        Case{"FIRST SCHEDULE", LabelForm::kWordAfter, 1, "FIRST SCHEDULE"},
        Case{"The Second Schedule", LabelForm::kWordAfter, 2, "The Second Schedule"},
        Case{"II OSA", LabelForm::kWordAfter, 35, "II OSA"},
        Case{"제3조의2", LabelForm::kWordAround, 3, "제3조의2"},
        Case{"Art. L. 111-3 Texte", LabelForm::kWordBefore, 3, "Art. L. 111-3"}));

TEST(ScanLabels, ReadsNumbersAsTheLanguageSpellsThem) {
  struct Spelled {
    const char* language;
    const char* text;
    uint32_t value;
  };
  for (const Spelled& c :
       {Spelled{"en", "Article twenty-first", 21}, Spelled{"fr", "Article vingt et unième", 21},
        Spelled{"de", "Dreizehnter Abschnitt", 13}, Spelled{"ru", "Статья тридцать первая", 31},
        Spelled{"tr", "On birinci madde", 11}}) {
    static const std::shared_ptr<const Mapping> mapping = LoadMapping("generic", nullptr);
    LabelChain chain;
    ScanLabels(c.text, *mapping->lexicon, &chain, SpelledNumbersOf(c.language));
    ASSERT_EQ(chain.count, 1) << c.text;
    ASSERT_EQ(chain.labels[0].readings.count, 1) << c.text;
    EXPECT_EQ(chain.labels[0].readings.items[0].value, c.value) << c.text;
    EXPECT_EQ(chain.labels[0].rest, std::string_view(c.text).size()) << c.text;
  }
}

TEST(ScanLabels, ASentenceThatBeginsWithANumberAndAWordIsNone) {
  EXPECT_EQ(Scan("3 Article 2 of the Treaty says").labels[0].form, LabelForm::kBare);
  EXPECT_EQ(Scan("2019 CHAPTER 12").labels[0].form, LabelForm::kBare);
  EXPECT_EQ(Scan("1. § 3 gilt").labels[0].form, LabelForm::kDot);
  EXPECT_EQ(Scan("First of all").count, 0);
}

TEST(ScanLabels, FindsAHeadingBetweenTwoLabels) {
  const std::string_view text = "3. Inspection.—(1) An inspector may inspect.";
  const LabelChain chain = Scan(text);
  ASSERT_EQ(chain.count, 2);
  EXPECT_EQ(text.substr(chain.labels[0].rest, chain.run_in_end - chain.labels[0].rest),
            "Inspection.—");
  EXPECT_EQ(chain.labels[1].form, LabelForm::kParens);
  EXPECT_EQ(Scan("3. He came. He saw.—And he went.").run_in_end, 0u);
}

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
