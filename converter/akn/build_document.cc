// The parts of a document in the order that the schema wants: cover page, preface, preamble, body,
// conclusions, attachments.

#include <algorithm>

#include "akn/build.h"
#include "akn/build_tree.h"
#include "base/strings.h"

namespace lexport {
namespace {

using Units = TreeBuilder::Units;
using UnitSpan = TreeBuilder::UnitSpan;
using Flow = TreeBuilder::Flow;

enum Zone : uint8_t {
  kCoverZone,
  kPrefaceZone,
  kPreambleZone,
  kBodyZone,
  kEndZone,
  kAnnexZone,
  kZones
};

// Where a unit stands by its role.
Zone HomeOf(Role role) {
  switch (role) {
    case Role::kCover:
      return kCoverZone;
    case Role::kMasthead:
    case Role::kTitle:
    case Role::kSubtitle:
    case Role::kPrefaceText:
    case Role::kTocHeading:
    case Role::kTocEntry:
      return kPrefaceZone;
    case Role::kPreambleHeading:
    case Role::kFormula:
    case Role::kClause:
      return kPreambleZone;
    case Role::kConclusion:
      return kEndZone;
    case Role::kAttachment:
      return kAnnexZone;
    default:
      return kBodyZone;
  }
}

// The zone of each unit, never going back. A unit that comes too late for its zone stays where it
// is; text before the last part of the preamble is part of the preface; a conclusion before the
// last unit of the body is part of the body.
std::vector<Zone> ZonesOf(const TreeBuilder& tree, const Units& units) {
  std::vector<Zone> zones;
  for (UnitId id : units) zones.push_back(HomeOf(tree.RoleOf(id)));
  const auto is_unit = [&](UnitId id) { return tree.RoleOf(id) == Role::kUnit; };
  const size_t first_unit =
      static_cast<size_t>(std::find_if(units.begin(), units.end(), is_unit) - units.begin());
  bool before = false;  // of a part of preface or preamble that is still to come
  for (size_t i = first_unit; i-- > 0;) {
    if (zones[i] == kBodyZone && before) zones[i] = kPrefaceZone;
    before = before || zones[i] <= kPreambleZone;
  }
  bool body_follows = false;
  for (size_t i = units.size(); i-- > 0;) {
    if (zones[i] == kEndZone && body_follows) zones[i] = kBodyZone;
    body_follows = body_follows || zones[i] == kBodyZone;
    body_follows = body_follows && zones[i] != kAnnexZone;
  }
  for (size_t i = 1; i < zones.size(); ++i) zones[i] = std::max(zones[i], zones[i - 1]);
  return zones;
}

class DocumentBuilder {
 public:
  DocumentBuilder(const Source& source, const Blocks& blocks, const Outline& outline,
                  const Metadata& metadata, Document* document, Findings* findings)
      : tree_(source, blocks, outline, metadata, document),
        document_(*document),
        metadata_(metadata),
        findings_(findings) {}

  void Run() {
    const NodeId root = document_.AppendElement(kNoNode, Tag::kAkomaNtoso);
    Units units = tree_.ChildrenOf(0);
    if (tree_.HasWords(0)) units.insert(units.begin(), TreeBuilder::kOwnText);
    AddDocument(root, MainClass(), units);
    tree_.LinkContents();
  }

 private:
  DocumentClass MainClass();
  DocumentClass AnnexClass() const;
  DocumentClass ClassOf(const std::string& id, bool* known) const;
  void AddDocument(NodeId parent, const DocumentClass& document_class, const Units& units);
  void AddFront(NodeId parent, Tag tag, const Units& units, Tag main);
  void AddPreamble(NodeId parent, const Units& units);
  void AddBody(NodeId parent, const DocumentClass& document_class, const Units& units,
               bool has_preamble);
  void AddJudgment(NodeId parent, const std::vector<Units>& zones);
  std::vector<std::pair<Tag, Units>> JudgmentParts(const Units& units) const;
  void AddConclusions(NodeId parent, const Units& units);
  void AddAttachments(NodeId parent, const Units& units);

