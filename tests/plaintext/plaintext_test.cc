// Plain text: what a person would have typed, and what the converter reads as the same structure.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "akn/shared_files.h"
#include "base/strings.h"
#include "lexport/writers.h"
#include "lexport/xml.h"
#include "plaintext/wrap.h"

namespace lexport {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string TextOf(const std::string& xml, uint32_t width = 0) {
  Findings findings;
  const auto document = ReadXml(xml, "x.xml", {}, &findings);
  std::string text;
  TextOptions options;
  options.width = width;
  EXPECT_TRUE(document && WriteText(*document, options, &text, &findings));
  return text;
}

std::string TextOfBody(const std::string& body) {
  return TextOf(
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc "
      "name=\"x\"><meta/><mainBody>" +
      body + "</mainBody></doc></akomaNtoso>");
}

std::string Named(const std::string& name, uint32_t width = 0) {
  return TextOf(FileContent("tests/epub/documents/" + name + ".xml"), width);
}

TEST(PlainText, LabelsHeadingsAndNotesStandAsPrinted) {
  const std::string text = Named("report");
  EXPECT_THAT(text, StartsWith("A/X/12\n\nReport of the expert on the drawing of maps*\n\n"
                               "I. Introduction\n\n1. The Council appointed"));
  EXPECT_THAT(text, HasSubstr("resolution 26/6.1\n\n2. She asked States:\n\n(a) To send"));
  EXPECT_THAT(text, HasSubstr("Part I\nGeneral\n\nArticle 1\n\nMaps are free.\n\n"
                              "Article 2\nMakers\n\n1. Everyone may"));
  EXPECT_THAT(text, HasSubstr("\n\n* Submitted late so as to hold the newest surveys.\n"
                              "1 See the collection of maps, and Atlas, vol. 2.\n"
                              "A second paragraph of the note.\n"
                              "2\n"
                              "4 The roads were closed.\n\fAnnex\n\nDraft declaration on maps\n"));
  EXPECT_THAT(text, EndsWith("1. Everyone may make a map.\n"));
}

TEST(PlainText, RowsAreLinesAndQuotationsHaveTheirMarks) {
  const std::string text = Named("report");
  EXPECT_THAT(text,
              HasSubstr("Visits, 2000\n\nPlace\tMaps seen\nHarbour\t14\nNone in the hills4\n"));
  EXPECT_THAT(text, HasSubstr("An old law read:\n\n“1. Maps\n\nMaps shall be drawn by hand.”\n\n"));
}

TEST(PlainText, ListsInCellsKeepTheirText) {
  EXPECT_EQ(TextOfBody("<table><tr><td><blockList><item><num>1.</num><p>one</p></item><item>"
                       "<num>2.</num><p>two</p></item></blockList></td><td><p>b</p></td></tr>"
                       "</table>"),
            "1. one 2. two\tb\n");
}

TEST(PlainText, KeptLineEndsStay) {
  EXPECT_EQ(TextOfBody("<p>Palais des Nations<br/>\n  Geneva</p>"), "Palais des Nations\nGeneva\n");
}

TEST(PlainText, ALabelWithoutTextIsNotLost) {
  EXPECT_EQ(TextOfBody("<paragraph><num>1.</num><content/></paragraph><p>x</p>"), "1.\n\nx\n");
}

TEST(PlainText, NumbersStandWhereTheyAreReadAsNumbers) {
  const std::string section = "<section eId=\"sec_1\">";
  const std::string content = "<content><p>Text.</p></content></section>";
  // Behind its heading a number is the label of the text, not a line of its own.
  EXPECT_EQ(TextOfBody(section + "<heading>Short title</heading><num>1</num>" + content),
            "Short title\n\n1 Text.\n");
  // A letter before its heading would be a word of it.
  EXPECT_EQ(TextOfBody(section + "<num>I</num><heading>Transport</heading>" + content),
            "I\nTransport\n\nText.\n");
  EXPECT_EQ(TextOfBody(section + "<num>1</num><heading>Transport</heading>" + content),
            "1 Transport\n\nText.\n");
  // A sign without a word would become part of the number.
  EXPECT_EQ(TextOfBody(section + "<num>§ 13</num><content><p>-</p></content></section>"),
            "§ 13\n\n-\n");
}

TEST(PlainText, ThePointBehindAQuotationStandsOnItsLine) {
  EXPECT_EQ(
      TextOfBody("<p>Substitute <mod><quotedStructure startQuote=\"“\" endQuote=\"”\"><p>Wicks.</p>"
                 "</quotedStructure></mod>; and</p><p>omit the rest.</p>"),
      "Substitute\n\n“Wicks.”; and\n\nomit the rest.\n");
}

TEST(PlainText, WrapsWithoutChangingWords) {
  const std::string text = Named("report", 40);
  for (const std::string_view line : Split(text, '\n')) {
    EXPECT_LE(CountCodePoints(line), 40u) << line;
  }
  EXPECT_EQ(WithoutSpaces(text), WithoutSpaces(Named("report")));
}

TEST(Wrap, BreaksWhereUnicodeAllowsIt) {
  const auto wrapped = [](std::string_view text, uint32_t width) {
    std::string out;
    book::AppendWrapped(text, width, &out);
    return out;
  };
  EXPECT_EQ(wrapped("aaa bbb ccc", 7), "aaa bbb\nccc");
  EXPECT_EQ(wrapped("aaa bbb ccc", 0), "aaa bbb ccc");
  EXPECT_EQ(wrapped("incomprehensibilities", 5), "incomprehensibilities");
  EXPECT_EQ(wrapped("大会宣布如下。", 8), "大会宣布\n如下。");  // two columns each
  EXPECT_EQ(wrapped("", 8), "");
}

TEST(Wrap, NoLineBeginsWithWhatWouldBeReadAsALabel) {
  const auto wrapped = [](std::string_view text) {
    std::string out;
    book::AppendWrapped(text, 24, &out);
    return out;
  };
  EXPECT_EQ(wrapped("according to paragraphs 3 (b) and 4."),
            "according to\nparagraphs 3 (b) and 4.");
  EXPECT_EQ(wrapped("with the rules of Part 9. And more"), "with the rules of\nPart 9. And more");
  EXPECT_EQ(wrapped("on the page of notes on * and more"), "on the page of notes\non * and more");
  // Words of a script with combining signs are words.
  EXPECT_EQ(wrapped("மனித உரிமைகள் பற்றிய உலகப் பிரகடனம்").find('\n'),
            std::string("மனித உரிமைகள் பற்றிய உலகப்").size());
  // A run of nothing but numbers is broken all the same.
  EXPECT_EQ(wrapped("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15").find('\n'), 23u);
}

}  // namespace
}  // namespace lexport
