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

// When an element of a kind gets an eId.
enum class Named : uint8_t {
  kNever,
  kAlways,
  kIfNamed,    // when it has one already
  kOutOfCell,  // always, but in a cell or list item of a table only when it has one already
};

struct KindRule {
  Named named = Named::kNever;
  EIdRule rule;
};

// Elements whose eId is optional get one where it is of use: to be linked to, or because they have
// one already.
constexpr Named NamedOf(Tag tag, EIdUse use, ElementKind kind) {
  if (use == EIdUse::kRequired) return Named::kAlways;
  if (use == EIdUse::kNever) return Named::kNever;
  if (kind == ElementKind::kStructure || tag == Tag::kEop) return Named::kAlways;
  if (tag == Tag::kListIntroduction || tag == Tag::kListWrapUp) return Named::kAlways;
  return tag == Tag::kP || tag == Tag::kBlock ? Named::kOutOfCell : Named::kIfNamed;
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

std::array<KindRule, kTagCount> MakeKindRules() {
  std::array<KindRule, kTagCount> table{};
  for (size_t i = static_cast<size_t>(Tag::kForeignElement) + 1; i < kTagCount; ++i) {
    const Tag tag = static_cast<Tag>(i);
    table[i] = {NamedOf(tag, EIdUseOf(tag), KindOf(tag)), EIdRuleOf(tag)};
  }
  return table;
}

std::array<Tag, kTagCount> MakeCountedAs() {
  std::array<Tag, kTagCount> table{};
  for (size_t i = 0; i < kTagCount; ++i) {
    table[i] = static_cast<Tag>(i);
    for (size_t j = static_cast<size_t>(Tag::kForeignElement) + 1; j < i; ++j) {
      if (EIdAbbreviation(table[i]) != EIdAbbreviation(static_cast<Tag>(j))) continue;
      table[i] = static_cast<Tag>(j);
      break;
    }
  }
  return table;
}

// Units that number afresh in every list or unit, whatever the labels look like.
bool IsAlwaysLocal(Node node) {
  return IsOneOf(node.tag(),
                 {Tag::kPoint, Tag::kIndent, Tag::kList, Tag::kSublist, Tag::kAlinea}) ||
         IsOneOf(node.parent().tag(), {Tag::kList, Tag::kSublist}) ||
         KindOf(node.tag()) != ElementKind::kHierarchy;
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

EIdRule RuleOf(Node node) {
  static const std::array<KindRule, kTagCount> kTable = MakeKindRules();
  const KindRule& kind = kTable[static_cast<size_t>(node.tag())];
  bool named = kind.named == Named::kAlways;
  if (kind.named == Named::kOutOfCell) {
    named = KindOf(node.parent().tag()) != ElementKind::kTablePart;
  }
  if (!named && kind.named != Named::kNever) named = node.has_attribute(Attr::kEId);
  return named ? kind.rule : EIdRule{};
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

bool IsScope(Tag tag) {
  return IsOneOf(
      tag, {Tag::kAttachment, Tag::kComponent, Tag::kQuotedStructure, Tag::kEmbeddedStructure});
}

Tag CountedAs(Tag tag) {
  static const std::array<Tag, kTagCount> kTable = MakeCountedAs();
  return kTable[static_cast<size_t>(tag)];
}

Survey::Survey(const Document& document) {
  scopes_.emplace_back();
  std::vector<uint32_t> open = {0};  // scopes round the current node
  for (Node node = document.root(); node;) {
    if (node.is_element()) {
      if (IsScope(node.tag())) {
        open.push_back(static_cast<uint32_t>(scopes_.size()));
        scopes_.emplace_back();
      }
      Visit(node, open.back());
    }
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node) {
      if (IsScope(node.tag())) open.pop_back();
      if (!open_.empty() && open_.back() == node.id()) open_.pop_back();
      if (node.next_sibling()) break;
      node = node.parent();
    }
    node = node.next_sibling();
  }
}

void Survey::Visit(Node node, uint32_t scope) {
  const EIdRule rule = RuleOf(node);
  if (rule.step == EIdStep::kNone) {
    const bool named = node.tag() != Tag::kForeignElement && !node.attribute(Attr::kEId).empty();
    if (named) unnamed_.push_back(node.id());
    return;
  }
  named_.push_back({node.id(), static_cast<uint32_t>(open_.size()), node.tag(), rule});
  open_.push_back(node.id());
  if (rule.step != EIdStep::kNumbered) return;
  const std::string_view number = ReadNumber(node);
  numbers_ += number;
  number_ends_.push_back(static_cast<uint32_t>(numbers_.size()));
  if (number.empty()) return;
  ++FindKind(scope, node.tag())->numbered;
  if (!IsAlwaysLocal(node)) CountGroup(node, scope, number);
}

std::string_view Survey::ReadNumber(Node node) {
  const Node num = node.child(Tag::kNum);
  const Node text = num.first_child();
  const bool alone = text.is_text() && !text.next_sibling();
  const std::string_view plain = alone ? PlainNumber(text.text()) : std::string_view();
  if (!plain.empty()) return plain;
  std::string label;
  num.AppendTextTo(&label);
  std::string& number = normalized_.emplace_back(NormalizeNumber(label));
  if (number.empty() && !label.empty()) number = NumberOfEId(node.attribute(Attr::kEId));
  return number;
}

// The first number of each further parent tells whether the kind runs on or starts again.
void Survey::CountGroup(Node node, uint32_t scope, std::string_view number) {
  const bool repeated = !seen_.insert({scope, node.tag(), number}).second;
  Kind* kind = FindKind(scope, node.tag());
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
