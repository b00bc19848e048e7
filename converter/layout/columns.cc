// Lines with wide gaps: prose in two columns is put in reading order, aligned cells become rows of
// a table, other lines are cut into their cells, which stay in order.

#include <algorithm>

#include "base/strings.h"
#include "layout/cells.h"
#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

constexpr uint32_t kLeastGutter = 2;    // columns
constexpr uint32_t kLeastTwoSided = 6;  // lines with text in both columns
constexpr uint32_t kSplitGap = 8;       // columns
constexpr uint32_t kHangingLabel = 14;  // columns

struct Interval {
  uint32_t begin = 0, end = 0;
  uint32_t size() const { return end > begin ? end - begin : 0; }
  Interval And(Interval other) const {
    return {std::max(begin, other.begin), std::min(end, other.end)};
  }
};

size_t CountWords(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool space = c == ' ' || c == '\t';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

class ColumnReader {
 public:
  explicit ColumnReader(Reading* r) : r_(*r), tables_(r) {}

  void Run() {
    const auto gap = [](const Line& l) { return l.Is(kGap) && l.role == Role::kBody; };
    if (std::none_of(r_.lines.begin(), r_.lines.end(), gap)) return;
    for (size_t page = 0; page < r_.pages.size(); ++page) {
      const uint32_t begin = r_.pages[page].line, end = r_.PageEnd(page);
      starts_.push_back(static_cast<uint32_t>(out_.size()));
      ReadPage(begin, end);
    }
    r_.lines = std::move(out_);
    for (size_t page = 0; page < r_.pages.size(); ++page) r_.pages[page].line = starts_[page];
    tables_.Tell();
    ordered_.Tell(&r_);
  }

 private:
  void ReadPage(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end;) {
      const Line& line = r_.lines[i];
      if (!line.Is(kGap) || line.role != Role::kBody) {
        out_.push_back(line);
        ++i;
        continue;
      }
      uint32_t next = TwoColumns(i, end);
      if (next == i) next = tables_.Take(i, end, &out_);
      if (next == i) {
        SplitLine(i, end);
        ++next;
      }
      i = next;
    }
  }

  // ---------------------------------------------------------------- two columns of prose
  struct Side {
    Cell left, right;
    bool has_left = false, has_right = false;
  };

  // Cuts `line` at the gutter, which becomes narrower; false when the line runs over it.
  bool CutAt(const Line& line, Interval* gutter, Side* side) const {
    const std::vector<Cell> cells = CellsOf(r_.text(), line, kLeastGutter);
    if (line.width <= gutter->begin + kLeastGutter) {
      side->has_left = true;
      side->left = {line.begin, line.end, line.indent, line.width};
      gutter->begin = std::max<uint32_t>(gutter->begin, line.width);
      return true;
    }
    if (line.indent + kLeastGutter >= gutter->end) {
      side->has_right = true;
      side->right = {line.begin, line.end, line.indent, line.width};
      gutter->end = std::min<uint32_t>(gutter->end, line.indent);
      return true;
    }
    for (size_t c = 0; c + 1 < cells.size(); ++c) {
      const Interval common = gutter->And({cells[c].column_end, cells[c + 1].column});
      if (common.size() < kLeastGutter) continue;
      *gutter = common;
      side->has_left = side->has_right = true;
      side->left = {line.begin, cells[c].end, line.indent, cells[c].column_end};
      side->right = {cells[c + 1].begin, line.end, cells[c + 1].column, line.width};
      return true;
    }
    return false;
  }

  // Reads two columns that start at line `i`; gives the line behind them, `i` when there are none.
  uint32_t TwoColumns(uint32_t i, uint32_t end) {
    if (i < not_before_) return i;
    const std::vector<Cell> cells = CellsOf(r_.text(), r_.lines[i], kGapColumns);
    if (cells.size() < 2) return i;
    Interval gutter{cells[0].column_end, cells[1].column};
    std::vector<Side> sides;
    uint32_t next = i, two_sided = 0;
    for (; next < end; ++next) {
      const Line& line = r_.lines[next];
      if (line.role != Role::kBody || (next > i && line.blanks > 2)) break;
      Side side;
      if (!CutAt(line, &gutter, &side)) break;
      two_sided += side.has_left && side.has_right;
      sides.push_back(side);
    }
    next -= DropTail(i, &sides);
    if (two_sided < kLeastTwoSided || !AreProse(sides, two_sided)) {
      not_before_ = next;
      return i;
    }
    TakeColumns(i, sides);
    return next;
  }

  // Left parts below the last right one belong to the columns as far as they are set like them: up
  // to the last line that fills the column, and the one behind it. Gives how many lines do not.
  uint32_t DropTail(uint32_t first, std::vector<Side>* sides) const {
    size_t keep = sides->size();
    while (keep > 0 && !(*sides)[keep - 1].has_right) --keep;
    uint32_t left_end = 0, left_edge = UINT32_MAX;
    for (size_t s = 0; s < keep; ++s) {
      if (!(*sides)[s].has_left) continue;
      left_end = std::max(left_end, (*sides)[s].left.column_end);
      left_edge = std::min(left_edge, (*sides)[s].left.column);
    }
    const auto fills = [&](size_t s) {
      const Side& side = (*sides)[s];
      return side.has_left && (side.left.column_end - left_edge) * 5 >= (left_end - left_edge) * 4;
    };
    for (size_t s = keep; s < sides->size(); ++s) {
      const bool runs_on = r_.lines[first + s].blanks == 0 && s > 0 && fills(s - 1);
      if (fills(s) || (runs_on && keep == s)) keep = s + 1;
    }
    const auto dropped = static_cast<uint32_t>(sides->size() - keep);
    sides->resize(keep);
    return dropped;
  }

  // Where paragraphs have blank lines between, many lines stand in one column alone; but all that
  // stand in the right one begin at its edge, which rows of a table hardly do without a left cell.
  static bool SetAside(const std::vector<Side>& sides) {
    constexpr size_t kFewestAlone = 4;
    uint32_t edge = UINT32_MAX;
    for (const Side& s : sides) {
      if (s.has_right) edge = std::min(edge, s.right.column);
    }
    size_t right = 0, at_edge = 0, alone = 0;
    for (const Side& s : sides) {
      if (!s.has_right) continue;
      ++right;
      at_edge += s.right.column <= edge + 1;
      alone += !s.has_left;
    }
    return alone >= kFewestAlone && at_edge * 10 >= right * 9;
  }

  // Both sides hold lines of several words, starting at one column and filling theirs.
  bool AreProse(const std::vector<Side>& sides, uint32_t two_sided) const {
    size_t until = sides.size();
    while (until > 0 && !sides[until - 1].has_right) --until;
    if (two_sided * 10 < until * (SetAside(sides) ? 4 : 6)) return false;
    uint32_t left_edge = UINT32_MAX, right_edge = UINT32_MAX, left_end = 0;
    for (const Side& s : sides) {
      if (s.has_left) left_edge = std::min(left_edge, s.left.column);
      if (s.has_left) left_end = std::max(left_end, s.left.column_end);
      if (s.has_right) right_edge = std::min(right_edge, s.right.column);
    }
    size_t left_words = 0, right_words = 0, aligned = 0, filled = 0;
    for (const Side& s : sides) {
      if (!s.has_left || !s.has_right) continue;
      left_words += CountWords(r_.Slice(s.left.begin, s.left.end));
      right_words += CountWords(r_.Slice(s.right.begin, s.right.end));
      aligned += s.right.column <= right_edge + 4;
      filled += (s.left.column_end - left_edge) * 10 >= (left_end - left_edge) * 7;
    }
    return left_words >= 3 * two_sided && right_words >= 3 * two_sided &&
           aligned * 10 >= two_sided * 7 && filled * 10 >= two_sided * 6;
  }

  void TakeColumns(uint32_t first, const std::vector<Side>& sides) {
    size_t last_left = 0;
    for (size_t s = 0; s < sides.size(); ++s) {
      if (!sides[s].has_left) continue;
      out_.push_back(Part(first + s, sides[s].left, 0));
      last_left = s;
    }
    const uint32_t after = Behind(r_.lines[first + last_left]);
    bool fresh = true;
    for (size_t s = 0; s < sides.size(); ++s) {
      if (!sides[s].has_right) continue;
      Line part = Part(first + s, sides[s].right, sides[s].right.column);
      part.flags &= static_cast<uint16_t>(~kFormFeed);
      if (fresh) part.blanks = std::max<uint16_t>(part.blanks, 1);
      fresh = false;
      out_.push_back(part);
      if (s > last_left) continue;
      // The last right cell stays where it is: nothing follows it that would have to go before.
      const uint32_t line_end = Behind(r_.lines[first + s]);
      if (line_end == after) continue;
      Enter(&r_, LedgerAction::kMoved, part.begin, line_end, "column-order",
            "the right column is read behind the left one", LastRight(first, sides, last_left));
    }
    ordered_.Add(r_.lines[first].begin, std::to_string(sides.size()) +
                                            " lines stand in two columns; the left one is read "
                                            "first");
  }

  // Where the right cells go: before that of the last line with a left cell, or behind that line.
  uint32_t LastRight(uint32_t first, const std::vector<Side>& sides, size_t last_left) const {
    return sides[last_left].has_right ? sides[last_left].right.begin
                                      : Behind(r_.lines[first + last_left]);
  }

  // The offset at which the physical line behind `line` begins.
  uint32_t Behind(const Line& line) const {
    return line.index + 1 < r_.source.line_count() ? r_.source.line(line.index + 1).begin
                                                   : static_cast<uint32_t>(r_.text().size());
  }

  Line Part(size_t line, const Cell& cell, uint32_t shift) const {
    Line part = PartOf(r_.lines[line], cell);
    part.indent = static_cast<uint16_t>(cell.column - shift);
    part.width = static_cast<uint16_t>(cell.column_end - shift);
    part.flags |= kColumn;
    return part;
  }

  // ---------------------------------------------------------------- single lines
  void SplitLine(uint32_t i, uint32_t end) {
    const Line& line = r_.lines[i];
    if (tables_.Keeps(i)) {
      out_.push_back(line);
      out_.back().flags |= kCell;
      return;
    }
    const std::vector<Cell> cells = CellsOf(r_.text(), line, kSplitGap);
    if (cells.size() < 2 || Hangs(i, end, cells)) {
      out_.push_back(line);
      return;
    }
    for (size_t c = 0; c < cells.size(); ++c) {
      Line part = Part(i, cells[c], 0);
      part.flags = static_cast<uint16_t>((part.flags & ~kColumn) | kCell);
      if (c > 0) {
        part.flags &= static_cast<uint16_t>(~kFormFeed);
        part.blanks = 0;
      }
      out_.push_back(part);
    }
  }

  // A label with text behind it, or the first line of a paragraph hung on a number.
  bool Hangs(uint32_t i, uint32_t end, const std::vector<Cell>& cells) const {
    if (cells.size() != 2) return false;
    const auto label = ParseLabel(r_.Slice(cells[0].begin, cells[0].end));
    if (label && label->alone) return true;
    if (cells[0].column_end - cells[0].column >= kHangingLabel || i + 1 >= end) return false;
    const Line& next = r_.lines[i + 1];
    return next.blanks == 0 && std::abs(int{next.indent} - static_cast<int>(cells[1].column)) <= 1;
  }

  Reading& r_;
  std::vector<Line> out_;
  std::vector<uint32_t> starts_;  // of the pages, in out_
  uint32_t not_before_ = 0;       // lines before it were tried as columns in vain
  TableReader tables_;
  FindingGroup ordered_{"layout.columns-ordered", Severity::kNote,
                        "groups of lines in two columns were put in reading order"};
};

}  // namespace

void OrderColumns(Reading* r) { ColumnReader(r).Run(); }

}  // namespace lexport::layout
