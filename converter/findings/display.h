// How text looks on a terminal: the width of characters, and making strange text safe to print.

#ifndef LEXPORT_FINDINGS_DISPLAY_H_
#define LEXPORT_FINDINGS_DISPLAY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lexport {

// Columns that `c` takes on a terminal: 0 for combining and format characters, 2 for wide ones
// (East Asian Width W and F), else 1. Tabs are not its business.
int DisplayWidth(char32_t c);

// Appends `text` fit for one line of a terminal: line breaks and tabs become spaces; control
// characters, among them escape sequences and those that reorder bidirectional text, become U+FFFD.
void AppendPrintable(std::string_view text, std::string* out);

// One source line with a mark under one of its characters.
struct MarkedLine {
  std::string text;  // printable; tabs are widened to stops of 8; cut to a window when long
  std::string mark;  // blanks and "^"; empty when the line has no such column
};

// Marks the code point number `column` (from 1) of `line`; the end of the line may be marked too. A
// line wider than `max_width` is cut to a window around the mark, with "…" where it was cut.
// Linear in the length of the line.
MarkedLine MarkColumn(std::string_view line, uint64_t column, size_t max_width);

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_DISPLAY_H_
