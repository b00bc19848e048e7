#include "validate/schema_layer.h"

#include <algorithm>

#include "validate/driver.h"
#include "validate/links_targets.h"
#include "validate/root_check.h"
#include "validate/type_names.h"
#include "validate/values.h"

namespace lexport::validate {
namespace {

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kSchemaUri = "http://www.w3.org/2001/XMLSchema";
constexpr std::string_view kInstanceUri = "http://www.w3.org/2001/XMLSchema-instance";

using Mode = SchemaFrame::Mode;

const ElementRow& RowOf(Tag tag) { return kElements[static_cast<size_t>(tag)]; }

}  // namespace

SchemaLayer::SchemaLayer(Report* report, IdTable* eids)
    : faults_(report),
      duplicates_(report),
      eids_(eids),
      scopes_(kUniqueAttributes.size()),
      values_(kUniqueAttributes.size()) {
  frames_.reserve(64);
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) {
    scopes_[i].values = kUniqueAttributes[i] == Attr::kEId ? eids_ : &values_[i];
    unique_index_[static_cast<size_t>(kUniqueAttributes[i])] = static_cast<uint8_t>(i + 1);
  }
}

void SchemaLayer::Start(const StartTag& tag, const OpenElements& open) {
  if (frames_.empty()) {
    StartRoot(tag, open);
    return;
  }
  switch (frames_.back().mode) {
    case Mode::kUnchecked:
      if (tag.tag == Tag::kForeignElement) {
        StartForeign(tag);
      } else {
        StartDeclared(tag, open);
      }
      break;
    case Mode::kDeclared:
      StartChild(tag, open);
      break;
  }
}

void SchemaLayer::StartRoot(const StartTag& tag, const OpenElements& open) {
  root_uri_ = tag.uri;
  if (RowOf(tag.tag).content == Content::kUndeclared) {
    OpenMisplaced(tag);
  } else {
    StartDeclared(tag, open);
  }
}

void SchemaLayer::StartChild(const StartTag& tag, const OpenElements& open) {
  SchemaFrame& parent = frames_.back();
  const bool foreign = tag.tag == Tag::kForeignElement;
  // A foreign element is one of another namespace, not an unknown one of this or of none.
  const bool may_fit = !foreign || (!tag.uri.empty() && tag.uri != open.at(0).uri);
  if (!may_fit || !Take(tag, open, &parent)) {
    if (!faults_.Misfit(tag, open, &parent)) return OpenMisplaced(tag);
  }
  parent.last = tag.tag;
  parent.last_at = tag.at;
  if (foreign) {
    StartForeign(tag);
  } else {
    StartDeclared(tag, open);
  }
}

// Moves the parent's automaton on. False when the child does not fit.
bool SchemaLayer::Take(const StartTag& tag, const OpenElements& open, SchemaFrame* parent) {
  if (parent->in_doubt) return faults_.GoOn(tag, open, parent);
  const uint8_t next = parent->model->Next(parent->state, static_cast<uint16_t>(tag.tag));
  if (next == kNoState) return false;
  parent->previous = parent->state;
  parent->state = next;
  return true;
}

inline void SchemaLayer::OpenFrame(const ElementRow& row) {
  frames_.push_back(
      {.mode = Mode::kDeclared, .content = row.content, .model = &kModels[row.model]});
}

void SchemaLayer::StartDeclared(const StartTag& tag, const OpenElements& open) {
  const ElementRow& own = RowOf(tag.tag);
  const AttributeView* given = TypeGiven(tag);
  const ElementRow& row = given == nullptr ? own : RowGiven(tag, *given);
  CheckAttributes(tag, row);
  if (own.unique_below != 0) OpenScopes(own, open.depth());
  OpenFrame(row);
}

