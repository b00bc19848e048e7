// In which language a text is written: by the small words that are frequent in it, else by its
// script.

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/swar.h"
#include "mapping/detection.h"
#include "mapping/lexicon.h"
#include "outline/choose.h"
#include "outline/numerals.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kLanguageBlocks = 200;
constexpr size_t kBlockBytes = 1500;   // that are read of each
constexpr size_t kScriptBytes = 4000;  // by which the script is told

// How much of a text speaks for one language.
struct LanguageHits {
  double weight = 0;      // of its words; one that languages share is shared out among them
  uint32_t words = 0;     // that are in its list
  uint32_t distinct = 0;  // entries of its list that occur
};

class LanguageTeller {
 public:
  explicit LanguageTeller(const LanguageIndex& index)
      : index_(index), counts_(index.entries.size(), 0) {}

  // Words are runs of letters. Nearly all are ASCII and of up to eight bytes, which are looked at
  // together; of those that are longer than any listed nothing but their end is.
  void Read(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const uint64_t bytes = swar::LoadAt(text, at);
      const size_t size = swar::FirstOf(~swar::AsciiLetters(bytes) & swar::kHighs);
      const size_t end = size == 8 ? EndOfAsciiLetters(text, at + 8) : at + size;
      if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
        at = ReadAnyWord(text, at);
        continue;
      }
      if (end > at + 8) {
        ReadLongWord(text.substr(at, end - at));
      } else if (end != at) {
        ++total_;
        Count(index_.numbers.Find((bytes | kSmall) & ~uint64_t{0} >> (64 - 8 * size), 0, size));
      }
      at = end + 1;
    }
  }

  std::string Tell() const;

 private:
  static constexpr uint64_t kSmall = swar::kOnes * 0x20u;  // makes small letters of letters

  static size_t EndOfAsciiLetters(std::string_view text, size_t at) {
    for (;; at += 8) {
      const uint64_t others = ~swar::AsciiLetters(swar::LoadAt(text, at)) & swar::kHighs;
      if (others != 0) return at + swar::FirstOf(others);
    }
  }

  // Of more than eight letters, all ASCII.
  void ReadLongWord(std::string_view word) {
    ++total_;
    if (word.size() > index_.longest) return;
    if (word.size() <= 16) {
      Count(index_.numbers.Find(swar::LoadAt(word, 0) | kSmall,
                                swar::LoadAt(word, word.size() - 8) | kSmall, word.size()));
      return;
    }
    word_.assign(word);
    for (char& c : word_) c = static_cast<char>(c | 0x20);
    Count(index_.numbers.Find(word_));
  }

  // The word at `at`, if there is one, of letters of any kind; gives where to go on.
  size_t ReadAnyWord(std::string_view text, size_t at) {
    size_t end = at, next = at;
    while (next < text.size() && IsLetter(NextCodePoint(text, &next))) end = next;
    if (end == at) return next;
    ++total_;
    word_ = FoldWord(text.substr(at, end - at));
    Count(index_.numbers.Find(word_));
    return end;
  }

  void Count(uint32_t number) {
    if (number != WordNumbers::kNone) ++counts_[number];
  }

  std::vector<LanguageHits> Weigh() const;

  const LanguageIndex& index_;
  std::vector<uint32_t> counts_;  // of each entry
  std::string word_;
  uint32_t total_ = 0;
};

std::vector<LanguageHits> LanguageTeller::Weigh() const {
  std::vector<LanguageHits> hits(index_.languages.size());
  for (size_t e = 0; e < counts_.size(); ++e) {
    if (counts_[e] == 0) continue;
    const LanguageIndex::Entry& entry = index_.entries[e];
    for (uint32_t i = 0; i < entry.count; ++i) {
      LanguageHits& hit = hits[index_.owners[entry.first + i]];
      hit.weight += static_cast<double>(counts_[e]) / static_cast<double>(entry.count);
      hit.words += counts_[e];
      ++hit.distinct;
    }
  }
  return hits;
}

// The language whose words are the most, when they are many and of many kinds; else "".
std::string LanguageTeller::Tell() const {
  const std::vector<LanguageHits> hits = Weigh();
  const auto best = std::max_element(
      hits.begin(), hits.end(),
      [](const LanguageHits& a, const LanguageHits& b) { return a.weight < b.weight; });
  if (best == hits.end()) return "";
  const auto language = static_cast<size_t>(best - hits.begin());
  // In a long text nearly all small words of its language occur; in a short one a few.
  const uint32_t wanted =
      std::max(2u, std::min(index_.listed[language] * 11 / 20, 2 + total_ / 50));
  const bool told = best->words * 10 > total_ && best->distinct >= wanted;
  return told ? index_.languages[language] : "";
}

bool IsHanText(std::string_view text) {
  uint32_t han = 0, points = 0;
  for (size_t i = 0; i < text.size(); ++points) {
    const char32_t c = NextCodePoint(text, &i);
    han += c >= 0x4E00 && c <= 0x9FFF;
  }
  return points > 0 && 2 * han > points;
}

}  // namespace

std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon) {
  LanguageTeller teller(*lexicon.language_index);
  std::string beginning, text;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    text.clear();
    AppendVisible(source, blocks, blocks.blocks[i].runs, kBlockBytes, &text);
    teller.Read(text);
    if (beginning.size() < kScriptBytes) beginning += text;
  }
  if (std::string told = teller.Tell(); !told.empty()) return told;
  if (std::string told = LanguageOfScript(beginning); !told.empty()) return told;
  return IsHanText(beginning) ? "zh" : "und";
}

}  // namespace lexport
