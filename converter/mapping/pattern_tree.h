// RE2 patterns as far as they are plain: literals, classes, groups, alternatives, repetitions.

#ifndef LEXPORT_MAPPING_PATTERN_TREE_H_
#define LEXPORT_MAPPING_PATTERN_TREE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lexport {

// A node stands before those below it, which stand one behind the other.
struct PatternNode {
  enum class Kind : uint8_t {
    kAlternatives,  // below it: sequences
    kSequence,      // below it: all but sequences
    kWord,          // characters that stand for themselves: bytes [low, high) of the pattern
    kRange,         // a character from `low` to `high`
    kDigit,
    kSpace,
    kOther,     // a character of which nothing is known
    kClass,     // below it: the four before
    kNegated,   // a class of what is not below it
    kNothing,   // matches no character: ^, \b
    kEndOfText  // $
  };
  static constexpr uint32_t kMany = UINT32_MAX;

  Kind kind = Kind::kNothing;
  uint32_t after = 0;  // the index behind this one and all that are below it
  uint32_t low = 0, high = 0;
  uint32_t least = 1, most = 1;  // how often it may stand there
};

struct PatternTree {
  std::string_view text;           // of the pattern, without (?i)
  std::vector<PatternNode> nodes;  // the first is the root: kAlternatives
  // The pattern matches without (?i), once its letters have their case folded, where it matched
  // with it, if the case of the text is folded.
  bool foldable = true;
};

// Reads a pattern that begins with (?i). Nothing where there is a part that is not plain, as
// \p{Lu}: RE2 has to be asked whether it is a pattern at all. Else it is one for certain. The tree
// refers to the text of `pattern`.
std::optional<PatternTree> ReadPattern(std::string_view pattern);

// The pattern of a tree that is foldable, folded.
std::string FoldedPattern(const PatternTree& tree);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_PATTERN_TREE_H_
