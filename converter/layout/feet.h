// What tells numbered text from a block of notes: definitions "(1) …", the orders of a court and
// the paragraphs of a section carry the same labels, and a marker whose note is not in the text
// seems to prove them.

#ifndef LEXPORT_LAYOUT_FEET_H_
#define LEXPORT_LAYOUT_FEET_H_

#include <vector>

#include "layout/evidence.h"
#include "layout/notes.h"
#include "layout/reading.h"

namespace lexport::layout {

// A chain of labels that may be the notes at the foot of a page.
struct Foot {
  uint32_t page = 0;
  uint32_t begin = 0;  // lines of the page
  uint32_t end = 0;
  uint32_t notes_end = 0;  // where its last note would end
  // Its own page has a marker, or the last note before has the label right before its first.
  bool marked = false;
};

class FootCheck {
 public:
  explicit FootCheck(const Reading& r) : r_(r) {}

  // Whether the labels of `chain`, not empty, number text of the body. `starts`: all labels of the
  // page. Looks at the lines of this page and the next, `evidence` for the markers of the next.
  bool IsText(const Foot& foot, const std::vector<LabelStart>& chain,
              const std::vector<LabelStart>& starts, Evidence* evidence) const;

 private:
  bool Fits(const Foot& foot, const LabelStart& first) const;
  bool UnderRule(const Foot& foot, uint32_t first) const;
  bool SetOff(const Foot& foot, uint32_t first) const;
  bool EndsAList(const Foot& foot, uint32_t last) const;
  bool AnswersColon(const Foot& foot, uint32_t first) const;
  bool GoesOnOverleaf(const Foot& foot, const LabelStart& last, Evidence* evidence) const;
  uint32_t BodyLineFrom(uint32_t line) const;

  const Reading& r_;
};

// The labels 1, 2, 3 … of digits that count up to the last line of the text, no two more than
// `reach` lines apart; empty when there are none.
std::vector<LabelStart> LastLabels(const Reading& r, uint32_t reach);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_FEET_H_
