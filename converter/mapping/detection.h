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

// The one language that is written in the script of most letters of `text`, as ICU's locale data
// know it ("ka" for Georgian letters); "" where many share it, or none is known.
std::string LanguageOfScript(std::string_view text);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_DETECTION_H_
