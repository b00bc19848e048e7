#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "jsonld/graph_fixture.h"
#include "jsonld/terms.h"

namespace lexport {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> Ends(const Json& links) {
  std::vector<std::string> ends;
  for (const Json& link : links) ends.push_back(EndOf(link.is_string() ? link : link["@id"]));
  return ends;
}

TEST(Graph, NamesWorkExpressionAndManifestation) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  const Json& work = graph.at("/2017-04-25/A-HRC-99-1");
  EXPECT_EQ(work["@id"],
            "https://resolver.akn4un.org/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-99-1");
  EXPECT_THAT(work["@type"], ElementsAre("Report", "eli:Work", "frbr:Work", "undo:ProgressReport"));
  EXPECT_EQ(work["name"], "Report of the tester on tests");
  EXPECT_EQ(work["reportNumber"], "A/HRC/99/1");
  EXPECT_EQ(work["sameAs"][0], "https://undocs.org/A/HRC/99/1");
  EXPECT_EQ(work["dateCreated"], "2017-04-25");
  EXPECT_EQ(work["datePublished"], "2017-05-01");
  EXPECT_EQ(Ends(work["author"]), std::vector<std::string>{"un-ga-hrc"});
  const Json& expression = graph.at("A-HRC-99-1/eng@");
  EXPECT_EQ(work["workExample"][0], expression["@id"]);
  EXPECT_EQ(expression["exampleOfWork"], work["@id"]);
  EXPECT_EQ(expression["inLanguage"], "en");
  EXPECT_EQ(expression["eli:language"],
            "http://publications.europa.eu/resource/authority/language/ENG");
  const Json& manifestation = graph.at("A-HRC-99-1/eng@.xml");
  EXPECT_EQ(expression["encoding"][0], manifestation["@id"]);
  EXPECT_EQ(manifestation["encodingFormat"], "application/akn+xml");
  EXPECT_EQ(manifestation["dateCreated"], "2017-05-02") << "the time of day is left out";
}

TEST(Graph, NestsAndNumbersUnits) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  const Json& section = graph.at("/!main~sec_I");
  EXPECT_EQ(section["name"], "Introduction");
  EXPECT_EQ(section["eli:number"], "I.");
  EXPECT_EQ(section["eli:type_subdivision"], "akn:section");
  EXPECT_THAT(Ends(section["hasPart"]), ElementsAre("para_1", "para_2", "para_3"));
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(section["hasPart"][i]["position"], i + 1);
    EXPECT_EQ(section["hasPart"][i]["eli:is_part_of"][0], section["@id"]);
  }
  const Json& list = graph.at("/!main~para_2__list_1");
  EXPECT_THAT(Ends(list["hasPart"]),
              ElementsAre("para_2__list_1__point_a", "para_2__list_1__point_b"));
  EXPECT_EQ(list["text"], "Toward Goal 17:\nThat is all.");
}

TEST(Graph, GivesPlainTextWithNotesApart) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  const Json& paragraph = graph.at("~para_1");
  EXPECT_EQ(paragraph["text"],
            "The Council, in resolution 26/6, asked the Council twice; see paragraph 2, the annex "
            "and again resolution 26/6.\nA second <p> with \"quotes\", a back\\slash and\u00a0a "
            "no-break space.");
  const Json& note = graph.at("~authorialNote_2");
  EXPECT_EQ(paragraph["notes"][0], note);
  EXPECT_EQ(note["marker"], "1");
  EXPECT_EQ(note["text"], "See the Charter, art. 1.");
  EXPECT_EQ(graph.at("~authorialNote_1")["creativeWorkStatus"], "incomplete");
  EXPECT_FALSE(graph.at("~authorialNote_1").contains("text"));
  EXPECT_EQ(graph.at("~para_2__list_1__point_b")["notes"][0], note["@id"]) << "a noteRef";
}

TEST(Graph, TablesKeepTheirCellsApart) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  EXPECT_EQ(graph.at("~para_3")["text"]["@value"], "En français.\nun\tdeux\ntrois\tquatre");
}

