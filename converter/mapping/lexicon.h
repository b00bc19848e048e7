// Lexicon: the words of a mapping and of its language packs, ready for use: level words and number
// words in hash tables, all line patterns of a language in one set, so that a line is looked at
// once.
//
// Made once by LoadMapping, never changed, shared between threads.

#ifndef LEXPORT_MAPPING_LEXICON_H_
#define LEXPORT_MAPPING_LEXICON_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mapping/pattern_set.h"

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
  uint64_t languages = 0;   // a bit for each of Lexicon::languages that has it so; past 63 none
  bool word_first = false;  // a plain number never stands before it in this language
};

// Says of most words at once that they are not in a list: a bit for each combination of first
// letters, last letter and length that occurs there. Only ASCII words are told apart.
class WordSieve {
 public:
  // `word` is folded.
  void Add(std::string_view word);

  // False only for a word that was not added, in whatever case it is written. Not empty.
  bool MayHold(std::string_view word) const {
    const uint32_t bit = BitOf(word);
    return bit == kAny || (bits_[bit / 64] >> (bit % 64) & 1) != 0;
  }

 private:
  static constexpr uint32_t kBits = 4096, kAny = UINT32_MAX;

  // kAny for what is not ASCII. Letters lose their case, a hyphen or an apostrophe nothing.
  static uint32_t BitOf(std::string_view word) {
    uint32_t all = 0;
    for (const char c : word) all |= static_cast<unsigned char>(c);
    if (all >= 0x80) return kAny;
    const auto lower = [&](size_t i) { return static_cast<uint32_t>(word[i] | 0x20); };
    const uint32_t shape = lower(0) | lower(word.size() > 1 ? 1 : 0) << 8 |
                           lower(word.size() - 1) << 16 | static_cast<uint32_t>(word.size()) << 24;
    return shape * 0x9E3779B1u >> 20;  // the upper twelve bits, as there are kBits
  }

  std::array<uint64_t, kBits / 64> bits_{};
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

struct Lexicon {
  std::vector<LanguagePack> languages;
  // Keys are folded (see FoldWord). A word may name several levels; one of several words
  // ("disposición adicional") has one space between them, and its first word is in phrase_heads.
  std::unordered_map<std::string, std::vector<LevelWord>> level_words;
  std::unordered_set<std::string> phrase_heads;
  // Of the first words of these keys, and of the others; without a dot behind them.
  WordSieve level_sieve, phrase_sieve;
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

  // Its bit in LevelWord::languages; 0 for null.
  uint64_t BitOf(const LanguagePack* pack) const {
    const size_t index = pack == nullptr ? 64 : static_cast<size_t>(pack - languages.data());
    return index < 64 ? uint64_t{1} << index : 0;
  }
};

// Lower case, marks and joiners that vary in print taken away (soft hyphens, Arabic vowel signs,
// combining accents stay), and letters with their marks composed, so that "ARTICLE", "Article" and
// "article" are one key.
std::string FoldWord(std::string_view word);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_LEXICON_H_
