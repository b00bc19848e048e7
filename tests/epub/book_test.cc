// What a reader finds in a book: its pages, notes, links, contents and what it says of itself.

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

constexpr char kOpen[] = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">";

Document ReadDocument(const std::string& xml) {
  Findings findings;
  auto document = ReadXml(xml, "x.xml", {}, &findings);
  EXPECT_TRUE(document) << (findings.empty() ? "" : findings[0].message);
  return document ? std::move(*document) : Document();
}

Document Named(const std::string& name) {
  return ReadDocument(FileContent("tests/epub/documents/" + name + ".xml"));
}

Book BookOf(const Document& document, const EpubOptions& options = {}) {
  std::string bytes;
  Findings findings;
  EXPECT_TRUE(WriteEpub(document, options, &bytes, &findings));
  auto book = ReadBook(bytes);
  EXPECT_TRUE(book);
  return book ? std::move(*book) : Book();
}

// A document whose body is `body`.
Book BookOfBody(const std::string& body, const EpubOptions& options = {}) {
  return BookOf(ReadDocument(std::string(kOpen) + "<doc name=\"x\"><meta/><mainBody>" + body +
                             "</mainBody></doc></akomaNtoso>"),
                options);
}

// All content files, one behind the other.
std::string TextFiles(const Book& book) {
  std::string all;
  for (const std::string& name : book.spine) all += book.files.at(name);
  return all;
}

TEST(Book, EveryTopLevelUnitHasItsFile) {
  const Book book = BookOf(Named("report"));
  // Title page, two sections, the annex.
  ASSERT_EQ(book.spine.size(), 4u);
  EXPECT_THAT(book.files.at(book.spine[0]), HasSubstr("Report of the expert"));
  EXPECT_THAT(book.files.at(book.spine[1]), HasSubstr("Introduction"));
  EXPECT_THAT(book.files.at(book.spine[2]), HasSubstr("Activities"));
  EXPECT_THAT(book.files.at(book.spine[3]), HasSubstr("Everyone may make a map"));
  EXPECT_EQ(FaultsOf(book), std::vector<std::string>());
}

TEST(Book, LargeUnitsAreDividedAndSmallOnesWithoutHeadingsAreNot) {
  std::string body;
  for (int i = 0; i < 200; ++i) {
    body += "<paragraph eId=\"p" + std::to_string(i) + "\"><num>" + std::to_string(i) +
            ".</num><content><p>" + std::string(200, 'w') + "</p></content></paragraph>";
  }
  EpubOptions options;
  options.max_part_bytes = 10000;
  const Book parts = BookOfBody(
      "<section eId=\"s\"><num>I.</num><heading>H</heading>" + body + "</section>", options);
  EXPECT_GT(parts.spine.size(), 4u);
  EXPECT_LT(parts.spine.size(), 20u);
  for (const std::string& name : parts.spine) EXPECT_LT(parts.files.at(name).size(), 30000u);
  EXPECT_EQ(FaultsOf(parts), std::vector<std::string>());
  EXPECT_EQ(BookOfBody(body).spine.size(), 2u);
}

TEST(Book, NotesAreLinkedBothWaysAndKeepTheirMarkers) {
  const std::string text = TextFiles(BookOf(Named("report")));
  EXPECT_THAT(text, HasSubstr("<a id=\"noteref-1\" class=\"noteref\" epub:type=\"noteref\" "
                              "role=\"doc-noteref\" href=\"#authorialNote_1\">*</a>"));
  EXPECT_THAT(text, HasSubstr("<aside epub:type=\"footnote\" role=\"doc-footnote\" "
                              "id=\"authorialNote_1\" class=\"note labelled\"><a class=\"num gen\" "
                              "role=\"doc-backlink\" href=\"#noteref-1\">*</a> <p>Submitted"));
  // The fourth note has no marker in the document; notes count through all files.
  EXPECT_THAT(text, HasSubstr("class=\"noteref gen\" epub:type=\"noteref\" role=\"doc-noteref\" "
                              "href=\"#authorialNote_4\">4</a>"));
  EXPECT_THAT(text, HasSubstr("The text of this note is missing."));
}

TEST(Book, NavigationHasNoNotes) {
  const Book book = BookOf(Named("report"));
  EXPECT_THAT(book.nav, HasSubstr(">II. Activities</a>"));
  EXPECT_THAT(book.nav, HasSubstr(">Report of the expert on the drawing of maps</a>"));
}