TEST(Graph, SaysWhatIsInAnotherLanguage) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  EXPECT_EQ(graph.json()["@context"]["@language"], "en");
  EXPECT_EQ(graph.at("~para_3")["inLanguage"], "fr");
  EXPECT_EQ(graph.at("~para_3")["text"]["@language"], "fr");
  EXPECT_FALSE(graph.at("~para_1").contains("inLanguage"));
}

TEST(Graph, CitesEachTargetOnce) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  const Json& paragraph = graph.at("~para_1");
  EXPECT_THAT(Ends(paragraph["citation"]), ElementsAre("26-6", "para_2", "att_1__art_1", "charter"))
      << "its own references in order, then those of its notes";
  EXPECT_EQ(paragraph["citation"], paragraph["eli:cites"]);
  EXPECT_THAT(paragraph["citation"][2].get<std::string>(), HasSubstr("/!annex_1~att_1__art_1"));
  EXPECT_THAT(Ends(graph.at("~authorialNote_2")["citation"]), ElementsAre("charter"));
  EXPECT_TRUE(graph.told("jsonld.lost-reference"));
  EXPECT_FALSE(graph.at("~para_2__list_1__point_b").contains("citation"));
}

TEST(Graph, NamesWhoActsOnWhat) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  const Json& recital = graph.at("~att_1__rec_1");
  const Json& annotation = recital["subjectOf"][0];
  EXPECT_EQ(annotation["undo:hasTarget"], recital["@id"]);
  const Json& relation = annotation["undo:hasBody"];
  EXPECT_EQ(EndOf(relation["undo:hasSemantics"]), "recalling");
  EXPECT_THAT(Ends(relation["undo:hasProponent"]), ElementsAre("un-ga-hrc"));
  EXPECT_THAT(Ends(relation["undo:hasReceiver"]), ElementsAre("charter"));
  EXPECT_FALSE(graph.at("~att_1__rec_2").contains("subjectOf"));
  EXPECT_FALSE(graph.at("~para_1").contains("subjectOf"));
}

TEST(Graph, AnAnnexIsAWorkOfItsOwn) {
  const Graph graph = Graph::OfFixture("un_report.xml");
  const Json& host = graph.at("/2017-04-25/A-HRC-99-1");
  const Json& annex = graph.at("A-HRC-99-1/!annex_1");
  EXPECT_EQ(host["eli:has_annex"][0], annex["@id"]);
  EXPECT_EQ(annex["eli:is_annex_of"][0], host["@id"]);
  EXPECT_THAT(Ends(host["hasPart"]).back(), "!annex_1");
  EXPECT_EQ(annex["position"], host["hasPart"].size());
  EXPECT_THAT(annex["@type"], Contains("Legislation"));
  EXPECT_EQ(annex["creativeWorkStatus"], "Draft");
  EXPECT_EQ(annex["legislationLegalForce"], "schema:NotInForce");
  EXPECT_FALSE(annex.contains("legislationPassedBy")) << "a draft was passed by nobody";
  EXPECT_EQ(graph.at("~att_1__art_1")["legislationIdentifier"], "Article 1");
}

TEST(Graph, SaysWhatItWasMadeFrom) {
  GraphOptions options;
  options.source_name = "report.txt";
  options.source_sha256 = std::string(64, 'a');
  const Graph graph = Graph::OfFixture("un_report.xml", options);
  const Json& made = graph.at("/2017-04-25/A-HRC-99-1")["subjectOf"][0];
  EXPECT_EQ(made["prov:wasDerivedFrom"][0]["fileName"], "report.txt");
  EXPECT_EQ(made["prov:wasDerivedFrom"][0]["sha256"], std::string(64, 'a'));
  EXPECT_FALSE(
      Graph::OfFixture("un_report.xml").at("/2017-04-25/A-HRC-99-1").contains("subjectOf"));
}

