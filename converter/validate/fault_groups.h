// Keeps a report readable: of many like faults the first few are told and the rest are counted.
//
// Files of other makers break a rule nowhere or everywhere. A rule that is broken 3,000 times in
// one and the same way is one piece of news; so the layers of level 2 report through FaultGroups.

#ifndef LEXPORT_VALIDATE_FAULT_GROUPS_H_
#define LEXPORT_VALIDATE_FAULT_GROUPS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validate/layers.h"

namespace lexport::validate {

Draft MakeDraft(std::string_view rule, Place at, std::string message,
                std::vector<std::string> expected = {}, std::string fix = {});

class FaultGroups {
 public:
  // `report` outlives this. Of each group `listed` faults are reported, of each rule at most
  // `listed_of_rule` in all.
  explicit FaultGroups(Report* report, size_t listed = 3, size_t listed_of_rule = 25)
      : report_(report), listed_(listed), listed_of_rule_(listed_of_rule) {}

  // A fault that is like all others of its rule that have the same `group`; the group is a few
  // words that do not grow with the input.
  void Add(std::string_view group, Draft draft);

  // Reports what was added, and with it what was only counted: one finding a group and rule. To be
  // called once, at the end; without it nothing is reported.
  void Finish();

 private:
  struct Tally {
    std::string_view rule;
    std::string_view group;  // "": the rule as a whole
    size_t count = 0;
    Place first_unlisted;
  };

  static std::string Key(std::string_view rule, std::string_view group);
  // The tally of `rule` and `group`, made when it is new.
  Tally& Find(std::string_view rule, std::string_view group);

  Report* const report_;
  const size_t listed_;
  const size_t listed_of_rule_;
  std::unordered_map<std::string, size_t> index_;  // "rule group" -> tallies_
  std::vector<Tally> tallies_;                     // in the order of their first faults
  std::vector<Draft> drafts_;                      // those to be listed
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_FAULT_GROUPS_H_
