// What people read: one message a fault, where it is, what would have been right.

#include <gtest/gtest.h>

#include <cstring>

#include "validate/checked.h"

namespace lexport {
namespace {

// The text between the n-th `open` and the end of the line: to say where a fault is.
Location PlaceOf(const std::string& xml, std::string_view needle) {
  Location where;
  where.offset = xml.find(needle);
  where.line = 1;
  where.column = 1;
  for (size_t i = 0; i < where.offset; ++i) {
    const bool end = xml[i] == '\n';
    where.line += end ? 1 : 0;
    where.column = end ? 1 : where.column + ((xml[i] & 0xC0) != 0x80 ? 1 : 0);
  }
  return where;
}

struct Fault {
  const char* content;  // of the article
  const char* rule;
  const char* at;        // what the finding points at
  const char* message;   // part of it
  const char* expected;  // the first; "" for none
  const char* fix;       // part of it
};

TEST(Messages, OneFaultOneMessage) {
  const Fault faults[] = {
      {"<p>x</p><paragraf/>", "schema.unknown-element", "<paragraf", "no element <paragraf>",
       "block", "<paragraph>"},
      {"<p eId=\"a\">x</p>\n<p eId=\"a\">y</p>", "schema.duplicate-eid", "<p eId=\"a\">y",
       "\"a\" was given before, on line 31", "", ""},
      {"<p GUID=\"a\">x</p>\n<p GUID=\"a\">y</p>", "schema.duplicate-guid", "<p GUID=\"a\">y",
       "on line 31", "", ""},
      {"<p xml:id=\"a\">x</p>\n<p xml:id=\"a\">y</p>", "schema.duplicate-id", "<p xml:id=\"a\">y",
       "on line 31", "", ""},
      {"<p>see <ref>1</ref></p>", "schema.missing-attribute", "<ref>",
       "lacks the attribute \"href\"", "", "href="},
      {"<p>see <ref herf=\"#a\" href=\"#a\">1</ref></p>", "schema.unknown-attribute", "<ref",
       "\"herf\" is not allowed on <ref>", "", ""},
      {"<p statsu=\"removed\">x</p>", "schema.unknown-attribute", "<p statsu", "\"statsu\"",
       "status", "did you mean status?"},
      {"<p status=\"remowed\">x</p>", "schema.attribute-value", "<p status", "\"remowed\"",
       "removed", "did you mean removed?"},
      {"<table><tr><td colspan=\"two\"><p>x</p></td></tr></table>", "schema.attribute-value", "<td",
       "a whole number", "", ""},
      {"stray<p>x</p>", "schema.text-not-allowed", "stray", "the text \"stray\"", "p", "<p>"},
      {"<p>x<br>y</br></p>", "schema.text-not-allowed", "y</br", "which must be empty", "", ""},
      {"<blockList/>", "schema.missing-element", "<blockList", "is empty but needs <item>", "item",
       ""},
      {"<blockList><p>x</p></blockList>", "schema.unexpected-element", "<p>x</p></blockList",
       "<p> may not stand in <blockList>", "item", "put it inside <item>"},
      {"<table><td><p>x</p></td></table>", "schema.unexpected-element", "<td>",
       "<td> may not stand in <table>", "tr", "put it inside <tr>"},
      {"<p>x</p><section><content><p>y</p></content></section>", "schema.unexpected-element",
       "<section>", "<section> may not stand", "block", ""},
      {"<p>x</p><f:a xmlns:f=\"urn:f\"><f:b/></f:a>", "schema.unexpected-element", "<f:a",
       "of the namespace \"urn:f\"", "p", "<foreign>"},
      {"<p xmlns=\"\">x<i/></p><p>y</p>", "schema.unknown-element", "<p xmlns", "in no namespace",
       "p", "xmlns"},
  };
  for (const Fault& fault : faults) {
    const std::string xml = ActWith(fault.content);
    const Checked checked = Check(xml);
    EXPECT_FALSE(checked.valid) << fault.content;
    ASSERT_GE(checked.findings.size(), 1u) << fault.content;
    const Finding& finding = checked.findings[0];
    EXPECT_EQ(checked.rules(), fault.rule) << fault.content << ": " << finding.message;
    const Location place = PlaceOf(xml, fault.at);
    EXPECT_EQ(finding.where.line, place.line) << fault.content;
    EXPECT_EQ(finding.where.column, place.column) << fault.content;
    EXPECT_EQ(finding.where.offset, place.offset) << fault.content;
    EXPECT_NE(finding.message.find(fault.message), std::string::npos) << finding.message;
    EXPECT_EQ(finding.expected.empty() ? "" : finding.expected[0], fault.expected) << fault.content;
    EXPECT_NE(finding.fix.find(fault.fix), std::string::npos) << finding.fix;
    EXPECT_LE(finding.expected.size(), 12u) << fault.content;
    EXPECT_EQ(finding.message.find("http://docs.oasis"), std::string::npos) << finding.message;
  }
}

std::string Without(std::string xml, std::string_view begin, std::string_view end) {
  const size_t at = xml.find(begin);
  return xml.erase(at, xml.find(end, at) + end.size() - at);
}

TEST(Messages, AMissingElementIsNamedAtTheNextOne) {
  const std::string xml = Without(ActWith("<p>x</p>"), "<FRBRauthor", "/>");
  const Checked checked = Check(xml);
  ASSERT_EQ(checked.rules(), "schema.missing-element");
  EXPECT_EQ(checked.findings[0].where.line, PlaceOf(xml, "<FRBRcountry").line);
  EXPECT_EQ(checked.findings[0].expected, std::vector<std::string>{"FRBRauthor"});
  EXPECT_EQ(checked.findings[0].message,
            "<FRBRauthor> is missing before <FRBRcountry> in <FRBRWork>");
}

TEST(Messages, MissingMetaAndMissingBody) {
  Checked checked = Check(Without(ActWith("<p>x</p>"), "<meta>", "</meta>"));
  EXPECT_EQ(checked.rules(), "schema.missing-element");
  EXPECT_EQ(checked.findings[0].expected, std::vector<std::string>{"meta"});
  checked = Check(Without(ActWith("<p>x</p>"), "<body", "</body>"));
  EXPECT_EQ(checked.rules(), "schema.missing-element");
  EXPECT_EQ(checked.findings[0].where.xpath, "/akomaNtoso/act");
  EXPECT_EQ(checked.findings[0].expected, std::vector<std::string>{"body"});
}

TEST(Messages, AMisspeltElementIsNotMissedAsWell) {
  std::string xml = ActWith("<p>x</p>");
  for (const char* tag : {"<body", "</body"}) xml.insert(xml.find(tag) + strlen(tag), "y");
  const Checked checked = Check(xml);
  EXPECT_EQ(checked.rules(), "schema.unknown-element");
  EXPECT_EQ(checked.findings[0].fix, "did you mean <body>?");
}

TEST(Messages, PlaceIsGivenByEIdAndXPath) {
  const Checked checked =
      Check(ActWith("<p eId=\"p1\">x</p>\n<p eId=\"p2\">x<br/><b><ref>y</ref></b></p>"));
  ASSERT_EQ(checked.rules(), "schema.missing-attribute");
  EXPECT_EQ(checked.findings[0].where.eid, "p2");
  EXPECT_EQ(checked.findings[0].where.xpath,
            "/akomaNtoso/act/body/article[1]/content/p[2]/b[1]/ref[1]");
  EXPECT_EQ(checked.findings[0].where.source_line, "<p eId=\"p2\">x<br/><b><ref>y</ref></b></p>");
  EXPECT_EQ(checked.findings[0].where.file, "in.xml");
}

TEST(Messages, LinesBeyond65535AndColumnsInCodePoints) {
  const std::string xml = ActWith(std::string(70000, '\n') +
                                  "<p>\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 <ref>y</ref></p>");
  const Checked checked = Check(xml);
  ASSERT_EQ(checked.rules(), "schema.missing-attribute");
  EXPECT_EQ(checked.findings[0].where.line, PlaceOf(xml, "<ref>").line);
  EXPECT_GT(checked.findings[0].where.line, 70000u);
  EXPECT_EQ(checked.findings[0].where.column, 8u);
}

TEST(Messages, OffsetsInUtf16AreThoseOfTheFile) {
  std::string xml = ActWith("<p>x <ref>y</ref></p>");
  std::string utf16 = "\xFF\xFE";
  for (char c : xml) utf16 += {c, '\0'};
  const Checked checked = Check(utf16);
  ASSERT_EQ(checked.rules(), "schema.missing-attribute");
  EXPECT_EQ(checked.findings[0].where.offset, 2 + 2 * xml.find("<ref>"));
  EXPECT_EQ(checked.findings[0].where.line, PlaceOf(xml, "<ref>").line);
}

TEST(Messages, LineEndsOfAllKinds) {
  std::string xml = ActWith("<p>x</p>");
  for (char& c : xml) c = c == '\n' ? '\r' : c;
  xml = "\r\n\n" + xml.insert(xml.find("<p>"), "<p foo=\"\"/>");
  const Checked checked = Check(xml);
  ASSERT_EQ(checked.rules(), "schema.unknown-attribute");
  EXPECT_EQ(checked.findings[0].where.line, 33u);
  EXPECT_EQ(checked.findings[0].where.column, 1u);
}

TEST(Messages, AnEndTagThatIsMissingOrMisspeltIsOneFinding) {
  const std::string act = ActWith("<p>x</p>\n<p>y</p>\n<p>z</p>");
  std::string unclosed = act;
  unclosed.erase(unclosed.find("</p>"), 4);
  Checked checked = Check(unclosed);
  EXPECT_EQ(checked.rules(), "wellformed.tag-mismatch");
  EXPECT_EQ(checked.findings[0].expected, std::vector<std::string>{"</p>"});
  std::string misspelt = act;
  misspelt.replace(misspelt.find("<article"), 8, "<artcle");
  EXPECT_EQ(Check(misspelt).rules(), "wellformed.tag-mismatch");
}

TEST(Messages, AWrongRootIsOneFinding) {
  std::string html = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>";
  for (int i = 0; i < 500; ++i) html += "<p>x</p>";
  EXPECT_EQ(Check(html + "</body></html>").rules(), "schema.wrong-root");
  std::string act = ActWith("<p>x</p>");
  act.erase(act.find(" xmlns"), act.find('>') - act.find(" xmlns"));
  const Checked checked = Check(act);
  EXPECT_EQ(checked.rules(), "schema.wrong-root");
  EXPECT_NE(checked.findings[0].fix.find("add xmlns"), std::string::npos);
}

TEST(Messages, APartOfADocumentIsAllowedBySchemaAndWarnedOf) {
  const Checked checked =
      Check("<p xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">x</p>");
  EXPECT_TRUE(checked.valid);
  EXPECT_EQ(checked.rules(), "schema.partial-document");
  EXPECT_FALSE(HasSeverity(checked.findings, Severity::kError));
}

TEST(Messages, DraftNamespaces) {
  const char* drafts[] = {"http://www.akomantoso.org/1.0",
                          "http://www.akomantoso.org/2.0",
                          "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD03",
                          "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD06",
                          "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD11",
                          "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
                          "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17",
                          "http://Inhaltsdaten.LegalDocML.de/1.8.2/"};
  for (const char* draft : drafts) {
    std::string xml = ActWith("<p>x</p>");
    const std::string standard = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    xml.replace(xml.find(standard), standard.size(), draft);
    Checked checked = Check(xml);
    EXPECT_FALSE(checked.valid) << draft;
    EXPECT_EQ(checked.rules(), "schema.draft-namespace") << draft;
    EXPECT_EQ(checked.findings[0].where.line, 1u);
    ValidateOptions options;
    options.accept_drafts = true;
    checked = Check(xml, options);
    EXPECT_TRUE(checked.valid) << draft;
    EXPECT_EQ(checked.rules(), "schema.draft-namespace");
    EXPECT_EQ(checked.findings[0].severity, Severity::kNote);
    xml.insert(xml.find("<num>"), "<foo/>");
    EXPECT_EQ(Check(xml, options).rules(), "schema.draft-namespace schema.unknown-element");
  }
}

TEST(Messages, NamespacesOfNoVersionAreNoDrafts) {
  const std::string standard = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
  for (const char* wrong :
       {"http://docs.oasis-open.org/legaldocml/ns/akn/3.9",
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/",
        "http://docs.oasis-open.org/legaldocml/ns/akn/4.0/CSD01",
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/draft",
        "https://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        "http://docs.oasis-open.org/legaldocml/akn/3.0", "http://www.akomantoso.org/7.0"}) {
    std::string xml = ActWith("<p>x</p>");
    xml.replace(xml.find(standard), standard.size(), wrong);
    for (const bool accept : {false, true}) {
      ValidateOptions options;
      options.accept_drafts = accept;
      const Checked checked = Check(xml, options);
      EXPECT_FALSE(checked.valid) << wrong;
      ASSERT_EQ(checked.rules(), "schema.wrong-root") << wrong;
      EXPECT_NE(checked.findings[0].message.find("no known version"), std::string::npos) << wrong;
      EXPECT_EQ(checked.findings[0].fix, "did you mean " + standard + "?");
    }
  }
}

TEST(Messages, RulesCanBeLeftOut) {
  const std::string xml = ActWith("<p foo=\"1\" status=\"x\">a</p>");
  ValidateOptions options;
  options.ignore = {"schema.unknown-attribute"};
  Checked checked = Check(xml, options);
  EXPECT_EQ(checked.rules(), "schema.attribute-value");
  EXPECT_FALSE(checked.valid);
  options = {};
  options.only = {"wellformed."};
  checked = Check(xml, options);
  EXPECT_EQ(checked.rules(), "");
  EXPECT_FALSE(checked.valid);
}

TEST(Messages, WhatEndsTheReadingIsNeverLeftOut) {
  ValidateOptions options;
  options.only = {"naming."};
  options.ignore = {"wellformed."};
  const std::string xml = ActWith("<p>x</p>");
  EXPECT_EQ(Check(xml.substr(0, xml.find("</p>")), options).rules(), "wellformed.truncated");
}

TEST(Messages, SlipsOfHandHavePlainWords) {
  const struct {
    const char* content;
    const char* at;
    const char* message;
    const char* fix;
  } slips[] = {
      {"<p>A & B</p>", "& B", "an & stands by itself", "&amp;"},
      {"<p>A &B</p>", "&B", "does not end with ;", "&amp;"},
      {"<p class=x>A</p>", "x>A", "not in quotation marks", ""},
      {"<p>A\x01</p>", "\x01", "that XML does not allow", "remove it"},
  };
  for (const auto& slip : slips) {
    const std::string xml = ActWith(slip.content);
    const Checked checked = Check(xml);
    ASSERT_EQ(checked.findings.size(), 1u) << slip.content;
    const Finding& finding = checked.findings[0];
    EXPECT_NE(finding.message.find(slip.message), std::string::npos) << finding.message;
    EXPECT_NE(finding.fix.find(slip.fix), std::string::npos) << finding.fix;
    EXPECT_EQ(finding.where.column, PlaceOf(xml, slip.at).column) << slip.content;
  }
}

TEST(Messages, NestedDocumentsCountInBothScopes) {
  const std::string act = ActWith("<p>x</p>");
  const size_t from = act.find("<act"), to = act.find("</akomaNtoso>");
  std::string inner = act.substr(from, to - from);
  const auto with = [&](const std::string& attached) {
    std::string out = act;
    return out.insert(out.find("</act>"), "<attachments><attachment eId=\"att_1\">" + attached +
                                              "</attachment></attachments>");
  };
  // The same eIds inside and outside: double in the outer document.
  const Checked doubled = Check(with(inner));
  ASSERT_EQ(doubled.rules(), "schema.duplicate-eid");
  EXPECT_NE(doubled.findings[0].message.find("so were 2 more"), std::string::npos);
  // Side by side in components they are in different documents.
  std::string components = act;
  components.insert(components.find("</akomaNtoso>"),
                    "<components><component eId=\"cmp_1\">" + inner + "</component>" +
                        "<component eId=\"cmp_2\">" + inner + "</component></components>");
  EXPECT_EQ(Check(components).rules(), "");
}

TEST(Messages, AnAmpersandInAValueIsItself) {
  EXPECT_EQ(Check(ActWith("<p><a href=\"https://e.org/?a=1&amp;b=2#x\">x</a></p>")).rules(), "");
  const Checked wrong = Check(ActWith("<p status=\"a&amp;b\">x</p>"));
  ASSERT_EQ(wrong.findings.size(), 1u);
  EXPECT_NE(wrong.findings[0].message.find("\"a&b\""), std::string::npos)
      << wrong.findings[0].message;
}

}  // namespace
}  // namespace lexport
