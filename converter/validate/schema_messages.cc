#include "validate/schema_messages.h"

#include <algorithm>

#include "base/strings.h"
#include "validate/schema_repair.h"
#include "validate/values.h"

namespace lexport::validate {
namespace {

constexpr size_t kLongestQuote = 60;

std::string Element(std::string_view name) { return "<" + std::string(name) + ">"; }

// A value as it may be shown: cut when long.
std::string Quote(std::string_view value) {
  size_t end = std::min(value.size(), kLongestQuote);
  while (end > 0 && end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) {
    --end;
  }
  return "\"" + std::string(value.substr(0, end)) + (end < value.size() ? "…\"" : "\"");
}

// "<a>", "<a> or <b>", "<a>, <b> or <c>", and "one of many" for more than a handful.
std::string Alternatives(const std::vector<Tag>& tags) {
  constexpr size_t kMost = 4;
  std::string out;
  const size_t shown = std::min(tags.size(), kMost);
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == tags.size() ? " or " : ", ";
    out += tags[i] == Tag::kForeignElement ? "an element of another namespace"
                                           : Element(TagName(tags[i]));
  }
  return tags.size() > kMost ? out + " …" : out;
}

std::string Steps(const std::vector<std::vector<Tag>>& steps) {
  std::string out;
  for (size_t i = 0; i < steps.size(); ++i) {
    out += (i == 0 ? "" : " and ") + Alternatives(steps[i]);
  }
  return out;
}

std::vector<std::string> FirstNames(const std::vector<Tag>& tags) {
  constexpr size_t kHandful = 6;
  std::vector<std::string> out;
  for (Tag tag : tags) {
    if (tag != Tag::kForeignElement && out.size() < kHandful) out.emplace_back(TagName(tag));
  }
  return out;
}

std::vector<std::string_view> NamesOf(const std::vector<Tag>& tags) {
  std::vector<std::string_view> out;
  for (Tag tag : tags) out.push_back(TagName(tag));
  return out;
}

std::vector<std::string_view> AllElementNames() {
  std::vector<std::string_view> out;
  for (size_t tag = 0; tag < kTagCount; ++tag) {
    if (kElements[tag].content != Content::kUndeclared)
      out.push_back(TagName(static_cast<Tag>(tag)));
  }
  return out;
}

std::string DidYouMean(std::string_view name) {
  return name.empty() ? "" : "did you mean " + Element(name) + "?";
}

// Whether a child reported now follows from what was reported before in the same parent.
bool Follows(const StartTag& child, SchemaFrame* parent) {
  if (child.tag == Tag::kForeignElement) return false;
  const bool repeated = child.tag == parent->misplaced;
  const bool late = child.tag == parent->missing;
  if (late) parent->missing = Tag::kNone;
  parent->misplaced = child.tag;
  return repeated || late;
}

}  // namespace

bool SchemaFaults::Resume(const StartTag& child, const OpenElements& open, SchemaFrame* parent) {
  const bool foreign = child.tag == Tag::kForeignElement;
  const bool known = !foreign;
  if (known) {
    const Insertion way =
        FindInsertion(*parent->model, parent->state, static_cast<uint16_t>(child.tag));
    if (way.found) {
      const bool explained = way.steps.size() <= parent->stand_ins;
      if (explained) {
        parent->stand_ins -= static_cast<uint8_t>(way.steps.size());
      } else {
        MissingBefore(child, open, *parent, way.steps);
        parent->missing = way.steps[0].size() == 1 ? way.steps[0][0] : Tag::kNone;
      }
      parent->state = way.state;
      parent->last = child.tag;
      return true;
    }
  }
  if (parent->stand_ins < 255) ++parent->stand_ins;
  const bool has_place = known && parent->model->class_of[static_cast<size_t>(child.tag)] != 0;
  if (Follows(child, parent)) return has_place;
  if (known) {
    MisplacedElement(child, open, *parent);
  } else if (!child.uri.empty() && child.uri != open.at(0).uri) {
    ForeignElement(child, open, *parent);
  } else {
    UnknownElement(child, open, *parent);
  }
  return has_place;
}

