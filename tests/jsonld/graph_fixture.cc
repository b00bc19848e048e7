#include "jsonld/graph_fixture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "lexport/xml.h"

namespace lexport {

std::string FileText(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Document DocumentOf(std::string_view xml) {
  Findings findings;
  auto document = ReadXml(xml, "test.xml", ReadOptions(), &findings);
  EXPECT_TRUE(document) << (findings.empty() ? "" : findings[0].message);
  return document ? std::move(*document) : Document();
}

std::string GraphOf(const Document& document, const GraphOptions& options, Findings* findings) {
  std::string out;
  EXPECT_TRUE(WriteGraph(document, options, &out, findings));
  return out;
}

Graph::Graph(const Document& document, const GraphOptions& options) {
  json_ = Json::parse(GraphOf(document, options, &findings_));
  Index(json_["@graph"]);
}

Graph Graph::OfFixture(const std::string& name, const GraphOptions& options) {
  return Graph(DocumentOf(FileText(std::string(kFixtures) + name)), options);
}

void Graph::Index(const Json& value) {
  if (value.is_object() && value.contains("@type")) nodes_.push_back(&value);
  if (!value.is_structured()) return;
  for (const Json& inner : value) Index(inner);
}

const Json& Graph::at(std::string_view end) const {
  static const Json nothing;
  const Json* found = &nothing;
  for (const Json* node : nodes_) {
    if (!node->value("@id", "").ends_with(end)) continue;
    if (!found->is_null()) return nothing;
    found = node;
  }
  return *found;
}

bool Graph::told(std::string_view rule) const {
  for (const Finding& finding : findings_) {
    if (finding.rule == rule) return true;
  }
  return false;
}

std::string EndOf(const Json& id) {
  const std::string text = id.get<std::string>();
  const size_t at = text.find_last_of("~/");
  return at == std::string::npos ? text : text.substr(at + 1);
}

}  // namespace lexport
