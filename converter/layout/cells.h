// The parts of a line between wide gaps, and tables made of them.

#ifndef LEXPORT_LAYOUT_CELLS_H_
#define LEXPORT_LAYOUT_CELLS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/reading.h"

namespace lexport::layout {

struct Cell {
  uint32_t begin = 0, end = 0;          // bytes
  uint32_t column = 0, column_end = 0;  // columns
};

// The parts of `line` between gaps of at least `least` columns.
std::vector<Cell> CellsOf(std::string_view text, const Line& line, uint32_t least);

// `line` cut down to `cell`.
Line PartOf(const Line& line, const Cell& cell);

// Finds tables in the lines of a page. A table is proved by its columns: white space that runs down
// between them through all of its lines, and edges that most cells of a column share.
class TableReader {
 public:
  explicit TableReader(Reading* r) : r_(*r) {}

  // Reads a table that starts at line `i` of the page that ends at `end`, and adds its cells to
  // *out; gives the line behind it, `i` when there is none. Linear over a page: lines that were
  // tried in vain are not tried again.
  uint32_t Take(uint32_t i, uint32_t end, std::vector<Line>* out);

  // Whether line `i` belongs to what looks like a table but is none for sure: it stays in one
  // piece.
  bool Keeps(uint32_t i) const { return i < keep_until_; }

  void Tell() const { unclear_.Tell(&r_, true); }

 private:
  struct Band {  // of columns, white space on both sides
    uint32_t begin = 0, end = 0;
  };
  struct TableLine {
    uint32_t line = 0;
    std::vector<Cell> cells;
    std::vector<size_t> bands;  // of the cells
    bool continues = false;     // the row above goes on
  };
  enum class Verdict : uint8_t { kTable, kUnclear, kText };

  uint32_t CountRagged(uint32_t first, uint32_t end) const;
  uint32_t Collect(uint32_t first, uint32_t end);
  bool Fit(const std::vector<Cell>& cells, bool first);
  bool Add(uint32_t line, bool first);
  void AssignBands();
  void FindContinuations();
  const Cell* LastIn(size_t line, size_t band) const;
  uint32_t EndOfStretch(const TableLine& line, const Cell& cell) const;
  Verdict Judge() const;
  bool AreAligned() const;
  bool IsHung() const;
  bool IsProse() const;
  void Emit(std::vector<Line>* out);
  void EmitRow(size_t first, size_t last, std::vector<Line>* out);

  Reading& r_;
  std::vector<Band> bands_;
  std::vector<TableLine> lines_;
  uint32_t not_before_ = 0;
  uint32_t keep_until_ = 0;
  FindingGroup unclear_{"layout.columns-unclear", Severity::kWarning,
                        "groups of lines in columns are kept as text"};
};

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_CELLS_H_
