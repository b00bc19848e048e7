#include "outline/split.h"

#include "base/strings.h"
#include "outline/label.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kLongestLabel = 40;  // bytes of a line that is nothing but a label

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
                       RunRange runs, uint32_t from) {
  const uint32_t end = runs.first + runs.count;
  for (uint32_t i = from; i < end; ++i) {
    const Run& run = blocks.runs[i];
    if (run.kind != RunKind::kText || run.end - run.begin > kLongestLabel) continue;
    if (i == runs.first || blocks.runs[i - 1].kind != RunKind::kSpace) continue;
    if (i + 1 < end && blocks.runs[i + 1].kind != RunKind::kSpace) continue;
    if (i + 2 < end && !StartsAnew(source, blocks.runs[i + 2])) continue;
    if (IsWholeLabel(source.slice({run.begin, run.end}), lexicon)) return i;
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

void SplitBlock(const Source& source, const Blocks& blocks, const Lexicon& lexicon,
                const Block& block, std::vector<Block>* out) {
  const uint32_t end = block.runs.first + block.runs.count;
  uint32_t line = FindLabelLine(source, blocks, lexicon, block.runs, block.runs.first);
  if (line == end) {
    out->push_back(block);
    return;
  }
  Block head = block;
  head.runs.count = line - 1 - block.runs.first;  // without the space between
  head.blank_after = head.full_last_line = false;
  out->push_back(head);
  while (line != end) {
    out->push_back(Cut(source, blocks, block, line, line + 1));
    if (line + 2 >= end) return;
    const uint32_t next = FindLabelLine(source, blocks, lexicon, block.runs, line + 2);
    const uint32_t stop = next == end ? end : next - 1;
    if (next != line + 2) out->push_back(Cut(source, blocks, block, line + 2, stop));
    line = next;
  }
}

}  // namespace

std::optional<Blocks> SplitLabels(const Source& source, const Blocks& blocks,
                                  const Lexicon& lexicon) {
  std::vector<Block> split;
  split.reserve(blocks.blocks.size());
  for (const Block& block : blocks.blocks) {
    if (block.kind == BlockKind::kText && block.line_count > 1) {
      SplitBlock(source, blocks, lexicon, block, &split);
    } else {
      split.push_back(block);
    }
  }
  if (split.size() == blocks.blocks.size()) return std::nullopt;
  Blocks copy = blocks;
  copy.blocks = std::move(split);
  return copy;
}

}  // namespace lexport
