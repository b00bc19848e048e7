// Documents that nobody would write, and the ways in which a graph is handed over.

#include <gtest/gtest.h>

#include <ctime>

#include "jsonld/graph_fixture.h"

namespace lexport {
namespace {

NodeId Act(Document* document) {
  const NodeId root = document->AppendElement(kNoNode, Tag::kAkomaNtoso);
  return document->AppendElement(root, Tag::kAct);
}

NodeId Article(Document* document, NodeId parent, const std::string& eid) {
  const NodeId article = document->AppendElement(parent, Tag::kArticle);
  document->SetAttribute(article, Attr::kEId, eid);
  return document->AppendElement(document->AppendElement(article, Tag::kContent), Tag::kP);
}

TEST(Hostile, StringsAreEscapedAndMadeValid) {
  Document document;
  const NodeId body = document.AppendElement(Act(&document), Tag::kBody);
  const std::string text = "a\"b\\c\x01\x7f\xff\xc3\xed\xa0\x80 \xf0\x9f\x98\x80\xe2\x80\xa8";
  document.AppendText(Article(&document, body, "a\"<> \x01"), text);
  const std::string replaced = "\xEF\xBF\xBD";
  const Graph graph(document);
  bool found = false;
  for (const Json* node : graph.nodes()) {
    if (!node->contains("text")) continue;
    found = true;
    EXPECT_EQ((*node)["text"], "a\"b\\c\x01\x7f" + replaced + replaced + replaced + replaced +
                                   replaced + " \xf0\x9f\x98\x80\xe2\x80\xa8");
  }
  EXPECT_TRUE(found);
}

TEST(Hostile, IrisAreEncoded) {
  const std::string xml =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act "
      "name=\"a\"><meta>"
      "<identification source=\"#x\"><FRBRWork><FRBRuri value=\"/akn/a b/&lt;c&gt;%41%zz#d#e\"/>"
      "</FRBRWork></identification></meta><body><article eId=\"art_&quot;1&quot;\"><content>"
      "<p>x</p></content></article></body></act></akomaNtoso>";
  const Graph graph(DocumentOf(xml));
  EXPECT_EQ(graph.json()["@graph"][0]["@id"],
            "https://resolver.akn4un.org/akn/a%20b/%3Cc%3E%41%25zz#d%23e");
  EXPECT_EQ(EndOf(graph.json()["@graph"][0]["hasPart"][0]["@id"]), "art_%221%22");
}

TEST(Hostile, NoDocumentIsAnError) {
  for (const bool root : {false, true}) {
    Document document;
    if (root) document.AppendElement(kNoNode, Tag::kAkomaNtoso);
    Findings findings;
    std::string out = "before";
    EXPECT_FALSE(WriteGraph(document, GraphOptions(), &out, &findings));
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].rule, "jsonld.no-document");
    EXPECT_EQ(out, "before");
  }
}

TEST(Hostile, ABaseThatIsNoIriIsAnError) {
  Document document;
  Act(&document);
  for (const char* base : {"", "resolver.example", "/akn", "1:x"}) {
    GraphOptions options;
    options.base = base;
    Findings findings;
    std::string out;
    EXPECT_FALSE(WriteGraph(document, options, &out, &findings)) << base;
    EXPECT_EQ(findings[0].rule, "jsonld.base");
  }
}

TEST(Hostile, ABaseMayEndWithASlash) {
  GraphOptions options;
  options.base = "https://law.example/";
  const Graph graph = Graph::OfFixture("act.xml", options);
  EXPECT_EQ(graph.json()["@graph"][0]["@id"], "https://law.example/akn/xx/act/2001-02-03/7");
}

TEST(Hostile, DeepNestingIsWritten) {
  Document document;
  NodeId parent = document.AppendElement(Act(&document), Tag::kBody);
  for (int i = 0; i < 1000; ++i) parent = document.AppendElement(parent, Tag::kLevel);
  document.AppendText(Article(&document, parent, "art_1"), "deep");
  Findings findings;
  const std::string graph = GraphOf(document, GraphOptions(), &findings);
  EXPECT_NE(graph.find("\"text\":\"deep\""), std::string::npos);
}

Document BigDocument(int articles) {
  Document document;
  const NodeId body = document.AppendElement(Act(&document), Tag::kBody);
  for (int i = 0; i < articles; ++i) {
    const std::string eid = "art_" + std::to_string(i);
    const NodeId p = Article(&document, body, eid);
    document.AppendText(p, "The Parties agree. ");
    const NodeId ref = document.AppendElement(p, Tag::kRef);
    document.SetAttribute(ref, Attr::kHref, "#" + eid);
  }
  return document;
}

TEST(Pieces, AreTheWhole) {
  const Document document = BigDocument(2000);
  for (const GraphSyntax syntax :
       {GraphSyntax::kJsonLd, GraphSyntax::kNQuads, GraphSyntax::kTurtle}) {
    GraphOptions options;
    options.syntax = syntax;
    Findings findings;
    const std::string whole = GraphOf(document, options, &findings);
    std::string pieces;
    size_t largest = 0;
    ASSERT_TRUE(WriteGraph(
        document, options,
        [&](std::string_view piece) {
          pieces += piece;
          largest = std::max(largest, piece.size());
        },
        &findings));
    EXPECT_EQ(pieces, whole);
    EXPECT_LT(largest, 128u << 10);
    EXPECT_GT(whole.size(), 4 * largest) << "the test means several pieces";
  }
}

double SecondsFor(const Document& document) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    Findings findings;
    std::string out;
    WriteGraph(document, GraphOptions(), &out, &findings);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

// Eight times the input may take eight times the time, not sixty-four times.
TEST(Growth, IsLinearInUnits) {
  EXPECT_LT(SecondsFor(BigDocument(16000)), 24 * SecondsFor(BigDocument(2000)) + 0.1);
}

// One unit with very many references and notes.
Document ManyReferences(int count) {
  Document document;
  const NodeId body = document.AppendElement(Act(&document), Tag::kBody);
  const NodeId p = Article(&document, body, "art_1");
  for (int i = 0; i < count; ++i) {
    const NodeId ref = document.AppendElement(p, Tag::kRef);
    document.SetAttribute(ref, Attr::kHref, "/akn/un/act/1992/" + std::to_string(i));
    document.AppendElement(p, Tag::kAuthorialNote);
  }
  return document;
}

TEST(Growth, IsLinearInReferencesOfOneUnit) {
  EXPECT_LT(SecondsFor(ManyReferences(16000)), 24 * SecondsFor(ManyReferences(2000)) + 0.1);
}

}  // namespace
}  // namespace lexport
