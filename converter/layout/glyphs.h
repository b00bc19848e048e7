// Shapes of characters and of line starts and ends, in any script. No words of any language.

#ifndef LEXPORT_LAYOUT_GLYPHS_H_
#define LEXPORT_LAYOUT_GLYPHS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace lexport::layout {

enum class StartKind : uint8_t { kNothing, kLower, kUpper, kCaseless, kDigit, kOther };

StartKind StartBeyondLetters(std::string_view text);  // what does not start with one of ASCII
// What `text` starts with; opening quotes and brackets before it are passed over.
inline StartKind StartOf(std::string_view text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') return StartKind::kLower;
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') return StartKind::kUpper;
  return StartBeyondLetters(text);
}

enum class EndKind : uint8_t {
  kOpen,    // a word: the sentence goes on
  kComma,   // a comma of any script
  kStop,    // full stop, semicolon, colon, question mark and their kin
  kHyphen,  // a hyphen or dash
};

EndKind EndBeyondLetters(std::string_view text);  // what does not end with one of ASCII
// What `text` ends with; closing quotes and brackets after it are passed over.
inline EndKind EndOf(std::string_view text) {
  const bool letter = !text.empty() && (text.back() | 32) >= 'a' && (text.back() | 32) <= 'z';
  return letter ? EndKind::kOpen : EndBeyondLetters(text);
}

// What the three below do beyond ASCII.
bool IsWideLetter(char32_t c);
bool IsWideLower(char32_t c);
bool IsWideUpper(char32_t c);
inline bool IsLetter(char32_t c) {
  return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : IsWideLetter(c);
}
inline bool IsLower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : IsWideLower(c); }
inline bool IsUpper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : IsWideUpper(c); }
// Columns that `c` takes on a screen: 0 for marks above and below, 2 for wide East Asian ones.
uint32_t ColumnsOf(char32_t c);
// How a script sets spaces: between words; between phrases only, as Thai, Khmer, Lao, Burmese and
// Tibetan; not at all, as Han and kana.
enum class Spacing : uint8_t { kWords, kPhrases, kNever };
Spacing SpacingOf(char32_t c);

// Columns of the first word of `text`, up to 250 or so; of one character in scripts without spaces.
uint16_t FirstWordColumns(std::string_view text);
// The value of a decimal digit in any script, -1 for other characters.
int WideDigitValue(char32_t c);  // beyond ASCII
inline int DigitValue(char32_t c) {
  if (c >= 0x80) return WideDigitValue(c);
  return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
}

// A label such as "(a)", "12.", "§ 3", "1.2.1", "–" or "（一）" at the start of `text`.
struct LabelShape {
  uint32_t size = 0;    // bytes of the label itself
  uint32_t text = 0;    // offset of what follows, behind white space
  bool alone = false;   // nothing follows
  bool bullet = false;  // a dash or bullet
};
std::optional<LabelShape> ParseLabelAtSign(std::string_view text);  // no BeginsPlainWord
// c, d, i, l, m, v and x as bits, counted from a.
inline constexpr uint32_t kRomanLetters =
    1u << 2 | 1u << 3 | 1u << 8 | 1u << 11 | 1u << 12 | 1u << 21 | 1u << 23;
// Whether `text` begins with two letters of ASCII that begin a word, as most lines do: they are
// neither both Roman numerals nor the same.
inline bool BeginsPlainWord(std::string_view text) {
  if (text.size() < 2) return false;
  const auto first = static_cast<uint32_t>((text[0] | 32) - 'a');
  const auto second = static_cast<uint32_t>((text[1] | 32) - 'a');
  return first < 26 && second < 26 && text[0] != text[1] &&
         ((kRomanLetters >> first) & (kRomanLetters >> second) & 1) == 0;
}
inline std::optional<LabelShape> ParseLabel(std::string_view text) {
  return BeginsPlainWord(text) ? std::nullopt : ParseLabelAtSign(text);
}

// A line that is nothing but a number and the signs that printers put around page numbers:
// "3", "- 3 -", "– 3 –", "3/12", "[3]", "Page 3" (a word and a number). `plain` when it is digits
// alone.
struct PageNumber {
  uint32_t value = 0;
  uint32_t total = 0;  // "3/12": 12, else 0
  bool plain = false;
  bool word = false;  // with a word before or after it
  bool roman = false;
};
std::optional<PageNumber> ParsePageNumber(std::string_view text);
// The same for a Roman numeral under a hundred: "iv", "- XII -". Single letters may be anything;
// the caller wants more of the kind.
std::optional<PageNumber> ParseRomanPageNumber(std::string_view text);

// The value of a superscript digit, -1 for other characters.
int SuperscriptValue(char32_t c);

enum class Brackets : uint8_t { kWithout, kRound, kSquare };  // around the label of a note

// A note label: digits (up to three, superscript ones too), one lower-case letter, or asterisks.
// Value 1.. for digits and letters; asterisks count from 1 as well.
struct NoteLabel {
  enum Kind : uint8_t { kDigits, kLetter, kStars } kind = kDigits;
  uint32_t value = 0;
  uint32_t size = 0;  // bytes
};
// `text` must start with one; what follows it is not looked at, except that a digit or letter may
// not.
std::optional<NoteLabel> ParseNoteLabel(std::string_view text);

// Whether `text` begins with a capital of ASCII, or with two letters of it, as no note label does.
inline bool BeginsNoNoteLabel(std::string_view text) {
  const auto is_letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
  if (text.empty() || !is_letter(text[0])) return false;
  return text[0] <= 'Z' || (text.size() > 1 && is_letter(text[1]));
}

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_GLYPHS_H_
