#include "validate/schema_messages.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "validate/schema_repair.h"
#include "validate/schema_text.h"
#include "validate/values.h"

namespace lexport::validate {

bool SchemaFaults::Misfit(const StartTag& child, const OpenElements& open, SchemaFrame* parent) {
  const size_t depth = open.depth() - 1;
  Doubt& doubt = doubts_[depth];
  if (parent->in_doubt && !doubt.told) return Widen(&doubt, *parent);
  const uint8_t state = parent->in_doubt ? doubt.ways.first_state() : parent->state;
  const uint8_t previous = parent->in_doubt ? kNoState : parent->previous;
  const ContentModel& model = *parent->model;
  const auto symbol = static_cast<uint16_t>(child.tag);
  const Insertion way =
      child.tag == Tag::kForeignElement ? Insertion() : FindInsertion(model, state, symbol);
  doubt = {};
  doubt.ways.Open(model, state, previous, child.tag, way);
  doubt.told = false;
  doubt.may_lack = way.found;
  SchemaFrame seen = *parent;
  seen.state = state;
  doubt.misfit = DescribeMisfit(child, open, seen);
  if (way.found) doubt.lacks = MissingBefore(child, open, way.steps);
  const bool perhaps_last = doubt.ways.Has(Way::Kind::kLastIgnored);
  if (perhaps_last) doubt.last = MisplacedLast(child, open, seen);
  if (report_->Overflows(doubt.misfit.rule)) doubt.told = true;
  parent->in_doubt = true;
  if (parent->content == Content::kEmpty) {
    Tell(&doubt);
    parent->mode = SchemaFrame::Mode::kUnchecked;
  }
  return way.found || perhaps_last;
}

// One misfit right after another is the same fault.
bool SchemaFaults::Widen(Doubt* doubt, const SchemaFrame& parent) {
  doubt->ways.Widen(*parent.model);
  ++doubt->more;
  return false;
}

bool SchemaFaults::GoOn(const StartTag& child, const OpenElements& open, SchemaFrame* parent) {
  const auto found = doubts_.find(open.depth() - 1);
  Doubt& doubt = found->second;
  if (!doubt.ways.Advance(*parent->model, child.tag)) return false;
  Tell(&doubt);
  if (doubt.ways.IsSettled()) {
    parent->state = doubt.ways.first_state();
    parent->previous = kNoState;
    parent->in_doubt = false;
    doubts_.erase(found);
  }
  return true;
}

// Says what the ways that are still open make most likely.
void SchemaFaults::Tell(Doubt* doubt) {
  if (!doubt->told) {
    doubt->told = true;
    const Ways& ways = doubt->ways;
    const bool only_last = ways.Has(Way::Kind::kLastIgnored) && !ways.Has(Way::Kind::kIgnored) &&
                           !ways.Has(Way::Kind::kStandsIn);
    Draft& draft = doubt->may_lack && ways.Has(Way::Kind::kInserted) ? doubt->lacks
                   : only_last                                       ? doubt->last
                                                                     : doubt->misfit;
    if (&draft == &doubt->misfit && doubt->more > 0) {
      draft.message += doubt->more == 1 ? "; the element after it does not fit either"
                                        : "; the " + std::to_string(doubt->more) +
                                              " elements after it do not fit either";
    }
    report_->Add(std::move(draft));
  }
  doubt->ways.ForgetKinds();
}

void SchemaFaults::EndMisplaced(size_t depth, uint64_t offset) {
  const auto found = doubts_.find(depth);
  if (found != doubts_.end()) found->second.misfit.bearing.until = Place::Exactly(offset);
}

void SchemaFaults::End(const OpenElements& open, SchemaFrame* frame) {
  if (!frame->in_doubt) {
    if (frame->model->accepting[frame->state] == 0) Incomplete(open, *frame, frame->state);
    return;
  }
  const auto found = doubts_.find(open.depth());
  Doubt& doubt = found->second;
  const bool told = doubt.told;
  if (!told) Tell(&doubt);
  if (told && !doubt.ways.MayEnd(*frame->model)) {
    Incomplete(open, *frame, doubt.ways.first_state());
  }
  doubts_.erase(found);
}

void SchemaFaults::Flush() {
  for (auto& [depth, doubt] : doubts_) Tell(&doubt);
  doubts_.clear();
}

Draft SchemaFaults::DescribeMisfit(const StartTag& child, const OpenElements& open,
                                   const SchemaFrame& parent) {
  const bool known = child.tag != Tag::kForeignElement;
  const bool foreign = !known && !child.uri.empty() && child.uri != open.at(0).uri;
  Draft draft = known     ? MisplacedElement(child, open, parent)
                : foreign ? ForeignElement(child, open, parent)
                          : UnknownElement(child, open, parent);
  draft.bearing.rests_on = {open.parent().at};
  // What its children's eIds begin with may be the element that is missing around them.
  draft.bearing.doubts = {open.parent().at};
  const std::string_view eid = open.top().eid;
  const size_t cut = eid.rfind("__");
  if (cut != std::string_view::npos && eid.substr(0, cut) != open.parent().eid) {
    draft.bearing.vanished = eid.substr(0, cut);
  }
  return draft;
}

Draft SchemaFaults::MissingBefore(const StartTag& child, const OpenElements& open,
                                  const std::vector<std::vector<Tag>>& steps) {
  Draft draft;
  draft.rule = "schema.missing-element";
  draft.at = child.at;
  draft.message = Steps(steps) + (steps.size() == 1 ? " is" : " are") + " missing before " +
                  Element(child.name) + " in " + Element(open.parent().name);
  draft.expected = FirstNames(steps[0]);
  if (steps.size() == 1) draft.bearing.lacks = steps[0];
  draft.bearing.rests_on = {open.parent().at};
  return draft;
}

void SchemaFaults::Incomplete(const OpenElements& open, const SchemaFrame& frame, uint8_t state) {
  if (report_->Overflows("schema.missing-element")) return;
  const Insertion way = FindCompletion(*frame.model, state);
  Draft draft;
  draft.rule = "schema.missing-element";
  draft.at = open.top().at;
  draft.message = Element(open.top().name);
  draft.message += frame.last == Tag::kNone ? " is empty but needs " : " lacks ";
  draft.message += Steps(way.steps);
  if (frame.last != Tag::kNone) draft.message += " after " + Element(TagName(frame.last));
  draft.expected = FirstNames(way.steps[0]);
  if (way.steps.size() == 1) draft.bearing.lacks = way.steps[0];
  report_->Add(std::move(draft));
}

Draft SchemaFaults::UnknownElement(const StartTag& child, const OpenElements& open,
                                   const SchemaFrame& parent) {
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
  return draft;
}

Draft SchemaFaults::ForeignElement(const StartTag& child, const OpenElements& open,
                                   const SchemaFrame& parent) {
  Draft draft;
  draft.rule = "schema.unexpected-element";
  draft.at = child.at;
  draft.message = "the element " + Element(child.name) + " of the namespace " + Quote(child.uri) +
                  " may not stand in " + Element(open.parent().name);
  draft.expected = ShortList(child.name, AllowedNext(*parent.model, parent.state));
  draft.fix = "put it inside <foreign>, or in <proprietary> of <meta>";
  return draft;
}

Draft SchemaFaults::MisplacedElement(const StartTag& child, const OpenElements& open,
                                     const SchemaFrame& parent) {
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
  draft.bearing.stray = child.tag;
  draft.expected = ShortList(child.name, allowed);
  return draft;
}

// The child before the one that does not fit may be the wrong one.
Draft SchemaFaults::MisplacedLast(const StartTag& child, const OpenElements& open,
                                  const SchemaFrame& parent) {
  Draft draft;
  draft.rule = "schema.unexpected-element";
  draft.at = parent.last_at;
  draft.message = Element(TagName(parent.last)) + " may not stand before " + Element(child.name) +
                  " in " + Element(open.parent().name);
  draft.expected = ShortList(TagName(parent.last), AllowedNext(*parent.model, parent.previous));
  draft.bearing.stray = parent.last;
  draft.bearing.rests_on = {open.parent().at};
  return draft;
}

void SchemaFaults::TextNotAllowed(std::string_view text, Place at, const OpenElements& open,
                                  SchemaFrame* frame) {
  const auto doubt = doubts_.find(open.depth());
  if (frame->in_doubt && doubt != doubts_.end() && doubt->second.ways.MayBeWrapped()) return;
  frame->text_reported = true;
  if (report_->Overflows("schema.text-not-allowed")) return;
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
  draft.bearing.rests_on = {open.top().at};
  draft.bearing.doubts = {open.top().at};
  report_->Add(std::move(draft));
  ExpectAfterText(open, frame);
}

// Text that was unwrapped may be followed by more of what the wrapper held.
void SchemaFaults::ExpectAfterText(const OpenElements& open, SchemaFrame* frame) {
  if (frame->in_doubt) return;
  Ways ways;
  ways.OpenAtText(*frame->model, frame->state);
  if (frame->content == Content::kEmpty || !ways.MayBeWrapped()) {
    frame->mode = SchemaFrame::Mode::kUnchecked;  // the element is not what its name says
    return;
  }
  doubts_[open.depth()].ways = std::move(ways);
  frame->in_doubt = true;
}

}  // namespace lexport::validate
