// Note blocks at page feet and text ends: found by their labels, proved by the markers in the text
// before them. A label without a marker is left where it stands; so is a marker that nothing
// proves.

#include "layout/notes.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "layout/chains.h"
#include "layout/evidence.h"
#include "layout/feet.h"
#include "layout/markers.h"

namespace lexport::layout {
namespace {

constexpr uint32_t kZoneLines = 160;  // how far up from its end a page is searched for labels
constexpr uint32_t kLinesANote = 12;  // a block with more than these per label is none
constexpr uint32_t kMostStars = 8;
constexpr uint32_t kTitleLines = 40;
constexpr uint32_t kHeadLines = 3;  // of a page, with the heading of notes at the end

class NoteFinder {
 public:
  explicit NoteFinder(Reading* r) : r_(*r), evidence_(*r) {}

  void Run() {
    FindEndNotes();
    for (uint32_t page = 0; page < r_.pages.size(); ++page) FindOnPage(page);
    FindUnlabelled();
    FindStars();
    Finish();
  }

 private:
  // ---------------------------------------------------------------- notes at the end
  // Notes of all pages, collected behind the text: labels from one on, to the last line, nearly all
  // of which have their markers in the text, in order.
  void FindEndNotes() {
    const auto end = static_cast<uint32_t>(r_.lines.size());
    const std::vector<LabelStart> chain = LastLabels(r_, kLinesANote);
    if (chain.size() < 2) return;
    const LabelStart& first = chain.front();
    std::vector<MarkerSite> sites;
    evidence_.Look(0, first.line, evidence_.QueryFor(chain), 0, &sites);
    const auto on_page =
        std::upper_bound(r_.pages.begin(), r_.pages.end(), first.line,
                         [](uint32_t line, const PageStart& page) { return line < page.line; });
    const uint32_t begin = std::prev(on_page)->line;
    const auto far = [&](const MarkerSite& s) {
      return s.line < begin && s.cost <= kMediumSite && Meets(chain, s);
    };
    if (std::none_of(sites.begin(), sites.end(), far)) return;
    if (!StandsApart(first) && first.line - begin >= kHeadLines) return;
    if (!AreSentences(r_, chain)) return;
    const std::vector<size_t> matches = MatchMarkers(r_, chain, sites, first.line);
    const auto unmet = std::count(matches.begin(), matches.end(), kNone);
    if (static_cast<size_t>(unmet) * 8 > chain.size() || BeginsElsewhere(r_, first)) return;
    TakeBlock(chain, sites, begin, end);
    // Other notes may stand at page feet, such as those with asterisks.
    last_marker_end_ = 0;
    last_note_ = kNone;
    last_label_.reset();
  }

  // ---------------------------------------------------------------- notes with labels
  void FindOnPage(uint32_t page) {
    const uint32_t begin = r_.pages[page].line, end = r_.PageEnd(page);
    std::vector<LabelStart> starts;
    for (uint32_t i = std::max(begin, end > kZoneLines ? end - kZoneLines : 0); i < end; ++i) {
      if (r_.lines[i].role != Role::kBody || r_.lines[i].Is(kColumn)) continue;
      const auto start = ParseLabelStart(r_, i);
      if (start && (MayBegin(*start) || FollowsOne(starts, *start))) starts.push_back(*start);
    }
    if (starts.empty()) return;
    const MarkerQuery query = evidence_.QueryFor(starts);
    std::vector<MarkerSite> sites;
    Proofs proofs = evidence_.Look(begin, end, query, last_marker_end_, &sites);
    const auto proved = [&](const LabelStart& s) { return IsProved(s, proofs); };
    if (page > 0 && !std::all_of(starts.begin(), starts.end(), proved)) {
      // The marker may stand on the page before, if its note ran out of room there.
      proofs = evidence_.Look(r_.pages[page - 1].line, end, query, last_marker_end_, &sites);
    }
    std::vector<LabelStart> upper = Chain(starts, proofs, true);
    std::vector<LabelStart> lower = Chain(starts, proofs, false);
    TakeBlocksAbove(page, starts, proofs, sites, &lower);
    if (!lower.empty() && IsText(page, lower, starts, sites)) lower.clear();
    note_before_page_ = last_note_;
    const bool both = !upper.empty() && !lower.empty();
    if (both && lower.front().line < upper.front().line) upper.swap(lower);
    // Of two blocks the upper ends where the lower begins; what it takes holds no markers.
    const bool apart = both && upper.back().line < lower.front().line;
    if (!upper.empty()) {
      TakeBlock(upper, sites, begin, apart ? lower.front().line : NotesEnd(upper.back(), end));
    }
    if (!lower.empty()) TakeBlock(lower, sites, begin, NotesEnd(lower.back(), end));
  }

