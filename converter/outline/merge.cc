#include "outline/merge.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "outline/label_words.h"
#include "outline/numerals.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kLongestWord = 48;    // bytes of the line with the word
constexpr size_t kLongestNumber = 16;  // bytes of the line with the number
constexpr size_t kFewest = 3;
constexpr size_t kFewestWords = 8;      // words over numbers in words
constexpr size_t kLongestOrdinal = 72;  // bytes of a number in words
constexpr size_t kLeastText = 40;       // bytes of what stands below
constexpr size_t kMostOrdinalWords = 5;

struct Pair {
  uint32_t block = 0;  // of the word; the number is in the next
  uint32_t value = 0;
};

bool IsShort(const Blocks& blocks, const Block& block, size_t most) {
  uint32_t size = 0;
  for (uint32_t i = 0; i < block.runs.count && size <= most; ++i) {
    const Run& run = blocks.runs[block.runs.first + i];
    size += run.end - run.begin;
  }
  return size <= most && block.kind == BlockKind::kText;
}

// The text of a block that is short enough, white space folded; empty otherwise.
std::string ShortText(const Source& source, const Blocks& blocks, const Block& block, size_t most) {
  if (!IsShort(blocks, block, most)) return {};
  std::string text;
  AppendVisible(source, blocks, block.runs, most + 1, &text);
  if (text.size() > 2 * most) return {};  // however it is spaced
  text = FoldSpaces(text);
  return text.size() > most ? std::string() : text;
}

// One or two words without digits or punctuation.
bool IsWords(std::string_view text) {
  int spaces = 0;
  size_t at = 0;
  if (IsLower(PointAt(text, 0))) return false;
  while (at < text.size()) {
    const char32_t c = NextCodePoint(text, &at);
    spaces += c == ' ';
    if (c != ' ' && !IsLetter(c) && c != '\'' && c != 0x2019) return false;
  }
  return !text.empty() && spaces <= 1;
}

// Whether a block may be such words: no other signs are seen at its start. Most short ones are
// labels.
bool MayBeWords(const Source& source, const Blocks& blocks, const Block& block) {
  if (block.runs.count == 0) return false;
  const Run& run = blocks.runs[block.runs.first];
  if (run.kind != RunKind::kText) return true;
  const std::string_view text = source.slice({run.begin, run.end}).substr(0, kLongestWord);
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (c >= '(' && c <= '@') || c == '"';  // brackets, stops, digits
  });
}

// The value of a line that is a numeral and perhaps a stop; 0 when it is not.
uint32_t NumeralAlone(std::string_view text) {
  for (const NumberReading& reading : ReadNumber(text)) {
    const bool letter = reading.style == NumberStyle::kLowerAlpha ||
                        reading.style == NumberStyle::kUpperAlpha ||
                        reading.style == NumberStyle::kLowerRoman;
    if (letter) continue;
    const std::string_view rest = text.substr(reading.length);
    if (rest.empty() || rest == "." || rest == ":" || rest == ".-") return reading.value;
  }
  return 0;
}

bool NamesLevel(const Lexicon& lexicon, std::string_view text) {
  Label unused;
  size_t end = 0;
  return LabelWords(lexicon, nullptr).TakeLevel(text, 0, &end, &unused) && end == text.size();
}

// Whether the values rise from one or two, with at most one missing at a time.
bool Rises(const std::vector<Pair>& pairs) {
  if (pairs.size() < kFewest || pairs.front().value > 2) return false;
  for (size_t i = 1; i < pairs.size(); ++i) {
    const uint32_t step = pairs[i].value - pairs[i - 1].value;
    if (pairs[i].value <= pairs[i - 1].value || step > 2) return false;
  }
  return true;
}

// Whether the lines below a word that stands there again and again may be its numbers in words:
// hardly one comes twice, and text follows behind nearly all.
bool CountsInWords(const Source& source, const Blocks& blocks, const std::vector<uint32_t>& words) {
  if (words.size() < kFewestWords) return false;
  std::unordered_set<std::string> numbers;
  size_t followed = 0;
  for (const uint32_t word : words) {
    numbers.insert(FoldWord(ShortText(source, blocks, blocks.blocks[word + 1], kLongestOrdinal)));
    followed += word + 2 < blocks.blocks.size() &&
                ShortText(source, blocks, blocks.blocks[word + 2], kLeastText).empty();
  }
  return 10 * numbers.size() >= 9 * words.size() && 10 * followed >= 7 * words.size();
}

