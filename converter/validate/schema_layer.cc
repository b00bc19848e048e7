#include "validate/schema_layer.h"

#include "validate/driver.h"
#include "validate/root_check.h"
#include "validate/values.h"

namespace lexport::validate {
namespace {

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kSchemaUri = "http://www.w3.org/2001/XMLSchema";
constexpr std::string_view kInstanceUri = "http://www.w3.org/2001/XMLSchema-instance";

using Mode = SchemaFrame::Mode;

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

const ElementRow& RowOf(Tag tag) { return kElements[static_cast<size_t>(tag)]; }

bool IsUnconstrained(uint8_t type) {
  const SimpleTypeRow& row = kSimpleTypes[type];
  return row.variety == Variety::kAtomic && row.builtin == Builtin::kString &&
         row.value_count == 0 && row.run < 0;
}

}  // namespace

SchemaLayer::SchemaLayer(const ValidateOptions& /*options*/, Report* report)
    : report_(report), faults_(report), scopes_(kUniqueAttributes.size()) {
  frames_.reserve(64);
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) {
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
        StartForeign(tag, open);
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
  const bool fits = !foreign || (!tag.uri.empty() && tag.uri != open.at(0).uri);
  const uint8_t next =
      fits ? parent.model->Next(parent.state, static_cast<uint16_t>(tag.tag)) : kNoState;
  if (next == kNoState) {
    if (!faults_.Resume(tag, open, &parent)) return OpenMisplaced(tag);
  } else {
    parent.state = next;
    parent.last = tag.tag;
  }
  if (foreign) {
    StartForeign(tag, open);
  } else {
    StartDeclared(tag, open);
  }
}

void SchemaLayer::StartDeclared(const StartTag& tag, const OpenElements& open) {
  const ElementRow& row = RowOf(tag.tag);
  CheckAttributes(tag, row, open);
  if (row.unique_below != 0) OpenScopes(row, open.depth());
  SchemaFrame& frame = frames_.emplace_back();
  frame.mode = Mode::kDeclared;
  frame.content = row.content;
  frame.model = &kModels[row.model];
}

// Lax assessment: attributes that are declared globally (those of xml) are checked, others are not.
void SchemaLayer::StartForeign(const StartTag& tag, const OpenElements& /*open*/) {
  for (const AttributeView& attribute : tag.attributes) {
    if (attribute.uri == kXmlUri) CheckXmlAttribute(tag, attribute);
    if (attribute.uri == kInstanceUri && attribute.name == "type") {
      CheckForeignType(tag, attribute);
    }
  }
  frames_.emplace_back();
}

// xsi:type must name a type that there is: one of XML Schema or of Akoma Ntoso. What the type says
// of the content is not checked.
void SchemaLayer::CheckForeignType(const StartTag& tag, const AttributeView& attribute) {
  const std::string_view name = Collapsed(attribute.value);
  const size_t colon = name.find(':');
  const std::string_view prefix = name.substr(0, colon == std::string_view::npos ? 0 : colon);
  const std::string_view uri = driver_->NamespaceOf(prefix);
  if (uri != kSchemaUri && uri != kTargetNamespace) faults_.UnknownType(tag, attribute);
}

void SchemaLayer::OpenMisplaced(const StartTag& tag) {
  for (const AttributeView& attribute : tag.attributes) NoteUnique(tag, attribute);
  frames_.emplace_back();
}

void SchemaLayer::End(const OpenElements& open) {
  SchemaFrame& frame = frames_.back();
  if (frame.mode == Mode::kDeclared && frame.model->accepting[frame.state] == 0) {
    faults_.Incomplete(open, &frame);
  }
  frames_.pop_back();
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) {
    if (scopes_[i].depth == open.depth()) scopes_[i].depth = 0;
  }
}

void SchemaLayer::Text(std::string_view text, const OpenElements& open) {
  SchemaFrame& frame = frames_.back();
  if (frame.mode != Mode::kDeclared || frame.content == Content::kMixed) return;
  // A CDATA section is never taken for white space between elements.
  const bool between = frame.content == Content::kElements && !driver_->text_is_cdata();
  if (frame.text_reported || (between && IsBlank(text))) return;
  faults_.TextNotAllowed(text, driver_->PlaceOfText(), open, &frame);
}

void SchemaLayer::CheckAttributes(const StartTag& tag, const ElementRow& row,
                                  const OpenElements& /*open*/) {
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
    if (!IsUnconstrained(use.type) && !CheckValue(tag, attribute, use.type)) continue;
    if (use.fixed != nullptr && attribute.value != use.fixed) {
      faults_.WrongFixedValue(tag, attribute, use.fixed);
    }
    NoteUnique(tag, attribute);
  }
  if (required > 0) faults_.MissingAttributes(tag, set);
}

bool SchemaLayer::CheckValue(const StartTag& tag, const AttributeView& attribute, uint8_t type) {
  if (!IsOfType(type, attribute.value)) {
    faults_.WrongValue(tag, attribute, type);
    return false;
  }
  if (kSimpleTypes[type].builtin == Builtin::kId) {
    ids_.Enter(0, Collapsed(attribute.value), tag.at);
  }
  return true;
}

void SchemaLayer::CheckOtherAttribute(const StartTag& tag, const AttributeView& attribute,
                                      const AttributeSetRow& set) {
  if (attribute.uri == kInstanceUri && attribute.name != "type" && attribute.name != "nil") {
    if (attribute.name == "schemaLocation" || attribute.name == "noNamespaceSchemaLocation") return;
  } else if (attribute.uri == kInstanceUri) {
    return CheckInstanceAttribute(tag, attribute);
  }
  if (!set.any_other || attribute.uri.empty() || attribute.uri == tag.uri) {
    return faults_.UnknownAttribute(tag, attribute, set);
  }
  if (attribute.uri == kXmlUri) CheckXmlAttribute(tag, attribute);
}

void SchemaLayer::CheckXmlAttribute(const StartTag& tag, const AttributeView& attribute) {
  for (const XmlAttributeRow& row : kXmlAttributes) {
    if (row.name == attribute.name) CheckValue(tag, attribute, row.type);
  }
}

// xsi:type names a type that would take the place of the declared one, and none of the schema's
// can; xsi:nil is for elements that may be nil, and none may.
void SchemaLayer::CheckInstanceAttribute(const StartTag& tag, const AttributeView& attribute) {
  if (attribute.name == "nil") {
    faults_.NotNillable(tag, attribute);
  } else {
    faults_.UnknownType(tag, attribute);
  }
}

void SchemaLayer::EnterUnique(size_t index, const StartTag& tag, const AttributeView& attribute) {
  Scope& scope = scopes_[index];
  if (scope.depth == 0) return;
  scope.values.Enter(scope.serial, attribute.value, tag.at);
  if (scope.values.has_clashes()) ReportClashes(index);
}

void SchemaLayer::OpenScopes(const ElementRow& row, size_t depth) {
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) {
    if ((row.unique_below >> i & 1) == 0 || scopes_[i].depth != 0) continue;
    scopes_[i].depth = depth;
    scopes_[i].serial = ++scope_serial_;
  }
}

void SchemaLayer::ReportClashes(size_t index) {
  for (const Clash& clash : scopes_[index].values.TakeClashes()) {
    faults_.Duplicate(kUniqueAttributes[index], clash);
  }
}

void SchemaLayer::Finish() {
  for (size_t i = 0; i < kUniqueAttributes.size(); ++i) ReportClashes(i);
  for (const Clash& clash : ids_.TakeClashes()) faults_.Duplicate(Attr::kXmlId, clash);
}

}  // namespace lexport::validate
