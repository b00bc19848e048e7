#include "mapping/literal_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>

namespace lexport {
namespace {

constexpr size_t kHashes = 4096;

size_t HashOf(uint32_t first, uint32_t second) { return (first << 4 ^ second) % kHashes; }

// MapToLiteral for each byte.
constexpr std::array<unsigned char, 256> kMapped = [] {
  std::array<unsigned char, 256> mapped{};
  for (size_t i = 0; i < mapped.size(); ++i) mapped[i] = static_cast<unsigned char>(i);
  for (size_t i = 'A'; i <= 'Z'; ++i) mapped[i] |= 0x20;
  for (size_t i = '0'; i <= '9'; ++i) mapped[i] = '0';
  for (size_t i = '\t'; i <= '\r'; ++i) mapped[i] = ' ';
  return mapped;
}();

// Of the two bytes at text[at], the second behind its end at most.
size_t HashAt(std::string_view text, size_t at) {
  const auto mapped = [&](size_t i) {
    return i < text.size() ? kMapped[static_cast<unsigned char>(text[i])] : 0;
  };
  return HashOf(mapped(at), mapped(at + 1));
}

// The first eight bytes, the first as the highest.
uint64_t FirstBytesOf(ByteBlock block) {
  uint64_t bytes;
  std::memcpy(&bytes, &block, sizeof(bytes));
  return std::endian::native == std::endian::big ? bytes : __builtin_bswap64(bytes);
}

uint32_t ByteOf(uint64_t bytes, uint32_t index) { return bytes >> (56 - 8 * index) & 0xFF; }

}  // namespace

void LiteralIndex::Add(const Literals& literals, uint32_t owner) {
  for (const Literal& literal : literals) {
    entries_.push_back({literal.bytes, literal.size, owner});
    least_ = std::min(least_, literal.size);
  }
}

void LiteralIndex::Finish() {
  const auto key = [](const Entry& e) { return std::tie(e.bytes, e.size, e.owner); };
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  entries_.erase(std::unique(entries_.begin(), entries_.end(),
                             [&](const Entry& a, const Entry& b) { return key(a) == key(b); }),
                 entries_.end());
  for (size_t i = 1; i < entries_.size(); ++i) {
    auto before = static_cast<int32_t>(i) - 1;
    const auto begins = [&](const Entry& e) {
      return e.size <= entries_[i].size && (e.bytes ^ entries_[i].bytes) >> (64 - 8 * e.size) == 0;
    };
    while (before >= 0 && !begins(entries_[before])) before = entries_[before].shorter;
    entries_[i].shorter = before;
  }
  if (!entries_.empty()) FillTable();
}

void LiteralIndex::FillTable() {
  table_.assign(kHashes, static_cast<uint8_t>(least_ - 1));
  for (const Entry& entry : entries_) {
    for (uint32_t i = 0; i + 1 < least_; ++i) {
      uint8_t& shift = table_[HashOf(ByteOf(entry.bytes, i), ByteOf(entry.bytes, i + 1))];
      shift = std::min(shift, static_cast<uint8_t>(least_ - 2 - i));
    }
  }
  for (const Entry& entry : entries_) {
    const uint32_t first = ByteOf(entry.bytes, 0);
    if (entry.size > 1) table_[HashOf(first, ByteOf(entry.bytes, 1))] |= kBegins;
    for (uint32_t second = 0; entry.size == 1 && second < 0x100; ++second) {
      table_[HashOf(first, second)] |= kBegins;
    }
  }
}

void LiteralIndex::FindAtStart(std::string_view text, std::vector<uint32_t>* owners) const {
  if (entries_.empty() || (table_[HashAt(text, 0)] & kBegins) == 0) return;
  const uint64_t bytes = FirstBytesOf(MapToLiteral(LoadPadded(text, 0)));
  const auto next =
      std::upper_bound(entries_.begin(), entries_.end(), bytes,
                       [](uint64_t b, const Entry& entry) { return b < entry.bytes; });
  // Whatever the text begins with, the last entry that is not greater begins with it too.
  for (auto i = static_cast<int32_t>(next - entries_.begin()) - 1; i >= 0;
       i = entries_[i].shorter) {
    const Entry& entry = entries_[i];
    if ((entry.bytes ^ bytes) >> (64 - 8 * entry.size) == 0) owners->push_back(entry.owner);
  }
}

void LiteralIndex::FindInside(std::string_view text, std::vector<uint32_t>* owners) const {
  // A literal may end with a zero, which stands for the end of the text.
  for (size_t last = least_ - 1; last <= text.size();) {
    const size_t shift = table_[HashAt(text, last - 1)] & ~kBegins;
    if (shift == 0) FindAtStart(text.substr(last + 1 - least_), owners);
    last += std::max<size_t>(shift, 1);
  }
}

}  // namespace lexport
