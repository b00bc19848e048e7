// Labels: what stands at the start of a block and may number it.
//
// "Article 5", "§ 3", "1 kap. 2 §", "(a)", "1.", "第一条", "–". Only shapes are read here; what a
// label means in its place is for the search.

#ifndef LEXPORT_OUTLINE_LABEL_H_
#define LEXPORT_OUTLINE_LABEL_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mapping/lexicon.h"
#include "mapping/spellout.h"
#include "outline/numerals.h"

namespace lexport {

inline constexpr uint16_t kNoLevel = 0xffff;

// One label with all its readings. Offsets are bytes in the text that was scanned.
struct Label {
  LabelForm form = LabelForm::kBare;
  NumberReadings readings;  // none for a word alone ("Annex") and for bullets
  std::array<uint16_t, 3> levels = {kNoLevel, kNoLevel, kNoLevel};  // that its word names
  uint32_t begin = 0;
  uint32_t number_at = 0;   // where its number stands
  uint32_t end = 0;         // behind its punctuation
  uint32_t rest = 0;        // first character of what follows it; the size of the text when nothing
  bool ocr = false;         // "14," and the like: a label only if the sequence wants it
  bool lower_word = false;  // its word has no capital
  bool word_first = false;  // its word never stands behind a plain number
  bool has_word() const { return levels[0] != kNoLevel; }
};

// The labels of a line. Nearly always there is one: only that has its place here.
class LabelList {
 public:
  const Label& operator[](int i) const {
    return i == 0 ? first_ : more_[static_cast<size_t>(i) - 1];
  }
  Label& operator[](int i) { return i == 0 ? first_ : more_[static_cast<size_t>(i) - 1]; }
  void Set(int i, const Label& label) {
    if (i > 0) more_.resize(static_cast<size_t>(i));
    (*this)[i] = label;
  }

 private:
  Label first_;
  std::vector<Label> more_;
};

struct LabelChain {
  LabelList labels;
  int count = 0;         // at most four
  uint32_t nesting = 0;  // how many labels stand there in a row, also those past the fourth
  // A heading behind the first label on its line ("3. Inspection.—(1) …"): where it ends, its dash
  // included, and where the text behind it begins. 0: none.
  uint32_t run_in_end = 0, run_in_rest = 0;
};

// The labels at the start of `text`, one after the other: "5 (1) (a) …" has three. `spelled`: how
// the language of the text spells numbers; may be null. `language`: its bit, see Lexicon::BitOf.
void ScanLabels(std::string_view text, const Lexicon& lexicon, LabelChain* chain,
                const SpelledNumbers* spelled = nullptr, uint64_t language = 0);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_LABEL_H_
