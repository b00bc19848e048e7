// Every rule of level 2: one change to a clean document, and what must be found.

#include "findings/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include "validate_rules/base_document.h"

namespace lexport {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Level2, TheBaseDocumentIsClean) {
  EXPECT_EQ(Describe(Check(BaseDocument())), "");
  EXPECT_EQ(Describe(Check(BaseDocument(), "", "akn4un")), "");
}

TEST(Level2, Level1LooksAtNoneOfIt) {
  ValidateOptions options;
  options.level = 1;
  Findings findings;
  EXPECT_TRUE(Validator().Validate(Changed("href=\"#art_2\"", "href=\"#art_9\""), "test.xml",
                                   options, &findings));
  EXPECT_EQ(Describe(findings), "");
}

struct Case {
  const char* rule;
  const char* from;
  const char* to;
  const char* message;  // a part of it
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.rule << ": " << c.from << " -> " << c.to;
}

class OneFault : public testing::TestWithParam<Case> {};

// One fault, one finding, at the element that has it.
TEST_P(OneFault, IsFoundOnceAndAlone) {
  const Case& fault = GetParam();
  const std::string xml = Changed(fault.from, fault.to);
  const Findings findings = Check(xml);
  ASSERT_THAT(RulesOf(findings), ElementsAre(fault.rule)) << Describe(findings);
  EXPECT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_THAT(findings[0].message, HasSubstr(fault.message));
  ASSERT_NE(FindRule(fault.rule), nullptr);
  EXPECT_EQ(findings[0].severity, FindRule(fault.rule)->severity);
  EXPECT_GT(findings[0].where.line, 0u);
  EXPECT_GT(findings[0].where.column, 0u);
}

INSTANTIATE_TEST_SUITE_P(
    NamingIds, OneFault,
    testing::Values(
        Case{"naming.eid-syntax", "eId=\"ref_2\"", "eId=\"ref-2\"", "\"ref-2\""},
        Case{"naming.eid-syntax", "eId=\"ref_2\"", "eId=\"__ref_2\"", "\"__ref_2\""},
        Case{"naming.eid-syntax", "eId=\"ref_2\"", "eId=\"ref_\"", "\"ref_\""},
        Case{"naming.eid-element", "eId=\"ref_2\"", "eId=\"reference_2\"",
             "in eIds, ref is \"ref\""},
        Case{"naming.eid-element", "eId=\"art_3\"", "eId=\"article_3\"",
             "in eIds, article is \"art\""},
        Case{"naming.eid-prefix", "eId=\"art_3__content\"", "eId=\"art_2__part_I__content\"",
             "no enclosing element is \"art_2__part_I\""},
        Case{"naming.eid-number", "<num>Part I</num>", "<num>Part II</num>", "\"Part II\""},
        Case{"naming.eid-missing", " eId=\"ref_2\"", "", "ref has no eId"},
        Case{"naming.wid-syntax", "eId=\"ref_2\"", "eId=\"ref_2\" wId=\"r2\"", "\"r2\""},
        Case{"naming.wid-same", "eId=\"ref_2\"", "eId=\"ref_2\" wId=\"ref_2\"", "\"ref_2\""}));

