#include "validate/sense_label.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "validate/scan.h"

namespace lexport::validate {
namespace {

constexpr uint32_t kTooMuch = 100'000'000;

bool IsAsciiLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// A run of digits or of letters in a label, and what parts it from the run before.
struct Run {
  bool digits = false;
  bool glued = false;    // nothing stands before it
  char separator = ' ';  // the last separating character
  uint32_t value = 0;    // of digits
  std::string text;      // of letters
};

// Runs of letters and of digits in any script. Stops after a handful: the rest is a heading.
std::vector<Run> RunsOf(std::string_view printed) {
  std::vector<Run> runs;
  char separator = ' ';
  bool glued = false;
  for (size_t i = 0; i < printed.size() && runs.size() < 12;) {
    const size_t start = i;
    const char32_t c = NextCodePoint(printed, &i);
    const int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
    const bool letter = digit < 0 && u_isalpha(static_cast<UChar32>(c));
    if (digit < 0 && !letter) {
      separator = c < 0x80 ? static_cast<char>(c) : (c == 0x2013 ? '-' : ' ');
      glued = false;
      continue;
    }
    if (!glued || runs.back().digits == letter)
      runs.push_back({digit >= 0, glued, separator, 0, {}});
    Run& run = runs.back();
    if (letter) {
      run.text.append(printed, start, i - start);
    } else {
      run.value = std::min(run.value * 10 + static_cast<uint32_t>(digit), kTooMuch);
    }
    glued = true;
  }
  return runs;
}

uint32_t RomanDigit(char c) {
  switch (c) {
    case 'i':
      return 1;
    case 'v':
      return 5;
    case 'x':
      return 10;
    case 'l':
      return 50;
    case 'c':
      return 100;
    case 'd':
      return 500;
    case 'm':
      return 1000;
    default:
      return 0;
  }
}

std::string ToRoman(uint32_t value) {
  static constexpr std::pair<uint32_t, std::string_view> kParts[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [part, letters] : kParts) {
    for (; value >= part; value -= part) out += letters;
  }
  return out;
}

// 0 unless `lower` is a roman numeral in its usual form.
uint32_t RomanValue(std::string_view lower) {
  if (lower.empty() || lower.size() > 15) return 0;
  uint32_t value = 0;
  for (size_t i = 0; i < lower.size(); ++i) {
    const uint32_t digit = RomanDigit(lower[i]);
    if (digit == 0) return 0;
    const uint32_t next = i + 1 < lower.size() ? RomanDigit(lower[i + 1]) : 0;
    value = digit < next ? value - digit : value + digit;
  }
  return value > 0 && value < 4000 && ToRoman(value) == lower ? value : 0;
}

// Letters as labels: one letter, the same letter again (aa after z), or a letter with an inserted
// one behind it (ba between b and c).
void ReadLetters(std::string_view lower, Label* label) {
  if (lower.size() > 3) return;
  const auto first = static_cast<uint32_t>(lower[0] - 'a' + 1);
  const bool same = lower.find_first_not_of(lower[0]) == std::string_view::npos;
  if (same) {
    label->letters = first + 26 * static_cast<uint32_t>(lower.size() - 1);
  } else if (lower.size() == 2) {
    label->letters = first;
    label->suffix = lower.substr(1);
  }
}

bool ReadLetterLabel(std::string_view text, Label* label) {
  std::string lower;
  for (char c : text) {
    if (!IsAsciiLetter(static_cast<unsigned char>(c))) return false;
    lower.push_back(Lower(c));
  }
  label->upper = text[0] >= 'A' && text[0] <= 'Z';
  label->roman = RomanValue(lower);
  ReadLetters(lower, label);
  return label->roman != 0 || label->letters != 0;
}

// Digits, with what follows them: "2.1", "3A", "3 bis".
void ReadDigitLabel(std::span<const Run> runs, Label* label) {
  label->digits.push_back(runs[0].value);
  if (runs[0].separator == '-') label->suffix = "-";  // Article -1, inserted before Article 1
  for (const Run& run : runs.subspan(1)) {
    if (run.digits && (label->suffix.empty() || label->suffix == "-") &&
        (run.separator == '.' || run.separator == '-')) {
      label->digits.push_back(run.value);
    } else if (run.glued || run.text.size() <= 8) {
      label->suffix += run.digits ? std::to_string(run.value) : run.text;
    } else {
      break;
    }
  }
}

// The labels that are by far the most common, with the same result as those below: "12.", "(a)",
// "Article 3". False when `printed` is none of them, or perhaps none.
bool ReadPlainLabel(std::string_view printed, Label* label) {
  while (!printed.empty() &&
         (printed.back() == ' ' || printed.back() == '.' || printed.back() == ')')) {
    printed.remove_suffix(1);
  }
  const size_t cut = printed.find_last_of(" (");
  const std::string_view word = cut == std::string_view::npos ? printed : printed.substr(cut + 1);
  if (word.empty() || word.size() > 8) return false;
  const bool digits = std::all_of(word.begin(), word.end(), IsAsciiDigit);
  // Before a number may stand words; before letters nothing, lest they be the second of two
  // numbers.
  const auto before = printed.substr(0, printed.size() - word.size());
  const bool clear = std::all_of(before.begin(), before.end(), [&](char c) {
    return c == ' ' || c == '(' || (digits && IsAsciiLetter(static_cast<unsigned char>(c)));
  });
  if (!clear) return false;
  if (digits) {
    uint32_t value = 0;
    for (char c : word) value = value * 10 + static_cast<uint32_t>(c - '0');
    label->digits.push_back(value);
    label->ok = value < kTooMuch;
    return true;
  }
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
    return IsAsciiLetter(static_cast<unsigned char>(c));
  });
  if (letters) label->ok = ReadLetterLabel(word, label);
  return letters;
}