void SchemaFaults::MissingBefore(const StartTag& child, const OpenElements& open,
                                 const SchemaFrame& /*parent*/,
                                 const std::vector<std::vector<Tag>>& steps) {
  if (report_->Overflows("schema.missing-element")) return;
  Draft draft;
  draft.rule = "schema.missing-element";
  draft.at = child.at;
  draft.message = Steps(steps) + (steps.size() == 1 ? " is" : " are") + " missing before " +
                  Element(child.name) + " in " + Element(open.parent().name);
  draft.expected = FirstNames(steps[0]);
  report_->Add(std::move(draft));
}

void SchemaFaults::Incomplete(const OpenElements& open, SchemaFrame* frame) {
  const Insertion way = FindCompletion(*frame->model, frame->state);
  if (way.steps.size() <= frame->stand_ins) return;
  if (report_->Overflows("schema.missing-element")) return;
  Draft draft;
  draft.rule = "schema.missing-element";
  draft.at = open.top().at;
  draft.message = Element(open.top().name);
  draft.message += frame->last == Tag::kNone ? " is empty but needs " : " lacks ";
  draft.message += Steps(way.steps);
  if (frame->last != Tag::kNone) draft.message += " after " + Element(TagName(frame->last));
  draft.expected = FirstNames(way.steps[0]);
  report_->Add(std::move(draft));
}

void SchemaFaults::UnknownElement(const StartTag& child, const OpenElements& open,
                                  const SchemaFrame& parent) {
  if (report_->Overflows("schema.unknown-element")) return;
  const std::vector<Tag> allowed = AllowedNext(*parent.model, parent.state);
  Draft draft;
  draft.rule = "schema.unknown-element";
  draft.at = child.at;
  draft.message = "Akoma Ntoso has no element " + Element(child.name);
  if (child.uri.empty()) {
    draft.message = "the element " + Element(child.name) + " is in no namespace";
    draft.fix = "remove xmlns=\"\", or declare the namespace of Akoma Ntoso";
  } else {
    std::string_view near = Nearest(child.name, NamesOf(allowed));
    if (near.empty()) near = Nearest(child.name, AllElementNames());
    draft.fix = DidYouMean(near);
  }
  draft.message += " (in " + Element(open.parent().name) + ")";
  draft.expected = ShortList(child.name, allowed);
  report_->Add(std::move(draft));
}

void SchemaFaults::ForeignElement(const StartTag& child, const OpenElements& open,
                                  const SchemaFrame& parent) {
  if (report_->Overflows("schema.unexpected-element")) return;
  Draft draft;
  draft.rule = "schema.unexpected-element";
  draft.at = child.at;
  draft.message = "the element " + Element(child.name) + " of the namespace " + Quote(child.uri) +
                  " may not stand in " + Element(open.parent().name);
  draft.expected = ShortList(child.name, AllowedNext(*parent.model, parent.state));
  draft.fix = "put it inside <foreign>, or in <proprietary> of <meta>";
  report_->Add(std::move(draft));
}

void SchemaFaults::MisplacedElement(const StartTag& child, const OpenElements& open,
                                    const SchemaFrame& parent) {
  if (report_->Overflows("schema.unexpected-element")) return;
  const std::vector<Tag> allowed = AllowedNext(*parent.model, parent.state);
  const ContentModel& model = *parent.model;
  const uint8_t c = model.class_of[static_cast<size_t>(child.tag)];
  Draft draft;
  draft.rule = "schema.unexpected-element";
  draft.at = child.at;
  draft.message = Element(child.name) + " may not stand ";
  if (c == 0 || parent.last == Tag::kNone) {
    draft.message += "in " + Element(open.parent().name);
    const std::vector<Tag> wrappers = WrappersFor(child.tag, allowed);
    if (!wrappers.empty() && wrappers.size() <= 8) {
      draft.fix = "put it inside " + Alternatives(wrappers);
    }
  } else if (parent.last == child.tag) {
    draft.message += "twice in " + Element(open.parent().name);
  } else {
    draft.message +=
        "after " + Element(TagName(parent.last)) + " in " + Element(open.parent().name);
  }
  if (allowed.empty()) draft.message += ", where no more elements may follow";
  draft.expected = ShortList(child.name, allowed);
  report_->Add(std::move(draft));
}

