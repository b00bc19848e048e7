// The non-blank lines of a text, with their margins in columns.

#include <algorithm>
#include <bit>

#include "base/bytes.h"
#include "base/memory.h"
#include "base/strings.h"
#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

constexpr unsigned kTab = 8;
constexpr uint32_t kMostColumns = UINT16_MAX;

uint16_t Cap(uint32_t value) { return static_cast<uint16_t>(std::min(value, kMostColumns)); }

bool IsGraph(char c) { return c > ' ' && c < 0x7F; }  // a sign of ASCII that can be seen

bool IsContinuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

// Moves *at behind white space from the left and counts its columns.
uint32_t SkipIndent(std::string_view text, uint32_t end, uint32_t* at) {
  uint32_t columns = 0;
  while (*at < end) {
    const char c = text[*at];
    if (c == ' ') {
      ++columns;
      ++*at;
      continue;
    }
    size_t next = *at;
    const char32_t point = NextCodePoint(text.substr(0, end), &next);
    if (!IsSpace(point)) break;
    columns = point == '\t' ? (columns / kTab + 1) * kTab : columns + 1;
    *at = static_cast<uint32_t>(next);
  }
  return columns;
}

uint32_t TrimEnd(std::string_view text, uint32_t begin, uint32_t end) {
  while (end > begin) {
    if (IsGraph(text[end - 1])) break;
    if (!IsSpace(PreviousCodePoint(text.substr(0, end), end))) break;
    do {
      --end;
    } while (end > begin && IsContinuation(text[end]));
  }
  return end;
}

// Where three spaces in a row begin, at `at` or behind it; the end of the text when nowhere.
size_t FindGap(std::string_view text, size_t at) {
  typedef uint16_t Pairs __attribute__((vector_size(kByteBlock)));
  const size_t from = at;
  for (; at + kByteBlock <= text.size(); at += kByteBlock) {
    // Of three spaces in a row two are such a pair; the first may stand before the block.
    if (BitsOf(ByteBlock(Pairs(LoadBytes(text.data() + at)) == 0x2020)) == 0) continue;
    const size_t begin = std::max(at, from + 1) - 1;
    const size_t gap = text.substr(begin, kByteBlock + 3).find("   ");
    if (gap != std::string_view::npos) return begin + gap;
  }
  at = std::max(at, from + 2) - 2;
  return std::min(text.find("   ", at), text.size());
}

// Tells of one line after the other whether it has a gap.
class GapFinder {
 public:
  explicit GapFinder(std::string_view text) : text_(text), next_(FindGap(text, 0)) {}

  // Whether there is one in the line from `begin` to `end`, which ends with no space.
  bool Has(uint32_t begin, uint32_t end) {
    if (next_ < begin) next_ = FindGap(text_, begin);
    return next_ < end;
  }

 private:
  std::string_view text_;
  size_t next_;  // the first gap from the last line on for which it was sought
};

// Whether a direction control starts at `at`: U+202A to U+202E, U+2066 to U+2069.
bool IsDirection(std::string_view text, uint32_t at) {
  if (text[at] != '\xE2') return false;
  const auto second = static_cast<uint8_t>(text[at + 1]),
             third = static_cast<uint8_t>(text[at + 2]);
  return (second == 0x80 && third >= 0xAA && third <= 0xAE) ||
         (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

// Columns of text[begin,end), and the flags that its characters call for.
uint32_t Measure(std::string_view text, const Line& line, uint16_t* flags) {
  uint32_t columns = line.indent, spaces = 0;
  for (uint32_t i = line.begin; i < line.end; ++i) {
    const auto c = static_cast<uint8_t>(text[i]);
    if (c > ' ' && c < 0x7F) {
      if (spaces >= kGapColumns) *flags |= kGap;
      spaces = 0;
      ++columns;
    } else if (c == ' ') {
      ++spaces;
      ++columns;
    } else if (c == '\t') {
      columns = (columns / kTab + 1) * kTab;
      spaces = kGapColumns;
    } else {
      if (spaces >= kGapColumns) *flags |= kGap;
      spaces = 0;
      // A control character, or the start of a soft hyphen, a C1 control or a non-character.
      if (c < ' ' || c == 0x7F || c == 0xC2 || c == 0xEF || IsDirection(text, i)) *flags |= kOdd;
      if (c < 0xCC) {  // up to U+02FF all take one column
        columns += !IsContinuation(text[i]);
        continue;
      }
      size_t next = i;
      columns += ColumnsOf(NextCodePoint(text, &next));
      i = static_cast<uint32_t>(next) - 1;
    }
  }
  return columns;
}

}  // namespace

void ScanLines(Reading* r) {
  const Source& source = r->source;
  const std::string_view text = source.text();
  ReserveToFill(source.line_count(), &r->lines);
  uint32_t blanks = 0;
  const bool feeds = text.find('\f') != std::string_view::npos;
  bool feed = false;
  GapFinder gaps(text);
  for (uint32_t i = 0; i < source.line_count(); ++i) {
    const Span span = source.line(i);
    feed = feed || (feeds && source.form_feed_before(i));
    uint32_t begin = span.begin;
    const bool at_margin = begin < span.end && IsGraph(text[begin]);
    const uint32_t indent = at_margin ? 0 : SkipIndent(text, span.end, &begin);
    if (begin == span.end) {
      ++blanks;
      continue;
    }
    Line& line = r->lines.emplace_back();
    line.begin = begin;
    line.indent = Cap(indent);
    line.end = TrimEnd(text, line.begin, span.end);
    line.index = i;
    line.blanks = Cap(blanks);
    if (line.begin == span.begin + 1) line.flags |= kLeadSpace;
    if (feed) line.flags |= kFormFeed;
    static_assert(kGapColumns == 3, "FindGap looks for three");
    if (source.is_plain(i)) {
      line.width = Cap(line.indent + line.end - line.begin);
      if (gaps.Has(line.begin, line.end)) line.flags |= kGap;
    } else {
      line.width = Cap(Measure(text, line, &line.flags));
    }
    blanks = 0;
    feed = false;
  }
}

}  // namespace lexport::layout