bool HasReading(const Label& label, LabelStyle style) {
  if (!label.ok) return false;
  switch (style) {
    case LabelStyle::kDigits:
      return !label.digits.empty();
    case LabelStyle::kRoman:
      return label.roman != 0;
    case LabelStyle::kLetters:
      return label.letters != 0;
  }
  return false;
}

enum class Step { kNext, kGap, kRepeated, kBack };

Step StepOfValues(uint32_t before, uint32_t after) {
  if (after == before) return Step::kRepeated;
  if (after < before) return Step::kBack;
  return after == before + 1 ? Step::kNext : Step::kGap;
}

// Labels of different depth (2, 2-1) and ranges (4-6) cannot be held against each other.
Step StepOfDigits(const Label& before, const Label& after) {
  if (before.digits.size() != after.digits.size()) return Step::kNext;
  for (size_t i = 0; i < before.digits.size(); ++i) {
    if (before.digits[i] != after.digits[i]) return StepOfValues(before.digits[i], after.digits[i]);
  }
  return Step::kRepeated;
}

// The letter that a doubled one doubles: aa may follow z, or be inserted behind a.
uint32_t InsertedBehind(const Label& label) {
  return label.letters > 26 && label.letters <= 52 ? label.letters - 26 : 0;
}

// Alphabets of 21 letters have no j, k, w, x, y.
bool IsItalianStep(uint32_t before, uint32_t after) {
  return (before == 9 && after == 12) || (before == 22 && after == 26);
}

Step StepOfLetters(const Label& before, const Label& after) {
  const uint32_t from = InsertedBehind(before), to = InsertedBehind(after);
  const bool inserted = to != 0 && (to == before.letters || to == from);
  if (inserted && before.letters != after.letters) return Step::kNext;
  if (from != 0 && after.letters == from + 1) return Step::kNext;
  if (IsItalianStep(before.letters, after.letters)) return Step::kNext;
  return StepOfValues(before.letters, after.letters);
}

Step StepInStyle(const Label& before, const Label& after, LabelStyle style) {
  switch (style) {
    case LabelStyle::kDigits:
      return StepOfDigits(before, after);
    case LabelStyle::kRoman:
      return StepOfValues(before.roman, after.roman);
    case LabelStyle::kLetters:
      return StepOfLetters(before, after);
  }
  return Step::kNext;
}

Step StepBetween(const Label& before, const Label& after, LabelStyle style) {
  const Step step = StepInStyle(before, after, style);
  if (step == Step::kRepeated && before.suffix != after.suffix) return Step::kNext;
  return step;
}

SequenceFault FaultOf(Step step) {
  if (step == Step::kGap) return SequenceFault::kGap;
  return step == Step::kRepeated ? SequenceFault::kRepeated : SequenceFault::kOrder;
}

uint32_t LastValue(const Label& label, LabelStyle style) {
  if (style == LabelStyle::kDigits) return label.digits.back();
  return style == LabelStyle::kRoman ? label.roman : label.letters;
}

// True when `odd` alone is wrong between `before` and `after`: the sequence goes on behind it, as
// if it were not there (an intruder) or as if it had the right number (a misprint).
bool IsOddOneOut(const Label& before, const Label& odd, const Label& after, LabelStyle style) {
  const Step behind = StepBetween(before, after, style);
  if (behind == Step::kNext) return StepBetween(odd, after, style) != Step::kNext;
  return behind == Step::kGap && LastValue(after, style) == LastValue(before, style) + 2 &&
         StepBetween(odd, after, style) != Step::kNext;
}

// True when labels[i] and the one behind it have changed places: 1, 3, 2.
bool AreSwapped(std::span<const Label> labels, size_t before, size_t i, LabelStyle style) {
  return StepBetween(labels[before], labels[i + 1], style) == Step::kNext &&
         StepBetween(labels[i + 1], labels[i], style) == Step::kNext;
}

