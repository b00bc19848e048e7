#include "outline/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <memory>

#include "outline/search_state.h"
#include "outline/usage.h"

namespace lexport {
namespace search {
namespace {

constexpr float kMostReward = 2.0f;  // what a move may pay at most
constexpr size_t kHorizon = 6;       // events after which a rejected reading no longer comes back
static_assert(kRecent > kHorizon);

class Search {
 public:
  Search(const Events& events, const Mapping& mapping, const SearchOptions& options)
      : events_(events), options_(options) {
    const std::vector<int> ranks = RanksInText(mapping, events);
    std::vector<int> order = ranks;
    std::sort(order.begin(), order.end());
    for (size_t i = 0; i < mapping.levels.size(); ++i) {
      const Level& level = mapping.levels[i];
      const auto place = std::lower_bound(order.begin(), order.end(), ranks[i]) - order.begin();
      levels_.push_back({ranks[i], static_cast<uint8_t>(place), level.continuous, level.in_list,
                         level.basic, level.attachment});
    }
    pool_[0] = State{};  // nothing is open
    beam_[beam_size_++] = pool_.data();
    for (size_t i = 1; i < pool_.size(); ++i) free_[free_count_++] = &pool_[i];
  }

  std::vector<Choice> Run();

 private:
  void Prepare(const Event& event);
  float OpenFloor(const Event& event, const Candidate& c) const;
  void Expand(const Event& event, size_t from);
  Kinship KinshipOf(const State& state, const Reading& reading) const;
  void TryContinue(const Event& event, size_t from, const Reading& reading, const Kinship& kin);
  void TryOpen(const Event& event, size_t from, const Reading& reading, const Kinship& kin);
  bool Hopeless(float least) const { return moves_.Refuses(least); }
  void Advance(size_t event);
  Signature SignatureOf(const Move& move) const;
  void Choose();
  void Succeed(size_t event);
  State* PlaceFor(const Move& move);
  void Apply(const Move& move, State* state) const;
  float ContinueCost(const Event& event, const Open& open, const Candidate& c, Step* step) const;
  float OpenCost(const Event& event, const State& state, const Reading& reading, const Kinship& kin,
                 int depth, Step* step) const;
  float SisterCost(const Reading& reading, const Kinship& kin, int depth) const;
  bool LeavesEmpty(const Event& event, const State& state) const;
  void SumCloseCosts(const Event& event, const State& state);
  void NoteMargins(size_t event);
  void NoteLastMargins();
  const State& InBeam(size_t i) const { return *beam_[i]; }
  std::vector<Choice> Trace() const;

