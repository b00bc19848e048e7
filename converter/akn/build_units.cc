// Units of the hierarchy and their lists. The schema lets a unit hold either blocks (content) or
// further units, with text only before (intro) and after them (wrapUp).

#include "akn/build_tree.h"
#include "akn/number.h"

namespace lexport {
namespace {

bool IsHierarchy(Tag tag) { return KindOf(tag) == ElementKind::kHierarchy; }

}  // namespace

Tag TreeBuilder::TagOfUnit(const OutlineUnit& outline_unit) const {
  const bool known = outline_unit.level != nullptr && IsHierarchy(outline_unit.level->element);
  return known ? outline_unit.level->element : Tag::kHcontainer;
}

TreeBuilder::Kind TreeBuilder::KindOfUnit(UnitId id) const {
  const OutlineUnit& u = unit(id);
  if ((id & kOwnText) != 0) return Kind::kBlock;
  switch (u.role) {
    case Role::kUnit:
      return u.level != nullptr && u.level->in_list && mapping_.points_in_list ? Kind::kPoint
                                                                               : Kind::kUnit;
    case Role::kAttachment:
      return Kind::kUnit;
    case Role::kCrossHeading:
      return Kind::kCrossHeading;
    default:
      return Kind::kBlock;
  }
}

void TreeBuilder::AddTitles(NodeId parent, UnitId id) {
  const OutlineUnit& u = unit(id);
  const std::span<const RunRange> lines = u.heading;
  const size_t before = u.heading_first ? lines.size() - u.headings_behind : 0;
  AddHeading(parent, u.source, lines.first(before));
  if (u.label.count > 0) AppendRuns(document_.AppendElement(parent, Tag::kNum, u.source), u.label);
  AddHeading(parent, u.source, lines.subspan(before));
}

void TreeBuilder::AddHeading(NodeId parent, uint32_t source, std::span<const RunRange> lines) {
  if (lines.empty()) return;
  const NodeId heading = document_.AppendElement(parent, Tag::kHeading, source);
  for (const RunRange& line : lines) {
    if (document_.data(heading).first_child != kNoNode) document_.AppendTextView(heading, " ");
    AppendRuns(heading, line);
  }
}

// A number in words was read where its language is known: the eId that is to be given later takes
// it from one that is for now.
void TreeBuilder::NameByWords(NodeId element, UnitId id) {
  const OutlineUnit& u = unit(id);
  if (u.number.ordinal == 0 || u.label.count == 0 || HasNumber(PlainText(u.label))) return;
  const std::string_view kind = EIdAbbreviation(document_.data(element).tag);
  document_.SetAttribute(element, Attr::kEId,
                         std::string(kind) + '_' + std::to_string(u.number.ordinal));
}

void TreeBuilder::AddUnit(NodeId parent, UnitId id) {
  const OutlineUnit& u = unit(id);
  const Tag tag = TagOfUnit(u);
  const NodeId element = document_.AppendElement(parent, tag, u.source);
  if (tag == Tag::kHcontainer) {
    std::string name = "unit";
    if (u.level != nullptr) name = u.level->name.empty() ? u.level->id : u.level->name;
    document_.SetAttribute(element, Attr::kName, name.empty() ? "unit" : name);
  }
  AddTitles(element, id);
  NameByWords(element, id);
  AddFlow(element, PartsOf(id), Flow::kUnit);
}

void TreeBuilder::AddFlow(NodeId parent, UnitSpan units, Flow flow) {
  size_t begin = 0;  // of the blocks since the last unit
  bool first = true;
  Kind last = Kind::kBlock;
  for (size_t i = 0; i < units.size();) {
    const Kind kind = KindOfUnit(units[i]);
    if (kind == Kind::kBlock) {
      ++i;
      continue;
    }
    UnitSpan texts = units.subspan(begin, i - begin);
    // The text just before a list is its lead-in.
    UnitId intro = kNoUnit;
    if (kind == Kind::kPoint && !texts.empty() && HasText(texts.back())) {
      intro = texts.back();
      texts = texts.first(texts.size() - 1);
    }
    if (first) AddTexts(parent, texts, flow, Tag::kIntro);
    if (!first) AddBetween(parent, texts, flow);
    first = false;
    last = kind;
    if (kind == Kind::kPoint) i = AddList(parent, units, i, intro);
    if (kind == Kind::kCrossHeading) AddCrossHeading(parent, units[i++], flow);
    if (kind == Kind::kUnit) AddUnit(parent, units[i++]);
    begin = i;
  }
  const UnitSpan texts = units.subspan(begin);
  if (!first) return AddTrailing(parent, texts, flow, last);
  flow == Flow::kMixed ? AddBlocks(parent, texts) : AddTexts(parent, texts, flow, Tag::kContent);
}

// A list of the points of one level from units[at] on; gives where it ends.
size_t TreeBuilder::AddList(NodeId parent, UnitSpan units, size_t at, UnitId intro) {
  const Level* level = unit(units[at]).level;
  const uint32_t source = unit(intro == kNoUnit ? units[at] : intro).source;
  const NodeId list = document_.AppendElement(parent, Tag::kList, source);
  if (intro != kNoUnit)
    AddBlocks(document_.AppendElement(list, Tag::kIntro, source), UnitSpan(&intro, 1));
  while (at < units.size() && KindOfUnit(units[at]) == Kind::kPoint &&
         unit(units[at]).level == level) {
    AddUnit(list, units[at++]);
  }
  return at;
}

// Text between units has no place of its own in a unit: an alinea holds it.
void TreeBuilder::AddBetween(NodeId parent, UnitSpan texts, Flow flow) {
  if (texts.empty()) return;
  if (flow == Flow::kUnit) {
    parent = document_.AppendElement(parent, Tag::kAlinea, unit(texts[0]).source);
  }
  AddTexts(parent, texts, flow, Tag::kContent);
}

// Text at the end of a unit closes its list or the unit; under a heading it stands by itself.
void TreeBuilder::AddTrailing(NodeId parent, UnitSpan texts, Flow flow, Kind last) {
  if (last == Kind::kCrossHeading || flow != Flow::kUnit) return AddBetween(parent, texts, flow);
  if (last == Kind::kPoint) parent = document_.data(parent).last_child;
  AddTexts(parent, texts, flow, Tag::kWrapUp);
}

// In a unit, `texts` go into one `wrapper`; elsewhere each is a paragraph without number.
void TreeBuilder::AddTexts(NodeId parent, UnitSpan texts, Flow flow, Tag wrapper) {
  if (texts.empty()) return;
  if (flow == Flow::kUnit) {
    const NodeId element = document_.AppendElement(parent, wrapper, unit(texts[0]).source);
    return AddBlocks(element, texts);
  }
  for (size_t i = 0; i < texts.size();) {
    const size_t begin = i++;
    // The rows of a table and the entries of a table of contents stay together.
    const Role role = RoleOf(texts[begin]);
    const bool grouped = role == Role::kTableRow || role == Role::kTocEntry;
    while (grouped && i < texts.size() && RoleOf(texts[i]) == role) ++i;
    const UnitSpan group = texts.subspan(begin, i - begin);
    const uint32_t source = unit(group[0]).source;
    const NodeId paragraph = document_.AppendElement(parent, Tag::kParagraph, source);
    AddBlocks(document_.AppendElement(paragraph, Tag::kContent, source), group);
  }
}

// Only units may hold a crossHeading; elsewhere a container with nothing but a heading stands for
// it.
void TreeBuilder::AddCrossHeading(NodeId parent, UnitId id, Flow flow) {
  const OutlineUnit& u = unit(id);
  if (flow != Flow::kUnit) {
    parent = document_.AppendElement(parent, Tag::kHcontainer, u.source);
    document_.SetAttributeView(parent, Attr::kName, "crosshead");
  }
  const Tag tag = flow == Flow::kUnit ? Tag::kCrossHeading : Tag::kHeading;
  const NodeId heading = document_.AppendElement(parent, tag, u.source);
  std::vector<RunRange> parts = TitlesOf(id);
  parts.push_back(u.text);
  for (const RunRange& part : parts) {
    if (part.count == 0) continue;
    if (document_.data(heading).first_child != kNoNode) document_.AppendTextView(heading, " ");
    AppendRuns(heading, part);
  }
}

}  // namespace lexport
