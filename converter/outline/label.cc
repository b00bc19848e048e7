#include "outline/label.h"

#include <unicode/uchar.h>

#include "base/strings.h"
#include "outline/label_range.h"
#include "outline/label_run_in.h"
#include "outline/label_words.h"

namespace lexport {
namespace {

bool IsOpening(char32_t c) { return c == '(' || c == U'（' || c == '[' || c == U'［'; }
bool IsDecimal(NumberStyle style) {
  return style == NumberStyle::kDecimal || style == NumberStyle::kDotted;
}
bool IsClosing(char32_t c) { return c == ')' || c == U'）' || c == ']' || c == U'］'; }
bool IsBracket(char32_t c) { return c == '[' || c == ']'; }
bool IsDot(char32_t c) {
  return c == '.' || c == U'．' || c == U'、' || c == 0x06D4 || c == 0x0589 || c == 0x1361 ||
         c == 0x1362;
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

// A dash set apart behind a label's punctuation is the label's too: "I. - ", "1° – ".
size_t TakeDash(std::string_view text, size_t at) {
  const size_t dash = SkipSpaces(text, at);
  if (!IsDash(PointAt(text, dash))) return at;
  const size_t behind = Behind(text, dash);
  return behind < text.size() && IsSpace(PointAt(text, behind)) ? behind : at;
}

// Punctuation that closes a label with a word: "Article 5.", "Article 5 –", "ARTICLE 5:".
size_t TakeSeparator(std::string_view text, size_t at) {
  size_t i = SkipSpaces(text, at);
  bool any = false;
  while (i < text.size()) {
    const char32_t c = PointAt(text, i);
    const char32_t after = PointAt(text, Behind(text, i));
    // A long dash needs no space: "Part 1—General"; a short one may join two numbers.
    const bool dash = IsDash(c) && (IsSpace(after) || after == 0 || any || c >= 0x2014 ||
                                    (c == 0x2013 && !IsDigit(after)));
    if (!IsDot(c) && !IsColon(c) && !dash) break;
    i = Behind(text, i);
    any = true;
  }
  return any ? TakeDash(text, i) : at;
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

// Whether a letter set apart behind a number is the number's: "§ 3 a", "§ 3 a Title", not "1 a
// day".
bool MayEndApart(std::string_view text, size_t at) {
  const char32_t c = PointAt(text, at);
  if (c == 0 || IsDot(c) || IsClosing(c)) return true;
  if (!IsSpace(c)) return false;
  const char32_t next = PointAt(text, SkipSpaces(text, at));
  return next == 0 || IsUpper(next) || IsOpening(next);
}

// The end of the number of `label` that ends at `end`, a letter apart or the rest of a range with
// it.
size_t TakeRest(std::string_view text, size_t end, RangeKind kind, const LabelWords& words,
                NumberReadings* readings) {
  if (readings->items[0].style != NumberStyle::kDecimal &&
      readings->items[0].style != NumberStyle::kDotted) {
    return end;
  }
  if (TakeRange(text, end, kind, words, readings, &end)) return end;
  if (kind == RangeKind::kPlain || !MayEndApart(text, end + 2)) return end;
  return TakeApartLetter(text, end, readings) ? end + 2 : end;
}

bool ScanWordFirst(std::string_view text, size_t at, const LabelWords& words, Label* label) {
  size_t end = at;
  if (!words.TakeLevel(text, at, &end, label) && !words.TakeGlued(text, at, &end, label)) {
    return false;
  }
  label->form = LabelForm::kWordBefore;
  size_t number = SkipSpaces(text, end);
  for (const std::string_view sign : {"n°", "nº", "No.", "no.", "№"}) {
    if (text.substr(number, sign.size()) == sign) number = SkipSpaces(text, number + sign.size());
  }
  const bool wrapped = IsOpening(PointAt(text, number));
  if (wrapped) number = SkipSpaces(text, Behind(text, number));
  label->readings = ReadCodeNumber(text.substr(number));
  if (label->readings.count == 0) label->readings = ReadNumber(text.substr(number));
  label->number_at = static_cast<uint32_t>(number);
  if (label->readings.count > 0 && KeepWordNumbers(&label->readings)) {
    end = number + label->readings.items[0].length;
    if (!wrapped) end = TakeRest(text, end, RangeKind::kWord, words, &label->readings);
    if (wrapped && IsClosing(PointAt(text, end))) end = Behind(text, end);
  } else {
    NumberReading reading;
    label->readings = {};
    if (words.TakeNumber(text, number, &end, &reading)) label->readings.Add(reading);
  }
  Finish(text, TakeSeparator(text, end), label);
  return true;
}

// "First Schedule", "ZWEITER TEIL – Verfahren".
bool ScanOrdinalFirst(std::string_view text, size_t at, const LabelWords& words, Label* label) {
  size_t end = at;
  if (!words.TakeOrdinalFirst(text, at, &end, label)) return false;
  const char32_t after = PointAt(text, SkipSpaces(text, end));
  const bool closed = after == 0 || IsDot(after) || IsColon(after) || IsUpper(after) ||
                      IsDash(after) || IsOpening(after);
  if (!closed) {
    *label = Label{};
    label->begin = static_cast<uint32_t>(at);
    return false;
  }
  label->form = LabelForm::kWordAfter;
  Finish(text, TakeSeparator(text, end), label);
  return true;
}

// "第五條之一" and "제3조의2" come after "第五條" and "제3조".
void TakeSubNumber(std::string_view text, size_t* end, NumberReading* reading) {
  const size_t at = Behind(text, *end);
  uint32_t length = 0;
  uint32_t sub = HanValue(text.substr(std::min(at, text.size())), &length);
  if (length == 0 && at < text.size()) {
    const NumberReading digits = ReadDecimal(text.substr(at));
    sub = digits.value;
    length = digits.length;
  }
  if (length == 0) return;
  reading->sub = static_cast<uint16_t>(sub);
  *end = at + length;
}

// "第一条", "제 2 조": a prefix of order, the number, a word of measure.
bool ScanAround(std::string_view text, size_t at, const LabelWords& words, Label* label) {
  size_t i = SkipSpaces(text, Behind(text, at));
  NumberReadings readings = ReadNumber(text.substr(i));
  if (readings.count == 0) return false;
  label->number_at = static_cast<uint32_t>(i);
  i = SkipSpaces(text, i + readings.items[0].length);
  // Words of measure are one letter or, rarely, two ("部分"), and the text goes on without a space.
  size_t end = i;
  if (i >= text.size()) return false;
  const size_t one = Behind(text, i);
  const size_t two = one < text.size() ? Behind(text, one) : one;
  if (!words.TakeLevel(text.substr(0, two), i, &end, label) &&
      !words.TakeLevel(text.substr(0, one), i, &end, label)) {
    return false;
  }
  // One more letter is no heading: the word of measure is longer, and unknown.
  if (end < text.size() && !IsSpace(PointAt(text, end)) && Behind(text, end) == text.size() &&
      IsLetter(PointAt(text, end))) {
    return false;
  }
  if (const char32_t c = PointAt(text, end); c == U'之' || c == U'의' || c == U'の') {
    TakeSubNumber(text, &end, &readings.items[0]);
  }
  label->form = LabelForm::kWordAround;
  label->readings = readings;
  label->lower_word = false;
  Finish(text, end, label);
  return true;
}

// "1 kap. 2 §" goes on with a label of its own; "3 Article 2 of the Treaty" is a sentence.
bool IsSecondLabel(std::string_view text, size_t at, const LabelWords& words) {
  const NumberReading number = ReadDecimal(text.substr(at));
  if (number.length == 0) return false;
  at = SkipSpaces(text, at + number.length);
  Label unused;
  return PointAt(text, at) == U'§' || words.TakeLevel(text, at, &at, &unused);
}

// Whether the word or sign of a unit comes next.
bool NamesUnit(std::string_view text, size_t at, const LabelWords& words) {
  at = SkipSpaces(text, at);
  Label unused;
  return PointAt(text, at) == U'§' || words.TakeLevel(text, at, &at, &unused);
}

// "1. cikk", "1 §", "2 luku": the word or sign follows the number.
bool ScanWordAfter(std::string_view text, size_t number_end, const LabelWords& words,
                   Label* label) {
  size_t at = number_end;
  NumberReadings readings = label->readings;
  if (IsDecimal(readings.items[0].style)) {
    TakeRange(text, at, RangeKind::kBefore, words, &readings, &at);
    if (at == number_end && TakeApartLetter(text, at, &readings)) at += 2;
    if (at != number_end && NamesUnit(text, at, words)) {
      label->readings = readings;
    } else {
      at = number_end;
    }
  }
  const bool dotted = IsDot(PointAt(text, at));
  if (dotted) at = Behind(text, at);
  at = SkipSpaces(text, at);
  if (PointAt(text, at) == U'§') {
    // "1. § 3 applies" speaks of § 3; "1. §" is a label.
    if (dotted && IsDigit(PointAt(text, SkipSpaces(text, Behind(text, at))))) return false;
    label->form = LabelForm::kSign;
    const bool several = PointAt(text, Behind(text, at)) == U'§';  // "4–6 §§"
    Finish(text, TakeSeparator(text, Behind(text, several ? Behind(text, at) : at)), label);
    return true;
  }
  size_t end = at;
  if (!words.TakeLevel(text, at, &end, label)) return false;
  const size_t behind = SkipSpaces(text, end);
  const char32_t after = PointAt(text, behind);
  const bool closed = after == 0 || IsDot(after) || IsColon(after) || IsUpper(after) ||
                      IsDash(after) || IsOpening(after) ||
                      (!dotted && IsDigit(after) && IsSecondLabel(text, behind, words));
  if (!closed || label->word_first) {
    label->levels = {kNoLevel, kNoLevel, kNoLevel};
    return false;
  }
  label->lower_word = false;
  label->form = LabelForm::kWordAfter;
  Finish(text, TakeSeparator(text, end), label);
  return true;
}

bool ScanParens(std::string_view text, size_t at, Label* label) {
  const char32_t open = PointAt(text, at);
  const size_t inner = SkipSpaces(text, Behind(text, at));
  label->readings = ReadNumber(text.substr(inner));
  label->number_at = static_cast<uint32_t>(inner);
  if (label->readings.count == 0) return false;
  size_t number_end = inner + label->readings.items[0].length;
  if (IsClosing(PointAt(text, number_end + 2)) &&
      TakeApartLetter(text, number_end, &label->readings)) {
    number_end += 2;  // "(1 a)"
  }
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

bool ScanSign(std::string_view text, size_t at, const LabelWords& words, Label* label) {
  size_t i = Behind(text, at);
  const bool several = PointAt(text, i) == U'§';
  i = SkipSpaces(text, several ? Behind(text, i) : i);
  if (!several) label->readings = ReadHyphenedNumber(text.substr(i));
  if (label->readings.count == 0) label->readings = ReadNumber(text.substr(i));
  label->number_at = static_cast<uint32_t>(i);
  if (label->readings.count == 0) return false;
  label->form = LabelForm::kSign;
  const size_t end = i + label->readings.items[0].length;
  const RangeKind kind = several ? RangeKind::kSign : RangeKind::kWord;
  const size_t behind = TakeRest(text, end, kind, words, &label->readings);
  if (several && label->readings.items[0].until == 0) return false;  // a reference to several
  Finish(text, TakeSeparator(text, behind), label);
  return true;
}

bool IsRomanLike(NumberStyle style) {
  return style == NumberStyle::kUpperAlpha || style == NumberStyle::kUpperRoman;
}

bool IsOrdinalSign(char32_t c) { return c == 0xBA || c == 0xB0 || c == 0xAA; }

// Labels of a number and brackets or a sign of order behind it: "1)", "1/", "1.)", "1°". `good`
// says whether what has that shape is a label.
bool ScanClosed(std::string_view text, size_t end, NumberStyle style, Label* label, bool* good) {
  const char32_t c = PointAt(text, end);
  const size_t second = c == 0 ? end : Behind(text, end);
  const char32_t after = PointAt(text, second);
  label->form = LabelForm::kCloseParen;
  if (IsClosing(c) || (c == '/' && IsDecimal(style) && IsSpace(after))) {
    Finish(text, second, label);
    *good = !IsBracket(c) && after != '.' && after != ',';
    return true;
  }
  if (IsDot(c) && IsClosing(after) && IsSpace(PointAt(text, Behind(text, second)))) {  // "1.) text"
    Finish(text, Behind(text, second), label);
    *good = !IsBracket(after);
    return true;
  }
  const bool stopped = IsDot(c) && IsSpace(after);  // "1°. text"
  if (style != NumberStyle::kDecimal || !(IsSpace(c) || stopped)) return false;
  if (!IsOrdinalSign(PreviousCodePoint(text, end))) return false;
  Finish(text, TakeDash(text, stopped ? second : end), label);  // "1° text" is read like "1) text"
  *good = label->rest < text.size();
  return true;
}

// Labels of a number and a stop, a colon or a dash: "1.", "I.", "I - text", "2- text".
bool ScanPointed(std::string_view text, size_t end, NumberStyle style, Label* label, bool* good) {
  const char32_t c = PointAt(text, end);
  const char32_t after = c == 0 ? 0 : PointAt(text, Behind(text, end));
  const bool digits = IsDecimal(style);
  label->form = LabelForm::kDot;
  const size_t second = c == 0 ? end : Behind(text, end);
  if (c == ' ' && digits && after == '.' && IsSpace(PointAt(text, Behind(text, second)))) {
    label->ocr = true;  // "3 . Text"
    Finish(text, Behind(text, second), label);
    *good = IsUpper(PointAt(text, label->rest));
    return true;
  }
  if (IsSpace(c) && (IsRomanLike(style) || style == NumberStyle::kDecimal)) {
    const size_t dash = TakeDash(text, end);
    if (dash == end) return false;
    Finish(text, dash, label);
    *good = label->rest < text.size();
    return true;
  }
  if (IsDot(c) || IsColon(c)) {
    if (IsColon(c)) label->form = LabelForm::kColon;
    size_t stop = Behind(text, end);
    if (IsDash(PointAt(text, stop))) stop = Behind(text, stop);  // "1.-", "1.–"
    Finish(text, TakeDash(text, stop), label);
    const bool spaced = label->rest > label->end || label->rest >= text.size() || !digits ||
                        IsLetter(after) || IsOpening(after);
    *good = spaced && !(IsLetter(after) && !digits && c == '.');  // "e.g." is no label
    return true;
  }
  if (IsDash(c) && style == NumberStyle::kDecimal && !IsDigit(after) && after != 0) {
    Finish(text, Behind(text, end), label);
    *good = label->rest < text.size();
    return true;
  }
  if (c != ',' || !digits || !IsSpace(after)) return false;
  label->ocr = true;
  Finish(text, end + 1, label);
  *good = IsUpper(PointAt(text, label->rest));
  return true;
}

// "1Duty to light lamps", "1(1)A keeper": as pages of the web lose the space behind a number.
bool IsGlued(std::string_view text, size_t end, const Label& label) {
  const NumberReading& reading = label.readings.items[0];
  if (reading.style != NumberStyle::kDecimal || IsSpace(PreviousCodePoint(text, end))) return false;
  const char32_t c = PointAt(text, end);
  if (IsUpper(c)) return IsLower(PointAt(text, Behind(text, end)));
  Label inner;
  return c == '(' && ScanParens(text, end, &inner) && IsUpper(PointAt(text, inner.rest));
}

// A number first: "1.", "1)", "1", "a.", "IV.", "一、".
bool ScanNumberFirst(std::string_view text, size_t at, const LabelWords& words, Label* label) {
  size_t end = at;
  label->number_at = static_cast<uint32_t>(at);
  label->readings = ReadNumber(text.substr(at));
  if (label->readings.count > 0) end = at + label->readings.items[0].length;
  const char first = text[at];
  if ((first >= '0' && first <= '9') || first == 'l' || first == 'I') {
    const NumberReading slipped = ReadSlippedDigits(text.substr(at));
    if (slipped.length != 0 && (label->readings.count == 0 || at + slipped.length >= end)) {
      label->readings.Add(slipped);
      label->ocr = true;
      end = at + slipped.length;
    }
  }
  if (label->readings.count == 0) return false;
  const NumberStyle style = label->readings.items[0].style;
  if ((IsDecimal(style) || IsRomanLike(style)) && ScanWordAfter(text, end, words, label))
    return true;
  const size_t range_end = TakeRest(text, end, RangeKind::kPlain, words, &label->readings);
  bool good = false;
  if (range_end != end) {
    label->form = PointAt(text, range_end) == '.' ? LabelForm::kDot : LabelForm::kBare;
    Finish(text, TakeSeparator(text, range_end), label);
    return true;
  }
  if (IsRingedNumber(PointAt(text, at))) {  // "①" is a number in brackets
    label->form = LabelForm::kParens;
    Finish(text, end, label);
    return true;
  }
  if (ScanClosed(text, end, style, label, &good)) return good;
  if (ScanPointed(text, end, style, label, &good)) return good;
  label->form = LabelForm::kBare;
  Finish(text, end, label);
  if (style == NumberStyle::kDotted && IsLower(PointAt(text, label->rest))) return false;
  const char32_t c = PointAt(text, end);
  return c == 0 || IsSpace(c) || IsGlued(text, end, *label);
}

bool ScanOne(std::string_view text, size_t at, const LabelWords& words, bool first, Label* label) {
  label->begin = static_cast<uint32_t>(at);
  const char32_t c = PointAt(text, at);
  if (IsOpening(c) || IsClosing(c)) return ScanParens(text, at, label);
  if (c == U'§') return ScanSign(text, at, words, label);
  if (c == U'第' || c == U'제') {
    if (ScanAround(text, at, words, label)) return true;
    *label = Label{};
    label->begin = static_cast<uint32_t>(at);
  }
  // A star before a number refers to a note on when the provision takes effect.
  const bool starred = first && c == '*' && IsDigit(PointAt(text, at + 1));
  if (starred) ++at;
  if (first && !starred && IsBulletSign(c)) return ScanBullet(text, at, label);
  if (IsLetter(c) && ScanWordFirst(text, at, words, label)) return true;
  if (first && IsLetter(c) && ScanOrdinalFirst(text, at, words, label)) return true;
  const bool number = ScanNumberFirst(text, at, words, label);
  // A second label is only sure where its own punctuation shows it.
  return number && (first || label->form != LabelForm::kBare);
}

// Whether the text begins with a word of ASCII letters that cannot belong to a label, as most
// paragraphs do: no unit is named so, it is no numeral, and no number in words can stand there.
bool BeginsWithPlainWord(std::string_view text, size_t at, const LabelWords& words) {
  if (text.size() - at < 2 || !IsAsciiLetter(text[at]) || !IsAsciiLetter(text[at + 1]))
    return false;
  const bool slip = text[at] == 'l' || text[at] == 'I';  // for the digit one
  if (slip || MayBeNumeral(text[at], text[at + 1])) return false;
  return !words.MayBeOrdinal(text, at) && !words.MayBeLevel(text, at);
}

// Whether labels may follow this one on its line.
bool MayChain(const Label& label) {
  return label.form != LabelForm::kDash && !(label.has_word() && label.readings.count == 0);
}

}  // namespace

void ScanLabels(std::string_view text, const Lexicon& lexicon, LabelChain* chain,
                const SpelledNumbers* spelled, uint64_t language) {
  // Numbers in words stand in lines of their own or before a heading.
  constexpr size_t kShort = 200;
  const LabelWords words(lexicon, text.size() <= kShort ? spelled : nullptr, language);
  chain->count = 0;
  chain->nesting = 0;
  chain->run_in_end = chain->run_in_rest = 0;
  size_t at = SkipSpaces(text, 0);
  if (BeginsWithPlainWord(text, at, words)) return;
  while (at < text.size()) {
    Label label;
    if (!ScanOne(text, at, words, chain->nesting == 0, &label)) break;
    // "5 kap. Övergångsbestämmelser": behind a label a word alone is its heading.
    if (chain->nesting > 0 && label.has_word() && label.readings.count == 0) break;
    ++chain->nesting;
    if (chain->count < 4) chain->labels.Set(chain->count++, label);
    if (!MayChain(label) || label.rest <= at) break;
    at = label.rest;
    if (chain->nesting > 1) continue;
    if (FindRunInHeading(text, label, chain)) at = chain->run_in_rest;
  }
}

}  // namespace lexport
