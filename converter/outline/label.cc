#include "outline/label.h"

#include <unicode/uchar.h>

#include "base/strings.h"

namespace lexport {
namespace {

char32_t PointAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  return NextCodePoint(text, &at);
}

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
      ++at;
      continue;
    }
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    // Marks of direction stand between a label and its text in right-to-left print.
    if (c < 0x80 || !(IsSpace(c) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF)) break;
    at = next;
  }
  return at;
}

bool IsOpening(char32_t c) { return c == '(' || c == U'（' || c == '[' || c == U'［'; }
bool IsClosing(char32_t c) { return c == ')' || c == U'）' || c == ']' || c == U'］'; }
bool IsBracket(char32_t c) { return c == '[' || c == ']'; }
bool IsDot(char32_t c) {
  return c == '.' || c == U'．' || c == U'、' || c == 0x06D4 || c == 0x0589;
}
bool IsColon(char32_t c) { return c == ':' || c == U'：'; }
bool IsDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
bool IsBulletSign(char32_t c) {
  return (c >= 0x2012 && c <= 0x2015) || c == 0x2022 || c == 0x25AA || c == 0x25CF || c == 0x25CB ||
         c == 0x2023 || c == 0x25E6 || c == 0xB7 || c == '-' || c == '*' || c == 0x25A0 ||
         c == 0xF0B7;
}

size_t Behind(std::string_view text, size_t at) {
  NextCodePoint(text, &at);
  return at;
}

// End of the word that starts at `at`: letters, with a hyphen or apostrophe inside.
size_t WordEnd(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    const bool inner = (c == '-' || c == '\'' || c == 0x2019 || c == 0xAD || c == 0x200C ||
                        c == 0x200D || c == 0x640) &&
                       IsLetter(PointAt(text, next));
    if (!IsLetter(c) && !inner) break;
    at = next;
  }
  return at;
}

// Whether only signs are left, such as a stop set apart from the number: they are the label's.
bool OnlySigns(std::string_view text, size_t at) {
  if (text.size() - at > 12) return false;
  while (at < text.size()) {
    const char32_t c = NextCodePoint(text, &at);
    if (c != 0xBA && c != 0xAA && (IsLetter(c) || IsDigit(c))) return false;
  }
  return true;
}

void Finish(std::string_view text, size_t end, Label* label) {
  if (end < text.size() && OnlySigns(text, end)) end = text.size();
  label->end = static_cast<uint32_t>(end);
  label->rest = static_cast<uint32_t>(SkipSpaces(text, end));
}

// Levels that the word text[at, end) names, with its dot where the list has one ("Art.").
bool LookUpLevel(std::string_view text, size_t at, size_t* end, const Lexicon& lexicon,
                 Label* label) {
  if (*end == at || *end - at > 40) return false;
  const bool dot = PointAt(text, *end) == '.';
  std::string key = FoldWord(text.substr(at, *end - at));
  auto found = lexicon.level_words.end();
  if (dot) found = lexicon.level_words.find(key + '.');
  if (found != lexicon.level_words.end()) {
    ++*end;
  } else {
    found = lexicon.level_words.find(key);
    if (found == lexicon.level_words.end()) return false;
  }
  for (size_t i = 0; i < found->second.size() && i < label->levels.size(); ++i) {
    label->levels[i] = found->second[i].level;
  }
  label->lower_word = IsLower(PointAt(text, at));
  return true;
}

// A number in words behind a level word: "Article premier", "Part Two".
bool ReadNumberWord(std::string_view text, size_t at, const Lexicon& lexicon, Label* label,
                    size_t* end) {
  const size_t stop = WordEnd(text, at);
  if (stop == at || stop - at > 40) return false;
  const auto found = lexicon.number_words.find(FoldWord(text.substr(at, stop - at)));
  if (found == lexicon.number_words.end()) return false;
  NumberReading reading;
  reading.style = NumberStyle::kWord;
  reading.value = found->second.value;
  reading.length = static_cast<uint32_t>(stop - at);
  label->readings.Add(reading);
  *end = stop;
  return true;
}

