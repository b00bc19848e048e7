// What the search of the outline carries from event to event: states, the readings of an event with
// what is asked of them again and again, and the cheapest moves.

#ifndef LEXPORT_OUTLINE_SEARCH_STATE_H_
#define LEXPORT_OUTLINE_SEARCH_STATE_H_

#include <algorithm>
#include <array>
#include <cstdint>

#include "outline/events.h"
#include "outline/search.h"

namespace lexport::search {

inline constexpr int kBeamWidth = 10;
inline constexpr int kMaxDepth = 14;
inline constexpr size_t kRecent = 8;  // readings that a state remembers; a power of two

// What tells series apart, in one word, so that a comparison of some of it is a mask.
inline constexpr uint64_t kLevelBits = 0xFFFFu;
inline constexpr uint64_t kComponentBits = uint64_t{0xFFFF} << 16;
inline constexpr uint64_t kStyleBits = uint64_t{0xFF} << 32;
inline constexpr uint64_t kFormBits = uint64_t{0xFF} << 40;

inline uint64_t KeyOf(const Candidate& c) {
  return c.level | static_cast<uint64_t>(c.components) << 16 |
         static_cast<uint64_t>(c.style) << 32 | static_cast<uint64_t>(c.form) << 40;
}

struct Open {
  uint64_t key;    // see KeyOf
  uint64_t chain;  // hash of what tells states apart, from the bottom of the stack to here
  uint64_t shape;  // hash of the keys from the bottom to here
  uint32_t value;
  uint32_t parent_hash;
  uint32_t own_hash;
  uint16_t sub;
  uint8_t lonely;  // series from the bottom of the stack to here that have a first member only

  uint16_t level() const { return static_cast<uint16_t>(key & kLevelBits); }
  uint16_t components() const { return static_cast<uint16_t>((key & kComponentBits) >> 16); }
  NumberStyle style() const { return static_cast<NumberStyle>((key & kStyleBits) >> 32); }
  LabelForm form() const { return static_cast<LabelForm>((key & kFormBits) >> 40); }
};

// Two states with one signature have the same future; the cheaper one is kept.
struct Signature {
  uint64_t chain;  // of the stack
  uint64_t runs;   // of run_last, order of changes does not matter
  bool after_label;

  friend bool operator==(const Signature&, const Signature&) = default;
};

// Without initial values, as most of a pool of them is never used.
struct State {
  std::array<uint32_t, kMaxLevels> run_last;  // last number of each level in this document part
  std::array<int32_t, kRecent> recent;        // candidates chosen last, by event modulo kRecent
  Signature signature;
  uint64_t shape;  // that of the innermost entry; 0 where nothing is open
  int depth;
  float cost;
  bool after_label;  // the event before was read as a label: what is chained to it may be
  std::array<Open, kMaxDepth> stack;  // entries below `depth` count
};

inline uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15u)) * 0xBF58476D1CE4E5B9u;
  hash ^= hash >> 29;
  return hash * 0x94D049BB133111EBu;
}

inline uint64_t HashOf(const Candidate& c) {
  return static_cast<uint64_t>(c.last()) << 32 | static_cast<uint64_t>(c.level) << 16 |
         static_cast<uint64_t>(c.style) << 8 | static_cast<uint64_t>(c.form);
}

inline uint64_t HashOfRun(uint16_t level, uint32_t last) {
  return last == 0 ? 0 : Mix(level, last);
}

// A step on the way to a state; the way back gives the reading. Those of one event stand together.
struct Node {
  int32_t candidate;
  uint8_t parent;  // place in the beam of the event before
  uint8_t depth;
  Step step;
  bool new_series;
};

// What the search asks of a level, again and again.
struct LevelFacts {
  int rank = 0;       // in this text
  uint8_t place = 0;  // levels that rank above it
  bool continuous = false;
  bool in_list = false;
  bool basic = false;
  bool attachment = false;
};

// Unlike Mix, so that the two may be put together.
inline uint64_t HashOfKind(uint64_t key, bool word) {
  return (key | static_cast<uint64_t>(word) << 63) * 0xD6E8FEB86659FD93u;
}

