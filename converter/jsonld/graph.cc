#include <string>

#include "jsonld/iri.h"
#include "jsonld/metadata.h"
#include "jsonld/sink.h"
#include "jsonld/units.h"
#include "jsonld/works.h"
#include "lexport/writers.h"

namespace lexport {
namespace graph {
namespace {

std::string Count(size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// What concerns many places is told once, with their number.
void TellCounts(const Works& works, const UnitWriter& units, Findings* findings) {
  const Node main = works.all()[0].document;
  if (const size_t n = works.units_without_eid(); n != 0) {
    findings->push_back(GraphFinding("jsonld.unit-without-eid", Severity::kNote,
                                     Count(n, "unit or note has", "units or notes have") +
                                         " no eId; in the graph they are blank nodes",
                                     main));
  }
  if (const size_t n = works.units_with_repeated_eid(); n != 0) {
    findings->push_back(
        GraphFinding("jsonld.repeated-eid", Severity::kWarning,
                     Count(n, "unit or note has", "units or notes have") +
                         " the eId of another one before; in the graph they are blank nodes",
                     main));
  }
  if (const size_t n = units.lost_references(); n != 0) {
    findings->push_back(GraphFinding(
        "jsonld.lost-reference", Severity::kNote,
        Count(n, "reference leads", "references lead") + " nowhere and is not in the graph", main));
  }
}

bool Write(const Document& document, const GraphOptions& options, Output* output,
           Findings* findings) {
  if (!IsAbsoluteIri(options.base)) {
    Finding finding;
    finding.rule = "jsonld.base";
    finding.severity = Severity::kError;
    finding.message = "the base \"" + options.base + "\" is not an absolute IRI";
    finding.expected = {"https://example.org"};
    findings->push_back(std::move(finding));
    return false;
  }
  std::string base;
  AppendIri(options.base, &base);
  const Works works(document, base, findings);
  if (works.all().empty()) {
    findings->push_back(GraphFinding("jsonld.no-document", Severity::kError,
                                     "there is no document to make a graph of", document.root()));
    return false;
  }
  const std::unique_ptr<GraphSink> sink = MakeSink(options.syntax, output);
  UnitWriter units(works, options.text, sink.get());
  MetadataWriter metadata(works, options, &units, sink.get(), findings);
  sink->BeginGraph(works.all()[0].language);
  for (size_t i = 0; i < works.all().size(); ++i) metadata.WriteWork(i);
  metadata.WriteEntities();
  sink->EndGraph();
  output->Flush();
  TellCounts(works, units, findings);
  return true;
}

}  // namespace
}  // namespace graph

bool WriteGraph(const Document& document, const GraphOptions& options, std::string* out,
                Findings* findings) {
  graph::Output output(out);
  return graph::Write(document, options, &output, findings);
}

bool WriteGraph(const Document& document, const GraphOptions& options,
                const std::function<void(std::string_view)>& receiver, Findings* findings) {
  std::string buffer;
  graph::Output output(&buffer, &receiver);
  return graph::Write(document, options, &output, findings);
}

}  // namespace lexport