// Lax assessment: attributes that are declared globally (those of xml) are checked, others are not.
void SchemaLayer::StartForeign(const StartTag& tag) {
  if (const AttributeView* given = TypeGiven(tag)) return StartTyped(tag, *given);
  for (const AttributeView& attribute : tag.attributes) {
    if (attribute.uri == kXmlUri) CheckXmlAttribute(tag, attribute);
  }
  frames_.emplace_back();
}

const AttributeView* SchemaLayer::FindType(const StartTag& tag) {
  for (const AttributeView& attribute : tag.attributes) {
    if (attribute.uri == kInstanceUri && attribute.name == "type") return &attribute;
  }
  return nullptr;
}

// The type that a value of xsi:type names.
SchemaLayer::TypeName SchemaLayer::Resolve(std::string_view value) const {
  const std::string_view name = Collapsed(value);
  const size_t colon = name.find(':');
  const std::string_view prefix = name.substr(0, colon == std::string_view::npos ? 0 : colon);
  const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  const std::string_view uri = driver_->NamespaceOf(prefix);
  return {local, uri == root_uri_, uri == kSchemaUri};
}

// An element may say of which type it is: of its own, or of one that extends it, whose content and
// attributes it then has.
const ElementRow& SchemaLayer::RowGiven(const StartTag& tag, const AttributeView& given) {
  const TypeName type = Resolve(given.value);
  const std::string_view declared = DeclaredTypeOf(tag.tag);
  if (!type.is_akn || !MayStandFor(type.local, declared)) {
    faults_.UnknownType(tag, given, declared);
    return RowOf(tag.tag);
  }
  return type.local == declared ? RowOf(tag.tag) : RowOf(ElementOfType(type.local));
}

// An element of another namespace that says of which type it is has to be of it. Types of values,
// and those that only serve to make others, are taken on trust.
void SchemaLayer::StartTyped(const StartTag& tag, const AttributeView& given) {
  const TypeName type = Resolve(given.value);
  const bool known = (type.is_akn && IsTypeName(type.local)) ||
                     (type.is_xml_schema && IsXmlSchemaTypeName(type.local));
  if (!known) faults_.UnknownType(tag, given, {});
  const Tag like = type.is_akn ? ElementOfType(type.local) : Tag::kNone;
  if (like == Tag::kNone) {
    frames_.emplace_back();
    return;
  }
  CheckAttributes(tag, RowOf(like));
  OpenFrame(RowOf(like));
}

void SchemaLayer::OpenMisplaced(const StartTag& tag) {
  for (const AttributeView& attribute : tag.attributes) NoteUnique(tag, attribute, kAnyTarget);
  frames_.emplace_back().misplaced = true;
}

void SchemaLayer::End(const OpenElements& open) {
  SchemaFrame& frame = frames_.back();
  const bool complete =
      !frame.in_doubt && frame.mode == Mode::kDeclared && frame.model->accepting[frame.state] != 0;
  if (!complete && (frame.in_doubt || frame.mode == Mode::kDeclared)) faults_.End(open, &frame);
  if (frame.misplaced) faults_.EndMisplaced(open.depth() - 1, driver_->Position());
  frames_.pop_back();
  if (open.depth() == scope_depth_) CloseScopes(open.depth());
}

void SchemaLayer::Text(std::string_view text, const OpenElements& open) {
  SchemaFrame& frame = frames_.back();
  if (frame.mode != Mode::kDeclared || frame.content == Content::kMixed) return;
  // A CDATA section is never taken for white space between elements.
  const bool between = frame.content == Content::kElements && !driver_->text_is_cdata();
  if (frame.text_reported || (between && open.text_is_blank())) return;
  faults_.TextNotAllowed(text, driver_->PlaceOfText(), open, &frame);
}

