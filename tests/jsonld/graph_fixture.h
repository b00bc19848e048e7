// Graphs as the tests see them: parsed by nlohmann, nodes found by the end of their IRI.

#ifndef LEXPORT_TESTS_JSONLD_GRAPH_FIXTURE_H_
#define LEXPORT_TESTS_JSONLD_GRAPH_FIXTURE_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/document.h"
#include "lexport/finding.h"
#include "lexport/writers.h"

namespace lexport {

using Json = nlohmann::json;

inline constexpr std::string_view kFixtures = "tests/jsonld/fixtures/";

std::string FileText(const std::string& name);
// Fails the test when `xml` cannot be read.
Document DocumentOf(std::string_view xml);
std::string GraphOf(const Document& document, const GraphOptions& options, Findings* findings);

// A graph with an index of its nodes, nested ones included.
class Graph {
 public:
  explicit Graph(const Document& document, const GraphOptions& options = {});
  static Graph OfFixture(const std::string& name, const GraphOptions& options = {});

  // The node whose @id ends with `end`; null when there is none or more than one.
  const Json& at(std::string_view end) const;
  const std::vector<const Json*>& nodes() const { return nodes_; }
  const Json& json() const { return json_; }
  bool told(std::string_view rule) const;

 private:
  void Index(const Json& value);

  Json json_;
  std::vector<const Json*> nodes_;
  Findings findings_;
};

// The end of an IRI, behind its last '~' or '/'.
std::string EndOf(const Json& id);

}  // namespace lexport

#endif  // LEXPORT_TESTS_JSONLD_GRAPH_FIXTURE_H_
