// What a pattern asks of a text before it can match: strings of which a match begins with one,
// holds one, or ends in one. Few lines have any of them, and to look for them takes a small part of
// the time that a match does, or that compiling a pattern does.

#ifndef LEXPORT_MAPPING_PATTERN_LITERALS_H_
#define LEXPORT_MAPPING_PATTERN_LITERALS_H_

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "mapping/pattern_tree.h"

namespace lexport {

// Bytes of a string, in small letters; '0' stands for any digit, ' ' for any space, and a zero for
// the end of the text.
struct Literal {
  static constexpr uint32_t kMostBytes = 8;

  uint64_t bytes = 0;  // the first is the highest; zeros behind the last
  uint32_t size = 0;
  bool exact = true;  // what it is taken from matches this and no more

  bool operator==(const Literal&) const = default;
};
using Literals = std::vector<Literal>;

enum class LiteralPlace : uint8_t { kBegins, kInside, kEnds, kNone };

// A text that matches has one of `literals` at `place`: for kEnds its last character that is no
// space is one. kNone: any text may match, and there are no literals.
struct RequiredLiterals {
  LiteralPlace place = LiteralPlace::kNone;
  Literals literals;  // none is empty
  // Of kEnds: a text that matches has one of these inside too; none where that is not known.
  Literals also_inside;
};

// Of a pattern that is matched from the start of a text.
RequiredLiterals ReadLiterals(const PatternTree& tree);

// Bytes as they are in literals, but for the case of what is beyond ASCII.
inline ByteBlock MapToLiteral(ByteBlock block) {
  const ByteBlock capitals = BytesBetween(block, 'A', 'Z');
  const ByteBlock digits = BytesBetween(block, '0', '9');
  const ByteBlock spaces = BytesBetween(block, '\t', '\r');
  return ((block | (capitals & 0x20)) & ~(digits & 0x0F) & ~spaces) | (spaces & ' ');
}

}  // namespace lexport

#endif  // LEXPORT_MAPPING_PATTERN_LITERALS_H_
