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

// What was taken out of a line that was taken out as a whole later needs no entry of its own.
void DropNested(std::vector<LedgerEntry>* entries) {
  std::vector<uint32_t> removed;
  for (uint32_t i = 0; i < entries->size(); ++i) {
    if ((*entries)[i].action == LedgerAction::kRemoved) removed.push_back(i);
  }
  std::sort(removed.begin(), removed.end(), [&](uint32_t a, uint32_t b) {
    const LedgerEntry &x = (*entries)[a], &y = (*entries)[b];
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  uint32_t end = 0;
  bool nested = false;
  for (uint32_t i : removed) {
    LedgerEntry& entry = (*entries)[i];
    if (entry.end <= end) {
      entry.what.clear();
      nested = true;
    }
    end = std::max(end, entry.end);
  }
  if (nested) std::erase_if(*entries, [](const LedgerEntry& e) { return e.what.empty(); });
}

void FinishLedger(Reading* r) {
  auto& entries = r->out.ledger.entries;
  DropNested(&entries);
  // A stretch that moves comes before what is removed at its very beginning, inside it.
  const auto rank = [](const LedgerEntry& e) {
    return e.action == LedgerAction::kInserted ? 0 : e.action == LedgerAction::kMoved ? 1 : 2;
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const LedgerEntry& a, const LedgerEntry& b) {
    return a.begin != b.begin ? a.begin < b.begin : rank(a) < rank(b);
  });
  for (LedgerEntry& entry : entries) {
    entry.line = static_cast<uint32_t>(r->source.line_of(entry.begin)) + 1;
  }
}

}  // namespace
}  // namespace layout

Blocks ReadLayout(const Source& source, const LayoutOptions& options, Findings* findings) {
  using namespace layout;
  Reading r(source, options, findings);
  const size_t told_before = findings->size();
  ScanLines(&r);
  CleanCharacters(&r);
  FindPages(&r);
  RemoveFurniture(&r);
  r.words.emplace(source.text());
  JoinSpacedLetters(&r);
  OrderColumns(&r);
  FindNotes(&r);
  Repair(&r);
  std::stable_sort(r.edits.begin(), r.edits.end(),
                   [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  Emit(&r);
  FinishLedger(&r);
  std::stable_sort(
      findings->begin() + static_cast<ptrdiff_t>(told_before), findings->end(),
      [](const Finding& a, const Finding& b) { return a.where.offset < b.where.offset; });
  return std::move(r.out);
}

namespace {

// Appends what is visible of `range`; note texts behind their markers when `notes`.
void AppendRuns(const Source& source, const Blocks& blocks, RunRange range, bool notes,
                std::string* out) {
  for (uint32_t i = range.first; i < range.first + range.count; ++i) {
    const Run& run = blocks.runs[i];
    switch (run.kind) {
      case RunKind::kText:
        *out += source.slice({run.begin, run.end});
        break;
      case RunKind::kSpace:
      case RunKind::kLineBreak:
        *out += ' ';
        break;
      case RunKind::kInserted:
        *out += blocks.insertions[run.value];
        break;
      case RunKind::kPageBreak:
        break;
      case RunKind::kNoteMarker:
        if (!notes) break;
        *out += source.slice({run.begin, run.end});
        for (const RunRange& paragraph : blocks.notes[run.value].paragraphs) {
          *out += ' ';
          AppendRuns(source, blocks, paragraph, false, out);
        }
        break;
    }
  }
}

}  // namespace

std::string BlocksText(const Source& source, const Blocks& blocks) {
  std::string text;
  for (const Block& block : blocks.blocks) {
    AppendRuns(source, blocks, block.runs, true, &text);
    text += '\n';
  }
  return text;
}

std::string Blocks::Text(const Source& source, RunRange range) const {
  std::string text;
  AppendRuns(source, *this, range, false, &text);
  return FoldSpaces(text);
}

}  // namespace lexport
