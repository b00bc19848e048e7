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
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
  kBodyPart,         // heading or lead words of a part of a judgment; `field` names the part
};
inline constexpr int kCueCount = 12;

struct CuePattern {
  Cue cue = Cue::kLead;
  std::string field;     // of kMasthead and kBodyPart
  std::string language;  // of the pack; "" for the mapping's own
};

struct LevelWord {
  uint16_t level = 0;       // index in Mapping::levels
  uint16_t language = 0;    // index in Lexicon::languages
  bool word_first = false;  // a plain number never stands before it in this language
};

struct NumberWord {
  uint32_t value = 0;
  uint16_t language = 0;
};

struct LanguagePack {
  std::string id;                           // BCP 47: "en"
  std::string name;                         // "English"
  std::vector<std::string> function_words;  // folded; tell the language of a text
  bool word_first = false;  // the words of levels stand before their numbers: never "3 Chapter"
  std::vector<std::string> sentence_words;  // folded; of sentences, not of headings: "shall", "is"
};

// Patterns that are all held against a line at once. The automaton is built when the first line
// comes, since that takes longer than most texts take to read; from then on any thread may match.
class PatternSet {
 public:
  // Is `pattern` RE2? If not, *error says why. Cheap: nothing is compiled.
  static bool Check(const std::string& pattern, std::string* error);

  // `id` is what Match gives; `pattern` has been checked. Not to be called after Match.
  void Add(std::string pattern, int id);
  bool empty() const { return patterns_.empty(); }

  // Ids of the patterns that match at the start of `line`, in no order; appended to *found.
  void Match(std::string_view line, std::vector<int>* found) const;

 private:
  void Compile() const;

  std::vector<std::string> patterns_;
  std::vector<int> ids_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2::Set> set_;
};

struct Lexicon {
  std::vector<LanguagePack> languages;
  // Keys are folded (see FoldWord). A word may name several levels; one of several words
  // ("disposición adicional") has one space between them, and its first word is in phrase_heads.
  std::unordered_map<std::string, std::vector<LevelWord>> level_words;
  std::unordered_set<std::string> phrase_heads;
  // Words that a number refers by, in running text: those of levels and "paragraph", "comma".
  std::unordered_set<std::string> reference_words;
  // Between the two numbers of a label that stands for several units: "to", "à", "bis".
  std::unordered_set<std::string> range_words;
  std::unordered_map<std::string, NumberWord> number_words;       // "first", "premier"
  std::unordered_multimap<std::string, uint16_t> function_words;  // word -> languages[] index
  std::shared_ptr<const struct LanguageIndex> language_index;     // of these and more; never null
  std::vector<CuePattern> patterns;
  // Ids are indices in `patterns`. One set a language, with its patterns and the mapping's own; the
  // last is for texts of an unknown language.
  std::vector<std::unique_ptr<PatternSet>> cues;

  // The set for a text in `language` (BCP 47).
  const PatternSet& CuesOf(std::string_view language) const;

  // The pack for a text in `language`; null when there is none.
  const LanguagePack* PackOf(std::string_view language) const;
};

// Lower case, marks and joiners that vary in print taken away (soft hyphens, Arabic vowel signs,
// combining accents stay), and letters with their marks composed, so that "ARTICLE", "Article" and
// "article" are one key.
std::string FoldWord(std::string_view word);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_LEXICON_H_
