// What the schema layer says of attributes.

#include <algorithm>
#include <array>

#include "validate/schema_messages.h"
#include "validate/schema_repair.h"
#include "validate/schema_text.h"
#include "validate/values.h"

namespace lexport::validate {
namespace {

std::string Written(const AttributeView& attribute) {
  std::string name(attribute.prefix);
  if (!name.empty()) name += ':';
  return name += attribute.name;
}

// Attributes of the set that the tag does not have; of those that are required, or of all.
std::vector<const AttributeUse*> Absent(const StartTag& tag, const AttributeSetRow& set,
                                        bool required) {
  std::vector<const AttributeUse*> out;
  for (uint8_t i = 0; i < set.use_count; ++i) {
    const AttributeUse& use = set.uses[i];
    if ((use.required || !required) && !tag.Has(use.attr)) out.push_back(&use);
  }
  return out;
}

std::vector<std::string_view> NamesOf(const std::vector<const AttributeUse*>& uses) {
  std::vector<std::string_view> names;
  for (const AttributeUse* use : uses) names.push_back(AttrName(use->attr));
  return names;
}

std::string Plural(const char* word, size_t count) {
  return std::string(word) + (count == 1 ? "" : "s");
}

}  // namespace

void SchemaFaults::WrongNames(const StartTag& tag, const AttributeSetRow& set,
                              std::span<const AttributeView* const> unknown) {
  std::vector<std::string_view> free = NamesOf(Absent(tag, set, false));
  Draft draft;
  draft.at = tag.at;
  std::vector<std::string> strange;
  for (const AttributeView* attribute : unknown) {
    strange.push_back(Written(*attribute));
    const std::string_view near = Nearest(strange.back(), free);
    if (near.empty()) continue;
    draft.fix += (draft.fix.empty() ? "did you mean " : ", ") + std::string(near);
    draft.expected.emplace_back(near);
    free.erase(std::find(free.begin(), free.end(), near));
  }
  if (!draft.fix.empty()) draft.fix += '?';
  // What is missing even when every misspelt name is read as it was meant.
  std::vector<std::string> missing;
  const AttributeUse* first = nullptr;
  for (const AttributeUse* use : Absent(tag, set, true)) {
    const std::string name(AttrName(use->attr));
    if (std::find(free.begin(), free.end(), name) == free.end()) continue;
    if (missing.empty()) first = use;
    missing.push_back(name);
  }
  draft.rule = missing.empty() ? "schema.unknown-attribute" : "schema.missing-attribute";
  if (report_->Overflows(draft.rule)) return;
  const std::string names = "the " + Plural("attribute", strange.size()) + " " + ListOf(strange) +
                            (strange.size() == 1 ? " is" : " are") + " not allowed on ";
  if (missing.empty()) {
    draft.message = names + Element(tag.name);
  } else {
    draft.message = Element(tag.name) + " lacks the " + Plural("attribute", missing.size()) + " " +
                    ListOf(missing);
    if (!strange.empty()) draft.message += ", and " + names + "it";
    const std::string add = "add " + missing[0] + "=\"…\": " + DescribeType(first->type);
    if (missing.size() == 1 && draft.fix.empty()) draft.fix = add;
  }
  if (!tag.Has(Attr::kEId)) draft.bearing.nameless = tag.tag;
  // So many wrong names: perhaps it is another element that was meant.
  const bool renamed =
      strange.size() > draft.expected.size() && strange.size() + missing.size() > 1;
  if (renamed) draft.bearing.doubts = {tag.at};
  draft.bearing.rests_on = {};
  report_->Add(std::move(draft));
}

void SchemaFaults::WrongValue(const StartTag& tag, const AttributeView& attribute, uint8_t type) {
  if (report_->Overflows("schema.attribute-value")) return;
  std::vector<std::string> allowed = AllowedValues(type);
  Draft draft;
  draft.rule = "schema.attribute-value";
  draft.at = tag.at;
  draft.message = Quote(attribute.value) + " is no value of the attribute \"" +
                  std::string(attribute.name) + "\" of " + Element(tag.name);
  if (allowed.empty()) draft.message += ", which is " + DescribeType(type);
  const std::vector<std::string_view> views(allowed.begin(), allowed.end());
  const std::string_view near = Nearest(attribute.value, views);
  if (!near.empty()) draft.fix = "did you mean " + std::string(near) + "?";
  const auto first = std::find(allowed.begin(), allowed.end(), near);
  if (first != allowed.end()) std::rotate(allowed.begin(), first, first + 1);
  draft.expected = std::move(allowed);
  if (attribute.attr == Attr::kEId) draft.bearing.nameless = tag.tag;
  report_->Add(std::move(draft));
}

void SchemaFaults::WrongFixedValue(const StartTag& tag, const AttributeView& attribute,
                                   const char* fixed) {
  if (report_->Overflows("schema.attribute-value")) return;
  Draft draft;
  draft.rule = "schema.attribute-value";
  draft.at = tag.at;
  draft.message = "the attribute \"" + std::string(attribute.name) + "\" of " + Element(tag.name) +
                  " must be \"" + fixed + "\"";
  draft.expected = {fixed};
  report_->Add(std::move(draft));
}

void SchemaFaults::NotNillable(const StartTag& tag) {
  if (report_->Overflows("schema.unknown-attribute")) return;
  Draft draft;
  draft.rule = "schema.unknown-attribute";
  draft.at = tag.at;
  draft.message = "xsi:nil is not allowed on " + Element(tag.name) +
                  ": the schema has no element that may be nil";
  report_->Add(std::move(draft));
}

void SchemaFaults::UnknownType(const StartTag& tag, const AttributeView& attribute,
                               std::string_view declared) {
  if (report_->Overflows("schema.attribute-value")) return;
  Draft draft;
  draft.rule = "schema.attribute-value";
  draft.at = tag.at;
  draft.message = "xsi:type " + Quote(attribute.value) + " of " + Element(tag.name) +
                  " names no type that may stand for the declared one";
  if (!declared.empty()) draft.expected.emplace_back(declared);
  draft.fix = "remove xsi:type";
  report_->Add(std::move(draft));
}

}  // namespace lexport::validate
