#include "outline/numerals.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>

#include "base/strings.h"
#include "outline/alphabets.h"

namespace lexport {
namespace {

constexpr uint32_t kHashSeed = 2166136261u;

uint32_t Mix(uint32_t hash, uint32_t value) { return (hash ^ (value + 1)) * 16777619u; }

// The code point at `at`, 0 at the end.
char32_t PointAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  return NextCodePoint(text, &at);
}

// Digits of one script from `*at`; moves behind them. Numbers of more than four digits are none.
bool TakeDigits(std::string_view text, size_t* at, uint32_t* value) {
  size_t i = *at;
  uint32_t number = 0;
  int digits = 0;
  while (i < text.size()) {
    size_t next = i;
    const char32_t c = NextCodePoint(text, &next);
    const int digit = c < 0x80 ? (c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1)
                               : u_charDigitValue(static_cast<UChar32>(c));
    if (digit < 0 || ++digits > 4) break;
    number = number * 10 + static_cast<uint32_t>(digit);
    i = next;
  }
  if (digits == 0 || digits > 4) return false;
  *at = i;
  *value = number;
  return true;
}

struct LatinSuffix {
  std::string_view word;
  uint16_t sub;  // 0: a sign of order that adds nothing
};
constexpr LatinSuffix kSuffixes[] = {
    {"bis", 2},    {"ter", 3},    {"quater", 4}, {"quinquies", 5}, {"sexies", 6}, {"septies", 7},
    {"octies", 8}, {"nonies", 9}, {"novies", 9}, {"decies", 10},   {"er", 0},     {"re", 0},
    {"ère", 0},    {"ème", 0},    {"th", 0},     {"st", 0},        {"nd", 0},     {"rd", 0},
    {"º", 0},      {"°", 0},      {"ª", 0},      {".º", 0},        {".°", 0},     {".ª", 0},
    {"o", 0},      {"-бап", 0}};

// The first bytes of these.
constexpr std::array<bool, 256> kSuffixStarts = [] {
  std::array<bool, 256> starts{};
  for (const LatinSuffix& suffix : kSuffixes) {
    starts[static_cast<unsigned char>(suffix.word[0])] = true;
  }
  return starts;
}();

bool MayBeSuffix(std::string_view text) {
  if (text.empty() || !kSuffixStarts[static_cast<unsigned char>(text[0])]) return false;
  // A stop stands in one only before a sign of order.
  return text[0] != '.' || (text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0x80);
}

bool WordEndsAt(std::string_view text, size_t at) { return !IsLetter(PointAt(text, at)); }

// What may be glued to a number, or stand one space behind it: "12A", "3bis", "3 bis", "1º", "1er".
size_t TakeSuffix(std::string_view text, size_t at, uint16_t* sub) {
  size_t start = at;
  if (PointAt(text, at) == ' ') ++start;
  if (start < text.size() && text[start] == '-') ++start;
  const bool any = MayBeSuffix(text.substr(start));
  for (const LatinSuffix& suffix : any ? std::span(kSuffixes) : std::span<const LatinSuffix>()) {
    if (text.substr(start, suffix.word.size()) != suffix.word) continue;
    if (start != at && suffix.sub == 0) continue;  // "1 er" is two words
    const size_t end = start + suffix.word.size();
    if (!WordEndsAt(text, end)) continue;
    if (PointAt(text, end) == ' ' && IsDigit(PointAt(text, end + 1))) continue;  // "§§ 7 bis 9"
    const char32_t behind = PointAt(text, end + 1);
    if (suffix.sub == 0 && PointAt(text, end) == '-' && behind >= 'A' && behind <= 'Z' &&
        WordEndsAt(text, end + 2)) {  // "2.º-A"
      *sub = static_cast<uint16_t>(behind - 'A' + 1);
      return end + 2;
    }
    *sub = suffix.sub;
    return end;
  }
  // "3 a §": the letter stands apart only before the sign.
  if (start != at && start + 2 < text.size() && text[start] >= 'a' && text[start] <= 'z' &&
      text[start + 1] == ' ' && PointAt(text, start + 2) == U'§') {
    *sub = static_cast<uint16_t>(text[start] - 'a' + 1);
    return start + 1;
  }
  const char32_t c = PointAt(text, at);
  if (c < 0x80 && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) && WordEndsAt(text, at + 1)) {
    *sub = static_cast<uint16_t>((c | 0x20) - 'a' + 1);
    return at + 1;
  }
  return at;
}

