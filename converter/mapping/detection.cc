#include "mapping/detection.h"

#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "base/strings.h"
#include "mapping/lexicon.h"
#include "mapping/mapping.h"

namespace lexport {
namespace {

// A line a language: its tag and its words. Lines that begin with # say nothing.
void ReadLine(std::string_view line, DetectionWords* words) {
  if (line.empty() || line[0] == '#') return;
  const auto index = static_cast<uint16_t>(words->languages.size());
  uint16_t size = 0;
  for (const std::string_view word : Split(line, ' ')) {
    if (word.empty()) continue;
    if (words->languages.size() == index) {
      words->languages.emplace_back(word);
    } else {
      words->function_words.emplace(FoldWord(word), index);
      ++size;
    }
  }
  if (words->languages.size() > index) words->sizes.push_back(size);
}

DetectionWords Load() {
  DetectionWords words;
  std::ifstream file(MappingFolder() + "/detection/words.txt");
  for (std::string line; std::getline(file, line);) ReadLine(line, &words);
  return words;
}

// Scripts of many languages, which the script cannot tell apart.
bool IsShared(UScriptCode script) {
  static constexpr std::array<UScriptCode, 7> kShared = {
      USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_ARABIC,   USCRIPT_DEVANAGARI,
      USCRIPT_HAN,   USCRIPT_COMMON,   USCRIPT_INHERITED};
  return std::find(kShared.begin(), kShared.end(), script) != kShared.end();
}

}  // namespace

const DetectionWords& LoadDetectionWords() {
  static const DetectionWords words = Load();
  return words;
}

std::string LanguageOfScript(std::string_view text) {
  std::map<UScriptCode, uint32_t> counts;
  uint32_t letters = 0;
  for (size_t i = 0; i < text.size();) {
    UErrorCode status = U_ZERO_ERROR;
    const char32_t c = NextCodePoint(text, &i);
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
    // Japanese mixes its syllables with Han letters.
    ++counts[script == USCRIPT_KATAKANA ? USCRIPT_HIRAGANA : script];
    ++letters;
  }
  if (counts[USCRIPT_HIRAGANA] * 10 > letters) return "ja";
  for (const auto& [script, count] : counts) {
    if (2 * count <= letters || IsShared(script)) continue;
    const std::string tag = std::string("und_") + uscript_getShortName(script);
    std::array<char, 64> full{}, language{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(tag.c_str(), full.data(), static_cast<int32_t>(full.size()), &status);
    uloc_getLanguage(full.data(), language.data(), static_cast<int32_t>(language.size()), &status);
    if (U_FAILURE(status)) return "";
    return std::string_view(language.data()) == "und" ? "" : language.data();
  }
  return "";
}

}  // namespace lexport
