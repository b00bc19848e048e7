#include "validate/duplicates.h"

#include <algorithm>
#include <string>

#include "validate/naming_eid.h"
#include "validate/schema_text.h"

namespace lexport::validate {
namespace {

std::string_view RuleOf(Attr attr) {
  if (attr == Attr::kEId) return "schema.duplicate-eid";
  return attr == Attr::kGUID ? "schema.duplicate-guid" : "schema.duplicate-id";
}

uint64_t Shift(const Clash& clash) { return clash.second.offset - clash.first.offset; }

// How well an eId fits such an element.
int Fitness(std::string_view eid, Tag tag) {
  if (TakesFreeEId(tag)) return 1;
  return IsRefOf(SplitEId(eid).ref, tag, {}) ? 2 : 0;
}

}  // namespace

bool Duplicates::Continues(const Copy& copy, const Clash& clash) const {
  if (Shift(clash) == copy.shift) return true;
  const std::string_view stem = copy.clash.value;
  return clash.value.starts_with(stem) && clash.value.substr(stem.size()).starts_with("__");
}

void Duplicates::Add(Attr attr, const Clash& clash) {
  const auto latest = latest_.find(attr);
  if (latest != latest_.end() && Continues(copies_[latest->second], clash)) {
    Copy& copy = copies_[latest->second];
    copy.last = clash.second;
    ++copy.more;
    return;
  }
  if (report_->Overflows(RuleOf(attr))) return;
  latest_[attr] = copies_.size();
  copies_.push_back({attr, clash, clash.second, Shift(clash), 0});
}

// Values of another attribute that were copied along with eIds.
bool Duplicates::IsToldByEId(const Copy& copy) const {
  return copy.attr != Attr::kEId && std::any_of(copies_.begin(), copies_.end(), [&](const Copy& c) {
           return c.attr == Attr::kEId && c.shift == copy.shift;
         });
}

void Duplicates::Tell() {
  for (const Copy& copy : copies_) {
    if (!IsToldByEId(copy)) ReportCopy(copy);
  }
  copies_.clear();
}

void Duplicates::ReportCopy(const Copy& copy) {
  const Clash& clash = copy.clash;
  const std::string name(AttrName(copy.attr));
  // The one that the value fits less is the wrong one; where they are alike, the second.
  const bool first_is_wrong =
      copy.attr == Attr::kEId && copy.more == 0 &&
      Fitness(clash.value, clash.first_tag) < Fitness(clash.value, clash.second_tag);
  const Place other = first_is_wrong ? clash.second : clash.first;
  Draft draft;
  draft.rule = RuleOf(copy.attr);
  draft.at = first_is_wrong ? clash.first : clash.second;
  draft.message = "the " + name + " " + Quote(clash.value) +
                  (first_is_wrong ? " is given again, on line " : " was given before, on line ") +
                  std::to_string(report_->LineOf(other));
  if (copy.more > 0) {
    draft.message +=
        "; so were " + std::to_string(copy.more) + " more in what follows, as in a copy";
  }
  draft.fix = "give each element of a document its own " + name;
  draft.bearing.doubts = {other};
  if (copy.more > 0) draft.bearing.until = copy.last;
  if (copy.attr == Attr::kEId) {
    draft.bearing.nameless = first_is_wrong ? clash.first_tag : clash.second_tag;
  }
  report_->Add(std::move(draft));
}

}  // namespace lexport::validate
