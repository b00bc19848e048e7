#include "validate/line_index.h"

#include <algorithm>

namespace lexport::validate {
namespace {

constexpr uint64_t kBlock = 64 * 1024;
constexpr uint64_t kLongestSourceLine = 4096;

}  // namespace

void LineIndex::Advance(uint64_t from, uint64_t to, Mark* mark) const {
  const std::string_view text = input_.text;
  for (uint64_t i = from; i < to; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
      ++mark->line;
      mark->column = 1;
      mark->line_start = i + 1;
      ++mark->wide;
    } else if ((c & 0xC0) != 0x80) {
      ++mark->column;
      ++mark->wide;
      mark->astral += c >= 0xF0 ? 1 : 0;
    }
  }
}

void LineIndex::Build() {
  const uint64_t size = input_.text.size();
  Mark mark;
  marks_.push_back(mark);
  for (uint64_t at = 0; at + kBlock <= size; at += kBlock) {
    Advance(at, at + kBlock, &mark);
    marks_.push_back(mark);
  }
}

LineIndex::Mark LineIndex::MarkAt(uint64_t offset) {
  if (marks_.empty()) Build();
  offset = std::min<uint64_t>(offset, input_.text.size());
  Mark mark = marks_[offset / kBlock];
  Advance(offset / kBlock * kBlock, offset, &mark);
  return mark;
}

uint64_t LineIndex::OffsetOf(uint64_t line, uint64_t column) {
  if (marks_.empty()) Build();
  // The last mark on an earlier line, or on this one.
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), line,
                                      [](uint64_t l, const Mark& m) { return l <= m.line; });
  const auto block = static_cast<uint64_t>(after - marks_.begin());
  uint64_t at = block == 0 ? 0 : (block - 1) * kBlock;
  Mark mark = block == 0 ? Mark{} : marks_[block - 1];
  for (; at < input_.text.size() && mark.line < line; ++at) Advance(at, at + 1, &mark);
  for (uint64_t units = 1; at < input_.text.size() && units < column; ++at) {
    const auto c = static_cast<unsigned char>(input_.text[at]);
    if ((c & 0xC0) != 0x80) units += c >= 0xF0 ? 2 : 1;
  }
  return at;
}

uint64_t LineIndex::LineOf(uint64_t offset) { return MarkAt(offset).line; }

void LineIndex::Locate(uint64_t offset, Location* where) {
  offset = std::min<uint64_t>(offset, input_.text.size());
  const Mark mark = MarkAt(offset);
  where->line = mark.line;
  where->column = mark.column;
  const bool utf16 = input_.encoding != InputEncoding::kUtf8;
  where->offset = input_.mark_bytes + (utf16 ? 2 * (mark.wide + mark.astral) : offset);
  const std::string_view line = input_.text.substr(mark.line_start, kLongestSourceLine + 1);
  const size_t end = std::min(line.find_first_of("\r\n"), line.size());
  if (end <= kLongestSourceLine) where->source_line = line.substr(0, end);
}

}  // namespace lexport::validate
