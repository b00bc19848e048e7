#include "validate/follow_ups.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "validate/links_targets.h"
#include "validate/naming_eid.h"
#include "validate/schema_tables.h"

namespace lexport::validate {
namespace {

// The order of the layers, lowest first.
enum Rank { kText, kSchema, kNaming, kLinks, kSense, kProfile, kOther };

Rank RankOf(std::string_view rule) {
  static constexpr std::pair<std::string_view, Rank> kRanks[] = {
      {"wellformed.", kText}, {"safe.", kText},   {"schema.", kSchema}, {"naming.", kNaming},
      {"links.", kLinks},     {"sense.", kSense}, {"akn4un.", kProfile}};
  for (const auto& [family, rank] : kRanks) {
    if (rule.starts_with(family)) return rank;
  }
  return kOther;
}

bool IsDuplicate(std::string_view rule) {
  return rule == "schema.duplicate-eid" || rule == "schema.duplicate-guid" ||
         rule == "schema.duplicate-id";
}

// Faults of the schema in one start tag: the lowest explains the others. Those of single values
// stand beside each other.
enum SchemaKind { kElement, kMissing, kAttributes, kValue, kNoSchemaKind };

SchemaKind KindOfRule(std::string_view rule) {
  if (rule == "schema.unexpected-element" || rule == "schema.unknown-element") return kElement;
  if (rule == "schema.missing-element") return kMissing;
  if (rule == "schema.missing-attribute" || rule == "schema.unknown-attribute") return kAttributes;
  return rule == "schema.attribute-value" || IsDuplicate(rule) ? kValue : kNoSchemaKind;
}

bool IsOneOf(Tag tag, const std::vector<Tag>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// Whether `id` is `unit` or the eId of something in it.
bool IsInside(std::string_view id, std::string_view unit) {
  if (unit.empty() || !id.starts_with(unit)) return false;
  return id.size() == unit.size() || id.substr(unit.size()).starts_with("__");
}

// A place that an entry casts doubt on.
struct Doubt {
  uint64_t begin, end;  // the same for a start tag
  size_t by;            // index of the entry
  bool own;             // the entry's own start tag
};

class FollowUps {
 public:
  FollowUps(std::vector<ReportEntry>* entries, const std::function<uint64_t(Place)>& offset_of,
            const std::function<uint64_t(uint64_t)>& line_of)
      : entries_(*entries), offset_of_(offset_of), line_of_(line_of), found_(entries->size(), 0) {
    for (const ReportEntry& entry : entries_) ranks_.push_back(RankOf(entry.draft.rule));
    for (size_t i = 0; i < entries_.size(); ++i) CollectDoubts(i);
    std::sort(tags_.begin(), tags_.end(),
              [](const Doubt& a, const Doubt& b) { return a.begin < b.begin; });
  }

  void Run() {
    for (size_t i = 0; i < entries_.size(); ++i) {
      entries_[i].dropped = IsRefusedBelow(i) || RestsOnDoubt(i) || YieldsAbove(i);
    }
    for (size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].dropped) FindAgain(i);
    }
    DropSummaries();
  }

 private:
  const Bearing& BearingOf(size_t i) const { return entries_[i].draft.bearing; }
  std::string_view RuleOf(size_t i) const { return entries_[i].draft.rule; }

  void CollectDoubts(size_t i) {
    const ReportEntry& entry = entries_[i];
    if (entry.severity == Severity::kNote || BearingOf(i).summary) return;
    tags_.push_back({entry.offset, entry.offset, i, true});
    for (Place place : BearingOf(i).doubts) {
      const uint64_t offset = offset_of_(place);
      tags_.push_back({offset, offset, i, false});
    }
    if (BearingOf(i).unclosed.is_set()) {
      ranges_.push_back({offset_of_(BearingOf(i).unclosed), entry.offset, i, false});
    }
    if (BearingOf(i).until.is_set()) {
      ranges_.push_back({entry.offset, BearingOf(i).until.offset, i, false});
    }
  }

