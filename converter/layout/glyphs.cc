#include "layout/glyphs.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/strings.h"
#include "base/swar.h"

namespace lexport::layout {
namespace {

UChar32 Icu(char32_t c) { return static_cast<UChar32>(c); }

bool IsOpening(char32_t c) {
  if (c < 0x80) return c == '(' || c == '[' || c == '"' || c == '\'';
  const int8_t type = u_charType(Icu(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || c == 0x201E;
}

bool IsClosing(char32_t c) {
  if (c < 0x80) return c == ')' || c == ']' || c == '"' || c == '\'';
  const int8_t type = u_charType(Icu(c));
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == 0x201C;
}

bool IsDash(char32_t c) {
  return c == '-' || (c > 0x7F && u_hasBinaryProperty(Icu(c), UCHAR_DASH));
}

bool IsComma(char32_t c) {
  switch (c) {
    case ',':
    case 0x055D:
    case 0x060C:
    case 0x07F8:
    case 0x1363:
    case 0x1802:
    case 0x1808:
    case 0x3001:
    case 0xA4FE:
    case 0xA60D:
    case 0xFF0C:
    case 0xFF64:
    case 0x104A:
      return true;
    default:
      return false;
  }
}

bool IsBullet(char32_t c) {
  switch (c) {
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x25AA:
    case 0x25AB:
    case 0x25CF:
    case 0x25E6:
    case 0x00B7:
    case 0x2219:
    case 0x25A0:
    case 0x25A1:
    case 0x27A2:
    case 0xF0B7:
      return true;
    default:
      return false;
  }
}

bool IsRomanLetter(char32_t c) {
  const char32_t small = c | 32;
  return c < 0x80 && small >= 'a' && small <= 'z' && (kRomanLetters >> (small - 'a') & 1) != 0;
}

// A Han, Hebrew or other numeral that is a letter as well; Han only, the others look like letters.
bool IsHanNumeral(char32_t c) {
  return c >= 0x3000 && u_getNumericValue(Icu(c)) != U_NO_NUMERIC_VALUE;
}

// The number or letters of a label at the start of `text`: its length in bytes, 0 when there is
// none, and whether it is made of digits.
struct Numeral {
  size_t size = 0;
  bool digits = false;
  bool letters = false;
};
Numeral ParseNumeral(std::string_view text) {
  size_t at = 0;
  int digits = 0, letters = 0, han = 0;
  bool roman = true, same = true;
  char32_t first = 0;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    if (DigitValue(c) >= 0 && letters == 0) {
      ++digits;
    } else if (IsHanNumeral(c)) {
      ++han;
    } else if (IsLetter(c)) {
      if (letters++ == 0) first = c;
      same = same && c == first;
      roman = roman && IsRomanLetter(c);
    } else {
      break;
    }
    if (digits + letters + han > 8) return {};
    at = next;
  }
  const bool fine = digits > 0 ? digits <= 4 && letters <= 2
                    : han > 0  ? letters == 0
                               : letters == 1 || (letters > 0 && (roman || (same && letters < 4)));
  return fine && at > 0 ? Numeral{at, digits > 0 || han > 0, letters > 0 && digits == 0}
                        : Numeral{};
}

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!IsSpace(NextCodePoint(text, &next))) break;
    at = next;
  }
  return at;
}

// Most lines begin with a word: letters that are neither all Roman numerals nor all the same.
bool BeginsWithWord(std::string_view text) {
  bool roman = true, same = true;
  for (size_t i = 0; i < text.size() && (text[i] & 0x80) == 0 && IsLetter(text[i]); ++i) {
    roman = roman && IsRomanLetter(text[i]);
    same = same && text[i] == text[0];
    if (!roman && !same) return true;
  }
  return false;
}

