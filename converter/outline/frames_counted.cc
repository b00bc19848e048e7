// Frames that are nothing but numbers in words, in a language that nobody listed: "Mosi", "Vili" …
// "Kumi na mosi", "Kumi na vili". Numerals are made of numerals: the eleventh line has the word of
// the first in it, the twelfth that of the second. Headings are not made so.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "outline/frames.h"
#include "outline/label_words.h"

namespace lexport {
namespace {

constexpr size_t kFewest = 14;       // lines, so that some are made of others
constexpr size_t kBase = 10;         // of the numerals
constexpr uint32_t kLongest = 48;    // code points of a line
constexpr uint32_t kLeastText = 12;  // … of the text below it
constexpr size_t kMostWords = 6;     // of a line
constexpr size_t kMostHeadings = 4;  // lines before the first number that look like it
constexpr size_t kSameStart = 4;     // bytes that two forms of one word begin with at least

struct CountedLine {
  uint32_t block = 0;
  std::vector<std::string> words;
};

// The folded words of a line that has nothing else but perhaps a stop at its end.
std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  if (text.ends_with('.') || text.ends_with(':')) text.remove_suffix(1);
  for (size_t at = 0; at < text.size();) {
    const size_t end = WordEnd(text, at);
    if (end == at || words.size() == kMostWords) return {};
    words.push_back(FoldWord(text.substr(at, end - at)));
    at = SkipSpaces(text, end);
    if (at == end && at < text.size()) return {};
  }
  return words;
}

std::vector<CountedLine> CollectLines(const Blocks& blocks, const Views& views) {
  std::vector<CountedLine> lines;
  for (uint32_t i = 0; i + 1 < views.blocks.size(); ++i) {
    const BlockView& view = views.blocks[i];
    const bool line = view.whole && view.points > 0 && view.points <= kLongest && !view.has_digit &&
                      blocks.blocks[i].kind == BlockKind::kText;
    if (!line || views.blocks[i + 1].points < kLeastText) continue;
    std::vector<std::string> words = WordsOf(view.head);
    if (!words.empty()) lines.push_back({i, std::move(words)});
  }
  return lines;
}

// How often each word occurs; the commonest join numerals and are no numerals.
using Counts = std::unordered_map<std::string, size_t>;

Counts CountWords(const std::vector<CountedLine>& lines) {
  Counts counts;
  for (const CountedLine& line : lines) {
    for (const std::string& word : line.words) ++counts[word];
  }
  return counts;
}

bool SameWord(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const size_t shorter = std::min(a.size(), b.size());
  size_t same = 0;
  while (same < shorter && a[same] == b[same]) ++same;
  return same >= kSameStart && 3 * same >= 2 * shorter;
}

bool ShareWord(const CountedLine& a, const CountedLine& b, const Counts& counts, size_t lines) {
  for (const std::string& word : a.words) {
    if (4 * counts.at(word) > lines) continue;
    for (const std::string& other : b.words) {
      if (4 * counts.at(other) <= lines && SameWord(word, other)) return true;
    }
  }
  return false;
}

// How many lines, counted from `first`, have a word of the line ten before in them.
size_t MadeOfOthers(const std::vector<CountedLine>& lines, size_t first, const Counts& counts) {
  size_t made = 0;
  for (size_t i = first + kBase; i < lines.size(); ++i) {
    made += ShareWord(lines[i], lines[i - kBase], counts, lines.size());
  }
  return made;
}

}  // namespace

Frames FindCountedFrames(const Blocks& blocks, const Views& views) {
  Frames frames;
  const std::vector<CountedLine> lines = CollectLines(blocks, views);
  if (lines.size() < kFewest) return frames;
  const Counts counts = CountWords(lines);
  size_t first = 0, most = 0;
  for (size_t start = 0; start <= kMostHeadings; ++start) {
    if (lines.size() < start + kFewest) break;
    // Tens have no unit in them, so not all lines have a word of another.
    const size_t made = MadeOfOthers(lines, start, counts);
    const size_t own = lines.size() - start - kBase;
    const bool begins = ShareWord(lines[start], lines[start + kBase], counts, lines.size());
    if (!begins || 10 * made < 6 * own || made <= most) continue;
    first = start;
    most = made;
  }
  if (most < 4) return frames;
  for (size_t i = first; i < lines.size(); ++i) {
    const auto end = static_cast<uint32_t>(views.blocks[lines[i].block].head.size());
    frames.labels.push_back({lines[i].block, static_cast<uint32_t>(i - first + 1), end, true});
  }
  return frames;
}

}  // namespace lexport