  // Where pages are not known several blocks stand in one: takes all but the last out of `chain`.
  void TakeBlocksAbove(uint32_t page, const std::vector<LabelStart>& starts, const Proofs& proofs,
                       const std::vector<MarkerSite>& sites, std::vector<LabelStart>* chain) {
    while (const size_t next = NextBlock(*chain, proofs)) {
      const auto rest = chain->begin() + static_cast<ptrdiff_t>(next);
      const std::vector<LabelStart> block(chain->begin(), rest);
      chain->erase(chain->begin(), rest);
      const uint32_t below = chain->front().line;
      std::vector<LabelStart> above = starts;
      std::erase_if(above, [&](const LabelStart& s) { return s.line >= below; });
      note_before_page_ = last_note_;
      if (IsText(page, block, above, sites)) continue;
      TakeBlock(block, sites, r_.pages[page].line, NotesEnd(block.back(), below));
    }
  }

  // Whether what `chain` numbers is text, whatever markers say.
  bool IsText(uint32_t page, const std::vector<LabelStart>& chain,
              const std::vector<LabelStart>& starts, const std::vector<MarkerSite>& sites) {
    Foot foot{page, r_.pages[page].line, r_.PageEnd(page)};
    foot.notes_end = NotesEnd(chain.back(), foot.end);
    const LabelStart& first = chain.front();
    foot.marked = page == 0 || (last_label_ && first.Follows(*last_label_)) ||
                  std::any_of(sites.begin(), sites.end(), [&](const MarkerSite& s) {
                    return s.line >= foot.begin && s.line < first.line && Meets(chain, s);
                  });
    return FootCheck(r_).IsText(foot, chain, starts, &evidence_);
  }

  // Where the last note of a block ends: with its page, where a form feed ends that. Else the text
  // may go on behind it, and a blank line after a stop is its end.
  uint32_t NotesEnd(const LabelStart& last, uint32_t end) const {
    if (end < r_.lines.size() && r_.lines[end].Is(kFormFeed)) return end;
    bool stopped = false;
    for (uint32_t i = last.line; i < end; ++i) {
      if (i > last.line && stopped && r_.lines[i].blanks > 0) return i;
      if (r_.lines[i].role != Role::kBody) continue;
      if (i > last.line || !last.lone) stopped = EndOf(r_.TextOf(r_.lines[i])) == EndKind::kStop;
    }
    return end;
  }

  // A line in the midst of a paragraph that happens to begin with a number begins no block of
  // notes.
  bool MayBegin(const LabelStart& start) const {
    return StandsApart(start) || r_.lines[start.line].Is(kFormFeed) ||
           r_.lines[start.line - 1].role != Role::kBody ||
           EndsSentence(r_.TextOf(r_.lines[start.line - 1]));
  }

