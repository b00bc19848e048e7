// Letters that lists are numbered with, in their order, for scripts other than Latin.

#ifndef LEXPORT_OUTLINE_ALPHABETS_H_
#define LEXPORT_OUTLINE_ALPHABETS_H_

#include <cstdint>

#include "mapping/mapping.h"

namespace lexport {

struct LetterValue {
  NumberStyle style = NumberStyle::kNone;
  uint32_t value = 0;  // 0: no numbering letter
};

// The place of `c` in the alphabet it belongs to. `second` gives the place in the script's other
// order where there are two (Arabic: abjad first, then the order of the dictionary).
LetterValue LetterOf(char32_t c, bool second = false);

// Value of a Hebrew numeral letter (alef 1 … yod 10 … qof 100), 0 when it is none.
uint32_t HebrewValue(char32_t c);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_ALPHABETS_H_
