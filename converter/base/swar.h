// Eight bytes of text at a time, as one 64-bit word, the first byte lowest. A mask holds 0x80 in
// each byte of the word that it speaks of, 0 in the others. Pure functions, safe in any thread.

#ifndef LEXPORT_BASE_SWAR_H_
#define LEXPORT_BASE_SWAR_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lexport::swar {

constexpr uint64_t kOnes = 0x0101010101010101u;
constexpr uint64_t kHighs = 0x8080808080808080u;

// The eight bytes at `p`, all of which must be readable.
inline uint64_t Load(const char* p) {
  uint64_t x;
  std::memcpy(&x, p, sizeof x);
  if constexpr (std::endian::native == std::endian::big) x = __builtin_bswap64(x);
  return x;
}

// The up to eight bytes of `text` from `at` on, at <= text.size(); zeros behind its end.
inline uint64_t LoadAt(std::string_view text, size_t at) {
  if (at + 8 <= text.size()) return Load(text.data() + at);
  uint64_t x = 0;
  for (size_t i = text.size(); i > at; --i) x = x << 8 | static_cast<uint8_t>(text[i - 1]);
  return x;
}

// Bytes from `low` to `high`, both under 0x80.
constexpr uint64_t InRange(uint64_t x, uint8_t low, uint8_t high) {
  const uint64_t seven = x & ~kHighs;
  const uint64_t from_low = seven + kOnes * (0x80u - low);
  const uint64_t over_high = seven + kOnes * (0x7Fu - high);
  return from_low & ~over_high & ~x & kHighs;
}

constexpr uint64_t Equal(uint64_t x, uint8_t c) { return InRange(x, c, c); }

// The index of the first byte in `mask`; 8 when it is empty.
inline size_t FirstOf(uint64_t mask) { return static_cast<size_t>(std::countr_zero(mask)) >> 3; }

// A hash of `text` for tables in memory, its higher bits the better ones. Eight bytes at a time,
// and the last eight, some of which may have been read before. Whoever chooses the text can make
// hashes meet.
inline uint64_t Hash(std::string_view text) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  uint64_t hash = text.size();
  const auto take = [&hash](uint64_t x) {
    hash = (hash ^ x) * kMultiplier;
    hash ^= hash >> 32;
  };
  size_t at = 0;
  for (; at + 8 < text.size(); at += 8) take(Load(text.data() + at));
  take(text.size() >= 8 ? Load(text.data() + text.size() - 8) : LoadAt(text, at));
  return hash * kMultiplier;
}

}  // namespace lexport::swar

#endif  // LEXPORT_BASE_SWAR_H_
