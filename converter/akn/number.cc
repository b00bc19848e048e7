#include "akn/number.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/strings.h"

namespace lexport {
namespace {

bool IsAlnum(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

// Value of a Han numeral: 0-9 and the powers of ten; -1 for anything else.
int HanValue(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'两':
    case U'貳':
      return 2;
    case U'三':
    case U'參':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
    case U'萬':
      return 10000;
    default:
      return -1;
  }
}

// Ethiopic 1-9, 10-90, 100, 10000; -1 for anything else.
int EthiopicValue(char32_t c) {
  if (c < 0x1369 || c > 0x137C) return -1;
  if (c <= 0x1371) return static_cast<int>(c - 0x1368);
  if (c <= 0x137A) return static_cast<int>(c - 0x1371) * 10;
  return c == 0x137B ? 100 : 10000;
}

// Adds up numerals that multiply what stands before them: 二十三 is 2 times 10 plus 3. Powers from
// `first_power` on multiply. Digits that just follow each other (二〇二四) are read as digits.
class Adder {
 public:
  explicit Adder(int first_power) : first_power_(first_power) {}
  void Take(int value) {
    if (value < first_power_) {
      digits_ = first_power_ == 10 ? std::min<uint64_t>(digits_, kLimit) * 10 + value
                                   : digits_ + static_cast<uint64_t>(value);
      pending_ = true;
    } else if (value == 10000) {
      total_ = std::min<uint64_t>(std::max<uint64_t>(total_ + digits_, 1), kLimit) * 10000;
      pending_ = false;
      digits_ = 0;
    } else {
      total_ += (pending_ && digits_ > 0 ? digits_ : 1) * static_cast<uint64_t>(value);
      pending_ = false;
      digits_ = 0;
    }
  }
  uint64_t Value() const { return total_ + digits_; }

 private:
  static constexpr uint64_t kLimit = 1000000000;  // enough for any law; keeps clear of overflow
  const int first_power_;
  uint64_t total_ = 0, digits_ = 0;
  bool pending_ = false;
};

// Reads a run of numerals for which `value_of` knows values; *pos moves behind it.
template <typename ValueOf>
std::string ReadRun(std::string_view text, size_t* pos, int first_power, ValueOf value_of) {
  Adder adder(first_power);
  while (*pos < text.size()) {
    size_t next = *pos;
    const int value = value_of(NextCodePoint(text, &next));
    if (value < 0) break;
    adder.Take(value);
    *pos = next;
  }
  return std::to_string(adder.Value());
}

// A character as it goes into the number: decimal digits of any script and signs that stand for
// a number (①, Ⅳ) become ASCII digits.
void AppendCharacter(char32_t c, std::string* out) {
  if (c >= 0x80) {
    const int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) {
      out->push_back(static_cast<char>('0' + digit));
      return;
    }
    const double value = u_getNumericValue(static_cast<UChar32>(c));
    const int type = u_charType(static_cast<UChar32>(c));
    if ((type == U_LETTER_NUMBER || type == U_OTHER_NUMBER) && value >= 1 && value < 1e6 &&
        value == static_cast<int>(value)) {
      *out += std::to_string(static_cast<int>(value));
      return;
    }
    if (const char letter = NarrowLetter(c); letter != '\0') {
      out->push_back(letter);
      return;
    }
  }
  AppendUtf8(c, out);
}

bool IsHan(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  if (c < 0x2E80) return false;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  // Hangul words of measure stand round the number in the same way: 제3조.
  return script == USCRIPT_HAN || (script == USCRIPT_HANGUL);
}

// The numerals of a label in Han characters, the rest dropped: 第十二条之一 is 12-1.
std::string FromHan(std::string_view word) {
  std::string out;
  bool gap = false;
  for (size_t i = 0; i < word.size();) {
    size_t next = i;
    const char32_t c = NextCodePoint(word, &next);
    const bool numeral = HanValue(c) >= 0;
    if (!numeral && (IsHan(c) || !IsAlnum(c))) {
      gap = true;
      i = next;
      continue;
    }
    if (gap && !out.empty()) out += '-';
    gap = false;
    if (numeral) {
      out += ReadRun(word, &i, 10, HanValue);
    } else {
      AppendCharacter(c, &out);
      i = next;
    }
  }
  return out;
}

bool HasHan(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    if (IsHan(NextCodePoint(word, &i))) return true;
  }
  return false;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The letters and digits of `text` where they are one run in ASCII, with nothing but punctuation
// around it; empty for all others.
std::string_view OnlyRun(std::string_view text) {
  size_t begin = 0, end = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c <= 0x20 || c >= 0x7F) return {};
    if (!IsAlnum(static_cast<char32_t>(c))) continue;
    if (end == 0) begin = i;
    if (end != 0 && end != i) return {};  // another run
    end = i + 1;
  }
  return text.substr(begin, end - begin);
}

