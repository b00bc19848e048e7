// Digits that a reading machine took for letters.

#include "outline/numerals.h"

namespace lexport {

NumberReading ReadSlippedDigits(std::string_view text) {
  NumberReading reading;
  uint32_t value = 0;
  size_t i = 0;
  bool digit = false, slip = false;
  for (; i < text.size() && i < 4; ++i) {
    const char c = text[i];
    const bool one = c == 'l' || c == 'I', zero = c == 'O' || c == 'o';
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (!one && !(zero && i > 0)) {
      break;
    }
    slip = slip || one || zero;
    value = value * 10 + (one ? 1 : zero ? 0 : static_cast<uint32_t>(c - '0'));
  }
  const bool lone_l = i == 1 && text[0] == 'l';
  if (i >= text.size() || text[i] != '.' || !slip || !(digit || lone_l)) return reading;
  reading.style = NumberStyle::kDecimal;
  reading.value = value;
  reading.length = static_cast<uint32_t>(i);
  return reading;
}

}  // namespace lexport
