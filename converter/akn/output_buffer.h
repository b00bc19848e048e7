// OutputBuffer: text on its way into a string, in many small pieces. They are gathered in a small
// buffer first: the string is not asked for room at every piece, and most pieces are copied by a
// few wide moves where they are made. Inside the room only.

#ifndef LEXPORT_AKN_OUTPUT_BUFFER_H_
#define LEXPORT_AKN_OUTPUT_BUFFER_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace lexport {

// A short text that is written often: with room behind it, so that it is copied by two wide moves.
struct Piece {
  char bytes[2 * kByteBlock] = {};
  uint8_t size = 0;

  constexpr Piece() = default;
  constexpr Piece(std::string_view before, std::string_view name, std::string_view behind) {
    for (const std::string_view part : {before, name, behind}) {
      for (const char c : part) bytes[size++] = c;
    }
  }
};

class OutputBuffer {
 public:
  // What comes is appended to *out, which must outlive the buffer, by the time of Flush().
  explicit OutputBuffer(std::string* out) : out_(*out) {}
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;

  void Put(char c) {
    MakeRoom(1);
    *at_++ = c;
  }

  void Append(std::string_view piece) {
    for (; piece.size() > kByteBlock; piece.remove_prefix(kByteBlock)) {
      MakeRoom(kByteBlock);
      std::memcpy(at_, piece.data(), kByteBlock);
      at_ += kByteBlock;
    }
    MakeRoom(kByteBlock);
    CopyWithinBlock(piece.data(), piece.size(), at_);
    at_ += piece.size();
  }

  void Append(const Piece& piece) {
    MakeRoom(sizeof(piece.bytes));
    std::memcpy(at_, piece.bytes, sizeof(piece.bytes));
    at_ += piece.size;
  }

  void AppendSpaces(size_t count) {
    while (count > 0) {
      MakeRoom(kByteBlock);
      std::memset(at_, ' ', kByteBlock);
      const size_t step = std::min(count, kByteBlock);
      at_ += step;
      count -= step;
    }
  }

  // Appends the first bytes of `text`, up to one for which `stops` is set, and perhaps not that
  // far. `stops` makes a mask of a block. Gives how many bytes these were.
  template <typename Stops>
  size_t AppendUntil(std::string_view text, Stops stops) {
    const size_t size = std::min(text.size(), size_t{kPiece});
    MakeRoom(kPiece + kByteBlock);
    const size_t done = size < kByteBlock ? CopyShort(text.data(), size, stops)
                                          : CopyBlocks(text.data(), size, stops);
    at_ += done;
    return done;
  }

  // Hands on what is in the buffer; to be called at the end.
  void Flush() {
    out_.append(buffer_, static_cast<size_t>(at_ - buffer_));
    at_ = buffer_;
  }

 private:
  enum : size_t { kPiece = 1024, kSize = 4 * kPiece };

  template <typename Stops>
  size_t CopyShort(const char* from, size_t size, Stops stops) {
    CopyWithinBlock(from, size, at_);
    // What stands behind them in the block is of no meaning.
    return std::min(static_cast<size_t>(std::countr_zero(StopBits(at_, stops))), size);
  }

  // From a block of bytes on. The last block begins in the one before it.
  template <typename Stops>
  size_t CopyBlocks(const char* from, size_t size, Stops stops) {
    const size_t last = size - kByteBlock;
    const auto copy = [&](size_t done) {
      std::memcpy(at_ + done, from + done, kByteBlock);
      return StopBits(from + done, stops);
    };
    size_t done = 0;
    uint32_t bits = kNoStop;
    for (; done < last && (bits = copy(done)) == kNoStop;) done += kByteBlock;
    if (bits == kNoStop) bits = copy(done = last);
    return done + static_cast<size_t>(std::countr_zero(bits));
  }

  // A bit for each byte of the block that stops, and one behind it.
  template <typename Stops>
  static uint32_t StopBits(const char* block, Stops stops) {
    return BitsOf(stops(LoadBytes(block))) | kNoStop;
  }

  static constexpr uint32_t kNoStop = 1u << kByteBlock;

  void MakeRoom(size_t bytes) {
    if (static_cast<size_t>(buffer_ + kSize - at_) < bytes) Flush();
  }

  std::string& out_;
  char buffer_[kSize] = {};
  char* at_ = buffer_;
};

}  // namespace lexport

#endif  // LEXPORT_AKN_OUTPUT_BUFFER_H_
