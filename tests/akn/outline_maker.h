// Makes outlines by hand, for tests: text is written as it is given out, so that runs have
// something to refer to.

#ifndef LEXPORT_TESTS_AKN_OUTLINE_MAKER_H_
#define LEXPORT_TESTS_AKN_OUTLINE_MAKER_H_

#include <memory>
#include <string>

#include "akn/build.h"

namespace lexport {

class OutlineMaker {
 public:
  OutlineMaker() {
    outline.units.emplace_back();
    outline.units[0].role = Role::kDocument;
    outline.mapping = &mapping;
    mapping.id = "test";
    mapping.country = "un";
    mapping.classes["act"] = {Tag::kAct, "act", "act"};
    mapping.classes["statement"] = {Tag::kStatement, "declaration", "deliberation"};
    mapping.classes["doc"] = {Tag::kDoc, "report", "paper"};
    mapping.classes["judgment"] = {Tag::kJudgment, "judgment", "decision"};
    mapping.default_class = "statement";
    mapping.annex_class = "doc";
    mapping.levels.resize(5);
    const Tag elements[] = {Tag::kPart, Tag::kArticle, Tag::kParagraph, Tag::kPoint,
                            Tag::kHcontainer};
    for (size_t i = 0; i < 5; ++i) {
      mapping.levels[i].id = "level-" + std::to_string(i);
      mapping.levels[i].element = elements[i];
    }
    mapping.levels[3].in_list = true;
  }
  OutlineMaker(const OutlineMaker&) = delete;

  const Level* part() const { return &mapping.levels[0]; }
  const Level* article() const { return &mapping.levels[1]; }
  const Level* paragraph() const { return &mapping.levels[2]; }
  const Level* point() const { return &mapping.levels[3]; }

  Run TextRun(const std::string& words) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += words + "\n";
    return {RunKind::kText, begin, begin + static_cast<uint32_t>(words.size()), 0};
  }
  Run MarkerRun(uint32_t note, const std::string& marker) {
    Run run = TextRun(marker);
    run.kind = RunKind::kNoteMarker;
    run.value = note;
    return run;
  }
  Run Inserted(const std::string& words) {
    blocks.insertions.push_back(words);
    const auto at = static_cast<uint32_t>(text.size());
    return {RunKind::kInserted, at, at, static_cast<uint32_t>(blocks.insertions.size() - 1)};
  }
  Run Other(RunKind kind, uint32_t value = 0) {
    const auto at = static_cast<uint32_t>(text.size());
    return {kind, at, at, value};
  }
  RunRange Range(std::initializer_list<Run> runs) {
    const RunRange range{static_cast<uint32_t>(outline.runs.size()),
                         static_cast<uint32_t>(runs.size())};
    outline.runs.insert(outline.runs.end(), runs);
    return range;
  }
  RunRange Range(const std::string& words) {
    return words.empty() ? RunRange{} : Range({TextRun(words)});
  }

  UnitId Add(UnitId parent, Role role, RunRange words = {}) {
    const auto id = static_cast<UnitId>(outline.units.size());
    OutlineUnit unit;
    unit.role = role;
    unit.text = words;
    unit.parent = parent;
    outline.units.push_back(unit);
    OutlineUnit& above = outline.units[parent];
    (above.last_child == kNoUnit ? above.first_child
                                 : outline.units[above.last_child].next_sibling) = id;
    above.last_child = id;
    return id;
  }
  UnitId Add(UnitId parent, Role role, const std::string& words) {
    return Add(parent, role, Range(words));
  }
  UnitId Unit(UnitId parent, const Level* level, const std::string& label,
              const std::string& heading = "", const std::string& words = "") {
    const RunRange label_range = Range(label);
    const RunRange heading_range = Range(heading);
    const UnitId id = Add(parent, Role::kUnit);
    outline.units[id].level = level;
    outline.units[id].label = label_range;
    if (heading_range.count > 0) outline.units[id].heading.push_back(heading_range);
    if (!words.empty()) Add(id, Role::kText, words);
    return id;
  }

  // The document with names and meta, ready to be written.
  Document Build() {
    Findings unused;
    source = std::make_unique<Source>(*Source::Decode(text + "end\n", "x.txt", {}, &unused));
    Document document = BuildDocument(*source, blocks, outline, metadata, &findings);
    AssignEIds(&document);
    BuildMetadata(mapping, metadata, build, &document, &findings);
    return document;
  }

  std::string text;
  std::unique_ptr<Source> source;
  Blocks blocks;
  Outline outline;
  Mapping mapping;
  Metadata metadata;
  BuildOptions build;
  Findings findings;
};

}  // namespace lexport

#endif  // LEXPORT_TESTS_AKN_OUTLINE_MAKER_H_