// Whether a digit stands in `text`, or a character beyond ASCII that may be one.
bool MayHoldDigit(std::string_view text) {
  for (size_t at = 0; at < text.size(); at += kByteBlock) {
    const ByteBlock bytes = LoadPadded(text, at);
    if (AnyByte(BytesBetween(bytes, '0', '9') | ByteBlock(bytes > 0x7F))) return true;
  }
  return false;
}

LabelShape Shape(std::string_view text, size_t size, bool bullet) {
  const size_t behind = SkipSpaces(text, size);
  return {static_cast<uint32_t>(size), static_cast<uint32_t>(behind), behind == text.size(),
          bullet};
}

bool SpaceOrEndAt(std::string_view text, size_t at) {
  if (at >= text.size()) return true;
  return IsSpace(NextCodePoint(text, &at));
}

char32_t At(std::string_view text, size_t at) {
  return at < text.size() ? NextCodePoint(text, &at) : 0;
}

size_t WidthAt(std::string_view text, size_t at) {
  const size_t from = at;
  NextCodePoint(text, &at);
  return at - from;
}

// What was put behind a number when a provision was put between two: the bytes of "-bis" in
// "b-bis)" and of ".1" in "(2.1)", which a bracket must follow, or a stop where `stop_closes`; 0
// for others.
size_t InsertedTail(std::string_view text, size_t at, bool stop_closes) {
  size_t end = at + 1;
  const auto is = [&](char first, char last) {
    return end < text.size() && text[end] >= first && text[end] <= last;
  };
  if (At(text, at) == '.') {
    while (is('0', '9')) ++end;
  } else if (At(text, at) == '-') {
    while (is('a', 'z') && end < at + 11) ++end;
    if (end < at + 4) return 0;
  }
  const char32_t close = At(text, end);
  const bool closes = close == ')' || close == ']' || (stop_closes && close == '.');
  return end > at + 1 && closes ? end - at : 0;
}

// "(a)", "（一）", ")أ(" mirrored, "[3]".
std::optional<LabelShape> ParseBracketed(std::string_view text) {
  const char32_t open = At(text, 0);
  const bool bracket = open == '(' || open == '[' || open == 0xFF08 || open == ')';
  if (!bracket) return std::nullopt;
  const size_t inside = WidthAt(text, 0);
  const Numeral numeral = ParseNumeral(text.substr(inside));
  // Four digits in brackets are a year.
  if (numeral.size == 0 || (numeral.digits && numeral.size > 3 && text[inside] < 0x7F &&
                            text[inside + 3] >= '0' && text[inside + 3] <= '9')) {
    return std::nullopt;
  }
  const size_t number_end = inside + numeral.size;
  const size_t close_at = number_end + InsertedTail(text, number_end, false);
  const char32_t close = At(text, close_at);
  const bool matches = (open == '(' && close == ')') || (open == '[' && close == ']') ||
                       (open == 0xFF08 && close == 0xFF09) || (open == ')' && close == '(');
  if (!matches) return std::nullopt;
  const size_t size = close_at + WidthAt(text, close_at);
  // "(c)).", "(2007)," and the like run on: no label.
  const char32_t next = At(text, size);
  if (next != 0 && !IsSpace(next) && !IsLetter(next) && !IsOpening(next)) return std::nullopt;
  return Shape(text, size, false);
}

