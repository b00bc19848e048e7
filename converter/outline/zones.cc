// Zones: what stands before and behind the body of a document part.

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/strings.h"
#include "outline/plan.h"

namespace lexport {
namespace {

constexpr uint32_t kShort = 130;  // code points: a line of a masthead or title
constexpr uint32_t kFormulaMax = 220;
constexpr uint32_t kLongFormulaMax = 600;
constexpr uint32_t kLongTitleMax = 1500;
constexpr std::string_view kLongTitle = "longTitle";  // the one masthead field that may be long
constexpr uint32_t kMaxSpeakers = 3;                  // lines that name who speaks
constexpr uint32_t kMaxClauses = 60;
constexpr uint32_t kMaxTail = 60;  // blocks that conclusions may have

class Zoner {
 public:
  Zoner(CueCache* cues, Plan* plan) : cues_(*cues), plan_(*plan) {}
  void Run(Part* part);

 private:
  const BlockView& View(uint32_t block) const { return plan_.views.blocks[block]; }
  BlockPlan& At(uint32_t block) { return plan_.plan[block]; }
  bool Free(uint32_t block) const { return plan_.plan[block].use == Use::kText; }
  void Set(uint32_t block, Role role) {
    At(block).use = Use::kRole;
    At(block).role = role;
  }
  void FindTail(Part* part);
  bool CountsOn(uint32_t block) const;
  bool StartsTail(uint32_t block);
  void FindBody(Part* part);
  void TakeMarginalHeadings(Part* part);
  void SkipClauseLists(Part* part);
  void TakeFirstHeading(Part* part);
  void TakePartHeading(Part* part);
  void EndAtEnacting(Part* part);
  uint32_t OperativeStart(const Part& part);
  uint32_t FindPreamble(const Part& part, uint32_t first);
  bool CountsProvisions(const Part& part, uint16_t level) const;
  uint32_t CuedPreamble(const Part& part, uint32_t first);
  uint32_t ShapedPreamble(const Part& part, uint32_t first);
  uint32_t BestHeading(const Part& part, uint32_t first, const std::string& common);
  bool IsNotice(uint32_t block, uint32_t left, uint32_t numbered, const std::string& common) const;
  bool RunsOn(uint32_t block) const;
  uint32_t BehindSpeakers(uint32_t first, uint32_t clause, uint32_t most);
  bool ClauseLike(uint32_t block, const std::string& common) const;
  std::string CommonStart(const Part& part, uint32_t first) const;
  void PlanFront(const Part& part);
  void PlanTitle(uint32_t begin, uint32_t end);
  void PlanPreamble(uint32_t begin, uint32_t end);
  bool IsFormula(uint32_t block);
  bool IsLongFormula(uint32_t block);
  bool StartsClause(uint32_t block, bool led);
  bool IsMasthead(uint32_t block);
  void SetMasthead(uint32_t block);