  // The longest chain of labels, each one more than the last, that markers before them prove.
  std::vector<LabelStart> Chain(const std::vector<LabelStart>& starts, const Proofs& proofs,
                                bool stars) const {
    struct Link {
      size_t before = kNone;
      uint32_t length = 0;
    };
    std::vector<Link> links(starts.size());
    std::map<ProofKey, size_t> last;
    size_t best = kNone;
    for (size_t i = 0; i < starts.size(); ++i) {
      const LabelStart& s = starts[i];
      if ((s.label.kind == NoteLabel::kStars) != stars || !IsProved(s, proofs)) continue;
      const auto before = last.find(KeyOf(s.label.kind, s.bracketed, s.label.value - 1));
      links[i] = {kNone, 1};
      if (before != last.end()) links[i] = {before->second, links[before->second].length + 1};
      auto& slot =
          last.try_emplace(KeyOf(s.label.kind, s.bracketed, s.label.value), i).first->second;
      if (links[i].length >= links[slot].length) slot = i;
      if (best == kNone || links[i].length >= links[best].length) best = i;
    }
    std::vector<LabelStart> chain;
    for (size_t i = best; i != kNone; i = links[i].before) chain.push_back(starts[i]);
    std::reverse(chain.begin(), chain.end());
    if (chain.size() == 1 && !StandsApart(chain.front())) chain.clear();
    if (!chain.empty() && LabelsBehind(starts, chain.back()) > chain.size()) chain.clear();
    return chain;
  }

  bool IsProved(const LabelStart& start, const Proofs& proofs) const {
    const auto proof = proofs.find(KeyOf(start.label.kind, start.bracketed, start.label.value));
    if (proof == proofs.end()) return false;
    if (proof->second.likely < start.line) return true;
    return proof->second.possible < start.line &&
           (start.lone || InBlockApart(r_, start.line, kLinesANote));
  }

  bool StandsApart(const LabelStart& start) const {
    if (start.line == 0 || start.lone || start.raised || r_.lines[start.line].blanks > 0) {
      return true;
    }
    if (RestAbove(start, last_note_) != kNone) return true;
    // Under a rule, but behind the end of a note of the page before.
    for (uint32_t i = start.line; i > 0 && start.line - i < kLinesANote; --i) {
      if (IsRule(r_.TextOf(r_.lines[i - 1]))) return true;
    }
    return false;
  }

  void TakeBlock(const std::vector<LabelStart>& chain, const std::vector<MarkerSite>& sites,
                 uint32_t begin, uint32_t end) {
    // Blocks that run into each other are not understood; the first has all of it.
    const auto taken = [&](const LabelStart& s) { return r_.lines[s.line].role != Role::kBody; };
    if (std::any_of(chain.begin(), chain.end(), taken)) return;
    const uint32_t first = chain.front().line;
    uint32_t lines = 0;
    for (uint32_t i = first; i < end; ++i) {
      if (r_.lines[i].Is(kColumn)) return;
      // Cells of a table that were put in reading order; no stretch of the input holds them all.
      if (i > first && r_.lines[i].begin < r_.lines[i - 1].begin) return;
      lines += r_.lines[i].role == Role::kBody;
    }
    if (lines > kLinesANote * (chain.size() + 1)) return;
    // A block whose labels stand alone and that has no text at all is left to FindUnlabelled.
    if (chain.back().line + 1 >= end && chain.size() == 1 && chain.front().lone) return;
    const uint32_t rule = RuleAbove(begin, first);
    const uint32_t rest = rule == kNone ? RestAbove(chain.front(), note_before_page_) : kNone;
    const uint32_t block = rule != kNone ? rule : rest != kNone ? rest : first;
    const std::vector<size_t> matches = MatchMarkers(r_, chain, sites, block);
    const auto unmet = static_cast<size_t>(std::count(matches.begin(), matches.end(), kNone));
    // Markers that stand in another order are none.
    if (unmet == chain.size() || (rule == kNone && unmet * 2 >= chain.size())) return;
    if (rule != kNone) TakeRule(rule, first);
    if (rest != kNone) TakeRest(rest, first);
    for (size_t i = 0; i < chain.size();) {
      size_t next = i + 1;
      const bool lone = chain[i].lone;
      while (lone && next < chain.size() && chain[next].lone &&
             chain[next].line == chain[next - 1].line + 1) {
        ++next;
      }
      const uint32_t texts_end = next < chain.size() ? chain[next].line : end;
      TakeNotes(chain, sites, matches, i, next, texts_end);
      i = next;
    }
  }

