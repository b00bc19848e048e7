#include "layout/page_marks.h"

#include "base/bytes.h"

namespace lexport::layout {

std::string JobDigits(std::string_view text) {
  std::string digits;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') return digits;
  int letters = 0;
  for (char c : text) {
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
    } else if (c >= 'A' && c <= 'Z') {
      if (++letters > 3) return {};
    } else if (std::string_view("-*().^ ").find(c) == std::string_view::npos) {
      return {};
    }
  }
  return digits.size() >= 5 ? digits : std::string();
}

bool IsSymbol(std::string_view text) {
  return text.find(' ') == std::string_view::npos && text.find('/') != std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

bool IsContinuationMark(std::string_view text) {
  return text == "/..." || text == "/\xE2\x80\xA6" || text == "...";
}

bool HasWideSpace(std::string_view text) {
  uint32_t before = 0;  // 1 when a space ends the block before
  for (size_t at = 0; at < text.size(); at += kByteBlock) {
    const ByteBlock bytes = LoadPadded(text, at);
    const uint32_t spaces = BitsOf(ByteBlock(bytes == ' '));
    if ((spaces & (spaces << 1 | before)) != 0) return true;
    if (BitsOf(ByteBlock(bytes == '\t')) != 0) return true;
    before = spaces >> (kByteBlock - 1);
  }
  return false;
}

}  // namespace lexport::layout
