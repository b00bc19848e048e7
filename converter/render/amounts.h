// Amounts in running text that a line end should not tear apart: "1 000 000", "EUR 5.5", "12 %".

#ifndef LEXPORT_RENDER_AMOUNTS_H_
#define LEXPORT_RENDER_AMOUNTS_H_

#include <cstddef>
#include <string_view>

namespace lexport::book {

struct TextRange {
  size_t begin = 0;
  size_t end = 0;  // begin == end: nothing
};

// The next amount at or after `from` that has a space in it: digits in groups of three, or a number
// with a currency sign, a currency code of three capitals or a percent sign beside it. No language
// is asked: what stands beside the digits decides. Linear over successive calls.
TextRange FindAmount(std::string_view text, size_t from);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_AMOUNTS_H_
