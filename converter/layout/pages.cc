// Where pages start. A form feed says so. Where form feeds were lost, they leave traces: a single
// space before a line of a text that is not indented otherwise, a page number alone on its line, a
// running head behind it. A trace counts only where others agree with it.

#include <algorithm>
#include <unordered_map>

#include "layout/cells.h"
#include "layout/glyphs.h"
#include "layout/notes.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

// Pages shorter than this are no pages, as long as there are only traces to go by.
constexpr uint32_t kLeastPage = 15;

constexpr size_t kMostPages = 1000;
constexpr size_t kLeastPageBytes = 120;

struct Numbered {
  uint32_t line = 0;
  uint32_t value = 0;
  bool decorated = false;
};

uint32_t Median(std::vector<uint32_t> values) {
  if (values.empty()) return 0;
  auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

class PageFinder {
 public:
  explicit PageFinder(Reading* r) : r_(*r) {}

  void Run() {
    starts_.push_back({0, false});
    if (!ByFormFeeds()) {
      BySpaces();
      ByNumbers();
      std::sort(starts_.begin(), starts_.end(),
                [](PageStart a, PageStart b) { return a.line < b.line; });
    }
    for (PageStart start : starts_) {
      if (r_.pages.empty() || r_.pages.back().line != start.line) r_.pages.push_back(start);
    }
  }

 private:
  uint32_t Count() const { return static_cast<uint32_t>(r_.lines.size()); }

  bool ByFormFeeds() {
    bool any = false;
    for (uint32_t i = 0, end = Count(); i < end; ++i) {
      if (!r_.lines[i].Is(kFormFeed)) continue;
      any = true;
      if (i > 0) starts_.push_back({i, true});
    }
    // Form feeds every few words part something, but not pages.
    if (starts_.size() > kMostPages && r_.text().size() / starts_.size() < kLeastPageBytes) {
      starts_.resize(1);
    }
    return any;
  }

  // Lines with one space before them.
  void BySpaces() {
    std::vector<uint32_t> traces;
    size_t indented = 0;
    uint32_t notes_end = 0;  // physical line up to which lines belong to a note block
    for (uint32_t i = 0, end = Count(); i < end; ++i) {
      const Line& line = r_.lines[i];
      const bool labels = line.end - line.begin <= kLongestLabelLine;
      if (const auto run = labels ? FindLabelRun(r_, i) : std::nullopt) {
        const uint32_t text = run->last + 1;
        // A single label with text right below it may as well be a number before a page start.
        const bool list =
            run->last > run->first || (text < r_.lines.size() && r_.lines[text].blanks > 0);
        if (list && text < r_.lines.size()) {
          notes_end = std::max(notes_end, r_.lines[text].index + run->rows);
        }
      }
      indented += line.indent > 0;
      if (i > 0 && line.Is(kLeadSpace) && line.index >= notes_end) traces.push_back(i);
    }
    if (traces.empty() || indented * 20 > r_.lines.size() + 20) return;
    const std::vector<uint32_t> pages = Plausible(traces);
    for (uint32_t line : pages) {
      starts_.push_back({line, false});
      r_.lines[line].indent = 0;  // the space is all that is left of a form feed
      --r_.lines[line].width;
    }
  }

  // Of the traces those that can be pages: of like length, some of them cutting a sentence or
  // standing by a page number.
  std::vector<uint32_t> Plausible(const std::vector<uint32_t>& traces) const {
    std::vector<uint32_t> lengths;
    for (size_t i = 1; i < traces.size(); ++i) lengths.push_back(traces[i] - traces[i - 1]);
    const uint32_t usual = std::max(Median(lengths), kLeastPage);
    std::vector<uint32_t> pages;
    size_t proofs = 0, like = 0;
    uint32_t before = 0;
    for (uint32_t line : traces) {
      if (line - before < usual / 4 || line - before < kLeastPage / 2) continue;
      like += line - before > usual / 2 && line - before < usual * 2;
      proofs += CutsSentence(line) || ParsePageNumber(Above(line)).has_value();
      pages.push_back(line);
      before = line;
    }
    const bool regular = like * 10 >= pages.size() * 6;
    const bool proved = pages.size() < 3 ? proofs == pages.size() : proofs * 5 >= pages.size();
    if (!regular || !proved) pages.clear();
    return pages;
  }

  std::string_view Above(uint32_t line) const { return r_.TextOf(r_.lines[line - 1]); }

  bool CutsSentence(uint32_t line) const {
    return EndOf(Above(line)) == EndKind::kOpen &&
           StartOf(r_.TextOf(r_.lines[line])) == StartKind::kLower;
  }

  // Numbers alone on their lines that rise from page to page.
  void ByNumbers() {
    std::vector<Numbered> numbers;
    for (uint32_t i = 0, end = Count(); i < end; ++i) {
      const Line& line = r_.lines[i];
      if (line.end - line.begin > 40) continue;
      const auto number = ParsePageNumber(r_.TextOf(line));
      const bool decorated = number && !number->plain && (!number->word || number->total > 0);
      if (number) numbers.push_back({i, number->value, decorated});
    }
    if (numbers.size() > 1 && !ByHeads(numbers) && starts_.size() == 1) ByNumbersAlone(numbers);
    if (starts_.size() == 1) ByNumbersBeside();
  }

  // Numbers that stand in one line with the words of a running head.
  void ByNumbersBeside() {
    std::vector<Numbered> numbers;
    for (uint32_t i = 0, end = Count(); i < end; ++i) {
      if (!r_.lines[i].Is(kGap)) continue;
      const std::vector<Cell> cells = CellsOf(r_.text(), r_.lines[i], kGapColumns);
      if (cells.size() != 2) continue;
      for (const Cell& cell : cells) {
        const auto number = ParsePageNumber(r_.Slice(cell.begin, cell.end));
        if (number && number->plain) numbers.push_back({i, number->value, false});
      }
    }
    const std::vector<Numbered> pages = LongestRun(numbers);
    if (pages.size() < 3 || !Proportional(pages)) return;
    const bool heads = AreHeads(pages);
    for (const Numbered& n : pages) {
      const uint32_t start = heads ? n.line : n.line + 1;
      if (start > 0 && start < r_.lines.size()) starts_.push_back({start, false});
    }
  }

  // Whether lines with numbers stand at the heads of their pages: by how much text stands before
  // the first; where the numbers start high, by the blank lines around them.
  bool AreHeads(const std::vector<Numbered>& pages) const {
    const Numbered &first = pages.front(), &last = pages.back();
    const int64_t usual = (last.line - first.line) / (last.value - first.value);
    const int64_t before = first.line, value = first.value;
    if (value <= 3) {
      return std::abs(before - (value - 1) * usual) < std::abs(before - value * usual);
    }
    size_t above = 0, below = 0;
    for (const Numbered& n : pages) {
      above += r_.lines[n.line].blanks;
      below += n.line + 1 < r_.lines.size() ? r_.lines[n.line + 1].blanks : 0;
    }
    return below >= above;
  }

  // A number and behind it a line that stands behind other such numbers too.
  bool ByHeads(const std::vector<Numbered>& numbers) {
    std::unordered_map<std::string_view, uint32_t> heads;
    auto head_of = [&](const Numbered& n) -> std::string_view {
      if (n.line + 1 >= r_.lines.size()) return {};
      const Line& head = r_.lines[n.line + 1];
      return head.end - head.begin <= 120 ? r_.TextOf(head) : std::string_view();
    };
    for (const Numbered& n : numbers) ++heads[head_of(n)];
    std::vector<Numbered> pages;
    for (const Numbered& n : numbers) {
      const std::string_view head = head_of(n);
      if (head.empty() || heads[head] < 2 || ParseLabel(head)) continue;
      if (ParsePageNumber(head)) continue;
      if (pages.empty() || n.value > pages.back().value || n.line > pages.back().line + 200) {
        pages.push_back(n);
      }
    }
    if (!Proportional(pages)) return false;
    for (const Numbered& n : pages) starts_.push_back({n.line + 1, false});
    return true;
  }

  // The same number of lines a page, by and large.
  static bool Proportional(const std::vector<Numbered>& pages) {
    if (pages.size() < 2) return false;
    std::vector<uint32_t> lengths;
    for (size_t i = 1; i < pages.size(); ++i) {
      if (pages[i].value <= pages[i - 1].value) continue;
      lengths.push_back((pages[i].line - pages[i - 1].line) /
                        (pages[i].value - pages[i - 1].value));
    }
    const uint32_t usual = Median(lengths);
    size_t like = 0;
    for (uint32_t length : lengths) like += length > usual / 2 && length < usual * 2;
    return usual >= kLeastPage && like * 10 >= lengths.size() * 8;
  }

  // The longest run of numbers each one more than the last, a page apart at the least.
  static std::vector<Numbered> LongestRun(const std::vector<Numbered>& numbers) {
    std::vector<Numbered> best, run;
    for (const Numbered& n : numbers) {
      if (!run.empty() && n.value != run.back().value + 1) {
        if (n.line - run.back().line < kLeastPage) continue;
        if (run.size() > best.size()) best = run;
        run.clear();
      }
      run.push_back(n);
    }
    return run.size() > best.size() ? run : best;
  }

  // Numbers without heads: each one more than the last, and many of them in mid-sentence.
  void ByNumbersAlone(const std::vector<Numbered>& numbers) {
    const std::vector<Numbered> best = LongestRun(numbers);
    if (best.size() < 3 || !Proportional(best)) return;
    size_t cuts = 0, decorated = 0;
    for (const Numbered& n : best) {
      decorated += n.decorated;
      if (n.line == 0 || n.line + 1 >= r_.lines.size()) continue;
      cuts += EndOf(Above(n.line)) == EndKind::kOpen &&
              StartOf(r_.TextOf(r_.lines[n.line + 1])) == StartKind::kLower;
    }
    if (decorated != best.size() && cuts * 3 < best.size()) return;
    for (const Numbered& n : best) {
      if (n.line + 1 < r_.lines.size()) starts_.push_back({n.line + 1, false});
    }
  }

  Reading& r_;
  std::vector<PageStart> starts_;
};

}  // namespace

void FindPages(Reading* r) { PageFinder(r).Run(); }

}  // namespace lexport::layout