// Punctuation that closes a label with a word: "Article 5.", "Article 5 –", "ARTICLE 5:".
size_t TakeSeparator(std::string_view text, size_t at) {
  size_t i = SkipSpaces(text, at);
  bool any = false;
  while (i < text.size()) {
    const char32_t c = PointAt(text, i);
    const bool dash = IsDash(c) && (IsSpace(PointAt(text, i + (c < 0x80 ? 1 : 3))) || any);
    if (!IsDot(c) && !IsColon(c) && !dash) break;
    i = Behind(text, i);
    any = true;
  }
  return any ? i : at;
}

// Drops what is no number behind a word: "Part a", "Chapter mix". Returns false when none is left.
bool KeepWordNumbers(NumberReadings* readings) {
  NumberReadings kept;
  for (const NumberReading& reading : *readings) {
    const bool lower = reading.style == NumberStyle::kLowerAlpha;
    if (!lower) kept.Add(reading);
  }
  *readings = kept;
  return kept.count > 0;
}

bool ScanWordFirst(std::string_view text, size_t at, const Lexicon& lexicon, Label* label) {
  size_t end = WordEnd(text, at);
  if (!LookUpLevel(text, at, &end, lexicon, label)) return false;
  label->form = LabelForm::kWordBefore;
  size_t number = SkipSpaces(text, end);
  for (const std::string_view sign : {"n°", "nº", "No.", "no.", "№"}) {
    if (text.substr(number, sign.size()) == sign) number = SkipSpaces(text, number + sign.size());
  }
  const bool wrapped = IsOpening(PointAt(text, number));
  if (wrapped) number = SkipSpaces(text, Behind(text, number));
  label->readings = ReadNumber(text.substr(number));
  label->number_at = static_cast<uint32_t>(number);
  if (label->readings.count > 0 && KeepWordNumbers(&label->readings)) {
    end = number + label->readings.items[0].length;
    if (wrapped && IsClosing(PointAt(text, end))) end = Behind(text, end);
  } else if (!ReadNumberWord(text, number, lexicon, label, &end)) {
    label->readings = {};
  }
  Finish(text, TakeSeparator(text, end), label);
  return true;
}

// "第一条", "제 2 조": a prefix of order, the number, a word of measure.
bool ScanAround(std::string_view text, size_t at, const Lexicon& lexicon, Label* label) {
  size_t i = SkipSpaces(text, Behind(text, at));
  NumberReadings readings = ReadNumber(text.substr(i));
  if (readings.count == 0) return false;
  label->number_at = static_cast<uint32_t>(i);
  i = SkipSpaces(text, i + readings.items[0].length);
  size_t end = Behind(text, i);
  if (i >= text.size() || !LookUpLevel(text, i, &end, lexicon, label)) {
    // Words of measure are one letter or, rarely, two ("部分").
    label->levels[0] = kNoLevel;
    if (end >= text.size()) return false;
    end = Behind(text, end);
    if (!LookUpLevel(text, i, &end, lexicon, label)) return false;
  }
  if (PointAt(text, end) == U'之') {  // "第五條之一" comes after "第五條"
    uint32_t length = 0;
    const uint32_t sub = HanValue(text.substr(end + 3), &length);
    if (length > 0) {
      readings.items[0].sub = static_cast<uint16_t>(sub);
      end += 3 + length;
    }
  }
  label->form = LabelForm::kWordAround;
  label->readings = readings;
  label->lower_word = false;
  Finish(text, end, label);
  return true;
}

