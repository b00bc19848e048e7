// In which language a text is written: by the small words that are frequent in it, else by its
// script.

#include <algorithm>
#include <array>
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
constexpr size_t kStride = 7;          // odd, since texts in two languages often take turns
constexpr uint32_t kFewest = 400;      // words that it can be clear from
constexpr size_t kScriptBytes = 4000;  // by which the script is told

// How much of a text speaks for one language.
struct LanguageHits {
  double weight = 0;      // of its words; one that languages share is shared out among them
  uint32_t words = 0;     // that are in its list
  uint32_t distinct = 0;  // entries of its list that occur
};

constexpr size_t kLook = 64;           // bytes that are looked at together
constexpr size_t kWindow = kLook - 1;  // that are read of them, so that the end of each run is seen

// What stands in a window of text: a bit for each byte.
struct Window {
  uint64_t letters = 0;  // of ASCII
  uint64_t others = 0;   // beyond ASCII, be they letters or not
};

Window LookAt(const char* bytes) {
  Window window;
  for (size_t i = 0; i < kLook; i += kByteBlock) {
    const ByteBlock block = LoadBytes(bytes + i);
    window.letters |= uint64_t{BitsOf(BytesBetween(block | 0x20, 'a', 'z'))} << i;
    window.others |= uint64_t{BitsOf(ByteBlock(block >= 0x80))} << i;
  }
  return window;
}

// A piece of text, and how many bytes may be read from its start on: it may be part of more.
struct Piece {
  std::string_view text;
  size_t readable = 0;
};

// The text of the runs, up to the one that makes it `limit` bytes, where they stand in the source
// one behind the other, with nothing but white space between; nothing for others.
Piece PieceOf(const Source& source, const Blocks& blocks, RunRange range, size_t limit) {
  const uint32_t begin = range.count == 0 ? 0 : blocks.runs[range.first].begin;
  uint32_t end = begin;
  size_t size = 0;
  for (uint32_t i = 0; i < range.count && size < limit; ++i) {
    const Run& run = blocks.runs[range.first + i];
    const bool shown = run.kind == RunKind::kText || run.kind == RunKind::kSpace;
    if (!shown || run.begin != end) return {};
    size += run.kind == RunKind::kText ? run.end - run.begin : 1;
    end = run.end;
  }
  return {source.slice({begin, end}), source.text().size() - begin};
}

// Words are runs of letters. Nearly all are ASCII.
class LanguageTeller {
 public:
  explicit LanguageTeller(const LanguageIndex& index)
      : index_(index), counts_(index.entries.size(), 0) {}

  void ReadBlock(const Source& source, const Blocks& blocks, const Block& block) {
    Piece piece = PieceOf(source, blocks, block.runs, kBlockBytes);
    if (piece.text.empty()) {
      composed_.clear();
      AppendVisible(source, blocks, block.runs, kBlockBytes, &composed_);
      piece = {composed_, composed_.size()};
    }
    for (size_t at = 0; at < piece.text.size();) at = ReadWindow(piece, at);
  }

  std::string Tell() const;

  // Whether what was read leaves no doubt, so that what follows need not be read: twice what a
  // language must have, and four times what any other has.
  bool IsClear() const;

 private:
  static constexpr uint64_t kSmall = swar::kOnes * 0x20u;  // makes small letters of letters

  // Runs of letters, and what is beyond ASCII between them: a bit where each begins, and one behind
  // it.
  struct Runs {
    uint64_t begins = 0, ends = 0;
  };

  size_t ReadWindow(const Piece& piece, size_t at);
  void ReadPlain(const Piece& piece, size_t at, Runs runs);
  void ReadMixed(const Piece& piece, size_t at, Runs runs, uint64_t others);
  size_t ReadAnyWord(std::string_view text, size_t at);

  // Of more than eight ASCII letters.
  void ReadLongWord(std::string_view word) {
    word_.assign(word);
    for (char& c : word_) c = static_cast<char>(c | 0x20);
    Count(index_.numbers.Find(word_));
  }

  void Count(uint32_t number) {
    if (number != WordNumbers::kNone) ++counts_[number];
  }

  std::vector<LanguageHits> Weigh() const;
  bool IsTold(const LanguageHits& hit, size_t language, uint32_t times) const;

  const LanguageIndex& index_;
  std::vector<uint32_t> counts_;  // of each entry
  std::string composed_, word_;
  uint32_t total_ = 0;
};

// Reads the words that end in the window at `at`, where one may begin but none goes on; gives where
// to go on.
size_t LanguageTeller::ReadWindow(const Piece& piece, size_t at) {
  const std::string_view text = piece.text;
  size_t size = std::min(kWindow, text.size() - at);
  std::array<char, kLook> room;
  const char* bytes = text.data() + at;
  if (at + kLook > piece.readable) {
    room = {};
    bytes = std::copy_n(bytes, size, room.data()) - size;
  }
  const Window window = LookAt(bytes);
  uint64_t runs = (window.letters | window.others) & ~(~uint64_t{0} << size);
  if (runs >> (kWindow - 1) != 0 && at + size < text.size()) {  // the last word goes on
    size -= static_cast<size_t>(std::countl_one(runs << 1));
    if (size == 0) return ReadAnyWord(text, at);
    runs &= ~(~uint64_t{0} << size);
  }
  const Runs edges{runs & ~(runs << 1), ~runs & runs << 1};
  if ((window.others & runs) == 0) {
    ReadPlain(piece, at, edges);
  } else {
    ReadMixed(piece, at, edges, window.others);
  }
  return at + size;
}

