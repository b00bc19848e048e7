// A text read up to its outline, for tests.

#ifndef LEXPORT_TESTS_OUTLINE_READING_H_
#define LEXPORT_TESTS_OUTLINE_READING_H_

#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "layout/blocks.h"
#include "mapping/mapping.h"
#include "outline/choose.h"
#include "outline/outline.h"
#include "text/source.h"

namespace lexport::testing_outline {

struct Reading {
  std::optional<Source> source;
  Blocks blocks;
  std::shared_ptr<const Mapping> mapping;
  Outline outline;
  Findings findings;
  bool ok = false;

  std::string Text(RunRange range) const { return outline.Text(*source, blocks, range); }
  std::string Print() const { return PrintOutline(outline, *source, blocks); }

  // Units with this level id, in order.
  std::vector<const OutlineUnit*> Units(std::string_view level) const {
    std::vector<const OutlineUnit*> found;
    for (const OutlineUnit& unit : outline.units) {
      if (unit.level != nullptr && unit.level->id == level) found.push_back(&unit);
    }
    return found;
  }
  std::vector<const OutlineUnit*> With(Role role) const {
    std::vector<const OutlineUnit*> found;
    for (const OutlineUnit& unit : outline.units) {
      if (unit.role == role) found.push_back(&unit);
    }
    return found;
  }
  size_t Count(std::string_view rule) const {
    size_t count = 0;
    for (const Finding& finding : findings) count += finding.rule == rule;
    return count;
  }
  // All text of the units in the order of the tree, white space away.
  std::string AllText() const {
    std::string all;
    Collect(0, &all);
    return all;
  }

 private:
  void Add(RunRange range, std::string* all) const {
    for (const char c : Text(range)) {
      if (c != ' ') *all += c;
    }
  }
  void Collect(UnitId id, std::string* all) const {
    const OutlineUnit& unit = outline.units[id];
    const size_t before = unit.heading_first ? unit.heading.size() - unit.headings_behind : 0;
    for (size_t i = 0; i < before; ++i) Add(unit.heading[i], all);
    Add(unit.label, all);
    for (size_t i = before; i < unit.heading.size(); ++i) Add(unit.heading[i], all);
    Add(unit.text, all);
    for (UnitId c = unit.first_child; c != kNoUnit; c = outline.units[c].next_sibling) {
      Collect(c, all);
    }
  }
};

// `mapping` empty: by evidence.
inline Reading Read(std::string_view text, std::string_view mapping = "",
                    const OutlineOptions& options = {}) {
  Reading reading;
  reading.source = Source::Decode(text, "test.txt", {}, &reading.findings);
  if (!reading.source) return reading;
  reading.blocks = ReadLayout(*reading.source, {}, &reading.findings);
  reading.mapping = mapping.empty()
                        ? ChooseMapping(*reading.source, reading.blocks, &reading.findings)
                        : LoadMapping(mapping, &reading.findings);
  if (reading.mapping == nullptr) return reading;
  reading.outline = ReadOutline(*reading.source, reading.blocks, *reading.mapping, options,
                                &reading.findings, &reading.ok);
  return reading;
}

// The visible text of the blocks, white space away: what the outline must hold.
inline std::string BlockText(const Reading& reading) {
  std::string all;
  for (const Block& block : reading.blocks.blocks) {
    for (const char c : reading.blocks.Text(*reading.source, block.runs)) {
      if (c != ' ') all += c;
    }
  }
  return all;
}

// "section 2 > subsection 1": the path of the unit whose label is printed so.
inline std::string PathOf(const Reading& reading, std::string_view label) {
  for (const OutlineUnit& unit : reading.outline.units) {
    if (unit.level == nullptr || reading.Text(unit.label) != label) continue;
    std::string path;
    const OutlineUnit* at = &unit;
    while (at->level != nullptr) {
      path = at->level->id + " " + at->number.normalized + (path.empty() ? "" : " > ") + path;
      at = &reading.outline.units[at->parent];
    }
    return path;
  }
  return "none";
}

inline std::vector<std::string> Labels(const Reading& reading, std::string_view level) {
  std::vector<std::string> labels;
  for (const OutlineUnit* unit : reading.Units(level)) labels.push_back(reading.Text(unit->label));
  return labels;
}

inline std::vector<std::string> Headings(const Reading& reading, std::string_view level) {
  std::vector<std::string> headings;
  for (const OutlineUnit* unit : reading.Units(level)) {
    headings.push_back(unit->heading.empty() ? "" : reading.Text(unit->heading[0]));
  }
  return headings;
}

inline std::vector<std::string> Texts(const Reading& reading, Role role) {
  std::vector<std::string> texts;
  for (const OutlineUnit* unit : reading.With(role)) texts.push_back(reading.Text(unit->text));
  return texts;
}

inline std::string FileText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline std::string SharedFolder() {
  const char* named = std::getenv("LEXPORT_SHARED");
  return named != nullptr ? named : "../shared";
}

}  // namespace lexport::testing_outline

#endif  // LEXPORT_TESTS_OUTLINE_READING_H_
