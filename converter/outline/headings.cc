// Headings: which unlabelled lines head a unit. Decided by what most units of a level do, not line
// by line: a short first line is a heading only where its sisters have one too.

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "base/strings.h"
#include "outline/label_words.h"
#include "outline/plan.h"

namespace lexport {
namespace {

constexpr uint32_t kMaxHeading = 240;  // code points of one line of a heading
constexpr int kMaxHeadingLines = 3;
constexpr uint32_t kShortHeading = 30;  // code points: a line of a heading that is its only one

// How the units of one level are headed in this text.
struct Habit {
  int alone = 0;          // labels alone on their line with text behind
  int headed = 0;         // … of which the first line may be a heading with more behind
  int preceded = 0;       // labels with a heading-like line right before them
  int preceding = 0;      // labels that could have one: not chained, not first in a row of labels
  int inlined = 0;        // labels with text on their line
  int inline_headed = 0;  // … that reads like a heading, with more behind
  int stopped = 0;        // … that would be one, did it not end like a sentence
};

class Header {
 public:
  Header(CueCache* cues, Plan* plan) : cues_(*cues), plan_(*plan) {}
  void Run(const std::vector<Part>& parts) {
    for (const Part& part : parts) CountRepeats(part);
    for (const Part& part : parts) TakeHabits(part);
    SumUp();
    for (const Part& part : parts) Assign(part);
  }

 private:
  const BlockView& View(uint32_t block) const { return plan_.views.blocks[block]; }
  BlockPlan& At(uint32_t block) { return plan_.plan[block]; }
  bool IsText(uint32_t block) const { return plan_.plan[block].use == Use::kText; }
  const Event& LastEvent(uint32_t block) const {
    const BlockPlan& p = plan_.plan[block];
    return plan_.events.events[p.first_event + p.event_count - 1];
  }
  const Candidate& Innermost(uint32_t block) const {
    const BlockPlan& p = plan_.plan[block];
    return *plan_.Chosen(p.first_event + p.event_count - 1);
  }
  bool Alone(uint32_t block) const { return LastEvent(block).rest == UINT32_MAX; }
  bool HeadingLike(uint32_t block) const;
  bool HoldsMore(uint32_t label, uint32_t block) const;
  bool MoreFollows(uint32_t block, uint32_t end) const;
  void CountRepeats(const Part& part);
  void TakeHabits(const Part& part);
  void Assign(const Part& part);
  void AssignBehind(uint32_t label, uint32_t end);
  void AssignBefore(uint32_t label, uint32_t begin);
  void AssignJoins(const Part& part);
  bool TakesHeading(uint32_t label) const;
  bool OpensWithHeading(uint32_t label, uint32_t end) const;
  bool LeadsIn(uint32_t block) const;
  bool OpensGroup(uint32_t block) const;
  bool Marginal(const Level& level, const Habit& habit) const;
  void SumUp();
  float InlineLikeness(uint32_t label) const;
  uint32_t RunsOnTo(uint32_t block) const;
  float Likeness(uint32_t block, uint32_t from, uint32_t end) const;
  bool SaysSomething(std::string_view text) const;
  bool IsStoppedHeading(uint32_t label, uint32_t end) const;
  bool HoldsParts(uint32_t label, uint32_t end) const;
  void AssignInline(uint32_t label, uint32_t end);

