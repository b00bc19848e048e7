#include "validate/fault_groups.h"

#include <utility>

namespace lexport::validate {

Draft MakeDraft(std::string_view rule, Place at, std::string message,
                std::vector<std::string> expected, std::string fix) {
  Draft draft;
  draft.rule = rule;
  draft.at = at;
  draft.message = std::move(message);
  draft.expected = std::move(expected);
  draft.fix = std::move(fix);
  return draft;
}

std::string FaultGroups::Key(std::string_view rule, std::string_view group) {
  return std::string(rule) + ' ' + std::string(group);
}

FaultGroups::Tally& FaultGroups::Find(std::string_view rule, std::string_view group) {
  const auto [found, is_new] = index_.emplace(Key(rule, group), tallies_.size());
  if (is_new) {
    // The key lives as long as the map, wherever its entries move.
    const std::string_view kept = found->first;
    tallies_.push_back({rule, kept.substr(rule.size() + 1), 0, {}});
  }
  return tallies_[found->second];
}

void FaultGroups::Add(std::string_view group, Draft draft) {
  Tally& of_group = Find(draft.rule, group);
  if (of_group.count >= listed_) {
    if (of_group.count++ == listed_) of_group.first_unlisted = draft.at;
    return;
  }
  Tally& of_rule = Find(draft.rule, {});
  if (of_rule.count++ >= listed_of_rule_) {
    if (of_rule.count == listed_of_rule_ + 1) of_rule.first_unlisted = draft.at;
    return;
  }
  ++Find(draft.rule, group).count;  // the reference may have moved
  draft.bearing.group = Key(draft.rule, group);
  drafts_.push_back(std::move(draft));
}

void FaultGroups::Finish() {
  for (Draft& draft : drafts_) report_->Add(std::move(draft));
  drafts_.clear();
  for (const Tally& tally : tallies_) {
    const bool whole_rule = tally.group.empty();
    const size_t listed = whole_rule ? listed_of_rule_ : listed_;
    if (tally.count <= listed) continue;
    std::string message = "and " + std::to_string(tally.count - listed) + " more ";
    message += whole_rule ? "of this rule, from here on"
                          : "like those above (" + std::string(tally.group) + "), from here on";
    Draft draft = MakeDraft(tally.rule, tally.first_unlisted, std::move(message));
    draft.bearing.summary = true;
    if (!whole_rule) draft.bearing.group = Key(tally.rule, tally.group);
    report_->Add(std::move(draft));
  }
}

}  // namespace lexport::validate
