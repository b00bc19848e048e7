#include "mapping/pattern_literals.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "mapping/fold_case.h"

namespace lexport {
namespace {

using Kind = PatternNode::Kind;

constexpr size_t kMostProducts = 64;  // of literals that follow on each other
constexpr size_t kMostMembers = 16;   // of a class, to be told apart
constexpr size_t kMostRepeated = 4;   // literals, to be told apart when they are repeated
constexpr uint32_t kMostTimes = 3;    // repetitions that are told apart
constexpr size_t kMostParts = 8;      // of a sequence that are looked at together

bool IsSign(char32_t c) { return u_ispunct(static_cast<UChar32>(c)); }

Literal Joined(Literal a, const Literal& b) {
  const uint32_t size = std::min(Literal::kMostBytes - a.size, b.size);
  if (size > 0) a.bytes |= b.bytes >> (8 * a.size);
  a.size += size;
  a.exact = b.exact && size == b.size;
  return a;
}

Literal OfByte(unsigned char byte) { return {uint64_t{byte} << 56, 1, true}; }

Literal OfCharacter(char32_t c) {
  if (c >= '0' && c <= '9') return OfByte('0');
  if (c >= '\t' && c <= '\r') return OfByte(' ');
  c = FoldCase(c);
  if (c < 0x80) return OfByte(static_cast<unsigned char>(c));
  std::string bytes;
  AppendUtf8(c, &bytes);
  Literal literal;
  for (const char byte : bytes) literal = Joined(literal, OfByte(static_cast<unsigned char>(byte)));
  return literal;
}

constexpr Literal kEmpty;
constexpr Literal kAnything = {0, 0, false};
constexpr Literal kEnd = {0, 1, false};

bool HasExact(const Literals& all) {
  return std::any_of(all.begin(), all.end(), [](const Literal& l) { return l.exact; });
}

// How much they tell: the size of the shortest. 0 where there are none.
uint32_t Worth(const Literals& all) {
  uint32_t least = all.empty() ? 0 : Literal::kMostBytes;
  for (const Literal& literal : all) least = std::min(least, literal.size);
  return least;
}

Literals Better(Literals a, Literals b) { return Worth(a) < Worth(b) ? b : a; }

void Add(const Literals& more, Literals* all) { all->insert(all->end(), more.begin(), more.end()); }

// What begins with one of *all, where this is exact followed by one of `next`. Where that would
// become too many, *all remain as they are, but for the empty one.
void Append(const Literals& next, Literals* all) {
  const auto exact = static_cast<size_t>(
      std::count_if(all->begin(), all->end(), [](const Literal& l) { return l.exact && l.size; }));
  const bool few = exact * next.size() <= kMostProducts;
  bool emptied = false;
  Literals joined;
  joined.reserve(all->size() + next.size());
  for (const Literal& literal : *all) {
    if (!literal.exact || (literal.size != 0 && !few)) {
      joined.push_back({literal.bytes, literal.size, false});
    } else if (literal.size != 0 || !emptied) {
      emptied = emptied || literal.size == 0;
      for (const Literal& other : next) joined.push_back(Joined(literal, other));
    }
  }
  all->swap(joined);
}

Literals Repeated(Literals one, uint32_t least, uint32_t most) {
  if (least == 1 && most == 1) return one;
  Literals all, times = {kEmpty};
  if (least == 0) all.push_back(kEmpty);
  const uint32_t told = one.size() <= kMostRepeated ? kMostTimes : 1;
  for (uint32_t i = 1; i <= std::min(most, told); ++i) {
    Append(one, &times);
    if (i == told && most > told) {
      for (Literal& literal : times) literal.exact = false;
    }
    if (i >= least || i == told) Add(times, &all);
  }
  return all;
}

class LiteralReader {
 public:
  explicit LiteralReader(const PatternTree& tree) : tree_(tree) {}

  // What a match of the node begins with.
  Literals Begins(uint32_t node) const {
    return Repeated(BeginsOnce(node), At(node).least, At(node).most);
  }

  // A match of alternatives has one of these somewhere; nothing where that is not known.
  Literals Inside(uint32_t alternatives) const {
    return OfEach(alternatives, &LiteralReader::InsideSequence);
  }

  // Signs in which the text ends that matches alternatives; nothing where that is not known.
  Literals Ends(uint32_t alternatives) const {
    return OfEach(alternatives, &LiteralReader::EndsOfSequence);
  }

 private:
  const PatternNode& At(uint32_t node) const { return tree_.nodes[node]; }

  // What each of the alternatives has; nothing when one has nothing.
  Literals OfEach(uint32_t alternatives, Literals (LiteralReader::*read)(uint32_t) const) const {
    Literals all;
    for (uint32_t i = alternatives + 1; i < At(alternatives).after; i = At(i).after) {
      const Literals some = (this->*read)(i);
      if (some.empty()) return {};
      Add(some, &all);
    }
    return all;
  }

