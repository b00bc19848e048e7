#include "validate/links_faults.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace lexport::validate {
namespace {

constexpr size_t kSuggestionWork = 200'000;  // eIds looked at, in all, for "did you mean"
constexpr size_t kMostDescribed = 1000;      // faults of which more than their place is kept
constexpr uint32_t kTargetsKnown = 1u << 31;

std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string NameOf(const Reference& reference) {
  return std::string(AttrName(reference.attr)) + " " + Quoted(reference.text()) + " of " +
         std::string(TagName(reference.tag));
}

std::string GroupOf(const Reference& reference) {
  std::string group(AttrName(reference.attr));
  if (reference.attr == Attr::kHref) group += " of " + std::string(TagName(reference.tag));
  return group;
}

bool IsInReferences(Target target) {
  return target == Target::kEntry || target == Target::kAgent || target == Target::kRole;
}

}  // namespace

bool LinkFaults::IsCounted(const Reference& reference, const LinkKind& kind, std::string key,
                           std::string_view id) {
  const auto known = index_.find(key);
  if (known != index_.end()) {
    Fault& fault = list_[known->second];
    ++fault.more;
    fault.varied |= fault.id != id;
    return true;
  }
  if (list_.size() >= kMostDescribed) {
    rest_.emplace_back(kind.rule, reference);
    return true;
  }
  index_.emplace(std::move(key), list_.size());
  return false;
}

LinkFaults::Fault& LinkFaults::Add(const Reference& reference, std::string_view rule,
                                   std::string message, std::string_view id) {
  Fault& fault = list_.emplace_back();
  fault.group = GroupOf(reference);
  fault.draft = MakeDraft(rule, reference.at, std::move(message));
  fault.id = id;
  return fault;
}

// The shortest part of `id` before a "__" that no element has: what is missing may be a whole unit.
std::string_view LinkFaults::MissingRoot(std::string_view id) const {
  for (size_t cut = id.find("__"); cut != std::string_view::npos; cut = id.find("__", cut + 2)) {
    if (cut > 0 && eids_.Find(id.substr(0, cut)) == nullptr) return id.substr(0, cut);
  }
  return id;
}

bool LinkFaults::AnyTarget(Target target) {
  if (targets_ == 0) {
    targets_ = kTargetsKnown;
    for (size_t i = 0; i < eids_.size(); ++i) targets_ |= eids_.at(i).marks;
  }
  return Includes(static_cast<TargetSet>(targets_), target);
}

void LinkFaults::AddDangling(const Reference& reference, const LinkKind& kind,
                             std::string_view id) {
  const std::string_view root = MissingRoot(id);
  Target target = kind.target;
  if (IsInReferences(target) && !AnyTarget(Target::kEntry)) target = Target::kEntry;
  const bool none = target != Target::kAnything && !id.empty() && !AnyTarget(target);
  std::string key = none ? "=" + std::to_string(static_cast<int>(target)) : "#" + std::string(root);
  if (IsCounted(reference, kind, std::move(key), id)) return;
  std::string message = NameOf(reference);
  message += id.empty() ? " names nothing" : ": no element has that eId";
  if (none)
    message += "; it must lead to " + std::string(TargetName(target)) + ", and there is none";
  Fault& fault = Add(reference, kind.rule, std::move(message), id);
  fault.none = none;
  fault.draft.bearing.absent = root;
  fault.draft.bearing.target = static_cast<uint8_t>(kind.target);
  if (listed_[kind.rule]++ < 10) fault.draft.expected = Nearest(id, kind.target);
}

void LinkFaults::AddWrongKind(const Reference& reference, const LinkKind& kind,
                              const IdTable::Entry& target) {
  const std::string_view id(target.value, target.length);
  const char wanted = static_cast<char>('0' + static_cast<int>(kind.target));
  if (IsCounted(reference, kind, std::string(1, wanted) + std::string(id), id)) return;
  Fault& fault = Add(reference, kind.rule,
                     NameOf(reference) + " leads to an element " +
                         std::string(TagName(static_cast<Tag>(target.tag))) + "; it must lead to " +
                         std::string(TargetName(kind.target)),
                     id);
  fault.draft.bearing.rests_on = {target.place()};
}

void LinkFaults::AddUnmarked(const Reference& reference, const LinkKind& kind, bool fit) {
  const std::string_view value = reference.text();
  if (list_.size() >= kMostDescribed) {
    rest_.emplace_back(fit ? "links.missing-hash" : kind.rule, reference);
    return;
  }
  if (fit) {
    Add(reference, "links.missing-hash", NameOf(reference) + " lacks the # of a local reference",
        value)
        .draft.expected = {"#" + std::string(value)};
  } else if (value.find_first_of("/:") == std::string_view::npos) {
    const std::string what = value.empty() ? " is empty" : " is no local reference";
    Add(reference, kind.rule,
        NameOf(reference) + what + "; it must lead to " + std::string(TargetName(kind.target)),
        value);
  } else {
    Add(reference, kind.rule,
        NameOf(reference) + " is an IRI; it must be the # and eId of " +
            std::string(TargetName(kind.target)) + " in this document",
        value);
  }
}

void LinkFaults::Finish() {
  for (Fault& fault : list_) {
    if (fault.more > 0) {
      fault.draft.message += fault.more == 1
                                 ? "; one more reference leads "
                                 : "; " + std::to_string(fault.more) + " more references lead ";
      fault.draft.message += fault.none ? "to such" : fault.varied ? "to it or into it" : "to it";
    }
    faults_.Add(fault.group, std::move(fault.draft));
  }
  for (const auto& [rule, reference] : rest_) {
    faults_.Add(GroupOf(reference), MakeDraft(rule, reference.at, NameOf(reference)));
  }
  list_.clear();
  faults_.Finish();
}

// The eIds most like `id` among those of the right kind. The work is bounded for the whole run, so
// that a large file full of dead links stays linear.
std::vector<std::string> LinkFaults::Nearest(std::string_view id, Target target) {
  const size_t limit = std::max<size_t>(1, id.size() / 4);
  if (id.size() > 200) return {};
  std::vector<std::pair<size_t, std::string_view>> near;
  for (size_t i = 0; i < eids_.size() && ++compared_ <= kSuggestionWork; ++i) {
    const IdTable::Entry& entry = eids_.at(i);
    const std::string_view eid(entry.value, entry.length);
    if (!Includes(static_cast<TargetSet>(entry.marks), target)) continue;
    if (eid.size() > id.size() + limit || eid.size() + limit < id.size()) continue;
    const size_t distance = EditDistance(eid, id, limit);
    if (distance <= limit) near.emplace_back(distance, eid);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (size_t i = 0; i < near.size() && i < 3; ++i) {
    names.push_back("#" + std::string(near[i].second));
  }
  return names;
}

}  // namespace lexport::validate