TEST(Book, ContentsFollowTheHierarchy) {
  const Book book = BookOf(Named("report"));
  EXPECT_THAT(book.nav, HasSubstr("part-0002.xhtml#sec_II\">II. Activities</a><ol>\n"
                                  "<li><a href=\"part-0002.xhtml#sec_II__dvs_A\">A. Visits</a>"));
  EXPECT_THAT(book.nav, HasSubstr("Annex: Draft declaration on maps</a><ol>"));
  EXPECT_THAT(book.nav, HasSubstr("Article 2 Makers</a>"));
}

TEST(Book, ItsSummarySaysWhatIsInIt) {
  const auto summary = [](const std::string& body) {
    const std::string package = BookOfBody(body).package;
    const size_t at = package.find("accessibilitySummary");
    return package.substr(at, package.find("</meta>", at) - at);
  };
  EXPECT_THAT(summary("<p>Text</p>"), Not(HasSubstr("otes")));
  EXPECT_THAT(summary("<p>Text</p>"), Not(HasSubstr("Pictures")));
  EXPECT_THAT(summary("<p>Text<authorialNote marker=\"1\"><p>Note</p></authorialNote></p>"),
              HasSubstr("Notes are linked both ways."));
  EXPECT_THAT(summary("<p><img src=\"x.png\"/></p>"), HasSubstr("Pictures are not in the book"));
}

TEST(Book, SaysNothingThatOnlyFillsAPlaceInTheMetadata) {
  const Book book = BookOf(ReadDocument(
      std::string(kOpen) +
      "<doc name=\"x\"><meta><identification><FRBRWork><FRBRthis value=\"/akn/un/doc/1900/x\"/>"
      "<FRBRdate date=\"1900-01-01\" name=\"undated\"/><FRBRauthor href=\"#unknown\"/></FRBRWork>"
      "<FRBRExpression><FRBRdate date=\"9999-01-01\" name=\"\"/></FRBRExpression>"
      "<FRBRManifestation><FRBRdate date=\"1900-01-01\" name=\"markup\"/></FRBRManifestation>"
      "</identification><references><TLCOrganization eId=\"unknown\" "
      "href=\"/akn/ontology/organization/un/unknown\" showAs=\"Unknown\"/></references></meta>"
      "<mainBody><p>Text.</p></mainBody></doc></akomaNtoso>"));
  for (const char* said : {"dc:date", "dc:creator"})
    EXPECT_THAT(book.package, Not(HasSubstr(said)));
  // The container wants a date of change; this one is nobody's.
  EXPECT_THAT(book.package, HasSubstr(">1970-01-01T00:00:00Z<"));
  for (const char* said : {"Unknown", ">1900<", ">9999<"}) {
    EXPECT_THAT(TextFiles(book), Not(HasSubstr(said)));
  }
}

TEST(Book, PageListIsInOrderAndLeadsToTheBreaks) {
  const Book book = BookOf(Named("report"));
  // Pages 3 and 4 end in the text, so 3, 4 and 5 begin.
  const size_t list = book.nav.find("epub:type=\"page-list\"");
  ASSERT_NE(list, std::string::npos);
  const std::string pages = book.nav.substr(list);
  const size_t third = pages.find("#page-3\">3</a>"), fourth = pages.find("#eop_3\">4</a>"),
               fifth = pages.find("#eop_4\">5</a>");
  ASSERT_NE(fifth, std::string::npos);
  EXPECT_LT(third, fourth);
  EXPECT_LT(fourth, fifth);
  EXPECT_THAT(TextFiles(book), HasSubstr("<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" "
                                         "id=\"eop_3\" aria-label=\"4\"></span>"));
  EXPECT_THAT(book.package, HasSubstr("<meta property=\"pageBreakSource\">A/X/12</meta>"));
  EXPECT_THAT(book.package, HasSubstr("pageBreakMarkers"));
  EXPECT_THAT(BookOfBody("<p>x</p>").package, Not(HasSubstr("pageBreak")));
}

TEST(Book, ReferencesLeadInsideTheBookOrToTheResolver) {
  const std::string text = TextFiles(BookOf(Named("report")));
  EXPECT_THAT(text, HasSubstr("<a href=\"part-0002.xhtml#sec_II__dvs_A\">section II.A</a>"));
  EXPECT_THAT(text,
              HasSubstr("<a href=\"part-0003.xhtml#att_1__art_2\">article 2 of the annex</a>"));
  EXPECT_THAT(text, HasSubstr("href=\"https://www.example.org/maps?a=1&amp;b=2\""));
  EXPECT_THAT(text, HasSubstr("<span class=\"ref\">resolution 26/6</span>"));
  EpubOptions options;
  options.resolver = "https://resolver.example";
  EXPECT_THAT(TextFiles(BookOf(Named("report"), options)),
              HasSubstr("<a href=\"https://resolver.example/akn/un/statement/deliberation/un-organ/"
                        "2000/26-6/!main\">resolution 26/6</a>"));
}

