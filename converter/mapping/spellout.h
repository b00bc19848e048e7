// Numbers in words, as a language spells them: "twenty-first", "двадцать первая", "otuz birinci".
// From the rules of ICU (RBNF), so that no pack has to list them.

#ifndef LEXPORT_MAPPING_SPELLOUT_H_
#define LEXPORT_MAPPING_SPELLOUT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/once.h"

namespace lexport {

inline constexpr uint32_t kMostSpelled = 199;  // the greatest number that is known in words

// Cardinals and ordinals of one language, in every form that ICU knows. Spelled when first asked
// for, which takes some milliseconds and most texts do without; any thread may ask.
class SpelledNumbers {
 public:
  // Of `language` (BCP 47). One that ICU has no rules of its own for gives none.
  explicit SpelledNumbers(std::string language) : language_(std::move(language)) {}

  // The number that `words` say: folded (see FoldWord), one space between them, hyphens as spaces.
  // 0: none. With two meanings ("second" and "two" differ, "trente" and "trente" do not) the least.
  uint32_t Find(const std::string& words) const;
  uint32_t most_words() const;  // in one number

 private:
  void Spell() const;

  const std::string language_;
  mutable Once once_;
  mutable std::unordered_map<std::string, uint32_t> values_;
  mutable uint32_t most_words_ = 0;
};

// Shared between threads; lives as long as the program. Null for "und".
const SpelledNumbers* SpelledNumbersOf(std::string_view language);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_SPELLOUT_H_