void ReadDigits(std::string_view text, NumberReadings* readings) {
  NumberReading reading;
  size_t at = 0;
  uint32_t value = 0;
  if (!TakeDigits(text, &at, &value)) return;
  reading.style = NumberStyle::kDecimal;
  const uint32_t first = value;
  uint32_t hash = kHashSeed;
  for (;;) {  // 1.2.3
    reading.parent_hash = hash;
    hash = Mix(hash, value);
    size_t next = at + 1;
    uint32_t more = 0;
    if (PointAt(text, at) != '.' || !TakeDigits(text, &next, &more)) break;
    reading.style = NumberStyle::kDotted;
    ++reading.components;
    value = more;
    at = next;
  }
  reading.value = value;
  reading.own_hash = hash;
  at = TakeSuffix(text, at, &reading.sub);
  if (value == 0 && reading.style == NumberStyle::kDecimal && at != 1) return;  // "007" is no label
  reading.length = static_cast<uint32_t>(at);
  readings->Add(reading);
  if (reading.components == 2 && reading.sub == 0) {  // sections put between 4 and 5: 4.1, 4.2
    reading.style = NumberStyle::kDecimal;
    reading.components = 1;
    reading.sub = static_cast<uint16_t>(std::min<uint32_t>(value, 999));
    reading.value = first;
    reading.parent_hash = kHashSeed;
    reading.own_hash = Mix(kHashSeed, first);
    reading.inserted = true;
    readings->Add(reading);
  }
}

// What may be put behind a letter that numbers: "a.1", "b-bis", "c bis" before its bracket.
size_t TakeLetterSuffix(std::string_view text, size_t at, uint16_t* sub) {
  const char32_t c = PointAt(text, at);
  size_t next = at + 1;
  uint32_t value = 0;
  if (c == '.' && TakeDigits(text, &next, &value) && PointAt(text, next) == ')') {
    *sub = static_cast<uint16_t>(std::min<uint32_t>(value, 999));
    return next;
  }
  if (c != '-' && c != ' ') return at;
  for (const LatinSuffix& suffix : kSuffixes) {
    const size_t end = at + 1 + suffix.word.size();
    if (suffix.sub == 0 || text.substr(at + 1, suffix.word.size()) != suffix.word) continue;
    if (!WordEndsAt(text, end) || (c == ' ' && PointAt(text, end) != ')')) continue;
    *sub = suffix.sub;
    return end;
  }
  return at;
}

// One Latin letter, or the same letter twice or three times: a … z, aa, bb … and roman numerals.
void ReadLatin(std::string_view text, NumberReadings* readings) {
  size_t size = 0;
  if (text.size() > 1 && IsAsciiLetter(text[1]) && !MayBeNumeral(text[0], text[1])) return;
  while (size < text.size() && size < 12 && IsAsciiLetter(text[size])) {
    ++size;
  }
  if (size == 0 || !WordEndsAt(text, size)) return;
  const std::string_view letters = text.substr(0, size);
  const bool upper = letters[0] <= 'Z';
  for (const char c : letters) {
    if ((c <= 'Z') != upper) return;
  }
  NumberReading reading;
  reading.length = static_cast<uint32_t>(TakeLetterSuffix(text, size, &reading.sub));
  if (size <= 3 && letters.find_first_not_of(letters[0]) == std::string_view::npos) {
    reading.style = upper ? NumberStyle::kUpperAlpha : NumberStyle::kLowerAlpha;
    reading.value = static_cast<uint32_t>((letters[0] | 0x20) - 'a' + 1 + 26 * (size - 1));
    readings->Add(reading);
    if (size == 2) {  // "aa)" follows "z)", or is the first of a level below "a)"
      reading.components = 2;
      reading.value -= 26;
      readings->Add(reading);
      reading.components = 1;
    }
  }
  if (const uint32_t roman = RomanValue(letters); roman != 0 && roman < 200) {
    reading.style = upper ? NumberStyle::kUpperRoman : NumberStyle::kLowerRoman;
    reading.value = roman;
    readings->Add(reading);
  }
}

// Roman numerals as single characters (Ⅳ), Ethiopic numbers, circled numbers.
void ReadNumericSigns(std::string_view text, char32_t first, NumberReadings* readings) {
  const bool roman = first >= 0x2160 && first <= 0x2188;
  const bool ethiopic = first >= 0x1369 && first <= 0x137C;
  const bool circled = (first >= 0x2460 && first <= 0x249B) || (first >= 0x3220 && first <= 0x3229);
  if (!roman && !ethiopic && !circled) return;
  size_t at = 0;
  uint32_t total = 0, group = 0;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    if ((c >= 0x2160 && c <= 0x2188) != roman || (c >= 0x1369 && c <= 0x137C) != ethiopic) break;
    const auto value = static_cast<uint32_t>(u_getNumericValue(static_cast<UChar32>(c)));
    if (ethiopic && value == 100) {
      total += (group == 0 ? 1 : group) * 100;
      group = 0;
    } else {
      group += value;
    }
    at = next;
    if (circled) break;
  }
  NumberReading reading;
  reading.value = total + group;
  reading.length = static_cast<uint32_t>(at);
  reading.style = ethiopic         ? NumberStyle::kEthiopic
                  : circled        ? NumberStyle::kDecimal
                  : first < 0x2170 ? NumberStyle::kUpperRoman
                                   : NumberStyle::kLowerRoman;
  readings->Add(reading);
}

