#include "akn/naming_kinds.h"

#include <array>
#include <initializer_list>
#include <utility>

#include "akn/number.h"

namespace lexport {
namespace {

bool IsOneOf(Tag tag, std::initializer_list<Tag> tags) {
  for (Tag other : tags) {
    if (tag == other) return true;
  }
  return false;
}

// Elements whose eId is optional get one where it is of use: to be linked to, or because they have
// one already.
EIdNeed NeedOf(Tag tag, EIdUse use, ElementKind kind) {
  if (use == EIdUse::kRequired) return EIdNeed::kAlways;
  if (use == EIdUse::kNever) return EIdNeed::kNever;
  if (kind == ElementKind::kStructure || tag == Tag::kEop) return EIdNeed::kAlways;
  if (tag == Tag::kListIntroduction || tag == Tag::kListWrapUp) return EIdNeed::kAlways;
  return tag == Tag::kP || tag == Tag::kBlock ? EIdNeed::kOutOfCell : EIdNeed::kIfNamed;
}

bool IsUniqueInParent(Tag tag) {
  return IsOneOf(
      tag, {Tag::kContent, Tag::kIntro, Tag::kWrapUp, Tag::kHeading, Tag::kSubheading, Tag::kNum,
            Tag::kListIntroduction, Tag::kListWrapUp, Tag::kLongTitle, Tag::kCaption});
}

bool IsCountedThroughScope(Tag tag) {
  const ElementKind kind = KindOf(tag);
  if (kind == ElementKind::kInline) return tag != Tag::kMod;
  return kind == ElementKind::kMarker ||
         IsOneOf(tag, {Tag::kAuthorialNote, Tag::kFormula, Tag::kCrossHeading, Tag::kAttachment,
                       Tag::kComponent, Tag::kDocumentRef, Tag::kComponentRef});
}

EIdRule EIdRuleOf(Tag tag) {
  const ElementKind kind = KindOf(tag);
  if (kind == ElementKind::kMeta) return {EIdStep::kLabel, EIdReach::kScope};
  if (IsUniqueInParent(tag)) return {EIdStep::kUnique, EIdReach::kParent};
  if (IsOneOf(tag, {Tag::kP, Tag::kBlock})) return {EIdStep::kCounted, EIdReach::kParent};
  if (IsOneOf(tag, {Tag::kRecitals, Tag::kCitations})) return {EIdStep::kUnique, EIdReach::kScope};
  if (IsOneOf(tag, {Tag::kRecital, Tag::kCitation})) return {EIdStep::kNumbered, EIdReach::kScope};
  if (IsCountedThroughScope(tag)) return {EIdStep::kCounted, EIdReach::kScope};
  if (kind == ElementKind::kStructure) return {EIdStep::kUnique, EIdReach::kScope};
  const bool list = tag == Tag::kList || tag == Tag::kSublist;
  const bool numbered = tag == Tag::kItem || (kind == ElementKind::kHierarchy && !list);
  return {numbered ? EIdStep::kNumbered : EIdStep::kCounted, EIdReach::kContext};
}

bool IsScope(Tag tag) {
  return IsOneOf(
      tag, {Tag::kAttachment, Tag::kComponent, Tag::kQuotedStructure, Tag::kEmbeddedStructure});
}

bool IsContext(Tag tag) {
  switch (KindOf(tag)) {
    case ElementKind::kHierarchy:
    case ElementKind::kSubflow:
      return true;
    case ElementKind::kContainer:
      return !IsOneOf(tag,
                      {Tag::kContent, Tag::kIntro, Tag::kWrapUp, Tag::kRecitals, Tag::kCitations});
    case ElementKind::kBlock:
      return !IsOneOf(tag, {Tag::kP, Tag::kBlock, Tag::kListIntroduction, Tag::kListWrapUp});
    default:
      return IsScope(tag) || IsOneOf(tag, {Tag::kItem, Tag::kMod});
  }
}

bool IsLocal(Tag tag) {
  return IsOneOf(tag, {Tag::kPoint, Tag::kIndent, Tag::kList, Tag::kSublist, Tag::kAlinea}) ||
         KindOf(tag) != ElementKind::kHierarchy;
}

Tag CountedAs(Tag tag) {
  for (size_t i = static_cast<size_t>(Tag::kForeignElement) + 1; i < kTagCount; ++i) {
    const Tag other = static_cast<Tag>(i);
    if (other == tag || EIdAbbreviation(other) == EIdAbbreviation(tag)) return other;
  }
  return tag;
}

std::array<NamingKind, kTagCount> MakeNamingKinds() {
  std::array<NamingKind, kTagCount> table{};
  for (size_t i = static_cast<size_t>(Tag::kForeignElement) + 1; i < kTagCount; ++i) {
    const Tag tag = static_cast<Tag>(i);
    const EIdNeed need = NeedOf(tag, EIdUseOf(tag), KindOf(tag));
    table[i] = {
        tag,          CountedAs(tag),      need, EIdRuleOf(tag), IsContext(tag), IsScope(tag),
        IsLocal(tag), EIdAbbreviation(tag)};
  }
  return table;
}

// The number in an eId that the element has already, "3" of "part_1__chp_3": for labels that print
// theirs in words, which are read where their language is known. Empty for none.
std::string NumberOfEId(std::string_view eid) {
  if (const size_t outer = eid.rfind("__"); outer != std::string_view::npos) {
    eid.remove_prefix(outer + 2);
  }
  const size_t sign = eid.find('_');
  if (sign == std::string_view::npos || sign == 0) return {};
  const std::string_view number = eid.substr(sign + 1);
  const bool digits = number.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? std::string(number) : std::string();
}

}  // namespace

const std::array<NamingKind, kTagCount>& NamingKinds() {
  static const std::array<NamingKind, kTagCount> kTable = MakeNamingKinds();
  return kTable;
}

Survey::Survey(const Document& document) : document_(document) {
  scopes_.emplace_back();
  open_scopes_.emplace_back();
  named_.reserve(document.node_count() / 2 + 64);  // about half of the nodes are texts and labels
  if (document.root()) Walk(document.root().id());
}

void Survey::Walk(NodeId root) {
  const std::array<NamingKind, kTagCount>& kinds = NamingKinds();
  for (NodeId id = root; id != kNoNode;) {
    const Document::NodeData& node = document_.data(id);
    if (node.tag >= Tag::kForeignElement) Visit(id, kinds[static_cast<size_t>(node.tag)]);
    id = node.first_child != kNoNode ? node.first_child : Leave(id);
  }
}

// Closes `id` and what ends with it; gives the node behind.
NodeId Survey::Leave(NodeId id) {
  for (; id != kNoNode; id = document_.data(id).parent) {
    if (open_scopes_.back().node == id) open_scopes_.pop_back();
    if (!open_.empty() && open_.back() == id) open_.pop_back();
    const NodeId next = document_.data(id).next_sibling;
    if (next != kNoNode) return next;
  }
  return kNoNode;
}

void Survey::Visit(NodeId id, const NamingKind& kind) {
  if (kind.scope) {
    open_scopes_.push_back({id, static_cast<uint32_t>(scopes_.size())});
    scopes_.emplace_back();
  }
  if (!IsNamed(id, kind)) {
    const Node node = document_.node(id);
    const bool known = kind.tag != Tag::kNone;  // those of other namespaces are left alone
    if (known && !node.attribute(Attr::kEId).empty()) unnamed_.push_back(id);
    return;
  }
  named_.push_back({id, static_cast<uint32_t>(open_.size()), &kind});
  open_.push_back(id);
  if (kind.rule.step == EIdStep::kNumbered) VisitNumbered(document_.node(id), kind);
}

bool Survey::IsNamed(NodeId id, const NamingKind& kind) const {
  switch (kind.need) {
    case EIdNeed::kAlways:
      return true;
    case EIdNeed::kNever:
      return false;
    case EIdNeed::kOutOfCell:
      if (KindOf(document_.node(id).parent().tag()) != ElementKind::kTablePart) return true;
      break;
    case EIdNeed::kIfNamed:
      break;
  }
  return document_.node(id).has_attribute(Attr::kEId);
}

void Survey::VisitNumbered(Node node, const NamingKind& kind) {
  const std::string_view number = ReadNumber(node);
  numbers_.push_back(number);
  if (number.empty()) return;
  Kind* counted = FindKind(open_scopes_.back().scope, kind.tag);
  ++counted->numbered;
  const bool local = kind.local || IsOneOf(node.parent().tag(), {Tag::kList, Tag::kSublist});
  if (!local) CountGroup(node, counted, number);
}

std::string_view Survey::ReadNumber(Node node) {
  const Node num = node.child(Tag::kNum);
  if (!num) return {};
  const Node text = num.first_child();
  const bool alone = text.is_text() && !text.next_sibling();
  const std::string_view plain = alone ? PlainNumber(text.text()) : std::string_view();
  if (!plain.empty()) return plain;
  std::string label;
  num.AppendTextTo(&label);
  std::string& number = normalized_.emplace_front(NormalizeNumber(label));
  if (number.empty() && !label.empty()) number = NumberOfEId(node.attribute(Attr::kEId));
  return number;
}

// The first number of each further parent tells whether the kind runs on or starts again.
void Survey::CountGroup(Node node, Kind* kind, std::string_view number) {
  const bool repeated = !seen_.insert({open_scopes_.back().scope, kind->tag, number}).second;
  const NodeId parent = node.parent().id();
  if (kind->last_parent != kNoNode && kind->last_parent != parent) {
    ++(repeated ? kind->restarts : kind->runs_on);
  }
  kind->last_parent = parent;
}

const Survey::Kind* Survey::FindKind(uint32_t scope, Tag tag) const {
  for (const Kind& kind : scopes_[scope]) {
    if (kind.tag == tag) return &kind;
  }
  return nullptr;
}

Survey::Kind* Survey::FindKind(uint32_t scope, Tag tag) {
  if (const Kind* kind = std::as_const(*this).FindKind(scope, tag)) return const_cast<Kind*>(kind);
  scopes_[scope].push_back({tag});
  return &scopes_[scope].back();
}

bool Survey::IsGlobal(uint32_t scope, Tag tag) const {
  const Kind* kind = FindKind(scope, tag);
  return kind != nullptr && kind->runs_on > kind->restarts;
}

bool Survey::IsNumbered(uint32_t scope, Tag tag) const {
  const Kind* kind = FindKind(scope, tag);
  return kind != nullptr && kind->numbered > 0;
}

}  // namespace lexport
