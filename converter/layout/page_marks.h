// What the marks of printers at page heads and feet look like, each by itself.

#ifndef LEXPORT_LAYOUT_PAGE_MARKS_H_
#define LEXPORT_LAYOUT_PAGE_MARKS_H_

#include <string>
#include <string_view>

namespace lexport::layout {

// The digits of a printer's job number: of a text that is digits, and nothing else but the signs
// and capitals of one. Empty for others.
std::string JobDigits(std::string_view text);

// "A/RES/73/8", "COM(2020)/767": one word with a slash and a digit.
bool IsSymbol(std::string_view text);

bool IsContinuationMark(std::string_view text);

// Whether a tab or more than one space in a row stands in `text`.
bool HasWideSpace(std::string_view text);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_PAGE_MARKS_H_