// Letters and digits of `word`, punctuation off both ends and one "-" for each run inside.
std::string Strip(std::string_view word) {
  if (const std::string_view run = OnlyRun(word); !run.empty()) return std::string(run);
  if (HasHan(word)) return FromHan(word);
  std::string out;
  bool gap = false;
  for (size_t i = 0; i < word.size();) {
    size_t next = i;
    const char32_t c = NextCodePoint(word, &next);
    const bool ethiopic = EthiopicValue(c) >= 0;
    const bool order = (c == U'º' || c == U'ª') && !out.empty();  // "2.º-A"
    if (order || (!ethiopic && !IsAlnum(c))) {
      gap = true;
      i = next;
      continue;
    }
    if (gap && !out.empty()) out += '-';
    gap = false;
    if (ethiopic) {
      out += ReadRun(word, &i, 100, EthiopicValue);
    } else {
      AppendCharacter(c, &out);
      i = next;
    }
  }
  return out;
}

// Where words are not parted by spaces, a number is glued to its word: the number of "มาตรา๑". A
// single letter belongs to the number ("5א"), and where letters have two cases they do ("12А").
std::string_view DigitsOfGlued(std::string_view word) {
  const bool first = IsDigit(word[0]);
  const auto turn = first ? std::find_if_not(word.begin(), word.end(), IsDigit)
                          : std::find_if(word.begin(), word.end(), IsDigit);
  if (turn == word.end()) return word;
  const auto edge = static_cast<size_t>(turn - word.begin());
  const std::string_view digits = first ? word.substr(0, edge) : word.substr(edge);
  const std::string_view letters = first ? word.substr(edge) : word.substr(0, edge);
  if (!std::all_of(digits.begin(), digits.end(), IsDigit)) return word;
  size_t count = 0;
  for (size_t i = 0; i < letters.size();) {
    const char32_t c = NextCodePoint(letters, &i);
    if (c == '-') continue;  // a mark between two words
    ++count;
    const bool caseless = c >= 0x80 &&
                          u_tolower(static_cast<UChar32>(c)) == static_cast<UChar32>(c) &&
                          u_toupper(static_cast<UChar32>(c)) == static_cast<UChar32>(c);
    if (!caseless) return word;
  }
  return count >= 2 ? digits : word;
}

