// The works of a document: the main one and those attached to it or collected in it, each with its
// identity on the levels of FRBR; and where references lead.

#ifndef LEXPORT_JSONLD_WORKS_H_
#define LEXPORT_JSONLD_WORKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "jsonld/terms.h"
#include "lexport/document.h"
#include "lexport/finding.h"

namespace lexport::graph {

inline constexpr size_t kNoHost = static_cast<size_t>(-1);

// A Work, Expression or Manifestation: the FRBR element and the IRI of the node, or a blank node's
// label where the document gives no IRI that could be used.
struct Level {
  Node frbr;  // null when the document lacks it: then there is no node either
  std::string id;
};

struct Work {
  Node document;  // act, statement, doc …
  Node holder;    // the attachment or component around it; null for the main work
  Node identification;
  size_t host = kNoHost;      // index of the work around it
  std::vector<size_t> inner;  // indices of the works right inside it
  Level work, expression, manifestation;
  std::string unit_base;  // an eId appended to it is the IRI of a unit; empty when there is none
  std::string language;   // BCP 47; empty when not known
  std::string_view schema_class;  // "Legislation", "Report" …
  bool legislation = false;
  bool draft = false;
  bool united_nations = false;
};

// A TLC element: a person, an organization, a concept … that the text refers to by its eId.
struct Entity {
  Node node;
  std::string id;
};

// Made once for a document. Views and nodes are of the document, which must outlive it.
class Works {
 public:
  // `base` makes IRIs absolute; without "/" at its end.
  Works(const Document& document, std::string_view base, Findings* findings);

  const Document& document() const { return document_; }
  std::string_view base() const { return base_; }
  const std::vector<Work>& all() const { return works_; }  // the main work first; maybe empty
  const std::vector<Entity>& entities() const { return entities_; }

  // Appends the IRI of a unit or note, or a blank node's label when it has no eId of its own.
  void AppendUnitId(const Work& work, NodeId unit, std::string* id) const;

  // Appends the IRI that `href`, met in `work`, leads to: of a unit or note of this file, of an
  // entity, or of something outside. False when it leads nowhere.
  bool AppendTarget(const Work& work, std::string_view href, std::string* id) const;

  // Appends the IRI of the note of this file that `href` names. False when it names none.
  bool AppendNote(std::string_view href, std::string* id) const;

  // The id of the entity that "#x" names; empty when there is none.
  std::string_view EntityId(std::string_view reference) const;

  // How many units had to do without an IRI, and why.
  size_t units_without_eid() const { return units_without_eid_; }
  size_t units_with_repeated_eid() const { return units_with_repeated_eid_; }

 private:
  struct Place {
    NodeId node = kNoNode;
    size_t work = 0;
  };

  void Collect();
  void AddWork(Node document, size_t host);
  void AddUnit(Node unit, size_t work);
  void AddEntities();
  void Identify(size_t index, Findings* findings);
  void IdentifyLevel(size_t index, Tag tag, std::string_view rule, Level* level,
                     Findings* findings);
  bool Take(std::string_view value, std::string* id);
  const Place* FindUnit(std::string_view eid) const;
  bool AppendLocalTarget(std::string_view eid, std::string* id) const;

  const Document& document_;
  std::string base_;
  std::vector<Work> works_;
  std::vector<Entity> entities_;
  std::unordered_map<std::string_view, Place> units_;       // by eId; the first that has it
  std::unordered_map<std::string_view, size_t> by_entity_;  // eId to index in entities_
  std::unordered_set<std::string> taken_;                   // IRIs of works and their levels
  size_t units_without_eid_ = 0;
  size_t units_with_repeated_eid_ = 0;
};

// A note, warning or error about `node`.
Finding GraphFinding(std::string_view rule, Severity severity, std::string message, Node node);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_WORKS_H_
