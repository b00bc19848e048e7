#include "render/amounts.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/strings.h"

namespace lexport::book {
namespace {

constexpr size_t kMaxAmount = 40;  // longer ones may break: a narrow page must hold them

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsGap(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool IsWord(char c) {
  return IsDigit(c) || IsCapital(c) || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

bool IsCurrencySign(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
}

char At(std::string_view text, size_t i) { return i < text.size() ? text[i] : '\0'; }

// End of the digits, points and commas that begin at `i`; a point at the end is not theirs.
size_t EndOfGroup(std::string_view text, size_t i) {
  while (IsDigit(At(text, i)) ||
         ((At(text, i) == '.' || At(text, i) == ',') && IsDigit(At(text, i + 1)))) {
    ++i;
  }
  return i;
}

bool IsGroupOfThree(std::string_view text, size_t i) {
  return IsDigit(At(text, i)) && IsDigit(At(text, i + 1)) && IsDigit(At(text, i + 2)) &&
         !IsWord(At(text, i + 3));
}

size_t EndOfNumber(std::string_view text, size_t begin) {
  size_t end = EndOfGroup(text, begin);
  if (end - begin > 3) return end;
  while (IsGap(At(text, end)) && IsGroupOfThree(text, end + 1)) end = EndOfGroup(text, end + 1);
  return end;
}

// Where a currency before the number at `begin` begins; `begin` when there is none.
size_t BeginOfCurrency(std::string_view text, size_t begin) {
  size_t end = begin;
  if (end > 0 && IsGap(text[end - 1])) --end;
  if (end == 0) return begin;
  size_t start = end;
  while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start - 1]) & 0xC0) == 0x80) {
    --start;
  }
  size_t pos = start > 0 ? start - 1 : 0;
  const size_t sign = pos;
  if (IsCurrencySign(NextCodePoint(text, &pos)) && pos == end) {
    size_t country = sign;  // "US$"
    while (country > 0 && sign - country < 3 && IsCapital(text[country - 1])) --country;
    return country;
  }
  const bool code = end >= 3 && IsCapital(text[end - 1]) && IsCapital(text[end - 2]) &&
                    IsCapital(text[end - 3]) && (end == 3 || !IsWord(text[end - 4]));
  return code && end < begin ? end - 3 : begin;
}

// Behind a percent sign or a currency after the number that ends at `end`.
size_t EndOfUnit(std::string_view text, size_t end) {
  if (!IsGap(At(text, end)) || end + 1 >= text.size()) return end;
  size_t pos = end + 1;
  const char32_t c = NextCodePoint(text, &pos);
  return c == '%' || IsCurrencySign(c) ? pos : end;
}

bool HasGap(std::string_view text) {
  for (const char c : text) {
    if (IsGap(c)) return true;
  }
  return false;
}

}  // namespace

TextRange FindAmount(std::string_view text, size_t from) {
  for (size_t i = from; i < text.size(); ++i) {
    if (!IsDigit(text[i])) continue;
    if (i > from && IsWord(text[i - 1]) && (text[i - 1] & 0x80) == 0) {
      i = EndOfGroup(text, i) - 1;  // inside a word: "A4"
      continue;
    }
    const size_t number_end = EndOfNumber(text, i);
    const size_t begin = std::max(from, BeginOfCurrency(text, i));
    const size_t end = EndOfUnit(text, number_end);
    const std::string_view amount = text.substr(begin, end - begin);
    if (amount.size() <= kMaxAmount && HasGap(amount)) return {begin, end};
    i = number_end - 1;
  }
  return {text.size(), text.size()};
}

}  // namespace lexport::book
