// Report of layers.h: collects drafts, and makes findings of them at the end.

#include <algorithm>
#include <array>
#include <tuple>

#include "findings/rules.h"
#include "validate/follow_ups.h"
#include "validate/layers.h"
#include "validate/line_index.h"
#include "validate/locate.h"
#include "validate/report_entry.h"
#include "validate/safe_input.h"

namespace lexport::validate {
namespace {

// True when `rule` is one of `names` or below one of them ("naming." or "naming").
bool Named(const std::vector<std::string>& names, std::string_view rule) {
  return std::any_of(names.begin(), names.end(), [rule](std::string_view name) {
    if (!rule.starts_with(name)) return false;
    return rule.size() == name.size() || name.ends_with('.') || rule[name.size()] == '.';
  });
}

// Errors of these layers make a document invalid; what other layers say is about its quality.
bool DecidesValidity(std::string_view rule) {
  return rule.starts_with("wellformed.") || rule.starts_with("safe.") ||
         rule.starts_with("schema.") || rule.starts_with("xsd.") ||
         rule.starts_with("schematron.") || rule.starts_with("defect.");
}

Severity SeverityOf(std::string_view id) {
  const Rule* rule = FindRule(id);
  if (rule != nullptr) return rule->severity;
  return DecidesValidity(id) ? Severity::kError : Severity::kWarning;
}

// Rules whose errors leave the rest of a document unread or unchecked. They are told whatever rules
// are asked for: silence would look like a clean document.
bool EndsTheRun(std::string_view rule) {
  return rule.starts_with("wellformed.") || rule.starts_with("safe.") ||
         rule == "schema.wrong-root" || rule == "schema.draft-namespace";
}

}  // namespace

struct Report::Impl {
  using Entry = ReportEntry;

  Impl(const SafeInput& in, std::string_view file, const ValidateOptions& opts)
      : input(in), name(file), options(opts), lines(in) {}

  uint64_t OffsetOf(Place at) const {
    const auto end = std::min<uint64_t>(at.offset, input.text.size());
    if (at.exact) return end;
    const size_t begin = input.text.substr(0, end).rfind('<');
    return begin == std::string_view::npos ? end : begin;
  }

  bool Wants(std::string_view rule) const {
    const bool chosen = options.only.empty() || Named(options.only, rule);
    return (chosen && !Named(options.ignore, rule)) || EndsTheRun(rule);
  }

  bool Overflows(std::string_view rule, Severity severity);
  void Sort();
  void KeepTheCauses();
  void KeepTheGravest();
  void Append(Entry* entry, ElementPlace place, Findings* findings);

  const SafeInput& input;
  std::string_view name;
  const ValidateOptions& options;
  mutable LineIndex lines;
  std::vector<Entry> entries;
  std::array<uint32_t, 3> counts{};  // by severity
  uint64_t dropped = 0;
  bool valid = true;
};

Report::Report(const SafeInput& input, std::string_view name, const ValidateOptions& options)
    : impl_(std::make_unique<Impl>(input, name, options)) {}

Report::~Report() = default;

bool Report::Wants(std::string_view rule) const { return impl_->Wants(rule); }

bool Report::WantsAnyOf(std::string_view family) const {
  const ValidateOptions& options = impl_->options;
  const auto below = [family](std::string_view name) { return name.starts_with(family); };
  const bool chosen = options.only.empty() || Named(options.only, family) ||
                      std::any_of(options.only.begin(), options.only.end(), below);
  return chosen && !Named(options.ignore, family);
}

uint64_t Report::LineOf(Place at) const { return impl_->lines.LineOf(impl_->OffsetOf(at)); }

bool Report::valid() const { return impl_->valid; }

// Each severity has the whole room, so that a flood of notes cannot hide an error.
bool Report::Impl::Overflows(std::string_view rule, Severity severity) {
  if (severity == Severity::kError && DecidesValidity(rule)) valid = false;
  if (counts[static_cast<size_t>(severity)] < options.max_findings) return false;
  dropped += Wants(rule) ? 1 : 0;
  return true;
}

bool Report::Overflows(std::string_view rule) { return impl_->Overflows(rule, SeverityOf(rule)); }

void Report::Add(Draft draft) {
  const Severity severity = draft.severity ? *draft.severity : SeverityOf(draft.rule);
  if (impl_->Overflows(draft.rule, severity) || !impl_->Wants(draft.rule)) return;
  ++impl_->counts[static_cast<size_t>(severity)];
  const uint64_t offset = impl_->OffsetOf(draft.at);
  impl_->entries.push_back({std::move(draft), severity, offset, false});
}

void Report::Impl::Sort() {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.offset, a.draft.rule, a.draft.message) <
           std::tie(b.offset, b.draft.rule, b.draft.message);
  });
}

// Removes from the entries (sorted) what follows from others.
void Report::Impl::KeepTheCauses() {
  DropFollowUps(
      &entries, [this](Place place) { return OffsetOf(place); },
      [this](uint64_t offset) { return lines.LineOf(offset); });
  std::erase_if(entries, [](const Entry& entry) { return entry.dropped; });
}

// Cuts the entries (sorted) to the number allowed, the mildest first.
void Report::Impl::KeepTheGravest() {
  if (entries.size() <= options.max_findings) return;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.severity > b.severity; });
  dropped += entries.size() - options.max_findings;
  entries.resize(options.max_findings);
  Sort();
}

void Report::Impl::Append(Entry* entry, ElementPlace place, Findings* findings) {
  Finding finding;
  finding.rule = entry->draft.rule;
  finding.severity = entry->severity;
  finding.message = std::move(entry->draft.message);
  finding.expected = std::move(entry->draft.expected);
  finding.fix = std::move(entry->draft.fix);
  finding.where.file = name;
  lines.Locate(entry->offset, &finding.where);
  finding.where.eid = std::move(place.eid);
  finding.where.xpath = std::move(place.xpath);
  findings->push_back(std::move(finding));
}

void Report::Finish(Findings* findings) {
  impl_->Sort();
  impl_->KeepTheCauses();
  impl_->KeepTheGravest();
  std::vector<uint64_t> offsets;
  for (const auto& entry : impl_->entries) offsets.push_back(entry.offset);
  if (offsets.empty()) return;
  std::vector<ElementPlace> places = LocateElements(impl_->input.text, impl_->options, offsets);
  for (size_t i = 0; i < offsets.size(); ++i) {
    impl_->Append(&impl_->entries[i], std::move(places[i]), findings);
  }
  if (impl_->dropped == 0) return;
  Finding rest;
  rest.rule = "report.more-findings";
  rest.severity = Severity::kNote;
  rest.message = std::to_string(impl_->dropped) + " more findings in this file are not listed";
  rest.where.file = impl_->name;
  findings->push_back(std::move(rest));
}

}  // namespace lexport::validate