TEST(Graph, SaysOfAnActWhatItsMetadataSay) {
  const Graph graph = Graph::OfFixture("act.xml");
  const Json& act = graph.at("/2001-02-03/7");
  EXPECT_EQ(act["name"], "قانون الاختبارات");
  EXPECT_EQ(act["alternateName"][0], "Tests Act");
  EXPECT_EQ(act["legislationDate"], "2001-02-03");
  EXPECT_THAT(Ends(act["legislationPassedBy"]), ElementsAre("parliament"));
  EXPECT_EQ(act["sameAs"][0], "http://example.org/eli/act/7");
  EXPECT_EQ(Ends(act["legislationAmends"])[0], "art_4");
  EXPECT_EQ(Ends(act["eli:changed_by"])[0], "9");
  EXPECT_THAT(act["@type"], Not(Contains(HasSubstr("undo:"))));
  const Json& expression = graph.at("/7/ara@2001-02-03");
  EXPECT_EQ(EndOf(expression["translationOfWork"]), "eng@2001-02-03");
  const Json& manifestation = graph.at("/7/ara@2001-02-03.xml");
  EXPECT_EQ(manifestation["legislationLegalValue"], "schema:UnofficialLegalValue");
  EXPECT_FALSE(manifestation.contains("dateCreated"));
  EXPECT_TRUE(graph.told("jsonld.bad-date"));
  EXPECT_TRUE(graph.told("jsonld.unresolved-agent"));
}

TEST(Graph, QuotedProvisionsAreTextAndNoUnits) {
  const Graph graph = Graph::OfFixture("act.xml");
  EXPECT_EQ(graph.at("~art_2")["text"], "In the old act, article 4 becomes:\n4\nNew\nwords");
  EXPECT_TRUE(graph.at("qstr_1__art_4").is_null());
}

TEST(Graph, UnitsWithoutANameOfTheirOwnAreBlank) {
  const Graph graph = Graph::OfFixture("act.xml");
  const Json& parts = graph.at("/2001-02-03/7")["hasPart"];
  ASSERT_EQ(parts.size(), 5u);
  EXPECT_EQ(EndOf(parts[1]["@id"]), "art_1");
  EXPECT_EQ(parts[3]["text"], "No eId.");
  EXPECT_TRUE(parts[3]["@id"].get<std::string>().starts_with("_:"));
  EXPECT_EQ(parts[4]["text"], "The eId of another.");
  EXPECT_TRUE(parts[4]["@id"].get<std::string>().starts_with("_:"));
  EXPECT_TRUE(graph.told("jsonld.unit-without-eid"));
  EXPECT_TRUE(graph.told("jsonld.repeated-eid"));
}

TEST(Graph, EditorsNotesStandOnceAndAreReferredTo) {
  const Graph graph = Graph::OfFixture("act.xml");
  EXPECT_EQ(graph.at("/2001-02-03/7")["notes"][0]["text"], "An editor's note.");
  EXPECT_EQ(Ends(graph.at("~art_1")["notes"])[0], "note_1");
}

TEST(Graph, MakesNothingUp) {
  const Graph graph = Graph::OfFixture("bare.xml");
  const Json& work = graph.at("FRBRWork0");
  ASSERT_TRUE(work.is_object());
  for (const char* key : {"name", "author", "dateCreated", "keywords", "inLanguage", "sameAs"}) {
    EXPECT_FALSE(work.contains(key)) << key;
  }
  EXPECT_FALSE(graph.json()["@context"].contains("@language"));
  EXPECT_EQ(work["hasPart"][1]["text"], "Dismissed.");
  for (const char* rule : {"jsonld.missing-work-iri", "jsonld.shared-iri", "jsonld.missing-title",
                           "jsonld.missing-language", "jsonld.missing-date"}) {
    EXPECT_TRUE(graph.told(rule)) << rule;
  }
  EXPECT_EQ(graph.at("judgments/1%20a")["@type"][2], "frbr:Expression");
  EXPECT_EQ(graph.at("FRBRManifestation0")["@type"][2], "frbr:Manifestation");
}

