// Small helpers on strings and UTF-8 that several rooms need. No locale anywhere.

#ifndef LEXPORT_BASE_STRINGS_H_
#define LEXPORT_BASE_STRINGS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lexport {

namespace internal {
char32_t NextBeyondAscii(std::string_view text, size_t* pos);
char32_t PreviousBeyondAscii(std::string_view text, size_t pos);
bool IsSpaceBeyondAscii(char32_t c);
}  // namespace internal

// Decodes the code point at text[*pos] (valid UTF-8 assumed; a broken byte gives U+FFFD) and moves
// *pos behind it. *pos < text.size().
inline char32_t NextCodePoint(std::string_view text, size_t* pos) {
  const auto c = static_cast<unsigned char>(text[*pos]);
  if (c >= 0x80) return internal::NextBeyondAscii(text, pos);
  ++*pos;
  return c;
}

// The code point that ends just before text[pos], pos > 0.
inline char32_t PreviousCodePoint(std::string_view text, size_t pos) {
  const auto c = static_cast<unsigned char>(text[pos - 1]);
  return c < 0x80 ? c : internal::PreviousBeyondAscii(text, pos);
}

void AppendUtf8(char32_t c, std::string* out);

size_t CountCodePoints(std::string_view text);

// Offset of the first byte that is not part of valid UTF-8; text.size() when all is valid.
size_t FindInvalidUtf8(std::string_view text);

// White space by Unicode's White_Space property.
inline bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return internal::IsSpaceBeyondAscii(c);
}

std::string_view Trim(std::string_view text);   // white space off both ends
std::string FoldSpaces(std::string_view text);  // runs of white space to one space, trimmed
// Whether FoldSpaces changes nothing; false where that takes longer to know, as beyond ASCII.
bool HasFoldedSpaces(std::string_view text);
std::string WithoutSpaces(std::string_view text);  // all white space out
std::vector<std::string_view> Split(std::string_view text, char separator);
bool AsciiEqualFold(std::string_view a, std::string_view b);

// `text` as the inside of a JSON string literal, without the quotes.
void AppendJsonEscaped(std::string_view text, std::string* out);

// `share`, a number from 0 to 1, with up to three decimals: "1", "0.25".
void AppendJsonShare(float share, std::string* out);

// Edit distance (insert, delete, replace, swap of neighbours), for "did you mean"; stops above
// `limit` and gives limit + 1.
size_t EditDistance(std::string_view a, std::string_view b, size_t limit);

// Numbers in a ring or in brackets that are one sign: ①, ⑴, ㈠.
inline bool IsRingedNumber(char32_t c) {
  return (c >= 0x2460 && c <= 0x2487) || (c >= 0x3220 && c <= 0x3229);
}

// The Latin letter that is of full width here, as Japanese print has it: "（ａ）"; 0 for others.
inline char NarrowLetter(char32_t c) {
  if (c >= 0xFF21 && c <= 0xFF3A) return static_cast<char>('A' + (c - 0xFF21));
  return c >= 0xFF41 && c <= 0xFF5A ? static_cast<char>('a' + (c - 0xFF41)) : '\0';
}

}  // namespace lexport

#endif  // LEXPORT_BASE_STRINGS_H_