// "1. cikk", "1 §", "2 luku": the word or sign follows the number.
bool ScanWordAfter(std::string_view text, size_t number_end, const Lexicon& lexicon, Label* label) {
  size_t at = number_end;
  const bool dotted = IsDot(PointAt(text, at));
  if (dotted) at = Behind(text, at);
  at = SkipSpaces(text, at);
  if (PointAt(text, at) == U'§') {
    label->form = LabelForm::kSign;
    Finish(text, TakeSeparator(text, Behind(text, at)), label);
    return true;
  }
  size_t end = WordEnd(text, at);
  if (!LookUpLevel(text, at, &end, lexicon, label)) return false;
  const char32_t after = PointAt(text, SkipSpaces(text, end));
  // "1 kap. 2 §" goes on with a number; "2. Article 60 applies" is a sentence.
  const bool closed = after == 0 || IsDot(after) || IsColon(after) || IsUpper(after) ||
                      (IsDigit(after) && !dotted) || IsDash(after);
  if (!closed) {
    label->levels = {kNoLevel, kNoLevel, kNoLevel};
    return false;
  }
  label->lower_word = false;
  label->form = LabelForm::kWordAfter;
  Finish(text, TakeSeparator(text, end), label);
  return true;
}

// "l." for "1.", "l4." for "14.", "1O." for "10.".
bool ReadSlippedDigits(std::string_view text, size_t at, Label* label, size_t* end) {
  uint32_t value = 0;
  size_t i = at;
  bool digit = false, slip = false;
  for (; i < text.size() && i - at < 4; ++i) {
    const char c = text[i];
    const bool one = c == 'l' || c == 'I', zero = c == 'O' || c == 'o';
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (!one && !(zero && i > at)) {
      break;
    }
    slip = slip || one || zero;
    value = value * 10 + (one ? 1 : zero ? 0 : static_cast<uint32_t>(c - '0'));
  }
  const bool lone_l = i == at + 1 && text[at] == 'l';
  if (i >= text.size() || text[i] != '.' || !slip || !(digit || lone_l)) return false;
  NumberReading reading;
  reading.style = NumberStyle::kDecimal;
  reading.value = value;
  reading.length = static_cast<uint32_t>(i - at);
  label->readings.Add(reading);
  label->ocr = true;
  *end = i;
  return true;
}

bool ScanParens(std::string_view text, size_t at, Label* label) {
  const char32_t open = PointAt(text, at);
  const size_t inner = SkipSpaces(text, Behind(text, at));
  label->readings = ReadNumber(text.substr(inner));
  label->number_at = static_cast<uint32_t>(inner);
  if (label->readings.count == 0) return false;
  const size_t number_end = inner + label->readings.items[0].length;
  const size_t close = SkipSpaces(text, number_end);
  const char32_t c = PointAt(text, close);
  if (!IsClosing(c) && !(IsClosing(open) && IsOpening(c))) return false;
  label->ocr = inner != Behind(text, at) || close != number_end;
  label->form = IsBracket(open) ? LabelForm::kBracket : LabelForm::kParens;
  size_t end = Behind(text, close);
  const char32_t after = PointAt(text, end);
  if (after == '.' || after == ',' || after == ';' || IsClosing(after)) return false;  // "(c))."
  Finish(text, end, label);
  return true;
}

bool ScanBullet(std::string_view text, size_t at, Label* label) {
  const size_t end = Behind(text, at);
  const size_t rest = SkipSpaces(text, end);
  const char32_t sign = PointAt(text, at);
  if (rest == end && (sign == '-' || sign == '*' || sign == 0xB7 || IsDash(sign))) return false;
  if (rest >= text.size()) return false;
  label->form = LabelForm::kDash;
  NumberReading reading;
  reading.style = NumberStyle::kBullet;
  label->readings.Add(reading);
  Finish(text, end, label);
  return true;
}

bool ScanSign(std::string_view text, size_t at, Label* label) {
  size_t i = Behind(text, at);
  if (PointAt(text, i) == U'§') return false;  // a reference to several
  i = SkipSpaces(text, i);
  label->readings = ReadNumber(text.substr(i));
  label->number_at = static_cast<uint32_t>(i);
  if (label->readings.count == 0) return false;
  label->form = LabelForm::kSign;
  Finish(text, TakeSeparator(text, i + label->readings.items[0].length), label);
  return true;
}

