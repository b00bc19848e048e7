#include "mapping/literal_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

namespace lexport {
namespace {

// Calls `visit` with every byte that is `mapped` in literals but for capitals: all digits, spaces.
template <typename Visit>
void ForEachByte(uint32_t mapped, Visit visit) {
  visit(mapped);
  for (uint32_t byte = '1'; mapped == '0' && byte <= '9'; ++byte) visit(byte);
  for (uint32_t byte = '\t'; mapped == ' ' && byte <= '\r'; ++byte) visit(byte);
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
  const auto for_each_at = [this](uint64_t bytes, uint32_t i, auto change) {
    ForEachByte(ByteOf(bytes, i), [&](uint32_t first) {
      ForEachByte(ByteOf(bytes, i + 1), [&](uint32_t second) {
        uint8_t& field = table_[HashOf(first, second)];
        field = change(field);
      });
    });
  };
  for (const Entry& entry : entries_) {
    for (uint32_t i = 0; i + 1 < least_; ++i) {
      const auto shift = static_cast<uint8_t>(least_ - 2 - i);
      for_each_at(entry.bytes, i, [&](uint8_t field) { return std::min(field, shift); });
    }
  }
  for (const Entry& entry : entries_) {
    // Behind a literal of one byte any may stand.
    const uint64_t most = entry.size == 1 ? 0xFF : 0;
    for (uint64_t second = 0; second <= most; ++second) {
      for_each_at(entry.bytes | second << 48, 0, [](uint8_t field) { return field | kBegins; });
    }
  }
}

void LiteralIndex::FindAtStart(std::string_view text, std::vector<uint32_t>* owners) const {
  if (MayFindAtStart(text)) FindSorted(text, owners);
}

void LiteralIndex::FindSorted(std::string_view text, std::vector<uint32_t>* owners) const {
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
  if (empty() || text.size() + 1 < least_) return;
  for (size_t last = least_ - 1; last < text.size();) {
    const size_t shift = table_[HashAt(text.data() + last - 1)] & ~kBegins;
    if (shift == 0) FindAtStart(text.substr(last + 1 - least_), owners);
    last += std::max<size_t>(shift, 1);
  }
  // A literal may end with a zero, which stands for the end of the text.
  FindAtStart(text.substr(text.size() + 1 - least_), owners);
}

}  // namespace lexport
