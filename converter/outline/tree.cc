#include "outline/tree.h"

#include <algorithm>

#include "base/memory.h"
#include "outline/emit.h"

namespace lexport {
namespace {

class TreeBuilder {
 public:
  TreeBuilder(const Plan& plan, Outline* outline)
      : plan_(plan), outline_(*outline), runs_(plan.source, plan.blocks, &outline->runs) {}

  void Build();

 private:
  UnitId Add(UnitId parent, Role role);
  UnitId AddText(UnitId parent, Role role, uint32_t block, uint32_t from = 0);
  void PlacePart(const Part& part);
  void PlaceBlock(uint32_t block, const Part& part);
  void PlaceBodyPart(uint32_t block, const Part& part);
  void PlaceUnits(uint32_t block, const Part& part);
  void PlaceQuote(const Quote& quote, const Part& part);
  void PlaceLabels(uint32_t block, const Part& part);
  void AddHeading(UnitId id, RunRange text);
  UnitId OpenUnit(uint32_t event, uint32_t block);
  void PlaceLabelRest(uint32_t block, const Event& last, UnitId unit);
  void PlaceRole(uint32_t block, const Part& part);
  void PlaceMasthead(uint32_t block, const Part& part);
  void PlaceClause(uint32_t block);
  void PlaceRow(uint32_t block, UnitId parent);
  void Join(uint32_t block);
  UnitId Container(UnitId parent, Role role);
  UnitId Top() const;
  UnitId StillOpen(UnitId unit) const;
  UnitId TextParent(uint32_t block) const;
  UnitId CrossHeadingParent(uint32_t block) const;
  const Block& Layout(uint32_t block) const { return plan_.blocks.blocks[block]; }