// A number first: "1.", "1)", "1", "a.", "IV.", "一、".
bool ScanNumberFirst(std::string_view text, size_t at, const Lexicon& lexicon, Label* label) {
  size_t end = at;
  label->number_at = static_cast<uint32_t>(at);
  label->readings = ReadNumber(text.substr(at));
  if (label->readings.count > 0) end = at + label->readings.items[0].length;
  size_t slip_end = 0;
  Label slipped;
  if (ReadSlippedDigits(text, at, &slipped, &slip_end) &&
      (label->readings.count == 0 || slip_end >= end)) {
    for (const NumberReading& r : slipped.readings) label->readings.Add(r);
    label->ocr = true;
    end = slip_end;
  }
  if (label->readings.count == 0) return false;
  const NumberStyle style = label->readings.items[0].style;
  const bool digits = style == NumberStyle::kDecimal || style == NumberStyle::kDotted;
  if (digits && ScanWordAfter(text, end, lexicon, label)) return true;
  const char32_t c = PointAt(text, end);
  const char32_t after = c == 0 ? 0 : PointAt(text, Behind(text, end));
  if (IsClosing(c)) {
    label->form = LabelForm::kCloseParen;
    Finish(text, Behind(text, end), label);
    return !IsBracket(c) && after != '.' && after != ',';
  }
  if (IsDot(c) || IsColon(c)) {
    label->form = IsDot(c) ? LabelForm::kDot : LabelForm::kColon;
    size_t stop = Behind(text, end);
    if (IsDash(PointAt(text, stop))) stop = Behind(text, stop);  // "1.-", "1.–"
    Finish(text, stop, label);
    const bool spaced = label->rest > label->end || label->rest >= text.size() || !digits ||
                        IsLetter(after) || IsOpening(after);
    return spaced && !(IsLetter(after) && !digits && c == '.');  // "e.g." is no label
  }
  if (IsDash(c) && style == NumberStyle::kDecimal && !IsDigit(after) && after != 0) {  // "2- text"
    label->form = LabelForm::kDot;
    Finish(text, Behind(text, end), label);
    return label->rest < text.size();
  }
  if (c == ',' && digits && IsSpace(after)) {
    label->form = LabelForm::kDot;
    label->ocr = true;
    Finish(text, end + 1, label);
    return IsUpper(PointAt(text, label->rest));
  }
  label->form = LabelForm::kBare;
  Finish(text, end, label);
  if (style == NumberStyle::kDotted && IsLower(PointAt(text, label->rest))) return false;
  return c == 0 || IsSpace(c);
}

bool ScanOne(std::string_view text, size_t at, const Lexicon& lexicon, bool first, Label* label) {
  label->begin = static_cast<uint32_t>(at);
  const char32_t c = PointAt(text, at);
  if (IsOpening(c) || IsClosing(c)) return ScanParens(text, at, label);
  if (c == U'§') return ScanSign(text, at, label);
  if (c == U'第' || c == U'제') {
    if (ScanAround(text, at, lexicon, label)) return true;
    *label = Label{};
    label->begin = static_cast<uint32_t>(at);
  }
  if (first && IsBulletSign(c)) return ScanBullet(text, at, label);
  if (IsLetter(c) && ScanWordFirst(text, at, lexicon, label)) return true;
  const bool number = ScanNumberFirst(text, at, lexicon, label);
  // A second label is only sure where its own punctuation shows it.
  return number && (first || label->form != LabelForm::kBare);
}

// Whether labels may follow this one on its line.
bool MayChain(const Label& label) {
  return label.form != LabelForm::kDash && !(label.has_word() && label.readings.count == 0);
}

}  // namespace

void ScanLabels(std::string_view text, const Lexicon& lexicon, LabelChain* chain) {
  chain->count = 0;
  chain->nesting = 0;
  size_t at = SkipSpaces(text, 0);
  while (at < text.size()) {
    Label label;
    if (!ScanOne(text, at, lexicon, chain->nesting == 0, &label)) break;
    ++chain->nesting;
    if (chain->count < 4) chain->labels[chain->count++] = label;
    if (!MayChain(label) || label.rest <= at) break;
    at = label.rest;
  }
}

}  // namespace lexport