TEST(Graph, WhatIsInANoteIsItsTextAndItsNotes) {
  const Graph graph(DocumentOf(
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><meta>"
      "<identification><FRBRWork><FRBRthis value=\"/akn/a/!main\"/></FRBRWork></identification>"
      "</meta><body><article eId=\"art_1\"><content><p>Text.<authorialNote eId=\"n1\"><p>See"
      "<authorialNote eId=\"n2\"><p>Inner.</p></authorialNote>:</p><doc><meta/><mainBody>"
      "<paragraph eId=\"para_1\"><content><p>Quoted.</p></content></paragraph></mainBody></doc>"
      "</authorialNote></p></content></article></body></act></akomaNtoso>"));
  EXPECT_EQ(graph.at("~n1")["text"], "See:\nQuoted.");
  EXPECT_EQ(graph.at("~n2")["text"], "Inner.");
  EXPECT_TRUE(graph.at("~para_1").is_null());
  size_t works = 0;
  for (const Json* node : graph.nodes()) {
    const Json& types = (*node)["@type"];
    works += std::count(types.begin(), types.end(), "frbr:Work");
  }
  EXPECT_EQ(works, 1u);
}

TEST(Graph, OnlyNotesAreNotes) {
  const Graph graph(DocumentOf(
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><meta>"
      "<identification><FRBRWork><FRBRthis value=\"/akn/a/!main\"/></FRBRWork></identification>"
      "<notes><note eId=\"n1\"><p>Note.</p></note></notes></meta><body><article eId=\"art_1\">"
      "<content><p>A<noteRef href=\"#n1\"/><noteRef href=\"https://e.org/\"/>"
      "<noteRef href=\"#art_1\"/></p></content></article></body></act></akomaNtoso>"));
  EXPECT_THAT(Ends(graph.at("~art_1")["notes"]), ElementsAre("n1"));
}

// A file with these dates on the levels of FRBR, made by `maker`, its work with this year in the
// IRI.
Graph Dated(const std::string& work, const std::string& manifestation, const std::string& maker) {
  const std::string date = "<FRBRdate date=\"" + work + "\" name=\"generation\"/>";
  const auto level = [](const std::string& iri, const std::string& rest) {
    return "<FRBRthis value=\"" + iri + "/!main\"/><FRBRuri value=\"" + iri + "\"/>" + rest;
  };
  const std::string iri = "/akn/un/act/" + work.substr(0, 4) + "/lamps";
  const std::string xml =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act name=\"act\">"
      "<meta><identification source=\"#x\"><FRBRWork>" +
      level(iri, date + "<FRBRauthor href=\"#unknown\"/>") + "</FRBRWork><FRBRExpression>" +
      level(iri + "/eng@", date) + "</FRBRExpression><FRBRManifestation>" +
      level(iri + "/eng@.xml", "<FRBRdate date=\"" + manifestation + "\" name=\"markup\"/>") +
      "<FRBRauthor href=\"#" + maker + "\"/></FRBRManifestation></identification>" +
      "<publication date=\"" + work + "\" name=\"Journal\"/><references><TLCOrganization " +
      "eId=\"unknown\" href=\"/akn/ontology/organization/un/unknown\" showAs=\"Unknown\"/>" +
      "</references></meta><body/></act></akomaNtoso>";
  return Graph(DocumentOf(xml));
}

