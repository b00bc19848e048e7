#include "outline/frame_lines.h"

#include <bit>

#include "base/bytes.h"
#include "base/strings.h"
#include "outline/numerals.h"

namespace lexport {
namespace {

bool IsJoiner(char32_t c) {
  return c == 0x2019 || c == '\'' || c == 0x2BC || c == 0xAD || c == 0x200C || c == 0x200D ||
         c == 0xA78C || c == 0x2018 || c == 0x60 || c == 0x5F3;
}

// Hebrew numerals have a mark before their last letter: י"א.
bool IsGershayim(std::string_view text, size_t behind, char32_t c) {
  if ((c != '"' && c != 0x5F4) || behind >= text.size()) return false;
  const char32_t next = NextCodePoint(text, &behind);
  return next >= 0x5D0 && next <= 0x5EA;
}

bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// Where a run of Han letters turns into or from a numeral: no space parts them.
bool EndsHanRun(std::string_view text, size_t begin, size_t at) {
  size_t first = begin, next = at;
  if (!IsHan(NextCodePoint(text, &next)) || !IsHan(NextCodePoint(text, &first))) return false;
  uint32_t here = 0, start = 0;
  HanValue(text.substr(at), &here);
  HanValue(text.substr(begin), &start);
  return (here > 0) != (start > 0);
}

// Behind the letters, their marks and inner apostrophes that a word beginning at `begin` goes on
// with from `at`.
size_t BehindWord(std::string_view text, size_t begin, size_t at) {
  while (at < text.size()) {
    if ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z') {
      const ByteBlock plain = BytesBetween(LoadPadded(text, at) | 0x20, 'a', 'z');
      at += static_cast<size_t>(std::countr_one(BitsOf(plain)));
      continue;
    }
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    if (!IsLetter(c) && !IsJoiner(c) && !IsGershayim(text, next, c)) break;
    if (IsHan(c) && EndsHanRun(text, begin, at)) break;
    at = next;
  }
  return at;
}

size_t BehindDigits(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!IsDigit(NextCodePoint(text, &next))) break;
    at = next;
  }
  return at;
}

}  // namespace

void Tokenize(std::string_view text, std::vector<FrameToken>* tokens) {
  const size_t most = tokens->size() + 10;
  size_t at = 0;
  while (at < text.size() && tokens->size() < most) {
    const size_t begin = at;
    const char32_t c = NextCodePoint(text, &at);
    if (c == 0xBA || c == 0xAA) continue;  // signs of order, though letters by their class
    FrameToken token;
    token.begin = static_cast<uint32_t>(begin);
    if (IsDigit(c)) {
      token.value = ReadDecimal(text.substr(begin)).value;
      at = BehindDigits(text, at);
    } else if (IsLetter(c)) {
      at = BehindWord(text, begin, at);
      token.word = true;
      uint32_t han = 0;
      const uint32_t value = c < 0x80 ? 0 : HanValue(text.substr(begin, at - begin), &han);
      if (value > 0 && han == at - begin) token.value = value;
    } else {
      if (c < 0x80) continue;
      const NumberReadings signs = ReadNumber(text.substr(begin));
      if (signs.count == 0) continue;
      token.value = signs.items[0].value;
      at = begin + signs.items[0].length;
    }
    token.end = static_cast<uint32_t>(at);
    tokens->push_back(token);
  }
}

int FindNumber(std::string_view text, std::span<FrameToken> tokens) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].value > 0 && tokens[i].value < 1000) return static_cast<int>(i);
  }
  for (const size_t i : {tokens.size() - 1, size_t{0}}) {
    FrameToken& token = tokens[i];
    const std::string_view printed = text.substr(token.begin, token.end - token.begin);
    const auto first = static_cast<unsigned char>(printed[0]);
    if (first < 0x80 && !IsUpper(first)) continue;  // none of the numerals below
    for (const NumberReading& reading : ReadNumber(printed)) {
      const bool numeral = reading.style == NumberStyle::kUpperRoman ||
                           reading.style == NumberStyle::kHebrew ||
                           reading.style == NumberStyle::kHan;
      if (!numeral || reading.length != printed.size()) continue;
      token.value = reading.value;
      return static_cast<int>(i);
    }
  }
  return -1;
}

}  // namespace lexport
