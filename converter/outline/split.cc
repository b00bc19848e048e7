#include "outline/split.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "outline/label.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kLongestLabel = 40;  // bytes of a line that is nothing but a label

constexpr uint32_t kFewestRepeated = 4;

bool HasDigit(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (IsDigit(NextCodePoint(text, &at))) return true;
  }
  return false;
}

// A short line with its digits, of any script, as one sign; empty when it has none or nothing else.
std::string PatternOf(std::string_view text) {
  std::string pattern;
  bool digits = false, letters = false;
  text = Trim(text);
  if (text.empty() || text.size() > kLongestLabel || !HasDigit(text)) return pattern;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, &at);
    if (IsDigit(c)) {
      if (!pattern.ends_with('#')) pattern += '#';
      digits = true;
      continue;
    }
    letters = letters || IsLetter(c);
    AppendUtf8(c, &pattern);
  }
  return digits && letters ? FoldWord(pattern) : std::string();
}

// The lines that repeat, found when first asked for: few texts have lines that may be such.
class Repeated {
 public:
  Repeated(const Source& source, const Blocks& blocks) : source_(source), blocks_(blocks) {}

  bool Has(std::string_view text) {
    const std::string pattern = PatternOf(text);
    if (pattern.empty()) return false;
    if (!found_) found_ = Find();
    const auto line = found_->find(pattern);
    return line != found_->end() && line->second >= kFewestRepeated;
  }

 private:
  // How often lines occur, their digits replaced: "# kanu" of "3 kanu", "4 kanu" …
  using Counts = std::unordered_map<std::string, uint32_t>;

  Counts Find() const {
    Counts counts;
    for (size_t i = 0; i < blocks_.blocks.size(); ++i) {
      const Block& block = blocks_.blocks[i];
      FetchEnds(source_, blocks_, i + kFetchAhead);
      if (block.line_count != 1 || block.runs.count == 0 || block.runs.count > 3) continue;
      const Run& run = blocks_.runs[block.runs.first + block.runs.count - 1];
      if (run.kind != RunKind::kText || run.end - run.begin > kLongestLabel) continue;
      std::string pattern = PatternOf(source_.slice({run.begin, run.end}));
      if (!pattern.empty()) ++counts[std::move(pattern)];
    }
    return counts;
  }

  const Source& source_;
  const Blocks& blocks_;
  std::optional<Counts> found_;
};

// Whether the line `text` is a label with a word and a number, and nothing else.
bool IsWholeLabel(std::string_view text, const Lexicon& lexicon) {
  text = Trim(text);
  if (text.empty() || text.size() > kLongestLabel) return false;
  size_t at = 0;
  const char32_t first = NextCodePoint(text, &at);
  if (!IsLetter(first) || IsLower(first)) return false;
  LabelChain chain;
  ScanLabels(text, lexicon, &chain);
  if (chain.count == 0) return false;
  const Label& label = chain.labels[0];
  return label.has_word() && label.readings.count > 0 && label.rest >= text.size() &&
         label.form != LabelForm::kSign;
}

bool StartsAnew(const Source& source, const Run& run) {
  if (run.kind != RunKind::kText) return true;
  const std::string_view text = Trim(source.slice({run.begin, run.end}));
  if (text.empty()) return true;
  size_t at = 0;
  const char32_t first = NextCodePoint(text, &at);
  return IsUpper(first) || IsDigit(first) || first == '(';
}

// Index of the run that begins such a line, from `from` on; the end of the range when there is
// none.
uint32_t FindLabelLine(const Source& source, const Blocks& blocks, const Lexicon& lexicon,
                       Repeated* repeated, RunRange runs, uint32_t from) {
  const uint32_t end = runs.first + runs.count;
  for (uint32_t i = from; i < end; ++i) {
    const Run& run = blocks.runs[i];
    if (run.kind != RunKind::kText || run.end - run.begin > kLongestLabel) continue;
    const bool starts_line = i > runs.first && (blocks.runs[i - 1].kind == RunKind::kSpace ||
                                                blocks.runs[i - 1].kind == RunKind::kPageBreak);
    if (!starts_line) continue;
    if (i + 1 < end && blocks.runs[i + 1].kind != RunKind::kSpace) continue;
    if (i + 2 < end && !StartsAnew(source, blocks.runs[i + 2])) continue;
    const std::string_view line = source.slice({run.begin, run.end});
    if (IsWholeLabel(line, lexicon) || repeated->Has(line)) return i;
  }
  return end;
}

Block Cut(const Source& source, const Blocks& blocks, const Block& block, uint32_t first,
          uint32_t end) {
  Block part = block;
  part.runs = {first, end - first};
  part.start = BlockStart::kLikely;
  part.blank_before = part.after_page_break = false;
  part.line = static_cast<uint32_t>(source.line_of(blocks.runs[first].begin)) + 1;
  part.line_count = 1;
  return part;
}

// The first of the page ends right before the run `line`, or `line` itself.
uint32_t BehindSpace(const Blocks& blocks, uint32_t from, uint32_t line) {
  while (line > from && blocks.runs[line - 1].kind == RunKind::kPageBreak) --line;
  return line;
}

void SplitBlock(const Source& source, const Blocks& blocks, const Lexicon& lexicon,
                Repeated* repeated, const Block& block, std::vector<Block>* out) {
  const uint32_t end = block.runs.first + block.runs.count;
  uint32_t line = FindLabelLine(source, blocks, lexicon, repeated, block.runs, block.runs.first);
  if (line == end) {
    out->push_back(block);
    return;
  }
  Block head = block;
  // A page end between the two belongs to the label; the space goes.
  const uint32_t behind = BehindSpace(blocks, block.runs.first, line);
  head.runs.count = behind - block.runs.first;
  if (head.runs.count > 0 && blocks.runs[behind - 1].kind == RunKind::kSpace) --head.runs.count;
  head.blank_after = head.full_last_line = false;
  out->push_back(head);
  while (line != end) {
    out->push_back(
        Cut(source, blocks, block, BehindSpace(blocks, block.runs.first, line), line + 1));
    if (line + 2 >= end) return;
    const uint32_t next = FindLabelLine(source, blocks, lexicon, repeated, block.runs, line + 2);
    uint32_t stop = next == end ? end : BehindSpace(blocks, line + 2, next);
    if (stop != end && stop > line + 2 && blocks.runs[stop - 1].kind == RunKind::kSpace) --stop;
    if (next != line + 2) out->push_back(Cut(source, blocks, block, line + 2, stop));
    line = next;
  }
}

}  // namespace

std::optional<Blocks> SplitLabels(const Source& source, const Blocks& blocks,
                                  const Lexicon& lexicon) {
  Repeated repeated(source, blocks);
  const auto holds_label = [&](const Block& block) {
    if (block.kind != BlockKind::kText || block.line_count <= 1) return false;
    const uint32_t first = block.runs.first;
    return FindLabelLine(source, blocks, lexicon, &repeated, block.runs, first) !=
           first + block.runs.count;
  };
  const auto begin = blocks.blocks.begin(), end = blocks.blocks.end();
  const auto first = std::find_if(begin, end, holds_label);
  if (first == end) return std::nullopt;  // so it is in nearly all texts
  std::vector<Block> split(begin, first);
  split.reserve(blocks.blocks.size());
  for (auto block = first; block != end; ++block) {
    if (block->kind == BlockKind::kText && block->line_count > 1) {
      SplitBlock(source, blocks, lexicon, &repeated, *block, &split);
    } else {
      split.push_back(*block);
    }
  }
  Blocks copy = blocks;
  copy.blocks = std::move(split);
  return copy;
}

}  // namespace lexport