// "1.", "1.2.3", "a)", "12A.", "iv.", "一、", "۲ ‐".
std::optional<LabelShape> ParsePointed(std::string_view text) {
  const Numeral numeral = ParseNumeral(text);
  if (numeral.size == 0) return std::nullopt;
  size_t at = numeral.size;
  // Further parts of a decimal label.
  bool decimal = false;
  while (numeral.digits && At(text, at) == '.' && DigitValue(At(text, at + 1)) >= 0) {
    const Numeral more = ParseNumeral(text.substr(at + 1));
    if (more.size == 0) return std::nullopt;
    at += 1 + more.size;
    decimal = true;
  }
  if (!decimal && At(text, at) != ')') {
    at += InsertedTail(text, at, At(text, at) == '-');
  }
  const char32_t c = At(text, at);
  const bool point = c == '.' || c == ')' || c == 0x3001 || c == 0xFF0E || c == 0xFF09;
  if (point) {
    const size_t size = at + WidthAt(text, at);
    const bool east = c >= 0x3000;
    if (east || SpaceOrEndAt(text, size)) return Shape(text, size, false);
    // "1.The" is a slip of extraction, "a)b" and "3.5" are not labels.
    if (numeral.digits && IsLetter(At(text, size))) return Shape(text, size, false);
    return std::nullopt;
  }
  if (decimal && SpaceOrEndAt(text, at)) return Shape(text, at, false);
  // "3 . Text": a slip of recognition.
  if (numeral.digits && c == ' ' && At(text, at + 1) == '.' && At(text, at + 2) == ' ' &&
      IsUpper(At(text, SkipSpaces(text, at + 2)))) {
    return Shape(text, at + 2, false);
  }
  const size_t behind = SkipSpaces(text, at);
  if (numeral.digits && !numeral.letters && IsDash(At(text, behind)) &&
      SpaceOrEndAt(text, behind + WidthAt(text, behind)) && behind > at) {
    return Shape(text, behind + WidthAt(text, behind), false);
  }
  return std::nullopt;
}

bool IsHangulOrHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

// Labels of East Asian print: "①", "２　", "第三条　", "제3조(". In running text no such space and
// no bracket stand behind them.
std::optional<LabelShape> ParseEastern(std::string_view text) {
  constexpr char32_t kWideSpace = 0x3000;
  constexpr size_t kLongestNumber = 18;  // bytes
  const char32_t first = At(text, 0);
  if (first < 0x2460) return std::nullopt;
  if (IsRingedNumber(first)) return Shape(text, WidthAt(text, 0), false);
  const bool ordinal = first == U'第' || first == U'제';
  size_t at = ordinal ? WidthAt(text, 0) : 0;
  const size_t number = at;
  while (DigitValue(At(text, at)) >= 0 || IsHanNumeral(At(text, at))) at += WidthAt(text, at);
  if (at == number || at - number > kLongestNumber) return std::nullopt;
  if (!ordinal) {
    const bool wide = first >= 0xFF10 && first <= 0xFF19 && At(text, at) == kWideSpace;
    return wide ? std::optional(Shape(text, at, false)) : std::nullopt;
  }
  for (int letters = 0; letters < 2 && IsHangulOrHan(At(text, at)); ++letters) {
    at += WidthAt(text, at);
  }
  const char32_t behind = At(text, at);
  const bool closed = behind == 0 || behind == kWideSpace || behind == '(' || behind == 0xFF08 ||
                      (first == U'第' && behind == ' ');
  return closed ? std::optional(Shape(text, at, false)) : std::nullopt;
}

std::optional<LabelShape> ParseSign(std::string_view text) {
  const char32_t c = At(text, 0);
  const size_t size = c == 0 ? 0 : WidthAt(text, 0);
  if ((IsDash(c) || c == '*') && size < text.size() && SpaceOrEndAt(text, size)) {
    return Shape(text, size, true);
  }
  if (IsBullet(c)) return Shape(text, size, true);
  if (c != 0xA7) return std::nullopt;  // section sign
  size_t at = SkipSpaces(text, size);
  if (At(text, at) == 0xA7) at = SkipSpaces(text, at + size);
  const Numeral numeral = ParseNumeral(text.substr(at));
  if (numeral.size == 0) return std::nullopt;
  return Shape(text, at + numeral.size + (At(text, at + numeral.size) == '.' ? 1 : 0), false);
}

}  // namespace

bool IsWideLetter(char32_t c) { return u_isalpha(Icu(c)); }
bool IsWideLower(char32_t c) { return u_islower(Icu(c)); }
bool IsWideUpper(char32_t c) { return u_isupper(Icu(c)) || u_istitle(Icu(c)); }
int WideDigitValue(char32_t c) { return u_charDigitValue(Icu(c)); }