// Whether the text is a few words, without digits, that no comma or the like divides.
bool IsOrdinal(std::string_view text) {
  if (text.ends_with('.') || text.ends_with(':')) text.remove_suffix(1);
  size_t words = 1;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, &at);
    words += c == ' ';
    if (c != ' ' && !IsLetter(c) && c != '\'' && c != 0x2019 && c != '-') return false;
  }
  return !text.empty() && words <= kMostOrdinalWords;
}

// Marks the words that stand over numbers in words.
bool FindWordedPairs(const Source& source, const Blocks& blocks, std::vector<uint32_t>* merged) {
  std::unordered_map<std::string, std::vector<uint32_t>> groups;
  for (uint32_t i = 0; i + 1 < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];
    if (!IsShort(blocks, block, kLongestWord) || !MayBeWords(source, blocks, block)) continue;
    std::string word = ShortText(source, blocks, block, kLongestWord);
    if (word.empty() || !IsWords(word)) continue;
    if (!IsOrdinal(ShortText(source, blocks, blocks.blocks[i + 1], kLongestOrdinal))) continue;
    groups[FoldWord(word)].push_back(i);
  }
  bool any = false;
  for (const auto& [word, places] : groups) {
    if (!CountsInWords(source, blocks, places)) continue;
    for (const uint32_t place : places) (*merged)[place] = 1;
    any = true;
  }
  return any;
}

std::vector<uint32_t> FindPairs(const Source& source, const Blocks& blocks,
                                const Lexicon& lexicon) {
  std::unordered_map<std::string, std::vector<Pair>> groups;
  for (uint32_t i = 0; i + 1 < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];  // most of them are neither short nor words
    if (!IsShort(blocks, block, kLongestWord) || !MayBeWords(source, blocks, block)) continue;
    const std::string number = ShortText(source, blocks, blocks.blocks[i + 1], kLongestNumber);
    const uint32_t value = number.empty() ? 0 : NumeralAlone(number);
    if (value == 0) continue;
    std::string word = ShortText(source, blocks, block, kLongestWord);
    if (IsWords(word)) groups[FoldWord(word)].push_back({i, value});
  }
  std::vector<uint32_t> merged(blocks.blocks.size(), 0);
  bool any = false;
  for (const auto& [word, pairs] : groups) {
    if (!Rises(pairs) && !NamesLevel(lexicon, word)) continue;
    for (const Pair& pair : pairs) merged[pair.block] = 1;
    any = true;
  }
  if (!any) any = FindWordedPairs(source, blocks, &merged);
  if (!any) merged.clear();
  return merged;
}

// The runs of two blocks behind all others, with a space between.
Block Join(const Block& word, const Block& number, Blocks* blocks) {
  Block joined = word;
  joined.runs.first = static_cast<uint32_t>(blocks->runs.size());
  joined.blank_after = number.blank_after;
  joined.full_last_line = false;
  joined.line_count = word.line_count + number.line_count;
  const auto append = [&](RunRange range) {
    for (uint32_t i = 0; i < range.count; ++i) {
      blocks->runs.push_back(Run(blocks->runs[range.first + i]));
    }
  };
  append(word.runs);
  const uint32_t at = blocks->runs[number.runs.first].begin;
  blocks->runs.push_back({RunKind::kSpace, at, at, 0});
  append(number.runs);
  joined.runs.count = static_cast<uint32_t>(blocks->runs.size()) - joined.runs.first;
  return joined;
}

}  // namespace

std::optional<Blocks> MergeLabels(const Source& source, const Blocks& blocks,
                                  const Lexicon& lexicon) {
  const std::vector<uint32_t> merged = FindPairs(source, blocks, lexicon);
  if (merged.empty()) return std::nullopt;
  Blocks copy = blocks;
  copy.blocks.clear();
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    if (merged[i] == 0) {
      copy.blocks.push_back(blocks.blocks[i]);
      continue;
    }
    copy.blocks.push_back(Join(blocks.blocks[i], blocks.blocks[i + 1], &copy));
    ++i;
  }
  return copy;
}

}  // namespace lexport
