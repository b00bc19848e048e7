// The page: all in one file, readable without scripts, every unit at its eId.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "akn/shared_files.h"
#include "epub/book_reader.h"
#include "lexport/writers.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string PageOf(const std::string& name, const HtmlOptions& options = {}) {
  Findings findings;
  const std::string file = "tests/epub/documents/" + name + ".xml";
  const auto document = ReadXml(FileContent(file), file, {}, &findings);
  std::string html;
  EXPECT_TRUE(document && WriteHtml(*document, options, &html, &findings));
  return html;
}

TEST(Page, NeedsNoOtherFile) {
  const std::string html = PageOf("report");
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<link")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("<style>"));
  EXPECT_THAT(html, Not(HasSubstr("epub:")));
  EXPECT_THAT(html, Not(HasSubstr("xml:lang")));
  EXPECT_EQ(FaultsOfPage(html), std::vector<std::string>());
}

TEST(Page, UnitsStandAtTheirNames) {
  const std::string html = PageOf("report");
  EXPECT_THAT(html, HasSubstr("<section id=\"sec_II\""));
  EXPECT_THAT(html, HasSubstr("<a href=\"#sec_II__dvs_A\">section II.A</a>"));
  EXPECT_THAT(html, HasSubstr("<li><a href=\"#att_1__art_2\">Article 2 Makers</a>"));
}

TEST(Page, TitleIsTheFirstHeadingAndNotesStandAtTheEnd) {
  const std::string html = PageOf("report");
  EXPECT_LT(html.find("<h1"), html.find("<h2"));
  EXPECT_THAT(html, HasSubstr("<title>Report of the expert on the drawing of maps</title>"));
  EXPECT_GT(html.find("<aside"), html.find("Everyone may make a map"));
}

// Without scripts: a note that is the target of a link stands over the page, its label leads back.
TEST(Page, NotesOpenOverTheTextAndLeadBack) {
  const std::string html = PageOf("report");
  EXPECT_THAT(html, HasSubstr(".note:target {\n    position: fixed;"));
  EXPECT_THAT(html, HasSubstr("<a id=\"noteref-1\" class=\"noteref\" role=\"doc-noteref\" "
                              "href=\"#authorialNote_1\">*</a>"));
  EXPECT_THAT(html, HasSubstr("<aside role=\"doc-footnote\" id=\"authorialNote_1\" "
                              "class=\"note labelled\"><a class=\"num gen\" "
                              "role=\"doc-backlink\" href=\"#noteref-1\">*</a>"));
}

TEST(Page, RunsFromTheRightWhereItsLanguageDoes) {
  EXPECT_THAT(PageOf("arabic"), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  EXPECT_THAT(PageOf("report"), HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
}

std::string PageOfXml(const std::string& content) {
  Findings findings;
  const auto document =
      ReadXml("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">" + content +
                  "</akomaNtoso>",
              "x.xml", {}, &findings);
  std::string html;
  EXPECT_TRUE(document && WriteHtml(*document, {}, &html, &findings));
  EXPECT_EQ(FaultsOfPage(html), std::vector<std::string>());
  return html;
}

TEST(Page, RunsAsItsTextDoesWhereTheLanguageIsNotKnown) {
  EXPECT_THAT(PageOfXml("<doc name=\"x\"><meta/><mainBody><p>همه آزاد به دنیا "
                        "می‌آیند</p></mainBody>"
                        "</doc>"),
              HasSubstr("<html lang=\"und\" dir=\"rtl\">"));
}

TEST(Page, ANumberBehindItsHeadingIsTheLabelOfTheText) {
  const std::string html = PageOfXml(
      "<act name=\"x\"><meta/><body><section eId=\"s\"><heading>Meaning of “lamp”</heading>"
      "<num>5.</num><content><p>A lamp gives light.</p></content></section></body></act>");
  EXPECT_THAT(html, HasSubstr("<h2 class=\"head\"><span class=\"heading\">Meaning of “lamp”</span> "
                              "</h2><div class=\"labelled\"><span class=\"num\">5.</span> "
                              "<div class=\"content\"><p>A lamp gives light.</p></div></div>"));
}

TEST(Page, ThePointBehindAQuotationStandsOnItsLine) {
  const auto page = [](const std::string& behind) {
    return PageOfXml(
        "<act name=\"x\"><meta/><body><section><content><p>Substitute <mod>"
        "<quotedStructure endQuote=\"”\"><p>Wicks</p></quotedStructure>" +
        behind + "</p></content></section></body></act>");
  };
  const char* const joined = "<p>Wicks<span class=\"mark gen\">”</span>.</p>";
  EXPECT_THAT(page("</mod>."), HasSubstr(joined));
  EXPECT_THAT(page("<inline name=\"AppendText\">.</inline></mod>"), HasSubstr(joined));
  // Words go on where they are.
  EXPECT_THAT(page("</mod>; and more"), HasSubstr("; and more"));
}

TEST(Page, NoteMarkersStandCloseToTheirWord) {
  EXPECT_THAT(PageOfXml("<doc name=\"x\"><meta/><mainBody><p>lamps <authorialNote marker=\"1\">"
                        "<p>Oil.</p></authorialNote> burn</p></mainBody></doc>"),
              HasSubstr("lamps<a id="));
}

TEST(Page, SaysNothingOfAnIdentityThatIsNotThere) {
  EXPECT_THAT(PageOfXml("<doc name=\"x\"><meta/><mainBody><p>Text</p></mainBody></doc>"),
              Not(HasSubstr("<dl")));
}

TEST(Page, SameDocumentSameBytes) { EXPECT_EQ(PageOf("chinese"), PageOf("chinese")); }

}  // namespace
}  // namespace lexport