  // The line drawn above a block; kNone when there is none. Lines between it and the first label
  // can only be the end of a note of the page before.
  uint32_t RuleAbove(uint32_t begin, uint32_t first) const {
    for (uint32_t i = first; i > begin && first - i < kLinesANote; --i) {
      if (r_.lines[i - 1].role != Role::kBody || !IsRule(r_.TextOf(r_.lines[i - 1]))) continue;
      return i == first || note_before_page_ != kNone ? i - 1 : kNone;
    }
    return kNone;
  }

  void TakeRule(uint32_t rule, uint32_t first) {
    RemoveLine(&r_, rule, "note-rule", "the line between text and notes");
    TakeRest(rule + 1, first);
  }

  void TakeRest(uint32_t begin, uint32_t first) {
    for (uint32_t i = begin; i < first; ++i) {
      if (r_.lines[i].role == Role::kBody) AddText(note_before_page_, i, r_.lines[i].begin);
    }
    note_before_page_ = kNone;  // a page continues it once
  }

  // Without a rule: the first of the lines right above the label of the next note, apart from the
  // text, that go on with a sentence which note `before` broke off. kNone when there are none.
  uint32_t RestAbove(const LabelStart& start, uint32_t before) const {
    if (before == kNone || r_.notes[before].texts.empty()) return kNone;
    const auto label = ParseNoteLabel(r_.notes[before].label);
    if (!label || label->kind != start.label.kind || label->value + 1 != start.label.value) {
      return kNone;
    }
    const Span text = r_.notes[before].texts.back();
    if (EndOf(r_.source.slice(text)) == EndKind::kStop) return kNone;
    uint32_t i = start.line;
    while (i > 0 && start.line - i < kLinesANote && r_.lines[i].blanks == 0) --i;
    const bool apart = i < start.line && r_.lines[i].blanks > 0 && text.end < r_.lines[i].begin;
    return apart && StartOf(r_.TextOf(r_.lines[i])) == StartKind::kLower ? i : kNone;
  }

  // Labels [from, to) of the chain with the texts up to line `end`.
  void TakeNotes(const std::vector<LabelStart>& chain, const std::vector<MarkerSite>& sites,
                 const std::vector<size_t>& matches, size_t from, size_t to, uint32_t end) {
    std::vector<uint32_t> texts;
    for (uint32_t i = chain[to - 1].line + 1; i < end; ++i) {
      if (r_.lines[i].role == Role::kBody) texts.push_back(i);
    }
    std::vector<uint32_t> starts(to - from, kNone), labels;
    for (size_t i = from; i < to; ++i) labels.push_back(r_.lines[chain[i].line].index);
    if (!chain[from].lone) {
      starts[0] = 0;
    } else if (to - from == 1) {
      starts[0] = texts.empty() ? kNone : 0;
    } else {
      starts = PairLabels(r_, labels, texts);
    }
    for (size_t i = from; i < to; ++i) {
      size_t next = i + 1;
      while (next < to && starts[next - from] == kNone) ++next;
      const size_t texts_end = next < to ? starts[next - from] : texts.size();
      const uint32_t start = starts[i - from];
      if (matches[i] == kNone) {
        TellUnplaced(chain[i]);
        continue;
      }
      const uint32_t note = Add(chain[i], sites[matches[i]]);
      TakeLabel(chain[i], note);
      if (start == kNone) continue;
      r_.notes[note].status = NoteStatus::kWhole;
      for (size_t t = start; t < texts_end; ++t) {
        AddText(note, texts[t], r_.lines[texts[t]].begin);
      }
      // It took over lines that stand beside a label whose own text is lost.
      const bool damaged = next > i + 1 && labels[i + 1 - from] - labels[0] < texts_end;
      if (damaged) r_.notes[note].status = NoteStatus::kDamaged;
    }
  }

