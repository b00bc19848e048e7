#include <algorithm>

#include "base/strings.h"
#include "layout/cells.h"
#include "layout/glyphs.h"

namespace lexport::layout {
namespace {

constexpr uint32_t kLeastRows = 3;
constexpr uint32_t kCellGap = 2;  // columns between bands, once they are known
constexpr uint32_t kMostBands = 40;
constexpr uint32_t kMostSingles = 3;    // lines in a row with text in one column only
constexpr uint32_t kHangingLabel = 14;  // columns
constexpr uint32_t kEdge = 2;           // columns by which aligned edges may differ

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// The greatest number of `edges` that lie close together.
size_t MostAlike(std::vector<uint32_t> edges) {
  std::sort(edges.begin(), edges.end());
  size_t most = 0, from = 0;
  for (size_t i = 0; i < edges.size(); ++i) {
    while (edges[i] - edges[from] > kEdge) ++from;
    most = std::max(most, i + 1 - from);
  }
  return most;
}

}  // namespace

std::vector<Cell> CellsOf(std::string_view text, const Line& line, uint32_t least) {
  std::vector<Cell> cells;
  Cell cell{line.begin, line.begin, line.indent, line.indent};
  uint32_t column = line.indent;
  for (size_t at = line.begin; at < line.end;) {
    const size_t start = at;
    const char32_t c = NextCodePoint(text, &at);
    const uint32_t before = column;
    column = c == '\t' ? (column / 8 + 1) * 8 : column + ColumnsOf(c);
    if (IsSpace(c)) continue;
    if (before - cell.column_end >= least && cell.end > cell.begin) {
      cells.push_back(cell);
      cell = {static_cast<uint32_t>(start), 0, before, before};
    }
    cell.end = static_cast<uint32_t>(at);
    cell.column_end = column;
  }
  cells.push_back(cell);
  return cells;
}

Line PartOf(const Line& line, const Cell& cell) {
  Line part = line;
  part.begin = cell.begin;
  part.end = cell.end;
  part.indent = static_cast<uint16_t>(cell.column);
  part.width = static_cast<uint16_t>(cell.column_end);
  part.flags &= static_cast<uint16_t>(~kGap);
  if (cell.end != line.end) part.flags &= static_cast<uint16_t>(~kGlue);
  return part;
}

uint32_t TableReader::Take(uint32_t i, uint32_t end, std::vector<Line>* out) {
  if (i < not_before_) return i;
  uint32_t next = Collect(i, end);
  Verdict verdict = Judge();
  if (verdict == Verdict::kTable) {
    Emit(out);
    return next;
  }
  const uint32_t ragged = CountRagged(i, end);
  if (ragged >= kLeastRows && i + ragged > next) {
    verdict = Verdict::kUnclear;
    next = i + ragged;
  }
  not_before_ = std::max(next, i + 1);
  if (verdict == Verdict::kUnclear) {
    keep_until_ = next;
    unclear_.Add(r_.lines[i].begin, "columns that may be a table are kept as text");
  }
  return i;
}

// How many lines from `first` on have three parts or more, wherever these stand.
uint32_t TableReader::CountRagged(uint32_t first, uint32_t end) const {
  uint32_t n = first;
  while (n < end && r_.lines[n].Is(kGap) && r_.lines[n].role == Role::kBody &&
         (n == first || r_.lines[n].blanks == 0) &&
         CellsOf(r_.text(), r_.lines[n], kGapColumns).size() > 2) {
    ++n;
  }
  return n - first;
}

// Gathers the lines from `first` on that fit common columns; gives the line behind them.
uint32_t TableReader::Collect(uint32_t first, uint32_t end) {
  bands_.clear();
  lines_.clear();
  uint32_t singles = 0;
  for (uint32_t n = first; n < end; ++n) {
    const Line& line = r_.lines[n];
    if (line.role != Role::kBody || (n > first && line.blanks > 1)) break;
    if (!Add(n, n == first)) break;
    // A line of one part is the rest of a cell, or text behind the table.
    const bool single = lines_.back().cells.size() < 2;
    singles = single ? singles + 1 : 0;
    if (singles > kMostSingles || (single && line.blanks > 0)) {
      lines_.pop_back();
      break;
    }
  }
  AssignBands();
  FindContinuations();
  while (!lines_.empty() && lines_.back().cells.size() < 2 && !lines_.back().continues) {
    lines_.pop_back();
  }
  return first + static_cast<uint32_t>(lines_.size());
}

// Adds a line when its parts leave white space between the columns.
bool TableReader::Add(uint32_t n, bool first) {
  TableLine line;
  line.line = n;
  line.cells = CellsOf(r_.text(), r_.lines[n], first ? kGapColumns : kCellGap);
  const std::vector<Band> before = bands_;
  if (!Fit(line.cells, first)) {
    bands_ = before;
    return false;
  }
  lines_.push_back(std::move(line));
  return true;
}

bool TableReader::Fit(const std::vector<Cell>& cells, bool first) {
  for (const Cell& cell : cells) {
    if (first) {
      bands_.push_back({cell.column, cell.column_end});
      continue;
    }
    // The bands that the cell touches, and the one behind it.
    const auto from = std::find_if(bands_.begin(), bands_.end(),
                                   [&](const Band& b) { return b.end > cell.column; });
    auto to = from;
    while (to != bands_.end() && to->begin < cell.column_end) ++to;
    if (to - from > 1) return false;
    if (to == from) {
      bands_.insert(from, {cell.column, cell.column_end});
    } else {
      from->begin = std::min(from->begin, cell.column);
      from->end = std::max(from->end, cell.column_end);
    }
  }
  if (bands_.size() > kMostBands) return false;
  for (size_t b = 1; b < bands_.size(); ++b) {
    if (bands_[b].begin < bands_[b - 1].end + kCellGap) return false;
  }
  return true;
}

// Settles which column each part is of; parts of one column are one cell.
void TableReader::AssignBands() {
  for (TableLine& line : lines_) {
    std::vector<Cell> cells;
    for (const Cell& cell : line.cells) {
      size_t band = 0;
      while (band + 1 < bands_.size() && bands_[band].end <= cell.column) ++band;
      if (!line.bands.empty() && line.bands.back() == band) {
        cells.back().end = cell.end;
        cells.back().column_end = cell.column_end;
        continue;
      }
      cells.push_back(cell);
      line.bands.push_back(band);
    }
    line.cells = std::move(cells);
  }
}

// The lowest cell of column `band` above line `line`, within its row; null when the row has none.
const Cell* TableReader::LastIn(size_t line, size_t band) const {
  for (size_t l = line; l-- > 0;) {
    const auto at = std::find(lines_[l].bands.begin(), lines_[l].bands.end(), band);
    if (at != lines_[l].bands.end()) {
      return &lines_[l].cells[static_cast<size_t>(at - lines_[l].bands.begin())];
    }
    if (!lines_[l].continues) break;
  }
  return nullptr;
}

// A line continues the row above when each of its parts goes on with a word that had no room there.
void TableReader::FindContinuations() {
  for (size_t l = 1; l < lines_.size(); ++l) {
    TableLine& line = lines_[l];
    const bool lower = std::all_of(line.cells.begin(), line.cells.end(), [&](const Cell& c) {
      return StartOf(r_.Slice(c.begin, c.end)) == StartKind::kLower;
    });
    if (r_.lines[line.line].blanks > 0 || (!lower && line.cells.size() >= bands_.size())) continue;
    line.continues = true;
    for (size_t c = 0; c < line.cells.size() && line.continues; ++c) {
      const Cell* above = LastIn(l, line.bands[c]);
      const std::string_view text = r_.Slice(line.cells[c].begin, line.cells[c].end);
      const StartKind start = StartOf(text);
      const Band& band = bands_[line.bands[c]];
      line.continues = above != nullptr && start != StartKind::kDigit &&
                       (line.bands[c] > 0 || start == StartKind::kLower) &&
                       above->column_end + 1 + FirstWordColumns(text) + kEdge >= band.end &&
                       EndOf(r_.Slice(above->begin, above->end)) != EndKind::kStop;
    }
  }
}

TableReader::Verdict TableReader::Judge() const {
  size_t multi = 0, cells = 0;
  std::vector<size_t> filled(bands_.size());
  for (const TableLine& line : lines_) {
    if (line.cells.size() < 2) continue;
    ++multi;
    cells += line.cells.size();
    for (size_t band : line.bands) ++filled[band];
  }
  if (bands_.size() < 2 || multi < kLeastRows || IsHung()) return Verdict::kText;
  const bool full = cells * 10 >= 6 * multi * bands_.size() &&
                    *std::min_element(filled.begin(), filled.end()) > 1;
  if (full && AreAligned() && !IsProse()) return Verdict::kTable;
  return bands_.size() > 2 || AreAligned() ? Verdict::kUnclear : Verdict::kText;
}

// Most cells of a column share an edge, left or right, or their middle.
bool TableReader::AreAligned() const {
  std::vector<std::vector<uint32_t>> left(bands_.size()), right(left), middle(left);
  for (const TableLine& line : lines_) {
    for (size_t c = 0; c < line.cells.size(); ++c) {
      const Cell& cell = line.cells[c];
      left[line.bands[c]].push_back(cell.column);
      right[line.bands[c]].push_back(cell.column_end);
      middle[line.bands[c]].push_back((cell.column + cell.column_end) / 2);
    }
  }
  for (size_t b = 0; b < bands_.size(); ++b) {
    const size_t alike = std::max({MostAlike(left[b]), MostAlike(right[b]), MostAlike(middle[b])});
    if (alike * 3 < left[b].size() * 2) return false;
  }
  return true;
}

// Text hung on labels, or on words of a narrow first column.
bool TableReader::IsHung() const {
  if (bands_.size() != 2 || bands_[0].end - bands_[0].begin >= kHangingLabel) return false;
  size_t labels = 0, rows = 0, rests = 0, digits = 0;
  for (const TableLine& line : lines_) {
    if (line.cells.size() < 2) {
      ++rests;
      continue;
    }
    const std::string_view first = r_.Slice(line.cells[0].begin, line.cells[0].end);
    ++rows;
    labels += HasDigit(first) || ParseLabel(first).has_value() || first.size() < 3;
    digits += StartOf(r_.Slice(line.cells[1].begin, line.cells[1].end)) == StartKind::kDigit;
  }
  if (digits * 2 > rows) return false;
  return labels * 2 >= rows || rests * 2 >= rows;
}

// Sentences that run on from line to line within their columns.
bool TableReader::IsProse() const {
  std::vector<size_t> runs(bands_.size()), pairs(bands_.size());
  for (size_t l = 1; l < lines_.size(); ++l) {
    const TableLine &above = lines_[l - 1], &line = lines_[l];
    for (size_t c = 0; c < line.cells.size(); ++c) {
      const auto at = std::find(above.bands.begin(), above.bands.end(), line.bands[c]);
      if (at == above.bands.end() || line.continues) continue;
      const Cell& cell = above.cells[static_cast<size_t>(at - above.bands.begin())];
      ++pairs[line.bands[c]];
      runs[line.bands[c]] +=
          EndOf(r_.Slice(cell.begin, cell.end)) == EndKind::kOpen &&
          StartOf(r_.Slice(line.cells[c].begin, line.cells[c].end)) == StartKind::kLower;
    }
  }
  size_t prose = 0;
  for (size_t b = 0; b < bands_.size(); ++b) prose += runs[b] > 1 && runs[b] * 5 > pairs[b] * 2;
  return prose > 1;
}

// A cell with the white space behind it: what is set behind its last character moves with it.
uint32_t TableReader::EndOfStretch(const TableLine& line, const Cell& cell) const {
  for (const Cell& other : line.cells) {
    if (other.begin > cell.begin) return other.begin;
  }
  const uint32_t next = r_.lines[line.line].index + 1;
  return next < r_.source.line_count() ? r_.source.line(next).begin
                                       : static_cast<uint32_t>(r_.text().size());
}

void TableReader::Emit(std::vector<Line>* out) {
  for (size_t first = 0; first < lines_.size();) {
    size_t last = first + 1;
    while (last < lines_.size() && lines_[last].continues) ++last;
    EmitRow(first, last, out);
    first = last;
  }
}

// The cells of a row, column by column. What stands below the first line is told as moved, but for
// the rest of the last column, which follows it anyway.
void TableReader::EmitRow(size_t first, size_t last, std::vector<Line>* out) {
  bool fresh = true;
  const TableLine& top = lines_[first];
  for (size_t band = 0; band < bands_.size(); ++band) {
    const auto behind =
        std::find_if(top.bands.begin(), top.bands.end(), [&](size_t b) { return b > band; });
    for (size_t l = first; l < last; ++l) {
      const TableLine& line = lines_[l];
      const auto at = std::find(line.bands.begin(), line.bands.end(), band);
      if (at == line.bands.end()) continue;
      const Cell& cell = line.cells[static_cast<size_t>(at - line.bands.begin())];
      Line part = PartOf(r_.lines[line.line], cell);
      part.flags |= kRow;
      if (fresh) part.flags |= kRowStart;
      if (!fresh) part.flags &= static_cast<uint16_t>(~kFormFeed);
      if (!fresh) part.blanks = 0;
      part.cell = static_cast<uint16_t>(band);
      part.note = static_cast<uint32_t>(bands_.size());
      fresh = false;
      out->push_back(part);
      if (l == first || behind == top.bands.end()) continue;
      Enter(&r_, LedgerAction::kMoved, cell.begin, EndOfStretch(line, cell), "cell-joined",
            "the rest of a cell, to its beginning",
            top.cells[static_cast<size_t>(behind - top.bands.begin())].begin);
    }
  }
}

}  // namespace lexport::layout