  const Events& events_;
  std::vector<LevelFacts> levels_;
  const SearchOptions options_;
  std::array<State, 2 * kBeamWidth> pool_;        // room for a beam and its successor
  std::array<State*, 2 * kBeamWidth> free_;       // of the pool
  std::array<State*, kBeamWidth> beam_;           // the cheapest first
  std::array<uint8_t, kBeamWidth> uses_;          // moves chosen from each of these
  std::array<uint32_t, kBeamWidth> chosen_;       // in moves_, what makes the next beam
  std::array<Signature, kBeamWidth> signatures_;  // of the next beam
  size_t free_count_ = 0, beam_size_ = 0, chosen_count_ = 0;
  std::vector<Reading> readings_;  // of the event at hand: all its candidates
  int32_t first_candidate_ = 0;    // the first of these
  // Of the state at hand: the cost of closing all that is open but so many of the outermost.
  std::array<float, kMaxDepth + 1> close_{};
  CheapestMoves moves_;
  KinshipMemo kinships_;
  std::unique_ptr<Node[]> nodes_;  // kBeamWidth an event
  struct Doubt {
    float margin = 1e9f;
    int32_t best = kRunningText;
    int32_t other = kRunningText;
  };
  std::vector<Doubt> doubts_;
};

// The least that OpenCost may give in any state: which of its sums are in reach is plain from the
// label alone. Summed in the same order as there, so that rounding cannot lift it above.
float Search::OpenFloor(const Event& event, const Candidate& c) const {
  const LevelFacts& level = levels_[c.level];
  if (c.style == NumberStyle::kBullet) return event.lead_in ? -0.6f : 0.3f;
  const float cost = level.in_list && !event.lead_in ? 0.3f : 0.0f;
  const bool nested = c.parent_hash != 0 && c.components > 1;
  if (!level.in_list || (nested && c.value <= 1)) return cost - kMostReward;
  if (c.value == 0) return cost;
  if (c.value == 1) return cost + (event.lead_in ? -0.8f : 0.3f);
  if (options_.excerpt || c.word || nested || c.opens_at_two) return cost + 0.3f;
  return cost + (c.value == 2 ? 2.0f : 3.6f);
}

void Search::Prepare(const Event& event) {
  readings_.clear();
  first_candidate_ = static_cast<int32_t>(event.first);
  for (uint32_t i = event.first; i < event.first + event.count; ++i) {
    const Candidate& c = events_.candidates[i];
    Reading reading;
    reading.candidate = &c;
    reading.index = static_cast<int16_t>(i - event.first);
    reading.level = levels_[c.level];
    reading.key = KeyOf(c);
    reading.same_bits = kLevelBits;
    if (!c.word) reading.same_bits |= kComponentBits | kStyleBits;
    if (!c.word && reading.level.in_list) reading.same_bits |= kFormBits;
    reading.hash = HashOf(c);
    reading.kind = HashOfKind(reading.key, c.word);
    reading.counts_in_run = c.value != 0 && !reading.level.in_list;
    reading.open_floor = OpenFloor(event, c);
    readings_.push_back(reading);
  }
}

Kinship Search::KinshipOf(const State& state, const Reading& reading) const {
  const Candidate& c = *reading.candidate;
  Kinship kin;
  uint32_t lists = 0, bullets = 0;
  for (int i = 0; i < state.depth; ++i) {
    const Open& open = state.stack[i];
    const LevelFacts& level = levels_[open.level()];
    const uint32_t bit = 1u << i;
    if (level.in_list) lists |= bit;
    if (open.style() == NumberStyle::kBullet) bullets |= bit;
    if (level.place < reading.level.place) kin.holders |= bit;
    if (open.level() == c.level) {
      const uint64_t differs = open.key ^ reading.key;
      if ((differs & reading.same_bits) == 0) kin.same |= bit;
      if ((differs & kComponentBits) == 0) kin.sister |= bit;
      if (c.components > open.components()) kin.holders |= bit;  // 1.1 in 1
    } else if (reading.level.basic && level.basic && level.place == reading.level.place) {
      kin.rival |= bit;
    }
  }
  if (!reading.level.in_list) return kin;
  // Lists nest whatever their ranks, but not in their like, and bullets hold bullets only.
  const uint32_t below_same = (kin.same & -kin.same) - 1;
  kin.holders |= lists & below_same & (c.style == NumberStyle::kBullet ? ~0u : ~bullets);
  return kin;
}

// A value that follows `open` costs nothing and pays; others cost by how odd they are.
float Search::ContinueCost(const Event& event, const Open& open, const Candidate& c,
                           Step* step) const {
  float cost = 0;
  if (c.style == NumberStyle::kBullet) {
    *step = Step::kNext;
    return -0.8f;
  }
  if (c.form != open.form() && !c.word) cost += 1.2f;
  const bool worded = c.style == NumberStyle::kWord || open.style() == NumberStyle::kWord;
  if (c.word && c.style != open.style() && !worded) cost += 1.2f;
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

// A label without content; but one attachment may follow the word that all of them stand under.
bool Search::LeavesEmpty(const Event& event, const State& state) const {
  return (event.adjacent || event.chained) && state.after_label && state.depth > 0 &&
         !levels_[state.stack[state.depth - 1].level()].attachment;
}

// Series that end after one member were probably none; units without any content are rare, and what
// stands behind a label on its line stands in its unit.
void Search::SumCloseCosts(const Event& event, const State& state) {
  const auto& costs = LeavesEmpty(event, state) ? kCloseCosts.empty : kCloseCosts.full;
  close_[state.depth] = 0;
  if (state.depth == 0) return;
  const size_t open = state.stack[state.depth - 1].lonely;
  close_[0] = costs[open];
  for (int depth = 1; depth < state.depth; ++depth) {
    close_[depth] = costs[open - state.stack[depth - 1].lonely];
  }
}

// Under the parent that is kept, a sister series of another style ended here; and articles and
// bare-numbered sections are not both the units of one text.
float Search::SisterCost(const Reading& reading, const Kinship& kin, int depth) const {
  float cost = 0;
  for (uint32_t ended = (kin.sister | kin.rival) >> depth; ended != 0; ended &= ended - 1) {
    const uint32_t bit = (ended & -ended) << depth;
    const bool sister = (kin.sister & bit) != 0;
    cost += !sister ? 2.5f : reading.level.in_list ? 0.8f : 2.0f;
  }
  return cost;
}

float Search::OpenCost(const Event& event, const State& state, const Reading& reading,
                       const Kinship& kin, int depth, Step* step) const {
  const Candidate& c = *reading.candidate;
  const LevelFacts& level = reading.level;
  *step = Step::kOpen;
  if (c.style == NumberStyle::kBullet) return event.lead_in ? -0.6f : 0.3f;
  float cost = SisterCost(reading, kin, depth);
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
        depth > 0 && depth == state.depth && levels_[state.stack[depth - 1].level()].rank < 100;
    if (last > 1 && level.continuous) cost += c.word ? 0.4f : first ? 0.5f : 1.2f;
    return cost + (event.lead_in && level.in_list ? -0.8f : 0.3f);
  }
  if (options_.excerpt && last == 0) return cost + 0.3f;
  // The first paragraph of a provision may bear no number: "Stk. 2.".
  const bool second = c.opens_at_two || (last == 0 && c.value == 2 && c.word);
  if (second && !level.basic && level.rank > 100) return cost + 0.3f;
  *step = Step::kGap;
  const float scale = c.word ? 0.4f : 1.0f;
  if (last != 0 && c.value > last && c.value <= last + 3) return cost + 1.6f * scale;
  return cost + (c.value == 2 ? 2.0f : 3.6f) * scale;
}

void Search::TryContinue(const Event& event, size_t from, const Reading& reading,
                         const Kinship& kin) {
  if (kin.same == 0) return;
  const State& state = InBeam(from);
  const int depth = std::bit_width(kin.same) - 1;  // the innermost that it continues
  Step step = Step::kText;
  const float cost = ContinueCost(event, state.stack[depth], *reading.candidate, &step);
  const bool hides_label = event.adjacent && state.after_label && depth + 1 == state.depth;
  Move* move = moves_.Add(state.cost + reading.candidate->cost + cost + close_[depth + 1] +
                          (hides_label ? 2.0f : 0.0f));
  if (move == nullptr) return;
  *move = {reading.index, static_cast<uint8_t>(from), static_cast<uint8_t>(depth), true,
           step,          step == Step::kRestart};
}

void Search::TryOpen(const Event& event, size_t from, const Reading& reading, const Kinship& kin) {
  const State& state = InBeam(from);
  const LevelFacts& level = reading.level;
  const float before = state.cost + reading.candidate->cost;
  // Where it may stand: under as many open series; always in the document itself, under none.
  uint32_t depths = level.attachment ? 1 : (kin.holders << 1 | 1) & ((1u << kMaxDepth) - 1);
  const uint32_t same = level.attachment ? 0 : kin.same;
  const int most = level.in_list ? 3 : 1;
  for (int tries = 0; depths != 0 && tries < most; ++tries) {
    const int depth = std::bit_width(depths) - 1;
    depths &= ~(1u << depth);
    // An open series of the same kind is continued, not opened again under the same parent.
    if ((same >> depth & 1) != 0) break;
    const float close = close_[depth], farther = 0.3f * static_cast<float>(tries);
    // What closes more costs no less, so the tries that remain are dearer still.
    if (Hopeless(before + reading.open_floor + close + farther)) break;
    Step step = Step::kText;
    const float cost = OpenCost(event, state, reading, kin, depth, &step);
    assert(cost >= reading.open_floor && cost >= -kMostReward);  // else moves were lost
    Move* move = moves_.Add(before + cost + close + farther);
    if (move == nullptr) continue;
    *move = {reading.index, static_cast<uint8_t>(from), static_cast<uint8_t>(depth), false, step,
             true};
  }
}

void Search::Expand(const Event& event, size_t from) {
  const State& state = InBeam(from);
  const bool stranded = event.chained && !state.after_label;
  if (Move* text = moves_.Add(state.cost + (stranded ? 0.0f : event.text_cost)); text != nullptr) {
    *text = Move{};
    text->from = static_cast<uint8_t>(from);
    text->depth = static_cast<uint8_t>(state.depth);
  }
  if (stranded) return;
  SumCloseCosts(event, state);
  for (const Reading& reading : readings_) {
    if (Hopeless(state.cost + reading.candidate->cost - kMostReward)) continue;
    const Kinship& kin =
        kinships_.Get(state.shape ^ reading.kind, [&] { return KinshipOf(state, reading); });
    if (!reading.level.attachment) TryContinue(event, from, reading, kin);
    TryOpen(event, from, reading, kin);
  }
}

Signature Search::SignatureOf(const Move& move) const {
  const State& from = InBeam(move.from);
  Signature signature = from.signature;
  signature.after_label = move.reading != kNoReading;
  if (move.reading == kNoReading) return signature;
  const Reading& reading = readings_[static_cast<size_t>(move.reading)];
  const Candidate& c = *reading.candidate;
  signature.chain = Mix(move.depth == 0 ? 0 : from.stack[move.depth - 1].chain, reading.hash);
  if (reading.level.attachment) signature.runs = 0;
  if (!reading.counts_in_run) return signature;
  if (!reading.level.attachment) signature.runs ^= HashOfRun(c.level, from.run_last[c.level]);
  signature.runs ^= HashOfRun(c.level, c.last());
  return signature;
}

// Of the cheapest moves those that lead to different states, as many as a beam holds.
void Search::Choose() {
  chosen_count_ = 0;
  uses_.fill(0);
  for (uint32_t i = 0; i < moves_.count() && chosen_count_ < kBeamWidth; ++i) {
    const Signature signature = SignatureOf(moves_.move(i));
    const auto end = signatures_.begin() + static_cast<ptrdiff_t>(chosen_count_);
    if (std::find(signatures_.begin(), end, signature) != end) continue;
    signatures_[chosen_count_] = signature;
    chosen_[chosen_count_++] = i;
    ++uses_[moves_.move(i).from];
  }
}

// Where the state after `move` is to be made, a copy of that before it: the last move from a state
// takes its place.
State* Search::PlaceFor(const Move& move) {
  constexpr int kFew = 4;
  State* const from = beam_[move.from];
  if (--uses_[move.from] == 0) return from;
  State* const place = free_[--free_count_];
  // No more than what counts; a few entries of the stack at once, which is nearly always all.
  std::memcpy(place, from, offsetof(State, stack) + kFew * sizeof(Open));
  const int kept = std::min<int>(from->depth, move.depth);
  for (int i = kFew; i < kept; ++i) place->stack[i] = from->stack[i];
  return place;
}

// Makes the state before `move`, which *state is, the one after it, but for cost and signature.
void Search::Apply(const Move& move, State* state) const {
  state->after_label = move.reading != kNoReading;
  if (move.reading == kNoReading) return;
  const Reading& reading = readings_[static_cast<size_t>(move.reading)];
  const Candidate& c = *reading.candidate;
  const bool first = !move.continues || move.step == Step::kRestart;
  const bool lonely = first && c.last() == 1 && c.form != LabelForm::kWordBefore;
  const Open* const below = move.depth == 0 ? nullptr : &state->stack[move.depth - 1];
  Open& open = state->stack[move.depth];
  open = {reading.key,
          state->signature.chain,
          Mix(below == nullptr ? 0 : below->shape, reading.key),
          c.last(),
          c.parent_hash,
          c.own_hash,
          c.sub,
          static_cast<uint8_t>((below == nullptr ? 0 : below->lonely) + lonely)};
  state->shape = open.shape;
  state->depth = move.depth + 1;
  if (reading.level.attachment) state->run_last.fill(0);
  if (reading.counts_in_run) state->run_last[c.level] = c.last();
}

// The chosen moves make the next beam.
void Search::Succeed(size_t event) {
  for (size_t i = 0; i < beam_size_; ++i) {
    if (uses_[i] == 0) free_[free_count_++] = beam_[i];
  }
  std::array<State*, kBeamWidth> next{};
  Node* node = &nodes_[event * kBeamWidth];
  for (size_t i = 0; i < chosen_count_; ++i) {
    const Move& move = moves_.move(chosen_[i]);
    next[i] = PlaceFor(move);
    State& state = *next[i];
    state.signature = signatures_[i];
    Apply(move, &state);
    state.cost = moves_.cost(chosen_[i]);
    const int32_t candidate =
        move.reading == kNoReading ? kRunningText : first_candidate_ + move.reading;
    state.recent[event % kRecent] = candidate;
    *node++ = {candidate, move.from, move.depth, move.step, move.new_series};
  }
  beam_ = next;
  beam_size_ = chosen_count_;
}

void Search::Advance(size_t event) {
  moves_.Clear();
  Prepare(events_.events[event]);
  for (size_t i = 0; i < beam_size_; ++i) Expand(events_.events[event], i);
  moves_.Sort();
  Choose();
  Succeed(event);
}

// Looks back from the states after `event` at the reading kHorizon events before: how much worse is
// the best state that came by another reading?
void Search::NoteMargins(size_t event) {
  const size_t about = event - std::min<size_t>(event, kHorizon);
  Doubt doubt;
  doubt.best = InBeam(0).recent[about % kRecent];
  for (size_t i = 1; i < beam_size_; ++i) {
    const int32_t candidate = InBeam(i).recent[about % kRecent];
    if (candidate == doubt.best) continue;
    const float margin = InBeam(i).cost - InBeam(0).cost;
    if (margin >= doubt.margin) continue;
    doubt.margin = margin;
    doubt.other = candidate;
  }
  doubts_[about] = doubt;
}

// The last events are judged from the end.
void Search::NoteLastMargins() {
  for (size_t back = 1; back <= kHorizon && back < doubts_.size(); ++back) {
    const size_t about = doubts_.size() - back;
    Doubt& doubt = doubts_[about];
    doubt.best = InBeam(0).recent[about % kRecent];
    doubt.margin = 1e9f;
    for (size_t i = 1; i < beam_size_; ++i) {
      const int32_t candidate = InBeam(i).recent[about % kRecent];
      if (candidate == doubt.best) continue;
      doubt.margin = std::min(doubt.margin, InBeam(i).cost - InBeam(0).cost);
      doubt.other = candidate;
    }
  }
}

std::vector<Choice> Search::Trace() const {
  std::vector<Choice> choices(events_.events.size());
  size_t place = 0;
  for (size_t i = choices.size(); i-- > 0;) {
    const Node& node = nodes_[i * kBeamWidth + place];
    place = node.parent;
    Choice& choice = choices[i];
    choice.candidate = node.candidate;
    choice.depth = node.depth;
    choice.step = node.step;
    choice.new_series = node.new_series;
    const Doubt& doubt = doubts_[i];
    choice.other = doubt.other;
    // Three mild surprises are beyond doubt; none at all is a toss-up.
    choice.margin = doubt.best == choice.candidate ? std::min(1.0f, doubt.margin / 3.0f) : 0.0f;
  }
  return choices;
}

std::vector<Choice> Search::Run() {
  doubts_.resize(events_.events.size());
  nodes_ = std::make_unique_for_overwrite<Node[]>(events_.events.size() * kBeamWidth);
  for (size_t i = 0; i < events_.events.size(); ++i) {
    Advance(i);
    NoteMargins(i);
  }
  NoteLastMargins();
  return Trace();
}

}  // namespace
}  // namespace search

std::vector<Choice> SearchOutline(const Events& events, const Mapping& mapping,
                                  const SearchOptions& options) {
  if (events.events.empty() || mapping.levels.size() > kMaxLevels) {
    return std::vector<Choice>(events.events.size());
  }
  return search::Search(events, mapping, options).Run();
}

}  // namespace lexport
