// Small words by which a language is told, of languages without a pack: detection/words.txt beside
// the mappings.

#ifndef LEXPORT_MAPPING_DETECTION_H_
#define LEXPORT_MAPPING_DETECTION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lexport {

struct DetectionWords {
  std::vector<std::string> languages;                             // BCP 47
  std::unordered_multimap<std::string, uint16_t> function_words;  // folded -> languages[] index
  std::vector<uint16_t> sizes;                                    // words of each language
};

// Read once, then shared between threads. Empty where the file is not there: then the packs alone
// tell languages.
const DetectionWords& LoadDetectionWords();

struct Lexicon;

// The function words of a lexicon's packs and those for detection, as one table: a word is looked
// up once, and most words of a text are longer than any of them.
struct LanguageIndex {
  struct Entry {
    uint32_t first = 0;  // of `owners`
    uint32_t count = 0;
  };
  std::vector<std::string> languages;                 // BCP 47, sorted
  std::vector<uint32_t> listed;                       // entries of each language's list
  std::unordered_map<std::string, uint32_t> numbers;  // folded word -> index in `entries`
  std::vector<Entry> entries;
  std::vector<uint32_t> owners;  // languages[] indices, entry by entry
  size_t longest = 0;            // bytes of the longest word
};

LanguageIndex MakeLanguageIndex(const Lexicon& lexicon, const DetectionWords& more);

// The one language that is written in the script of most letters of `text`, as ICU's locale data
// know it ("ka" for Georgian letters); "" where many share it, or none is known.
std::string LanguageOfScript(std::string_view text);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_DETECTION_H_
