// What is set aside before the search: tables of contents, numbered recitals.

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/strings.h"
#include "outline/plan.h"

namespace lexport {
namespace {

constexpr uint32_t kMaxTocLine = 160;   // code points of an entry
constexpr uint32_t kFewestEntries = 3;  // of a table of contents

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
    if (!FindRecitals()) FindOwnNumbers();
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
  bool MayBeToc(uint32_t first) const;
  uint32_t TocEnd(uint32_t first) const;
  bool IsTocEntry(uint32_t block) const;
  std::string EntryKey(uint32_t block) const;
  std::string EntryLabel(uint32_t block) const;
  bool BeginsText(uint32_t block, uint32_t entry) const;
  bool FindRecitals();
  void FindOwnNumbers();
  uint32_t PreambleStart(bool* headed);
  uint32_t PreambleEnd(uint32_t start, bool headed);
  const Label* PlainLabel(uint32_t block) const;
  int FirstUnit(uint32_t block) const;
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

// The text of an entry as it is compared: letters and digits, and leaders and a page number away.
std::string Excluder::EntryKey(uint32_t block) const {
  std::string key = FoldWord(WithoutSpaces(plan_.views.blocks[block].head));
  while (!key.empty() && (key.back() == '.' || key.back() == ':')) key.pop_back();
  return key;
}

// The label that an entry begins with, where a word names it: "第一章".
std::string Excluder::EntryLabel(uint32_t block) const {
  const LabelChain* chain = plan_.views.ChainOf(block);
  if (chain == nullptr || !chain->labels[0].has_word()) return "";
  const Label& label = chain->labels[0];
  const std::string_view head = plan_.views.blocks[block].head;
  return FoldWord(WithoutSpaces(head.substr(label.begin, label.end - label.begin)));
}

// Whether at `block` the text begins that the entries from `entry` on list: that one comes again
// there, and one of those behind it soon after.
bool Excluder::BeginsText(uint32_t block, uint32_t entry) const {
  constexpr uint32_t kSoon = 12;
  const std::string label = EntryLabel(entry);
  const bool same = EntryKey(block) == EntryKey(entry);
  if (!same && (label.empty() || EntryLabel(block) != label)) return false;
  for (uint32_t next = entry + 1; next <= entry + 3 && next < block; ++next) {
    const std::string next_key = EntryKey(next), next_label = EntryLabel(next);
    for (uint32_t i = block + 1; i < size() && i < block + kSoon; ++i) {
      if (EntryKey(i) == next_key) return true;
      if (!next_label.empty() && EntryLabel(i) == next_label) return true;
    }
  }
  return false;
}

// Whether there are as many entries as a table has at least.
bool Excluder::MayBeToc(uint32_t first) const {
  const uint32_t end = first + kFewestEntries;
  if (end > size()) return false;
  while (first < end && IsTocEntry(first)) ++first;
  return first == end;
}

// Entries run on until one of the first comes again: that is where the text itself begins; or until
// the title does, which stood before the table.
uint32_t Excluder::TocEnd(uint32_t first) const {
  constexpr uint32_t kAnchors = 3, kTitleLines = 12;
  std::unordered_set<std::string> titles, seen;
  for (uint32_t i = first - std::min(first, kTitleLines); i + 1 < first; ++i) {
    titles.insert(EntryKey(i));
  }
  uint32_t end = first, entries = 0, numbered = 0;
  for (uint32_t i = first; i < size() && IsTocEntry(i); ++i) {
    const bool page = EndsWithPageNumber(plan_.views.blocks[i].head);
    numbered += page;
    if (!page && numbered > 3) break;
    std::string key = EntryKey(i);
    bool begins = !page && titles.count(key) != 0;
    for (uint32_t entry = first; entry < first + kAnchors && entry < i; ++entry) {
      begins = begins || (!page && BeginsText(i, entry));
    }
    if (begins) return entries >= kFewestEntries ? i : first;
    seen.insert(std::move(key));
    ++entries;
    end = i + 1;
  }
  if (numbered * 2 >= entries && entries >= kFewestEntries) return end;
  // Without page numbers the entries must come again behind.
  uint32_t again = 0;
  for (uint32_t i = end; i < size() && i < end + 40 * (entries + 1); ++i) {
    const BlockView& view = plan_.views.blocks[i];
    again += view.whole && view.points <= kMaxTocLine && seen.count(EntryKey(i)) != 0;
  }
  return entries >= kFewestEntries && again * 2 >= entries ? end : first;
}

void Excluder::FindToc() {
  for (uint32_t i = 0; i < size() && i < 400; ++i) {
    // The words are looked up last, as that takes longest.
    if (plan_.views.blocks[i].points > 60 || !MayBeToc(i + 1)) continue;
    if (!cues_.Has(i, Cue::kTocHeading)) continue;
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

bool Excluder::FindRecitals() {
  for (uint32_t i = 0; i + 1 < size() && i < 200; ++i) {
    if (mask_[i] || plan_.views.blocks[i].points > 80) continue;
    uint32_t label_end = 0;
    if (ParenNumber(i + 1, &label_end) != 1 || !cues_.Has(i, Cue::kRecitals)) continue;
    Set(i, Role::kFormula);
    TakeRecitals(i + 1);
    return true;
  }
  return false;
}

// 1 for the line that names the first article or division of the text, -1 for a later one, 0 for
// other blocks.
int Excluder::FirstUnit(uint32_t block) const {
  const LabelChain* chain = plan_.views.ChainOf(block);
  if (chain == nullptr || !chain->labels[0].has_word()) return 0;
  const Label& label = chain->labels[0];
  const BlockView& view = plan_.views.blocks[block];
  if (label.readings.count == 0 || label.lower_word) return 0;
  if (label.rest < view.head.size() && !LooksLikeHeading(view)) return 0;
  const Level& level = plan_.mapping.levels[label.levels[0]];
  if (level.attachment || level.rank > 100) return -1;
  const bool first = std::any_of(label.readings.begin(), label.readings.end(),
                                 [](const NumberReading& reading) { return reading.value <= 1; });
  return first ? 1 : -1;
}

// A label without a word, numbers and letters alike; null when there is none.
const Label* Excluder::PlainLabel(uint32_t block) const {
  const LabelChain* chain = plan_.views.ChainOf(block);
  if (chain == nullptr || chain->labels[0].has_word()) return nullptr;
  const Label& label = chain->labels[0];
  if (label.readings.count == 0 || label.form == LabelForm::kSign) return nullptr;
  if (label.readings.items[0].style == NumberStyle::kBullet) return nullptr;
  const bool alone = label.rest >= plan_.views.blocks[block].head.size();
  return label.form != LabelForm::kBare || alone ? &label : nullptr;
}

// The block behind the heading of a preamble, or behind the words of who speaks.
uint32_t Excluder::PreambleStart(bool* headed) {
  constexpr uint32_t kFar = 200, kLongestHeading = 60, kLongestFormula = 220;
  for (uint32_t i = 0; i + 1 < size() && i < kFar; ++i) {
    const BlockView& view = plan_.views.blocks[i];
    if (mask_[i] || view.points > kLongestFormula) continue;
    if (FirstUnit(i) != 0 || PlainLabel(i) != nullptr) return size();
    *headed = view.points < kLongestHeading && cues_.Has(i, Cue::kPreambleHeading);
    const bool organ = view.end == EndMark::kComma && cues_.Has(i, Cue::kOrgan);
    if (*headed || organ || cues_.Has(i, Cue::kRecitals)) return i + 1;
  }
  return size();
}

// Where the preamble ends: at the words of agreement or at the first article or division. `start`
// where neither shows it, or plain numbers count the provisions too.
uint32_t Excluder::PreambleEnd(uint32_t start, bool headed) {
  constexpr uint32_t kLongest = 300, kClose = 4;
  uint32_t end = start;
  for (uint32_t i = start; i < size() && i < start + kLongest; ++i) {
    if (mask_[i]) continue;
    const int unit = FirstUnit(i);
    if (unit < 0) return start;
    if (unit > 0) return end != start || headed ? (end != start ? end : i) : start;
    if (end != start && (i > end + kClose || PlainLabel(i) != nullptr)) return start;
    const bool agreed = plan_.views.blocks[i].end != EndMark::kComma &&
                        cues_.Has(i, Cue::kEnacting) && !cues_.Has(i, Cue::kLead);
    if (end == start && i > start && agreed) end = i;
  }
  return start;
}

// The clauses of a preamble may be numbered or lettered, or stand under numbers ("I", "II"). These
// count no provisions.
void Excluder::FindOwnNumbers() {
  bool headed = false;
  const uint32_t start = PreambleStart(&headed);
  const uint32_t end = start < size() ? PreambleEnd(start, headed) : start;
  uint32_t labels = 0;
  for (uint32_t i = start; i < end; ++i) {
    if (PlainLabel(i) == nullptr || mask_[i]) continue;
    // A list in a clause: "Mindful of: (a) …".
    const bool inner = i > start && plan_.views.blocks[i - 1].end == EndMark::kColon &&
                       !cues_.Has(i - 1, Cue::kRecitals);
    if (labels++ == 0 && inner) return;
  }
  if (labels < 2) return;
  if (!headed && cues_.Has(start - 1, Cue::kRecitals)) Set(start - 1, Role::kFormula);
  uint32_t ordinal = 0;
  for (uint32_t i = start; i < end; ++i) {
    const Label* label = mask_[i] ? nullptr : PlainLabel(i);
    if (label == nullptr) continue;
    const bool alone = label->rest >= plan_.views.blocks[i].head.size();
    Set(i, alone ? Role::kPreambleHeading : Role::kClause);
    if (alone) continue;
    plan_.plan[i].recital = ++ordinal;
    plan_.plan[i].label_end = label->end;
  }
}

}  // namespace

BlockMask PlanExclusions(CueCache* cues, Plan* plan) { return Excluder(cues, plan).Run(); }

}  // namespace lexport
