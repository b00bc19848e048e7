#include "layout/join.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace lexport::layout {
namespace {

// Lines shorter than this tell nothing about the right margin: labels, page numbers.
constexpr uint16_t kLeastWidth = 16;
// Nobody reads lines longer than this; a text whose lines are has a paragraph a line.
constexpr uint16_t kWidest = 220;
constexpr uint16_t kLongLine = 60;   // columns that a title seldom has
constexpr uint16_t kSameColumn = 1;  // -layout shifts lines by a column now and then

using Histogram = std::array<uint32_t, kWidest + 2>;

// The right margin: the column below which, within a sixth, most lines end; and how many do.
struct RightMargin {
  uint16_t column = 0;
  uint32_t lines = 0;
};
RightMargin FindRightMargin(const Histogram& widths) {
  RightMargin best;
  uint16_t first = kLeastWidth - kLeastWidth / 6;
  uint32_t lines = 0;  // that end in the columns from `first` on
  for (uint16_t i = first; i < kLeastWidth; ++i) lines += widths[i];
  uint16_t longest = kWidest;  // behind it, fewer and fewer lines are within
  while (longest > kLeastWidth && widths[longest] == 0) --longest;
  for (uint16_t column = kLeastWidth; column <= longest; ++column) {
    lines += widths[column];
    while (first < column - column / 6) lines -= widths[first++];
    if (lines > best.lines) best = {column, lines};
  }
  return best;
}

uint16_t MostFrequent(const Histogram& histogram) {
  return static_cast<uint16_t>(std::max_element(histogram.begin(), histogram.end()) -
                               histogram.begin());
}

// Whether the line and the next word together would reach so many per cent of the right margin.
bool Reaches(const Margins& m, const Line& line, int next_word, int percent) {
  return (line.width + 1 + next_word) * 100 > m.right * percent;
}

// In a text with a paragraph a line, and where lines are too few to tell.
std::optional<BlockStart> StartsUnwrapped(const Margins& m, const OpenBlock& block,
                                          const NextLine& next) {
  const bool runs_on = next.start == StartKind::kLower && block.end != EndKind::kStop;
  if (runs_on && m.few && !next.label && !next.blank_before) return std::nullopt;
  // Without small letters: a long line that nothing ends.
  const bool caseless = next.start == StartKind::kCaseless && block.end == EndKind::kOpen;
  if (caseless && m.few && !next.label && !next.blank_before && block.last->width >= kLongLine &&
      Reaches(m, *block.last, FirstWordColumns(next.text), 92)) {
    return std::nullopt;
  }
  if (runs_on && !next.label) return BlockStart::kPossible;
  return BlockStart::kLikely;
}

// What the columns at which the two lines start say; nothing when they say nothing.
enum class Margin : uint8_t { kSilent, kContinues, kStarts };
Margin ByIndent(const Margins& m, const OpenBlock& block, const NextLine& next) {
  const int now = next.line->indent, before = block.last->indent;
  if (block.line_count > 1 && std::abs(now - block.hang) <= kSameColumn) return Margin::kSilent;
  if (now > before + kSameColumn) {
    const bool hangs = block.label && block.line_count == 1 && now <= block.label_text + 1;
    return hangs ? Margin::kContinues : Margin::kStarts;
  }
  if (now + kSameColumn < before) {
    // The second line of a paragraph whose first is indented.
    return block.line_count == 1 ? Margin::kSilent : Margin::kStarts;
  }
  const bool both_first = m.first_indent && block.line_count == 1 && now > m.left + kSameColumn;
  return both_first ? Margin::kStarts : Margin::kSilent;
}

std::optional<BlockStart> StartsWrapped(const Margins& m, const OpenBlock& block,
                                        const NextLine& next) {
  if (!next.new_page) {
    const Margin margin = ByIndent(m, block, next);
    if (margin == Margin::kStarts) return BlockStart::kLikely;
    if (margin == Margin::kContinues && !next.label) return std::nullopt;
  } else if (m.first_indent && next.line->indent > m.left + 2) {
    return BlockStart::kCertain;
  }
  const bool goes_on = next.start == StartKind::kLower || next.start == StartKind::kOther ||
                       next.start == StartKind::kNothing;
  if (goes_on && !next.label && block.end != EndKind::kStop) return std::nullopt;
  const bool full_alone = Reaches(m, *block.last, 0, 92);  // whatever the next word is
  const int next_word = full_alone ? 0 : FirstWordColumns(next.text);
  const bool full = full_alone || Reaches(m, *block.last, next_word, 92);
  const bool short_line = !full && !Reaches(m, *block.last, next_word, 82);
  // Where paragraphs start with an indent, a line at the margin starts none.
  const bool at_margin = m.first_indent && next.line->indent <= m.left + kSameColumn &&
                         (block.line_count > 1 || block.last->indent > m.left + kSameColumn);
  if (at_margin && !next.label && !next.new_page && !short_line) return std::nullopt;
  if (next.label) {
    return full && block.end == EndKind::kOpen && !next.label->alone ? BlockStart::kPossible
                                                                     : BlockStart::kLikely;
  }
  const bool closed = block.end == EndKind::kStop || block.end == EndKind::kComma;
  switch (next.start) {
    case StartKind::kLower:
    case StartKind::kOther:
    case StartKind::kNothing:
      if (full) return std::nullopt;
      return short_line ? BlockStart::kLikely : BlockStart::kPossible;
    case StartKind::kDigit:
      // A number alone behind a sentence: the label of what follows.
      if (block.end == EndKind::kStop &&
          next.line->width == next.line->indent + FirstWordColumns(next.text)) {
        return BlockStart::kLikely;
      }
      // Behind a full stop it may be the number of a provision: "2 The Minister …".
      if (full && block.end != EndKind::kStop) return std::nullopt;
      if (block.end == EndKind::kOpen && !short_line) return std::nullopt;
      if (block.end == EndKind::kOpen) return BlockStart::kPossible;
      return short_line ? BlockStart::kLikely : BlockStart::kPossible;
    case StartKind::kUpper:
    case StartKind::kCaseless:
      if (!closed && (full || Reaches(m, *block.last, next_word, 85))) return std::nullopt;
      if (closed) return full ? BlockStart::kPossible : BlockStart::kLikely;
      return short_line ? BlockStart::kLikely : BlockStart::kPossible;
  }
  return BlockStart::kLikely;
}

// Where words are long, or not parted by spaces, lines end far from the margin; but each ends where
// the next word would have run over it.
void FindForcedMargin(const Reading& r, const Histogram& widths, uint32_t together, Margins* m) {
  uint32_t seen = 0;
  uint16_t right = 0;
  while (right < kWidest && (seen += widths[right]) * 100 < together * 97) ++right;
  if (right > kWidest / 2) return;
  uint32_t forced = 0;
  const Line* before = nullptr;
  for (const Line& line : r.lines) {
    if (line.role != Role::kBody) continue;
    if (before != nullptr && line.blanks == 0 && before->width >= kLeastWidth) {
      forced += before->width + FirstWordColumns(r.TextOf(line)) >= right;
    }
    before = &line;
  }
  if (forced * 10 < together * 6) return;
  m->right = right;
  m->wrapped = true;
}

// Where short paragraphs follow each other without a blank line, most lines are the last of theirs;
// but those that run on into a small letter all end at one margin.
void FindRunningMargin(const Histogram& running, Margins* m) {
  constexpr uint32_t kFewest = 12;
  uint32_t all = 0;
  for (const uint32_t count : running) all += count;
  const RightMargin right = FindRightMargin(running);
  if (all < kFewest || right.lines * 10 < all * 9) return;
  m->right = right.column;
  m->wrapped = true;
}

// Whether most lines end within a few columns of where the longest do. Where phrases are not cut
// at line ends, they end all over the last third.
bool AreEven(const Histogram& widths, uint32_t together) {
  constexpr uint16_t kSlack = 8;
  uint16_t longest = kWidest;
  for (uint32_t over = widths[longest]; longest > 0 && over * 20 < together;) {
    over += widths[--longest];
  }
  uint32_t close = 0;
  for (uint32_t i = longest - std::min(longest, kSlack); i <= kWidest; ++i) close += widths[i];
  return close * 4 > together * 3;
}

Margins MeasureMargins(const Reading& r) {
  Histogram widths{}, indents{}, running{};
  uint32_t together = 0, drops = 0, holds = 0;
  const Line* before = nullptr;
  for (const Line& line : r.lines) {
    if (line.role != Role::kBody) continue;
    ++indents[std::min(line.indent, kWidest)];
    if (before != nullptr && line.blanks == 0 && before->width >= kLeastWidth) {
      ++widths[std::min<uint16_t>(before->width, kWidest + 1)];
      ++together;
      running[std::min<uint16_t>(before->width, kWidest + 1)] +=
          StartOf(r.TextOf(line)) == StartKind::kLower;
      drops += before->indent > line.indent + kSameColumn;
      holds += before->indent == line.indent;
    }
    before = &line;
  }
  Margins m;
  m.left = MostFrequent(indents);
  m.few = together < 4;
  if (together == 0) return m;
  m.even = AreEven(widths, together);
  const RightMargin right = FindRightMargin(widths);
  m.right = right.column;
  m.wrapped = !m.few && right.lines * 2 >= together;
  if (!m.few && !m.wrapped) FindForcedMargin(r, widths, together, &m);
  if (!m.few && !m.wrapped) FindRunningMargin(running, &m);
  m.first_indent = drops * 8 > holds;
  return m;
}

}  // namespace

