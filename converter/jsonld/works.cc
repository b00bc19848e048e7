#include "jsonld/works.h"

#include "base/strings.h"
#include "jsonld/classes.h"
#include "jsonld/iri.h"
#include "jsonld/parts.h"

namespace lexport::graph {
namespace {

bool IsNoteTag(Tag tag) { return tag == Tag::kAuthorialNote || tag == Tag::kNote; }

// /akomaNtoso/act/meta …, with a position where an element has siblings of its name before it.
std::string PathOf(Node node) {
  std::string path;
  for (; node; node = node.parent()) {
    size_t position = 1;
    for (Node n = node.previous_sibling(); n; n = n.previous_sibling()) {
      position += n.tag() == node.tag() ? 1 : 0;
    }
    std::string step = "/" + std::string(node.name());
    if (position > 1) step += "[" + std::to_string(position) + "]";
    path.insert(0, step);
  }
  return path;
}

// The value of the first child of that name that can be part of an IRI.
std::string_view UsableValue(Node frbr, Tag tag) {
  for (Node n = frbr.child(tag); n; n = n.next(tag)) {
    const std::string_view value = Trim(n.attribute(Attr::kValue));
    if (NamesSomething(value)) return value;
  }
  return {};
}

// Naming Convention 4.8: a portion follows "~" behind the component, which may be left out
// ("/~art_3").
std::string UnitBase(std::string iri) {
  const size_t slash = iri.rfind('/');
  const bool component = slash != std::string::npos && iri.compare(slash, 2, "/!") == 0;
  if (!component && iri.back() != '/') iri += '/';
  return iri + "~";
}

}  // namespace

Finding GraphFinding(std::string_view rule, Severity severity, std::string message, Node node) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.where.xpath = PathOf(node);
  finding.where.eid = node.attribute(Attr::kEId);
  finding.where.offset = node.source();
  return finding;
}

Works::Works(const Document& document, std::string_view base, Findings* findings)
    : document_(document), base_(base) {
  while (!base_.empty() && base_.back() == '/') base_.pop_back();
  Collect();
  AddEntities();
  for (size_t i = 0; i < works_.size(); ++i) Identify(i, findings);
}

// One walk over the file: its documents, and the elements that references can lead to. Quotations
// hold documents and units of others; in a note all is its text, but for the notes in it.
void Works::Collect() {
  std::vector<size_t> open;  // works that the walk is in, innermost last
  Node note;                 // the outermost one that the walk is in
  Node node = document_.root();
  while (node) {
    const Tag tag = node.tag();
    if (KindOf(tag) == ElementKind::kDocumentClass && !note) {
      AddWork(node, open.empty() ? kNoHost : open.back());
      open.push_back(works_.size() - 1);
    } else if (!open.empty() &&
               (IsNoteTag(tag) || (!note && (IsUnit(tag) || IsTextStructure(tag))))) {
      AddUnit(node, open.back());
    }
    if (IsNoteTag(tag) && !note) note = node;
    Node next = IsQuotation(tag) ? Node() : node.first_child();
    while (!next && node) {
      if (node == note) note = Node();
      if (!open.empty() && node == works_[open.back()].document) open.pop_back();
      next = node.next_sibling();
      node = next ? node : node.parent();
    }
    node = next;
  }
}

void Works::AddWork(Node document, size_t host) {
  Work work;
  work.document = document;
  work.host = host;
  if (host != kNoHost) {
    work.holder = document.parent();
    works_[host].inner.push_back(works_.size());
  }
  work.identification = document.child(Tag::kMeta).child(Tag::kIdentification);
  works_.push_back(std::move(work));
}

void Works::AddUnit(Node unit, size_t work) {
  const std::string_view eid = unit.attribute(Attr::kEId);
  if (!eid.empty()) {
    const bool first = units_.try_emplace(eid, Place{unit.id(), work}).second;
    if (!first) ++units_with_repeated_eid_;
  } else if (!IsTextStructure(unit.tag())) {
    ++units_without_eid_;
  }
}

void Works::AddEntities() {
  std::unordered_set<std::string> seen;
  for (const Work& work : works_) {
    const Node meta = work.document.child(Tag::kMeta);
    for (Node refs = meta.child(Tag::kReferences); refs; refs = refs.next(Tag::kReferences)) {
      for (const Node node : refs.children()) {
        if (EntityClass(node.tag()).local.empty()) continue;
        Entity entity{node, {}};
        const std::string_view href = Trim(node.attribute(Attr::kHref));
        if (NamesSomething(href)) AppendAbsoluteIri(base_, href, &entity.id);
        // Two entries with one IRI would become one thing with two names.
        if (entity.id.empty() || !seen.insert(entity.id).second) {
          entity.id = "_:tlc" + std::to_string(entities_.size());
        }
        by_entity_.try_emplace(node.attribute(Attr::kEId), entities_.size());
        entities_.push_back(std::move(entity));
      }
    }
  }
}

