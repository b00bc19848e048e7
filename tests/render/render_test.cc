// The small parts that books and pages are made with.

#include <gtest/gtest.h>

#include "render/amounts.h"
#include "render/element_rules.h"
#include "render/language.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/style_attribute.h"
#include "render/titles.h"
#include "render/words.h"

namespace lexport::book {
namespace {

std::string Amounts(std::string_view text) {
  std::string found;
  for (size_t from = 0; from < text.size();) {
    const TextRange range = FindAmount(text, from);
    if (range.begin == range.end) break;
    found.append("[").append(text.substr(range.begin, range.end - range.begin)).append("]");
    from = range.end;
  }
  return found;
}

TEST(Amounts, AreFoundByWhatStandsBesideTheDigits) {
  EXPECT_EQ(Amounts("a sum of 1 000 000 dollars"), "[1 000 000]");
  EXPECT_EQ(Amounts("EUR 5.5 and US$ 20,000; € 7"), "[EUR 5.5][US$ 20,000][€ 7]");
  EXPECT_EQ(Amounts("12 % or 12,5 €."), "[12 %][12,5 €]");
  EXPECT_EQ(Amounts("\xC2\xA3 1 234 567.89 is owed"), "[£ 1 234 567.89]");
}

TEST(Amounts, DatesNumbersOfUnitsAndWordsAreNone) {
  EXPECT_EQ(Amounts("on 1 August 2000, article 5 (1), A4 200, 1999 2000, 12"), "");
  EXPECT_EQ(Amounts("para. 14 1000 trees"), "");
  EXPECT_EQ(Amounts(""), "");
}

TEST(Languages, GetTheirShortestCode) {
  EXPECT_EQ(LanguageFor("eng").tag, "en");
  EXPECT_EQ(LanguageFor("zho").tag, "zh");
  EXPECT_EQ(LanguageFor("chi").tag, "zh");
  EXPECT_EQ(LanguageFor("fr-CA").tag, "fr-CA");
  EXPECT_EQ(LanguageFor("http://example.org/language/FRA").tag, "fr");
  EXPECT_EQ(LanguageFor("grc").tag, "grc");
  EXPECT_FALSE(LanguageFor("esp").known());
  EXPECT_FALSE(LanguageFor("").known());
  EXPECT_FALSE(LanguageFor("not a language").known());
}

TEST(Languages, KnowTheirDirection) {
  for (const char* code : {"ara", "heb", "urd", "fas"}) {
    EXPECT_TRUE(LanguageFor(code).right_to_left) << code;
  }
  EXPECT_FALSE(LanguageFor("eng").right_to_left);
}

TEST(Languages, TakeTheirDirectionFromTheTextWhereItIsNotTheirs) {
  const auto right_to_left = [](std::string_view code, std::string_view text) {
    Language language = LanguageFor(code);
    SetDirectionBy(text, &language);
    return language.right_to_left;
  };
  EXPECT_TRUE(right_to_left("", "اعلامیه جهانی حقوق بشر"));
  EXPECT_FALSE(right_to_left("", "A law on lamps"));
  EXPECT_FALSE(right_to_left("", ""));
  EXPECT_TRUE(right_to_left("ku", "جاڕنامەی گەردوونیی مافی مرۆڤ"));
  EXPECT_FALSE(right_to_left("ku", "Danezana gerdûnî"));
  // Words of another language do not turn a document round.
  EXPECT_TRUE(right_to_left("ar", "المادة Report on lending"));
}

TEST(Languages, WriteDates) {
  EXPECT_EQ(DateInWords("2017-04-25", LanguageFor("eng")), "25 April 2017");
  EXPECT_EQ(DateInWords("2017-04-25", LanguageFor("fra")), "25 avril 2017");
  EXPECT_EQ(DateInWords("2017-01-01", LanguageFor("eng")), "2017");
  EXPECT_EQ(DateInWords("2017", LanguageFor("eng")), "2017");
  EXPECT_EQ(DateInWords("2017-04", LanguageFor("eng")), "April 2017");
  EXPECT_EQ(DateInWords("2017-04", LanguageFor("zho")), "2017年4月");
  EXPECT_EQ(DateInWords("2017-13", LanguageFor("eng")), "");
  EXPECT_EQ(DateInWords("soon", LanguageFor("eng")), "");
}

TEST(Words, AreTheDocumentsOrEnglish) {
  EXPECT_EQ(WordsFor(LanguageFor("fra")).contents, "Table des matières");
  EXPECT_EQ(WordsFor(LanguageFor("spa")).language, "es");
  EXPECT_EQ(WordsFor(LanguageFor("swa")).language, "en");
}

TEST(Titles, ANumberWithAWordNamesAUnit) {
  for (const char* name :
       {"Article 2", "PART I", "Art. 5", "第二条", "Статья 3", "المادة 4", "1. Abschnitt"}) {
    EXPECT_TRUE(NamesUnit(name)) << name;
  }
  for (const char* label :
       {"2.", "(a)", "(iii)", "XVIII.", "A.", "二、", "§ 5", "1bis", "2-ter.", "3 quater"}) {
    EXPECT_FALSE(NamesUnit(label)) << label;
  }
}

TEST(Links, OnlyAddressesOfTheWebAreTaken) {
  EXPECT_EQ(WebAddress("http://example.org/a b?c=ü#d"), "http://example.org/a%20b?c=%C3%BC#d");
  EXPECT_EQ(WebAddress(" HTTPS://example.org"), "https://example.org");
  EXPECT_EQ(WebAddress("mailto:a@example.org"), "mailto:a@example.org");
  for (const char* bad : {"javascript:alert(1)", "file:///etc/passwd", "http://", "http://a b/",
                          "ftp://example.org", "http://-x/", "//example.org", "data:text/html,x"}) {
    EXPECT_EQ(WebAddress(bad), "") << bad;
  }
}

TEST(Styles, KeepWhatSaysSomethingOfTheText) {
  EXPECT_EQ(HarmlessStyle("TEXT-ALIGN : Center;width:5in; font-weight:bold"),
            "text-align: center; font-weight: bold");
  EXPECT_EQ(HarmlessStyle("display:none;position:fixed;color:white;;:"), "");
}

TEST(Markup, EscapesAndFolds) {
  std::string out;
  AppendFolded("a <b>\n  & \"c\"\t", &out);
  EXPECT_EQ(out, "a &lt;b&gt; &amp; &quot;c&quot; ");
}

TEST(Rules, EveryElementHasOne) {
  for (size_t i = static_cast<size_t>(Tag::kForeignElement) + 1; i < kTagCount; ++i) {
    const Tag tag = static_cast<Tag>(i);
    const bool meta = KindOf(tag) == ElementKind::kMeta;
    EXPECT_EQ(RuleFor(tag).shape == Shape::kNone, meta) << TagName(tag);
  }
}

}  // namespace
}  // namespace lexport::book
