// Lists of note labels, and which text goes with which label.

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "layout/notes.h"

namespace lexport::layout {
namespace {

// Beyond this, labels and texts are paired row by row without weighing.
constexpr size_t kMostLabels = 40;
constexpr size_t kMostTexts = 160;
constexpr size_t kMostMissing = 3;  // labels in a row

constexpr int kMissingCost = 6;     // a label without a text
constexpr int kLowerCost = 10;      // a text that starts in lower case
constexpr int kUnfinishedCost = 2;  // … behind one that does not end
constexpr int kRowCost = 4;         // for each row that texts lie further apart than their labels
constexpr int kMostRowCost = 8;
constexpr int kNever = 1 << 20;

class Pairing {
 public:
  Pairing(const Reading& r, const std::vector<uint32_t>& labels, const std::vector<uint32_t>& texts)
      : r_(r), texts_(texts), labels_(labels) {}

  std::vector<uint32_t> ByRows() const {
    std::vector<uint32_t> starts;
    for (uint32_t label : labels_) {
      const uint32_t row = label - labels_.front();
      starts.push_back(row < texts_.size() ? row : kNone);
    }
    return starts;
  }

  // The cheapest pairing; the first text belongs to the first label that has one.
  std::vector<uint32_t> ByCost() {
    const size_t m = labels_.size(), n = texts_.size();
    best_.assign(m * n, {});
    size_t end = kNone;
    int least = kMissingCost * static_cast<int>(m);
    for (size_t i = 0; i < m; ++i) {
      for (size_t k = 0; k < n; ++k) Weigh(i, k);
      for (size_t k = 0; k < n; ++k) {
        const int cost = At(i, k).cost + kMissingCost * static_cast<int>(m - 1 - i);
        if (cost >= least) continue;
        least = cost;
        end = i * n + k;
      }
    }
    std::vector<uint32_t> starts(m, kNone);
    for (size_t state = end; state != kNone; state = best_[state].before) {
      starts[state / n] = static_cast<uint32_t>(state % n);
    }
    return starts;
  }

 private:
  struct State {
    int cost = kNever;
    size_t before = kNone;
  };

  State& At(size_t label, size_t text) { return best_[label * texts_.size() + text]; }

  // The least cost at which label `i` starts at text `k`, with all labels before it settled.
  void Weigh(size_t i, size_t k) {
    State& state = At(i, k);
    const int own = StartCost(k);
    if (k == 0) {
      const auto rows = static_cast<int>(labels_[i] - labels_[0]);
      state.cost =
          own + kMissingCost * static_cast<int>(i) + std::min(rows * kRowCost, kMostRowCost);
    }
    for (size_t missing = 0; missing <= kMostMissing && missing < i; ++missing) {
      const size_t from = i - 1 - missing;
      const auto rows = static_cast<int>(labels_[i] - labels_[from]);
      for (size_t j = 0; j < k; ++j) {
        const int apart = std::abs(static_cast<int>(k - j) - rows);
        const int cost = At(from, j).cost + own + kMissingCost * static_cast<int>(missing) +
                         std::min(apart * kRowCost, kMostRowCost);
        if (cost < state.cost) state = {cost, from * texts_.size() + j};
      }
    }
  }

  int StartCost(size_t text) const {
    int cost = 0;
    if (StartOf(TextAt(text)) == StartKind::kLower) cost += kLowerCost;
    if (text > 0 && EndOf(TextAt(text - 1)) == EndKind::kOpen) cost += kUnfinishedCost;
    return cost;
  }

  std::string_view TextAt(size_t text) const { return r_.TextOf(r_.lines[texts_[text]]); }

