// The line patterns of mappings: many, without regard to case, held against a line at once.

#ifndef LEXPORT_MAPPING_PATTERN_SET_H_
#define LEXPORT_MAPPING_PATTERN_SET_H_

#include <re2/re2.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/once.h"
#include "mapping/literal_index.h"

namespace lexport {

// Patterns that are all held against a line at once. Most lines have none of the literals that the
// patterns ask for, and most patterns are asked for by no line of a text: a pattern is compiled
// when the first line comes that it may match. Any thread may match.
class PatternSet {
 public:
  // Is `pattern` RE2? If not, *error says why. Cheap: nothing is compiled.
  static bool Check(const std::string& pattern, std::string* error);

  // `id` is what Match gives; `pattern` begins with (?i) and has been checked. Not to be called
  // after Match.
  void Add(std::string pattern, int id);
  bool empty() const { return patterns_.empty(); }

  // Ids of the patterns that match at the start of `line`, in no order; appended to *found.
  void Match(std::string_view line, std::vector<int>* found) const;

 private:
  struct Pattern {
    std::string text;
    int id = 0;
    mutable LiteralIndex inside{};  // literals of which a line has one that ends as it has to
    mutable Once once{};
    mutable std::unique_ptr<const RE2> compiled{};
  };

  void ReadAllLiterals() const;
  // Appends the patterns whose literals the line has, some more than once.
  void FindCandidates(std::string_view line, std::vector<uint32_t>* candidates) const;
  static bool Matches(const Pattern& pattern, std::string_view folded);

  std::deque<Pattern> patterns_;
  // Of the patterns, read when the first line comes.
  mutable Once once_;
  mutable LiteralIndex begins_, inside_, ends_;
  mutable std::vector<uint32_t> always_;  // patterns that ask for no literal
};

}  // namespace lexport

#endif  // LEXPORT_MAPPING_PATTERN_SET_H_
