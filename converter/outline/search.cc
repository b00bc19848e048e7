#include "outline/search.h"

#include <algorithm>
#include <array>
#include <span>

#include "outline/usage.h"

namespace lexport {
namespace {

constexpr int kBeamWidth = 10;
constexpr size_t kMoves = 2 * kBeamWidth;  // enough for a beam, duplicates taken off
constexpr float kMostReward = 2.0f;        // what a move may pay at most
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
  uint64_t chain = 0;  // hash of what tells states apart, from the bottom of the stack to here
};

// Two states with one signature have the same future; the cheaper one is kept.
struct Signature {
  uint64_t chain = 0;  // of the stack
  uint64_t runs = 0;   // of run_last, order of changes does not matter
  bool after_label = false;

  friend bool operator==(const Signature&, const Signature&) = default;
};

struct State {
  std::array<Open, kMaxDepth> stack;            // entries below `depth` count
  std::array<uint32_t, kMaxLevels> run_last{};  // last number of each level in this document part
  int depth = 0;
  float cost = 0;
  int32_t node = -1;
  bool after_label = false;  // the event before was read as a label: what is chained to it may be
  Signature signature;
};

uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15u)) * 0xBF58476D1CE4E5B9u;
  hash ^= hash >> 29;
  return hash * 0x94D049BB133111EBu;
}

uint64_t HashOf(const Candidate& c) {
  return static_cast<uint64_t>(c.last()) << 32 | static_cast<uint64_t>(c.level) << 16 |
         static_cast<uint64_t>(c.style) << 8 | static_cast<uint64_t>(c.form);
}

uint64_t HashOfRun(uint16_t level, uint32_t last) { return last == 0 ? 0 : Mix(level, last); }

// A step on the way to a state; the way back gives the reading.
struct Node {
  int32_t parent = -1;
  int32_t candidate = kRunningText;
  float cost = 0;
  uint8_t depth = 0;
  Step step = Step::kText;
  bool new_series = false;
};

// What the search asks of a level, again and again.
struct LevelFacts {
  int rank = 0;  // in this text
  bool continuous = false;
  bool in_list = false;
  bool basic = false;
  bool attachment = false;
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
      : events_(events), options_(options) {
    const std::vector<int> ranks = RanksInText(mapping, events);
    for (size_t i = 0; i < mapping.levels.size(); ++i) {
      const Level& level = mapping.levels[i];
      levels_.push_back({ranks[i], level.continuous, level.in_list, level.basic, level.attachment});
    }
  }

  std::vector<Choice> Run();

 private:
  void Expand(const Event& event, int from);
  void TryContinue(const Event& event, int from, int32_t index);
  void TryOpen(const Event& event, int from, int32_t index);
  void AddMove(const Move& move);
  bool Hopeless(float least) const { return moves_.size() == kMoves && least >= moves_[0].cost; }
  void Advance(const Event& event);
  Signature SignatureOf(const Move& move) const;
  void Apply(const Move& move, State* state) const;
  float ContinueCost(const Event& event, const Open& open, const Candidate& c, Step* step) const;
  float OpenCost(const Event& event, const State& state, const Candidate& c, int depth,
                 Step* step) const;
  bool MayHold(const State& state, int depth, const Candidate& c) const;
  float CloseCost(const Event& event, const State& state, int depth) const;
  bool SameKey(const Open& open, const Candidate& c) const;
  void NoteMargins(size_t event);
  int32_t Ancestor(int32_t node, size_t steps) const;
  std::span<const State> Beam() const { return {beam_, static_cast<size_t>(beam_size_)}; }
  std::vector<Choice> Trace() const;