  // Calls `test` with every doubt cast on the start tag at `offset` by another entry than `i`,
  // until it says true.
  template <typename Test>
  bool AnyDoubt(size_t i, uint64_t first, uint64_t last, Test test) const {
    auto at = std::lower_bound(tags_.begin(), tags_.end(), first,
                               [](const Doubt& doubt, uint64_t o) { return doubt.begin < o; });
    for (; at != tags_.end() && at->begin <= last; ++at) {
      if (at->by != i && test(*at)) return true;
    }
    return false;
  }

  // The same with the subtrees that hold `offset`.
  template <typename Test>
  bool AnyRange(size_t i, uint64_t offset, Test test) const {
    return std::any_of(ranges_.begin(), ranges_.end(), [&](const Doubt& range) {
      return range.by != i && offset >= range.begin && offset <= range.end && test(range);
    });
  }

  // The layers below have refused the start tag, or all of what it stands in.
  bool IsRefusedBelow(size_t i) const {
    const uint64_t offset = entries_[i].offset;
    const bool in_tag = AnyDoubt(i, offset, offset, [&](const Doubt& doubt) {
      // A start tag that its end tag does not match may be misspelt.
      if (ranks_[doubt.by] == kText) return ranks_[i] > kText;
      if (ranks_[doubt.by] == kNaming && ranks_[i] == kSense) {
        return doubt.own && IsOfStructure(doubt.by);
      }
      if (ranks_[doubt.by] != kSchema) return false;
      // What is given twice may be wrong at either place.
      if (ranks_[i] > kSchema) return doubt.own || IsDuplicate(RuleOf(doubt.by));
      if (ranks_[i] != kSchema || !doubt.own) return false;
      const SchemaKind kind = KindOfRule(RuleOf(i)), other = KindOfRule(RuleOf(doubt.by));
      return other < kind || (other == kind && kind != kValue && doubt.by < i);
    });
    return in_tag || AnyRange(i, offset, [&](const Doubt& range) {
             if (ranks_[range.by] == kText) {
               return ranks_[i] == kSchema && KindOfRule(RuleOf(i)) <= kMissing;
             }
             const bool copy = IsDuplicate(RuleOf(range.by));
             if (ranks_[i] <= kSchema) return !copy && IsDuplicate(RuleOf(i));
             // What was moved as a whole is out of its context and its order.
             return copy || ranks_[i] >= kSense || BearingOf(i).stray != Tag::kNone;
           });
  }

  bool YieldsAbove(size_t i) const {
    const uint64_t offset = entries_[i].offset;
    return BearingOf(i).yields && AnyDoubt(i, offset, offset, [&](const Doubt& doubt) {
             return doubt.own && ranks_[doubt.by] > ranks_[i];
           });
  }

  bool RestsOnDoubt(size_t i) const {
    const Bearing& bearing = BearingOf(i);
    for (Place place : bearing.rests_on) {
      const uint64_t offset = offset_of_(place);
      if (AnyDoubt(i, offset, offset, [&](const Doubt& d) { return Shakes(d, i); })) return true;
      if (ranks_[i] > kSchema &&
          AnyRange(i, offset, [&](const Doubt& d) { return IsDuplicate(RuleOf(d.by)); })) {
        return true;
      }
    }
    if (!bearing.since.is_set()) return false;
    const uint64_t since = offset_of_(bearing.since);
    return AnyDoubt(i, since, entries_[i].offset,
                    [&](const Doubt& doubt) {
                      const bool hole = BearingOf(doubt.by).emptied != Tag::kNone;
                      return hole || (ranks_[doubt.by] < ranks_[i] && IsOfStructure(doubt.by));
                    }) ||
           AnyRange(i, since, [&](const Doubt& range) { return ranks_[range.by] < ranks_[i]; });
  }

  // Whether a doubt cast on a start tag reaches what entry `b` built on it.
  bool Shakes(const Doubt& doubt, size_t b) const {
    const size_t a = doubt.by;
    if (ranks_[a] != ranks_[b]) return ranks_[a] < ranks_[b];
    if (ranks_[a] != kSchema) {
      const Tag nameless = BearingOf(a).nameless;
      const std::string& vanished = BearingOf(b).vanished;
      return nameless != Tag::kNone &&
             (vanished.empty() || IsRefOf(SplitEId(vanished).ref, nameless, {}));
    }
    // The element itself is misplaced, or has the attributes of another.
    const SchemaKind kind = KindOfRule(RuleOf(a));
    return doubt.own ? kind == kElement : kind == kAttributes;
  }