void Works::Identify(size_t index, Findings* findings) {
  Work& work = works_[index];
  IdentifyLevel(index, Tag::kFRBRWork, "jsonld.missing-work-iri", &work.work, findings);
  IdentifyLevel(index, Tag::kFRBRExpression, "jsonld.missing-expression-iri", &work.expression,
                findings);
  IdentifyLevel(index, Tag::kFRBRManifestation, "jsonld.missing-manifestation-iri",
                &work.manifestation, findings);
  if (work.work.id.empty()) work.work.id = "_:work" + std::to_string(index);
  const std::string_view own = UsableValue(work.work.frbr, Tag::kFRBRthis);
  if (!own.empty()) {
    std::string iri;
    AppendAbsoluteIri(base_, own, &iri);
    work.unit_base = UnitBase(std::move(iri));
  } else if (!IsBlank(work.work.id)) {
    work.unit_base = UnitBase(work.work.id);
  }
  Classify(&work);
}

// A work is what its FRBRuri names; an attached one that shares its host's FRBRuri, what its
// FRBRthis names. Two nodes with one IRI would be one, so the second becomes a blank node.
void Works::IdentifyLevel(size_t index, Tag tag, std::string_view rule, Level* level,
                          Findings* findings) {
  const Node document = works_[index].document;
  level->frbr = works_[index].identification.child(tag);
  const std::string_view uri = UsableValue(level->frbr, Tag::kFRBRuri);
  const std::string_view own = UsableValue(level->frbr, Tag::kFRBRthis);
  if (Take(uri, &level->id) || Take(own, &level->id)) return;
  if (level->frbr) level->id = "_:" + std::string(TagName(tag)) + std::to_string(index);
  const Node place = level->frbr ? level->frbr : document;
  const std::string name(TagName(tag));
  if (uri.empty() && own.empty()) {
    findings->push_back(GraphFinding(
        rule, Severity::kWarning,
        name + " does not say what its IRI is; in the graph it is a blank node", place));
  } else {
    findings->push_back(GraphFinding("jsonld.shared-iri", Severity::kWarning,
                                     name + " has the IRI of another node of this file, " +
                                         std::string(uri.empty() ? own : uri) +
                                         "; in the graph it is a blank node",
                                     place));
  }
}

bool Works::Take(std::string_view value, std::string* id) {
  if (value.empty()) return false;
  std::string iri;
  AppendAbsoluteIri(base_, value, &iri);
  if (!taken_.insert(iri).second) return false;
  *id = std::move(iri);
  return true;
}

const Works::Place* Works::FindUnit(std::string_view eid) const {
  const auto found = units_.find(eid);
  return found == units_.end() ? nullptr : &found->second;
}

void Works::AppendUnitId(const Work& work, NodeId unit, std::string* id) const {
  const std::string_view eid = document_.node(unit).attribute(Attr::kEId);
  const Place* place = eid.empty() || work.unit_base.empty() ? nullptr : FindUnit(eid);
  if (place == nullptr || place->node != unit) {
    *id += "_:u" + std::to_string(unit);
    return;
  }
  *id += work.unit_base;
  AppendIri(eid, id);
}

std::string_view Works::EntityId(std::string_view reference) const {
  if (reference.size() < 2 || reference[0] != '#') return {};
  const auto found = by_entity_.find(reference.substr(1));
  return found == by_entity_.end() ? std::string_view() : entities_[found->second].id;
}

// An eId that is no unit's is tried as that of something inside one: "art_4__content" is a part of
// "art_4".
bool Works::AppendLocalTarget(std::string_view eid, std::string* id) const {
  while (!eid.empty()) {
    if (const Place* place = FindUnit(eid)) {
      AppendUnitId(works_[place->work], place->node, id);
      return true;
    }
    const size_t end = eid.rfind("__");
    eid = end == std::string_view::npos ? std::string_view() : eid.substr(0, end);
  }
  return false;
}

bool Works::AppendNote(std::string_view href, std::string* id) const {
  href = Trim(href);
  if (href.size() < 2 || href[0] != '#') return false;
  const Place* place = FindUnit(href.substr(1));
  if (place == nullptr || !IsNoteTag(document_.node(place->node).tag())) return false;
  AppendUnitId(works_[place->work], place->node, id);
  return true;
}

bool Works::AppendTarget(const Work& work, std::string_view href, std::string* id) const {
  href = Trim(href);
  if (href.size() > 1 && (href[0] == '#' || href[0] == '~')) {
    const std::string_view entity = EntityId(href);
    if (entity.empty()) return AppendLocalTarget(href.substr(1), id);
    *id += entity;
    return true;
  }
  if (!NamesSomething(href) || href == "~") return false;
  if (href[0] != '!') {
    AppendAbsoluteIri(base_, href, id);
    return true;
  }
  // A component of the same work.
  const Work& main = work.host == kNoHost ? work : works_[work.host];
  if (IsBlank(main.work.id)) return false;
  *id += main.work.id;
  *id += '/';
  AppendIri(href, id);
  return true;
}

}  // namespace lexport::graph
