#include "findings/display.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"

namespace lexport {
namespace {

constexpr size_t kTabStop = 8;
constexpr char32_t kReplacement = 0xFFFD;

bool IsBidiControl(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

bool IsUnprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || IsBidiControl(c);
}

// One code point as it is printed.
struct Cell {
  char32_t shown;
  size_t width;
};

std::vector<Cell> CellsOf(std::string_view line) {
  std::vector<Cell> cells;
  size_t at = 0;
  for (size_t i = 0; i < line.size();) {
    const char32_t c = NextCodePoint(line, &i);
    Cell cell{c, static_cast<size_t>(DisplayWidth(c))};
    if (c == '\t') {
      cell = {' ', kTabStop - at % kTabStop};
    } else if (IsUnprintable(c)) {
      cell = {kReplacement, 1};
    }
    at += cell.width;
    cells.push_back(cell);
  }
  return cells;
}

struct Window {
  size_t begin;
  size_t end;
};

// Cells around `mark` that fit into `max_width`: two thirds of the room before it, the rest after.
Window WindowAround(const std::vector<Cell>& cells, size_t mark, size_t max_width) {
  Window window{mark, mark};
  size_t used = 0;
  while (window.begin > 0 && used + cells[window.begin - 1].width <= max_width * 2 / 3) {
    used += cells[--window.begin].width;
  }
  while (window.end < cells.size() && used + cells[window.end].width <= max_width) {
    used += cells[window.end++].width;
  }
  while (window.begin > 0 && used + cells[window.begin - 1].width <= max_width) {
    used += cells[--window.begin].width;
  }
  // A window must not begin with a mark that combines with what was cut away.
  while (window.begin < mark && cells[window.begin].width == 0) ++window.begin;
  return window;
}

void AppendCell(const Cell& cell, std::string* out) {
  if (cell.shown == ' ') {
    out->append(cell.width, ' ');
  } else {
    AppendUtf8(cell.shown, out);
  }
}

}  // namespace

int DisplayWidth(char32_t c) {
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

void AppendPrintable(std::string_view text, std::string* out) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (c == '\t' || c == '\n' || c == '\r') {
      out->push_back(' ');
    } else {
      AppendUtf8(IsUnprintable(c) ? kReplacement : c, out);
    }
  }
}

MarkedLine MarkColumn(std::string_view line, uint64_t column, size_t max_width) {
  const std::vector<Cell> cells = CellsOf(line);
  const bool has_column = column >= 1 && column <= cells.size() + 1;
  const size_t mark = has_column ? column - 1 : 0;
  const Window window = WindowAround(cells, mark, std::max<size_t>(max_width, 2));
  MarkedLine result;
  if (window.begin > 0) result.text += "…";
  size_t before = window.begin > 0 ? 1 : 0;
  for (size_t i = window.begin; i < window.end; ++i) {
    if (i < mark) before += cells[i].width;
    AppendCell(cells[i], &result.text);
  }
  if (window.end < cells.size()) result.text += "…";
  if (has_column) result.mark = std::string(before, ' ') + "^";
  return result;
}

}  // namespace lexport