void SchemaFaults::TextNotAllowed(std::string_view text, Place at, const OpenElements& open,
                                  SchemaFrame* frame) {
  if (report_->Overflows("schema.text-not-allowed")) return;
  frame->text_reported = true;
  const std::string_view trimmed = Collapsed(text);
  Draft draft;
  draft.rule = "schema.text-not-allowed";
  draft.at = Place::Exactly(at.offset + static_cast<uint64_t>(trimmed.data() - text.data()));
  if (trimmed.empty()) draft.at = at;
  draft.message = (trimmed.empty() ? std::string("white space") : "the text " + Quote(trimmed)) +
                  " may not stand directly in " + Element(open.top().name);
  if (frame->content == Content::kEmpty) {
    draft.message += ", which must be empty";
  } else {
    const std::vector<Tag> allowed = AllowedNext(*frame->model, frame->state);
    draft.expected = ShortList("", allowed);
    const auto p = std::find(allowed.begin(), allowed.end(), Tag::kP);
    if (p != allowed.end()) draft.fix = "put it inside <p>";
  }
  report_->Add(std::move(draft));
}

void SchemaFaults::MissingAttributes(const StartTag& tag, const AttributeSetRow& set) {
  for (uint8_t i = 0; i < set.use_count; ++i) {
    const AttributeUse& use = set.uses[i];
    if (!use.required || tag.Has(use.attr)) continue;
    if (report_->Overflows("schema.missing-attribute")) continue;
    Draft draft;
    draft.rule = "schema.missing-attribute";
    draft.at = tag.at;
    draft.message =
        Element(tag.name) + " lacks the attribute \"" + std::string(AttrName(use.attr)) + "\"";
    draft.fix = "add " + std::string(AttrName(use.attr)) + "=\"…\": " + DescribeType(use.type);
    report_->Add(std::move(draft));
  }
}

void SchemaFaults::UnknownAttribute(const StartTag& tag, const AttributeView& attribute,
                                    const AttributeSetRow& set) {
  if (report_->Overflows("schema.unknown-attribute")) return;
  std::vector<std::string_view> names;
  for (uint8_t i = 0; i < set.use_count; ++i) {
    if (!tag.Has(set.uses[i].attr)) names.push_back(AttrName(set.uses[i].attr));
  }
  std::string written(attribute.prefix);
  if (!written.empty()) written += ':';
  written += attribute.name;
  Draft draft;
  draft.rule = "schema.unknown-attribute";
  draft.at = tag.at;
  draft.message = "the attribute \"" + written + "\" is not allowed on " + Element(tag.name);
  const std::string_view near = Nearest(written, names);
  if (!near.empty()) {
    draft.expected.emplace_back(near);
    draft.fix = "did you mean " + std::string(near) + "?";
  }
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

void SchemaFaults::NotNillable(const StartTag& tag, const AttributeView& /*attribute*/) {
  if (report_->Overflows("schema.unknown-attribute")) return;
  Draft draft;
  draft.rule = "schema.unknown-attribute";
  draft.at = tag.at;
  draft.message = "xsi:nil is not allowed on " + Element(tag.name) +
                  ": the schema has no element that may be nil";
  report_->Add(std::move(draft));
}

void SchemaFaults::UnknownType(const StartTag& tag, const AttributeView& attribute) {
  if (report_->Overflows("schema.attribute-value")) return;
  Draft draft;
  draft.rule = "schema.attribute-value";
  draft.at = tag.at;
  draft.message = "xsi:type " + Quote(attribute.value) + " of " + Element(tag.name) +
                  " names no type that may stand for the declared one";
  draft.fix = "remove xsi:type";
  report_->Add(std::move(draft));
}

void SchemaFaults::Duplicate(Attr attr, const Clash& clash) {
  const std::string_view rule = attr == Attr::kEId    ? "schema.duplicate-eid"
                                : attr == Attr::kGUID ? "schema.duplicate-guid"
                                                      : "schema.duplicate-id";
  if (report_->Overflows(rule)) return;
  Draft draft;
  draft.rule = rule;
  draft.at = clash.second;
  draft.message = "the " + std::string(AttrName(attr)) + " " + Quote(clash.value) +
                  " was given before, on line " + std::to_string(report_->LineOf(clash.first));
  draft.fix = "give each element of a document its own " + std::string(AttrName(attr));
  report_->Add(std::move(draft));
}

}  // namespace lexport::validate
