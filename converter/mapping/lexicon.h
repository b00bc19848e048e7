// Lexicon: the words of a mapping and of its language packs, ready for use: level words and number
// words in hash tables, all line patterns in one RE2 set, so that a line is looked at once.
//
// Made once by LoadMapping, never changed, shared between threads.

#ifndef LEXPORT_MAPPING_LEXICON_H_
#define LEXPORT_MAPPING_LEXICON_H_

#include <re2/re2.h>
#include <re2/set.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lexport {

// What a line says by its words.
enum class Cue : uint8_t {
  kPreambleHeading,  // "Preamble", the whole line
  kTocHeading,       // "Contents", the whole line
  kOrgan,            // the body that speaks: "The General Assembly,"
  kEnacting,         // words that hand over from the preamble: "Have agreed as follows:"
  kRecitals,         // words after which numbered recitals stand: "Whereas:"
  kLead,             // begins a clause of a preamble: "Recalling"
  kOperative,        // begins an operative sentence without a number: "Decides"
  kConclusion,       // begins the closing words: "Done at", "In witness whereof"
  kMasthead,         // a line of a masthead; `field` says which
  kQuotedIntro,      // the words before inserted provisions: "the following is inserted:"
  kTransitional,     // heading of the closing or unnumbered parts that is no unit
};
inline constexpr int kCueCount = 11;

struct CuePattern {
  Cue cue = Cue::kLead;
  std::string field;     // of kMasthead
  std::string language;  // of the pack; "" for the mapping's own
};

struct LevelWord {
  uint16_t level = 0;     // index in Mapping::levels
  uint16_t language = 0;  // index in Lexicon::languages
};

struct NumberWord {
  uint32_t value = 0;
  uint16_t language = 0;
};

struct LanguagePack {
  std::string id;                           // BCP 47: "en"
  std::string name;                         // "English"
  std::vector<std::string> function_words;  // folded; tell the language of a text
};

struct Lexicon {
  std::vector<LanguagePack> languages;
  // Keys are folded (see FoldWord). A word may name several levels.
  std::unordered_map<std::string, std::vector<LevelWord>> level_words;
  std::unordered_map<std::string, NumberWord> number_words;       // "first", "premier"
  std::unordered_multimap<std::string, uint16_t> function_words;  // word -> languages[] index
  std::vector<CuePattern> patterns;
  std::unique_ptr<RE2::Set> cues;  // null when there are no patterns

  // Indices in `patterns` of what matches at the start of `line`, in no order; appended to *found.
  void Match(std::string_view line, std::vector<int>* found) const;
};

// Lower case, marks and joiners that vary in print taken away (soft hyphens, Arabic vowel signs,
// combining accents stay), so that "ARTICLE", "Article" and "article" are one key.
std::string FoldWord(std::string_view word);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_LEXICON_H_