  void TakeLabel(const LabelStart& start, uint32_t note) {
    Line& line = r_.lines[start.line];
    const std::string why = "the label of note " + r_.notes[note].label;
    if (start.lone) {
      RemoveLine(&r_, start.line, "note-label", why);
      return;
    }
    Enter(&r_, LedgerAction::kRemoved, line.begin, line.begin + start.label.size, "note-label",
          why);
    AddText(note, start.line, start.text);
  }

  void AddText(uint32_t note, uint32_t line, uint32_t begin) {
    r_.lines[line].role = Role::kNoteText;
    r_.lines[line].note = note;
    r_.notes[note].texts.push_back({begin, r_.lines[line].end});
    text_lines_.push_back({note, line, begin});
  }

  uint32_t Add(const LabelStart& start, const MarkerSite& site) {
    const Line& line = r_.lines[start.line];
    std::string label(r_.Slice(line.begin, line.begin + start.label.size));
    if (start.bracketed != Brackets::kWithout) label = label.substr(1, label.size() - 2);
    last_label_ = start;
    return AddNote(std::move(label), site);
  }

  uint32_t AddNote(std::string label, const MarkerSite& site) {
    NoteDraft draft;
    draft.label = std::move(label);
    draft.marker_begin = site.begin;
    draft.marker_end = site.end;
    r_.notes.push_back(std::move(draft));
    last_note_ = static_cast<uint32_t>(r_.notes.size() - 1);
    last_marker_end_ = std::max(last_marker_end_, site.end);
    digits_ = digits_ || site.kind == NoteLabel::kDigits;
    return last_note_;
  }

  void TellUnplaced(const LabelStart& start) {
    const Line& line = r_.lines[start.line];
    unplaced_.Add(line.begin, "Note " +
                                  std::string(r_.Slice(line.begin, line.begin + start.label.size)) +
                                  " has no marker in the text; it stays where it stands");
  }

  // ---------------------------------------------------------------- markers without labels
  void FindUnlabelled() {
    if (digits_) return;
    std::vector<MarkerSite> sites;
    MarkerQuery query;
    query.most = kWeakSite;
    query.superscripts = evidence_.superscripts();
    FindSites(r_, 0, static_cast<uint32_t>(r_.lines.size()), query, &sites);
    for (size_t i : FindUnlabelledRun(r_, sites)) {
      AddNote(std::string(r_.Slice(sites[i].begin, sites[i].end)), sites[i]);
      TakeResidue(sites[i]);
    }
  }

  // A label left behind at the foot of the page on which its marker stands.
  void TakeResidue(const MarkerSite& site) {
    const auto after =
        std::upper_bound(r_.pages.begin(), r_.pages.end(), site.line,
                         [](uint32_t line, const PageStart& page) { return line < page.line; });
    const uint32_t end =
        after == r_.pages.end() ? static_cast<uint32_t>(r_.lines.size()) : after->line;
    for (uint32_t i = end, seen = 0; i > site.line + 1 && seen < 3; --i) {
      if (r_.lines[i - 1].role != Role::kBody) continue;
      ++seen;
      const auto label = LoneNoteLabel(r_.TextOf(r_.lines[i - 1]));
      if (!label || label->kind != site.kind || label->value != site.value) continue;
      const std::string number = std::to_string(site.value);
      RemoveLine(&r_, i - 1, "note-label",
                 "the label of note " + number + ", whose text is lost; not the page number");
      residues_.Add(r_.lines[i - 1].begin, "This is the label of note " + number +
                                               ", whose text is lost; it is taken out");
      return;
    }
  }