  const Events& events_;
  std::vector<LevelFacts> levels_;
  const SearchOptions options_;
  // The beam and its successor; the first so many states of each count.
  std::array<State, kBeamWidth> states_[2];
  State* beam_ = states_[0].data();
  State* next_ = states_[1].data();
  int beam_size_ = 1;
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
  if (delta == 0 && c.sub > open.sub) {  // 3 quater behind 3 bis, where the third was repealed
    *step = Step::kGap;
    return cost + 0.3f * scale;
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
  const LevelFacts& outer = levels_[top.level];
  const LevelFacts& inner = levels_[c.level];
  if (outer.rank < inner.rank) return true;
  if (c.level == top.level && c.components > top.components) return true;  // 1.1 in 1
  if (!outer.in_list || !inner.in_list) return false;
  if (top.style == NumberStyle::kBullet && c.style != NumberStyle::kBullet) return false;
  for (int i = 0; i < depth; ++i) {
    if (SameKey(state.stack[i], c)) return false;
  }
  return true;
}

// Series that end after one member were probably none; units without any content are rare, and what
// stands behind a label on its line stands in its unit.
float Search::CloseCost(const Event& event, const State& state, int depth) const {
  // A label without content; but one attachment may follow the word that all of them stand under.
  const bool empty = (event.adjacent || event.chained) && state.after_label &&
                     depth < state.depth && !levels_[state.stack[state.depth - 1].level].attachment;
  float cost = empty ? 2.0f : 0.0f;
  for (int i = depth; i < state.depth; ++i) {
    const Open& open = state.stack[i];
    if (open.items == 1 && open.value == 1 && open.form != LabelForm::kWordBefore) cost += 0.7f;
  }
  return cost;
}

float Search::OpenCost(const Event& event, const State& state, const Candidate& c, int depth,
                       Step* step) const {
  const LevelFacts& level = levels_[c.level];
  float cost = 0;
  *step = Step::kOpen;
  if (c.style == NumberStyle::kBullet) return event.lead_in ? -0.6f : 0.3f;
  // Under the parent that is kept, a sister series of another style ended here.
  for (int i = depth; i < state.depth; ++i) {
    if (state.stack[i].level == c.level && state.stack[i].components == c.components) {
      cost += level.in_list ? 0.8f : 2.0f;
    }
    // Articles and bare-numbered sections are not both the units of one text.
    const LevelFacts& closed = levels_[state.stack[i].level];
    const bool rival = closed.rank == level.rank && state.stack[i].level != c.level;
    if (closed.basic && level.basic && rival) cost += 2.5f;
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
    // The first of a division may well be one again.
    const bool first =
        depth > 0 && depth == state.depth && levels_[state.stack[depth - 1].level].rank < 100;
    if (last > 1 && level.continuous) cost += c.word ? 0.4f : first ? 0.5f : 1.2f;
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

bool Cheaper(const Move& a, const Move& b) { return a.cost < b.cost; }

// Keeps the cheapest moves: a heap with the dearest on top.
void Search::AddMove(const Move& move) {
  if (moves_.size() < kMoves) {
    moves_.push_back(move);
    if (moves_.size() == kMoves) std::make_heap(moves_.begin(), moves_.end(), Cheaper);
  } else if (Cheaper(move, moves_[0])) {
    std::pop_heap(moves_.begin(), moves_.end(), Cheaper);
    moves_.back() = move;
    std::push_heap(moves_.begin(), moves_.end(), Cheaper);
  }
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
  const LevelFacts& level = levels_[c.level];
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
    if (Hopeless(state.cost + events_.candidates[i].cost - kMostReward)) continue;
    if (!levels_[events_.candidates[i].level].attachment) TryContinue(event, from, index);
    TryOpen(event, from, index);
  }
}

// Whether a unit is counted in run_last.
bool CountsInRun(const Candidate& c, const LevelFacts& level) {
  return c.value != 0 && !level.in_list;
}

Signature Search::SignatureOf(const Move& move) const {
  const State& from = beam_[move.from];
  Signature signature = from.signature;
  signature.after_label = move.candidate != kRunningText;
  if (move.candidate == kRunningText) return signature;
  const Candidate& c = events_.candidates[move.candidate];
  const LevelFacts& level = levels_[c.level];
  signature.chain = Mix(move.depth == 0 ? 0 : from.stack[move.depth - 1].chain, HashOf(c));
  if (level.attachment) signature.runs = 0;
  if (CountsInRun(c, level)) {
    if (!level.attachment) signature.runs ^= HashOfRun(c.level, from.run_last[c.level]);
    signature.runs ^= HashOfRun(c.level, c.last());
  }
  return signature;
}

// The state after `move`, but for its signature and node. Copies no more than what counts.
void Search::Apply(const Move& move, State* state) const {
  const State& from = beam_[move.from];
  std::copy_n(from.stack.begin(), std::min(from.depth, move.depth + 1), state->stack.begin());
  std::copy_n(from.run_last.begin(), levels_.size(), state->run_last.begin());
  state->cost = move.cost;
  state->after_label = move.candidate != kRunningText;
  state->depth = from.depth;
  if (move.candidate == kRunningText) return;
  const Candidate& c = events_.candidates[move.candidate];
  const LevelFacts& level = levels_[c.level];
  Open open;
  if (move.continues && move.step != Step::kRestart) open.items = from.stack[move.depth].items;
  if (level.attachment) state->run_last.fill(0);
  open.level = c.level;
  open.style = c.style;
  open.form = c.form;
  open.sub = c.sub;
  open.components = c.components;
  open.value = c.last();
  open.parent_hash = c.parent_hash;
  open.own_hash = c.own_hash;
  open.chain = Mix(move.depth == 0 ? 0 : from.stack[move.depth - 1].chain, HashOf(c));
  ++open.items;
  state->stack[move.depth] = open;
  state->depth = move.depth + 1;
  if (CountsInRun(c, level)) state->run_last[c.level] = c.last();
}

void Search::Advance(const Event& event) {
  moves_.clear();
  for (int i = 0; i < beam_size_; ++i) Expand(event, i);
  std::sort(moves_.begin(), moves_.end(), Cheaper);
  int size = 0;
  for (const Move& move : moves_) {
    if (size == kBeamWidth) break;
    const Signature signature = SignatureOf(move);
    const bool known =
        std::any_of(next_, next_ + size, [&](const State& s) { return s.signature == signature; });
    if (known) continue;
    State& state = next_[size++];
    Apply(move, &state);
    state.signature = signature;
    state.node = static_cast<int32_t>(nodes_.size());
    nodes_.push_back({beam_[move.from].node, move.candidate, move.cost,
                      static_cast<uint8_t>(move.depth), move.step, move.new_series});
  }
  std::swap(beam_, next_);
  beam_size_ = size;
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
  for (const State& state : Beam()) {
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
  int32_t node = beam_[0].node;
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
    for (const State& state : Beam()) {
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