void ReadHebrew(std::string_view text, NumberReadings* readings) {
  size_t at = 0;
  uint32_t total = 0;
  int letters = 0;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    const uint32_t value = HebrewValue(c);
    if (value == 0 && c != 0x5F3 && c != 0x5F4 && c != '\'' && c != '"') break;
    letters += value != 0;
    total += value;
    at = next;
  }
  if (letters == 0 || letters > 3 || !WordEndsAt(text, at)) return;
  NumberReading reading;
  reading.style = NumberStyle::kHebrew;
  reading.value = total;
  reading.length = static_cast<uint32_t>(at);
  readings->Add(reading);
}

// As their narrow forms: "（ａ）", "（ｉｉ）".
void ReadWideLatin(std::string_view text, NumberReadings* readings) {
  constexpr size_t kMost = 6;
  std::array<char, kMost> narrow{};
  size_t at = 0, count = 0;
  while (at < text.size() && count < kMost) {
    size_t next = at;
    const char letter = NarrowLetter(NextCodePoint(text, &next));
    if (letter == '\0') break;
    narrow[count++] = letter;
    at = next;
  }
  if (!WordEndsAt(text, at)) return;
  NumberReadings letters;
  ReadLatin(std::string_view(narrow.data(), count), &letters);
  for (NumberReading reading : letters) {
    reading.length = static_cast<uint32_t>(at);
    readings->Add(reading);
  }
}

void ReadOtherLetter(std::string_view text, char32_t first, NumberReadings* readings) {
  size_t at = 0;
  NextCodePoint(text, &at);
  const char32_t after = PointAt(text, at);
  if (after == 0x640) {  // an Arabic letter drawn out: "(هـ)"
    NextCodePoint(text, &at);
  }
  if (!WordEndsAt(text, at)) return;
  for (const bool second : {false, true}) {
    const LetterValue letter = LetterOf(first, second);
    if (letter.value == 0) continue;
    NumberReading reading;
    reading.style = letter.style;
    reading.value = letter.value;
    reading.length = static_cast<uint32_t>(at);
    readings->Add(reading);
  }
}

}  // namespace

namespace internal {

bool IsDigitBeyondAscii(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }

bool IsLetterBeyondAscii(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK ||
         type == U_COMBINING_SPACING_MARK;
}

bool IsUpperBeyondAscii(char32_t c) {
  return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool IsLowerBeyondAscii(char32_t c) {
  // Georgian text has no capitals at its starts, though its letters count as small ones.
  if (c >= 0x10D0 && c <= 0x10FF) return false;
  return u_isULowercase(static_cast<UChar32>(c));
}

}  // namespace internal

uint32_t HanValue(std::string_view text, uint32_t* length) {
  static constexpr std::u32string_view kOnes = U"〇一二三四五六七八九",
                                       kFormal = U"零壹貳參肆伍陸柒捌玖",
                                       kOther = U"○壱贰叁四五陆七八九";
  uint32_t total = 0, group = 0;
  bool positional = true;
  size_t at = 0;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    size_t one = kOnes.find(c);
    if (one == std::u32string_view::npos) one = kFormal.find(c);
    if (one == std::u32string_view::npos) one = kOther.find(c);
    const uint32_t unit = c == U'十' || c == U'拾'   ? 10
                          : c == U'百' || c == U'佰' ? 100
                          : c == U'千'               ? 1000
                                                     : 0;
    const uint32_t tens = c == U'廿' ? 20 : c == U'卅' ? 30 : 0;
    if (unit != 0) {
      total += (group == 0 ? 1 : group) * unit;
      group = 0;
      positional = false;
    } else if (tens != 0) {
      total += tens;
    } else if (one != std::u32string_view::npos) {
      group = (positional ? group * 10 : 0) + static_cast<uint32_t>(one);
    } else {
      break;
    }
    if (total + group > 9999) break;
    at = next;
  }
  *length = static_cast<uint32_t>(at);
  return total + group;
}

bool TakeApartLetter(std::string_view text, size_t at, NumberReadings* readings) {
  if (at + 1 >= text.size() || text[at] != ' ' || !WordEndsAt(text, at + 2)) return false;
  const char letter = text[at + 1];
  if ((letter | 0x20) < 'a' || (letter | 0x20) > 'z') return false;
  bool any = false;
  for (int i = 0; i < readings->count; ++i) {
    NumberReading& reading = readings->items[i];
    const bool digits =
        reading.style == NumberStyle::kDecimal || reading.style == NumberStyle::kDotted;
    if (!digits || reading.sub != 0) continue;
    reading.sub = static_cast<uint16_t>((letter | 0x20) - 'a' + 1);
    reading.length += 2;
    any = true;
  }
  return any;
}

