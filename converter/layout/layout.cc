// ReadLayout: the stages in order, and what they share.

#include <algorithm>

#include "base/strings.h"
#include "layout/reading.h"

namespace lexport {
namespace layout {

void Enter(Reading* r, LedgerAction action, uint32_t begin, uint32_t end, std::string_view what,
           std::string why, uint32_t target) {
  LedgerEntry entry;
  entry.action = action;
  entry.begin = begin;
  entry.end = end;
  entry.target = target;
  entry.text = std::string(r->Slice(begin, end));
  entry.what = std::string(what);
  entry.why = std::move(why);
  r->out.ledger.entries.push_back(std::move(entry));
}

void EnterInserted(Reading* r, uint32_t at, std::string_view text, std::string_view what,
                   std::string why) {
  Enter(r, LedgerAction::kInserted, at, at, what, std::move(why));
  r->out.ledger.entries.back().text = std::string(text);
}

void RemoveLine(Reading* r, uint32_t line, std::string_view what, std::string why) {
  Line& removed = r->lines[line];
  removed.role = Role::kRemoved;
  Enter(r, LedgerAction::kRemoved, removed.begin, removed.end, what, std::move(why));
}

void Say(Reading* r, const char* rule, Severity severity, uint32_t offset, std::string message,
         std::string fix) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  finding.where = r->source.Locate(offset);
  r->findings->push_back(std::move(finding));
}

void FindingGroup::Add(uint32_t offset, std::string message) {
  if (count_++ < kMany) items_.push_back({offset, std::move(message)});
}

void FindingGroup::Tell(Reading* r, bool always_one) const {
  if (count_ == 0) return;
  if (count_ > kMany || (always_one && count_ > 1)) {
    Say(r, rule_, severity_, items_.front().offset,
        std::to_string(count_) + " " + summary_ + "; the first: " + items_.front().message, fix_);
    return;
  }
  for (const Item& item : items_) Say(r, rule_, severity_, item.offset, item.message, fix_);
}

namespace {

void FinishLedger(Reading* r) {
  auto& entries = r->out.ledger.entries;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const LedgerEntry& a, const LedgerEntry& b) { return a.begin < b.begin; });
  for (LedgerEntry& entry : entries) {
    entry.line = static_cast<uint32_t>(r->source.line_of(entry.begin)) + 1;
  }
}

}  // namespace
}  // namespace layout

Blocks ReadLayout(const Source& source, const LayoutOptions& options, Findings* findings) {
  using namespace layout;
  Reading r{source, options, findings, {}, {}, {}, {}, {}};
  ScanLines(&r);
  if (r.pages.empty()) {
    r.pages.push_back({0});
    r.out.pages.push_back({1, false, 0});
  }
  Emit(&r);
  FinishLedger(&r);
  return std::move(r.out);
}

std::string Blocks::Text(const Source& source, RunRange range) const {
  std::string text;
  for (uint32_t i = range.first; i < range.first + range.count; ++i) {
    const Run& run = runs[i];
    switch (run.kind) {
      case RunKind::kText:
        text += source.slice({run.begin, run.end});
        break;
      case RunKind::kSpace:
      case RunKind::kLineBreak:
        text += ' ';
        break;
      case RunKind::kInserted:
        text += insertions[run.value];
        break;
      case RunKind::kPageBreak:
      case RunKind::kNoteMarker:
        break;
    }
  }
  return FoldSpaces(text);
}

}  // namespace lexport
