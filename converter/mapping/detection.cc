#include "mapping/detection.h"

#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "base/strings.h"
#include "base/swar.h"
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

void WordNumbers::Add(std::string_view word, uint32_t number) {
  if (word.size() > 16) {
    longer_.emplace(word, number);
    return;
  }
  if (2 * ++used_ >= slots_.size()) {
    std::vector<Slot> old(std::max<size_t>(16, 2 * slots_.size()));
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number != kNone) Put(slot);
    }
  }
  const uint64_t last = word.size() > 8 ? swar::LoadAt(word, word.size() - 8) : 0;
  Put({swar::LoadAt(word, 0), last, static_cast<uint32_t>(word.size()), number});
}

void WordNumbers::Put(const Slot& slot) {
  size_t i = PlaceOf(slot.first, slot.last) & mask_;
  while (slots_[i].number != kNone) i = (i + 1) & mask_;
  slots_[i] = slot;
}

uint32_t WordNumbers::Find(std::string_view word) const {
  if (word.size() > 16) {
    const auto found = longer_.find(std::string(word));
    return found == longer_.end() ? kNone : found->second;
  }
  const uint64_t last = word.size() > 8 ? swar::LoadAt(word, word.size() - 8) : 0;
  return Find(swar::LoadAt(word, 0), last, word.size());
}

const DetectionWords& LoadDetectionWords() {
  static const DetectionWords words = Load();
  return words;
}

LanguageIndex MakeLanguageIndex(const Lexicon& lexicon, const DetectionWords& more) {
  std::map<std::string, uint32_t> listed;
  for (const LanguagePack& pack : lexicon.languages) {
    listed[pack.id] = static_cast<uint32_t>(pack.function_words.size());
  }
  for (size_t i = 0; i < more.languages.size(); ++i) listed[more.languages[i]] = more.sizes[i];
  LanguageIndex index;
  std::map<std::string, uint32_t> numbers;
  for (const auto& [language, count] : listed) {
    numbers[language] = static_cast<uint32_t>(index.languages.size());
    index.languages.push_back(language);
    index.listed.push_back(count);
  }
  std::map<std::string, std::vector<uint32_t>> words;
  for (const auto& [word, pack] : lexicon.function_words) {
    words[word].push_back(numbers[lexicon.languages[pack].id]);
  }
  for (const auto& [word, language] : more.function_words) {
    words[word].push_back(numbers[more.languages[language]]);
  }
  for (const auto& [word, owners] : words) {
    index.numbers.Add(word, static_cast<uint32_t>(index.entries.size()));
    index.entries.push_back(
        {static_cast<uint32_t>(index.owners.size()), static_cast<uint32_t>(owners.size())});
    index.owners.insert(index.owners.end(), owners.begin(), owners.end());
    index.longest = std::max(index.longest, word.size());
  }
  return index;
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
