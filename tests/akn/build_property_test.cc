// Whatever outline comes, the document is valid and holds its characters in its order.

#include <gtest/gtest.h>

#include <random>

#include "akn/outline_maker.h"
#include "akn/schema_check.h"
#include "akn/text.h"
#include "base/strings.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

constexpr Role kRoles[] = {Role::kCover,    Role::kMasthead,     Role::kTitle,
                           Role::kSubtitle, Role::kPrefaceText,  Role::kPreambleHeading,
                           Role::kFormula,  Role::kClause,       Role::kUnit,
                           Role::kText,     Role::kCrossHeading, Role::kTocHeading,
                           Role::kTocEntry, Role::kQuoted,       Role::kTable,
                           Role::kTableRow, Role::kAttachment,   Role::kConclusion,
                           Role::kDocument};

class RandomOutline {
 public:
  explicit RandomOutline(uint32_t seed) : random_(seed) {
    maker.mapping.preamble_style = Chance(4) ? "container" : "recitals";
    maker.mapping.note_sup = Chance(2);
    maker.mapping.points_in_list = !Chance(4);
    const char* classes[] = {"act", "statement", "doc", "judgment"};
    maker.metadata.document_class = classes[Pick(4)];
    maker.metadata.annex_class = classes[Pick(4)];
    if (Chance(2)) maker.metadata.date = "2017-04-25";
    for (uint32_t i = 0; i < Pick(6); ++i) AddNote();
    Grow(0, 0);
  }

  OutlineMaker maker;

 private:
  uint32_t Pick(uint32_t n) { return static_cast<uint32_t>(random_()) % n; }
  bool Chance(uint32_t n) { return Pick(n) == 0; }

  std::string Words() {
    static const char* const kWords[] = {
        "peace",  "(a)",         "1.",  "Article 4", "–", "<&>", "é", "第一条", "of 25 April 2017",
        "rights", "A/HRC/35/35", "x  y"};
    return kWords[Pick(std::size(kWords))];
  }

  void AddNote() {
    Note note;
    note.status = static_cast<NoteStatus>(Pick(3));
    for (uint32_t i = 0; i < Pick(3); ++i) {
      note.paragraphs.push_back({static_cast<uint32_t>(maker.blocks.runs.size()), 1});
      maker.blocks.runs.push_back(maker.TextRun(Words()));
    }
    maker.blocks.notes.push_back(note);
  }

  RunRange Runs() {
    const uint32_t first = static_cast<uint32_t>(maker.outline.runs.size());
    for (uint32_t i = 0; i < Pick(6); ++i) {
      const auto kind = static_cast<RunKind>(Pick(6));
      Run run = maker.Other(kind, Pick(9));
      if (kind == RunKind::kText) run = maker.TextRun(Words());
      if (kind == RunKind::kInserted) run = maker.Inserted("-");
      if (kind == RunKind::kNoteMarker) {
        if (maker.blocks.notes.empty()) continue;
        const uint32_t note = Pick(static_cast<uint32_t>(maker.blocks.notes.size()));
        run = maker.MarkerRun(note, std::to_string(note + 1));
      }
      maker.outline.runs.push_back(run);
    }
    return {first, static_cast<uint32_t>(maker.outline.runs.size()) - first};
  }

  void Grow(UnitId parent, uint32_t depth) {
    const uint32_t children = Pick(depth == 0 ? 10 : 4);
    for (uint32_t i = 0; i < children; ++i) {
      const Role role = Chance(3) ? Role::kUnit : kRoles[Pick(std::size(kRoles))];
      const RunRange text = Chance(3) ? RunRange{} : Runs();
      const UnitId id = maker.Add(parent, role, text);
      const RunRange label = Chance(2) ? RunRange{} : Runs();
      std::vector<RunRange> heading;
      for (uint32_t h = 0; h < Pick(3); ++h) heading.push_back(Runs());
      OutlineUnit& unit = maker.outline.units[id];
      if (role == Role::kUnit && !Chance(9)) unit.level = &maker.mapping.levels[Pick(5)];
      const char* fields[] = {"", "docNumber", "docDate", "place", "signature", "date"};
      unit.field = fields[Pick(6)];
      unit.label = label;
      unit.heading = heading;
      unit.heading_first = Chance(2);
      if (depth < 5) Grow(id, depth + 1);
    }
  }

  std::mt19937 random_;
};

// The characters that the outline holds, in its order, notes where their first marker stands.
class Expected {
 public:
  explicit Expected(const OutlineMaker& maker)
      : maker_(maker), used_(maker.blocks.notes.size(), false) {
    Unit(0);
  }
  std::string text;

 private:
  void Range(const std::vector<Run>& runs, RunRange range) {
    for (uint32_t i = range.first; i < range.first + range.count; ++i) {
      const Run& run = runs[i];
      if (run.kind == RunKind::kText || run.kind == RunKind::kNoteMarker) {
        text += maker_.source->slice({run.begin, run.end});
      }
      if (run.kind == RunKind::kInserted) text += maker_.blocks.insertions[run.value];
      if (run.kind != RunKind::kNoteMarker || used_[run.value]) continue;
      used_[run.value] = true;
      for (const RunRange& p : maker_.blocks.notes[run.value].paragraphs) {
        Range(maker_.blocks.runs, p);
      }
    }
  }
  void Unit(UnitId id) {
    const OutlineUnit& unit = maker_.outline.units[id];
    if (!unit.heading_first) Range(maker_.outline.runs, unit.label);
    for (const RunRange& line : unit.heading) Range(maker_.outline.runs, line);
    if (unit.heading_first) Range(maker_.outline.runs, unit.label);
    Range(maker_.outline.runs, unit.text);
    for (UnitId c = unit.first_child; c != kNoUnit; c = maker_.outline.units[c].next_sibling) {
      Unit(c);
    }
  }

  const OutlineMaker& maker_;
  std::vector<bool> used_;
};

TEST(BuildProperty, AnyOutlineGivesAValidDocumentWithAllItsText) {
  if (!Schema().available())
    GTEST_SKIP() << "no schema here: neither schemas/ nor ../shared/standards";
  for (uint32_t seed = 0; seed < 300; ++seed) {
    RandomOutline random(seed);
    const Document document = random.maker.Build();
    std::string xml, characters;
    WriteXml(document, &xml);
    AppendCharacters(document.root(), &characters);
    ASSERT_EQ(WithoutSpaces(characters), WithoutSpaces(Expected(random.maker).text))
        << "seed " << seed << "\n"
        << xml;
    ASSERT_EQ(Schema().Faults(xml), "") << "seed " << seed << "\n" << xml;
  }
}

}  // namespace
}  // namespace lexport
