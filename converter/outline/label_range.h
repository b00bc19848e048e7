// Ranges: labels that stand for several units at once, mostly repealed ones. "4 to 6 [Repealed]",
// "§§ 7 bis 9 (weggefallen)", "8. à 11. (Abrogés)".

#ifndef LEXPORT_OUTLINE_LABEL_RANGE_H_
#define LEXPORT_OUTLINE_LABEL_RANGE_H_

#include <cstddef>
#include <string_view>

#include "outline/label_words.h"
#include "outline/numerals.h"

namespace lexport {

// How the numbers are announced; what may follow depends on it.
enum class RangeKind : uint8_t {
  kPlain,   // numbers alone: an end, a bracket, or few words with a capital must follow
  kWord,    // behind the word of a level: the same
  kSign,    // behind "§§": an end, a bracket, or one word
  kBefore,  // a word or sign follows, which the caller looks for
};

// When the number that ends at `at` begins a range, sets `until` of the readings and *end, the byte
// behind its last number; otherwise leaves both as they were.
bool TakeRange(std::string_view text, size_t at, RangeKind kind, const LabelWords& words,
               NumberReadings* readings, size_t* end);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_LABEL_RANGE_H_