  const Plan& plan_;
  Outline& outline_;
  RunEmitter runs_;
  std::vector<UnitId> open_;    // by depth of the search; kNoUnit where nothing is
  UnitId root_ = 0;             // of the part: the document or the attachment
  UnitId fresh_ = kNoUnit;      // a unit whose label stood alone: what follows is its own
  UnitId last_text_ = kNoUnit;  // unit whose runs were emitted last
  bool last_is_heading_ = false;
  std::vector<uint32_t> headings_for_;  // blocks that head the unit to come
  size_t next_quote_ = 0;               // of Plan::quotes
};

// Text comes in its order, so only the last units can still grow: what is meant for one behind
// which something else stands already goes to the innermost unit around it that can.
UnitId TreeBuilder::StillOpen(UnitId unit) const {
  UnitId open = unit;
  for (UnitId id = unit; id != kNoUnit; id = outline_.units[id].parent) {
    const UnitId parent = outline_.units[id].parent;
    if (parent != kNoUnit && outline_.units[parent].last_child != id) open = parent;
  }
  return open;
}

UnitId TreeBuilder::Add(UnitId parent, Role role) {
  if (parent != kNoUnit) parent = StillOpen(parent);
  const auto id = static_cast<UnitId>(outline_.units.size());
  OutlineUnit& unit = outline_.units.emplace_back();
  unit.role = role;
  unit.parent = parent;
  if (parent == kNoUnit) return id;
  OutlineUnit& up = outline_.units[parent];
  if (up.last_child == kNoUnit) {
    up.first_child = id;
  } else {
    outline_.units[up.last_child].next_sibling = id;
  }
  up.last_child = id;
  return id;
}

UnitId TreeBuilder::AddText(UnitId parent, Role role, uint32_t block, uint32_t from) {
  const UnitId id = Add(parent, role);
  const RunRange text = runs_.Emit(Layout(block).runs, from, UINT32_MAX);
  outline_.units[id].text = text;
  outline_.units[id].source = FirstOffset(outline_.runs, text);
  last_text_ = id;
  last_is_heading_ = false;
  return id;
}

// The last child of `parent` when it is such a container, else a new one.
UnitId TreeBuilder::Container(UnitId parent, Role role) {
  const UnitId last = outline_.units[parent].last_child;
  if (last != kNoUnit && outline_.units[last].role == role) return last;
  return Add(parent, role);
}

UnitId TreeBuilder::Top() const {
  for (size_t i = open_.size(); i-- > 0;) {
    if (open_[i] != kNoUnit) return open_[i];
  }
  return root_;
}

// Where an unlabelled paragraph belongs. Behind the last member of a list it belongs to what holds
// the list; between two members, to the first of them.
UnitId TreeBuilder::TextParent(uint32_t block) const {
  const UnitId top = Top();
  if (fresh_ != kNoUnit && fresh_ == top) return top;
  const OutlineUnit& unit = outline_.units[top];
  if (unit.level == nullptr || !unit.level->in_list) return top;
  if (block > 0 && plan_.views.blocks[block - 1].end == EndMark::kColon) return top;
  for (uint32_t next = block + 1; next < plan_.plan.size() && next < block + 12; ++next) {
    const Candidate* label = plan_.FirstOf(next);
    if (label == nullptr || plan_.plan[next].quoted != plan_.plan[block].quoted) continue;
    const Choice& choice = plan_.choices[plan_.plan[next].first_event];
    const bool goes_on = plan_.LevelOf(*label).in_list && !choice.new_series &&
                         choice.depth < open_.size() && open_[choice.depth] != kNoUnit;
    if (goes_on) return open_[choice.depth];
    break;
  }
  UnitId parent = top;
  while (parent != root_ && outline_.units[parent].level != nullptr &&
         outline_.units[parent].level->in_list) {
    parent = outline_.units[parent].parent;
  }
  return parent;
}

// A heading between units stands beside the unit that it precedes.
UnitId TreeBuilder::CrossHeadingParent(uint32_t block) const {
  for (uint32_t next = block + 1; next < plan_.plan.size(); ++next) {
    if (plan_.plan[next].use != Use::kLabel) continue;
    if (plan_.plan[next].quoted != plan_.plan[block].quoted) continue;
    const size_t depth = plan_.choices[plan_.plan[next].first_event].depth;
    for (size_t i = std::min(depth, open_.size()); i-- > 0;) {
      if (open_[i] != kNoUnit) return open_[i];
    }
    return root_;
  }
  return root_;
}

// Behind the label of the unit and behind the headings that it has.
void TreeBuilder::AddHeading(UnitId id, RunRange text) {
  OutlineUnit& unit = outline_.units[id];
  unit.heading.push_back(text);
  unit.headings_behind += unit.heading_first;
}

UnitId TreeBuilder::OpenUnit(uint32_t event, uint32_t block) {
  const Event& e = plan_.events.events[event];
  const Choice& choice = plan_.choices[event];
  const Candidate& candidate = *plan_.Chosen(event);
  const Level& level = plan_.LevelOf(candidate);
  if (open_.size() > choice.depth) open_.resize(choice.depth);
  const UnitId parent = level.attachment ? 0 : Top();
  const UnitId id = Add(parent, level.attachment ? Role::kAttachment : Role::kUnit);
  if (level.attachment) root_ = id;
  OutlineUnit* unit = &outline_.units[id];
  unit->level = &level;
  unit->margin = choice.margin;
  unit->new_list = choice.new_series;
  unit->number.ordinal = candidate.value;
  // From the end of the label before it, so that no marker between the two is left out.
  const bool chained = event > 0 && plan_.events.events[event - 1].block == block;
  const uint32_t from = chained ? plan_.events.events[event - 1].end() : 0;
  unit->label =
      runs_.Emit(Layout(block).runs, from, e.rest == UINT32_MAX ? UINT32_MAX : e.label_end);
  unit->source = FirstOffset(outline_.runs, unit->label);
  NumberReading reading;
  reading.style = candidate.style;
  reading.value = candidate.value;
  const std::string_view head = plan_.views.blocks[block].head;
  unit->number.normalized =
      NormalizeNumber(head.substr(candidate.number_at, candidate.number_size), reading);
  if (e.run_in != 0) {
    AddHeading(id, runs_.Emit(Layout(block).runs, e.label_end, e.run_in));
  }
  open_.resize(choice.depth, kNoUnit);
  open_.push_back(id);
  return id;
}

// What stands behind the last label of a line: a heading or the first text of its unit.
void TreeBuilder::PlaceLabelRest(uint32_t block, const Event& last, UnitId unit) {
  fresh_ = unit;
  last_text_ = kNoUnit;
  if (last.rest == UINT32_MAX) return;
  if (plan_.plan[block].inline_heading) {
    AddHeading(unit, runs_.Emit(Layout(block).runs, last.end(), UINT32_MAX));
    last_text_ = unit;
    last_is_heading_ = true;
    return;
  }
  AddText(unit, Role::kText, block, last.end());
  fresh_ = kNoUnit;
}

void TreeBuilder::PlaceLabels(uint32_t block, const Part&) {
  const BlockPlan& p = plan_.plan[block];
  UnitId unit = kNoUnit, outermost = kNoUnit;
  // Headings printed before the label come first, so that all runs stand in the order of the text.
  std::vector<RunRange> headings;
  for (const uint32_t heading : headings_for_) {
    headings.push_back(runs_.Emit(Layout(heading).runs, 0, UINT32_MAX));
  }
  for (uint32_t e = p.first_event; e < p.first_event + p.event_count; ++e) {
    unit = OpenUnit(e, block);
    if (outermost == kNoUnit) outermost = unit;
  }
  if (!headings.empty()) {
    // It may have one behind its label as well: "SCHEDULES", "SCHEDULE 1", "Repeals".
    OutlineUnit& headed = outline_.units[outermost];
    headed.headings_behind = static_cast<uint32_t>(headed.heading.size());
    headed.heading.insert(headed.heading.begin(), headings.begin(), headings.end());
    headed.heading_first = true;
    headings_for_.clear();
  }
  PlaceLabelRest(block, plan_.events.events[p.first_event + p.event_count - 1], unit);
}

void TreeBuilder::PlaceMasthead(uint32_t block, const Part&) {
  // Lines before any title are a cover; later ones belong to the preface.
  const UnitId last = outline_.units[root_].last_child;
  const bool covered = last == kNoUnit || outline_.units[last].role == Role::kCover;
  const UnitId parent = covered && root_ == 0 ? Container(root_, Role::kCover) : root_;
  const UnitId id = AddText(parent, Role::kMasthead, block);
  outline_.units[id].field = plan_.fields[plan_.plan[block].field];
}

void TreeBuilder::PlaceClause(uint32_t block) {
  const BlockPlan& p = plan_.plan[block];
  const UnitId id = Add(root_, Role::kClause);
  if (p.recital != 0) {
    outline_.units[id].label = runs_.Emit(Layout(block).runs, 0, p.label_end);
    NumberReading reading;
    reading.value = p.recital;
    const std::string_view head = plan_.views.blocks[block].head;
    outline_.units[id].number = {p.recital, NormalizeNumber(head.substr(0, p.label_end), reading)};
  }
  const RunRange text = runs_.Emit(Layout(block).runs, p.label_end, UINT32_MAX);
  outline_.units[id].text = text;
  outline_.units[id].source =
      FirstOffset(outline_.runs, p.recital != 0 ? outline_.units[id].label : text);
  last_text_ = id;
  last_is_heading_ = false;
}

void TreeBuilder::PlaceRole(uint32_t block, const Part& part) {
  const BlockPlan& p = plan_.plan[block];
  switch (p.role) {
    case Role::kMasthead:
      PlaceMasthead(block, part);
      break;
    case Role::kClause:
      PlaceClause(block);
      break;
    case Role::kConclusion: {
      const UnitId id = AddText(Container(root_, Role::kConclusion), Role::kText, block);
      outline_.units[id].field = plan_.fields[p.field];
      break;
    }
    case Role::kCrossHeading:
      AddText(CrossHeadingParent(block), Role::kCrossHeading, block);
      break;
    default:
      AddText(root_, p.role, block);
  }
}

void TreeBuilder::PlaceRow(uint32_t block, UnitId parent) {
  const UnitId row = Add(Container(parent, Role::kTable), Role::kTableRow);
  const RunRange all = Layout(block).runs;
  RunRange cell{all.first, 0};
  for (uint32_t i = 0; i <= all.count; ++i) {
    const bool end = i == all.count;
    if (!end && plan_.blocks.runs[all.first + i].kind != RunKind::kLineBreak) {
      ++cell.count;
      continue;
    }
    const UnitId id = Add(row, Role::kText);
    const RunRange text = runs_.Emit(cell, 0, UINT32_MAX);
    outline_.units[id].text = text;
    outline_.units[id].source = FirstOffset(outline_.runs, text);
    cell = {all.first + i + 1, 0};
  }
  outline_.units[row].source = outline_.units[row + 1].source;
  last_text_ = kNoUnit;
}

void TreeBuilder::Join(uint32_t block) {
  if (last_text_ == kNoUnit) {
    AddText(TextParent(block), Role::kText, block);
    fresh_ = kNoUnit;
    return;
  }
  OutlineUnit& unit = outline_.units[last_text_];
  runs_.Join(Layout(block).runs, last_is_heading_ ? &unit.heading.back() : &unit.text);
}

// A part of a judgment closes what is open; the first unit in it bears its name.
void TreeBuilder::PlaceBodyPart(uint32_t block, const Part& part) {
  open_.clear();
  fresh_ = last_text_ = kNoUnit;
  const size_t first = outline_.units.size();
  PlaceUnits(block, part);
  if (first < outline_.units.size()) {
    outline_.units[first].field = plan_.fields[plan_.plan[block].body_part];
  }
}

void TreeBuilder::PlaceBlock(uint32_t block, const Part& part) {
  FetchEnds(plan_.source, plan_.blocks, block + kFetchAhead);
  plan_.plan[block].body_part != 0 ? PlaceBodyPart(block, part) : PlaceUnits(block, part);
}

void TreeBuilder::PlaceUnits(uint32_t block, const Part& part) {
  switch (plan_.plan[block].use) {
    case Use::kLabel:
      PlaceLabels(block, part);
      return;
    case Use::kHeadingOf:
      AddHeading(Top(), runs_.Emit(Layout(block).runs, 0, UINT32_MAX));
      last_text_ = Top();
      last_is_heading_ = true;
      return;
    case Use::kHeadingFor:
      headings_for_.push_back(block);
      return;
    case Use::kJoin:
      Join(block);
      return;
    case Use::kRole:
      PlaceRole(block, part);
      return;
    case Use::kText:
      break;
  }
  const UnitId parent = TextParent(block);
  if (Layout(block).kind == BlockKind::kTableRow) {
    PlaceRow(block, parent);
  } else {
    AddText(parent, Role::kText, block);
  }
  fresh_ = kNoUnit;
}

void TreeBuilder::PlacePart(const Part& part) {
  if (!part.attachment) root_ = 0;
  open_.clear();
  fresh_ = last_text_ = kNoUnit;
  for (uint32_t i = part.begin; i < part.end;) {
    if (next_quote_ < plan_.quotes.size() && plan_.quotes[next_quote_].begin == i) {
      const Quote& quote = plan_.quotes[next_quote_++];
      PlaceQuote(quote, part);
      i = quote.end;
    } else {
      PlaceBlock(i++, part);
    }
  }
}

// A quoted provision hangs where its first words would, and has units of its own.
void TreeBuilder::PlaceQuote(const Quote& quote, const Part& part) {
  const UnitId parent = TextParent(quote.begin - 1 > part.begin ? quote.begin : part.begin);
  const UnitId holder = Add(parent, Role::kQuoted);
  outline_.units[holder].field = quote.modifies ? "" : "embedded";
  std::vector<UnitId> open;
  open.swap(open_);
  const UnitId root = root_;
  root_ = holder;
  fresh_ = last_text_ = kNoUnit;
  for (uint32_t i = quote.begin; i < quote.end; ++i) PlaceBlock(i, part);
  outline_.units[holder].source = outline_.units[holder + 1].source;
  open_.swap(open);
  root_ = root;
  fresh_ = last_text_ = kNoUnit;
}

void TreeBuilder::Build() {
  // About as many units as blocks and labels: what is not used is not touched.
  ReserveToFill(plan_.plan.size() + plan_.events.events.size(), &outline_.units);
  Add(kNoUnit, Role::kDocument);
  ReserveToFill(plan_.blocks.runs.size() + plan_.events.events.size(), &outline_.runs);
  for (const Part& part : plan_.parts) PlacePart(part);
}

}  // namespace

void BuildTree(const Plan& plan, Outline* outline) { TreeBuilder(plan, outline).Build(); }

}  // namespace lexport
