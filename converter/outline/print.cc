// The outline as an indented list, for people and for tests.

#include <array>

#include "base/strings.h"
#include "outline/outline.h"

namespace lexport {
namespace {

constexpr size_t kWords = 60;  // bytes of text shown

constexpr std::array<std::string_view, 19> kRoleNames = {
    "document", "cover",  "masthead", "title",      "subtitle",     "preface",    "preambleHeading",
    "formula",  "clause", "unit",     "text",       "crossHeading", "tocHeading", "tocEntry",
    "quoted",   "table",  "row",      "attachment", "conclusion"};

std::string Shorten(std::string text) {
  if (text.size() <= kWords) return text;
  size_t cut = kWords;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "…";
}

void PrintUnit(const Outline& outline, const Source& source, const Blocks& blocks, UnitId id,
               size_t depth, std::string* out) {
  const OutlineUnit& unit = outline.units[id];
  out->append(2 * depth, ' ');
  *out += unit.level != nullptr ? unit.level->id : kRoleNames[static_cast<size_t>(unit.role)];
  if (!unit.field.empty()) *out += "." + unit.field;
  if (!unit.number.normalized.empty()) *out += " " + unit.number.normalized;
  if (unit.label.count > 0) *out += " [" + outline.Text(source, blocks, unit.label) + "]";
  size_t before = unit.heading_first ? unit.heading.size() - unit.headings_behind : 0;
  for (const RunRange& heading : unit.heading) {
    const bool first = before > 0;
    before -= first;
    *out += (first ? " ^\"" : " \"") + outline.Text(source, blocks, heading) + "\"";
  }
  if (unit.text.count > 0) *out += " " + Shorten(outline.Text(source, blocks, unit.text));
  *out += '\n';
}

}  // namespace

std::string PrintOutline(const Outline& outline, const Source& source, const Blocks& blocks) {
  std::string out;
  UnitId id = 0;
  size_t depth = 0;
  while (id != kNoUnit && id < outline.units.size()) {
    PrintUnit(outline, source, blocks, id, depth, &out);
    if (outline.units[id].first_child != kNoUnit) {
      id = outline.units[id].first_child;
      ++depth;
      continue;
    }
    while (id != kNoUnit && outline.units[id].next_sibling == kNoUnit) {
      id = outline.units[id].parent;
      if (depth > 0) --depth;
    }
    if (id != kNoUnit) id = outline.units[id].next_sibling;
  }
  return out;
}

}  // namespace lexport
