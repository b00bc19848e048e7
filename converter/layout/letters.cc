// Titles with their letters set apart: "R E S O L U T I O N   O F   T H E   C O U N C I L".
//
// Single letters with single spaces between them are joined where the document proves it: one of
// the words stands elsewhere as a word, or another such line was proved, which shows the style.
// Wider gaps part the words.

#include <algorithm>
#include <string>

#include "layout/reading.h"

namespace lexport::layout {
namespace {

constexpr size_t kLeastLetters = 4;   // of the longest word of a line
constexpr size_t kLongestLine = 400;  // bytes

struct SpacedLine {
  uint32_t line = 0;
  std::vector<std::string> words;
  std::vector<Span> inside;   // spaces between the letters of a word
  std::vector<Span> between;  // white space between words, but for one space
  size_t longest = 0;         // letters
};

class LetterJoiner {
 public:
  explicit LetterJoiner(Reading* r) : r_(*r), cleaned_(static_cast<ptrdiff_t>(r->edits.size())) {}

  void Run() {
    std::vector<SpacedLine> lines;
    bool style = false;
    const char* const text = r_.text().data();
    for (const Line& line : r_.lines) {
      if (line.role != Role::kBody || line.end - line.begin < 7) continue;
      // The first letter is of one byte or two.
      if (text[line.begin + 1] != ' ' && text[line.begin + 2] != ' ') continue;
      if (HasEdit(line)) continue;
      SpacedLine spaced;
      spaced.line = static_cast<uint32_t>(&line - r_.lines.data());
      if (!Read(line, &spaced)) continue;
      style = style || IsAttested(spaced);
      lines.push_back(std::move(spaced));
    }
    for (const SpacedLine& line : lines) {
      // A single row of letters may be a list of them, if no word of the document.
      if (IsAttested(line) || (style && line.words.size() > 1)) {
        Join(line);
      } else {
        Doubt(line);
      }
    }
    joined_.Tell(&r_);
    candidates_.Tell(&r_);
  }

 private:
  // Whether characters were taken out of `line`; the edits so far are in order.
  bool HasEdit(const Line& line) const {
    if (!line.Is(kOdd)) return false;
    const auto first = std::lower_bound(r_.edits.begin(), r_.edits.begin() + cleaned_, line.begin,
                                        [](const Edit& e, uint32_t p) { return e.begin < p; });
    return first != r_.edits.begin() + cleaned_ && first->begin <= line.end;
  }

  // True when `line` is nothing but single letters.
  bool Read(const Line& line, SpacedLine* out) const {
    const std::string_view text = r_.text();
    if (line.end - line.begin > kLongestLine) return false;
    std::string word;
    size_t letters = 0;
    for (uint32_t at = line.begin; at < line.end;) {
      const uint32_t size = LetterSize(text, at);
      if (size == 0 || size > 2) return false;
      word += text.substr(at, size);
      out->longest = std::max(out->longest, ++letters);
      at += size;
      uint32_t gap = at;
      while (gap < line.end && text[gap] == ' ') ++gap;
      if (at < line.end && gap == at) return false;
      if (gap - at == 1) {
        out->inside.push_back({at, gap});
      } else {
        if (gap > at) out->between.push_back({at + 1, gap});
        out->words.push_back(std::move(word));
        word.clear();
        letters = 0;
      }
      at = gap;
    }
    return out->longest >= kLeastLetters;
  }

  // In a line of one word, that word; in others one that is no mere letter or two.
  bool IsAttested(const SpacedLine& line) const {
    for (const std::string& word : line.words) {
      if ((line.words.size() == 1 || word.size() > 2) && r_.words->Count(word) > 0) return true;
    }
    return false;
  }

  static std::string Text(const SpacedLine& line) {
    std::string text = "\"";
    for (const std::string& word : line.words) text.append(text.size() > 1 ? " " : "").append(word);
    return text + "\"";
  }

  void Doubt(const SpacedLine& line) {
    candidates_.Add(r_.lines[line.line].begin,
                    Text(line) + " may stand here with its letters set apart");
  }

  void Join(const SpacedLine& spaced) {
    if (r_.options.repair == RepairMode::kNone) return Doubt(spaced);
    Line& line = r_.lines[spaced.line];
    const std::string why = IsAttested(spaced)
                                ? Text(spaced) + " has words that stand elsewhere in the document"
                                : "the document sets letters of titles apart elsewhere too";
    for (const Span space : spaced.inside) {
      r_.edits.push_back({space.begin, space.end, Edit::kRemove, 0});
      Enter(&r_, LedgerAction::kRemoved, space.begin, space.end, "letters-joined", why);
    }
    for (const Span gap : spaced.between) {
      r_.edits.push_back({gap.begin, gap.end, Edit::kRemove, 0});
    }
    line.flags &= static_cast<uint16_t>(~kGap);  // it has no cells
    joined_.Add(line.begin, "Letters set apart were joined: " + Text(spaced));
  }

  Reading& r_;
  ptrdiff_t cleaned_;  // edits of the stages before
  FindingGroup candidates_{"layout.repair-candidate", Severity::kWarning,
                           "lines may have their letters set apart"};
  FindingGroup joined_{"layout.word-joined", Severity::kNote,
                       "lines with their letters set apart were joined"};
};

}  // namespace

void JoinSpacedLetters(Reading* r) { LetterJoiner(r).Run(); }

}  // namespace lexport::layout