TEST(Graph, DatesAreAsMuchAsIsKnown) {
  const Graph day = Dated("2014-05-06", "2020-07-08", "lexport");
  EXPECT_EQ(day.at("/lamps")["legislationDate"], "2014-05-06");
  EXPECT_EQ(day.at("/lamps")["eli:date_document"], "2014-05-06");
  EXPECT_EQ(day.at("/eng@.xml")["dateCreated"], "2020-07-08");

  const Graph month = Dated("2014-05-01", "2014-05-01", "lexport");
  const Json expected = {{"@value", "2014-05"}, {"@type", "xsd:gYearMonth"}};
  EXPECT_EQ(month.at("/lamps")["legislationDate"], expected);
  EXPECT_EQ(month.at("/lamps")["datePublished"], expected);
  EXPECT_FALSE(month.at("/lamps").contains("eli:date_document"));
  EXPECT_FALSE(month.at("/eng@.xml").contains("dateCreated"));  // there is no clock
  // Others who write a first of May may well mean it.
  EXPECT_EQ(Dated("2014-05-01", "2014-05-01", "x").at("/lamps")["legislationDate"], "2014-05-01");
  EXPECT_EQ(Dated("2014-05-01", "2014-05-01", "x").at("/eng@.xml")["dateCreated"], "2014-05-01");

  const Graph year = Dated("2014-01-01", "2014-01-01", "x");
  const Json only_year = {{"@value", "2014"}, {"@type", "xsd:gYear"}};
  EXPECT_EQ(year.at("/lamps")["legislationDate"], only_year);
}

TEST(Graph, WhatFillsAPlaceIsNotSaid) {
  for (const char* date : {"1900-01-01", "9999-12-31"}) {
    const Graph graph = Dated(date, date, "lexport");
    for (const Json* node : graph.nodes()) {
      for (const char* key : {"legislationDate", "dateCreated", "datePublished", "dcterms:date",
                              "dcterms:issued", "eli:date_document", "eli:version_date"}) {
        EXPECT_FALSE(node->contains(key)) << key << " " << date;
      }
      EXPECT_NE(node->value("name", ""), "Unknown");
    }
    EXPECT_TRUE(graph.told("jsonld.missing-date"));
  }
}

TEST(Graph, AFindingIsToldOnce) {
  const Document document = DocumentOf(
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><meta>"
      "<identification><FRBRWork><FRBRthis value=\"/a\"/><FRBRauthor href=\"#x\"/></FRBRWork>"
      "<FRBRExpression><FRBRthis value=\"/b\"/><FRBRauthor href=\"#x\"/></FRBRExpression>"
      "</identification></meta><body/></act></akomaNtoso>");
  Findings findings;
  GraphOf(document, {}, &findings);
  EXPECT_EQ(std::count_if(
                findings.begin(), findings.end(),
                [](const Finding& finding) { return finding.rule == "jsonld.unresolved-agent"; }),
            1);
}

// The file that is published says what every graph says inline, but for the language.
TEST(Context, ThePublishedOneIsThatOfTheGraphs) {
  Json inline_context = Graph::OfFixture("un_report.xml").json()["@context"];
  inline_context.erase("@language");
  std::string made = "{\"@context\":";
  graph::AppendContext({}, &made);
  made += "}\n";
  const std::string name = "schemas/lexport-context.jsonld";
  if (std::getenv("LEXPORT_UPDATE_GOLDEN") != nullptr) std::ofstream(name) << made;
  EXPECT_EQ(FileText(name), made) << "run with LEXPORT_UPDATE_GOLDEN=1 to rewrite it";
  EXPECT_EQ(Json::parse(made)["@context"], inline_context);
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, IsWritten) {
  const std::string extension = GetParam();
  GraphOptions options;
  options.source_name = "un_report.xml";
  if (extension == "nq") options.syntax = GraphSyntax::kNQuads;
  if (extension == "ttl") options.syntax = GraphSyntax::kTurtle;
  const Document document = DocumentOf(FileText(std::string(kFixtures) + "un_report.xml"));
  Findings findings;
  const std::string graph = GraphOf(document, options, &findings);
  const std::string name = "tests/jsonld/golden/un_report." + extension;
  if (std::getenv("LEXPORT_UPDATE_GOLDEN") != nullptr) std::ofstream(name) << graph;
  EXPECT_EQ(FileText(name), graph) << "run with LEXPORT_UPDATE_GOLDEN=1 to rewrite it";
}
INSTANTIATE_TEST_SUITE_P(Syntaxes, Golden, testing::Values("jsonld", "nq", "ttl"));

}  // namespace
}  // namespace lexport