  Literals BeginsOnce(uint32_t node) const {
    const PatternNode& it = At(node);
    switch (it.kind) {
      case Kind::kAlternatives: {
        Literals all;
        for (uint32_t i = node + 1; i < it.after; i = At(i).after) Add(BeginsOnce(i), &all);
        return all;
      }
      case Kind::kSequence:
        return BeginsFrom(node + 1, it.after);
      case Kind::kWord:
        return {Word(it)};
      case Kind::kRange:
        return Members(node, it.after);
      case Kind::kClass:
        return Members(node + 1, it.after);
      case Kind::kDigit:
        return {OfByte('0')};
      case Kind::kSpace:
        return {OfByte(' ')};
      case Kind::kNothing:
        return {kEmpty};
      case Kind::kEndOfText:
        return {kEnd};
      case Kind::kOther:
      case Kind::kNegated:
        break;
    }
    return {kAnything};
  }

  // What the parts from `first` on begin with that stand before `end`.
  Literals BeginsFrom(uint32_t first, uint32_t end) const {
    if (first < end && At(first).after == end) return Begins(first);
    Literals begins = {kEmpty};
    size_t parts = 0;
    for (uint32_t i = first; i < end && HasExact(begins); i = At(i).after) {
      Append(++parts <= kMostParts ? Begins(i) : Literals{kAnything}, &begins);
    }
    return begins;
  }

  Literal Word(const PatternNode& word) const {
    Literal literal;
    for (size_t i = word.low; i < word.high && literal.exact;) {
      literal = Joined(literal, OfCharacter(NextCodePoint(tree_.text, &i)));
    }
    return literal;
  }

  // The characters of nodes that are members of a class.
  Literals Members(uint32_t first, uint32_t end) const {
    Literals members;
    for (uint32_t i = first; i < end; ++i) {
      const PatternNode& it = At(i);
      if (it.kind != Kind::kRange) {
        Add(BeginsOnce(i), &members);
      } else if (it.high - it.low >= kMostMembers) {
        return {kAnything};
      } else {
        for (char32_t c = it.low; c <= it.high; ++c) members.push_back(OfCharacter(c));
      }
    }
    return members.size() <= kMostMembers ? members : Literals{kAnything};
  }

  Literals InsideSequence(uint32_t sequence) const {
    Literals best;
    for (uint32_t i = sequence + 1; i < At(sequence).after; i = At(i).after) {
      best = Better(std::move(best), BeginsFrom(i, At(sequence).after));
      if (At(i).kind == Kind::kAlternatives && At(i).least > 0) {
        best = Better(std::move(best), Inside(i));
      }
    }
    return Worth(best) > 0 ? best : Literals{};
  }

  Literals EndsOfSequence(uint32_t sequence) const {
    Literals last, ends;
    for (uint32_t i = sequence + 1; i < At(sequence).after; i = At(i).after) {
      const PatternNode& it = At(i);
      if (it.kind == Kind::kSpace) continue;
      if (it.kind == Kind::kEndOfText && it.least > 0 && !last.empty()) ends = last;
      last = it.least > 0 ? LastSigns(i) : Literals{};
      if (it.kind == Kind::kAlternatives && it.least > 0) ends = Better(Ends(i), std::move(ends));
    }
    return ends;
  }

  // The signs of which what the node matches ends in one; nothing where it may end otherwise.
  Literals LastSigns(uint32_t node) const {
    const PatternNode& it = At(node);
    if (it.kind == Kind::kWord) {
      const char32_t last = PreviousCodePoint(tree_.text, it.high);
      return IsSign(last) ? Literals{OfCharacter(last)} : Literals{};
    }
    if (it.kind != Kind::kRange && it.kind != Kind::kClass) return {};
    for (uint32_t i = node + (it.kind == Kind::kClass); i < it.after; ++i) {
      if (At(i).kind != Kind::kRange || At(i).low != At(i).high || !IsSign(At(i).low)) return {};
    }
    const Literals members = BeginsOnce(node);
    return Worth(members) > 0 ? members : Literals{};
  }

  const PatternTree& tree_;
};

}  // namespace

RequiredLiterals ReadLiterals(const PatternTree& tree) {
  const LiteralReader reader(tree);
  if (Literals begins = reader.Begins(0); Worth(begins) > 0) {
    return {LiteralPlace::kBegins, std::move(begins), {}};
  }
  Literals inside = reader.Inside(0);
  if (Worth(inside) < 2) inside.clear();
  if (Literals ends = reader.Ends(0); !ends.empty()) {
    return {LiteralPlace::kEnds, std::move(ends), std::move(inside)};
  }
  if (inside.empty()) return {};
  return {LiteralPlace::kInside, std::move(inside), {}};
}

}  // namespace lexport