  void FindStars() {
    std::vector<MarkerSite> sites;
    FindStarSites(r_, kMostStars, &sites);
    if (sites.size() > kMostStars) return;
    for (const MarkerSite& site : sites) {
      const auto taken = [&](const NoteDraft& n) { return n.marker_begin == site.begin; };
      if (std::any_of(r_.notes.begin(), r_.notes.end(), taken)) continue;
      const bool in_title = site.line < kTitleLines && site.end == r_.lines[site.line].end;
      if (!in_title && r_.notes.empty()) continue;
      AddNote(std::string(r_.Slice(site.begin, site.end)), site);
    }
  }

  // ---------------------------------------------------------------- the end
  void Finish() {
    EnterMoves();
    SortByMarker();
    for (uint32_t i = 0; i < r_.notes.size(); ++i) {
      const NoteDraft& note = r_.notes[i];
      r_.edits.push_back({note.marker_begin, note.marker_end, Edit::kMarker, i});
      if (note.status == NoteStatus::kMissing) {
        missing_.Add(note.marker_begin, "Note " + note.label + " has no text");
      } else if (note.status == NoteStatus::kDamaged) {
        damaged_.Add(note.texts.front().begin, "The text of note " + note.label + " has gaps");
      }
    }
    missing_.Tell(&r_, true);
    for (const FindingGroup* group : {&damaged_, &residues_, &unplaced_}) group->Tell(&r_);
  }

  // One entry for each stretch of lines of a note that nothing but furniture interrupts.
  void EnterMoves() {
    std::stable_sort(text_lines_.begin(), text_lines_.end(),
                     [](const TextLine& a, const TextLine& b) { return a.note < b.note; });
    for (size_t i = 0; i < text_lines_.size();) {
      const uint32_t begin = text_lines_[i].begin, note = text_lines_[i].note;
      size_t last = i;
      while (last + 1 < text_lines_.size() && text_lines_[last + 1].note == note &&
             Adjacent(text_lines_[last].line, text_lines_[last + 1].line)) {
        ++last;
      }
      Enter(&r_, LedgerAction::kMoved, begin, r_.lines[text_lines_[last].line].end, "note-moved",
            "the text of note " + r_.notes[note].label + ", to its marker",
            r_.notes[note].marker_end);
      i = last + 1;
    }
  }

  bool Adjacent(uint32_t before, uint32_t after) const {
    for (uint32_t i = before + 1; i < after; ++i) {
      if (r_.lines[i].role != Role::kRemoved) return false;
    }
    return before < after;
  }

  void SortByMarker() {
    std::vector<uint32_t> order(r_.notes.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return r_.notes[a].marker_begin < r_.notes[b].marker_begin;
    });
    std::vector<NoteDraft> sorted;
    std::vector<uint32_t> place(order.size());
    for (uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(r_.notes[order[i]]));
    }
    r_.notes = std::move(sorted);
    for (Line& line : r_.lines) {
      if (line.role == Role::kNoteText) line.note = place[line.note];
    }
  }

  struct TextLine {
    uint32_t note;
    uint32_t line;
    uint32_t begin;
  };

  Reading& r_;
  std::vector<TextLine> text_lines_;
  uint32_t last_note_ = kNone;
  std::optional<LabelStart> last_label_;  // of the last note with a label
  uint32_t note_before_page_ = kNone;     // the last note of the pages before
  uint32_t last_marker_end_ = 0;          // of the notes with labels so far
  bool digits_ = false;                   // a label of digits has its marker
  Evidence evidence_;
  FindingGroup missing_{"layout.note-missing", Severity::kWarning, "notes have no text"};
  FindingGroup damaged_{"layout.note-damaged", Severity::kWarning, "note texts have gaps"};
  FindingGroup residues_{"layout.note-label-left", Severity::kWarning,
                         "labels of notes whose texts are lost were taken out"};
  FindingGroup unplaced_{"layout.note-unplaced", Severity::kWarning,
                         "notes have no marker in the text and stay where they stand"};
};

}  // namespace

void FindNotes(Reading* r) {
  r->signs.emplace(r->text());
  NoteFinder(r).Run();
  r->signs.reset();
}

}  // namespace lexport::layout
