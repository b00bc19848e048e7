// Numerals: numbers as labels print them, in every style and script.
//
// A token may have several readings: "i" is a letter and a roman one, "c" a letter and a hundred.
// All are given; the search decides. Scans a few characters, allocates nothing.

#ifndef LEXPORT_OUTLINE_NUMERALS_H_
#define LEXPORT_OUTLINE_NUMERALS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "mapping/mapping.h"

namespace lexport {

struct NumberReading {
  NumberStyle style = NumberStyle::kNone;
  bool inserted = false;     // "4.1" as what was put behind 4, rather than as the first part of it
  uint16_t sub = 0;          // of "12A": 1; of "3 bis": 2, since bis comes after what has none
  uint16_t components = 1;   // of "1.2.3": 3
  uint32_t value = 0;        // of "12A": 12; of "1.2.3": 3
  uint32_t parent_hash = 0;  // of "1.2" in "1.2.3"; equal hashes are equal prefixes
  uint32_t own_hash = 0;     // of "1.2.3" itself
  uint32_t length = 0;       // bytes
  uint32_t until = 0;        // of "4 to 6": 6; 0: no range
};

struct NumberReadings {
  std::array<NumberReading, 4> items;
  int count = 0;

  void Add(const NumberReading& reading) {
    if (count < 4) items[count++] = reading;
  }
  const NumberReading* begin() const { return items.data(); }
  const NumberReading* end() const { return items.data() + count; }
};

// Readings of the number at the start of `text`. None when there is none, or when letters follow
// it directly that belong to the same word.
NumberReadings ReadNumber(std::string_view text);

// Numbers behind a level word that have parts joined by hyphens, with a letter before them or not:
// "L. 111-1" and "R*12-3" of codes, "5-1" for what was put behind 5.
NumberReadings ReadCodeNumber(std::string_view text);

// A letter that stands one space behind the number that ends at `at`: "3 a". Makes the readings 3a
// and their length two more; false where there is none. The caller sees to what follows.
bool TakeApartLetter(std::string_view text, size_t at, NumberReadings* readings);

// "2-1" behind a sign: the first section of chapter 2. None for other numbers.
NumberReadings ReadHyphenedNumber(std::string_view text);

// Digits that a reading machine took for letters, before a stop: "l." for "1.", "l4." for "14.",
// "1O." for "10.". Length 0 for others.
NumberReading ReadSlippedDigits(std::string_view text);

// Only digits of some script, with a suffix ("12A", "3 bis") where one stands. value 0: none.
NumberReading ReadDecimal(std::string_view text);

inline bool IsAsciiLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// False when no word of ASCII letters that begins with these two is a numeral: so it is with most
// words.
bool MayBeNumeral(char first, char second);

// Value of a roman numeral in one case, 0 when `letters` is none.
uint32_t RomanValue(std::string_view letters);

// Value of Han digits at the start of `text`; *length is their size in bytes, 0 when there are
// none.
uint32_t HanValue(std::string_view text, uint32_t* length);

namespace internal {
bool IsDigitBeyondAscii(char32_t c);
bool IsLetterBeyondAscii(char32_t c);
bool IsUpperBeyondAscii(char32_t c);
bool IsLowerBeyondAscii(char32_t c);
}  // namespace internal

// True for the digits of any script.
inline bool IsDigit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : internal::IsDigitBeyondAscii(c);
}

// A letter, or a mark that belongs to one.
inline bool IsLetter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : internal::IsLetterBeyondAscii(c);
}
inline bool IsUpper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : internal::IsUpperBeyondAscii(c);
}
inline bool IsLower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : internal::IsLowerBeyondAscii(c);
}

// The number as it goes into an eId: "4", "d", "IV", "12A", "3bis", "1-2"; for scripts that eIds
// shall not carry, the value in decimal.
std::string NormalizeNumber(std::string_view printed, const NumberReading& reading);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_NUMERALS_H_
