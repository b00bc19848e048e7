// OutputBuffer: text on its way into a string, in many small pieces. They are gathered in a small
// buffer first: the string is not asked for room at every piece, and most pieces are copied by a
// few wide moves where they are made. Inside the room only.

#ifndef LEXPORT_AKN_OUTPUT_BUFFER_H_
#define LEXPORT_AKN_OUTPUT_BUFFER_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace lexport {

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

  void AppendSpaces(size_t count) {
    while (count > 0) {
      MakeRoom(kByteBlock);
      std::memset(at_, ' ', kByteBlock);
      const size_t step = std::min(count, kByteBlock);
      at_ += step;
      count -= step;
    }
  }

  // Appends the first bytes of `text`, up to one for which `stops` gives a set byte, and perhaps
  // not that far. `stops` takes a block. Gives how many bytes these were.
  template <typename Stops>
  size_t AppendUntil(std::string_view text, Stops stops) {
    const size_t size = std::min(text.size(), size_t{kPiece});
    MakeRoom(kPiece + kByteBlock);
    char* const to = at_;
    size_t done = 0, run = kByteBlock;
    for (; run == kByteBlock && size - done >= kByteBlock; done += run) {
      const ByteBlock block = LoadBytes(text.data() + done);
      std::memcpy(to + done, &block, kByteBlock);
      run = FirstByte(stops(block));
    }
    if (run == kByteBlock) {
      CopyWithinBlock(text.data() + done, size - done, to + done);
      // What stands behind them in the block is of no meaning.
      done += std::min(FirstByte(stops(LoadBytes(to + done))), size - done);
    }
    at_ = to + done;
    return done;
  }

  // Hands on what is in the buffer; to be called at the end.
  void Flush() {
    out_.append(buffer_, static_cast<size_t>(at_ - buffer_));
    at_ = buffer_;
  }

 private:
  enum : size_t { kPiece = 1024, kSize = 4 * kPiece };

  void MakeRoom(size_t bytes) {
    if (static_cast<size_t>(buffer_ + kSize - at_) < bytes) Flush();
  }

  std::string& out_;
  char buffer_[kSize] = {};
  char* at_ = buffer_;
};

}  // namespace lexport

#endif  // LEXPORT_AKN_OUTPUT_BUFFER_H_
