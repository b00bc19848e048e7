#include "layout/feet.h"

#include <algorithm>

#include "base/strings.h"

namespace lexport::layout {
namespace {

constexpr uint32_t kRuleReach = 12;  // lines between a rule and the first label under it
constexpr uint32_t kOverleaf = 40;   // lines of the next page in which a series may go on

bool SameStyle(const LabelStart& a, const LabelStart& b) {
  return a.label.kind == b.label.kind && a.bracketed == b.bracketed;
}

// The labels of this style that stand right before the chain count up to it. At the start of a text
// they begin with one: the number of its title is none of them.
bool CountsUpTo(const Reading& r, const std::vector<LabelStart>& starts, const LabelStart& first,
                uint32_t page) {
  const LabelStart* after = &first;
  for (auto s = starts.rbegin(); s != starts.rend(); ++s) {
    if (s->line >= first.line || !SameStyle(*s, first)) continue;
    if (!after->Follows(*s) || r.lines[s->line].role != Role::kBody) return false;
    if (page > 0 || s->label.value == 1 || after != &first) return true;
    after = &*s;
  }
  return false;
}

// The label of this style that stands right behind the chain goes on counting.
bool CountsOn(const std::vector<LabelStart>& starts, const LabelStart& last) {
  for (const LabelStart& s : starts) {
    if (s.line > last.line && SameStyle(s, last)) return s.Follows(last);
  }
  return false;
}

}  // namespace

bool FootCheck::IsText(const Foot& foot, const std::vector<LabelStart>& chain,
                       const std::vector<LabelStart>& starts, Evidence* evidence) const {
  const LabelStart &first = chain.front(), &last = chain.back();
  if (last.label.kind == NoteLabel::kStars || UnderRule(foot, first.line)) return false;
  if (!foot.marked && !Fits(foot, first)) return true;
  if (first.lone) return false;  // no text has its numbers on lines of their own, in a row
  if (CountsUpTo(r_, starts, first, foot.page) && !SetOff(foot, first.line)) return true;
  if (chain.size() < 3 && CountsOn(starts, last)) return true;
  return EndsAList(foot, last.line) || AnswersColon(foot, first.line) ||
         GoesOnOverleaf(foot, last, evidence);
}

// Notes stand on the page of their markers. Some stand behind the end of the text, on the next: by
// a gap, or by a number that no labels on the page before count up to.
bool FootCheck::Fits(const Foot& foot, const LabelStart& first) const {
  if (foot.notes_end == r_.lines.size() && SetOff(foot, first.line)) return true;
  if (first.label.value == 1) return false;
  LabelStart after = first;
  for (uint32_t i = foot.begin; i > r_.pages[foot.page - 1].line; --i) {
    if (r_.lines[i - 1].role != Role::kBody) continue;
    const auto start = ParseLabelStart(r_, i - 1);
    if (!start || !SameStyle(*start, first)) continue;
    if (!after.Follows(*start)) return true;
    if (start->label.value == 1 || after.line != first.line) return false;
    after = *start;
  }
  return after.line == first.line || foot.page == 1;  // at the first page a series begins with 1
}

bool FootCheck::UnderRule(const Foot& foot, uint32_t first) const {
  for (uint32_t i = first; i > foot.begin && first - i < kRuleReach; --i) {
    if (IsRule(r_.TextOf(r_.lines[i - 1]))) return true;
  }
  return false;
}

// Whether the gap above line `first` is wider than is usual on its page.
bool FootCheck::SetOff(const Foot& foot, uint32_t first) const {
  const uint32_t gap = r_.lines[first].blanks;
  if (gap < 2) return false;
  uint32_t gaps = 0, as_wide = 0;
  for (uint32_t i = foot.begin + 1; i < first; ++i) {
    gaps += r_.lines[i].blanks > 0;
    as_wide += r_.lines[i].blanks >= gap;
  }
  return as_wide * 4 <= gaps;
}

// Whether a label of another style begins a paragraph behind the last of the chain: the body goes
// on below it, so it stands in the midst of a page.
bool FootCheck::EndsAList(const Foot& foot, uint32_t last) const {
  for (uint32_t i = last + 1; i < foot.notes_end; ++i) {
    const Line& line = r_.lines[i];
    if (line.role != Role::kBody || line.blanks == 0) continue;
    const std::string_view before = r_.TextOf(r_.lines[i - 1]);
    if (before.empty() || before.back() == ':' || EndOf(before) != EndKind::kStop) continue;
    const auto label = ParseLabel(r_.TextOf(line));
    if (label && !label->bullet && !ParseLabelStart(r_, i)) return true;
  }
  return false;
}

// Whether the chain is what a colon or dash right above it announces, and nothing on the next page
// is.
bool FootCheck::AnswersColon(const Foot& foot, uint32_t first) const {
  if (first == foot.begin || r_.lines[first - 1].role != Role::kBody) return false;
  const std::string_view above = r_.TextOf(r_.lines[first - 1]);
  const bool announces =
      EndOf(above) == EndKind::kHyphen || (!above.empty() && above.back() == ':');
  const bool heads = above.find(' ') == std::string_view::npos;  // "Notes:"
  if (!announces || heads) return false;
  const uint32_t next = BodyLineFrom(foot.notes_end);
  if (next == kNone) return true;
  const std::string_view text = r_.TextOf(r_.lines[next]);
  size_t at = 0;
  const char32_t sign = NextCodePoint(text, &at);
  const bool continues =
      StartOf(text) == StartKind::kLower || (!IsLetter(sign) && DigitValue(sign) < 0);
  return !continues && !ParseLabel(text) && !ParseLabelStart(r_, next);
}

uint32_t FootCheck::BodyLineFrom(uint32_t line) const {
  while (line < r_.lines.size() && r_.lines[line].role != Role::kBody) ++line;
  return line < r_.lines.size() ? line : kNone;
}

// Whether the next page goes on with the number behind the last of the chain, which no marker
// there asks for.
bool FootCheck::GoesOnOverleaf(const Foot& foot, const LabelStart& last, Evidence* evidence) const {
  if (foot.page + 1 >= r_.pages.size()) return false;
  const uint32_t end = std::min(r_.PageEnd(foot.page + 1), foot.end + kOverleaf);
  for (uint32_t i = foot.end; i < end; ++i) {
    if (r_.lines[i].role != Role::kBody) continue;
    const auto start = ParseLabelStart(r_, i);
    if (!start || !SameStyle(*start, last)) continue;
    if (!start->Follows(last)) return false;
    std::vector<MarkerSite> sites;
    const Proofs proofs = evidence->Look(foot.end, i, evidence->QueryFor({*start}), 0, &sites);
    return !proofs.contains(KeyOf(start->label.kind, start->bracketed, start->label.value));
  }
  return false;
}

namespace {

// Whether a page or a labelled paragraph begins at line `from` or behind it.
bool TextFollows(const Reading& r, uint32_t from) {
  if (r.pages.back().line >= from) return true;
  for (uint32_t i = from; i < r.lines.size(); ++i) {
    const auto label = ParseLabel(r.TextOf(r.lines[i]));
    if (r.lines[i].role == Role::kBody && label && !label->bullet) return true;
  }
  return false;
}

}  // namespace

std::vector<LabelStart> LastLabels(const Reading& r, uint32_t reach) {
  std::vector<LabelStart> labels;
  const auto end = static_cast<uint32_t>(r.lines.size());
  uint32_t below = end;  // the line of the label before, from behind
  for (uint32_t i = end; i > 0 && below - i < reach; --i) {
    const Line& line = r.lines[i - 1];
    if (line.Is(kColumn)) break;
    if (line.role != Role::kBody) continue;
    const auto start = ParseLabelStart(r, i - 1);
    if (!start || start->label.kind != NoteLabel::kDigits) continue;
    if (!labels.empty() && !labels.back().Follows(*start)) continue;
    if (labels.empty() && TextFollows(r, i)) break;
    labels.push_back(*start);
    below = i - 1;
    if (start->label.value == 1) break;
  }
  if (labels.empty() || labels.back().label.value != 1) labels.clear();
  std::reverse(labels.begin(), labels.end());
  return labels;
}

}  // namespace lexport::layout