  const Reading& r_;
  const std::vector<uint32_t>& texts_;
  const std::vector<uint32_t>& labels_;
  std::vector<State> best_;
};

}  // namespace

namespace {

// The value of the decimal digit, of any script, that `text` starts with; -1 for others.
int DigitOfScript(std::string_view text) {
  size_t at = 0;
  return DigitValue(NextCodePoint(text, &at));
}

bool IsRaised(std::string_view text) {
  size_t at = 0;
  return static_cast<uint8_t>(text[0]) > 0x7F && SuperscriptValue(NextCodePoint(text, &at)) > 0;
}

}  // namespace

std::optional<LabelStart> ParseLabelStartAtSign(const Reading& r, uint32_t index) {
  const Line& line = r.lines[index];
  std::string_view text = r.TextOf(line);
  LabelStart start;
  start.line = index;
  const bool bracketed = text.size() > 3 && (text[0] == '(' || text[0] == '[') &&
                         ((text[1] >= '1' && text[1] <= '9') || IsRaised(text.substr(1)));
  if (bracketed) start.bracketed = text[0] == '(' ? Brackets::kRound : Brackets::kSquare;
  const auto label = ParseNoteLabel(bracketed ? text.substr(1) : text);
  if (!label) return std::nullopt;
  start.label = *label;
  start.raised = IsRaised(bracketed ? text.substr(1) : text);
  uint32_t at = label->size + (bracketed ? 1 : 0);
  const char close = start.bracketed == Brackets::kSquare ? ']' : ')';
  if (bracketed && (at >= text.size() || text[at++] != close)) return std::nullopt;
  start.label.size = at;
  if (at == text.size()) {
    start.lone = true;
    return bracketed ? std::nullopt : std::optional(start);
  }
  const bool spaced = text[at] == ' ' || text[at] == '\t';
  const bool wide = label->kind == NoteLabel::kDigits && static_cast<uint8_t>(text[0]) > 0x7F &&
                    DigitOfScript(text) < 0;
  if (!spaced && label->kind != NoteLabel::kStars && !bracketed && !wide) return std::nullopt;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  const StartKind kind = StartOf(text.substr(at));
  if (kind == StartKind::kNothing) return std::nullopt;
  if (label->kind == NoteLabel::kLetter && kind != StartKind::kUpper) return std::nullopt;
  start.text = line.begin + at;
  return start;
}

bool IsRule(std::string_view text) {
  size_t signs = 0;
  for (size_t at = 0; at < text.size(); ++signs) {
    const char32_t c = NextCodePoint(text, &at);
    if (c != '_' && c != '-' && c != 0x2014 && c != 0x2013 && c != 0x2500) return false;
  }
  return signs >= 5;
}

bool EndsSentence(std::string_view text) {
  if (EndOf(text) == EndKind::kStop) return true;
  const auto last = [&] { return PreviousCodePoint(text, text.size()); };
  const auto drop = [&] {
    while ((static_cast<uint8_t>(text.back()) & 0xC0) == 0x80 && text.size() > 1)
      text.remove_suffix(1);
    text.remove_suffix(1);
  };
  const size_t size = text.size();
  while (!text.empty() && (DigitValue(last()) >= 0 || SuperscriptValue(last()) >= 0)) drop();
  if (text.empty() || text.size() == size || EndOf(text) != EndKind::kStop) return false;
  drop();
  return !text.empty() && DigitValue(last()) < 0;  // "3.12" is a number
}

std::optional<NoteLabel> LoneNoteLabel(std::string_view text) {
  if (text.size() > kLongestLabelLine || BeginsNoNoteLabel(text)) return std::nullopt;
  const auto label = ParseNoteLabel(text);
  if (!label || label->size != text.size()) return std::nullopt;
  return label;
}

std::optional<LabelRun> FindLabelRun(const Reading& r, uint32_t line) {
  if (r.lines[line].role != Role::kBody) return std::nullopt;
  auto label = LoneNoteLabel(r.TextOf(r.lines[line]));
  if (!label) return std::nullopt;
  LabelRun run{line, line, 1};
  for (uint32_t i = line + 1; i < r.lines.size(); ++i) {
    const auto next = LoneNoteLabel(r.TextOf(r.lines[i]));
    if (!next || next->kind != label->kind || next->value != label->value + 1) break;
    if (r.lines[i].blanks > 2) break;
    label = next;
    run.last = i;
  }
  run.rows = r.lines[run.last].index - r.lines[run.first].index + 1;
  return run;
}

std::vector<uint32_t> PairLabels(const Reading& r, const std::vector<uint32_t>& labels,
                                 const std::vector<uint32_t>& texts) {
  Pairing pairing(r, labels, texts);
  if (labels.size() > kMostLabels || texts.size() > kMostTexts) return pairing.ByRows();
  return pairing.ByCost();
}

}  // namespace lexport::layout
