// The line patterns of mappings: many, without regard to case, held against a line at once.

#ifndef LEXPORT_MAPPING_PATTERN_SET_H_
#define LEXPORT_MAPPING_PATTERN_SET_H_

#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/once.h"

namespace lexport {

// `pattern`, which begins with (?i), as one that regards case and matches a text whose case is
// folded where `pattern` matches the text. RE2 makes a class of each letter for (?i), which takes
// most of the time that a small text needs. Nothing for patterns with parts that are not plain, as
// \p{Lu}: these match a folded text as they are. *valid: the pattern is RE2 for certain; when it is
// not, RE2 has to be asked.
std::optional<std::string> WithoutCase(std::string_view pattern, bool* valid);

// The line with its case folded, in *room, which has nothing to do with `line`.
std::string_view FoldCase(std::string_view line, std::string* room);

// Patterns that are all held against a line at once. The automaton is built when the first line
// comes, since that takes longer than most texts take to read; from then on any thread may match.
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
  // The same for a line whose case is folded, for who holds it against several sets.
  void MatchFolded(std::string_view folded, std::vector<int>* found) const;

 private:
  void Compile() const;

  std::vector<std::string> patterns_;
  std::vector<int> ids_;
  mutable Once once_;
  mutable std::unique_ptr<RE2::Set> set_;
};

}  // namespace lexport

#endif  // LEXPORT_MAPPING_PATTERN_SET_H_