  CueCache& cues_;
  Plan& plan_;
  std::map<uint16_t, Habit> habits_;
  std::unordered_map<std::string_view, int> repeats_;  // lines that look like headings
  size_t long_texts_ = 0, punctuated_ = 0;
  bool has_basic_ = false;      // some unit is an article or the like
  bool marginal_text_ = false;  // the headings of these stand before their labels
};

bool Header::HeadingLike(uint32_t block) const {
  const BlockView& view = View(block);
  if (!view.whole || view.points > kMaxHeading || view.points == 0) return false;
  if (plan_.blocks.blocks[block].kind != BlockKind::kText) return false;
  if (!LooksLikeHeading(view)) return false;
  const auto repeated = repeats_.find(view.head);
  if (repeated != repeats_.end() && repeated->second > 3) return false;
  const uint32_t end = RunsOnTo(block);
  if (end != block && Likeness(block, 0, end) < 0.45f) return false;
  // Where even long texts end without a mark, the lack of one says nothing.
  const bool telling = 2 * punctuated_ >= long_texts_;
  return telling || view.all_capitals || plan_.blocks.blocks[block].centred || view.points <= 40;
}

// Whether the unit labelled at `label` holds the one labelled at `block`.
bool Header::HoldsMore(uint32_t label, uint32_t block) const {
  return plan_.FirstOf(block) != nullptr && plan_.choices[plan_.plan[block].first_event].depth >
                                                plan_.choices[plan_.plan[label].first_event].depth;
}

// Whether something else of the same unit, or a unit in it, comes behind `block`.
bool Header::MoreFollows(uint32_t block, uint32_t end) const {
  if (block + 1 >= end) return false;
  if (IsText(block + 1)) return true;
  const Candidate* next = plan_.FirstOf(block + 1);
  return next != nullptr;
}

void Header::CountRepeats(const Part& part) {
  for (uint32_t i = part.body; i < part.tail; ++i) {
    if (View(i).points > 80 && plan_.plan[i].use != Use::kRole) {
      ++long_texts_;
      punctuated_ += View(i).end != EndMark::kNone;
    }
    if (!IsText(i) || View(i).points > kMaxHeading || !LooksLikeHeading(View(i))) continue;
    // What comes again and again heads nothing, unless it stands between a label and the text of
    // its unit each time, and says nothing.
    const bool behind = i > part.body && i + 1 < part.tail &&
                        plan_.plan[i - 1].use == Use::kLabel && Alone(i - 1) &&
                        (IsText(i + 1) || HoldsMore(i - 1, i + 1)) && !SaysSomething(View(i).head);
    repeats_[View(i).head] += !behind;
  }
}

void Header::TakeHabits(const Part& part) {
  for (uint32_t i = part.body; i < part.tail; ++i) {
    if (plan_.plan[i].use != Use::kLabel) continue;
    Habit& habit = habits_[Innermost(i).level];
    if (Alone(i) && i + 1 < part.tail && IsText(i + 1)) {
      ++habit.alone;
      const bool more = i + 2 < part.tail &&
                        (IsText(i + 2) || (plan_.FirstOf(i + 2) != nullptr &&
                                           plan_.choices[plan_.plan[i + 2].first_event].depth >
                                               plan_.choices[plan_.plan[i].first_event].depth));
      habit.headed += HeadingLike(i + 1) && more;
    }
    if (!Alone(i)) {
      ++habit.inlined;
      habit.inline_headed += InlineLikeness(i) >= 0.45f && MoreFollows(i, part.tail);
      habit.stopped += IsStoppedHeading(i, part.tail);
    }
    Habit& outer = habits_[plan_.FirstOf(i)->level];
    if (i > part.body && !OpensGroup(i - 1)) {
      ++outer.preceding;
      outer.preceded += IsText(i - 1) && HeadingLike(i - 1) && !LeadsIn(i - 1);
    }
  }
}

// Whether the line is a label alone or the heading of a division, behind which a unit has no line
// of its own before its label.
bool Header::OpensGroup(uint32_t block) const {
  const auto division = [&](uint32_t label) {
    return plan_.plan[label].use == Use::kLabel && plan_.LevelOf(Innermost(label)).rank < 100;
  };
  if (plan_.plan[block].use == Use::kLabel) return Alone(block) || division(block);
  return block > 0 && division(block - 1) && Alone(block - 1);
}

// How much what follows a label on its own line is like a heading.
float Header::InlineLikeness(uint32_t label) const {
  const BlockView& view = View(label);
  const uint32_t rest = LastEvent(label).rest;
  if (!view.whole || rest >= view.head.size()) return 0;
  return Likeness(label, rest, RunsOnTo(label));
}

// How much the text from the byte `from` of a block on, up to the block `end`, is like a heading.
float Header::Likeness(uint32_t block, uint32_t from, uint32_t end) const {
  const std::string_view text = View(block).head.substr(from);
  auto points = static_cast<uint32_t>(CountCodePoints(text));
  for (uint32_t i = block + 1; i <= end; ++i) points += View(i).points;
  return HeadingLikeness(text, View(end).end, points);
}

// The last of the lines that go on with the sentence that begins at `block`, in a text that layout
// could not join.
uint32_t Header::RunsOnTo(uint32_t block) const {
  constexpr uint32_t kMostLines = 12;
  const uint32_t limit = block + kMostLines;
  while (block < limit && block + 1 < plan_.plan.size() && IsText(block + 1)) {
    const Block& next = plan_.blocks.blocks[block + 1];
    const bool goes_on = next.start == BlockStart::kPossible && !next.blank_before &&
                         View(block).end == EndMark::kNone && View(block + 1).starts_lower;
    if (!goes_on) break;
    ++block;
  }
  return block;
}

// Whether words of sentences are in it; where the language has no list of them, nobody knows.
bool Header::SaysSomething(std::string_view text) const {
  if (plan_.pack == nullptr || plan_.pack->sentence_words.empty()) return true;
  const std::vector<std::string>& words = plan_.pack->sentence_words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = WordEnd(text, at);
    if (end == at) {
      NextCodePoint(text, &at);
      continue;
    }
    const std::string word = FoldWord(text.substr(at, end - at));
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    at = end;
  }
  return false;
}

// "Artículo 3. Objeto.": short, ended by a stop, and more of the unit comes behind.
bool Header::IsStoppedHeading(uint32_t label, uint32_t end) const {
  constexpr uint32_t kLongest = 150;
  const BlockView& view = View(label);
  const uint32_t rest = LastEvent(label).rest;
  if (!view.whole || view.points > kLongest || rest >= view.head.size()) return false;
  if (view.end != EndMark::kStop || LastEvent(label).run_in != 0) return false;
  if (label + 1 >= end || SaysSomething(view.head.substr(rest))) return false;
  if (IsText(label + 1)) return true;
  const Candidate* next = plan_.FirstOf(label + 1);
  return next != nullptr && plan_.choices[plan_.plan[label + 1].first_event].depth >
                                plan_.choices[plan_.plan[label].first_event].depth;
}

// Whether the next block is labelled as the first part of this one: "2.1.1" behind "2.1".
bool Header::HoldsParts(uint32_t label, uint32_t end) const {
  const Candidate* next = label + 1 < end ? plan_.FirstOf(label + 1) : nullptr;
  const Candidate& own = Innermost(label);
  return next != nullptr && next->parent_hash != 0 && next->parent_hash == own.own_hash &&
         next->components == own.components + 1;
}

void Header::AssignInline(uint32_t label, uint32_t end) {
  if (Alone(label) || LastEvent(label).run_in != 0) return;  // that has a heading
  const Candidate& candidate = Innermost(label);
  const Level& level = plan_.LevelOf(candidate);
  const float likeness = InlineLikeness(label);
  // "2.1 Storage" over "2.1.1": only a heading stands between the two.
  if (!level.titled && likeness >= 0.45f && HoldsParts(label, end)) At(label).inline_heading = true;
  if (!level.titled) return;
  if (level.heading_required || level.attachment || !level.basic) {
    At(label).inline_heading = likeness > 0.1f;
    return;
  }
  const Habit& habit = habits_[candidate.level];
  const bool usual = 2 * habit.inline_headed >= habit.inlined;
  At(label).inline_heading = likeness >= 0.45f && usual && MoreFollows(label, end);
  // Where only some units begin so, those that say something do not.
  const bool nearly_all = 10 * habit.inline_headed >= 8 * habit.inlined;
  const std::string_view rest = View(label).head.substr(LastEvent(label).rest);
  if (At(label).inline_heading && !nearly_all && plan_.pack != nullptr &&
      !plan_.pack->sentence_words.empty() && SaysSomething(rest)) {
    At(label).inline_heading = false;
  }
  // Where nearly all units begin so, it is no sentence.
  const bool stops = habit.stopped >= 2 && 10 * habit.stopped >= 8 * habit.inlined;
  if (stops && IsStoppedHeading(label, end)) At(label).inline_heading = true;
}

void Header::SumUp() {
  for (const auto& [index, habit] : habits_) {
    const Level& level = plan_.mapping.levels[index];
    if (!level.basic) continue;
    has_basic_ = true;
    marginal_text_ = marginal_text_ || Marginal(level, habit);
  }
}

bool Header::TakesHeading(uint32_t label) const {
  const Candidate& candidate = Innermost(label);
  const Level& level = plan_.LevelOf(candidate);
  if (level.heading_required) return true;
  if (!level.titled) return false;
  if (!level.basic) return true;
  const auto habit = habits_.find(candidate.level);
  return habit != habits_.end() && 2 * habit->second.headed >= habit->second.alone;
}

// Whether the line behind the label is a heading though those of its sisters are none: it says
// nothing and does not end, where sentences do; and what comes next is no list that it leads up to.
bool Header::OpensWithHeading(uint32_t label, uint32_t end) const {
  constexpr uint32_t kLongest = 60;
  const uint32_t line = label + 1;
  if (line + 1 >= end || !IsText(line) || !HeadingLike(line)) return false;
  const BlockView& view = View(line);
  const bool sentences_end = 10 * punctuated_ >= 9 * long_texts_;
  if (!plan_.LevelOf(Innermost(label)).basic || !sentences_end) return false;
  if (view.points > kLongest || view.end != EndMark::kNone || !view.starts_upper) return false;
  const bool text = IsText(line + 1) && View(line + 1).starts_upper;
  const bool paragraph =
      HoldsMore(label, line + 1) && !plan_.LevelOf(*plan_.FirstOf(line + 1)).in_list;
  return (text || paragraph) && !SaysSomething(view.head);
}

// The lines behind a label that stands alone: the first is the heading where that is the habit, the
// next ones where the first is plainly not at its end.
void Header::AssignBehind(uint32_t label, uint32_t end) {
  if (!Alone(label)) return;
  const int most = TakesHeading(label) ? kMaxHeadingLines : OpensWithHeading(label, end) ? 1 : 0;
  uint32_t i = label + 1;
  for (int lines = 0; lines < most && i < end && IsText(i); ++lines, ++i) {
    if (!HeadingLike(i) || !MoreFollows(i, end)) break;
    // A line that runs on into the next is the first of the text.
    if (plan_.blocks.blocks[i + 1].start == BlockStart::kPossible && IsText(i + 1) &&
        View(i + 1).starts_lower) {
      break;
    }
    if (lines > 0) {
      // A second line belongs to it when set like the first and nothing stands between, unless the
      // first is so short that nothing broke it off.
      const bool close =
          !plan_.blocks.blocks[i].blank_before && View(i).all_capitals == View(i - 1).all_capitals;
      const bool cut = View(i).all_capitals || View(i - 1).points >= kShortHeading ||
                       View(i).starts_lower || plan_.blocks.blocks[i].centred;
      if (!close || !cut) break;
    }
    At(i).use = Use::kHeadingOf;
  }
}

// Whether the line at `block` opens the text of the unit that was labelled right before it, rather
// than heading what comes: nothing has been said in that unit yet.
bool Header::LeadsIn(uint32_t block) const {
  if (block == 0 || plan_.plan[block - 1].use == Use::kText) return false;
  uint32_t before = block - 1;
  while (before > 0 && plan_.plan[before].use == Use::kHeadingOf) --before;
  if (plan_.plan[before].use != Use::kLabel) return false;
  if (plan_.LevelOf(Innermost(before)).rank < 100) return false;  // parts hold headings, not texts
  return before + 1 != block || Alone(before) || plan_.plan[before].inline_heading;
}

// Whether the units of a level are usually headed by the line before their label. For units that
// have no titles by nature that must be all but the rule; where sections do it, subsections may.
bool Header::Marginal(const Level& level, const Habit& habit) const {
  if (level.basic || level.titled)
    return habit.preceded >= 2 && 2 * habit.preceded >= habit.preceding;
  return marginal_text_ && habit.preceded >= 1 && 4 * habit.preceded >= 3 * habit.preceding;
}

// A heading-like line before a label: its heading where that is the habit, else a cross heading.
void Header::AssignBefore(uint32_t label, uint32_t begin) {
  if (label <= begin || !IsText(label - 1) || !HeadingLike(label - 1)) return;
  const Candidate& first = *plan_.FirstOf(label);
  const Level& level = plan_.LevelOf(first);
  if (level.in_list) return;
  const Habit& habit = habits_[first.level];
  const bool behind = label + 1 < plan_.plan.size() && At(label + 1).use == Use::kHeadingOf;
  const bool own_heading = behind || At(label).inline_heading || LastEvent(label).run_in != 0 ||
                           plan_.events.events[At(label).first_event].run_in != 0;
  const bool usual = Marginal(level, habit);
  uint32_t at = label - 1;
  if (usual && !own_heading && !(Alone(label) && TakesHeading(label))) {
    At(at).use = Use::kHeadingFor;
    if (at <= begin) return;
    --at;
  }
  if (level.rank > 100 && has_basic_) return;
  // One heading may stand over another.
  for (int lines = 0; lines < 2 && at >= begin && IsText(at); ++lines, --at) {
    if (!HeadingLike(at) || LeadsIn(at)) return;
    At(at).use = Use::kRole;
    At(at).role = Role::kCrossHeading;
    if (at == begin) return;
  }
}

// Blocks that layout was not sure of, and that nothing in the sequence wants as paragraphs.
void Header::AssignJoins(const Part& part) {
  for (uint32_t i = part.body + 1; i < part.tail; ++i) {
    if (!IsText(i) || plan_.blocks.blocks[i].kind != BlockKind::kText) continue;
    const Block& layout = plan_.blocks.blocks[i];
    const BlockPlan& before = plan_.plan[i - 1];
    const bool joinable =
        before.use == Use::kText || before.use == Use::kJoin || before.use == Use::kLabel;
    if (!joinable || plan_.blocks.blocks[i - 1].kind != BlockKind::kText) continue;
    if (before.use == Use::kLabel && Alone(i - 1)) continue;
    const EndMark end = View(i - 1).end;
    const bool cut = end == EndMark::kNone && View(i).starts_lower &&
                     (plan_.blocks.blocks[i - 1].full_last_line || !layout.blank_before);
    const bool outdented = layout.start == BlockStart::kLikely && !layout.blank_before &&
                           layout.indent < plan_.blocks.blocks[i - 1].indent &&
                           end == EndMark::kNone && !View(i).starts_upper;
    // A line that runs on, cut where the print was narrow.
    const bool runs_on = layout.start == BlockStart::kLikely && !layout.blank_before &&
                         end == EndMark::kNone && before.use != Use::kLabel &&
                         View(i - 1).points > 30;
    // Whether it may be a sentence of its own by its words is looked up only where that decides.
    const bool stopped = end == EndMark::kSemicolon || end == EndMark::kStop;
    if (cut || outdented || runs_on ||
        (layout.start == BlockStart::kPossible && !(stopped && cues_.Has(i, Cue::kOperative)))) {
      At(i).use = Use::kJoin;
    }
  }
}

void Header::Assign(const Part& part) {
  for (uint32_t i = part.body; i < part.tail; ++i) {
    if (plan_.plan[i].use != Use::kLabel) continue;
    AssignInline(i, part.tail);
    AssignBehind(i, part.tail);
  }
  for (uint32_t i = part.body; i < part.tail; ++i) {
    if (plan_.plan[i].use == Use::kLabel) AssignBefore(i, part.body);
  }
  AssignJoins(part);
}

}  // namespace

void PlanHeadings(CueCache* cues, Plan* plan) { Header(cues, plan).Run(plan->parts); }

void PlanHeadingsOf(const Part& part, CueCache* cues, Plan* plan) {
  Header(cues, plan).Run({part});
}

}  // namespace lexport