void SchemaLayer::CheckAttributes(const StartTag& tag, const ElementRow& row) {
  const AttributeSetRow& set = kAttributeSets[row.attributes];
  int required = set.required_count;
  for (const AttributeView& attribute : tag.attributes) {
    const uint8_t index = set.use_of[static_cast<size_t>(attribute.attr)];
    if (index == 0) {
      CheckOtherAttribute(tag, attribute, set);
      continue;
    }
    const AttributeUse& use = set.uses[index - 1];
    required -= use.required ? 1 : 0;
    if (!use.any_text && !CheckValue(tag, attribute, use.type)) {
      NoteRefused(tag, attribute.value);
      continue;
    }
    if (use.fixed != nullptr && attribute.value != use.fixed) {
      faults_.WrongFixedValue(tag, attribute, use.fixed);
    }
    NoteUnique(tag, attribute, targets_[static_cast<size_t>(tag.tag)]);
  }
  if (required > 0 || !unknown_.empty()) {
    faults_.WrongNames(tag, set, unknown_);
    unknown_.clear();
  }
}

bool SchemaLayer::CheckValue(const StartTag& tag, const AttributeView& attribute, uint8_t type) {
  if (!IsOfType(type, attribute.value)) {
    faults_.WrongValue(tag, attribute, type);
    return false;
  }
  if (kSimpleTypes[type].builtin == Builtin::kId) {
    ids_.Enter(1, Collapsed(attribute.value), tag.at, tag.tag, 0);
  }
  return true;
}

void SchemaLayer::CheckOtherAttribute(const StartTag& tag, const AttributeView& attribute,
                                      const AttributeSetRow& set) {
  if (attribute.uri == kInstanceUri) {
    if (attribute.name == "nil") return faults_.NotNillable(tag);
    if (attribute.name == "type" || attribute.name == "schemaLocation" ||
        attribute.name == "noNamespaceSchemaLocation") {
      return;
    }
  }
  if (!set.any_other || attribute.uri.empty() || attribute.uri == tag.uri) {
    unknown_.push_back(&attribute);
    return NoteRefused(tag, attribute.value);
  }
  if (attribute.uri == kXmlUri) CheckXmlAttribute(tag, attribute);
}

void SchemaLayer::CheckXmlAttribute(const StartTag& tag, const AttributeView& attribute) {
  for (const XmlAttributeRow& row : kXmlAttributes) {
    if (row.name == attribute.name) CheckValue(tag, attribute, row.type);
  }
}

void SchemaLayer::EnterUnique(size_t index, const StartTag& tag, const AttributeView& attribute,
                              uint16_t targets) {
  const Scope& scope = scopes_[index];
  IdTable& values = *scope.values;
  values.Enter(scope.depth == 0 ? 0 : scope.serial, attribute.value, tag.at, tag.tag, targets);
  if (values.has_clashes()) TakeClashes(index);
}

// What was refused may still be what references mean.
void SchemaLayer::NoteRefused(const StartTag& tag, std::string_view value) {
  eids_->Enter(0, value, tag.at, tag.tag, kAnyTarget);
}

void SchemaLayer::OpenScopes(const ElementRow& row, size_t depth) {
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) {
    if ((row.unique_below >> i & 1) == 0 || scopes_[i].depth != 0) continue;
    scopes_[i].depth = depth;
    scopes_[i].serial = ++scope_serial_;
    scope_depth_ = depth;
  }
}

void SchemaLayer::CloseScopes(size_t depth) {
  scope_depth_ = 0;
  for (Scope& scope : scopes_) {
    if (scope.depth == depth) scope.depth = 0;
    scope_depth_ = std::max(scope_depth_, scope.depth);
  }
}

void SchemaLayer::TakeClashes(size_t index) {
  for (const Clash& clash : scopes_[index].values->TakeClashes()) {
    duplicates_.Add(kUniqueAttributes[index], clash);
  }
}

void SchemaLayer::Flush() {
  faults_.Flush();
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) TakeClashes(i);
  for (const Clash& clash : ids_.TakeClashes()) duplicates_.Add(Attr::kXmlId, clash);
  duplicates_.Tell();
}

}  // namespace lexport::validate
