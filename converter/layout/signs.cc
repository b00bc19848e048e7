#include "layout/signs.h"

#include "base/bytes.h"

namespace lexport::layout {

SignMap::SignMap(std::string_view text) : words_(text.size() / 64 + 1) {
  const auto signs = [](ByteBlock bytes) -> uint64_t {
    return BitsOf(BytesBetween(bytes, '0', '9') | ByteBlock(bytes == '*'));
  };
  size_t at = 0;
  for (uint64_t* word = words_.data(); at + 64 <= text.size(); at += 64) {
    const char* p = text.data() + at;
    *word++ = signs(LoadBytes(p)) | signs(LoadBytes(p + 16)) << 16 |
              signs(LoadBytes(p + 32)) << 32 | signs(LoadBytes(p + 48)) << 48;
  }
  for (; at < text.size(); at += kByteBlock) {
    words_.back() |= signs(LoadPadded(text, at)) << at % 64;
  }
}

}  // namespace lexport::layout