INSTANTIATE_TEST_SUITE_P(
    NamingIris, OneFault,
    testing::Values(Case{"naming.iri-syntax", "<FRBRuri value=\"/akn/un/", "<FRBRuri value=\"/un/",
                         "does not begin with /akn/"},
                    Case{"naming.iri-syntax",
                         "39-11\"/>\n<FRBRdate date=\"1984-11-12\" name=\"adoption\"",
                         "39-11/\"/>\n<FRBRdate date=\"1984-11-12\" name=\"adoption\"",
                         "ends in a slash"},
                    Case{"naming.iri-this", "1984-11-12/39-11/!main\"/>",
                         "1984-11-12/39-12/!main\"/>", "39-12/!main"},
                    Case{"naming.iri-country", "<FRBRcountry value=\"un\"/>",
                         "<FRBRcountry value=\"fr\"/>", "\"fr\""},
                    Case{"naming.iri-subtype", "<FRBRsubtype value=\"deliberation\"/>",
                         "<FRBRsubtype value=\"paper\"/>", "\"paper\""},
                    Case{"naming.iri-date", "<FRBRdate date=\"1984-11-12\" name=\"adoption\"/>",
                         "<FRBRdate date=\"1984-11-11\" name=\"adoption\"/>", "1984-11-11"},
                    Case{"naming.iri-date", "<FRBRdate date=\"1984-11-12\" name=\"version\"/>",
                         "<FRBRdate date=\"1984-11-13\" name=\"version\"/>", "1984-11-13"},
                    Case{"naming.iri-number", "<FRBRnumber value=\"39-11\"",
                         "<FRBRnumber value=\"39-12\"", "\"39-12\""},
                    Case{"naming.iri-language", "<FRBRlanguage language=\"eng\"/>",
                         "<FRBRlanguage language=\"fra\"/>", "\"fra\""},
                    Case{"naming.href-form", "href=\"/akn/un/act/1945-06-26/charter\"",
                         "href=\"https://www.un.org/charter\"", "https://www.un.org/charter"},
                    Case{"naming.tlc-href", "href=\"/akn/ontology/concept/un/peace\"",
                         "href=\"/ontology/concept/un/peace\"", "no IRI of the ontology"}));

INSTANTIATE_TEST_SUITE_P(
    Links, OneFault,
    testing::Values(
        Case{"links.href", "href=\"#art_2\"", "href=\"#art_9\"", "no element has that eId"},
        Case{"links.note", "href=\"#authorialNote_1\"", "href=\"#art_1\"",
             "must lead to a note or authorialNote"},
        Case{"links.refers-to", "eId=\"concept_1\" refersTo=\"#peace\"",
             "eId=\"concept_1\" refersTo=\"#war\"", "#war"},
        Case{"links.refers-to", "eId=\"concept_1\" refersTo=\"#peace\"",
             "eId=\"concept_1\" refersTo=\"#peace #art_1\"", "leads to an element article"},
        Case{"links.source", "<references source=\"#un\">", "<references source=\"#nobody\">",
             "#nobody"},
        Case{"links.as", "as=\"#author\"", "as=\"#un\"", "must lead to a TLCRole"},
        Case{"links.agent", "<FRBRauthor href=\"#un-ga\"/>", "<FRBRauthor href=\"#peace\"/>",
             "leads to an element TLCConcept"},
        Case{"links.period", "period=\"#tmpg_1\"", "period=\"#eref_1\"", "temporalGroup"},
        Case{"links.event", "end=\"#eref_2\"", "end=\"#eref_3\"", "#eref_3"},
        Case{"links.placement-base", "placementBase=\"#art_1\"", "placementBase=\"#art_7\"",
             "#art_7"},
        Case{"links.for", "<temporalData source",
             "<analysis source=\"#un\"><otherReferences source=\"#un\"><alternativeReference "
             "for=\"#ref_9\"/></otherReferences></analysis><temporalData source",
             "#ref_9"},
        Case{"links.component", "</mainBody>",
             "</mainBody><attachments><attachment eId=\"att_1\"><documentRef "
             "eId=\"att_1__dref_1\" href=\"#cmp_9\" showAs=\"Annex\"/></attachment></attachments>",
             "#cmp_9"},
        Case{"links.missing-hash", "<references source=\"#un\">", "<references source=\"un\">",
             "lacks the #"}));

