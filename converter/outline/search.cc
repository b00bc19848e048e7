#include "outline/search.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "outline/usage.h"

namespace lexport {
namespace {

constexpr int kBeamWidth = 10;
constexpr int kMaxDepth = 14;
constexpr int kHorizon = 6;  // events after which a rejected reading no longer comes back

struct Open {
  uint16_t level = 0;
  NumberStyle style = NumberStyle::kNone;
  LabelForm form = LabelForm::kBare;
  uint16_t sub = 0;
  uint16_t components = 1;
  uint16_t items = 0;
  uint32_t value = 0;
  uint32_t parent_hash = 0;
  uint32_t own_hash = 0;
};

struct State {
  std::array<Open, kMaxDepth> stack;
  std::array<uint32_t, kMaxLevels> run_last{};  // last number of each level in this document part
  int depth = 0;
  float cost = 0;
  int32_t node = -1;
  bool after_label = false;  // the event before was read as a label: what is chained to it may be
};

// A step on the way to a state; the way back gives the reading.
struct Node {
  int32_t parent = -1;
  int32_t candidate = kRunningText;
  float cost = 0;
  uint8_t depth = 0;
  Step step = Step::kText;
  bool new_series = false;
};

struct Move {
  int from = 0;  // state in the beam
  int32_t candidate = kRunningText;
  int depth = 0;  // entries of the stack that stay below it
  bool continues = false;
  Step step = Step::kText;
  bool new_series = false;
  float cost = 0;  // in all
};

class Search {
 public:
  Search(const Events& events, const Mapping& mapping, const SearchOptions& options)
      : events_(events),
        levels_(mapping.levels),
        ranks_(RanksInText(mapping, events)),
        options_(options) {}

  std::vector<Choice> Run();

 private:
  void Expand(const Event& event, int from);
  void TryContinue(const Event& event, int from, int32_t index);
  void TryOpen(const Event& event, int from, int32_t index);
  void AddMove(Move move) { moves_.push_back(move); }
  void Advance(const Event& event);
  State Apply(const Move& move) const;
  bool SameState(const State& a, const State& b) const;
  float ContinueCost(const Event& event, const Open& open, const Candidate& c, Step* step) const;
  float OpenCost(const Event& event, const State& state, const Candidate& c, int depth,
                 Step* step) const;
  bool MayHold(const State& state, int depth, const Candidate& c) const;
  float CloseCost(const Event& event, const State& state, int depth) const;
  bool SameKey(const Open& open, const Candidate& c) const;
  void NoteMargins(size_t event);
  int32_t Ancestor(int32_t node, size_t steps) const;
  std::vector<Choice> Trace() const;