NumberReading ReadDecimal(std::string_view text) {
  NumberReadings readings;
  ReadDigits(text, &readings);
  return readings.count > 0 ? readings.items[0] : NumberReading{};
}

NumberReadings ReadNumber(std::string_view text) {
  NumberReadings readings;
  if (text.empty()) return readings;
  const char32_t first = PointAt(text, 0);
  if (IsDigit(first)) {
    ReadDigits(text, &readings);
  } else if (first < 0x80) {
    ReadLatin(text, &readings);
  } else if (first >= 0x3007 && first <= 0x9FFF) {
    NumberReading reading;
    reading.value = HanValue(text, &reading.length);
    reading.style = NumberStyle::kHan;
    if (reading.value != 0) readings.Add(reading);
    if (reading.value == 0) ReadOtherLetter(text, first, &readings);
  } else if (NarrowLetter(first) != '\0') {
    ReadWideLatin(text, &readings);
  } else {
    ReadNumericSigns(text, first, &readings);
    if (readings.count == 0 && first >= 0x5D0 && first <= 0x5EA) ReadHebrew(text, &readings);
    if (readings.count == 0) ReadOtherLetter(text, first, &readings);
  }
  return readings;
}

NumberReadings ReadHyphenedNumber(std::string_view text) {
  NumberReadings readings;
  size_t at = 0;
  uint32_t first = 0, second = 0;
  if (!TakeDigits(text, &at, &first) || PointAt(text, at) != '-') return readings;
  if (!TakeDigits(text, &++at, &second)) return readings;
  NumberReading reading;
  reading.style = NumberStyle::kDotted;
  reading.components = 2;
  reading.value = second;
  reading.parent_hash = Mix(kHashSeed, first);
  reading.own_hash = Mix(reading.parent_hash, second);
  reading.length = static_cast<uint32_t>(TakeSuffix(text, at, &reading.sub));
  readings.Add(reading);
  return readings;
}

NumberReadings ReadCodeNumber(std::string_view text) {
  NumberReadings readings;
  if (text.empty()) return readings;
  size_t at = 0;
  const bool letter = text[0] >= 'A' && text[0] <= 'Z';
  if (letter) {
    ++at;
    while (at < text.size() && at < 4 && (text[at] == '.' || text[at] == ' ' || text[at] == '*')) {
      ++at;
    }
  }
  NumberReading reading;
  uint32_t hash = letter ? Mix(kHashSeed, static_cast<uint32_t>(text[0])) : kHashSeed;
  std::array<uint32_t, 4> parts{};
  size_t count = 0;
  while (count < parts.size() && TakeDigits(text, &at, &parts[count])) {
    reading.parent_hash = hash;
    hash = Mix(hash, parts[count++]);
    if (PointAt(text, at) != '-' || !IsDigit(PointAt(text, at + 1))) break;
    ++at;
  }
  if (count == 0 || (!letter && count < 2) || !WordEndsAt(text, at)) return readings;
  reading.length = static_cast<uint32_t>(at);
  if (letter) {
    reading.style = count > 1 ? NumberStyle::kDotted : NumberStyle::kDecimal;
    reading.components = static_cast<uint16_t>(count);
    reading.value = parts[count - 1];
    reading.own_hash = hash;
  } else {
    reading.style = NumberStyle::kDecimal;
    reading.value = parts[0];
    reading.sub = static_cast<uint16_t>(parts[1]);
    reading.own_hash = Mix(kHashSeed, parts[0]);
    reading.parent_hash = kHashSeed;
  }
  readings.Add(reading);
  return readings;
}

std::string NormalizeNumber(std::string_view printed, const NumberReading& reading) {
  std::string out;
  bool ascii = true;
  for (size_t i = 0; i < printed.size();) {
    const char32_t c = NextCodePoint(printed, &i);
    if (c == 0xBA || c == 0xB0 || c == 0xAA) continue;  // signs of order
    if (const char letter = NarrowLetter(c); letter != '\0') {
      out += letter;
      continue;
    }
    if (c >= 0x80) ascii = false;
    if (c < 0x80 && (IsLetter(c) || IsDigit(c))) out += static_cast<char>(c);
    if ((c == '.' || c == '-') && !out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (ascii && !out.empty() && reading.style != NumberStyle::kWord) return out;
  return reading.value == 0 ? "" : std::to_string(reading.value);
}

}  // namespace lexport