// A candidate with what does not depend on the state: worked out once an event.
struct Reading {
  const Candidate* candidate = nullptr;
  int16_t index = 0;  // among those of its event
  LevelFacts level;
  uint64_t key = 0, same_bits = 0;  // a series goes on when its key is the same in these
  uint64_t hash = 0;
  uint64_t kind = 0;           // hash of all by which it is kin to open series
  bool counts_in_run = false;  // its number is kept in State::run_last
  float open_floor = 0;        // opening a series with it never costs less
};

// How a reading stands to the open series: a bit for each entry of the stack.
struct Kinship {
  uint32_t same = 0;     // it would continue that one
  uint32_t sister = 0;   // same level, and as many components
  uint32_t rival = 0;    // another kind of basic unit
  uint32_t holders = 0;  // it may stand in that one
};

// Kinships that were asked for before: there are few kinds of readings and few shapes of stacks,
// and both come again and again.
class KinshipMemo {
 public:
  // Of what has this hash; `find` gives it when it is not known.
  template <typename Find>
  const Kinship& Get(uint64_t hash, Find find) {
    Entry& entry = entries_[hash >> (64 - kBits)];  // the upper bits are the better mixed
    if (entry.hash != hash) entry = {hash, find()};
    return entry.kinship;
  }

 private:
  static constexpr int kBits = 7;
  struct Entry {
    uint64_t hash = 0;
    Kinship kinship;
  };
  std::array<Entry, size_t{1} << kBits> entries_;
};

// Costs of closing so many lonely series, added up one by one as the sum of floats wants it.
struct CloseCosts {
  std::array<float, kMaxDepth + 1> full{}, empty{};
  constexpr CloseCosts() {
    full[0] = 0.0f;
    empty[0] = 2.0f;
    for (size_t i = 1; i < full.size(); ++i) {
      full[i] = full[i - 1] + 0.7f;
      empty[i] = empty[i - 1] + 0.7f;
    }
  }
};
inline constexpr CloseCosts kCloseCosts;

inline constexpr int16_t kNoReading = -1;  // running text

struct Move {
  int16_t reading = kNoReading;  // in Search::readings_
  uint8_t from = 0;              // state in the beam
  uint8_t depth = 0;             // entries of the stack that stay below it
  bool continues = false;
  Step step = Step::kText;
  bool new_series = false;
};

// The cheapest moves out of an event: enough for a beam, duplicates taken off. What a move is
// called by is small, since these are moved about and sorted; the order among equal costs is that
// of the standard heap and sort.
class CheapestMoves {
 public:
  void Clear() { count_ = 0; }
  uint32_t count() const { return count_; }

  // Whether a move that costs so much, or more, would not be kept.
  bool Refuses(float cost) const { return count_ == kMoves && cost >= ranked_[0].cost; }

  // Where to write a move of this cost; null when enough cheaper ones are known.
  Move* Add(float cost) {
    if (count_ == kMoves) return Replace(cost);
    ranked_[count_] = {cost, count_};
    Move* move = &moves_[count_++];
    if (count_ == kMoves) std::make_heap(ranked_.begin(), ranked_.end(), Cheaper());
    return move;
  }

  // The cheapest first; nothing may be added then.
  void Sort() { std::sort(ranked_.begin(), ranked_.begin() + count_, Cheaper()); }
  const Move& move(uint32_t i) const { return moves_[ranked_[i].slot]; }
  float cost(uint32_t i) const { return ranked_[i].cost; }

 private:
  static constexpr uint32_t kMoves = 2 * kBeamWidth;
  struct Ranked {
    float cost = 0;
    uint32_t slot = 0;  // in moves_
  };
  struct Cheaper {  // a type of its own, so that the comparison is compiled into heap and sort
    bool operator()(const Ranked& a, const Ranked& b) const { return a.cost < b.cost; }
  };

  Move* Replace(float cost) {
    if (!(cost < ranked_[0].cost)) return nullptr;
    std::pop_heap(ranked_.begin(), ranked_.end(), Cheaper());
    ranked_.back().cost = cost;
    Move* move = &moves_[ranked_.back().slot];
    std::push_heap(ranked_.begin(), ranked_.end(), Cheaper());
    return move;
  }

  std::array<Ranked, kMoves> ranked_;  // once full, a heap with the dearest on top
  std::array<Move, kMoves> moves_;
  uint32_t count_ = 0;
};

}  // namespace lexport::search

#endif  // LEXPORT_OUTLINE_SEARCH_STATE_H_