  const Events& events_;
  const std::vector<Level>& levels_;
  const std::vector<int> ranks_;  // of the levels, in this text
  const SearchOptions options_;
  std::vector<State> beam_, next_;
  std::vector<Move> moves_;
  std::vector<Node> nodes_;
  struct Doubt {
    float margin = 1e9f;
    int32_t best = kRunningText;
    int32_t other = kRunningText;
  };
  std::vector<Doubt> doubts_;
};

bool Search::SameKey(const Open& open, const Candidate& c) const {
  if (open.level != c.level) return false;
  if (c.word) return true;
  if (open.components != c.components) return false;
  if (open.style != c.style) return false;
  return !levels_[c.level].in_list || open.form == c.form;
}

// A value that follows `open` costs nothing and pays; others cost by how odd they are.
float Search::ContinueCost(const Event& event, const Open& open, const Candidate& c,
                           Step* step) const {
  float cost = 0;
  if (c.style == NumberStyle::kBullet) {
    *step = Step::kNext;
    return -0.8f;
  }
  if (c.form != open.form && !c.word) cost += 1.2f;
  const bool worded = c.style == NumberStyle::kWord || open.style == NumberStyle::kWord;
  if (c.word && c.style != open.style && !worded) cost += 1.2f;
  if (c.components > 1 && c.parent_hash != open.parent_hash) {
    *step = Step::kRestart;
    return cost + (c.value == 1 ? 0.5f : 2.5f);
  }
  const float scale = c.word ? 0.5f : 1.0f;
  const auto delta = static_cast<int64_t>(c.value) - open.value;
  if (delta == 1 || (delta == 0 && c.sub == open.sub + 1) ||
      (delta == 0 && c.sub > open.sub && open.sub == 0)) {
    *step = Step::kNext;
    return cost - 2.0f;
  }
  if (delta == 0) {
    *step = Step::kRepeat;
    return cost + 2.5f * scale;
  }
  if (c.value == 1) {
    *step = Step::kRestart;
    return cost + (event.lead_in ? 0.4f : 3.0f * scale);
  }
  *step = delta > 0 ? Step::kGap : Step::kRepeat;
  if (delta == 2) return cost + 1.5f * scale;
  if (delta > 0 && delta <= 10) return cost + 2.6f * scale;
  return cost + 4.0f * scale;
}

// Whether a unit like `c` may stand in what is open at `depth`.
bool Search::MayHold(const State& state, int depth, const Candidate& c) const {
  if (depth == 0) return true;
  const Open& top = state.stack[depth - 1];
  const Level& outer = levels_[top.level];
  const Level& inner = levels_[c.level];
  if (ranks_[top.level] < ranks_[c.level]) return true;
  if (c.level == top.level && c.components > top.components) return true;  // 1.1 in 1
  if (!outer.in_list || !inner.in_list) return false;
  if (top.style == NumberStyle::kBullet && c.style != NumberStyle::kBullet) return false;
  for (int i = 0; i < depth; ++i) {
    if (SameKey(state.stack[i], c)) return false;
  }
  return true;
}

// Series that end after one member were probably none; units without any content are rare.
float Search::CloseCost(const Event& event, const State& state, int depth) const {
  // A label without content; but one attachment may follow the word that all of them stand under.
  const bool empty = event.adjacent && state.after_label && depth < state.depth &&
                     !levels_[state.stack[state.depth - 1].level].attachment;
  float cost = empty ? 2.0f : 0.0f;
  for (int i = depth; i < state.depth; ++i) {
    const Open& open = state.stack[i];
    if (open.items == 1 && open.value == 1 && open.form != LabelForm::kWordBefore) cost += 0.7f;
  }
  return cost;
}

float Search::OpenCost(const Event& event, const State& state, const Candidate& c, int depth,
                       Step* step) const {
  const Level& level = levels_[c.level];
  float cost = 0;
  *step = Step::kOpen;
  if (c.style == NumberStyle::kBullet) return event.lead_in ? -0.6f : 0.3f;
  // Under the parent that is kept, a sister series of another style ended here.
  for (int i = depth; i < state.depth; ++i) {
    if (state.stack[i].level == c.level && state.stack[i].components == c.components) {
      cost += level.in_list ? 0.8f : 2.0f;
    }
    // Articles and bare-numbered sections are not both the units of one text.
    const Level& closed = levels_[state.stack[i].level];
    if (closed.basic && level.basic && state.stack[i].level != c.level) cost += 2.5f;
  }
  if (level.in_list) {
    // A list stands in something and is announced; plain numbers are rather paragraphs.
    if (depth == 0) cost += c.style == NumberStyle::kDecimal ? 2.5f : 1.0f;
    if (!event.lead_in) cost += 0.3f;
  }
  if (c.parent_hash != 0 && c.components > 1 && depth > 0 &&
      state.stack[depth - 1].own_hash == c.parent_hash) {
    return cost + (c.value <= 1 ? -1.5f : 0.5f);
  }
  const uint32_t last = level.in_list ? 0 : state.run_last[c.level];
  if (last != 0 && (c.value == last + 1 || (c.value == last && c.sub > 0))) {  // 3, or 2 bis
    *step = Step::kNext;
    return cost - (level.continuous || c.word ? 2.0f : 1.0f);
  }
  if (c.value == 0) return cost;
  if (c.value == 1) {
    if (last > 1 && level.continuous) cost += c.word ? 0.4f : 1.2f;
    return cost + (event.lead_in && level.in_list ? -0.8f : 0.3f);
  }
  if (options_.excerpt && last == 0) return cost + 0.3f;
  // The first paragraph of a provision may bear no number: "Stk. 2.".
  if (last == 0 && c.value == 2 && c.word && !level.basic && level.rank > 100) return cost + 0.3f;
  *step = Step::kGap;
  const float scale = c.word ? 0.4f : 1.0f;
  if (last != 0 && c.value > last && c.value <= last + 3) return cost + 1.6f * scale;
  return cost + (c.value == 2 ? 2.0f : 3.6f) * scale;
}

void Search::TryContinue(const Event& event, int from, int32_t index) {
  const State& state = beam_[from];
  const Candidate& c = events_.candidates[index];
  for (int i = state.depth; i-- > 0;) {
    if (!SameKey(state.stack[i], c)) continue;
    Move move;
    move.from = from;
    move.candidate = index;
    move.depth = i;
    move.continues = true;
    const float cost = ContinueCost(event, state.stack[i], c, &move.step);
    move.new_series = move.step == Step::kRestart;
    move.cost = state.cost + c.cost + cost + CloseCost(event, state, i + 1) +
                (event.adjacent && state.after_label && i + 1 == state.depth ? 2.0f : 0.0f);
    AddMove(move);
    return;
  }
}

void Search::TryOpen(const Event& event, int from, int32_t index) {
  const State& state = beam_[from];
  const Candidate& c = events_.candidates[index];
  const Level& level = levels_[c.level];
  int depth = level.attachment ? 0 : std::min(state.depth, kMaxDepth - 1);
  for (int tries = 0; depth >= 0 && tries < (level.in_list ? 3 : 1); --depth) {
    if (!MayHold(state, depth, c)) continue;
    // An open series of the same kind is continued, not opened again under the same parent.
    const bool sister = !level.attachment && depth < state.depth && SameKey(state.stack[depth], c);
    if (sister) break;
    Move move;
    move.from = from;
    move.candidate = index;
    move.depth = depth;
    move.new_series = true;
    const float cost = OpenCost(event, state, c, depth, &move.step);
    move.cost = state.cost + c.cost + cost + CloseCost(event, state, depth) +
                0.3f * static_cast<float>(tries);
    AddMove(move);
    ++tries;
  }
}

void Search::Expand(const Event& event, int from) {
  const State& state = beam_[from];
  const bool stranded = event.chained && !state.after_label;
  Move text;
  text.from = from;
  text.depth = state.depth;
  text.cost = state.cost + (stranded ? 0.0f : event.text_cost);
  AddMove(text);
  if (stranded) return;
  for (uint32_t i = event.first; i < event.first + event.count; ++i) {
    const auto index = static_cast<int32_t>(i);
    if (!levels_[events_.candidates[i].level].attachment) TryContinue(event, from, index);
    TryOpen(event, from, index);
  }
}

State Search::Apply(const Move& move) const {
  State state = beam_[move.from];
  state.cost = move.cost;
  state.after_label = move.candidate != kRunningText;
  if (move.candidate == kRunningText) return state;
  const Candidate& c = events_.candidates[move.candidate];
  const Level& level = levels_[c.level];
  Open open;
  if (move.continues && move.step != Step::kRestart) open.items = state.stack[move.depth].items;
  if (level.attachment) state.run_last.fill(0);
  open.level = c.level;
  open.style = c.style;
  open.form = c.form;
  open.sub = c.sub;
  open.components = c.components;
  open.value = c.value;
  open.parent_hash = c.parent_hash;
  open.own_hash = c.own_hash;
  ++open.items;
  state.stack[move.depth] = open;
  state.depth = move.depth + 1;
  if (c.value != 0 && !level.in_list) state.run_last[c.level] = c.value;
  return state;
}

bool Search::SameState(const State& a, const State& b) const {
  if (a.depth != b.depth || a.after_label != b.after_label) return false;
  for (int i = 0; i < a.depth; ++i) {
    const Open &x = a.stack[i], &y = b.stack[i];
    if (x.level != y.level || x.style != y.style || x.value != y.value || x.form != y.form) {
      return false;
    }
  }
  return a.run_last == b.run_last;
}

void Search::Advance(const Event& event) {
  moves_.clear();
  for (int i = 0; i < static_cast<int>(beam_.size()); ++i) Expand(event, i);
  const size_t keep = std::min<size_t>(moves_.size(), kBeamWidth * 2);
  std::partial_sort(moves_.begin(), moves_.begin() + static_cast<std::ptrdiff_t>(keep),
                    moves_.end(), [](const Move& a, const Move& b) { return a.cost < b.cost; });
  next_.clear();
  for (size_t m = 0; m < keep && next_.size() < kBeamWidth; ++m) {
    State state = Apply(moves_[m]);
    const bool known = std::any_of(next_.begin(), next_.end(),
                                   [&](const State& s) { return SameState(s, state); });
    if (known) continue;
    state.node = static_cast<int32_t>(nodes_.size());
    nodes_.push_back({beam_[moves_[m].from].node, moves_[m].candidate, moves_[m].cost,
                      static_cast<uint8_t>(moves_[m].depth), moves_[m].step, moves_[m].new_series});
    next_.push_back(state);
  }
  beam_.swap(next_);
}

int32_t Search::Ancestor(int32_t node, size_t steps) const {
  while (steps-- > 0 && node >= 0) node = nodes_[node].parent;
  return node;
}

// Looks back from the states after `event` at the reading kHorizon events before: how much worse is
// the best state that came by another reading?
void Search::NoteMargins(size_t event) {
  const size_t steps = std::min<size_t>(event, kHorizon);
  const size_t about = event - steps;
  Doubt doubt;
  const int32_t best = Ancestor(beam_[0].node, steps);
  doubt.best = best < 0 ? kRunningText : nodes_[best].candidate;
  for (const State& state : beam_) {
    const int32_t node = Ancestor(state.node, steps);
    if (node < 0 || nodes_[node].candidate == doubt.best) continue;
    const float margin = state.cost - beam_[0].cost;
    if (margin >= doubt.margin) continue;
    doubt.margin = margin;
    doubt.other = nodes_[node].candidate;
  }
  doubts_[about] = doubt;
}

std::vector<Choice> Search::Trace() const {
  std::vector<Choice> choices(events_.events.size());
  int32_t node = beam_.empty() ? -1 : beam_[0].node;
  for (size_t i = choices.size(); i-- > 0 && node >= 0; node = nodes_[node].parent) {
    Choice& choice = choices[i];
    choice.candidate = nodes_[node].candidate;
    choice.depth = nodes_[node].depth;
    choice.step = nodes_[node].step;
    choice.new_series = nodes_[node].new_series;
    const Doubt& doubt = doubts_[i];
    choice.other = doubt.other;
    // Three mild surprises are beyond doubt; none at all is a toss-up.
    choice.margin = doubt.best == choice.candidate ? std::min(1.0f, doubt.margin / 3.0f) : 0.0f;
  }
  return choices;
}

std::vector<Choice> Search::Run() {
  beam_.resize(1);
  doubts_.resize(events_.events.size());
  nodes_.reserve(events_.events.size() * kBeamWidth);
  for (size_t i = 0; i < events_.events.size(); ++i) {
    Advance(events_.events[i]);
    NoteMargins(i);
  }
  // The last events are judged from the end.
  for (size_t back = 1; back <= kHorizon && back < events_.events.size(); ++back) {
    const size_t about = events_.events.size() - back;
    doubts_[about].best = nodes_[Ancestor(beam_[0].node, back - 1)].candidate;
    doubts_[about].margin = 1e9f;
    for (const State& state : beam_) {
      const int32_t node = Ancestor(state.node, back - 1);
      if (nodes_[node].candidate == doubts_[about].best) continue;
      doubts_[about].margin = std::min(doubts_[about].margin, state.cost - beam_[0].cost);
      doubts_[about].other = nodes_[node].candidate;
    }
  }
  return Trace();
}

}  // namespace

std::vector<Choice> SearchOutline(const Events& events, const Mapping& mapping,
                                  const SearchOptions& options) {
  if (events.events.empty() || mapping.levels.size() > kMaxLevels) {
    return std::vector<Choice>(events.events.size());
  }
  return Search(events, mapping, options).Run();
}

}  // namespace lexport
