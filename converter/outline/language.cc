// In which language a text is written: by the small words that are frequent in it, else by its
// script.

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "base/bytes.h"
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

  // Words are runs of letters. They are told by bits, one for each of 64 bytes; those that are not
  // all ASCII are read letter by letter.
  void Read(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      at = static_cast<unsigned char>(text[at]) >= 0x80 ? ReadAnyWord(text, at)
                                                        : ReadWindow(text, at);
    }
  }

  std::string Tell() const;

 private:
  static constexpr uint64_t kSmall = swar::kOnes * 0x20u;  // makes small letters of letters
  static constexpr size_t kWindow = 64;

  // Reads what begins with ASCII at `at`, not within a word; gives where to go on.
  size_t ReadWindow(std::string_view text, size_t at) {
    uint64_t letters = 0, others = 0;  // others: beyond ASCII
    for (size_t i = 0; i < kWindow && at + i < text.size(); i += kByteBlock) {
      const ByteBlock block = LoadPadded(text, at + i);
      letters |= uint64_t{BitsOf(BytesBetween(block | 0x20, 'a', 'z'))} << i;
      others |= uint64_t{BitsOf(BytesBetween(block, 0x80, 0xFF))} << i;
    }
    const auto end = static_cast<size_t>(std::countr_zero(others));
    if (end < kWindow) letters &= (uint64_t{1} << end) - 1;
    // Of the word that the window or the ASCII ends; it may go on.
    const auto last = static_cast<size_t>(std::countl_one(letters << (kWindow - end)));
    if (last == end) return ReadLastWord(text, at);
    letters &= ~uint64_t{0} >> (kWindow - (end - last));
    while (letters != 0) {
      const int begin = __builtin_ctzll(letters);
      const uint64_t carried = letters + (uint64_t{1} << begin);  // through the word to its end
      const int size = __builtin_ctzll(carried) - begin;
      ReadAsciiWord(text, at + static_cast<size_t>(begin), static_cast<size_t>(size));
      letters &= carried;
    }
    return at + std::min(end - last, text.size() - at);
  }

  // The word at `at`, ASCII at first.
  size_t ReadLastWord(std::string_view text, size_t at) {
    size_t end = at;
    while (end < text.size() && IsAsciiLetter(text[end])) ++end;
    if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
      return ReadAnyWord(text, at);
    }
    ReadAsciiWord(text, at, end - at);
    return end;
  }

  static bool IsAsciiLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  void ReadAsciiWord(std::string_view text, size_t at, size_t size) {
    if (size > 8) return ReadLongWord(text.substr(at, size));
    ++total_;
    const uint64_t word = (swar::LoadAt(text, at) | kSmall) & ~uint64_t{0} >> (64 - 8 * size);
    Count(index_.numbers.Find(word, 0, size));
  }

  // Of more than eight letters, all ASCII.
  void ReadLongWord(std::string_view word) {
    ++total_;
    if (word.size() > index_.longest || !index_.numbers.MayHold(word)) return;
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

// The runs as one piece of the source, whose white space need not be what is visible; nothing where
// they are not one. Of a long text the beginning.
std::string_view OnePiece(const Source& source, const Blocks& blocks, RunRange range) {
  Span piece;
  size_t visible = 0;
  for (uint32_t i = 0; i < range.count && visible < kBlockBytes; ++i) {
    const Run& run = blocks.runs[range.first + i];
    const bool space = run.kind == RunKind::kSpace || run.kind == RunKind::kLineBreak;
    if (i == 0) piece = {run.begin, run.begin};
    if (run.begin != piece.end || (space ? run.end == run.begin : run.kind != RunKind::kText)) {
      return {};
    }
    visible += space ? 1 : run.end - run.begin;
    piece.end = run.end;
  }
  return source.slice(piece);
}

// Enough to see the script.
std::string BeginningOf(const Source& source, const Blocks& blocks) {
  std::string text, all;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    if (all.size() >= kScriptBytes) break;
    text.clear();
    AppendVisible(source, blocks, blocks.blocks[i].runs, kBlockBytes, &text);
    all += text;
  }
  return all;
}

}  // namespace

std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon) {
  LanguageTeller teller(*lexicon.language_index);
  std::string composed;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    const RunRange runs = blocks.blocks[i].runs;
    std::string_view text = OnePiece(source, blocks, runs);
    if (text.empty()) {
      composed.clear();
      AppendVisible(source, blocks, runs, kBlockBytes, &composed);
      text = composed;
    }
    teller.Read(text);
  }
  if (std::string told = teller.Tell(); !told.empty()) return told;
  const std::string beginning = BeginningOf(source, blocks);
  if (std::string told = LanguageOfScript(beginning); !told.empty()) return told;
  return IsHanText(beginning) ? "zh" : "und";
}

}  // namespace lexport
