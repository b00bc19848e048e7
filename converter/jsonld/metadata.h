// Writes what the metadata of a work say: its Work, Expression and Manifestation.

#ifndef LEXPORT_JSONLD_METADATA_H_
#define LEXPORT_JSONLD_METADATA_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "jsonld/sink.h"
#include "jsonld/units.h"
#include "jsonld/works.h"
#include "lexport/finding.h"
#include "lexport/writers.h"

namespace lexport::graph {

class MetadataWriter {
 public:
  MetadataWriter(const Works& works, const GraphOptions& options, UnitWriter* units,
                 GraphSink* sink, Findings* findings)
      : works_(works),
        options_(options),
        units_(*units),
        sink_(*sink),
        findings_(*findings),
        positions_(works.all().size(), 0) {}

  // The three nodes of one work, with its units in the first.
  void WriteWork(size_t index);

  // The persons, organizations, concepts … that the file declares.
  void WriteEntities();

 private:
  // Titles and numbers, looked up once for a work.
  struct Names {
    std::string title;
    std::vector<std::string_view> others;
    std::string_view number;  // as printed
  };

  Names FindNames(const Work& work);
  void WriteWorkNode(const Work& work, size_t index, const Names& names);
  void WriteTitles(const Work& work, const Names& names);
  void WriteIdentifiers(const Work& work, const Names& names);
  void WriteKind(const Work& work);
  void WriteDates(const Work& work);
  void WriteAuthors(const Work& work);
  void WriteHosts(const Work& work);
  void WritePublication(const Work& work, Node publication);
  void WriteKeywords(const Work& work, size_t index);
  void WriteKeyword(const Work& work, Node keyword, const std::string& id);
  bool IsCalled(const std::string& id, std::string_view name, const std::string& language);
  void WriteRelations(const Work& work);
  void WriteExpressionLinks(const Work& work);
  void WriteSource(const Work& work);
  void WriteWorkParts(const Work& work);
  void WriteExpression(const Work& work, const Names& names);
  void WriteLanguage(const Work& work);
  void WriteTranslation(const Work& work);
  void WriteManifestation(const Work& work);
  void WriteLegalValue(const Work& work);
  void WriteEntity(const Entity& entity);

  std::vector<std::string> AgentIds(Node frbr);
  std::vector<std::string> ReferenceTargets(const Work& work, Tag tag);
  std::vector<std::string> ModificationTargets(const Work& work);
  std::vector<std::string> DocumentRefs(const Work& work);
  // The date of an element with @date, as xsd:date; empty when it has none that is one.
  std::string_view DateOf(Node element);
  std::vector<std::string> DatesOf(Node frbr);
  std::string_view PublicationDate(const Work& work);
  void WriteLinks(Term property, const std::vector<std::string>& ids);
  void WriteTexts(Term property, const std::vector<std::string>& texts);
  std::string Anonymous() { return "_:b" + std::to_string(++anonymous_); }
  // At the first place where it is so: metadata repeat themselves on the levels of FRBR.
  void Tell(std::string_view rule, Severity severity, std::string message, Node node) {
    if (!told_.insert(std::string(rule) + message).second) return;
    findings_.push_back(GraphFinding(rule, severity, std::move(message), node));
  }

  const Works& works_;
  const GraphOptions& options_;
  UnitWriter& units_;
  GraphSink& sink_;
  Findings& findings_;
  std::vector<uint64_t> positions_;  // of every work in its host's parts; 0 for the main one
  uint64_t anonymous_ = 0;
  std::unordered_map<std::string, std::string> called_;  // names of things, by IRI
  std::unordered_set<std::string> told_;                 // rules with their messages
};

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_METADATA_H_