// The faults of labels[begin, end), all read in one style.
std::vector<LabelFault> FaultsInStyle(std::span<const Label> labels, size_t begin, size_t end,
                                      LabelStyle style) {
  std::vector<LabelFault> faults;
  size_t before = begin;
  size_t odd = end;  // the last that was out of order: its number may be what is missing later on
  for (size_t i = begin + 1; i < end; ++i) {
    const Step step = StepBetween(labels[before], labels[i], style);
    const bool passed_odd = step == Step::kGap && odd < end &&
                            StepBetween(labels[odd], labels[i], style) == Step::kNext;
    if (passed_odd) {
      odd = end;
    } else if (step == Step::kGap && i + 1 < end && AreSwapped(labels, before, i, style)) {
      faults.push_back({SequenceFault::kOrder, i + 1, i});
      odd = i++;
    } else if (step != Step::kNext) {
      faults.push_back({FaultOf(step), i, before});
      if (i + 1 < end && IsOddOneOut(labels[before], labels[i], labels[i + 1], style)) odd = i++;
    }
    before = i;
  }
  return faults;
}

bool SameClass(const Label& a, const Label& b) {
  if (!a.ok || !b.ok || a.digits.empty() != b.digits.empty()) return false;
  if (a.bracketed != b.bracketed) return false;
  return !a.digits.empty() || a.upper == b.upper;
}

bool AllHave(std::span<const Label> labels, size_t begin, size_t end, LabelStyle style) {
  return std::all_of(labels.begin() + static_cast<std::ptrdiff_t>(begin),
                     labels.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Label& label) { return HasReading(label, style); });
}

std::vector<LabelFault> FaultsOfRun(std::span<const Label> labels, size_t begin, size_t end) {
  if (!labels[begin].ok) return {};
  if (!labels[begin].digits.empty()) return FaultsInStyle(labels, begin, end, LabelStyle::kDigits);
  std::vector<LabelFault> best;
  bool found = false;
  for (LabelStyle style : {LabelStyle::kLetters, LabelStyle::kRoman}) {
    if (!AllHave(labels, begin, end, style)) continue;
    std::vector<LabelFault> faults = FaultsInStyle(labels, begin, end, style);
    if (!found || faults.size() < best.size()) best = std::move(faults);
    found = true;
  }
  return best;
}

}  // namespace

Label ParseLabel(std::string_view printed) {
  Label label;
  label.bracketed = Trimmed(printed).starts_with('(');
  if (ReadPlainLabel(printed, &label)) return label;
  const std::vector<Run> runs = RunsOf(printed);
  const auto number = std::find_if(runs.begin(), runs.end(), [](const Run& r) { return r.digits; });
  if (number != runs.end()) {
    // "A1" belongs to a series of its own; in other scripts the type word may be glued to a number.
    if (number->glued && std::prev(number)->text.size() == 1) return label;
    ReadDigitLabel(std::span(runs).subspan(static_cast<size_t>(number - runs.begin())), &label);
    label.ok = label.digits.front() < kTooMuch;
  } else if (!runs.empty()) {
    label.ok = runs.size() <= 3 && ReadLetterLabel(runs.back().text, &label);
    if (runs.back().separator == '-') label.suffix += '-';
  }
  return label;
}

bool BeginsWithBareLabel(std::string_view text) {
  text = Trim(text);
  const bool opened = text.starts_with('(') || text.starts_with('[');
  size_t i = opened ? 1 : 0;
  const size_t start = i;
  while (
      i < text.size() && i - start <= 4 &&
      (IsAsciiLetter(static_cast<unsigned char>(text[i])) || (text[i] >= '0' && text[i] <= '9'))) {
    ++i;
  }
  const std::string_view inside = text.substr(start, i - start);
  if (inside.empty() || inside.size() > 4 || i == text.size()) return false;
  const bool closed = text[i] == ')' || text[i] == ']';
  if (opened ? !closed : !closed && text[i] != '.') return false;
  if (++i < text.size() && text[i] != ' ' && text[i] != '\t' && text[i] != '\n') return false;
  const bool digits = inside.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits) return inside.size() <= 3;
  const Label label = ParseLabel(inside);
  if (!label.ok || (label.letters != 0 && inside.size() > 2 && label.roman == 0)) return false;
  return closed || !label.upper;  // "A. Smith" is a name
}

std::vector<LabelFault> CheckSequence(std::span<const Label> labels) {
  std::vector<LabelFault> faults;
  for (size_t begin = 0; begin < labels.size();) {
    size_t end = begin + 1;
    while (end < labels.size() && SameClass(labels[begin], labels[end])) ++end;
    for (const LabelFault& fault : FaultsOfRun(labels, begin, end)) faults.push_back(fault);
    begin = end;
  }
  return faults;
}

}  // namespace lexport::validate
