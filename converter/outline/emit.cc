#include "outline/emit.h"

#include <algorithm>

#include "base/strings.h"

namespace lexport {
namespace {

// Scripts that set no space between words.
bool IsUnspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

uint32_t SpaceAtStart(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t next = at;
    if (!IsSpace(NextCodePoint(text, &next))) break;
    at = next;
  }
  return static_cast<uint32_t>(at);
}

// The size of `text` without the white space at its end.
size_t SizeWithoutEnd(std::string_view text) {
  size_t size = text.size();
  while (size > 0 && IsSpace(PreviousCodePoint(text, size))) {
    do {
      --size;
    } while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80);
  }
  return size;
}

}  // namespace

inline uint32_t RunEmitter::SizeOf(const Run& run) const {
  switch (run.kind) {
    case RunKind::kText:
      return run.end - run.begin;
    case RunKind::kSpace:
    case RunKind::kLineBreak:
      return 1;
    case RunKind::kInserted:
      return static_cast<uint32_t>(blocks_.insertions[run.value].size());
    default:
      return 0;
  }
}

inline void RunEmitter::Push(Run run, uint32_t from, uint32_t to) {
  if (run.kind == RunKind::kText) {
    run.end = run.begin + to;
    run.begin += from;
  }
  out_.push_back(run);
}

void RunEmitter::TrimEnd(RunRange* range) {
  // White space in front of a marker or page end at the very end stays; it is folded on output.
  while (range->count > 0) {
    Run& run = out_.back();
    if (run.kind == RunKind::kText) {
      const std::string_view text = source_.slice({run.begin, run.end});
      const size_t kept = SizeWithoutEnd(text);
      if (kept == 0) {
        out_.pop_back();
        --range->count;
        continue;
      }
      run.end = run.begin + static_cast<uint32_t>(kept);
      return;
    }
    if (run.kind != RunKind::kSpace && run.kind != RunKind::kLineBreak) return;
    out_.pop_back();
    --range->count;
  }
}

RunRange RunEmitter::Emit(RunRange range, uint32_t from, uint32_t to) {
  RunRange result;
  result.first = static_cast<uint32_t>(out_.size());
  uint32_t at = 0;
  bool started = false;
  for (uint32_t i = 0; i < range.count; ++i) {
    if (started && to == UINT32_MAX) {  // all that is left, as it is
      const auto rest = blocks_.runs.begin() + range.first;
      out_.insert(out_.end(), rest + i, rest + range.count);
      break;
    }
    const Run& run = blocks_.runs[range.first + i];
    const uint32_t size = SizeOf(run);
    const uint32_t begin = std::max(from, at), end = std::min(to, at + size);
    const uint32_t here = at;
    at += size;
    if (size == 0) {  // a marker: belongs to what ends at it
      if (here > from ? here <= to : (here == from && from == 0)) out_.push_back(run);
      continue;
    }
    if (begin >= end) continue;
    if (!started) {
      if (run.kind == RunKind::kSpace || run.kind == RunKind::kLineBreak) continue;
      if (run.kind == RunKind::kText) {
        const std::string_view text =
            source_.slice({run.begin + begin - here, run.begin + end - here});
        const uint32_t skipped = SpaceAtStart(text);
        if (skipped == text.size()) continue;
        started = true;
        Push(run, begin - here + skipped, end - here);
        continue;
      }
      started = true;
    }
    Push(run, begin - here, end - here);
  }
  result.count = static_cast<uint32_t>(out_.size()) - result.first;
  TrimEnd(&result);
  return result;
}

bool RunEmitter::NeedsSpace(const Run& before, const Run& after) const {
  if (before.kind != RunKind::kText || after.kind != RunKind::kText) return true;
  const std::string_view a = source_.slice({before.begin, before.end});
  size_t at = 0;
  const char32_t next = NextCodePoint(source_.slice({after.begin, after.end}), &at);
  return a.empty() || !IsUnspaced(PreviousCodePoint(a, a.size())) || !IsUnspaced(next);
}

// Only what stands last can grow. A text behind which other runs were emitted is copied to the end;
// it stands last from then on, so this costs no more than the text itself.
void RunEmitter::MoveToEnd(RunRange* target) {
  if (target->first + target->count == out_.size()) return;
  const auto first = static_cast<uint32_t>(out_.size());
  for (uint32_t i = 0; i < target->count; ++i) out_.push_back(Run(out_[target->first + i]));
  target->first = first;
}

void RunEmitter::Join(RunRange range, RunRange* target) {
  MoveToEnd(target);
  const auto space_at = static_cast<uint32_t>(out_.size());
  out_.push_back({RunKind::kSpace, 0, 0, 0});
  const RunRange added = Emit(range, 0, UINT32_MAX);
  if (added.count == 0) {
    out_.pop_back();
    return;
  }
  if (space_at > 0 && target->count > 0 && !NeedsSpace(out_[space_at - 1], out_[added.first])) {
    out_.erase(out_.begin() + space_at);
    target->count += added.count;
    return;
  }
  out_[space_at].begin = out_[space_at].end = out_[added.first].begin;
  target->count += added.count + 1;
}

uint32_t FirstOffset(const std::vector<Run>& runs, RunRange range) {
  for (uint32_t i = 0; i < range.count; ++i) {
    if (runs[range.first + i].kind == RunKind::kText) return runs[range.first + i].begin;
  }
  return range.count > 0 ? runs[range.first].begin : 0;
}

}  // namespace lexport
