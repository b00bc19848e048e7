// Roman numerals.

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "outline/numerals.h"

namespace lexport {
namespace {

// Whether the letter, small or capital, is one of Roman numerals.
constexpr bool MayBeRoman(char letter) {
  constexpr uint32_t kRoman = 1u << ('c' & 31) | 1u << ('d' & 31) | 1u << ('i' & 31) |
                              1u << ('l' & 31) | 1u << ('m' & 31) | 1u << ('v' & 31) |
                              1u << ('x' & 31);
  return (kRoman >> (letter & 31) & 1) != 0;
}

}  // namespace

bool MayBeNumeral(char first, char second) {
  return first == second || (MayBeRoman(first) && MayBeRoman(second));
}

uint32_t RomanValue(std::string_view letters) {
  for (const char c : letters) {  // most words are none by their letters alone
    if (!IsAsciiLetter(c) || !MayBeRoman(c)) return 0;
  }
  static constexpr std::pair<std::string_view, uint32_t> kDigits[] = {
      {"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
      {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1}};
  uint32_t total = 0, limit = UINT32_MAX;
  size_t at = 0;
  for (const auto& [digit, value] : kDigits) {
    if (value >= limit) continue;
    // Pairs and fives stand once, the others up to three times ("iiii" is seen too).
    const int most = digit.size() == 2 || digit == "v" || digit == "l" || digit == "d" ? 1 : 4;
    for (int times = 0; times < most; ++times) {
      if (!AsciiEqualFold(letters.substr(std::min(at, letters.size()), digit.size()), digit)) break;
      total += value;
      at += digit.size();
      if (digit.size() == 2) limit = value >= 400 ? 100 : value >= 40 ? 10 : 1;
    }
  }
  return at == letters.size() ? total : 0;
}

}  // namespace lexport
