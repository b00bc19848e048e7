#include "mapping/detection.h"

#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/strings.h"
#include "mapping/lexicon.h"
#include "mapping/mapping.h"
#include "mapping/toml_reader.h"

namespace lexport {
namespace {

DetectionWords Load() {
  DetectionWords words;
  const std::string path = MappingFolder() + "/detection/words.toml";
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return words;
  TomlErrors errors(path, nullptr);
  const auto root = ParseTomlFile(path, &errors);
  const toml::table* lists = root ? (*root)["words"].as_table() : nullptr;
  if (lists == nullptr) return words;
  TomlTable table(*lists, &errors);
  for (const auto& entry : *lists) {
    const std::string language(entry.first.str());
    const auto index = static_cast<uint16_t>(words.languages.size());
    const std::vector<std::string> list = table.GetStrings(language);
    for (const std::string& word : list) words.function_words.emplace(FoldWord(word), index);
    words.languages.push_back(language);
    words.sizes.push_back(static_cast<uint16_t>(list.size()));
  }
  return words;
}

// Scripts of many languages, which the script cannot tell apart.
bool IsShared(UScriptCode script) {
  static constexpr std::array<UScriptCode, 7> kShared = {
      USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_ARABIC, USCRIPT_DEVANAGARI,
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
