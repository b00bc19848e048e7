// Sixteen bytes at once, for scans over text that is mostly plain. The compiler makes the
// processor's wide instructions of these; there is no other difference to a loop over bytes.

#ifndef LEXPORT_BASE_BYTES_H_
#define LEXPORT_BASE_BYTES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lexport {

inline constexpr size_t kByteBlock = 16;

// Arithmetic and comparison work on each byte; a comparison gives 0xFF where it holds, else 0.
typedef unsigned char ByteBlock __attribute__((vector_size(kByteBlock)));

inline ByteBlock LoadBytes(const char* p) {
  ByteBlock block;
  std::memcpy(&block, p, sizeof(block));
  return block;
}

// Copies `size` bytes, at most a block of them, without a call.
inline void CopyWithinBlock(const char* from, size_t size, char* to) {
  // First and last bytes, which meet or overlap.
  const auto copy_ends = [&](auto part) {
    auto last = part;
    std::memcpy(&part, from, sizeof(part));
    std::memcpy(&last, from + size - sizeof(last), sizeof(last));
    std::memcpy(to, &part, sizeof(part));
    std::memcpy(to + size - sizeof(last), &last, sizeof(last));
  };
  if (size >= sizeof(uint64_t)) {
    copy_ends(uint64_t{});
  } else if (size >= sizeof(uint32_t)) {
    copy_ends(uint32_t{});
  } else if (size >= sizeof(uint16_t)) {
    copy_ends(uint16_t{});
  } else if (size == 1) {
    *to = *from;
  }
}

// The block at text[at], with zeros behind the end of the text.
inline ByteBlock LoadPadded(std::string_view text, size_t at) {
  if (at + kByteBlock <= text.size()) return LoadBytes(text.data() + at);
  char bytes[kByteBlock] = {};
  CopyWithinBlock(text.data() + at, text.size() - at, bytes);
  return LoadBytes(bytes);
}

// The bytes between `low` and `high`, both included.
inline ByteBlock BytesBetween(ByteBlock block, unsigned char low, unsigned char high) {
  // Moved so that `high` is the greatest signed byte there is: what is above it is negative.
  typedef signed char Signed __attribute__((vector_size(kByteBlock)));
  const auto below = static_cast<signed char>(0x7F - (high - low) - 1);
  return ByteBlock(Signed(block + static_cast<unsigned char>(0x7F - high)) > below);
}

inline bool AnyByte(ByteBlock mask) {
  uint64_t half[2];
  std::memcpy(half, &mask, sizeof(mask));
  return (half[0] | half[1]) != 0;
}

// One bit for each byte of `mask`, the result of comparisons; that of the first byte is the lowest.
inline uint32_t BitsOf(ByteBlock mask) {
#ifdef __SSE2__
  typedef char Signed __attribute__((vector_size(kByteBlock)));
  return static_cast<uint32_t>(__builtin_ia32_pmovmskb128(Signed(mask)));
#else
  uint64_t half[2];
  const ByteBlock ones = mask & 1;
  std::memcpy(half, &ones, sizeof(ones));
  if constexpr (std::endian::native == std::endian::big) {
    for (uint64_t& h : half) h = __builtin_bswap64(h);
  }
  // Moves the bit of byte i to bit 56 + i; the products do not meet.
  const auto gather = [](uint64_t h) { return (h * 0x0102040810204080u) >> 56; };
  return static_cast<uint32_t>(gather(half[0]) | gather(half[1]) << 8);
#endif
}

// Index of the first byte of `block` that is not zero; kByteBlock when all are.
inline size_t FirstByte(ByteBlock block) {
  return static_cast<size_t>(std::countr_zero(BitsOf(ByteBlock(block != 0)) | 1u << kByteBlock));
}

// The first `count` bytes set, the others not.
inline ByteBlock FirstBytes(size_t count) {
  constexpr ByteBlock kIndex = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return ByteBlock(kIndex < static_cast<unsigned char>(count));
}

inline bool IsAsciiBlock(ByteBlock block) { return BitsOf(ByteBlock(block >= 0x80)) == 0; }

}  // namespace lexport

#endif  // LEXPORT_BASE_BYTES_H_