INSTANTIATE_TEST_SUITE_P(
    Sense, OneFault,
    testing::Values(
        Case{"sense.empty-element", "<p>Act;</p>", "<p> </p>", "p holds no text"},
        Case{"sense.empty-element", "<num>(b)</num>", "<num/>", "num holds no text"},
        Case{"sense.note-marker-repeated", "marker=\"3\"", "marker=\"2\"", "marked 2"},
        Case{"sense.note-marker-order", "marker=\"3\"", "marker=\"5\"", "note 5 follows note 2"},
        Case{"sense.language", "<recital eId=\"rec_1\">", "<recital eId=\"rec_1\" xml:lang=\"xx\">",
             "\"xx\""},
        Case{"sense.language-mismatch", "<mainBody>", "<mainBody xml:lang=\"fr\">", "\"fr\""},
        Case{"sense.date-order", "<publication date=\"1984-12-01\"",
             "<publication date=\"1984-10-01\"", "1984-10-01"},
        Case{"sense.date-order", "date=\"1990-01-01\"", "date=\"1980-01-01\"", "before it begins"},
        Case{"sense.bare-label", "<p>Reports go", "<p>(a) Reports go", "\"(a)\""},
        Case{"sense.bare-label", "<p>Reports go", "<p>12. Reports go", "\"12.\""}));

TEST(Level2, AManifestationOfAnotherExpressionIsFound) {
  std::string xml = BaseDocument();
  for (const char* end : {"/!main.xml\"", ".xml\""}) {
    const size_t at = xml.find("eng@1984-11-12" + std::string(end));
    ASSERT_NE(at, std::string::npos);
    xml.replace(at, 14, "eng@1985-11-12");
  }
  EXPECT_THAT(RulesOf(Check(xml)), ElementsAre("naming.iri-nesting"));
}

TEST(Level2, ALinkWithoutItsHashOrWithoutAnythingIsFound) {
  EXPECT_THAT(
      RulesOf(Check(Changed("Reports go", "<ref href=\"art_1\">Reports</ref> go"), "links.")),
      ElementsAre("links.missing-hash"));
  EXPECT_THAT(RulesOf(Check(Changed("Reports go", "<ref href=\"\">Reports</ref> go"), "links.")),
              ElementsAre("links.href"));
  EXPECT_TRUE(
      Check(Changed("Reports go", "<ref href=\"other.xml\">Reports</ref> go"), "links.").empty());
}

TEST(Level2, NotesThatChangedPlacesAreOneFinding) {
  for (const auto& [one, other] : {std::pair("_1", "_2"), {"_2", "_3"}}) {
    std::string xml = BaseDocument();
    const std::string left = std::string("eId=\"authorialNote") + one + "\" marker=\"";
    const std::string right = std::string("eId=\"authorialNote") + other + "\" marker=\"";
    ASSERT_NE(xml.find(left), std::string::npos);
    ASSERT_NE(xml.find(right), std::string::npos);
    std::swap(xml[xml.find(left) + left.size()], xml[xml.find(right) + right.size()]);
    const Findings findings = Check(xml, "sense.");
    ASSERT_EQ(findings.size(), 1u) << one;
    EXPECT_EQ(findings[0].rule, "sense.note-marker-order");
  }
}

TEST(Level2, ANumberThatStandsTwiceIsFound) {
  EXPECT_THAT(RulesOf(Check(Changed("<num>Article 3</num>", "<num>Article 2</num>"))),
              ElementsAre("sense.number-repeated"));
}

// The number breaks the order and belies the eId; it is one number that is wrong.
TEST(Level2, ARenumberedPointIsAGap) {
  const Findings findings = Check(Changed("<num>(b)</num>", "<num>(e)</num>"));
  EXPECT_THAT(RulesOf(findings), ElementsAre("sense.number-gap")) << Describe(findings);
}

TEST(Level2, AMissingUnitIsOneGapAtItsSuccessor) {
  const Findings findings = Check(
      Changed("<point eId=\"art_1__para_2__list_1__point_b\"><num>(b)</num><content "
              "eId=\"art_1__para_2__list_1__point_b__content\"><p>Report as in <ref eId=\"ref_1\" "
              "href=\"#art_2\">article 2</ref>;</p></content></point>",
              ""));
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_EQ(findings[0].rule, "sense.number-gap");
  EXPECT_EQ(findings[0].where.eid, "art_1__para_2__list_1__point_c");
}