// Words of ASCII letters.
void LanguageTeller::ReadPlain(const Piece& piece, size_t at, Runs runs) {
  for (; runs.begins != 0; runs.begins &= runs.begins - 1) {
    const auto begin = static_cast<size_t>(std::countr_zero(runs.begins));
    const auto size = static_cast<size_t>(std::countr_zero(runs.ends >> begin));
    const char* const word = piece.text.data() + at + begin;
    ++total_;
    if (!index_.numbers.MayHold(*word, size)) continue;
    if (size > 8) {
      ReadLongWord({word, size});
      continue;
    }
    const uint64_t bytes =
        at + begin + 8 <= piece.readable ? swar::Load(word) : swar::LoadAt(piece.text, at + begin);
    Count(index_.numbers.Find((bytes | kSmall) & ~uint64_t{0} >> (64 - 8 * size), 0, size));
  }
}

// Runs of which some hold one of `others`: letters beyond ASCII, or what ends a word.
void LanguageTeller::ReadMixed(const Piece& piece, size_t at, Runs runs, uint64_t others) {
  for (; runs.begins != 0; runs.begins &= runs.begins - 1, runs.ends &= runs.ends - 1) {
    const Runs one{runs.begins & -runs.begins, runs.ends & -runs.ends};
    if ((others & (one.ends - one.begins)) == 0) {
      ReadPlain(piece, at, one);
      continue;
    }
    const size_t end = at + static_cast<size_t>(std::countr_zero(one.ends));
    for (size_t next = at + static_cast<size_t>(std::countr_zero(one.begins)); next < end;) {
      next = ReadAnyWord(piece.text, next);
    }
  }
}

// The word at `at`, if there is one, of letters of any kind; gives where to go on.
size_t LanguageTeller::ReadAnyWord(std::string_view text, size_t at) {
  size_t end = at, next = at;
  while (next < text.size() && IsLetter(NextCodePoint(text, &next))) end = next;
  if (end == at) return next;
  ++total_;
  word_ = FoldWord(text.substr(at, end - at));
  Count(index_.numbers.Find(word_));
  return end;
}

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

// Whether its words are many and of many kinds; so many `times` as many as need be.
bool LanguageTeller::IsTold(const LanguageHits& hit, size_t language, uint32_t times) const {
  // In a long text nearly all small words of its language occur; in a short one a few.
  const uint32_t wanted =
      std::max(2u, std::min(index_.listed[language] * 11 / 20, 2 + total_ / 50));
  return hit.words * 10 > total_ * times && hit.distinct >= wanted;
}

// The language whose words are the most, when they are many and of many kinds; else "".
std::string LanguageTeller::Tell() const {
  const std::vector<LanguageHits> hits = Weigh();
  const auto best = std::max_element(
      hits.begin(), hits.end(),
      [](const LanguageHits& a, const LanguageHits& b) { return a.weight < b.weight; });
  if (best == hits.end()) return "";
  const auto language = static_cast<size_t>(best - hits.begin());
  return IsTold(*best, language, 1) ? index_.languages[language] : "";
}

bool LanguageTeller::IsClear() const {
  if (total_ < kFewest) return false;
  const std::vector<LanguageHits> hits = Weigh();
  size_t best = 0;
  for (size_t i = 1; i < hits.size(); ++i) best = hits[i].weight > hits[best].weight ? i : best;
  for (size_t i = 0; i < hits.size(); ++i) {
    if (i != best && 4 * hits[i].weight > hits[best].weight) return false;
  }
  return !hits.empty() && IsTold(hits[best], best, 2);
}

bool IsHanText(std::string_view text) {
  uint32_t han = 0, points = 0;
  for (size_t i = 0; i < text.size(); ++points) {
    const char32_t c = NextCodePoint(text, &i);
    han += c >= 0x4E00 && c <= 0x9FFF;
  }
  return points > 0 && 2 * han > points;
}

// What the script is told by.
std::string BeginningOf(const Source& source, const Blocks& blocks, size_t most_blocks) {
  std::string beginning, text;
  for (size_t i = 0; i < most_blocks && beginning.size() < kScriptBytes; ++i) {
    text.clear();
    AppendVisible(source, blocks, blocks.blocks[i].runs, kBlockBytes, &text);
    beginning += text;
  }
  return beginning;
}

}  // namespace

std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon) {
  LanguageTeller teller(*lexicon.language_index);
  const size_t count = std::min(blocks.blocks.size(), kLanguageBlocks);
  // One of kStride first, so that what it may be clear from is of all parts of the text.
  for (size_t first = 0; first < kStride && !teller.IsClear(); ++first) {
    for (size_t i = first; i < count; i += kStride) {
      teller.ReadBlock(source, blocks, blocks.blocks[i]);
    }
  }
  if (std::string told = teller.Tell(); !told.empty()) return told;
  const std::string beginning = BeginningOf(source, blocks, count);
  if (std::string told = LanguageOfScript(beginning); !told.empty()) return told;
  return IsHanText(beginning) ? "zh" : "und";
}

}  // namespace lexport
