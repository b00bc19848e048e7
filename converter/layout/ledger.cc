// The ledger of a conversion: applied to the input again, and as JSON.

#include "lexport/ledger.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace lexport {
namespace {

constexpr std::array<std::string_view, 3> kActionNames = {"removed", "inserted", "moved"};

std::string_view ActionName(LedgerAction action) {
  return kActionNames[static_cast<size_t>(action)];
}

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

// Walks the input once. A frame is a stretch that is being written: the whole input at the bottom,
// above it moved stretches that have been reached at their targets.
class Replay {
 public:
  Replay(std::string_view input, const Ledger& ledger, std::string* output)
      : input_(input), entries_(ledger.entries), output_(output) {}

  bool Run(std::string* error) {
    if (!Check(error)) return false;
    for (uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].action == LedgerAction::kMoved) arrivals_.push_back(i);
    }
    std::stable_sort(arrivals_.begin(), arrivals_.end(), [&](uint32_t a, uint32_t b) {
      return entries_[a].target < entries_[b].target;
    });
    output_->clear();
    output_->reserve(input_.size());
    frames_.push_back({0, static_cast<uint32_t>(input_.size()), 0, 0});
    while (!frames_.empty()) Step();
    if (written_ == arrivals_.size()) return true;
    *error = "ledger: stretches are moved into each other";
    return false;
  }

 private:
  struct Frame {
    uint32_t at = 0;  // next byte of the input to write
    uint32_t end = 0;
    uint32_t entry = 0;    // next entry at or after `at`
    uint32_t arrival = 0;  // next arrival at or after `at`
  };

  // Sorted, and overlapping only by lying inside a moved stretch.
  bool Check(std::string* error) const {
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
        *error = AtEntry(i, fault);
        return false;
      }
      if (e.action == LedgerAction::kRemoved) removed_end = e.end;
      if (e.action == LedgerAction::kMoved) open.push_back(e.end);
    }
    return true;
  }

  uint32_t FirstArrivalAtOrAfter(uint32_t place, uint32_t from) const {
    const auto it = std::partition_point(arrivals_.begin() + from, arrivals_.end(),
                                         [&](uint32_t i) { return entries_[i].target < place; });
    return static_cast<uint32_t>(it - arrivals_.begin());
  }

  uint32_t FirstEntryAtOrAfter(uint32_t place, uint32_t from) const {
    const auto it = std::partition_point(entries_.begin() + from, entries_.end(),
                                         [&](const LedgerEntry& e) { return e.begin < place; });
    return static_cast<uint32_t>(it - entries_.begin());
  }

  // Writes up to the next thing that happens in the topmost frame, and does it.
  void Step() {
    Frame& frame = frames_.back();
    const bool bottom = frames_.size() == 1;
    const uint32_t entry_at =
        frame.entry < entries_.size() ? entries_[frame.entry].begin : UINT32_MAX;
    const uint32_t arrival_at =
        frame.arrival < arrivals_.size() ? entries_[arrivals_[frame.arrival]].target : UINT32_MAX;
    const uint32_t next = std::min(entry_at, arrival_at);
    const bool done = next > frame.end || (next == frame.end && !bottom);
    const uint32_t upto = done ? frame.end : next;
    if (upto > frame.at) output_->append(input_, frame.at, upto - frame.at);
    frame.at = std::max(frame.at, upto);
    if (done) {
      frames_.pop_back();
    } else if (arrival_at <= entry_at) {
      Arrive(arrivals_[frame.arrival++]);
    } else {
      Apply(frame);
    }
  }

  // Begins to write a moved stretch at its target.
  void Arrive(uint32_t index) {
    ++written_;
    const LedgerEntry& e = entries_[index];
    frames_.push_back({e.begin, e.end, index + 1, FirstArrivalAtOrAfter(e.begin + 1, 0)});
  }

  void Apply(Frame& frame) {
    const LedgerEntry& e = entries_[frame.entry++];
    if (e.action == LedgerAction::kInserted) {
      output_->append(e.text);
      return;
    }
    frame.at = std::max(frame.at, e.end);
    if (e.action != LedgerAction::kMoved) return;
    frame.entry = FirstEntryAtOrAfter(e.end, frame.entry);
    frame.arrival = FirstArrivalAtOrAfter(e.end, frame.arrival);
  }

  std::string_view input_;
  const std::vector<LedgerEntry>& entries_;
  std::string* output_;
  std::vector<uint32_t> arrivals_;  // the moved entries by target
  std::vector<Frame> frames_;
  size_t written_ = 0;
};

void AppendMember(std::string_view key, std::string_view value, std::string* out) {
  *out += ",\"";
  *out += key;
  *out += "\":\"";
  AppendJsonEscaped(value, out);
  *out += '"';
}

}  // namespace

bool ReplayLedger(std::string_view input, const Ledger& ledger, std::string* output,
                  std::string* error) {
  return Replay(input, ledger, output).Run(error);
}

std::string LedgerToJson(std::string_view input, std::string_view input_name,
                         const Ledger& ledger) {
  std::string out = "{\"input\":{\"name\":\"";
  AppendJsonEscaped(input_name, &out);
  out += "\",\"bytes\":" + std::to_string(input.size());
  out += ",\"characters\":" + std::to_string(CountCodePoints(input)) + "},\n\"entries\":[";
  bool first = true;
  for (const LedgerEntry& entry : ledger.entries) {
    out += first ? "\n" : ",\n";
    first = false;
    out += "{\"line\":" + std::to_string(entry.line);
    out += ",\"begin\":" + std::to_string(entry.begin) + ",\"end\":" + std::to_string(entry.end);
    if (entry.action == LedgerAction::kMoved) out += ",\"target\":" + std::to_string(entry.target);
    AppendMember("action", ActionName(entry.action), &out);
    AppendMember("what", entry.what, &out);
    AppendMember("text", entry.text, &out);
    AppendMember("why", entry.why, &out);
    out += "}";
  }
  out += "\n]}\n";
  return out;
}

}  // namespace lexport