TEST(Level2, AnUnknownCountryIsNamedAndAnUnknownLanguageToo) {
  EXPECT_THAT(RulesOf(Check(Changed("<FRBRcountry value=\"un\"/>", "<FRBRcountry value=\"yy\"/>"),
                            "sense.")),
              ElementsAre("sense.country"));
  EXPECT_THAT(RulesOf(Check(Changed("language=\"eng\"", "language=\"english\""), "sense.")),
              ElementsAre("sense.language"));
}

TEST(Level2, TheWrongDocumentTypeInTheIriIsFound) {
  std::string xml = BaseDocument();
  for (size_t at; (at = xml.find("/akn/un/statement/")) != std::string::npos;) {
    xml.replace(at, 18, "/akn/un/doc/");
  }
  EXPECT_THAT(RulesOf(Check(xml)), ElementsAre("naming.iri-type"));
}

TEST(Level2, AHeadingThatIsAParagraphIsFoundAndALongTitleIsNot) {
  const std::string sentence =
      "The States Parties shall report on what they did about this article. ";
  std::string paragraph, title = "Convention on the prohibition of the ";
  for (int i = 0; i < 5; ++i) paragraph += sentence;
  for (int i = 0; i < 9; ++i) title += "development, production, storage and ";
  EXPECT_THAT(RulesOf(Check(Changed("Scope", paragraph))), ElementsAre("sense.long-heading"));
  EXPECT_EQ(Describe(Check(Changed("Scope", title))), "");
}

TEST(Level2, WhatIsMeantToBeEmptyIsNotReported) {
  for (const char* to :
       {"<p><eop/></p>", "<p><img src=\"map.png\"/></p>", "<p status=\"incomplete\"/>",
        "<table eId=\"table_1\"><tr><td><p/></td></tr></table>"}) {
    EXPECT_EQ(Describe(Check(Changed("<p>Act;</p>", to), "sense.")), "") << to;
  }
}

TEST(Level2, ASuggestionComesWithADeadLink) {
  const Findings findings = Check(Changed("href=\"#art_2\"", "href=\"#atr_2\""));
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  ASSERT_FALSE(findings[0].expected.empty());
  EXPECT_EQ(findings[0].expected[0], "#art_2");
}

// A document whose maker has another way of naming is told so once.
TEST(Level2, AnotherConventionOfIdsIsOneFinding) {
  std::string body;
  for (int i = 1; i <= 40; ++i) {
    const std::string n = std::to_string(i);
    body += "<article eId=\"artikel-" + n + "\"><num>Article " + n +
            "</num><content eId=\"artikel-" + n + "-inhalt\"><p>x</p></content></article>";
  }
  std::string xml = BaseDocument();
  const size_t from = xml.find("<part "), to = xml.find("</part>") + 7;
  xml.replace(from, to - from, body);
  const Findings findings = Check(xml, "naming.");
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_EQ(findings[0].rule, "naming.eid-other-convention");
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
}

// European identifiers with all facts beside them are allowed (Naming Convention 4.12).
TEST(Level2, AnEquivalentConventionOfIrisIsANoteAndItsReferencesAreGood) {
  std::string xml = BaseDocument();
  const std::string ours = "/akn/un/statement/deliberation/un-ga/1984-11-12/39-11";
  for (size_t at; (at = xml.find(ours)) != std::string::npos;) {
    xml.replace(at, ours.size(), "http://data.europa.eu/eli/dir/1984/39");
  }
  const size_t ref = xml.find("/akn/un/act/1945-06-26/charter");
  xml.replace(ref, 30, "http://data.europa.eu/eli/treaty/1945/1");
  const Findings findings = Check(xml);
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_EQ(findings[0].rule, "naming.other-iri-convention");
  EXPECT_EQ(findings[0].severity, Severity::kNote);
  EXPECT_THAT(findings[0].message, HasSubstr("ELI"));
}

