#include "layout/words.h"

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <string>

#include "base/bytes.h"
#include "base/swar.h"

namespace lexport::layout {
namespace {

constexpr size_t kLeastSize = 1 << 8;
constexpr size_t kFirstSize = 1 << 12;
constexpr size_t kBytesAnEntry = 16;  // of a text, about; a long one repeats its words more often
constexpr size_t kMostEntries = 1 << 20;
// Entries looked at for one word; words chosen to meet in the table are counted as if never seen.
constexpr size_t kMostProbes = 1000;
constexpr uint64_t kSeed = 0xCBF29CE484222325u;
constexpr uint64_t kHeadSeed = 0xA0761D6478BD642Fu;
constexpr uint64_t kTailSeed = 0x9E3779B97F4A7C15u;
constexpr uint64_t kPrime = 0xFF51AFD7ED558CCDu;

// Eight bytes with the capitals of ASCII as small letters. All letters and no signs are hashed, so
// that one bit does it; '-' has it already.
uint64_t Fold(uint64_t x) { return x | (~x & swar::kHighs) >> 2; }
uint64_t FoldAscii(uint64_t x) { return x | swar::kOnes * 0x20u; }  // the same, of bytes of ASCII

// The high bits of the outcome depend on all others; the table is entered by them.
uint64_t Mix(uint64_t hash, uint64_t bytes) { return ((hash ^ hash >> 32) ^ bytes) * kPrime; }

// A hash ends with the length of its word, so that it is never 0, the mark of a free entry.
uint64_t WithSize(uint64_t hash, size_t size) { return (hash & ~uint64_t{0xFF}) | size; }

// The hash of the `size` > 0 bytes at `word`, a word or compound, of which `first` are the first
// eight. What stands behind a shorter word is shifted out.
template <typename Folded>
inline uint64_t HashWord(uint64_t seed, const char* word, size_t size, uint64_t first,
                         const Folded& fold) {
  if (size < 8) return WithSize(Mix(seed, fold(first) << (64 - 8 * size)), size);
  uint64_t hash = Mix(seed, fold(first));
  for (size_t at = 8; at + 8 < size; at += 8) hash = Mix(hash, fold(swar::Load(word + at)));
  hash = Mix(hash, fold(swar::Load(word + size - 8)));  // meets or overlaps what was before
  return WithSize(hash, std::min<size_t>(size, Words::kLongest));
}

// The hash of text[begin,end). What stands behind it in `text` may be loaded.
inline uint64_t HashOf(uint64_t seed, std::string_view text, size_t begin, size_t end) {
  if (begin == end) return seed;
  return HashWord(seed, text.data() + begin, end - begin, swar::LoadAt(text, begin), Fold);
}

uint64_t HashOf(uint64_t seed, std::string_view word) { return HashOf(seed, word, 0, word.size()); }

// The hash of words set together, and signs between them.
uint64_t HashOfAll(uint64_t seed, std::initializer_list<std::string_view> parts) {
  constexpr size_t kShort = 64;
  size_t size = 0;
  for (std::string_view part : parts) size += part.size();
  if (size > kShort) {
    std::string word;
    for (std::string_view part : parts) word.append(part);
    return HashOf(seed, word);
  }
  char word[kShort] = {};
  char* end = word;
  for (std::string_view part : parts) end = std::copy(part.begin(), part.end(), end);
  return HashOf(seed, {word, sizeof(word)}, 0, size);
}

bool IsAsciiLetter(uint8_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

uint32_t NoLetters(ByteBlock bytes) { return BitsOf(~BytesBetween(bytes | 0x20, 'a', 'z')); }

// Where the run of letters that begins at `at` ends.
size_t RunEnd(std::string_view text, size_t at) {
  while (at < text.size()) {
    const uint32_t others = NoLetters(LoadPadded(text, at)) | 1u << kByteBlock;
    at += static_cast<size_t>(std::countr_zero(others));
    if (others == 1u << kByteBlock) continue;
    // Where one letter is of several bytes, the next ones are too, as a rule.
    do {
      const uint32_t size = at < text.size() ? LetterSize(text, at) : 0;
      if (size == 0) return at;
      at += size;
    } while (at < text.size() && static_cast<uint8_t>(text[at]) > 0x7F);
  }
  return at;
}

}  // namespace

uint32_t LetterSize(std::string_view text, size_t at) {
  const auto c = static_cast<uint8_t>(text[at]);
  if (c < 0x80) return IsAsciiLetter(c);
  if (c < 0xC3) return 0;  // signs of Latin-1, and stray bytes
  const uint32_t size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  const auto next = at + 1 < text.size() ? static_cast<uint8_t>(text[at + 1]) : 0;
  if (c == 0xC3 && (next == 0x97 || next == 0xB7)) return 0;  // multiplication and division signs
  // General punctuation, arrows, mathematics; CJK punctuation.
  if (c == 0xE2 && next >= 0x80 && next <= 0xAF) return 0;
  if (c == 0xE3 && next == 0x80) return 0;
  return std::min<uint32_t>(size, static_cast<uint32_t>(text.size() - at));
}

std::string_view WordAt(std::string_view text, size_t at) {
  return text.substr(at, RunEnd(text, at) - at);
}

inline void Words::Add(uint64_t hash, uint32_t begin) {
  size_t i = hash >> shift_;
  for (size_t left = kMostProbes; table_[i].hash != hash; i = (i + 1) & mask_) {
    if (table_[i].hash == 0) return AddNew(hash, i, begin);
    if (--left == 0) return;
  }
  ++table_[i].count;
}

// Fills the free entry `i`.
void Words::AddNew(uint64_t hash, size_t i, uint32_t begin) {
  if (used_ >= kMostEntries) return;
  table_[i] = {hash, 1, begin};
  if (++used_ * 2 > table_.size()) Grow();
}

Words::Words(std::string_view text)
    : table_(std::clamp(std::bit_ceil(text.size() / kBytesAnEntry), kLeastSize, kFirstSize)),
      mask_(table_.size() - 1),
      shift_(std::countl_zero(uint64_t{mask_})) {
  for (size_t at = 0; at < text.size();) {
    at = AddPlain(text, at);
    if (at >= text.size()) break;
    if (LetterSize(text, at) == 0) {
      ++at;
      continue;
    }
    const size_t begin = at;
    size_t part = at;
    at = AddPart(text, at);
    const size_t head_end = at;
    while (at + 1 < text.size() && text[at] == '-' && LetterSize(text, at + 1) > 0) {
      part = at + 1;
      small_compounds_ += text[part] < 'A' || text[part] > 'Z';
      at = AddPart(text, part);
    }
    if (part == begin) continue;
    Add(HashOf(kSeed, text, begin, at), static_cast<uint32_t>(begin));
    Add(HashOf(kHeadSeed, text, begin, head_end), static_cast<uint32_t>(begin));
    Add(HashOf(kTailSeed, text, part, at), static_cast<uint32_t>(part));
  }
}

// Counts the words from `at` on as long as they are of ASCII letters and a sign of ASCII other than
// a hyphen stands behind them, as behind most; gives where the first other word begins.
size_t Words::AddPlain(std::string_view text, size_t at) {
  size_t begin = at;
  const auto no_plain = [](ByteBlock bytes) {
    return BitsOf(ByteBlock(bytes > 0x7F) | ByteBlock(bytes == '-'));
  };
  for (; at + 2 * kByteBlock + 8 <= text.size(); at += 2 * kByteBlock) {
    const ByteBlock bytes = LoadBytes(text.data() + at);
    const ByteBlock more = LoadBytes(text.data() + at + kByteBlock);
    const uint32_t stops = no_plain(bytes) | no_plain(more) << kByteBlock;
    uint64_t ends = NoLetters(bytes) | NoLetters(more) << kByteBlock;
    if (stops != 0) ends &= (stops & -stops) - 1;  // those before the first stop
    for (; ends != 0; ends &= ends - 1) {
      const size_t end = at + static_cast<size_t>(std::countr_zero(ends));
      if (end > begin) {
        const char* word = text.data() + begin;
        Add(HashWord(kSeed, word, end - begin, swar::Load(word), FoldAscii),
            static_cast<uint32_t>(begin));
      }
      begin = end + 1;
    }
    if (stops != 0) break;
  }
  return begin;
}

// Counts the run of letters at `at`; gives its end.
size_t Words::AddPart(std::string_view text, size_t at) {
  const size_t end = RunEnd(text, at);
  Add(HashOf(kSeed, text, at, end), static_cast<uint32_t>(at));
  return end;
}

void Words::Grow() {
  std::vector<Entry> old(table_.size() * 2);
  old.swap(table_);
  mask_ = table_.size() - 1;
  --shift_;
  for (const Entry& entry : old) {
    if (entry.hash == 0) continue;
    size_t i = entry.hash >> shift_, left = kMostProbes;
    for (; table_[i].hash != 0 && left != 0; --left) i = (i + 1) & mask_;
    if (left != 0) table_[i] = entry;
  }
}

uint32_t Words::Find(uint64_t hash) const {
  size_t i = hash >> shift_;
  for (size_t left = kMostProbes; left != 0 && table_[i].hash != 0; --left, i = (i + 1) & mask_) {
    if (table_[i].hash == hash) return table_[i].count;
  }
  return 0;
}

uint32_t Words::Count(std::string_view word) const { return Find(HashOf(kSeed, word)); }

uint32_t Words::CountJoined(std::string_view first, std::string_view second) const {
  return Find(HashOfAll(kSeed, {first, second}));
}

uint32_t Words::CountHyphenated(std::string_view first, std::string_view second) const {
  return Find(HashOfAll(kSeed, {first, "-", second}));
}

uint32_t Words::CountAsHead(std::string_view part) const { return Find(HashOf(kHeadSeed, part)); }
uint32_t Words::CountAsTail(std::string_view part) const { return Find(HashOf(kTailSeed, part)); }

}  // namespace lexport::layout