TEST(Book, AReferenceToTheDocumentByItsIriLeadsInside) {
  const Book book = BookOf(ReadDocument(
      std::string(kOpen) +
      "<doc name=\"x\"><meta><identification><FRBRWork><FRBRthis "
      "value=\"/akn/x/!main\"/></FRBRWork>"
      "</identification></meta><mainBody><section eId=\"s1\"><heading>A</heading><content><p>"
      "<ref href=\"/akn/x/!main~s1\">here</ref><ref href=\"/akn/y/!main~s1\">there</ref>"
      "<ref href=\"#none\">nowhere</ref></p></content></section></mainBody></doc></akomaNtoso>"));
  const std::string text = TextFiles(book);
  EXPECT_THAT(text, HasSubstr("<a href=\"#s1\">here</a>"));
  EXPECT_THAT(text,
              HasSubstr("<span class=\"ref\">there</span><span class=\"ref\">nowhere</span>"));
}

TEST(Book, LanguageAndDirectionChangeWhereTheTextDoes) {
  const Book report = BookOf(Named("report"));
  EXPECT_THAT(report.files.at(report.spine[1]),
              HasSubstr("lang=\"en\" xml:lang=\"en\" dir=\"ltr\""));
  const std::string text = TextFiles(report);
  EXPECT_THAT(text, HasSubstr("lang=\"fr\" xml:lang=\"fr\">carte"));
  EXPECT_THAT(text, HasSubstr("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">"));
  const Book arabic = BookOf(Named("arabic"));
  EXPECT_THAT(arabic.files.at(arabic.spine[1]),
              HasSubstr("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""));
  EXPECT_THAT(arabic.package, HasSubstr("page-progression-direction=\"rtl\""));
  EXPECT_THAT(TextFiles(arabic), HasSubstr("<p lang=\"en\" xml:lang=\"en\" dir=\"ltr\">This"));
  EXPECT_THAT(BookOf(Named("chinese")).package, HasSubstr("<dc:language>zh</dc:language>"));
}

TEST(Book, SaysWhatItIs) {
  const std::string package = BookOf(Named("report")).package;
  EXPECT_THAT(package,
              HasSubstr("<dc:title>Report of the expert on the drawing of maps</dc:title>"));
  EXPECT_THAT(package, HasSubstr("<dc:creator>Council of Examples</dc:creator>"));
  EXPECT_THAT(package, HasSubstr("<dc:date>2001-04-25</dc:date>"));
  EXPECT_THAT(package,
              HasSubstr("<meta property=\"dcterms:modified\">2001-05-02T00:00:00Z</meta>"));
  EXPECT_THAT(package, HasSubstr("<dc:identifier>/akn/un/doc/paper/un-organ/2001-04-25/A-X-12/"
                                 "eng@/!main</dc:identifier>"));
  // Version 5 UUID of the expression's IRI; the same in every run.
  EXPECT_THAT(package, testing::ContainsRegex("urn:uuid:[0-9a-f-]{14}5[0-9a-f-]{21}<"));
}

TEST(Book, ClaimsConformanceOnlyWhenTold) {
  EXPECT_THAT(BookOf(Named("report")).package, Not(HasSubstr("conformsTo")));
  EpubOptions options;
  options.conforms_to = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA";
  options.certified_by = "Someone";
  const std::string package = BookOf(Named("report"), options).package;
  EXPECT_THAT(package, HasSubstr(">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>"));
  EXPECT_THAT(package, HasSubstr("<meta property=\"a11y:certifiedBy\" refines=\"#conformance\">"
                                 "Someone</meta>"));
}

TEST(Book, QuotationMarksOfAttributesAreShownOnce) {
  const std::string text = TextFiles(BookOf(Named("report")));
  EXPECT_THAT(text, HasSubstr("<span class=\"mark gen\">“</span>1."));
  EXPECT_THAT(text, HasSubstr("drawn by hand.<span class=\"mark gen\">”</span>"));
  const std::string printed = TextFiles(
      BookOfBody("<p><quotedText startQuote=\"“\" endQuote=\"”\">“in the text”</quotedText></p>"));
  EXPECT_THAT(printed, Not(HasSubstr("mark gen")));
}

TEST(Book, PicturesBecomeWords) {
  const Book book = BookOf(Named("report"));
  EXPECT_THAT(TextFiles(book), HasSubstr("<span class=\"gen\">Image</span>: a compass rose]"));
  EXPECT_THAT(book.package, Not(HasSubstr("legend.png")));
}

TEST(Book, MathAndDrawingsAreKeptWhenABookTakesThem) {
  const Book kept = BookOfBody(
      "<tblock><foreign><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>a</mi>"
      "<mn>2</mn></mfrac></math></foreign></tblock>");
  EXPECT_THAT(TextFiles(kept), HasSubstr("<mfrac><mi>a</mi><mn>2</mn></mfrac>"));
  EXPECT_THAT(kept.package, HasSubstr("properties=\"mathml\""));
  const Book text = BookOfBody(
      "<tblock><foreign><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script>"
      "<text>words</text></svg></foreign></tblock>");
  EXPECT_THAT(TextFiles(text), Not(HasSubstr("<script")));
  EXPECT_THAT(TextFiles(text), HasSubstr("words"));
  EXPECT_THAT(text.package, Not(HasSubstr("\"svg\"")));
}

TEST(Book, StylesThatCouldHideTextAreLeftOut) {
  const std::string text = TextFiles(BookOfBody(
      "<p style=\"text-align:center; display:none; background:url(http://x/y)\">shown</p>"));
  EXPECT_THAT(text, HasSubstr("<p style=\"text-align: center\">shown</p>"));
}

TEST(Book, ALinkInALinkInterruptsIt) {
  const Book book = BookOfBody(
      "<p><ref href=\"http://example.org/\">see <b>there</b><authorialNote marker=\"1\"><p>n</p>"
      "</authorialNote> and here</ref></p>");
  EXPECT_EQ(FaultsOf(book), std::vector<std::string>());
  EXPECT_THAT(TextFiles(book),
              HasSubstr("<a href=\"http://example.org/\">see <b>there</b></a><a "));
}

TEST(Book, NamesThatAreNoXmlNamesOrStandTwiceStillLeadToTheirUnits) {
  const Book book = BookOfBody(
      "<section eId=\"1 a\"><heading>A</heading><content><p><ref "
      "href=\"#dup\">x</ref></p></content>"
      "</section><section eId=\"dup\"><heading>B</heading><content><p eId=\"dup\">y</p></content>"
      "</section>");
  EXPECT_EQ(FaultsOf(book), std::vector<std::string>());
  EXPECT_THAT(TextFiles(book), HasSubstr("id=\"id-1_a\""));
}

TEST(Book, HeadingsBeyondTheSixthRankAndEmptyOnesAreSound) {
  std::string body = "<p>deep</p>";
  for (int i = 9; i > 0; --i) {
    body = "<section><num>" + std::to_string(i) + ".</num><heading>H</heading>" +
           (i == 9 ? "<content>" + body + "</content>" : body) + "</section>";
  }
  const Book book =
      BookOfBody(body + "<section><num/><heading/><content><p>e</p></content></section>");
  EXPECT_EQ(FaultsOf(book), std::vector<std::string>());
  EXPECT_THAT(TextFiles(book), Not(HasSubstr("<h7")));
  EXPECT_THAT(TextFiles(book), Not(testing::ContainsRegex("<h[1-6][^>]*></h")));
}

TEST(Book, EveryElementOfTheVocabularyIsShown) {
  for (size_t i = static_cast<size_t>(Tag::kForeignElement) + 1; i < kTagCount; ++i) {
    const Tag tag = static_cast<Tag>(i);
    if (KindOf(tag) == ElementKind::kMeta || KindOf(tag) == ElementKind::kRoot) continue;
    Document document =
        ReadDocument(std::string(kOpen) + "<doc name=\"x\"><meta/><mainBody/></doc></akomaNtoso>");
    const NodeId body = document.main().child(Tag::kMainBody).id();
    document.AppendText(document.AppendElement(body, tag), "shown words");
    std::string bytes;
    Findings findings;
    ASSERT_TRUE(WriteEpub(document, {}, &bytes, &findings)) << TagName(tag);
    const auto book = ReadBook(bytes);
    ASSERT_TRUE(book) << TagName(tag);
    const bool empty_by_schema = ContentOf(tag) == ContentKind::kEmpty;
    EXPECT_TRUE(empty_by_schema || TextFiles(*book).find("shown words") != std::string::npos)
        << TagName(tag);
    EXPECT_EQ(FaultsOf(*book), std::vector<std::string>()) << TagName(tag);
  }
}

}  // namespace
}  // namespace lexport
