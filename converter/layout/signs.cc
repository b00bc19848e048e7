#include "layout/signs.h"

#include "base/bytes.h"

namespace lexport::layout {

SignMap::SignMap(std::string_view text) : words_(text.size() / 64 + 1) {
  const auto signs = [](ByteBlock bytes) -> uint64_t {
    return BitsOf(BytesBetween(bytes, '0', '9') | ByteBlock(bytes == '*'));
  };
  for (size_t at = 0; at < text.size(); at += kByteBlock) {
    words_[at / 64] |= signs(LoadPadded(text, at)) << at % 64;
  }
}

}  // namespace lexport::layout