  // What an element is, or which one it is, is in doubt.
  bool IsOfStructure(size_t i) const {
    if (BearingOf(i).nameless != Tag::kNone) return !BearingOf(i).yields;
    return ranks_[i] == kSchema && RuleOf(i) != "schema.attribute-value";
  }

  // Something that is missing in entry `i` may have turned up in another entry.
  void FindAgain(size_t i) {
    const Bearing& bearing = BearingOf(i);
    if (bearing.lacks.empty() && bearing.emptied == Tag::kNone && bearing.absent.empty()) return;
    for (size_t j = 0; j < entries_.size(); ++j) {
      if (j == i || entries_[j].dropped) continue;
      if (!bearing.absent.empty() ? IsPerhapsNamed(j, bearing) : IsPerhapsHere(j, bearing)) {
        Join(i, j);
        return;
      }
    }
  }

  bool IsPerhapsHere(size_t j, const Bearing& missing) const {
    const Tag stray = BearingOf(j).stray;
    if (stray == Tag::kNone || found_[j] > 0) return false;
    if (!missing.lacks.empty()) return IsOneOf(stray, missing.lacks);
    const ElementRow& row = kElements[static_cast<size_t>(missing.emptied)];
    return row.content != Content::kUndeclared &&
           kModels[row.model].class_of[static_cast<size_t>(stray)] != 0;
  }

  // Whether the absent eId can be that of the element which entry `j` finds nameless or missing.
  bool IsPerhapsNamed(size_t j, const Bearing& reference) const {
    const Bearing& hole = BearingOf(j);
    const std::string& id = reference.absent;
    if (!hole.stem.empty() && id.size() > hole.stem.size() && id.starts_with(hole.stem))
      return true;
    if (IsInside(id, hole.vanished)) return true;
    if (found_[j] > 0) return false;
    const auto may_be = [&](Tag tag) {
      if (!Includes(TargetsOf(tag), static_cast<Target>(reference.target))) return false;
      return TakesFreeEId(tag) || IsRefOf(SplitEId(id).ref, tag, {});
    };
    if (hole.nameless != Tag::kNone) return may_be(hole.nameless);
    return hole.lacks.size() == 1 && may_be(hole.lacks[0]);
  }

  // Entry `i` goes into entry `j`.
  void Join(size_t i, size_t j) {
    ReportEntry& kept = entries_[j];
    ReportEntry& gone = entries_[i];
    gone.dropped = true;
    ++found_[j];
    kept.severity = std::max(kept.severity, gone.severity);
    if (!gone.draft.bearing.absent.empty()) {
      kept.draft.message += "; perhaps \"" + gone.draft.bearing.absent +
                            "\" is meant, to which line " + std::to_string(line_of_(gone.offset)) +
                            " refers";
    } else {
      kept.draft.fix = "perhaps it belongs to line " + std::to_string(line_of_(gone.offset)) +
                       ", where " + gone.draft.message;
    }
  }

  void DropSummaries() {
    std::unordered_map<std::string_view, bool> told;
    for (const ReportEntry& entry : entries_) {
      const Bearing& bearing = entry.draft.bearing;
      if (!bearing.summary && !bearing.group.empty()) told[bearing.group] |= !entry.dropped;
    }
    for (ReportEntry& entry : entries_) {
      const auto found = told.find(entry.draft.bearing.group);
      if (entry.draft.bearing.summary && found != told.end() && !found->second) {
        entry.dropped = true;
      }
    }
  }

  std::vector<ReportEntry>& entries_;
  const std::function<uint64_t(Place)>& offset_of_;
  const std::function<uint64_t(uint64_t)>& line_of_;
  std::vector<Rank> ranks_;    // beside entries_
  std::vector<Doubt> tags_;    // sorted
  std::vector<Doubt> ranges_;  // of subtrees
  std::vector<int> found_;     // beside entries_: how many others each has taken up
};

}  // namespace

void DropFollowUps(std::vector<ReportEntry>* entries,
                   const std::function<uint64_t(Place)>& offset_of,
                   const std::function<uint64_t(uint64_t)>& line_of) {
  if (entries->size() > 1) FollowUps(entries, offset_of, line_of).Run();
}

}  // namespace lexport::validate
