// The words of labels: "Article", "Disposición adicional", "First Schedule", "vingt et unième".

#ifndef LEXPORT_OUTLINE_LABEL_WORDS_H_
#define LEXPORT_OUTLINE_LABEL_WORDS_H_

#include <cstddef>
#include <string_view>

#include "mapping/lexicon.h"
#include "mapping/spellout.h"
#include "outline/label.h"
#include "outline/numerals.h"

namespace lexport {

class LabelWords {
 public:
  // `spelled`: numbers of the text's language; may be null.
  // `language`: the bit of the language of the text (see Lexicon::BitOf); 0 when unknown. What it
  // calls a chapter another may call a part.
  LabelWords(const Lexicon& lexicon, const SpelledNumbers* spelled, uint64_t language = 0)
      : lexicon_(lexicon), spelled_(spelled), language_(language) {}

  // Levels that the word or words at `at` name, with a dot where the list has one ("Art."). Sets
  // the levels of `label` and *end, the byte behind them; false leaves both as they were.
  bool TakeLevel(std::string_view text, size_t at, size_t* end, Label* label) const;

  // False when TakeLevel surely is: by the looks of the first word. True for no word.
  bool MayBeLevel(std::string_view text, size_t at) const;

  // False when TakeOrdinalFirst surely is: the line is too long, or its first word is in small
  // letters.
  bool MayBeOrdinal(std::string_view text, size_t at) const;

  // "附件一", "附則第一条": words of Han letters run on into their number. As TakeLevel.
  bool TakeGlued(std::string_view text, size_t at, size_t* end, Label* label) const;

  // A number in words: "premier", "Two", "twenty-first". False when there is none.
  bool TakeNumber(std::string_view text, size_t at, size_t* end, NumberReading* reading) const;

  // "First Schedule", "Zweiter Abschnitt", "THE SECOND SCHEDULE": a number in words, then a level.
  bool TakeOrdinalFirst(std::string_view text, size_t at, size_t* end, Label* label) const;

  // The byte behind a word that joins the numbers of a range, "4 to 6", where a digit follows; 0
  // when none stands at `at`.
  size_t BehindRangeWord(std::string_view text, size_t at) const;

 private:
  bool Find(const std::string& key, Label* label) const;
  uint32_t NumberOf(const std::string& words, bool* known) const;
  bool LevelBehind(std::string_view text, size_t at, size_t* end, Label* label) const;

  const Lexicon& lexicon_;
  const SpelledNumbers* const spelled_;
  const uint64_t language_;
};

// End of the word that starts at `at`: letters, with a hyphen or apostrophe inside. `at` when there
// is none.
size_t WordEnd(std::string_view text, size_t at);

// The first byte at or behind `at` that is no white space and no mark of direction.
size_t SkipSpaces(std::string_view text, size_t at);

// The code point at `at`, 0 at the end.
char32_t PointAt(std::string_view text, size_t at);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_LABEL_WORDS_H_
