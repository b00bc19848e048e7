// What of a document's text is in its graph.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>

#include "akn/shared_files.h"
#include "jsonld/graph_fixture.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

// How often each byte that is not white space occurs: the same for two texts that hold the same
// words, wherever they break.
using Bytes = std::map<char, size_t>;

void Count(std::string_view text, Bytes* bytes) {
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') ++(*bytes)[c];
  }
}

std::string_view ValueOf(const Json& value) {
  const Json& text = value.is_object() ? value["@value"] : value;
  return text.get_ref<const std::string&>();
}

// All text of units and notes, numbers and titles included.
Bytes BytesOfUnits(const Graph& graph) {
  Bytes bytes;
  for (const Json* node : graph.nodes()) {
    const bool unit = node->contains("eli:type_subdivision");
    for (const char* key : {"eli:number", "name", "text"}) {
      const bool note = (*node)["@type"].is_array() && (*node)["@type"].back() == "doco:Footnote";
      if ((unit || note) && node->contains(key)) Count(ValueOf((*node)[key]), &bytes);
    }
    if (!unit || !node->contains("alternateName")) continue;
    for (const Json& name : (*node)["alternateName"]) Count(ValueOf(name), &bytes);
  }
  return bytes;
}

// Text of the parts that hold a document's text, and of its notes; not of titles of attachments,
// which are the names of works.
void CountParts(Node node, Bytes* bytes) {
  for (const Node child : node.children()) {
    const Tag tag = child.tag();
    const bool holder = tag == Tag::kAttachments || tag == Tag::kAttachment ||
                        tag == Tag::kComponents || tag == Tag::kComponent ||
                        tag == Tag::kCollectionBody || KindOf(tag) == ElementKind::kDocumentClass;
    std::string text;
    if (tag == Tag::kMeta) {
      for (Node notes = child.child(Tag::kNotes); notes; notes = notes.next(Tag::kNotes)) {
        notes.AppendTextTo(&text);
      }
    } else if (holder) {
      CountParts(child, bytes);
    } else if (KindOf(node.tag()) == ElementKind::kDocumentClass && tag != Tag::kForeignElement) {
      child.AppendTextTo(&text);
    }
    Count(text, bytes);
  }
}

void ExpectAllTextOnce(const Document& document, const std::string& name) {
  Bytes expected;
  CountParts(document.root(), &expected);
  const Bytes found = BytesOfUnits(Graph(document));
  if (found == expected) return;
  std::string difference;
  for (const auto& [byte, count] : expected) {
    const auto at = found.find(byte);
    const size_t there = at == found.end() ? 0 : at->second;
    if (there == count) continue;
    difference +=
        std::string(" '") + byte + "' " + std::to_string(there) + " for " + std::to_string(count);
  }
  ADD_FAILURE() << name << ": the graph has other text:" << difference.substr(0, 200);
}

TEST(GraphText, LeafHasEveryWordOnce) {
  for (const char* name : {"un_report.xml", "act.xml", "bare.xml"}) {
    ExpectAllTextOnce(DocumentOf(FileText(std::string(kFixtures) + name)), name);
  }
}

TEST(GraphText, LeafHasEveryWordOfOthersDocumentsOnce) {
  size_t count = 0;
  for (const auto& path : CorpusFiles()) {
    Findings findings;
    const auto document = ReadXml(FileContent(path), path.string(), ReadOptions(), &findings);
    if (!document || !document->main()) continue;
    ++count;
    ExpectAllTextOnce(*document, path.filename().string());
  }
  if (count == 0) GTEST_SKIP() << "the shared corpus is not there";
  EXPECT_GT(count, 60u);
}

TEST(GraphText, NoneHasNone) {
  GraphOptions options;
  options.text = GraphText::kNone;
  const Graph graph = Graph::OfFixture("un_report.xml", options);
  for (const Json* node : graph.nodes()) EXPECT_FALSE(node->contains("text"));
  EXPECT_EQ(graph.at("~sec_I")["name"], "Introduction");
}

TEST(GraphText, AllHasThatOfSubUnitsToo) {
  GraphOptions options;
  options.text = GraphText::kAll;
  const Graph graph = Graph::OfFixture("un_report.xml", options);
  EXPECT_EQ(graph.at("~para_2")["text"],
            "Toward Goal 17:\n(a)\none;\n(b)\ntwo, by nothing.\nThat is all.");
  EXPECT_EQ(graph.at("~para_2__list_1__point_a")["text"], "one;");
}

}  // namespace
}  // namespace lexport
