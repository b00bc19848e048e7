// Which line begins a block, and how surely.

#ifndef LEXPORT_LAYOUT_JOIN_H_
#define LEXPORT_LAYOUT_JOIN_H_

#include <optional>

#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {

// The margins of the lines as they stand now; measured once, as long as nobody puts the lines in
// another order.
const Margins& MarginsOf(Reading* r);

// Marks the lines that stand in the middle between the margins, apart from other text.
void MarkCentred(const Margins& margins, std::vector<Line>* lines);

// The block being built, as far as the next line's place depends on it.
struct OpenBlock {
  const Line* first = nullptr;
  const Line* last = nullptr;
  uint32_t line_count = 0;
  uint16_t hang = 0;
  bool label_alone = false;
  bool label = false;            // it starts with a label …
  uint16_t label_text = 0;       // … behind which its text starts in this column
  EndKind end = EndKind::kOpen;  // of its last line, note markers passed over
};

// A line that may start a block.
struct NextLine {
  const Line* line = nullptr;
  std::string_view text;
  StartKind start = StartKind::kNothing;
  std::optional<LabelShape> label;
  bool blank_before = false;  // a blank line that is not the surrounding of furniture
  bool new_page = false;
};

// Nothing: the line continues the block. Else how surely it starts another.
std::optional<BlockStart> StartsBlock(const Margins& margins, const OpenBlock& block,
                                      const NextLine& next);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_JOIN_H_
