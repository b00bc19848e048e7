// Repairs of what extraction did to words and lines. Each is made only where the document itself
// proves it (or, on demand, where a rule makes it likely); all others are told.

#include <algorithm>
#include <bit>

#include "base/strings.h"
#include "layout/glyphs.h"
#include "layout/join.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

constexpr size_t kLeastPart = 2;  // letters on either side of a restored hyphen
constexpr size_t kLongestWord = 60;
constexpr uint32_t kShortLine = 48;  // bytes of a line tail that was printed first
constexpr uint32_t kWitnesses = 2;   // times that a word must stand whole to join its parts

std::string Quoted(std::string_view text) {
  std::string quoted(1, '"');
  quoted += text;
  quoted += '"';
  return quoted;
}

class Repairer {
 public:
  explicit Repairer(Reading* r) : r_(*r), margins_(MarginsOf(r)), edits_before_(r->edits.size()) {
    std::stable_sort(r_.edits.begin(), r_.edits.end(),
                     [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  }

  void Run() {
    MendOrder();
    RestoreHyphens();
    JoinSplitWords();
    for (const FindingGroup* group : {&order_, &restored_, &candidates_, &split_}) {
      group->Tell(&r_);
    }
  }

 private:
  bool Repairs() const { return r_.options.repair != RepairMode::kNone; }
  // Whether the stages before changed anything in `line`.
  bool HasEdit(const Line& line) const {
    const auto end = r_.edits.begin() + static_cast<ptrdiff_t>(edits_before_);
    const auto first = std::lower_bound(r_.edits.begin(), end, line.begin,
                                        [](const Edit& e, uint32_t p) { return e.begin < p; });
    return first != end && first->begin <= line.end;
  }

  // ---------------------------------------------------------------- swapped lines
  // Between two labels alone on their lines, the tail of a text (it ends with a semicolon) stands
  // before its head (which ends with a comma).
  void MendOrder() {
    for (uint32_t i = 1, end = static_cast<uint32_t>(r_.lines.size()); i + 2 < end; ++i) {
      const Line& tail = r_.lines[i];
      if (tail.end - tail.begin > kShortLine || r_.text()[tail.end - 1] != ';') continue;
      const Line& head = r_.lines[i + 1];
      if (r_.text()[head.end - 1] != ',' || head.blanks == 0 || tail.blanks > 0) continue;
      if (!AllBody(i - 1, i + 2) || !AreNeighbours(i - 1, i + 2)) continue;
      if (HasEdit(tail)) continue;
      const std::string_view text = r_.TextOf(tail);
      const std::string quoted = Quoted(text);
      if (!Repairs()) {
        order_.Add(tail.begin, quoted + " belongs behind the line after it");
        continue;
      }
      const uint32_t place = tail.begin;
      SwapWithNext(i);
      order_.Add(place, quoted + " was put behind the line after it");
    }
  }

  bool AllBody(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i <= last; ++i) {
      if (r_.lines[i].role != Role::kBody || r_.lines[i].Is(kCell)) return false;
    }
    return true;
  }

  // Labels alone on their lines of which the second follows the first: "(b)" and "(c)", "2." "3.".
  bool AreNeighbours(uint32_t first, uint32_t second) const {
    const std::string_view a = r_.TextOf(r_.lines[first]), b = r_.TextOf(r_.lines[second]);
    const auto shape_a = ParseLabel(a), shape_b = ParseLabel(b);
    if (!shape_a || !shape_b || !shape_a->alone || !shape_b->alone) return false;
    if (a.size() != b.size() || a.size() < 2) return false;
    size_t at = 0;
    while (at < a.size() && a[at] == b[at]) ++at;
    return at < a.size() && b[at] == a[at] + 1 && a.substr(at + 1) == b.substr(at + 1);
  }

  void SwapWithNext(uint32_t i) {
    const Line tail = r_.lines[i];
    const Line head = r_.lines[i + 1];
    const auto after = [&](const Line& line) {
      return line.index + 1 < r_.source.line_count() ? r_.source.line(line.index + 1).begin
                                                     : static_cast<uint32_t>(r_.text().size());
    };
    Enter(&r_, LedgerAction::kMoved, tail.begin, after(tail), "order-mended",
          "it ends a list item of which the line after it is the beginning", after(head));
    r_.lines[i] = head;
    r_.lines[i].blanks = tail.blanks;
    r_.lines[i + 1] = tail;
    r_.lines[i + 1].blanks = 0;
    r_.lines[i + 1].flags |= kContinues;
    r_.margins.reset();
  }

  // ---------------------------------------------------------------- hyphens lost at line ends
  // Where a hyphen and the line end behind it were lost, two printed lines stand on one.
  void RestoreHyphens() {
    if (!margins_.wrapped) return;
    for (const Line& line : r_.lines) {
      if (line.role == Role::kRemoved || line.width * 100 < margins_.right * 108) continue;
      const uint32_t from = Offset(line, margins_.right * 70 / 100);
      const uint32_t to = Offset(line, margins_.right * 115 / 100);
      LookForLostHyphen(line, from, to);
    }
  }

  // The offset of a column of `line`.
  uint32_t Offset(const Line& line, int column) const {
    uint32_t at = line.begin;
    if (r_.source.is_plain(line.index)) {
      return std::min(at + static_cast<uint32_t>(std::max(column - line.indent, 0)), line.end);
    }
    for (int c = line.indent; c < column && at < line.end; ++c) {
      size_t next = at;
      NextCodePoint(r_.text(), &next);
      at = static_cast<uint32_t>(next);
    }
    return at;
  }

  // Goes through the words that begin before `to` and end behind `from`.
  void LookForLostHyphen(const Line& line, uint32_t from, uint32_t to) {
    uint32_t at = from;
    while (at > line.begin && r_.text()[at - 1] != ' ') --at;
    for (; at < std::min(to, line.end); ++at) {
      const std::string_view word = WordAt(r_.text().substr(0, line.end), at);
      if (word.empty()) continue;
      if (word.size() > 2 * kLeastPart && word.size() <= kLongestWord &&
          r_.words->Count(word) == 1) {
        TryHyphen(word, at);
      }
      at += static_cast<uint32_t>(word.size());
    }
  }

  void TryHyphen(std::string_view word, uint32_t begin) {
    size_t attested = 0, places = 0, likely = 0;
    for (size_t i = kLeastPart; i + kLeastPart <= word.size(); ++i) {
      if ((static_cast<uint8_t>(word[i]) & 0xC0) == 0x80) continue;
      const std::string_view first = word.substr(0, i), second = word.substr(i);
      if (r_.words->CountAsTail(second) == 0) continue;
      if (r_.words->CountHyphenated(first, second) > 0) {
        attested = i;
        ++places;
      } else if (r_.words->Count(first) > 0) {
        likely = i;
      }
    }
    const size_t at = places == 1 ? attested : likely;
    if (places > 1 || at == 0) return;
    const std::string mended = std::string(word.substr(0, at)) + "-" + std::string(word.substr(at));
    const bool do_it = places == 1 ? Repairs() : r_.options.repair == RepairMode::kAll;
    const std::string why = places == 1 ? Quoted(mended) + " stands elsewhere in the document"
                                        : "other compounds of the document end the same way";
    if (!do_it) {
      candidates_.Add(begin,
                      Quoted(word) + " may have lost a hyphen: " + Quoted(mended) + "; " + why);
      return;
    }
    Insert(begin + static_cast<uint32_t>(at), "-", why);
    restored_.Add(begin, "A hyphen was restored in " + Quoted(mended) + ": " + why);
  }

  void Insert(uint32_t at, std::string_view text, const std::string& why) {
    if (r_.out.insertions.empty() || r_.out.insertions.back() != text) {
      r_.out.insertions.emplace_back(text);
    }
    r_.edits.push_back(
        {at, at, Edit::kInsert, static_cast<uint32_t>(r_.out.insertions.size() - 1)});
    EnterInserted(&r_, at, text, "hyphen-restored", why);
  }

  // ---------------------------------------------------------------- split words
  // "Amer ica": neither part stands anywhere else, the whole does.
  void JoinSplitWords() {
    const std::vector<uint32_t> places = SplitWords();
    if (places.empty()) return;
    const std::vector<Span> removed = RemovedLines();
    for (uint32_t begin : places) {
      const auto after = std::upper_bound(removed.begin(), removed.end(), begin,
                                          [](uint32_t p, Span s) { return p < s.begin; });
      if (after == removed.begin() || begin >= (after - 1)->end) JoinWordsAt(begin);
    }
  }

  // Where the first parts of split words begin, ascending. Both parts stand once, so that of the
  // words that do one follows the other.
  std::vector<uint32_t> SplitWords() const {
    const std::string_view text = r_.text();
    // A bit for each place: where words that stand once begin, and where words behind these would.
    std::vector<uint64_t> begins(text.size() / 64 + 1), nexts(begins.size());
    const auto set = [](size_t place, std::vector<uint64_t>* bits) {
      (*bits)[place / 64] |= uint64_t{1} << place % 64;
    };
    r_.words->EachSingle([&](uint32_t begin, uint32_t size) {
      set(begin, &begins);
      if (size == Words::kLongest) size = static_cast<uint32_t>(WordAt(text, begin).size());
      if (begin + size < text.size()) set(begin + size + 1, &nexts);
    });
    std::vector<uint32_t> places;
    uint32_t before = 0;  // the word before
    for (uint32_t i = 0; i < begins.size(); ++i) {
      for (uint64_t bits = begins[i]; bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<uint32_t>(std::countr_zero(bits));
        const uint32_t begin = i * 64 + bit;
        if ((nexts[i] >> bit & 1) != 0 && AreSplit(before, begin)) places.push_back(before);
        before = begin;
      }
    }
    return places;
  }

  // Whether the words at `begin` and `next` are the parts of one that was split.
  bool AreSplit(uint32_t begin, uint32_t next) const {
    const std::string_view text = r_.text();
    if (text[next - 1] != ' ' || (text[next] >= 'A' && text[next] <= 'Z')) return false;
    const std::string_view first = WordAt(text, begin);
    if (first.size() < kLeastPart || first.size() != next - 1 - begin) return false;
    const std::string_view second = WordAt(text, next);
    return second.size() >= kLeastPart && StartOf(second) == StartKind::kLower &&
           r_.words->CountJoined(first, second) >= kWitnesses && r_.words->Count(second) == 1 &&
           r_.words->Count(first) == 1;
  }

  std::vector<Span> RemovedLines() const {
    std::vector<Span> removed;
    for (const Line& line : r_.lines) {
      if (line.role == Role::kRemoved) removed.push_back({line.begin, line.end});
    }
    std::sort(removed.begin(), removed.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return removed;
  }

  void JoinWordsAt(uint32_t begin) {
    const std::string_view first = WordAt(r_.text(), begin);
    const auto space = begin + static_cast<uint32_t>(first.size());
    const std::string word = std::string(first).append(WordAt(r_.text(), space + 1));
    if (!Repairs()) {
      candidates_.Add(begin, Quoted(word) + " may have been split here");
      return;
    }
    r_.edits.push_back({space, space + 1, Edit::kRemove, 0});
    Enter(&r_, LedgerAction::kRemoved, space, space + 1, "word-joined",
          Quoted(word) + " stands elsewhere in the document, its parts do not");
    split_.Add(begin, "A word that was split was joined: " + Quoted(word));
  }

  Reading& r_;
  Margins margins_;
  size_t edits_before_;  // edits of the stages before, sorted
  FindingGroup order_{"layout.order-mended", Severity::kNote, "lines were put in order"};
  FindingGroup restored_{"layout.hyphen-restored", Severity::kNote,
                         "hyphens lost at line ends were restored"};
  FindingGroup candidates_{"layout.repair-candidate", Severity::kWarning,
                           "words look damaged and stay as they are"};
  FindingGroup split_{"layout.word-joined", Severity::kNote, "split words were joined"};
};

}  // namespace

void Repair(Reading* r) {
  Repairer(r).Run();
  JoinHyphenated(r);
}

}  // namespace lexport::layout
