#include "layout/replay.h"

#include <algorithm>

namespace lexport {
namespace {

std::string AtEntry(size_t index, std::string_view what) {
  return "ledger entry " + std::to_string(index) + ": " + std::string(what);
}

// What is wrong with one entry by itself; empty when nothing is.
std::string_view FaultOf(const LedgerEntry& entry, std::string_view input) {
  if (entry.begin > entry.end || entry.end > input.size()) return "offsets out of range";
  if (entry.action == LedgerAction::kInserted) {
    return entry.begin == entry.end ? "" : "an insertion that covers input";
  }
  if (entry.begin == entry.end) return "nothing removed or moved";
  if (entry.text != input.substr(entry.begin, entry.end - entry.begin)) {
    return "its text is not what stands in the input";
  }
  if (entry.action == LedgerAction::kMoved) {
    if (entry.target > input.size()) return "target out of range";
    if (entry.target > entry.begin && entry.target < entry.end) return "moved into itself";
  }
  return "";
}

}  // namespace

LedgerReplay::LedgerReplay(std::string_view input, const Ledger& ledger)
    : input_(input), entries_(ledger.entries) {
  if (!Check()) return;
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].action == LedgerAction::kMoved) arrivals_.push_back(i);
  }
  std::stable_sort(arrivals_.begin(), arrivals_.end(),
                   [&](uint32_t a, uint32_t b) { return entries_[a].target < entries_[b].target; });
  frames_.push_back({0, static_cast<uint32_t>(input_.size()), 0, 0});
}

std::string_view LedgerReplay::Next() {
  while (!frames_.empty()) {
    const std::string_view piece = Step();
    if (!piece.empty()) return piece;
  }
  if (error_.empty() && written_ != arrivals_.size()) {
    error_ = "ledger: stretches are moved into each other";
  }
  return {};
}

// Sorted, and overlapping only by lying inside a moved stretch.
bool LedgerReplay::Check() {
  std::vector<uint32_t> open;  // ends of the moved stretches around the present place
  uint32_t removed_end = 0;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const LedgerEntry& e = entries_[i];
    std::string_view fault = FaultOf(e, input_);
    if (i > 0 && e.begin < entries_[i - 1].begin) fault = "out of order";
    while (!open.empty() && open.back() <= e.begin) open.pop_back();
    if (e.action != LedgerAction::kInserted) {
      if (e.begin < removed_end) fault = "overlaps what is removed";
      if (!open.empty() && e.end > open.back()) fault = "crosses the end of a moved stretch";
    } else if (e.begin < removed_end && e.begin != entries_[i - 1].begin) {
      fault = "inserted into what is removed";
    }
    if (!fault.empty()) {
      error_ = AtEntry(i, fault);
      return false;
    }
    if (e.action == LedgerAction::kRemoved) removed_end = e.end;
    if (e.action == LedgerAction::kMoved) open.push_back(e.end);
  }
  return true;
}

uint32_t LedgerReplay::FirstArrivalAtOrAfter(uint32_t place, uint32_t from) const {
  const auto it = std::partition_point(arrivals_.begin() + from, arrivals_.end(),
                                       [&](uint32_t i) { return entries_[i].target < place; });
  return static_cast<uint32_t>(it - arrivals_.begin());
}

uint32_t LedgerReplay::FirstEntryAtOrAfter(uint32_t place, uint32_t from) const {
  const auto it = std::partition_point(entries_.begin() + from, entries_.end(),
                                       [&](const LedgerEntry& e) { return e.begin < place; });
  return static_cast<uint32_t>(it - entries_.begin());
}

// Either what stands before the next thing that happens in the topmost frame, or that thing.
std::string_view LedgerReplay::Step() {
  Frame& frame = frames_.back();
  const bool bottom = frames_.size() == 1;
  const uint32_t entry_at =
      frame.entry < entries_.size() ? entries_[frame.entry].begin : UINT32_MAX;
  const uint32_t arrival_at =
      frame.arrival < arrivals_.size() ? entries_[arrivals_[frame.arrival]].target : UINT32_MAX;
  const uint32_t next = std::min(entry_at, arrival_at);
  const bool done = next > frame.end || (next == frame.end && !bottom);
  const uint32_t upto = done ? frame.end : next;
  if (upto > frame.at) {
    const std::string_view piece = input_.substr(frame.at, upto - frame.at);
    frame.at = upto;
    return piece;
  }
  if (done) {
    frames_.pop_back();
  } else if (arrival_at <= entry_at) {
    Arrive(arrivals_[frame.arrival++]);
  } else {
    return Apply(frame);
  }
  return {};
}

// Begins to write a moved stretch at its target.
void LedgerReplay::Arrive(uint32_t index) {
  ++written_;
  const LedgerEntry& e = entries_[index];
  frames_.push_back({e.begin, e.end, index + 1, FirstArrivalAtOrAfter(e.begin + 1, 0)});
}

std::string_view LedgerReplay::Apply(Frame& frame) {
  const LedgerEntry& e = entries_[frame.entry++];
  if (e.action == LedgerAction::kInserted) return e.text;
  frame.at = std::max(frame.at, e.end);
  if (e.action != LedgerAction::kMoved) return {};
  frame.entry = FirstEntryAtOrAfter(e.end, frame.entry);
  frame.arrival = FirstArrivalAtOrAfter(e.end, frame.arrival);
  return {};
}

}  // namespace lexport