  CueCache& cues_;
  Plan& plan_;
  std::unordered_set<uint32_t> clause_points_;  // blocks that are points of a clause's list
  uint32_t heading_ = UINT32_MAX;               // block that heads the preamble
};

// ---------------------------------------------------------------- conclusions

// Whether the block bears a label of a kind that conclusions do not have.
bool Zoner::CountsOn(uint32_t block) const {
  const Candidate* first = plan_.FirstOf(block);
  if (first == nullptr) return false;
  const Level& level = plan_.LevelOf(*first);
  return first->word || level.basic || level.continuous;
}

bool Zoner::StartsTail(uint32_t block) {
  return plan_.plan[block].use != Use::kRole && View(block).points != 0 &&
         !IsOnlyText(plan_, block) && cues_.Has(block, Cue::kConclusion);
}

void Zoner::FindTail(Part* part) {
  uint32_t first = part->end > part->begin + kMaxTail ? part->end - kMaxTail : part->begin + 1;
  first = std::max(first, part->body);
  part->tail = part->end;
  while (part->tail > first && !CountsOn(part->tail - 1)) --part->tail;
  while (part->tail < part->end && !StartsTail(part->tail)) ++part->tail;
  for (uint32_t i = part->tail; i < part->end; ++i) {
    const bool goes_on = i > part->tail && View(i - 1).end == EndMark::kNone &&
                         !plan_.blocks.blocks[i].blank_before && !View(i).starts_upper;
    if (goes_on) {
      At(i).use = Use::kJoin;
      continue;
    }
    Set(i, Role::kConclusion);
    const bool signature = View(i).points < 60 && i > part->tail;
    At(i).field = plan_.FieldIndex(signature ? "signature" : "");
  }
}

// ---------------------------------------------------------------- where the body begins

// The first operative sentence of a text without numbers.
uint32_t Zoner::OperativeStart(const Part& part) {
  bool spoken = false;  // the organ was named, or clauses went by
  for (uint32_t i = part.begin; i < part.end; ++i) {
    if (!Free(i)) continue;
    if (spoken && cues_.Has(i, Cue::kOperative) && !cues_.Has(i, Cue::kLead)) return i;
    if (cues_.Has(i, Cue::kEnacting) && View(i).end == EndMark::kColon) return i + 1;
    spoken = spoken || cues_.Has(i, Cue::kOrgan) || cues_.Has(i, Cue::kLead);
  }
  return part.begin;
}

// Where units are headed by the line before their label, the lines before the first label are its
// headings, not the end of the title.
void Zoner::TakeMarginalHeadings(Part* part) {
  const Candidate& first = *plan_.FirstOf(part->body);
  if (!plan_.LevelOf(first).basic) return;
  int labels = 0, headed = 0, twice = 0;
  for (uint32_t i = part->body + 1; i < part->end; ++i) {
    const Candidate* label = plan_.FirstOf(i);
    if (label == nullptr || label->level != first.level) continue;
    ++labels;
    const bool one = Free(i - 1) && LooksLikeHeading(View(i - 1));
    headed += one;
    twice += one && Free(i - 2) && LooksLikeHeading(View(i - 2));
  }
  if (headed < 2 || 2 * headed < labels) return;
  for (const bool wanted : {true, twice > 0}) {
    if (!wanted || part->body <= part->begin + 1) return;
    if (!Free(part->body - 1) || !LooksLikeHeading(View(part->body - 1))) return;
    --part->body;
  }
}

// A clause of the preamble may hold a list: "Mindful of … : (a) …, (b) …,". The body begins behind.
void Zoner::SkipClauseLists(Part* part) {
  uint32_t first = part->body;
  if (first == part->begin || !plan_.LevelOf(*plan_.FirstOf(first)).in_list) return;
  if (!Free(first - 1) || !cues_.Has(first - 1, Cue::kLead)) return;
  uint32_t body = first;
  while (body < part->end && (Free(body) || (plan_.FirstOf(body) != nullptr &&
                                             plan_.LevelOf(*plan_.FirstOf(body)).in_list))) {
    ++body;
  }
  if (body == part->end || plan_.FirstOf(body) == nullptr) return;
  for (; first < body; ++first) {
    if (Free(first)) continue;
    At(first) = BlockPlan{};
    clause_points_.insert(first);
  }
  part->body = body;
}

// A short line between the last clause of a preamble and the first number heads what follows.
void Zoner::TakeFirstHeading(Part* part) {
  const uint32_t at = part->body - 1;
  if (part->body < part->begin + 3 || !Free(at) || !LooksLikeHeading(View(at))) return;
  if (View(at).points > 80 || View(at).end != EndMark::kNone) return;
  if (View(at - 1).end == EndMark::kNone || !Free(at - 1)) return;
  bool preamble = false;
  for (uint32_t i = part->begin; i < at; ++i) {
    preamble = preamble || (Free(i) && (cues_.Has(i, Cue::kLead) || cues_.Has(i, Cue::kOrgan) ||
                                        cues_.Has(i, Cue::kEnacting)));
  }
  if (!preamble || cues_.Has(at, Cue::kLead) || IsFormula(at)) return;
  part->body = at;
}

// The heading of a judgment's first part stands before the first number.
void Zoner::TakePartHeading(Part* part) {
  const uint32_t at = part->body - 1;
  if (part->attachment || part->body < part->begin + 2 || !Free(at) || !cues_.HasBodyParts())
    return;
  const std::string line = FoldSpaces(View(at).head);
  if (LooksLikeHeading(View(at)) && !IsMasthead(at) && !cues_.BodyPart(line).empty()) {
    part->body = at;
  }
}

// What stands between the words of enactment, where a colon or dash ends them, and the first number
// belongs to the body.
void Zoner::EndAtEnacting(Part* part) {
  constexpr uint32_t kFew = 3;
  const uint32_t from = part->body - std::min(part->body - part->begin, kFew + 1);
  for (uint32_t i = part->body; i-- > from;) {
    if (!Free(i)) return;
    if (View(i).end != EndMark::kColon || !cues_.Has(i, Cue::kEnacting)) continue;
    part->body = i + 1;
    return;
  }
}

void Zoner::FindBody(Part* part) {
  part->body = part->end;
  for (uint32_t i = part->attachment ? part->label + 1 : part->begin; i < part->end; ++i) {
    if (plan_.plan[i].use != Use::kLabel) continue;
    part->body = i;
    break;
  }
  if (part->body < part->end) {
    SkipClauseLists(part);
    TakeMarginalHeadings(part);
    TakeFirstHeading(part);
    TakePartHeading(part);
    EndAtEnacting(part);
    part->body = OpeningTextOf(*part, &cues_, plan_);
    return;
  }
  const uint32_t operative = OperativeStart(*part);
  if (operative > part->begin) {
    part->body = operative;
  } else {
    // No units and no formula: all behind the title is body.
    part->body = part->begin + 1;
    while (part->body < part->end && Free(part->body) && LooksLikeHeading(View(part->body))) {
      ++part->body;
    }
    if (part->body == part->end) part->body = part->begin + 1;
  }
}

// ---------------------------------------------------------------- where the preamble begins

// Solemn words of enactment run on for lines, up to the colon or dash that hands over.
bool Zoner::IsLongFormula(uint32_t block) {
  const BlockView& view = View(block);
  return view.points <= kLongFormulaMax && view.end == EndMark::kColon &&
         cues_.Has(block, Cue::kEnacting) && !cues_.Has(block, Cue::kLead);
}

bool Zoner::IsFormula(uint32_t block) {
  const BlockView& view = View(block);
  if (view.points > kFormulaMax) return IsLongFormula(block);
  if (cues_.Has(block, Cue::kOrgan) || cues_.Has(block, Cue::kRecitals)) return true;
  return cues_.Has(block, Cue::kEnacting) && !cues_.Has(block, Cue::kLead);
}

uint32_t Zoner::CuedPreamble(const Part& part, uint32_t first) {
  for (uint32_t i = first; i < part.body; ++i) {
    if (!Free(i)) continue;
    if (View(i).points < 60 && cues_.Has(i, Cue::kPreambleHeading)) return heading_ = i;
  }
  for (uint32_t i = first; i < part.body; ++i) {
    if (!Free(i)) continue;
    const BlockView& view = View(i);
    // An organ's name alone is a line of the masthead; as a formula it ends with a comma or speaks
    // in a clause that follows.
    const bool followed =
        i + 1 < part.body && (cues_.Has(i + 1, Cue::kLead) || cues_.Has(i + 1, Cue::kEnacting));
    const bool formula =
        cues_.Has(i, Cue::kOrgan) && (view.end == EndMark::kComma || followed || view.points > 60);
    const bool clause = cues_.Has(i, Cue::kLead) && view.points > 40 &&
                        (view.points > 90 || !LooksLikeHeading(view));
    const bool enacting = i > first && cues_.Has(i, Cue::kEnacting) &&
                          (view.points < kFormulaMax || IsLongFormula(i));
    if (formula) return i;
    if (enacting) return BehindSpeakers(first, i, kMaxClauses);
    if (clause) return BehindSpeakers(first, i, kMaxSpeakers);
  }
  return part.body;
}

// Whether the block ends with a comma or a dash, as the names of those do who speak in what
// follows.
bool Zoner::RunsOn(uint32_t block) const {
  const BlockView& view = View(block);
  if (view.end == EndMark::kComma) return true;
  if (!view.whole || view.head.empty()) return false;
  const char32_t last = PreviousCodePoint(view.head, view.head.size());
  return last >= 0x2012 && last <= 0x2015;
}

// The first of the lines right before the first clause that name who speaks: "The Republic of A
// and the Kingdom of B,"; and the clauses before the words of enactment that no lead word shows.
// `first` itself is the title.
uint32_t Zoner::BehindSpeakers(uint32_t first, uint32_t clause, uint32_t most) {
  uint32_t start = clause;
  while (start > first + 1 && clause - start < most && Free(start - 1) &&
         (RunsOn(start - 1) || View(start - 1).end == EndMark::kSemicolon) &&
         !IsMasthead(start - 1)) {
    --start;
  }
  return start;
}

// The word that most of the long blocks begin with, when there is one.
std::string Zoner::CommonStart(const Part& part, uint32_t first) const {
  std::map<std::string, int> counts;
  for (uint32_t i = first; i < part.body; ++i) {
    if (View(i).points > 60) ++counts[FirstWord(View(i).head)];
  }
  std::string best;
  int most = 2;
  for (const auto& [word, count] : counts) {
    if (count > most) {
      best = word;
      most = count;
    }
  }
  return best;
}

bool Zoner::ClauseLike(uint32_t block, const std::string& common) const {
  const BlockView& view = View(block);
  if (view.points <= 40) return false;
  return view.end == EndMark::kComma || view.end == EndMark::kSemicolon ||
         (!common.empty() && FirstWord(view.head) == common);
}

// Of the lines that may head a preamble the one with the clauses behind it and the rest before it.
uint32_t Zoner::BestHeading(const Part& part, uint32_t first, const std::string& common) {
  std::map<std::string_view, int> texts;
  for (uint32_t i = first; i < part.body; ++i) ++texts[View(i).head];
  // How many of the blocks before each are like clauses.
  std::vector<uint32_t> clauses(part.body - first + 1, 0);
  for (uint32_t i = first; i < part.body; ++i) {
    clauses[i - first + 1] = clauses[i - first] + ClauseLike(i, common);
  }
  const auto between = [&](uint32_t begin, uint32_t end) {
    return static_cast<float>(clauses[end - first] - clauses[begin - first]);
  };
  uint32_t best = part.body;
  float best_score = 1.2f;
  for (uint32_t h = first + 1; h + 2 < part.body; ++h) {
    const BlockView& view = View(h);
    const bool stopped = view.points <= 30 && view.end == EndMark::kStop;
    if (!LooksLikeHeading(view) && !stopped) continue;
    if (view.points > 70 || view.has_digit || texts[view.head] > 1) continue;
    const uint32_t blocks = part.body - h - 1;
    float score = (stopped ? -0.7f : 0.0f) + between(h + 1, part.body);
    score -= 2.0f * between(first + 1, h);
    if (score < 2 && common.empty() && blocks >= 4) score += 2;  // clauses that end like sentences
    if (blocks < 3) score -= 2;
    if (plan_.blocks.blocks[h].centred) score += 0.6f;
    if (View(h + 1).points < 60) score -= 1.0f;
    if (score >= best_score) {
      best = h;
      best_score = score;
    }
  }
  return best;
}

// In a language that no pack knows: by a heading, or by the first block that reads like a clause.
uint32_t Zoner::ShapedPreamble(const Part& part, uint32_t first) {
  const std::string common = CommonStart(part, first);
  const uint32_t heading = BestHeading(part, first, common);
  if (heading < part.body) return heading_ = heading;
  uint32_t start = first + 1, numbered = 0;
  for (uint32_t i = start; i < part.body; ++i) numbered += View(i).has_digit;
  while (start + 1 < part.body && IsNotice(start, part.body - start, numbered, common)) {
    numbered -= View(start++).has_digit;
  }
  return start;
}

// A line under the title that is no clause: when and where it was adopted, who translated it. Of
// the blocks that are left, this one among them, some are numbered: they have digits.
bool Zoner::IsNotice(uint32_t block, uint32_t left, uint32_t numbered,
                     const std::string& common) const {
  const BlockView& view = View(block);
  if (view.has_digit && view.points < 700) return 3 * numbered <= left;  // rare in the clauses
  if (ClauseLike(block, common)) return false;
  return LooksLikeHeading(view) || (view.points < 60 && view.end == EndMark::kStop);
}

uint32_t Zoner::FindPreamble(const Part& part, uint32_t first) {
  // Only a text with articles, or one in which an organ speaks, has a preamble before its body.
  const uint32_t cued = CuedPreamble(part, first);
  if (cued < part.body) return cued;
  const Candidate* body = part.body < part.end ? plan_.FirstOf(part.body) : nullptr;
  if (body == nullptr || part.body - first < 3) return part.body;
  const Level& level = plan_.LevelOf(*body);
  const bool counted = !level.basic && !level.in_list && CountsProvisions(part, body->level);
  const bool provisions = level.basic || (level.rank < 100 && body->word) || counted;
  uint32_t long_blocks = 0;
  for (uint32_t i = first + 1; i < part.body; ++i) long_blocks += View(i).points > 60;
  if (!provisions || long_blocks < 2) return part.body;
  const uint32_t shaped = ShapedPreamble(part, first);
  // Plain numbers stand in reports too: only a heading or clauses that begin alike tell.
  const bool sure = !counted || heading_ == shaped || !CommonStart(part, first).empty();
  return sure ? shaped : part.body;
}

// Whether nothing but units of this level counts what the text provides: the numbered paragraphs of
// a declaration without articles.
bool Zoner::CountsProvisions(const Part& part, uint16_t level) const {
  constexpr uint32_t kFewest = 8;
  uint32_t count = 0;
  for (uint32_t i = part.body; i < part.end; ++i) {
    const Candidate* label = plan_.FirstOf(i);
    if (label == nullptr) continue;
    if (label->word) return false;
    count += label->level == level && plan_.choices[plan_.plan[i].first_event].depth == 0;
  }
  return count >= kFewest;
}

// ---------------------------------------------------------------- titles and clauses

bool Zoner::IsMasthead(uint32_t block) {
  if (View(block).points > kLongTitleMax || !cues_.Has(block, Cue::kMasthead)) return false;
  return View(block).points < kShort || cues_.Field(block) == kLongTitle;
}

void Zoner::SetMasthead(uint32_t block) {
  Set(block, Role::kMasthead);
  At(block).field = plan_.FieldIndex(cues_.Field(block));
}

// Masthead lines, then the title in one or more lines, then what else stands there.
void Zoner::PlanTitle(uint32_t begin, uint32_t end) {
  uint32_t i = begin;
  bool titled = false;
  for (; i < end; ++i) {
    if (!Free(i)) continue;
    const BlockView& view = View(i);
    if (IsMasthead(i)) {
      SetMasthead(i);
    } else if (!titled && (view.points <= 400 || i == begin) &&
               (view.end != EndMark::kColon || i == begin)) {
      Set(i, Role::kTitle);
      titled = true;
      // The title's next line: of the same cut, with nothing between.
      while (i + 1 < end && Free(i + 1) && !IsMasthead(i + 1) && View(i + 1).points < kShort &&
             !plan_.blocks.blocks[i + 1].blank_before && LooksLikeHeading(view) &&
             View(i + 1).end == EndMark::kNone) {
        ++i;
        At(i).use = Use::kJoin;
      }
    } else {
      Set(i, titled && view.points <= kShort && LooksLikeHeading(view) ? Role::kSubtitle
                                                                       : Role::kPrefaceText);
    }
  }
}

// Whether a block starts a clause of its own. Where the clauses are known by their lead words, only
// these or a gap in the print begin one.
bool Zoner::StartsClause(uint32_t block, bool led) {
  constexpr uint32_t kUnwrapped = 140;  // code points of a line that is too long for print
  const Block& layout = plan_.blocks.blocks[block];
  if (layout.start == BlockStart::kCertain || layout.blank_before) return true;
  const bool runs_on = View(block - 1).end == EndMark::kNone;
  // A line that was never wrapped is a paragraph.
  const bool whole = plan_.blocks.blocks[block - 1].line_count == 1 &&
                     View(block - 1).points > kUnwrapped && cues_.Has(block, Cue::kLead);
  if (runs_on && View(block).starts_lower) return whole;
  // An indented first line, when the one before was no deeper.
  if (layout.start == BlockStart::kLikely && layout.indent >= 2 &&
      layout.indent >= plan_.blocks.blocks[block - 1].indent) {
    return true;
  }
  const BlockPlan& last = plan_.plan[block - 1];
  if (last.use == Use::kRole && last.role != Role::kClause) return true;
  if (runs_on) return whole;
  if (cues_.Has(block, Cue::kLead) || IsFormula(block)) return true;
  return layout.start == BlockStart::kLikely && !led;
}

void Zoner::PlanPreamble(uint32_t begin, uint32_t end) {
  int leads = 0;
  for (uint32_t i = begin; i < end; ++i) leads += cues_.Has(i, Cue::kLead);
  bool first = true;
  for (uint32_t i = begin; i < end; ++i) {
    if (!Free(i)) continue;
    if (i == heading_) {
      Set(i, Role::kPreambleHeading);
    } else if (i > begin && (clause_points_.count(i) != 0 || !StartsClause(i, leads >= 2))) {
      At(i).use = Use::kJoin;
    } else {
      const bool speaker = first && i + 1 < end && RunsOn(i) && leads > 0 &&
                           !cues_.Has(i, Cue::kLead) && cues_.Has(i + 1, Cue::kLead);
      Set(i, speaker || IsFormula(i) ? Role::kFormula : Role::kClause);
      first = false;
    }
  }
}

void Zoner::PlanFront(const Part& part) {
  TakeAnnexTitle(part, &plan_);
  uint32_t first = part.attachment ? part.label + 1 : part.begin;
  while (first < part.body && !Free(first)) ++first;
  if (first >= part.body) return;
  const uint32_t preamble = FindPreamble(part, first);
  PlanTitle(first, preamble);
  PlanPreamble(preamble, part.body);
}

void Zoner::Run(Part* part) {
  FindBody(part);
  FindTail(part);
  if (part->body > part->tail) part->body = part->tail;
  PlanFront(*part);
}

}  // namespace

void PlanZones(CueCache* cues, Plan* plan) {
  for (Part& part : plan->parts) Zoner(cues, plan).Run(&part);
}

}  // namespace lexport
