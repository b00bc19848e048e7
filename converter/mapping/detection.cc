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
  if (word.size() > 1) {
    const uint32_t shape = ShapeOf(word);
    shapes_[shape / 64] |= uint64_t{1} << (shape % 64);
  }
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
  static const DetectionWords& words = *new DetectionWords(Load());  // never freed
  return words;
}

namespace {

// Languages by their numbers, which are the order of their tags.
class LanguageNumbers {
 public:
  explicit LanguageNumbers(LanguageIndex* index) : index_(*index) {}

  void List(const std::string& language, size_t words) {
    listed_[language] = static_cast<uint32_t>(words);
  }

  void Number() {
    for (const auto& [language, count] : listed_) {
      index_.languages.push_back(language);
      index_.listed.push_back(count);
    }
  }

  uint32_t Of(const std::string& language) const {
    return static_cast<uint32_t>(
        std::lower_bound(index_.languages.begin(), index_.languages.end(), language) -
        index_.languages.begin());
  }

 private:
  LanguageIndex& index_;
  std::map<std::string, uint32_t> listed_;
};

}  // namespace

LanguageIndex MakeLanguageIndex(const Lexicon& lexicon, const DetectionWords& more) {
  LanguageIndex index;
  LanguageNumbers numbers(&index);
  for (const LanguagePack& pack : lexicon.languages) {
    numbers.List(pack.id, pack.function_words.size());
  }
  for (size_t i = 0; i < more.languages.size(); ++i) numbers.List(more.languages[i], more.sizes[i]);
  numbers.Number();
  std::vector<uint32_t> packs, others;
  for (const LanguagePack& pack : lexicon.languages) packs.push_back(numbers.Of(pack.id));
  for (const std::string& language : more.languages) others.push_back(numbers.Of(language));

  std::vector<std::pair<std::string_view, uint32_t>> words;
  words.reserve(lexicon.function_words.size() + more.function_words.size());
  for (const auto& [word, pack] : lexicon.function_words) words.emplace_back(word, packs[pack]);
  for (const auto& [word, language] : more.function_words) {
    words.emplace_back(word, others[language]);
  }
  std::sort(words.begin(), words.end());
  for (size_t i = 0; i < words.size();) {
    const std::string_view word = words[i].first;
    index.numbers.Add(word, static_cast<uint32_t>(index.entries.size()));
    index.longest = std::max(index.longest, word.size());
    const auto first = static_cast<uint32_t>(index.owners.size());
    for (; i < words.size() && words[i].first == word; ++i) index.owners.push_back(words[i].second);
    index.entries.push_back({first, static_cast<uint32_t>(index.owners.size()) - first});
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
