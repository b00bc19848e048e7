// Numbering of siblings: gaps, repetitions and inversions.

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/naming_eid.h"
#include "validate/scan.h"
#include "validate/sense_label.h"
#include "validate/tag_traits.h"

namespace lexport::validate {
namespace {

constexpr size_t kNumBytes = 120;  // of a printed number that are looked at

// A numbered unit among its siblings.
struct Sibling {
  Tag tag;
  std::string_view name;  // name attribute of an hcontainer
  Place at;
  std::string_view eid;
  std::string printed;
};

// What the eIds of its siblings begin with: "art_" of "art_3".
std::string StemOf(std::string_view eid) {
  const EIdParts parts = SplitEId(eid);
  if (!parts.ok || parts.number.empty()) return {};
  return std::string(eid.substr(0, eid.size() - parts.number.size()));
}

class SenseNumbers : public Layer {
 public:
  explicit SenseNumbers(Report* report) : faults_(report) { listening_ = false; }

  bool WantsText() const override { return true; }

  void Start(const StartTag& tag, const OpenElements& open) override {
    const size_t depth = open.depth();
    if (children_.size() <= depth) children_.resize(depth + 1), units_.resize(depth + 1);
    children_[depth].clear();
    units_[depth] = Unit{tag.tag == Tag::kHcontainer ? tag.Value(Attr::kName) : std::string_view(),
                         tag.Has(Attr::kPeriod) || tag.Has(Attr::kAlternativeTo), false};
    if (num_depth_ != 0) {
      const bool note = TraitsOf(traits_, tag.tag).kind == ElementKind::kSubflow;
      if (note && note_depth_ == 0) note_depth_ = depth;
    } else if (tag.tag == Tag::kNum && IsNumberedKind(open.parent().tag) &&
               !units_[depth - 1].has_num) {
      units_[depth - 1].has_num = true;
      num_depth_ = depth;
      listening_ = true;
      num_.clear();
    }
  }

  void Text(std::string_view text, const OpenElements&) override {
    if (note_depth_ != 0) return;
    num_.append(text.substr(0, kNumBytes - std::min(kNumBytes, num_.size())));
  }

  void End(const OpenElements& open) override {
    const size_t depth = open.depth();
    if (depth == note_depth_) note_depth_ = 0;
    if (depth == num_depth_) {
      num_depth_ = 0;
      listening_ = false;
      AddSibling(open);
    }
    if (!children_[depth].empty()) CheckChildren(open.top().tag, &children_[depth]);
  }

  void Finish() override { faults_.Finish(); }

 private:
  struct Unit {
    std::string_view name;
    bool version = false;  // one of several versions of a unit, which share their number
    bool has_num = false;
  };

  void AddSibling(const OpenElements& open) {
    const size_t depth = open.depth();
    if (depth < 3 || units_[depth - 1].version) return;
    const OpenElement& unit = open.parent();
    children_[depth - 2].push_back(
        {unit.tag, units_[depth - 1].name, unit.at, unit.eid, Folded(num_)});
  }

  // Quoted provisions need not follow each other; everywhere else siblings of one kind do.
  void CheckChildren(Tag parent, std::vector<Sibling>* children) {
    if (children->size() > 1 && KindOf(parent) != ElementKind::kSubflow) {
      std::stable_sort(children->begin(), children->end(), [](const Sibling& a, const Sibling& b) {
        return a.tag != b.tag ? a.tag < b.tag : a.name < b.name;
      });
      for (size_t begin = 0; begin < children->size();) {
        size_t end = begin + 1;
        while (end < children->size() && (*children)[end].tag == (*children)[begin].tag &&
               (*children)[end].name == (*children)[begin].name) {
          ++end;
        }
        CheckKind(std::span(*children).subspan(begin, end - begin));
        begin = end;
      }
    }
    children->clear();
  }

  void CheckKind(std::span<const Sibling> siblings) {
    std::vector<Label> labels;
    labels.reserve(siblings.size());
    for (const Sibling& sibling : siblings) labels.push_back(ParseLabel(sibling.printed));
    for (const LabelFault& fault : CheckSequence(labels)) {
      const Sibling& odd = siblings[fault.at];
      const std::string after = "\" follows \"" + siblings[fault.after].printed + "\"";
      Draft draft = MakeDraft("sense.number-gap", odd.at,
                              std::string(TagName(odd.tag)) + " \"" + odd.printed + after);
      if (fault.fault == SequenceFault::kGap) {
        draft.message += ": a number is missing between them";
      } else if (fault.fault == SequenceFault::kRepeated) {
        draft.rule = "sense.number-repeated";
        draft.message += ": the number stands twice";
      } else {
        draft.rule = "sense.number-order";
        draft.message += ": the number goes back";
      }
      draft.bearing.since = siblings[fault.after].at;
      if (fault.fault == SequenceFault::kGap) {
        draft.bearing.lacks = {odd.tag, Tag::kNum};
        draft.bearing.stem = StemOf(odd.eid);
      }
      faults_.Add(TagName(odd.tag), std::move(draft));
    }
  }

  bool IsNumberedKind(Tag tag) const {
    return TraitsOf(traits_, tag).kind == ElementKind::kHierarchy || tag == Tag::kItem;
  }

  FaultGroups faults_;
  const TagTraitsTable& traits_ = AllTagTraits();
  std::vector<std::vector<Sibling>> children_;  // numbered children of the open element at a depth
  std::vector<Unit> units_;                     // of the open element at a depth
  size_t num_depth_ = 0;                        // of the open num; 0: none
  size_t note_depth_ = 0;                       // of a note inside it
  std::string num_;
};

}  // namespace

std::unique_ptr<Layer> MakeSenseNumbersLayer(Report* report) {
  return std::make_unique<SenseNumbers>(report);
}

}  // namespace lexport::validate