uint32_t ColumnsOf(char32_t c) {
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  switch (u_charType(Icu(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  if (c < 0x1100) return 1;
  const int wide = u_getIntPropertyValue(Icu(c), UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

Spacing SpacingOf(char32_t c) {
  if (c < 0xE00) return Spacing::kWords;
  if ((c >= 0x2E80 && c < 0xA4D0 && !(c >= 0x3130 && c < 0x3190)) || (c >= 0xF900 && c < 0xFB00) ||
      (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x32000)) {
    return Spacing::kNever;
  }
  if (c >= 0xF00 && c < 0x1000) return Spacing::kPhrases;  // Tibetan
  const bool complex = u_getIntPropertyValue(Icu(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
  return complex ? Spacing::kPhrases : Spacing::kWords;
}

uint16_t FirstWordColumns(std::string_view text) {
  uint32_t columns = 0;
  for (size_t at = 0; at < text.size() && columns < 250;) {
    const size_t plain =
        swar::FirstOf(swar::InRange(swar::LoadAt(text, at), '!', '~') ^ swar::kHighs);
    at += plain;
    columns += static_cast<uint32_t>(plain);
    if (plain == 8 || at == text.size()) continue;
    const char32_t c = NextCodePoint(text, &at);
    if (IsSpace(c)) break;
    columns += ColumnsOf(c);
    if (SpacingOf(c) == Spacing::kNever) break;
  }
  return static_cast<uint16_t>(columns);
}

StartKind StartBeyondLetters(std::string_view text) {
  size_t at = 0;
  char32_t c = 0;
  while (at < text.size()) {
    c = NextCodePoint(text, &at);
    if (!IsOpening(c)) break;
    c = 0;
  }
  if (c == 0) return text.empty() ? StartKind::kNothing : StartKind::kOther;
  if (IsLower(c)) return StartKind::kLower;
  if (IsUpper(c)) return StartKind::kUpper;
  if (DigitValue(c) >= 0) return StartKind::kDigit;
  return IsLetter(c) ? StartKind::kCaseless : StartKind::kOther;
}

EndKind EndBeyondLetters(std::string_view text) {
  size_t end = text.size();
  while (end > 0) {
    const char32_t c = PreviousCodePoint(text, end);
    if (IsComma(c)) return EndKind::kComma;
    if (IsDash(c)) return EndKind::kHyphen;
    const bool terminal = c < 0x80 ? c == '.' || c == ';' || c == ':' || c == '!' || c == '?'
                                   : u_hasBinaryProperty(Icu(c), UCHAR_TERMINAL_PUNCTUATION);
    if (terminal) return EndKind::kStop;
    if (!IsClosing(c)) return EndKind::kOpen;
    do {
      --end;
    } while (end > 0 && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80);
  }
  return EndKind::kOpen;
}

std::optional<LabelShape> ParseLabelAtSign(std::string_view text) {
  text = text.substr(0, 64);
  if (BeginsWithWord(text)) return std::nullopt;
  if (auto shape = ParseBracketed(text)) return shape;
  if (auto shape = ParsePointed(text)) return shape;
  if (auto shape = ParseEastern(text)) return shape;
  return ParseSign(text);
}

std::optional<PageNumber> ParsePageNumber(std::string_view text) {
  if (text.empty() || text.size() > 40 || !MayHoldDigit(text)) return std::nullopt;
  PageNumber number;
  number.plain = true;
  int runs = 0, digits = 0, letters = 0, slashes = 0;
  bool in_digits = false;
  uint32_t values[2] = {0, 0};
  for (size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, &at);
    const int digit = DigitValue(c);
    if (digit >= 0) {
      if (!in_digits && ++runs > 2) return std::nullopt;
      if (++digits > 8) return std::nullopt;
      values[runs - 1] = values[runs - 1] * 10 + static_cast<uint32_t>(digit);
    } else {
      number.plain = false;
      if (IsLetter(c)) {
        if (++letters > 12) return std::nullopt;
      } else if (c == '/' || c == '|') {
        ++slashes;
      } else if (!IsSpace(c) && !IsDash(c) && !IsOpening(c) && !IsClosing(c) && c != '.') {
        return std::nullopt;
      }
      if (c == '.' && at == text.size()) return std::nullopt;  // "3." is a label
      if ((IsOpening(c) && c != '[') || (IsClosing(c) && c != ']')) return std::nullopt;
    }
    in_digits = digit >= 0;
  }
  if (runs == 0 || values[0] > 9999) return std::nullopt;
  number.word = letters > 0;
  if (slashes > 1 || (slashes == 1 && runs != 2)) return std::nullopt;  // a document symbol
  if (runs == 2) {
    // "3/12", "Page 3 of 12": the second is the number of pages.
    if ((slashes == 0 && letters == 0) || values[1] < values[0]) return std::nullopt;
    number.total = values[1];
  }
  number.value = values[0];
  return number;
}

std::optional<PageNumber> ParseRomanPageNumber(std::string_view text) {
  constexpr std::string_view kSigns = "ixlvc";
  constexpr uint32_t kValues[] = {1, 10, 50, 5, 100};
  const auto is_sign = [](char c) { return c == '-' || c == ' '; };
  if (text.size() > 8 && !is_sign(text.front()) && !is_sign(text.back())) return std::nullopt;
  while (!text.empty() && (text.front() == '-' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.remove_suffix(1);
  if (text.empty() || text.size() > 8) return std::nullopt;
  const bool small = text[0] >= 'a';
  PageNumber number;
  number.roman = true;
  uint32_t before = 0;
  for (size_t i = text.size(); i > 0; --i) {
    const char c = static_cast<char>(text[i - 1] | 32);
    const size_t at = kSigns.find(c);
    if (at == std::string_view::npos || (text[i - 1] >= 'a') != small) return std::nullopt;
    const uint32_t value = kValues[at];
    number.value = value < before ? number.value - value : number.value + value;
    before = std::max(before, value);
  }
  if (number.value > 99) return std::nullopt;
  return number;
}

int SuperscriptValue(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? static_cast<int>(c - 0x2070) : -1;
}

std::optional<NoteLabel> ParseNoteLabel(std::string_view text) {
  if (text.empty() || (text[0] >= 'A' && text[0] <= 'Z')) return std::nullopt;
  NoteLabel label;
  size_t at = 0;
  if (text[0] == '*') {
    while (at < text.size() && text[at] == '*') ++at;
    if (at > 4) return std::nullopt;
    return NoteLabel{NoteLabel::kStars, static_cast<uint32_t>(at), static_cast<uint32_t>(at)};
  }
  if (text[0] >= 'a' && text[0] <= 'z') {
    if (IsLetter(At(text, 1)) || DigitValue(At(text, 1)) >= 0) return std::nullopt;
    return NoteLabel{NoteLabel::kLetter, static_cast<uint32_t>(text[0] - 'a' + 1), 1};
  }
  uint32_t value = 0;
  int digits = 0;
  const bool raised = SuperscriptValue(At(text, 0)) >= 0;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    const int digit = raised ? SuperscriptValue(c) : DigitValue(c);
    if (digit < 0) break;
    if (++digits > 3) return std::nullopt;
    value = value * 10 + static_cast<uint32_t>(digit);
    at = next;
  }
  if (digits == 0 || value == 0) return std::nullopt;
  if (!raised && IsLetter(At(text, at))) return std::nullopt;
  return NoteLabel{NoteLabel::kDigits, value, static_cast<uint32_t>(at)};
}

}  // namespace lexport::layout