  TreeBuilder tree_;
  Document& document_;
  const Metadata& metadata_;
  Findings* findings_;
};

// Elements whose parts this builder knows; any other class becomes a doc.
bool IsBuilt(Tag tag) {
  return tag == Tag::kAct || tag == Tag::kBill || tag == Tag::kDoc || tag == Tag::kStatement ||
         tag == Tag::kDebateReport || tag == Tag::kJudgment;
}

DocumentClass DocumentBuilder::ClassOf(const std::string& id, bool* known) const {
  const auto& classes = tree_.mapping().classes;
  const auto found = classes.find(id);
  *known = found != classes.end();
  DocumentClass result = *known ? found->second : DocumentClass();
  if (!IsBuilt(result.element)) result.element = Tag::kDoc;
  if (result.name.empty()) result.name = TagName(result.element);
  return result;
}

DocumentClass DocumentBuilder::MainClass() {
  bool known = true;
  const Mapping& mapping = tree_.mapping();
  const std::string& wanted = metadata_.document_class;
  DocumentClass result = ClassOf(wanted.empty() ? mapping.default_class : wanted, &known);
  if (known || wanted.empty()) return result;
  Finding finding;
  finding.rule = "metadata.class-unknown";
  finding.message = "The mapping " + mapping.id + " has no class “" + wanted + "”; “" +
                    mapping.default_class + "” is used";
  for (const auto& [id, unused] : mapping.classes) finding.expected.push_back(id);
  finding.where.file = metadata_.source_name;
  findings_->push_back(std::move(finding));
  return ClassOf(mapping.default_class, &known);
}

DocumentClass DocumentBuilder::AnnexClass() const {
  bool known = true;
  DocumentClass result = ClassOf(metadata_.annex_class, &known);
  return known ? result : ClassOf(tree_.mapping().annex_class, &known);
}

void DocumentBuilder::AddDocument(NodeId parent, const DocumentClass& document_class,
                                  const Units& units) {
  const NodeId main = document_.AppendElement(parent, document_class.element);
  document_.SetAttribute(main, Attr::kName, document_class.name);
  document_.AppendElement(main, Tag::kMeta);
  std::vector<Units> zones(kZones);
  const std::vector<Zone> zone_of = ZonesOf(tree_, units);
  for (size_t i = 0; i < units.size(); ++i) zones[zone_of[i]].push_back(units[i]);
  AddFront(main, Tag::kCoverPage, zones[kCoverZone], document_class.element);
  if (document_class.element == Tag::kJudgment) {
    AddJudgment(main, zones);
  } else {
    AddFront(main, Tag::kPreface, zones[kPrefaceZone], document_class.element);
    AddPreamble(main, zones[kPreambleZone]);
    AddBody(main, document_class, zones[kBodyZone], !zones[kPreambleZone].empty());
  }
  AddConclusions(main, zones[kEndZone]);
  AddAttachments(main, zones[kAnnexZone]);
}

// Cover page and preface. An act's title is its long title.
void DocumentBuilder::AddFront(NodeId parent, Tag tag, const Units& units, Tag main) {
  if (units.empty()) return;
  const NodeId front = document_.AppendElement(parent, tag, tree_.unit(units[0]).source);
  const bool act = main == Tag::kAct || main == Tag::kBill;
  // What calls itself the long title is; else the title stands for it.
  const auto named = std::find_if(units.begin(), units.end(), [&](UnitId id) {
    return tree_.unit(id).field == TagName(Tag::kLongTitle);
  });
  Units blocks;
  for (UnitId id : units) {
    const bool own = named == units.end() ? tree_.RoleOf(id) == Role::kTitle : id == *named;
    const bool title = own && act && tag == Tag::kPreface;
    if (!title) {
      blocks.push_back(id);
      continue;
    }
    tree_.AddBlocks(front, blocks);
    blocks.clear();
    tree_.AddBlockUnit(document_.AppendElement(front, Tag::kLongTitle, tree_.unit(id).source), id);
  }
  tree_.AddBlocks(front, blocks);
  tree_.EnsureBlock(front);
}

void DocumentBuilder::AddPreamble(NodeId parent, const Units& units) {
  if (units.empty()) return;
  const NodeId preamble =
      document_.AppendElement(parent, Tag::kPreamble, tree_.unit(units[0]).source);
  const auto& options = tree_.mapping().options;
  const auto prefix = options.find("attribute-prefix");
  for (size_t i = 0; i < units.size();) {
    const Role role = tree_.RoleOf(units[i]);
    if (role == Role::kClause) {
      size_t end = i;
      while (end < units.size() && tree_.RoleOf(units[end]) == Role::kClause) ++end;
      tree_.AddClauses(preamble, UnitSpan(units).subspan(i, end - i));
      i = end;
    } else if (role == Role::kFormula) {
      const NodeId formula =
          document_.AppendElement(preamble, Tag::kFormula, tree_.unit(units[i]).source);
      const std::string before = prefix == options.end() ? "" : prefix->second;
      document_.SetAttribute(formula, Attr::kName, before + "enactingFormula");
      tree_.AddBlockUnit(formula, units[i++]);
    } else {
      tree_.AddBlocks(preamble, UnitSpan(&units[i++], 1));
    }
  }
  tree_.EnsureBlock(preamble);
}

void DocumentBuilder::AddBody(NodeId parent, const DocumentClass& document_class,
                              const Units& units, bool has_preamble) {
  const bool act = document_class.element == Tag::kAct || document_class.element == Tag::kBill;
  const uint32_t source = units.empty() ? 0 : tree_.unit(units[0]).source;
  const NodeId body = document_.AppendElement(parent, act ? Tag::kBody : Tag::kMainBody, source);
  // The one operative text of a resolution is its paragraph, though it bears no number.
  const bool single = units.size() == 1 && has_preamble;
  tree_.AddFlow(body, units, act || single ? Flow::kBody : Flow::kMixed);
  if (document_.data(body).first_child != kNoNode) return;
  document_.AppendElement(body, act ? Tag::kParagraph : Tag::kP);
}

// A judgment has a header in place of preface and preamble, and its body in parts with a meaning.
// Where the outline tells no two of them apart, all of it is "decision".
void DocumentBuilder::AddJudgment(NodeId parent, const std::vector<Units>& zones) {
  const NodeId header = document_.AppendElement(parent, Tag::kHeader);
  tree_.AddBlocks(header, zones[kPrefaceZone]);
  tree_.AddBlocks(header, zones[kPreambleZone]);
  const NodeId body = document_.AppendElement(parent, Tag::kJudgmentBody);
  for (const auto& [tag, units] : JudgmentParts(zones[kBodyZone])) {
    const NodeId part = document_.AppendElement(body, tag);
    tree_.AddFlow(part, units, Flow::kMixed);
    tree_.EnsureBlock(part);
  }
}

bool IsJudgmentPart(Tag tag) {
  return tag == Tag::kIntroduction || tag == Tag::kBackground || tag == Tag::kArguments ||
         tag == Tag::kRemedies || tag == Tag::kMotivation || tag == Tag::kDecision;
}

// What stands before the first part that is named introduces.
std::vector<std::pair<Tag, Units>> DocumentBuilder::JudgmentParts(const Units& units) const {
  std::vector<std::pair<Tag, Units>> parts;
  for (const UnitId id : units) {
    const Role role = tree_.RoleOf(id);
    const bool may_begin =
        role == Role::kUnit || role == Role::kText || role == Role::kCrossHeading;
    const std::string& name = tree_.unit(id).field;
    const Tag tag = may_begin && !name.empty() ? TagFromName(name) : Tag::kForeignElement;
    const bool begins = IsJudgmentPart(tag);
    if (parts.empty()) parts.emplace_back(begins ? tag : Tag::kIntroduction, Units());
    if (begins && parts.back().first != tag) parts.emplace_back(tag, Units());
    parts.back().second.push_back(id);
  }
  if (parts.size() < 2) return {{Tag::kDecision, units}};
  return parts;
}

void DocumentBuilder::AddConclusions(NodeId parent, const Units& units) {
  if (units.empty()) return;
  const NodeId end =
      document_.AppendElement(parent, Tag::kConclusions, tree_.unit(units[0]).source);
  tree_.AddBlocks(end, units);
  tree_.EnsureBlock(end);
}

// What follows an annex and is none itself belongs to it.
void DocumentBuilder::AddAttachments(NodeId parent, const Units& units) {
  if (units.empty()) return;
  const NodeId attachments =
      document_.AppendElement(parent, Tag::kAttachments, tree_.unit(units[0]).source);
  const DocumentClass annex_class = AnnexClass();
  for (size_t i = 0; i < units.size();) {
    const UnitId annex = units[i++];
    const NodeId attachment =
        document_.AppendElement(attachments, Tag::kAttachment, tree_.unit(annex).source);
    tree_.AddTitles(attachment, annex);
    Units inside = tree_.PartsOf(annex);
    while (i < units.size() && tree_.RoleOf(units[i]) != Role::kAttachment) {
      inside.push_back(units[i++]);
    }
    AddDocument(attachment, annex_class, inside);
  }
}

}  // namespace

Document BuildDocument(const Source& source, const Blocks& blocks, const Outline& outline,
                       const Metadata& metadata, Findings* findings) {
  Document document;
  // A unit becomes half a dozen nodes, a run about one. More than enough: room that is not used
  // costs nothing, growing would copy.
  const size_t units = outline.units.size(), runs = blocks.runs.size();
  document.Reserve(6 * units + runs + 64, 4 * units + runs / 2 + 64);
  DocumentBuilder(source, blocks, outline, metadata, &document, findings).Run();
  return document;
}

}  // namespace lexport