TEST(Level2, AnotherConventionWithoutItsFactsIsAnErrorThatNamesThem) {
  std::string xml = BaseDocument();
  const std::string ours = "/akn/un/statement/deliberation/un-ga/1984-11-12/39-11";
  for (size_t at; (at = xml.find(ours)) != std::string::npos;) {
    xml.replace(at, ours.size(), "http://data.europa.eu/eli/dir/1984/39");
  }
  const std::string format = "<FRBRformat value=\"xml\"/>\n";
  xml.erase(xml.find(format), format.size());
  const Findings findings = Check(xml, "naming.iri-syntax");
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_THAT(findings[0].message, HasSubstr("FRBRformat"));
}

TEST(Level2, ManyLikeFaultsAreListedInPartAndCounted) {
  std::string refs;
  for (int i = 10; i < 510; ++i) {
    const std::string n = std::to_string(i);
    refs += "<ref eId=\"ref_" + n + "\" href=\"#nowhere_" + n + "\">x</ref> ";
  }
  const Findings findings = Check(Changed("Reports go to", refs + "Reports go to"));
  ASSERT_EQ(findings.size(), 4u) << Describe(findings);
  EXPECT_THAT(findings[3].message, HasSubstr("and 497 more"));
}

TEST(Level2, AMissingTargetIsOneFindingHoweverManyReferencesLeadToIt) {
  std::string refs;
  for (int i = 10; i < 60; ++i) {
    refs += "<ref eId=\"ref_" + std::to_string(i) + "\" href=\"#nowhere\">x</ref> ";
  }
  const Findings findings = Check(Changed("Reports go to", refs + "Reports go to"));
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_THAT(findings[0].message, HasSubstr("49 more references lead to it"));
}

TEST(Level2, MissingIdsOfOneKindAreOneFinding) {
  std::string refs;
  for (int i = 0; i < 50; ++i) refs += "<ref href=\"#art_1\">x</ref> ";
  const Findings findings = Check(Changed("Reports go to", refs + "Reports go to"));
  ASSERT_EQ(findings.size(), 1u) << Describe(findings);
  EXPECT_THAT(findings[0].message, HasSubstr("first of 50"));
}

// Not valid, but read to the end: nothing that a layer remembers may be left hanging.
TEST(Level2, ADocumentInsideItsOwnIdentificationIsSurvived) {
  const std::string inner = "<act name=\"x\"><meta/></act><FRBRuri value=\"/akn/un/act/1992/1\"/>";
  const Findings findings = Check(Changed("<FRBRcountry value=\"un\"/>", inner));
  EXPECT_TRUE(HasSeverity(findings, Severity::kError));
}

// Seconds for a document of `count` dead links, repeated ids and odd numbers.
double SecondsFor(int count) {
  std::string articles;
  for (int i = 0; i < count; ++i) {
    articles += "<article eId=\"art_same\"><num>Article " + std::to_string(i * 7 % 1000) +
                "</num><content><p>(a) x<ref href=\"#art_" + std::to_string(i) +
                "\">y</ref><authorialNote marker=\"" + std::to_string(i % 50) +
                "\"><p/></authorialNote></p></content></article>";
  }
  const std::string xml = Changed("<article eId=\"art_3\">", articles + "<article eId=\"art_3\">");
  const std::clock_t start = std::clock();
  Check(xml);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Nothing grows with the square of what is wrong: eight times the faults may take well over eight
// times as long on a busy machine, but not sixty-four.
TEST(Level2, TimeGrowsInProportionToTheFaults) {
  SecondsFor(500);
  const double small = SecondsFor(2000);
  EXPECT_LT(SecondsFor(16000), small * 32 + 0.05);
}

}  // namespace
}  // namespace lexport
