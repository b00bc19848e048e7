// Numbers in words, as a language spells them: "twenty-first", "двадцать первая", "otuz birinci". From
// the rules of ICU (RBNF), so that no pack has to list them.

#ifndef LEXPORT_MAPPING_SPELLOUT_H_
#define LEXPORT_MAPPING_SPELLOUT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lexport {

inline constexpr uint32_t kMostSpelled = 199;  // the greatest number that is known in words

// Cardinals and ordinals of one language, in every form that ICU knows. Never changed once made.
class SpelledNumbers {
 public:
  // Of `language` (BCP 47). One that ICU has no rules of its own for gives none.
  explicit SpelledNumbers(const std::string& language);

  // The number that `words` say: folded (see FoldWord), one space between them, hyphens as spaces.
  // 0: none. With two meanings ("second" and "two" differ, "trente" and "trente" do not) the least.
  uint32_t Find(const std::string& words) const;
  uint32_t most_words() const { return most_words_; }  // in one number

 private:
  std::unordered_map<std::string, uint32_t> values_;
  uint32_t most_words_ = 0;
};

// Made when first asked for (some milliseconds), then shared between threads; lives as long as the
// program. Null for "und".
const SpelledNumbers* SpelledNumbersOf(std::string_view language);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_SPELLOUT_H_
