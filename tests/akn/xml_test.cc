#include "lexport/xml.h"

#include <gtest/gtest.h>
#include <libxml/c14n.h>
#include <libxml/parser.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "akn/shared_files.h"

namespace lexport {
namespace {

constexpr char kOpen[] = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">";

std::string Wrapped(const std::string& inside) { return kOpen + inside + "</akomaNtoso>"; }

std::optional<Document> Read(const std::string& xml, Findings* findings, ReadOptions options = {}) {
  return ReadXml(xml, "x.xml", options, findings);
}

std::string Written(const Document& document, bool indent = false, bool declaration = false) {
  std::string out;
  WriteXml(document, &out, {.declaration = declaration, .indent = indent});
  return out;
}

// Reads and writes `xml` without changing its layout.
std::string Again(const std::string& xml) {
  Findings findings;
  auto document = Read(xml, &findings, {.keep_layout = true});
  return document ? Written(*document) : "FAILED " + findings.at(0).message;
}

// Canonical XML (with comments); `bytes` is well-formed or the result is empty.
std::string Canonical(const std::string& bytes) {
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
      xmlFreeDoc);
  if (doc == nullptr) return "";
  xmlChar* out = nullptr;
  const int size = xmlC14NDocDumpMemory(doc.get(), nullptr, XML_C14N_1_0, nullptr, 1, &out);
  if (size < 0) return "";
  const std::string canonical(reinterpret_cast<const char*>(out), static_cast<size_t>(size));
  xmlFree(out);
  return canonical;
}

TEST(XmlTest, CorpusIsTheSameAfterReadingAndWriting) {
  const auto files = CorpusFiles();
  if (files.empty()) GTEST_SKIP() << "no corpus here: ../shared/corpus/akn";
  size_t compared = 0;
  for (const auto& file : files) {
    const std::string bytes = FileContent(file);
    const std::string expected = Canonical(bytes);
    Findings findings;
    const auto document = Read(bytes, &findings, {.keep_layout = true});
    if (!findings.empty() && findings[0].rule == "xml.not-akn") continue;
    EXPECT_EQ(document.has_value(), !expected.empty())
        << file << (findings.empty() ? "" : ": " + findings[0].message);
    if (!document || bytes.find("<akn:akomaNtoso") != std::string::npos ||
        bytes.find("<an:akomaNtoso") != std::string::npos) {
      continue;
    }
    EXPECT_TRUE(Canonical(Written(*document)) == expected) << file;
    ++compared;
  }
  EXPECT_GT(compared, 100u);
}

TEST(XmlTest, CorpusIsStableOnceIndented) {
  const auto files = CorpusFiles();
  if (files.empty()) GTEST_SKIP() << "no corpus here: ../shared/corpus/akn";
  for (const auto& file : files) {
    Findings findings;
    const auto document = Read(FileContent(file), &findings);
    if (!document) continue;
    const std::string once = Written(*document, true, true);
    const auto again = Read(once, &findings);
    ASSERT_TRUE(again.has_value()) << file << ": " << findings[0].message;
    EXPECT_TRUE(Written(*again, true, true) == once) << file;
    std::string text, text_again;
    document->root().AppendTextTo(&text);
    again->root().AppendTextTo(&text_again);
    EXPECT_TRUE(text == text_again) << file;
  }
}

TEST(XmlTest, PrefixedAknElementsAreWrittenWithoutPrefix) {
  const std::string ns = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
  const std::string written =
      Again("<akn:akomaNtoso xmlns:akn=\"" + ns + "\"><akn:act name=\"a\"/></akn:akomaNtoso>");
  EXPECT_EQ(written, "<akomaNtoso xmlns=\"" + ns + "\" xmlns:akn=\"" + ns +
                         "\"><act name=\"a\"/></akomaNtoso>\n");
}

// Wherever they stand in a text, and however long it is.
TEST(XmlTest, EscapesEveryCharacterInItsPlace) {
  const std::vector<std::pair<std::string, std::string>> kPairs = {
      {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\r", "&#13;"},
      {"\x02", ""},   {"\"", "\""},  {"é", "é"},    {"\xC3", "\xEF\xBF\xBD"}};
  for (const auto& [character, written] : kPairs) {
    for (size_t before = 0; before < 36; ++before) {
      for (size_t behind = 0; behind < 36; behind += 5) {
        Document document;
        const NodeId p = document.AppendElement(kNoNode, Tag::kP);
        document.AppendText(p, std::string(before, 'a') + character + std::string(behind, 'b'));
        const std::string out = Written(document);
        const std::string inside = std::string(before, 'a') + written + std::string(behind, 'b');
        ASSERT_NE(out.find(">" + inside + "</p>"), std::string::npos) << out;
      }
    }
  }
}

TEST(XmlTest, WritesTextsAndNamesOfAnyLength) {
  for (const size_t size : {0u, 1u, 15u, 16u, 17u, 1023u, 1024u, 1025u, 4095u, 4096u, 70000u}) {
    Document document;
    const NodeId p = document.AppendElement(kNoNode, Tag::kP);
    const std::string text(size, 'x');
    document.SetForeignAttribute(p, "n" + text, text);
    document.AppendText(p, text + "&" + text);
    EXPECT_NE(
        Written(document).find(" n" + text + "=\"" + text + "\">" + text + "&amp;" + text + "</p>"),
        std::string::npos)
        << size;
  }
}

TEST(XmlTest, EscapesSurvive) {
  const std::string xml = Wrapped(
      "<act name=\"a&#9;b&#10;c&#13;&quot;&amp;&lt;'>\"><p>1 &lt; 2 &amp;&#13; ]]&gt; \"'"
      "</p></act>");
  EXPECT_EQ(Again(xml), xml + "\n");
}

TEST(XmlTest, EntitiesAndCdataBecomeText) {
  EXPECT_EQ(Again(Wrapped("<p>a<![CDATA[<b>&]]>c&#x41;&apos;\r\nd</p>")),
            Wrapped("<p>a&lt;b&gt;&amp;cA'\nd</p>") + "\n");
}

TEST(XmlTest, LongTextOfManyPiecesIsOneNode) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 7 == 0 ? "\xE2\x82\xAC" : i % 11 == 0 ? "\n" : "x";
  Findings findings;
  const auto document = Read(Wrapped("<p>" + text + "</p>"), &findings);
  const Node p = document->root().first_child();
  EXPECT_EQ(p.first_child().text(), text);
  EXPECT_FALSE(p.first_child().next_sibling());
}

TEST(XmlTest, ForeignContentCommentsAndInstructionsAreKept) {
  const std::string xml =
      "<?xml-stylesheet href=\"a.xsl\"?>\n<!-- before -->\n" +
      Wrapped(
          "<!--in--><p xmlns:x=\"urn:x\" x:y=\"1\" odd=\"2\"><x:e><f/></x:e>"
          "<math xmlns=\"urn:m\"><mi>a</mi><p xmlns=\"\"/></math><i/><unknown/></p><?pi d?>") +
      "\n<!-- after -->\n";
  EXPECT_EQ(Again(xml), xml);
}

TEST(XmlTest, DraftNamespaceIsReadAndWrittenBack) {
  const std::string xml =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13\"><act/>"
      "</akomaNtoso>\n";
  EXPECT_EQ(Again(xml), xml);
  Findings findings;
  EXPECT_EQ(Read(xml, &findings)->main().tag(), Tag::kAct);
  EXPECT_FALSE(Read(xml, &findings, {.accept_drafts = false}).has_value());
  EXPECT_EQ(findings.at(0).rule, "xml.not-akn");
}

TEST(XmlTest, SourceIsTheOffsetOfTagAndText) {
  const std::string xml = "\xEF\xBB\xBF" + Wrapped("<act\n name='<>'><p >text</p></act>");
  Findings findings;
  EXPECT_FALSE(Read(xml, &findings).has_value()) << "< in a value";
  const std::string good = "\xEF\xBB\xBF" + Wrapped("<act\n name='>'><p >t\xC3\xA9xt</p></act>");
  const auto document = Read(good, &findings);
  const Node act = document->main();
  EXPECT_EQ(act.source(), good.find("<act"));
  EXPECT_EQ(act.first_child().source(), good.find("<p "));
  EXPECT_EQ(act.first_child().first_child().source(), good.find("t\xC3\xA9xt"));
}

TEST(XmlTest, IndentsOnlyWhereWhiteSpaceMeansNothing) {
  Findings findings;
  const auto document =
      Read(Wrapped("<act><body><article><num>1</num><content><p>a <b>b</b>"
                   "<authorialNote><p>n</p></authorialNote></p></content></article>"
                   "</body></act>"),
           &findings);
  EXPECT_EQ(Written(*document, true),
            std::string(kOpen) +
                "\n  <act>\n    <body>\n      <article>\n        <num>1</num>\n        <content>\n"
                "          <p>a <b>b</b><authorialNote><p>n</p></authorialNote></p>\n        "
                "</content>\n      </article>\n    </body>\n"
                "  </act>\n</akomaNtoso>\n");
}

TEST(XmlTest, CharactersThatXmlLacksAreNeverWritten) {
  Document document;
  const NodeId root = document.AppendElement(kNoNode, Tag::kAkomaNtoso);
  const NodeId p = document.AppendElement(root, Tag::kP);
  const std::string bad("a\0b\x01\x1F\xEF\xBF\xBE\xEF\xBF\xBF\xED\xA0\x80\xFF\xC3z", 18);
  document.AppendText(p, bad);
  document.SetAttribute(p, Attr::kClass, bad);
  document.AppendComment(root, "a--b---c-" + bad + "-");
  document.AppendProcessingInstruction(root, "x a?>b" + bad);
  const std::string written = Written(document);
  Findings findings;
  const auto again = Read(written, &findings);
  ASSERT_TRUE(again.has_value()) << findings[0].message;
  const std::string_view text = again->root().first_child().first_child().text();
  EXPECT_TRUE(text.starts_with("ab"));
  EXPECT_TRUE(text.ends_with("z"));
}

struct Hostile {
  const char* name;
  std::string xml;
  const char* rule;
};

std::string Utf16(const std::string& ascii, bool big_endian, bool mark) {
  std::string out = !mark ? "" : big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (char c : ascii) out += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

std::string Repeated(const std::string& s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

std::vector<Hostile> HostileInputs() {
  std::string attributes, prefixes;
  for (int i = 0; i < 20000; ++i) attributes += " a" + std::to_string(i) + "=''";
  for (int i = 0; i < 200; ++i) prefixes += " xmlns:n" + std::to_string(i) + "='urn:x'";
  const std::string lol = "<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]>";
  return {
      {"empty", "", "xml.not-well-formed"},
      {"white space", "  \n", "xml.not-well-formed"},
      {"text", "Article 1", "xml.not-well-formed"},
      {"cut off", Wrapped("<act>").substr(0, 90), "xml.not-well-formed"},
      {"mismatch", Wrapped("<act></bill>"), "xml.not-well-formed"},
      {"junk behind", Wrapped("<act/>") + "x", "xml.not-well-formed"},
      {"two roots", Wrapped("<act/>") + Wrapped(""), "xml.not-well-formed"},
      {"unknown entity", Wrapped("<p>&nbsp;</p>"), "xml.not-well-formed"},
      {"unbound prefix", Wrapped("<x:p/>"), "xml.not-well-formed"},
      {"same attribute twice", Wrapped("<p class='a' class='b'/>"), "xml.not-well-formed"},
      {"control character", Wrapped("<p>\x01</p>"), "xml.not-well-formed"},
      {"NUL", Wrapped(std::string("<p>a\0b</p>", 10)), "xml.not-well-formed"},
      {"NUL by reference", Wrapped("<p>&#0;</p>"), "xml.not-well-formed"},
      {"bare DOCTYPE", "<!DOCTYPE akomaNtoso>" + Wrapped("<act/>"), "xml.doctype"},
      {"entities", lol + Wrapped("<p>&b;</p>"), "xml.doctype"},
      {"external DTD", "<!DOCTYPE a SYSTEM 'http://localhost:9/x.dtd'>" + Wrapped(""),
       "xml.doctype"},
      {"external entity",
       "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + Wrapped("<p>&e;</p>"),
       "xml.doctype"},
      {"XML 1.1", "<?xml version='1.1'?>" + Wrapped("<act/>"), "xml.version"},
      {"broken UTF-8", Wrapped("<p>\xC3(</p>"), "xml.encoding"},
      {"overlong", Wrapped("<p>\xC0\xAF</p>"), "xml.encoding"},
      {"surrogate", Wrapped("<p>\xED\xA0\x80</p>"), "xml.encoding"},
      {"U+FFFE", Wrapped("<p>\xEF\xBF\xBE</p>"), "xml.not-well-formed"},
      {"Latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?>" + Wrapped("<act/>"),
       "xml.encoding"},
      {"mark against declaration",
       "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-16'?>" + Wrapped("<act/>"), "xml.encoding"},
      {"UTF-16 that says UTF-8",
       Utf16("<?xml version='1.0' encoding='UTF-8'?>" + Wrapped("<act/>"), false, true),
       "xml.encoding"},
      {"UTF-7", "<?xml version='1.0' encoding='UTF-7'?>" + Wrapped("<act/>"), "xml.encoding"},
      {"odd UTF-16", Utf16(Wrapped("<act/>"), true, true) + "x", "xml.encoding"},
      {"deep", Wrapped(Repeated("<i>", 100000)), "xml.limit"},
      {"many attributes", Wrapped("<p" + attributes + "/>"), "xml.limit"},
      {"many prefixes", Wrapped("<p" + prefixes + "><p" + prefixes + "/></p>"), "xml.limit"},
      {"20 MB value", Wrapped("<p class='" + std::string(20u << 20, 'x') + "'/>"),
       "xml.not-well-formed"},
      {"other root", "<html/>", "xml.not-akn"},
      {"other namespace", "<akomaNtoso xmlns='urn:x'/>", "xml.not-akn"},
      {"fragment", "<act xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'/>",
       "xml.not-akn"},
  };
}

TEST(XmlTest, HostileInputsAreOneFindingEach) {
  for (const Hostile& hostile : HostileInputs()) {
    Findings findings;
    EXPECT_FALSE(Read(hostile.xml, &findings).has_value()) << hostile.name;
    ASSERT_EQ(findings.size(), 1u) << hostile.name;
    EXPECT_EQ(findings[0].rule, hostile.rule) << hostile.name << ": " << findings[0].message;
    EXPECT_EQ(findings[0].severity, Severity::kError) << hostile.name;
    EXPECT_EQ(findings[0].where.file, "x.xml");
    EXPECT_FALSE(findings[0].message.empty() || findings[0].message.ends_with('\n'));
  }
}

TEST(XmlTest, GoodEncodingsAreRead) {
  const std::string body = Wrapped("<act name=\"a\"/>");
  for (const std::string& xml :
       {body, "\xEF\xBB\xBF" + body, "<?xml version='1.0' encoding='utf-8'?>" + body,
        Utf16(body, false, true), Utf16(body, true, true), Utf16(body, false, false),
        Utf16("<?xml version='1.0' encoding='UTF-16'?>" + body, true, true)}) {
    EXPECT_EQ(Again(xml), body + "\n");
  }
}

TEST(XmlTest, ErrorsSayTheLine) {
  Findings findings;
  Read(Wrapped("\n<act>\n  <p>&nope;</p></act>"), &findings);
  EXPECT_EQ(findings.at(0).where.line, 3u);
  EXPECT_EQ(findings.at(0).where.source_line, "  <p>&nope;</p></act></akomaNtoso>");
}

TEST(XmlTest, EqualSignsInTextAreNoAttributes) {
  const std::string many = Repeated("a = b ", 2000);
  for (const std::string& inside :
       {"<p>" + many + "</p>", "<!-- <x " + many + "> -->", "<p><![CDATA[<x " + many + ">]]></p>",
        "<?x <y " + many + "?>"}) {
    Findings findings;
    EXPECT_TRUE(Read(Wrapped(inside), &findings).has_value()) << inside.substr(0, 10);
  }
}

TEST(XmlTest, DepthOptionIsHeld) {
  Findings findings;
  EXPECT_TRUE(Read(Wrapped(Repeated("<i>", 255) + Repeated("</i>", 255)), &findings).has_value());
  EXPECT_FALSE(Read(Wrapped(Repeated("<i>", 256) + Repeated("</i>", 256)), &findings).has_value());
  EXPECT_TRUE(
      Read(Wrapped(Repeated("<i>", 999) + Repeated("</i>", 999)), &findings, {.max_depth = 1000})
          .has_value());
}

}  // namespace
}  // namespace lexport