const Margins& MarginsOf(Reading* r) {
  if (!r->margins) r->margins = MeasureMargins(*r);
  return *r->margins;
}

void MarkCentred(const Margins& m, std::vector<Line>* lines) {
  const int right = std::max<int>(m.right, 72);
  auto between_margins = [&](const Line& line) {
    const int before = line.indent - m.left, after = right - line.width;
    return before >= 8 && after >= 6 && std::abs(before - after) <= (before > 12 ? 5 : 3);
  };
  for (size_t i = 0; i < lines->size(); ++i) {
    Line& line = (*lines)[i];
    if (line.indent < m.left + 8 || line.Is(kCell) || !between_margins(line)) continue;
    // Text around it that is not centred is its paragraph.
    const bool open_above = i == 0 || line.blanks > 0 || line.Is(kFormFeed) ||
                            (*lines)[i - 1].Is(kCentred) || (*lines)[i - 1].role != Role::kBody;
    const bool open_below =
        i + 1 == lines->size() || (*lines)[i + 1].blanks > 0 || (*lines)[i + 1].Is(kFormFeed) ||
        (between_margins((*lines)[i + 1]) && (*lines)[i + 1].indent != line.indent);
    if (open_above && open_below) line.flags |= kCentred;
  }
}

std::optional<BlockStart> StartsBlock(const Margins& margins, const OpenBlock& block,
                                      const NextLine& next) {
  if (next.line->Is(kContinues)) return std::nullopt;
  if (next.line->Is(kCell) || block.last->Is(kCell)) {
    // A line of columns that is kept in one piece is no part of a paragraph.
    const bool whole = next.line->Is(kGap) || block.last->Is(kGap);
    return whole ? BlockStart::kCertain : BlockStart::kLikely;
  }
  if (next.line->Is(kCentred) != block.last->Is(kCentred)) return BlockStart::kCertain;
  const bool runs_on = next.start == StartKind::kLower && !next.label &&
                       block.end == EndKind::kOpen && !block.label_alone;
  if (next.blank_before) return runs_on ? BlockStart::kLikely : BlockStart::kCertain;
  if (next.line->Is(kCentred)) return BlockStart::kPossible;
  if (block.label_alone || (next.label && next.label->alone)) return BlockStart::kLikely;
  return margins.wrapped ? StartsWrapped(margins, block, next)
                         : StartsUnwrapped(margins, block, next);
}

}  // namespace lexport::layout