bool IsRoman(std::string_view word) {
  if (word.find_first_not_of("ivxlcdmIVXLCDM") != word.npos) return false;
  static constexpr std::string_view kParts[4][10] = {
      {"", "m", "mm", "mmm", "mmmm", "", "", "", "", ""},
      {"", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"},
      {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"},
      {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}};
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::string_view rest = lower;
  for (const auto& place : kParts) {
    std::string_view longest;
    for (std::string_view part : place) {
      if (part.size() > longest.size() && rest.starts_with(part)) longest = part;
    }
    rest.remove_prefix(longest.size());
  }
  return !word.empty() && rest.empty();
}

bool HasDigit(std::string_view word) { return std::any_of(word.begin(), word.end(), IsDigit); }

// "bis", "ter" …: words that continue a number, in all languages alike.
bool IsNumberSuffix(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kSuffixes = {
      "bis", "ter", "quater", "quinquies", "quinquiens", "sexies", "septies", "octies"};
  for (std::string_view suffix : kSuffixes) {
    if (AsciiEqualFold(word, suffix)) return true;
  }
  return word.size() > 4 && AsciiEqualFold(word.substr(word.size() - 3), "ies");
}

// Whether a stripped word is a number rather than a word: it has a digit, is a single letter or one
// letter two or three times, or
// has the form of a roman numeral, each part of it, if it has several ("II-A").
bool IsNumberLike(std::string_view word) {
  if (word.empty()) return false;
  if (HasDigit(word)) return true;
  const bool doubled = (word.size() == 2 || word.size() == 3) && word[0] >= 'A' &&
                       word.find_first_not_of(word[0]) == std::string_view::npos;
  if (doubled) return true;  // "aa"
  for (size_t begin = 0; begin <= word.size();) {
    const size_t end = std::min(word.find('-', begin), word.size());
    const std::string_view part = word.substr(begin, end - begin);
    const bool suffix = begin > 0 && IsNumberSuffix(part);  // "b-bis"
    if (CountCodePoints(part) != 1 && !IsRoman(part) && !suffix) return false;
    begin = end + 1;
  }
  return true;
}

// Takes the ending of an ordinal off a number: "1er", "Ier", "2nd", "3º".
void DropOrdinalEnding(std::string* number) {
  static constexpr std::array<std::string_view, 11> kEndings = {
      "er", "ère", "ème", "st", "nd", "rd", "th", "-º", "-ª", "º", "ª"};
  for (std::string_view ending : kEndings) {
    if (!number->ends_with(ending)) continue;
    const std::string_view stem =
        std::string_view(*number).substr(0, number->size() - ending.size());
    const bool digits = !stem.empty() && stem.find_first_not_of("0123456789") == stem.npos;
    if (digits || (ending == "er" && IsRoman(stem))) number->resize(stem.size());
    return;
  }
}

// Stripped words of `label`, empty ones left out.
std::vector<std::string> StrippedWords(std::string_view label) {
  std::vector<std::string> words;
  size_t start = 0;
  for (size_t i = 0; i <= label.size();) {
    size_t next = i;
    const bool end = i == label.size() || IsSpace(NextCodePoint(label, &next));
    if (end && i > start) {
      std::string word = Strip(label.substr(start, i - start));
      DropOrdinalEnding(&word);
      if (HasDigit(word)) word = std::string(DigitsOfGlued(word));
      if (!word.empty()) words.push_back(std::move(word));
    }
    if (end) start = next;
    i = i == label.size() ? i + 1 : next;
  }
  return words;
}

// "Article": too long, and of too many letters, to be a number in letters, with or without the
// ending of an ordinal.
bool IsSurelyWord(std::string_view word) {
  constexpr size_t kEnding = 2, kShortest = 4;
  if (word.size() < kShortest) return false;
  bool beyond_roman = false;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = static_cast<char>(word[i] | 0x20);
    if (c < 'a' || c > 'z') return false;
    const bool roman = std::string_view("ivxlcdm").find(c) != std::string_view::npos;
    beyond_roman = beyond_roman || (i + kEnding < word.size() && !roman);
  }
  return beyond_roman;
}

}  // namespace

std::string_view PlainNumber(std::string_view label) {
  const size_t space = label.find(' ');
  const bool worded = space != label.npos;
  if (worded && !IsSurelyWord(label.substr(0, space))) return {};
  const std::string_view run = OnlyRun(worded ? label.substr(space + 1) : label);
  const bool number = (run.size() == 1 && !worded) || std::all_of(run.begin(), run.end(), IsDigit);
  return number ? run : std::string_view();
}

bool HasNumber(std::string_view label) {
  // A digit is part of a number, wherever it stands.
  return HasDigit(label) || !NormalizeNumber(label).empty();
}

std::string NormalizeNumber(std::string_view label) {
  std::string number(PlainNumber(label));
  if (!number.empty()) return number;
  const std::vector<std::string> words = StrippedWords(label);
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (HasDigit(number)) {  // the number behind is the end of a range: "4 to 6", "7 bis 9"
      if (HasDigit(word)) number += '-';
      if (!HasDigit(word) && i + 1 < words.size() && HasDigit(words[i + 1])) continue;
    }
    // A letter between two words is one of them: "DISPOSIZIONI TRANSITORIE E FINALI".
    const bool inner = i > 0 && i + 1 < words.size() && number.empty();
    if (inner && CountCodePoints(word) == 1 && !HasDigit(word) && !IsNumberLike(words[i + 1]) &&
        !IsNumberSuffix(words[i + 1])) {
      continue;
    }
    if (IsNumberLike(word) || (!number.empty() && IsNumberSuffix(word))) number += word;
  }
  return number;
}

}  // namespace lexport
