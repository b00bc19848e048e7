#include "outline/label_range.h"

#include "base/strings.h"

namespace lexport {
namespace {

constexpr size_t kLongestNote = 80;  // bytes of the words behind a range: "Repealed by …"
constexpr uint32_t kMostUnits = 400;

bool IsLongDash(char32_t c) { return c >= 0x2012 && c <= 0x2015; }

// Where the second number may begin: behind a dash or a word such as "to"; 0 when there is none.
size_t BehindLink(std::string_view text, size_t at, RangeKind kind, const LabelWords& words) {
  const bool stopped = PointAt(text, at) == '.' && PointAt(text, at + 1) == ' ';
  if (stopped) ++at;  // "8. à 11."
  size_t i = SkipSpaces(text, at);
  const char32_t c = PointAt(text, i);
  if (c == '-' || c == 0x2010 || c == 0x2011 || IsLongDash(c)) {
    if (stopped) return 0;
    // "Article 5-1" is one number.
    if (kind == RangeKind::kWord && !IsLongDash(c)) return 0;
    NextCodePoint(text, &i);
    return SkipSpaces(text, i);
  }
  if (!IsLower(c) || i == at) return 0;
  const size_t behind = words.BehindRangeWord(text, i);
  return behind == 0 ? 0 : SkipSpaces(text, behind);
}

// "Repealed", "Repealed by 2004 c. 3", all there is.
bool IsNote(std::string_view rest, bool one_word) {
  if (rest.size() > kLongestNote) return false;
  return !one_word || WordEnd(rest, 0) + 1 >= rest.size();
}

bool MayFollow(std::string_view text, size_t at, RangeKind kind) {
  if (kind == RangeKind::kBefore) return true;
  at = SkipSpaces(text, at);
  while (at < text.size() && (text[at] == '.' || text[at] == ':' || text[at] == ')')) ++at;
  at = SkipSpaces(text, at);
  if (at >= text.size()) return kind != RangeKind::kPlain;
  const char32_t c = PointAt(text, at);
  if (c == '(' || c == '[' || c == U'…' || c == '*' || IsLongDash(c)) return true;
  if (kind == RangeKind::kSign) return IsNote(text.substr(at), true);
  return IsUpper(c) && IsNote(text.substr(at), false);
}

}  // namespace

bool TakeRange(std::string_view text, size_t at, RangeKind kind, const LabelWords& words,
               NumberReadings* readings, size_t* end) {
  const size_t second = BehindLink(text, at, kind, words);
  if (second == 0) return false;
  const NumberReading last = ReadDecimal(text.substr(std::min(second, text.size())));
  if (last.length == 0) return false;
  const NumberReading& first = readings->items[0];
  const bool rises =
      last.components == first.components &&
      (last.value > first.value || (last.value == first.value && last.sub > first.sub));
  if (!rises || last.value - first.value > kMostUnits) return false;
  const size_t behind = second + last.length;
  if (!MayFollow(text, behind, kind)) return false;
  for (int i = 0; i < readings->count; ++i) {
    NumberReading& reading = readings->items[i];
    reading.until = reading.inserted ? reading.value : last.value;
    reading.length += static_cast<uint32_t>(behind - at);
  }
  *end = behind;
  return true;
}

}  // namespace lexport
