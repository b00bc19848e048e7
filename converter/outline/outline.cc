#include "outline/outline.h"

#include "base/strings.h"
#include "outline/choose.h"
#include "outline/doubts.h"
#include "outline/merge.h"
#include "outline/plan.h"
#include "outline/quotes.h"
#include "outline/split.h"
#include "outline/tree.h"
#include "outline/usage.h"

namespace lexport {
namespace {

uint16_t BasicLevel(const Mapping& mapping) {
  for (size_t i = 0; i < mapping.levels.size(); ++i) {
    if (mapping.levels[i].basic) return static_cast<uint16_t>(i);
  }
  return kNoLevel;
}

Finding TooDeep(const Plan& plan, uint32_t max_depth) {
  Finding finding;
  finding.rule = "outline.too-deep";
  finding.severity = Severity::kError;
  finding.message = "units are nested " + std::to_string(plan.views.deepest_chain) +
                    " deep here; at most " + std::to_string(max_depth) + " are read";
  const Block& block = plan.blocks.blocks[plan.views.deepest_block];
  for (uint32_t i = 0; i < block.runs.count; ++i) {
    const Run& run = plan.blocks.runs[block.runs.first + i];
    if (run.kind != RunKind::kText) continue;
    finding.where = plan.source.Locate(run.begin);
    finding.where.source_line.resize(std::min<size_t>(finding.where.source_line.size(), 200));
    break;
  }
  return finding;
}

// A text that begins with the word of an annex is that annex: the word is a line of its title.
void DropLeadingAttachment(Plan* plan) {
  Part& first = plan->parts.front();
  if (!first.attachment || first.begin != 0) return;
  first.attachment = false;
  plan->plan[0].use = Use::kRole;
  plan->plan[0].role = Role::kPrefaceText;
}

}  // namespace

Outline ReadOutline(const Source& source, const Blocks& layout, const Mapping& mapping,
                    const OutlineOptions& options, Findings* findings, bool* ok) {
  const std::optional<Blocks> split = SplitLabels(source, layout, *mapping.lexicon);
  const Blocks& lines = split ? *split : layout;
  const std::optional<Blocks> merged = MergeLabels(source, lines, *mapping.lexicon);
  const Blocks& blocks = merged ? *merged : lines;
  Outline outline;
  outline.mapping = &mapping;
  *ok = true;
  const Lexicon& lexicon = *mapping.lexicon;
  outline.language =
      options.language.empty() ? DetectLanguage(source, blocks, lexicon) : options.language;
  Plan plan(source, blocks, mapping);
  plan.pack = lexicon.PackOf(outline.language);
  plan.spelled = SpelledNumbersOf(outline.language);
  plan.views = MakeViews(source, blocks, lexicon, plan.spelled, lexicon.BitOf(plan.pack));
  plan.plan.resize(blocks.blocks.size());
  if (plan.views.deepest_chain > options.max_depth) {
    *ok = false;
    if (findings != nullptr) findings->push_back(TooDeep(plan, options.max_depth));
    outline.units.emplace_back().role = Role::kDocument;
    return outline;
  }
  CueCache cues(lexicon, outline.language, plan.views);
  BlockMask excluded = PlanExclusions(&cues, &plan);
  FindQuotes(&cues, &plan, &excluded);
  const Frames frames = FindFrames(blocks, plan.views, mapping, BasicLevel(mapping));
  for (const FrameLabel& label : frames.labels) {
    RescanLabels(lexicon, plan.spelled, label.block, label.label_end, &plan.views);
  }
  plan.events = FindEvents(blocks, plan.views, mapping, frames, excluded, 0,
                           static_cast<uint32_t>(plan.plan.size()));
  WeighUsage(plan.views, mapping, &plan.events);
  plan.choices = SearchOutline(plan.events, mapping);
  PlanLabels(&plan);
  DropLeadingAttachment(&plan);
  PlanZones(&cues, &plan);
  PlanHeadings(&cues, &plan);
  PlanBodyParts(&cues, &plan);
  ReadQuotes(&cues, &plan);
  BuildTree(plan, &outline);
  WriteDoubts(plan, findings);
  outline.confidence = Confidence(plan);
  return outline;
}

std::string Outline::Text(const Source& source, const Blocks& blocks, RunRange range) const {
  std::string text;
  for (uint32_t i = 0; i < range.count; ++i) {
    const Run& run = runs[range.first + i];
    if (run.kind == RunKind::kText) text += source.slice({run.begin, run.end});
    if (run.kind == RunKind::kSpace || run.kind == RunKind::kLineBreak) text += ' ';
    if (run.kind == RunKind::kInserted) text += blocks.insertions[run.value];
  }
  return FoldSpaces(text);
}

}  // namespace lexport
