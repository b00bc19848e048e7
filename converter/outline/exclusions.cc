// What is set aside before the search: tables of contents, numbered recitals.

#include <algorithm>
#include <unordered_map>

#include "base/strings.h"
#include "outline/plan.h"

namespace lexport {
namespace {

constexpr uint32_t kMaxTocLine = 160;  // code points of an entry

// "…….. 12", "   12" at the end of a line: an entry of a table of contents.
bool EndsWithPageNumber(std::string_view text) {
  text = Trim(text);
  size_t digits = 0;
  while (digits < text.size() && text[text.size() - 1 - digits] >= '0' &&
         text[text.size() - 1 - digits] <= '9') {
    ++digits;
  }
  if (digits == 0 || digits > 4 || digits == text.size()) return false;
  const std::string_view before = text.substr(0, text.size() - digits);
  return before.ends_with("..") || before.ends_with(". ") || before.ends_with("   ") ||
         before.ends_with("…") || before.ends_with("… ") || before.ends_with("\t");
}

class Excluder {
 public:
  Excluder(CueCache* cues, Plan* plan)
      : cues_(*cues), plan_(*plan), mask_(plan->views.blocks.size(), 0) {}

  BlockMask Run() {
    FindToc();
    FindRecitals();
    return std::move(mask_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(mask_.size()); }
  void Set(uint32_t block, Role role) {
    mask_[block] = 1;
    plan_.plan[block].use = Use::kRole;
    plan_.plan[block].role = role;
  }
  void FindToc();
  uint32_t TocEnd(uint32_t first) const;
  bool IsTocEntry(uint32_t block) const;
  void FindRecitals();
  void TakeRecitals(uint32_t first);
  uint32_t ParenNumber(uint32_t block, uint32_t* label_end) const;

  CueCache& cues_;
  Plan& plan_;
  BlockMask mask_;
};

bool Excluder::IsTocEntry(uint32_t block) const {
  const BlockView& view = plan_.views.blocks[block];
  if (view.points == 0 || view.points > kMaxTocLine || !view.whole) return false;
  return view.end != EndMark::kSemicolon && view.end != EndMark::kComma;
}

// Entries run on until the first of them comes again: that is where the text itself begins.
uint32_t Excluder::TocEnd(uint32_t first) const {
  std::unordered_map<std::string, uint32_t> seen;
  uint32_t end = first, entries = 0, numbered = 0;
  for (uint32_t i = first; i < size() && IsTocEntry(i); ++i) {
    const std::string_view head = plan_.views.blocks[i].head;
    std::string key = FoldWord(WithoutSpaces(head));
    const bool page = EndsWithPageNumber(head);
    numbered += page;
    if (!page && numbered > 3) break;
    if (!page && !seen.emplace(std::move(key), i).second) {
      return entries >= 3 ? i : first;
    }
    ++entries;
    end = i + 1;
  }
  if (numbered * 2 >= entries && entries >= 3) return end;
  // Without page numbers the entries must come again behind.
  uint32_t again = 0;
  for (uint32_t i = end; i < size() && i < end + 40 * (entries + 1); ++i) {
    const BlockView& view = plan_.views.blocks[i];
    again += view.whole && view.points <= kMaxTocLine &&
             seen.count(FoldWord(WithoutSpaces(view.head))) != 0;
  }
  return entries >= 3 && again * 2 >= entries ? end : first;
}

void Excluder::FindToc() {
  for (uint32_t i = 0; i < size() && i < 400; ++i) {
    if (plan_.views.blocks[i].points > 60 || !cues_.Has(i, Cue::kTocHeading)) continue;
    const uint32_t end = TocEnd(i + 1);
    if (end == i + 1) continue;
    Set(i, Role::kTocHeading);
    for (uint32_t j = i + 1; j < end; ++j) Set(j, Role::kTocEntry);
    return;
  }
}

uint32_t Excluder::ParenNumber(uint32_t block, uint32_t* label_end) const {
  const LabelChain* chain = plan_.views.ChainOf(block);
  if (chain == nullptr) return 0;
  const Label& label = chain->labels[0];
  if (label.form != LabelForm::kParens || label.readings.count == 0) return 0;
  if (label.readings.items[0].style != NumberStyle::kDecimal) return 0;
  *label_end = label.end;
  return label.readings.items[0].value;
}

// From the words that announce numbered recitals to the words that hand over to the body.
void Excluder::TakeRecitals(uint32_t first) {
  uint32_t last_number = 0;
  for (uint32_t i = first; i < size(); ++i) {
    if (mask_[i]) continue;
    if (cues_.Has(i, Cue::kEnacting) || cues_.Has(i, Cue::kOrgan)) break;
    const LabelChain* chain = plan_.views.ChainOf(i);
    const bool word = chain != nullptr && chain->labels[0].has_word() &&
                      chain->labels[0].readings.count > 0 &&
                      chain->labels[0].rest >= plan_.views.blocks[i].head.size();
    if (word) break;
    uint32_t label_end = 0;
    const uint32_t number = ParenNumber(i, &label_end);
    const bool next = number > last_number && number <= last_number + 3;
    Set(i, Role::kClause);
    if (next) {
      plan_.plan[i].recital = last_number = number;
      plan_.plan[i].label_end = label_end;
    } else if (i > first) {
      plan_.plan[i].use = Use::kJoin;  // another paragraph of the same recital
    }
  }
}

void Excluder::FindRecitals() {
  for (uint32_t i = 0; i + 1 < size() && i < 200; ++i) {
    if (mask_[i] || plan_.views.blocks[i].points > 80) continue;
    if (!cues_.Has(i, Cue::kRecitals)) continue;
    uint32_t label_end = 0;
    if (ParenNumber(i + 1, &label_end) != 1) continue;
    Set(i, Role::kFormula);
    TakeRecitals(i + 1);
    return;
  }
}

}  // namespace

BlockMask PlanExclusions(CueCache* cues, Plan* plan) { return Excluder(cues, plan).Run(); }

}  // namespace lexport
