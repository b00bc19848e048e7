// Page numbers, running heads, job numbers: lines at page heads and feet that are not the text.
//
// A line goes only as a whole, and only when each of its cells (the parts between wide gaps) is
// known: as a page number that agrees with the count of pages, as a text that stands at other pages
// too, or as a number of the printer's.

#include <algorithm>
#include <array>
#include <deque>
#include <memory_resource>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/strings.h"
#include "layout/glyphs.h"
#include "layout/page_marks.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

constexpr uint32_t kHeadLines = 4;
constexpr uint32_t kFootLines = 6;
constexpr uint32_t kLeastRoman = 3;   // pages with Roman numbers
constexpr uint32_t kLeastBeside = 3;  // pages with a head beside the number
constexpr size_t kLongestCell = 200;
constexpr uint32_t kShortFoot = 24;  // bytes
constexpr size_t kJobDigits = 7;     // behind these, the job number may go on with a date

enum class CellKind : uint8_t { kUnknown, kPageNumber, kHead, kJob };

struct Cell {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// A line near a page boundary.
struct ZoneLine {
  uint32_t line = 0;
  uint32_t page = 0;
  uint32_t depth = 0;  // lines between it and the boundary
  bool foot = false;
};

void SplitAtGaps(std::string_view text, const Line& line, std::vector<Cell>* out) {
  std::vector<Cell>& cells = *out;
  cells.clear();
  uint32_t begin = line.begin;
  for (uint32_t at = line.begin; at < line.end;) {
    uint32_t gap = at;
    while (gap < line.end && (text[gap] == ' ' || text[gap] == '\t')) ++gap;
    if (gap - at >= 3 || (gap > at && text[at] == '\t')) {
      cells.push_back({begin, at});
      begin = gap;
    }
    at = std::max(gap, at + 1);
  }
  cells.push_back({begin, line.end});
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(Reading* r) : r_(*r) {}

  void Run() {
    NumberPages(1);
    if (r_.pages.size() < 2 && r_.text().find('\f') == std::string_view::npos) return;
    CollectZones();
    FindNumbers();
    CountHeads();
    CountBeside();
    CountInside();
    FoldFirstPage();
    first_of_page_.assign(r_.pages.size() * 2, kNone);
    for (uint32_t i = static_cast<uint32_t>(zone_.size()); i > 0; --i) {
      first_of_page_[Key(zone_[i - 1])] = i - 1;
    }
    for (uint32_t page = 0; page < r_.pages.size(); ++page) {
      RemoveAt(page, false);
      RemoveAt(page, true);
      RemoveBetween(page);
    }
    TellHeads();
  }

 private:
  struct Head {
    void StandsAt(uint32_t page) {
      if (page == last) return;
      near = near || (pages > 0 && page <= last + 2);
      last = page;
      ++pages;
    }
    // Left and right pages may have heads of their own; chance repeats a line, but seldom twice.
    bool Repeats(size_t page_count, bool symbol) const {
      if (pages < 2 || inside > 2) return false;
      return pages > 2 || (near && (symbol || page_count <= 6));
    }

    uint32_t pages = 0;   // where it stands near a boundary
    uint32_t inside = 0;  // and where it does not
    uint32_t last = kNone;
    bool near = false;
    uint32_t removed = 0;
    uint32_t line = 0;
  };

  static size_t Key(const ZoneLine& z) { return size_t{z.page} * 2 + z.foot; }

  // Lines at heads, from the top down, and at feet, from the bottom up.
  void CollectZones() {
    zone_.reserve(r_.pages.size() * (kHeadLines + kFootLines));
    for (uint32_t page = 0; page < r_.pages.size(); ++page) {
      const uint32_t begin = r_.pages[page].line, end = r_.PageEnd(page);
      const uint32_t half = begin + (end - begin + 1) / 2;
      for (uint32_t i = begin, depth = 0; i < half && depth < kHeadLines; ++i) {
        if (r_.lines[i].role == Role::kBody) AddToZone({i, page, depth++, false});
      }
      for (uint32_t i = end, depth = 0; i > half && depth < kFootLines; --i) {
        if (r_.lines[i - 1].role == Role::kBody) AddToZone({i - 1, page, depth++, true});
      }
    }
  }

  void AddToZone(const ZoneLine& z) {
    zone_.push_back(z);
    r_.lines[z.line].flags |= kPageEdge;
  }

  // How far the printed page numbers are ahead of the count of pages: what most of them agree on.
  void FindNumbers() {
    std::unordered_map<int64_t, uint32_t> votes, word_votes, roman_votes;
    for (const ZoneLine& z : zone_) {
      for (const Cell& cell : CellsOf(z)) {
        const std::string_view text = r_.Slice(cell.begin, cell.end);
        if (const auto roman = ParseRomanPageNumber(text); roman && z.depth < 2) {
          ++roman_votes[int64_t{roman->value} - z.page];
        }
        const auto number = ParsePageNumber(text);
        if (!number || (number->plain && z.depth > 1)) continue;
        const int64_t offset = int64_t{number->value} - z.page;
        if (number->word)
          word_votes[offset] += z.depth < 2;  // at the very edge, or below a running head
        else
          votes[offset] += 1 + 2 * (number->total == r_.pages.size());
      }
    }
    // A word and a number can be a heading; on page after page, and nowhere else, they are not.
    for (const auto& [offset, count] : word_votes) {
      if (count < std::max<size_t>(2, r_.pages.size() / 2)) continue;
      if (StandsInside(offset, count)) continue;
      if (votes[offset] * 2 >= r_.pages.size()) continue;  // numbers alone are there already
      votes[offset] += count;
      words_ = true;
    }
    for (const auto& [offset, count] : roman_votes) {
      // Between equals, as between the numbers below, the one that counts from 1.
      if (count < kLeastRoman || count < roman_count_) continue;
      if (count == roman_count_ && std::abs(offset - 1) >= std::abs(roman_offset_ - 1)) continue;
      roman_count_ = count;
      roman_offset_ = offset;
    }
    uint32_t most = 0;
    for (const auto& [offset, count] : votes) {
      // Between equals, the one that counts from 1.
      const bool better =
          count > most || (count == most && std::abs(offset - 1) < std::abs(offset_ - 1));
      if (!better) continue;
      most = count;
      offset_ = offset;
    }
    numbered_ = most >= 2 || (most == 1 && offset_ == 1);
    NumberPages(numbered_ ? offset_ : roman_count_ > 0 ? roman_offset_ : 1);
  }

  // Where articles begin at page heads, "Article 5" may be on page 5.
  bool StandsInside(int64_t offset, uint32_t count) const {
    std::vector<uint32_t> numbered;
    std::unordered_set<uint32_t> edge;
    for (const ZoneLine& z : zone_) {
      if (z.depth > 1) continue;
      edge.insert(z.line);
      const auto number = ParsePageNumber(FirstCell(r_.TextOf(r_.lines[z.line])));
      if (!number || !number->word) continue;
      if (int64_t{number->value} - z.page == offset) numbered.push_back(z.line);
    }
    return WordsStandInside(r_, numbered, edge, count);
  }

  void NumberPages(int64_t offset) {
    r_.out.pages.clear();
    for (uint32_t page = 0; page < r_.pages.size(); ++page) {
      Page out;
      out.number = static_cast<uint32_t>(std::max<int64_t>(page + offset, 0));
      out.first_line = r_.lines.empty() ? 0 : r_.lines[r_.pages[page].line].index;
      r_.out.pages.push_back(out);
    }
  }

  bool IsPageNumber(const ZoneLine& z, std::string_view text) const {
    if (roman_count_ > 0) {
      const auto roman = ParseRomanPageNumber(text);
      if (roman && int64_t{roman->value} - z.page == roman_offset_) return true;
    }
    if (!numbered_) return false;
    const auto number = ParsePageNumber(text);
    return number && (words_ || !number->word) && int64_t{number->value} - z.page == offset_;
  }

  // The cells of a line, until the next call.
  const std::vector<Cell>& CellsOf(const ZoneLine& z) {
    const Line& line = r_.lines[z.line];
    if (line.Is(kGap)) {
      SplitAtGaps(r_.text(), line, &cells_);
    } else {
      cells_.assign(1, {line.begin, line.end});
    }
    return cells_;
  }

  // A cell as it is counted: the number of the page taken out. Valid until the next call.
  std::string_view HeadKey(const ZoneLine& z, std::string_view text) {
    if (HasWideSpace(text)) text = key_ = FoldSpaces(text);
    if (!numbered_) return text;
    if (number_of_ != z.page) number_ = std::to_string(r_.out.pages[number_of_ = z.page].number);
    for (size_t at = text.find(number_); at != text.npos; at = text.find(number_, at + 1)) {
      const size_t end = at + number_.size();
      const bool word =
          (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
      if (!word) continue;
      return key_ = std::string(text.substr(0, at)).append("#").append(text.substr(end));
    }
    return text;
  }

  Head& HeadOf(std::string_view key) {
    if (key.data() != key_.data()) return heads_[key];  // it stands in the text
    const auto found = heads_.find(key);
    return found != heads_.end() ? found->second : heads_[made_keys_.emplace_back(key)];
  }

  void CountHeads() {
    heads_.reserve(zone_.size());
    for (const ZoneLine& z : zone_) {
      for (const Cell& cell : CellsOf(z)) {
        if (cell.end - cell.begin > kLongestCell) continue;
        const std::string_view text = r_.Slice(cell.begin, cell.end);
        // The title at the top of the first page proves no running head.
        if (z.page > 0 || z.foot || IsSymbol(text)) HeadOf(HeadKey(z, text)).StandsAt(z.page);
        const std::string digits = JobDigits(text);
        if (!digits.empty()) ++jobs_[digits.substr(0, kJobDigits)];
      }
    }
  }

  // The page number of a line of two cells, at the very edge of a page; null for other lines.
  const Cell* NumberBeside(const ZoneLine& z) {
    if (z.depth > 0 || !r_.lines[z.line].Is(kGap)) return nullptr;
    const std::vector<Cell>& cells = CellsOf(z);
    if (cells.size() != 2) return nullptr;
    for (const Cell& cell : cells) {
      if (IsPageNumber(z, r_.Slice(cell.begin, cell.end))) return &cell;
    }
    return nullptr;
  }

  // Where page after page has its number in one line with a few words, these are the head, though
  // they change with the chapter.
  void CountBeside() {
    for (const ZoneLine& z : zone_) beside_[z.foot] += NumberBeside(z) != nullptr;
  }

  bool IsHeadBeside(const ZoneLine& z, std::string_view text) {
    if (beside_[z.foot] < kLeastBeside || beside_[z.foot] * 2 < r_.pages.size()) return false;
    return NumberBeside(z) != nullptr && text.size() <= kLongestCell && MayBeHead(text);
  }

  // A line that stands in the midst of pages as well is text that repeats.
  void CountInside() {
    std::array<bool, kLongestCell + 1> lengths{};  // of what is sought
    bool any = false;
    for (const auto& [text, head] : heads_) {
      if (head.pages > 1) any = lengths[std::min(text.size(), kLongestCell)] = true;
    }
    if (!any) return;
    for (const Line& line : r_.lines) {
      const size_t length = line.end - line.begin;
      if (length > kLongestCell || !lengths[length]) continue;
      if (line.Is(kGap) || line.Is(kPageEdge)) continue;
      const auto head = heads_.find(r_.TextOf(line));
      if (head != heads_.end()) ++head->second.inside;
    }
  }

  // The first page as one line: heads of later pages repeat what it says.
  void FoldFirstPage() {
    if (r_.pages.size() < 2 || !r_.pages[1].form_feed) return;
    const uint32_t end = std::min<uint32_t>(r_.PageEnd(0), 80);
    for (uint32_t i = 0; i < end; ++i) {
      first_page_ += FoldSpaces(r_.TextOf(r_.lines[i]));
      first_page_ += ' ';
    }
    FindSymbolHeads();
  }

  bool IsJob(std::string_view text, bool beside) const {
    if (IsContinuationMark(text)) return true;
    const std::string digits = JobDigits(text);
    if (digits.empty()) return false;
    if (beside || text.find('*') != std::string_view::npos) return true;
    const auto found = jobs_.find(digits.substr(0, kJobDigits));
    return found != jobs_.end() && found->second > 1;
  }

  bool IsHead(const ZoneLine& z, std::string_view text) {
    const auto head = heads_.find(HeadKey(z, text));
    // The top of the first page is a title page's, even where later heads repeat it.
    if (head == heads_.end() || (z.page == 0 && !z.foot)) return false;
    if (!head->second.Repeats(r_.pages.size(), IsSymbol(text))) return false;
    return MayBeHead(text);
  }

  static bool MayBeHead(std::string_view text) {
    const EndKind end = EndOf(text);
    return end != EndKind::kComma && end != EndKind::kStop && HasLetter(text) && !ParseLabel(text);
  }

  static bool HasLetter(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      if (IsLetter(NextCodePoint(text, &at))) return true;
    }
    return false;
  }

  bool RepeatsFirstPage(const ZoneLine& z, std::string_view text) const {
    if (z.page == 0 || z.foot || first_page_.empty() || text.size() < 6) return false;
    if (!symbol_heads_.contains(z.page) || EndOf(text) == EndKind::kComma) return false;
    return first_page_.find(FoldSpaces(text)) != std::string::npos;
  }

  // Pages at whose head the symbol of the document stands: only these have its title there too.
  void FindSymbolHeads() {
    for (const ZoneLine& z : zone_) {
      if (z.page == 0 || z.foot) continue;
      for (const Cell& cell : CellsOf(z)) {
        const std::string_view text = r_.Slice(cell.begin, cell.end);
        if (IsSymbol(text) && first_page_.find(text) != std::string::npos) {
          symbol_heads_.insert(z.page);
        }
      }
    }
  }

  // `edge`: nothing but furniture between the line and the boundary. `apart`: blank lines set it
  // apart from the text.
  CellKind KindOf(const ZoneLine& z, const Cell& cell, bool edge, bool apart, bool beside) {
    const std::string_view text = r_.Slice(cell.begin, cell.end);
    if (IsPageNumber(z, text)) {
      const auto number = ParsePageNumber(text);
      if (edge || (number && number->total == r_.pages.size())) return CellKind::kPageNumber;
    }
    if (r_.pages[0].form_feed || r_.pages.size() == 1 || r_.pages[1].form_feed) {
      if (z.foot && IsJob(text, beside)) return CellKind::kJob;
    }
    if (!edge) return CellKind::kUnknown;
    if (IsHead(z, text) || IsHeadBeside(z, text)) return CellKind::kHead;
    if (apart && RepeatsFirstPage(z, text)) return CellKind::kHead;
    return CellKind::kUnknown;
  }

  // Lines of one zone that stand together, and whether blank lines set the last apart.
  bool IsApart(const ZoneLine& z) const {
    if (z.foot) return true;
    for (uint32_t i = z.line + 1; i < r_.PageEnd(z.page) && i < z.line + 4; ++i) {
      if (r_.lines[i].blanks > 0) return true;
    }
    return false;
  }

  void RemoveAt(uint32_t page, bool foot) {
    const uint32_t first = first_of_page_[Key({0, page, 0, foot})];
    if (first == kNone) return;
    bool edge = true, beside = false;
    for (size_t i = first; i < zone_.size(); ++i) {
      const ZoneLine& z = zone_[i];
      if (z.page != page || z.foot != foot) break;
      const bool removed = r_.lines[z.line].role == Role::kBody && TryRemove(z, edge, beside);
      edge = edge && removed;
      beside = beside || removed;
    }
  }

  // A few words between furniture at a page foot are furniture too: "Please recycle".
  void RemoveBetween(uint32_t page) {
    const uint32_t first = first_of_page_[Key({0, page, 0, true})];
    if (first == kNone) return;
    for (size_t i = first + 1; i + 1 < zone_.size(); ++i) {
      const ZoneLine &below = zone_[i - 1], &z = zone_[i], &above = zone_[i + 1];
      if (above.page != page || !above.foot) break;
      const Line& line = r_.lines[z.line];
      if (line.role != Role::kBody || line.end - line.begin > kShortFoot) continue;
      const bool between = r_.lines[below.line].role == Role::kRemoved &&
                           r_.lines[above.line].role == Role::kRemoved;
      if (between && EndOf(r_.TextOf(line)) == EndKind::kOpen) {
        RemoveLine(&r_, z.line, "page-foot", "stands between other marks at the page foot");
      }
    }
  }

  bool TryRemove(const ZoneLine& z, bool edge, bool beside) {
    CellKind kind = CellKind::kUnknown;
    bool number = false;
    const bool apart = IsApart(z);
    whole_line_ = CellsOf(z);  // KindOf asks for them too
    for (const Cell& cell : whole_line_) {
      const CellKind one = KindOf(z, cell, edge, apart, beside || number);
      if (one == CellKind::kUnknown) return false;
      number = number || one == CellKind::kPageNumber;
      if (one != CellKind::kPageNumber || kind == CellKind::kUnknown) kind = one;
    }
    if (number) r_.out.pages[z.page].number_printed = true;
    for (const Cell& cell : whole_line_) NoteHead(z, cell);
    switch (kind) {
      case CellKind::kPageNumber:
        RemoveLine(&r_, z.line, "page-number",
                   "the number of page " + std::to_string(r_.out.pages[z.page].number));
        break;
      case CellKind::kHead:
        RemoveLine(&r_, z.line, "running-head", "stands at other pages as well");
        break;
      default:
        RemoveLine(&r_, z.line, "job-number", "a mark of the printer at the page foot");
    }
    return true;
  }

  void NoteHead(const ZoneLine& z, const Cell& cell) {
    const std::string_view text = r_.Slice(cell.begin, cell.end);
    if (IsPageNumber(z, text) || !JobDigits(text).empty() || !HasLetter(text)) return;
    Head& head = HeadOf(HeadKey(z, text));
    if (head.removed++ == 0) head.line = r_.lines[z.line].index + 1;
  }

  void TellHeads() {
    for (const auto& [key, head] : heads_) {
      if (head.removed == 0) continue;
      std::string text(key);
      const size_t number = text.find('#');
      if (number != std::string::npos) text = FoldSpaces(text.erase(number, 1));
      r_.out.heads.push_back({std::move(text), head.line, head.removed});
    }
    std::sort(r_.out.heads.begin(), r_.out.heads.end(),
              [](const RunningHead& a, const RunningHead& b) {
                return a.line != b.line ? a.line < b.line : a.text < b.text;
              });
  }

  Reading& r_;
  std::vector<ZoneLine> zone_;
  std::vector<uint32_t> first_of_page_;  // in zone_, by Key
  std::pmr::monotonic_buffer_resource arena_;
  std::pmr::unordered_map<std::string_view, Head> heads_{&arena_};
  std::deque<std::string> made_keys_;  // of heads_, where they do not stand so in the text
  std::unordered_map<std::string, uint32_t> jobs_;
  std::string first_page_;
  std::vector<Cell> cells_, whole_line_;
  std::string key_;
  std::string number_;  // of page number_of_
  uint32_t number_of_ = kNone;
  std::unordered_set<uint32_t> symbol_heads_;
  int64_t offset_ = 1000000;
  bool numbered_ = false;
  uint32_t beside_[2] = {0, 0};  // heads, feet: lines of a number and something else
  int64_t roman_offset_ = 1000000;
  uint32_t roman_count_ = 0;
  bool words_ = false;  // page numbers come with a word
};

}  // namespace

void RemoveFurniture(Reading* r) { FurnitureFinder(r).Run(); }

}  // namespace lexport::layout
