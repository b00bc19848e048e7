// References to units: "paragraph 2 (a) of article 5", "articles 3 to 7", "§ 5 Abs. 2". They lead
// into this document, or into the document that is named beside them.

#include <algorithm>

#include "annotate/scanner.h"

namespace lexport {
namespace {

bool HasTwoCapitals(std::string_view word) {
  size_t capitals = 0;
  for (char c : word) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  return capitals >= 2;
}

bool IsAttachmentWord(const ReferenceLevel& level) {
  return !level.elements.empty() && level.elements.front() == Tag::kAttachment;
}

}  // namespace

// "3 (a) (i)" or "(c)": a number with those in it.
bool Scanner::ReadUnit(size_t at, const ReferenceLevel& level, UnitNumber* unit,
                       size_t* next) const {
  unit->number = ReadUnitNumber(book_, tokens_, at, level.letters, next);
  if (unit->number.empty()) return false;
  unit->bracketed = IsMark(at, '(');
  size_t behind = *next;
  // "(a)", and "a)" as some languages print it.
  while (IsMark(behind, '(') || (IsKind(behind, TokenKind::kWord) && IsMark(behind + 1, ')'))) {
    const std::string inner = ReadUnitNumber(book_, tokens_, behind, kNoLetters, &behind);
    if (inner.empty()) break;
    unit->inner.push_back(inner);
    *next = behind;
  }
  unit->begin = tokens_[at].begin;
  unit->end = tokens_[*next - 1].end;
  return true;
}

// The rest of a list or range of numbers. Gives the token behind the last.
size_t Scanner::ReadMoreUnits(size_t at, UnitGroup* group) const {
  constexpr size_t kMost = 64;
  while (group->numbers.size() < kMost) {
    size_t from = at;
    if (IsMark(from, ',')) ++from;
    const Match to = Find(from, kSenseTo);
    const Match joint = to ? to : Find(from, kSenseAnd);
    if (joint) from = joint.end;
    if (from == at) break;
    UnitNumber unit;
    size_t next = from;
    if (!ReadUnit(from, *group->level, &unit, &next)) break;
    if (Find(next, kSenseMonth)) break;  // "articles 5 and 6, 3 May 2006"
    const UnitNumber& last = group->numbers.back();
    if (unit.bracketed && !last.bracketed && !last.inner.empty()) {
      // "article 5 (1) and (2)": both are of article 5.
      std::vector<std::string> inner = last.inner;
      inner.back() = unit.number;
      inner.insert(inner.end(), unit.inner.begin(), unit.inner.end());
      unit.number = last.number;
      unit.inner = std::move(inner);
      unit.bracketed = false;
    } else if (unit.bracketed != last.bracketed || !(group->level->many || unit.bracketed)) {
      break;  // after "article 5" another number belongs to it only when it looks like a label
    }
    group->numbers.back().to_next = static_cast<bool>(to);
    group->numbers.push_back(std::move(unit));
    at = next;
  }
  return at;
}

bool Scanner::ReadGroup(size_t at, UnitGroup* group, size_t* next) const {
  const Match word = Find(at, kSenseLevel);
  if (!word) return false;
  group->rank = word.meaning->index;
  group->level = &book_.levels[group->rank];
  group->begin = tokens_[at].begin;
  size_t from = word.end;
  if (const Match sign = Find(from, kSenseNumberSign)) from = sign.end;
  UnitNumber unit;
  if (ReadUnit(from, *group->level, &unit, next)) {
    group->numbers.push_back(std::move(unit));
    *next = ReadMoreUnits(*next, group);
  } else {
    if (!group->level->alone) return false;
    *next = word.end;
  }
  group->end = tokens_[*next - 1].end;
  return true;
}

// "article 5, paragraph 2", "Artikel 5 Absatz 2", "paragraph 2 of article 5": inner and outer
// units, which may come in either order. Gives the token behind all; groups come out outer first.
size_t Scanner::ReadChain(size_t at, std::vector<UnitGroup>* groups) const {
  size_t next = at;
  UnitGroup first;
  if (!ReadGroup(at, &first, &next)) return at;
  groups->push_back(std::move(first));
  while (groups->size() < 6) {
    const Match of = Find(next, kSenseOf);
    const size_t from = of ? of.end : IsMark(next, ',') ? next + 1 : next;
    UnitGroup group;
    size_t behind = from;
    if (!ReadGroup(from, &group, &behind) || group.numbers.empty()) break;
    const bool outward = static_cast<bool>(of);
    const UnitGroup& beside = outward ? groups->front() : groups->back();
    // Ranks rise inwards. "article 4, article 5" are two references, not one.
    if (outward ? group.rank >= beside.rank : group.rank <= beside.rank) break;
    const UnitGroup& outer = outward ? group : beside;
    if (outer.numbers.size() != 1) break;
    groups->insert(outward ? groups->begin() : groups->end(), std::move(group));
    next = behind;
  }
  return next;
}

// What stands before says that the units are of another document; *cited gets it when it is known.
bool Scanner::IsForeignBefore(size_t at, Cited* cited) const {
  size_t before = at;
  while (before > 0 && tokens_[before - 1].kind == TokenKind::kMark && at - before < 2) --before;
  const bool comma = before + 1 == at && IsMark(before, ',');
  if (last_cited_ && (before == at || comma) && before > 0 &&
      tokens_[before - 1].end == last_cited_end_) {
    *cited = last_cited_;
    return true;
  }
  if (before > 0 && Find(before - 1, kSenseIbid)) {
    *cited = ibid_;
    return true;
  }
  return before == at && at > 0 && Find(at - 1, kSenseForeign);
}

// "of", also behind the comma of "point (2), of".
Scanner::Match Scanner::FindOf(size_t at, bool annex) const {
  return Find(IsMark(at, ',') ? at + 1 : at, kSenseOf | (annex ? kSenseTo : 0u));
}

bool Scanner::IsForeignBehind(size_t at, const std::vector<UnitGroup>& groups, Cited* cited) const {
  const bool annex = IsAttachmentWord(*groups.front().level);
  const Match of = FindOf(at, annex);
  const size_t whole = of ? of.end : at;
  if (Find(whole, kSenseThis)) return false;
  for (size_t i = whole; i < whole + 2; ++i) {  // "of the Charter", "der Charta"
    const Match name = Find(i, kSenseName);
    if (!name) continue;
    if (book_.names[name.meaning->index].is_work) *cited = {MarkKind::kName, name.meaning->index};
    if (*cited) return true;
  }
  // "§ 5 BGB", "article 6 ECHR"
  return of || (IsKind(at, TokenKind::kWord) && HasTwoCapitals(Word(at)));
}

const TargetIndex& Scanner::Targets() {
  if (!targets_) targets_.emplace(document_, book_);
  return *targets_;
}

NodeId Scanner::Target(const std::vector<UnitGroup>& groups, size_t which,
                       const UnitNumber& number) {
  std::vector<UnitStep> path;
  const auto add = [&path](const UnitGroup& group, const UnitNumber& unit) {
    path.push_back({&group.level->elements, unit.number});
    for (const std::string& inner : unit.inner) path.push_back({nullptr, inner});
  };
  for (size_t i = 0; i < which; ++i) add(groups[i], groups[i].numbers.front());
  add(groups[which], number);
  const NodeId target = Targets().Resolve(path, block_.node, block_.component);
  // An annex that speaks of itself ("Annex", its own title) is no reference.
  const bool itself = target != kNoNode && IsAttachmentWord(*groups[which].level) &&
                      Targets().Contains(target, block_.node);
  return itself ? kNoNode : target;
}

// The units as the Naming Convention writes them behind the IRI of a work: "~art_5__para_2". It
// ends where a label in parentheses leaves open which kind of unit it is.
std::string Scanner::Portion(const std::vector<UnitGroup>& groups, size_t which,
                             const UnitNumber& number) const {
  std::string portion;
  for (size_t i = 0; i <= which; ++i) {
    const std::vector<Tag>& elements = groups[i].level->elements;
    if (elements.empty()) continue;
    const UnitNumber& unit = i == which ? number : groups[i].numbers.front();
    const std::string& label = unit.number;
    if (elements.front() == Tag::kAttachment) {
      return "/!annex_" + (label.empty() ? std::string("1") : label);
    }
    portion += portion.empty() ? "/~" : "__";
    portion.append(EIdAbbreviation(elements.front())).append("_").append(label);
    if (!unit.inner.empty()) break;
  }
  return portion;
}

void Scanner::MarkGroup(const std::vector<UnitGroup>& groups, size_t which, uint32_t begin,
                        const Cited& cited) {
  const std::vector<UnitNumber>& numbers = groups[which].numbers;
  for (size_t i = 0; i < numbers.size(); ++i) {
    const UnitNumber& from = numbers[i];
    const bool range = from.to_next && i + 1 < numbers.size();
    const UnitNumber& upto = range ? numbers[i + 1] : from;
    const uint32_t start = i == 0 ? begin : from.begin;
    if (cited) {
      AddMark(start, from.end, cited.kind, cited.value).portion =
          AddPortion(Portion(groups, which, from));
      continue;
    }
    const NodeId target = Target(groups, which, from);
    const NodeId last = range ? Target(groups, which, upto) : kNoNode;
    if (range) ++i;
    if (target == kNoNode || (range && last == kNoNode)) {
      ++unresolved_;
      continue;
    }
    Mark& mark = AddMark(start, upto.end, MarkKind::kLocal, 0);
    mark.target = target;
    mark.last = last;
  }
}

// One element for a chain that names one unit; for lists one for each number, and one for the unit
// that the list stands in.
void Scanner::MarkUnits(const std::vector<UnitGroup>& groups, const Cited& cited) {
  const size_t inner = groups.size() - 1;
  uint32_t begin = groups[inner].begin, end = groups[inner].end;
  for (const UnitGroup& group : groups) {
    if (group.implied) continue;
    begin = std::min(begin, group.begin);
    end = std::max(end, group.end);
  }
  if (groups[inner].numbers.size() > 1) {
    const bool outer = inner > 0 && !groups[inner - 1].implied;
    const bool outer_first = outer && groups[inner - 1].begin < groups[inner].begin;
    if (outer && outer_first) MarkGroup(groups, inner - 1, begin, cited);
    MarkGroup(groups, inner, groups[inner].begin, cited);
    if (outer && !outer_first) MarkGroup(groups, inner - 1, groups[inner - 1].begin, cited);
    return;
  }
  UnitNumber whole;
  if (!groups[inner].numbers.empty()) whole = groups[inner].numbers.front();
  if (cited) {
    AddMark(begin, end, cited.kind, cited.value).portion =
        AddPortion(Portion(groups, inner, whole));
    return;
  }
  const NodeId target = Target(groups, inner, whole);
  if (target == kNoNode) {
    ++unresolved_;
  } else {
    AddMark(begin, end, MarkKind::kLocal, 0).target = target;
  }
}

// "Article 6 of Regulation (EU) 2016/679": the units are of the document cited behind them. Gives
// the token behind the citation, or `at` when there is none.
size_t Scanner::TryUnitsOfCitation(size_t at, const std::vector<UnitGroup>& groups) {
  const Match of = FindOf(at, false);
  const Match word = of ? Find(of.end, kSenseCitation) : Match{};
  if (!word) return at;
  const auto before = static_cast<std::ptrdiff_t>(marks_->size());
  const size_t done = TryCitation(of.end, word);
  const auto behind = static_cast<std::ptrdiff_t>(marks_->size());
  if (behind == before) return at;
  const Mark& work = (*marks_)[static_cast<size_t>(before)];
  MarkUnits(groups, {work.kind, work.value});
  // The units stand before the citation, which had to be read first.
  std::rotate(marks_->begin() + before, marks_->begin() + behind, marks_->end());
  return done;
}

// "§ 25 Abs. 1 Satz 1 und Abs. 2": what goes on at an inner level is of the same outer unit. Gives
// the token behind, or `at`; *groups becomes the whole chain of what follows.
size_t Scanner::ReadContinuation(size_t at, std::vector<UnitGroup>* groups) const {
  if (groups->size() < 2) return at;
  size_t from = IsMark(at, ',') ? at + 1 : at;
  if (const Match joint = Find(from, kSenseAnd)) from = joint.end;
  if (from == at) return at;
  std::vector<UnitGroup> more;
  const size_t next = ReadChain(from, &more);
  if (more.empty() || more.front().rank < (*groups)[1].rank) return at;
  const auto inner = [&more](const UnitGroup& group) { return group.rank >= more.front().rank; };
  groups->erase(std::find_if(groups->begin(), groups->end(), inner), groups->end());
  const auto single = [](const UnitGroup& group) { return group.numbers.size() == 1; };
  if (!std::all_of(groups->begin(), groups->end(), single)) return at;
  for (UnitGroup& group : *groups) group.implied = true;
  groups->insert(groups->end(), more.begin(), more.end());
  return next;
}

// "article 16 and article 17 of the Covenant": what the last of them belongs to, all do.
bool Scanner::IsForeignTogether(size_t at, const std::vector<UnitGroup>& groups,
                                Cited* cited) const {
  constexpr int kMost = 4;
  size_t end = at;
  for (int i = 0; i < kMost; ++i) {
    const Match joint = Find(IsMark(end, ',') ? end + 1 : end, kSenseAnd);
    if (!joint) break;
    std::vector<UnitGroup> more;
    const size_t behind = ReadChain(joint.end, &more);
    if (more.empty() || more.front().rank != groups.front().rank) break;
    end = behind;
  }
  return IsForeignBehind(end, groups, cited);
}

// At a level word.
size_t Scanner::TryLocal(size_t at) {
  std::vector<UnitGroup> groups;
  size_t next = ReadChain(at, &groups);
  if (groups.empty() || block_.in_quote) return next;
  if (const size_t done = TryUnitsOfCitation(next, groups); done != next) return done;
  Cited cited;
  const bool foreign_before = IsForeignBefore(at, &cited);
  for (;;) {
    std::vector<UnitGroup> more = groups;
    const size_t behind = ReadContinuation(next, &more);
    const bool foreign = foreign_before || IsForeignTogether(next, groups, &cited);
    if (!foreign || cited) MarkUnits(groups, cited);
    if (behind == next) return next;
    groups = std::move(more);
    next = behind;
  }
}

}  // namespace lexport
