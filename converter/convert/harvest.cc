#include "convert/harvest.h"

#include "base/strings.h"

namespace lexport {
namespace {

// A symbol is one word of segments parted by slashes, such as A/HRC/35/35: the whole of a line.
bool LooksLikeSymbol(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == 0 || slash == std::string_view::npos || text.back() == '/') return false;
  bool digit = false;
  for (char c : text) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool number = c >= '0' && c <= '9';
    digit = digit || number;
    if (!letter && !number && std::string_view("/.-_()*").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return digit;
}

// The running head that is a symbol of an organ of the mapping; the one that repeats most.
std::string SymbolOfHeads(const Blocks& blocks, const Mapping& mapping) {
  const RunningHead* best = nullptr;
  for (const RunningHead& head : blocks.heads) {
    if (!LooksLikeSymbol(head.text) || mapping.OrganOfSymbol(head.text) == nullptr) continue;
    if (best == nullptr || head.count > best->count) best = &head;
  }
  return best == nullptr ? "" : best->text;
}

void SetIfEmpty(const std::string& value, std::string* field) {
  if (field->empty()) *field = value;
}

// A part of the masthead whose meaning the outline told.
void TakeField(const std::string& field, const std::string& text, Metadata* metadata) {
  if (field == "docNumber") SetIfEmpty(text, &metadata->symbol);
  if (field == "session") SetIfEmpty(text, &metadata->session);
  if (field == "agendaItem") SetIfEmpty(text, &metadata->agenda_item);
  if (field == "distribution") SetIfEmpty(text, &metadata->distribution);
}

}  // namespace

Metadata HarvestMetadata(const Source& source, const Blocks& blocks, const Outline& outline,
                         const Mapping& mapping) {
  Metadata metadata;
  metadata.language = outline.language;
  std::string title;
  for (UnitId id = outline.units[0].first_child; id != kNoUnit; id = outline.units[id].next_sibling) {
    const OutlineUnit& unit = outline.units[id];
    if (unit.role == Role::kTitle) {
      if (!title.empty()) title += ' ';
      title += outline.Text(source, blocks, unit.text);
    } else if (unit.role == Role::kMasthead) {
      TakeField(unit.field, outline.Text(source, blocks, unit.text), &metadata);
    } else if (unit.role == Role::kCover) {
      for (UnitId c = unit.first_child; c != kNoUnit; c = outline.units[c].next_sibling) {
        const OutlineUnit& line = outline.units[c];
        TakeField(line.field, outline.Text(source, blocks, line.text), &metadata);
      }
    }
  }
  metadata.title = FoldSpaces(title);
  SetIfEmpty(SymbolOfHeads(blocks, mapping), &metadata.symbol);
  return metadata;
}

}  // namespace lexport
