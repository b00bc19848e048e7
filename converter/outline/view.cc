#include "outline/view.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/memory.h"
#include "base/strings.h"

namespace lexport {
namespace {

std::string_view RunText(const Source& source, const Blocks& blocks, const Run& run) {
  switch (run.kind) {
    case RunKind::kText:
      return source.slice({run.begin, run.end});
    case RunKind::kSpace:
    case RunKind::kLineBreak:
      return " ";
    case RunKind::kInserted:
      return blocks.insertions[run.value];
    default:
      return {};
  }
}

bool IsCloser(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x300D || c == 0x300F || c == U'）' || c == 0x201C || c == '*' || c == 0x203A ||
         (c >= 0x200B && c <= 0x200F);
}

EndMark MarkOf(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case U'。':
    case U'！':
    case U'？':
    case 0x6D4:
    case 0x964:
    case 0x965:
    case 0x589:
    case 0x61F:
    case 0xF0D:
    case 0x104B:
    case 0x17D4:
    case 0x1362:
    case 0x1803:
    case 0x1809:
    case 0x2024:
    case 0xFF0E:
    case 0xFF61:
    case 0x166E:
    case 0xA4FF:
    case 0x2026:
    case 0xA876:
    case 0xA877:
    case 0x11141:
    case 0x1C7E:
    case 0x104A:
    case 0xF0E:
      return EndMark::kStop;
    case ':':
    case U'：':
    case 0x17D6:
    case 0x1366:
      return EndMark::kColon;
    case ';':
    case U'；':
    case 0x61B:
    case 0x387:
    case 0x1364:
      return EndMark::kSemicolon;
    case ',':
    case U'，':
    case U'、':
    case 0x60C:
    case 0x1363:
    case 0xF14:
      return EndMark::kComma;
    default:
      return EndMark::kNone;
  }
}

// The last bytes of a range: enough to see how it ends.
void AppendTail(const Source& source, const Blocks& blocks, RunRange range, std::string* out) {
  for (uint32_t i = range.count; i-- > 0;) {
    const std::string_view text = RunText(source, blocks, blocks.runs[range.first + i]);
    if (Trim(text).empty()) continue;
    const size_t take = std::min<size_t>(text.size(), 48);
    *out = std::string(text.substr(text.size() - take)) + *out;
    if (out->size() >= 24) return;
  }
}

uint32_t VisibleSize(const Blocks& blocks, const Run& run) {
  if (run.kind == RunKind::kText) return run.end - run.begin;
  if (run.kind == RunKind::kInserted) {
    return static_cast<uint32_t>(blocks.insertions[run.value].size());
  }
  return run.kind == RunKind::kSpace || run.kind == RunKind::kLineBreak ? 1 : 0;
}

// The first runs put together, up to the one that makes them as long as a head.
std::string_view ComposeHead(const Source& source, const Blocks& blocks, RunRange range,
                             uint32_t size, TextArena* composed) {
  char* const head = composed->Take(size);
  uint32_t at = 0;
  for (uint32_t i = range.first; at < size; ++i) {
    const Run& run = blocks.runs[i];
    if (run.kind == RunKind::kSpace) {  // every second one
      head[at++] = ' ';
      continue;
    }
    const std::string_view text = RunText(source, blocks, run);
    at += static_cast<uint32_t>(text.copy(head + at, text.size()));
  }
  return {head, size};
}

// The head of a block: a piece of the source where one run suffices, else put together.
void FillHead(const Source& source, const Blocks& blocks, const Block& block, BlockView* view,
              TextArena* composed) {
  uint32_t visible_runs = 0, only = 0, head_size = 0, all = 0, first = 0;
  for (uint32_t i = block.runs.first; i < block.runs.first + block.runs.count; ++i) {
    const uint32_t size = VisibleSize(blocks, blocks.runs[i]);
    all += size;
    if (head_size < kHeadBytes) head_size += size;
    if (size == 0 || visible_runs++ != 0) continue;
    only = i;
    first = size;
  }
  if (visible_runs == 0) return;
  view->size = all;
  if (visible_runs == 1 || first >= kHeadBytes) {
    view->head = RunText(source, blocks, blocks.runs[only]).substr(0, kHeadBytes);
  } else {
    view->head = ComposeHead(source, blocks, block.runs, head_size, composed);
  }
  view->whole = view->head.size() >= all;
}

void ScanBlock(const Source& source, const Blocks& blocks, const Lexicon& lexicon,
               const SpelledNumbers* spelled, size_t index, Views* views) {
  BlockView& view = views->blocks[index];
  LabelChain& chain = views->chains.emplace_back();
  ScanLabels(view.head, lexicon, &chain, spelled, views->language);
  if (chain.count == 0) {
    views->chains.pop_back();
    return;
  }
  if (chain.nesting > 8 && !view.whole) {  // somebody's pile of labels: count them all
    std::string text;
    AppendVisible(source, blocks, blocks.blocks[index].runs, SIZE_MAX, &text);
    LabelChain all;
    ScanLabels(text, lexicon, &all, spelled, views->language);
    chain.nesting = all.nesting;
  }
  for (int i = 0; i < chain.count; ++i) {
    for (const NumberReading& reading : chain.labels[i].readings) {
      chain.nesting = std::max<uint32_t>(chain.nesting, reading.components);
    }
  }
  if (chain.nesting > views->deepest_chain) {
    views->deepest_chain = chain.nesting;
    views->deepest_block = index;
  }
  view.chain = static_cast<int32_t>(views->chains.size()) - 1;
}

}  // namespace

char* TextArena::Take(size_t size) {
  if (size > left_) {
    left_ = std::max(size, kPiece);
    pieces_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    next_ = pieces_.back().get();
  }
  char* const taken = next_;
  next_ += size;
  left_ -= size;
  return taken;
}

void FetchEnds(const Source& source, const Blocks& blocks, size_t block) {
  if (block >= blocks.blocks.size()) return;
  const RunRange range = blocks.blocks[block].runs;
  if (range.count == 0) return;
  const char* const text = source.text().data();
  __builtin_prefetch(text + blocks.runs[range.first].begin);
  const uint32_t end = blocks.runs[range.first + range.count - 1].end;
  __builtin_prefetch(text + (end > 0 ? end - 1 : 0));
}

void AppendVisible(const Source& source, const Blocks& blocks, RunRange range, size_t limit,
                   std::string* out) {
  for (uint32_t i = 0; i < range.count && out->size() < limit; ++i) {
    const std::string_view text = RunText(source, blocks, blocks.runs[range.first + i]);
    if (text.size() == 1) {  // as of every other run
      out->push_back(text[0]);
    } else {
      out->append(text);
    }
  }
}

void RescanLabels(const Lexicon& lexicon, const SpelledNumbers* spelled, size_t block,
                  size_t behind, Views* views) {
  BlockView& view = views->blocks[block];
  LabelChain chain;
  view.chain = -1;
  if (behind >= view.head.size()) return;
  ScanLabels(view.head.substr(behind), lexicon, &chain, spelled, views->language);
  if (chain.count == 0) return;
  const auto shift = static_cast<uint32_t>(behind);
  for (int i = 0; i < chain.count; ++i) {
    Label& label = chain.labels[i];
    label.begin += shift;
    label.number_at += shift;
    label.end += shift;
    label.rest += shift;
  }
  if (chain.run_in_end != 0) {
    chain.run_in_end += shift;
    chain.run_in_rest += shift;
  }
  view.chain = static_cast<int32_t>(views->chains.size());
  views->chains.push_back(std::move(chain));
}

EndMark EndOf(std::string_view text) {
  EndMark mark = EndMark::kNone;
  for (size_t at = text.size(); at > 0;) {
    const char32_t c = PreviousCodePoint(text, at);
    const size_t width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    at -= std::min(at, width);
    if (IsSpace(c) || IsCloser(c)) continue;
    if (c == 0x2026) return EndMark::kNone;  // dots that lead on: no end
    // A long dash at the end announces what follows, with or without a colon: "is—", "as
    // follows:—".
    if ((c == 0x2014 || c == 0x2015) && mark == EndMark::kNone) return EndMark::kColon;
    if (mark != EndMark::kNone) return c == '.' && mark == EndMark::kStop ? EndMark::kNone : mark;
    mark = MarkOf(c);
    if (mark != EndMark::kStop) return mark;
  }
  return mark;
}

namespace {

// Which kinds of ASCII characters were seen, in any place of a block.
struct Seen {
  ByteBlock uppers{}, lowers{}, digits{};

  void Note(ByteBlock block) {
    uppers |= BytesBetween(block, 'A', 'Z');
    lowers |= BytesBetween(block, 'a', 'z');
    digits |= BytesBetween(block, '0', '9');
  }
};

// Notes the plain bytes from `at` on; gives the first that is not plain, or the end. There is at
// least a block of text: the last is looked at again, if need be, to fill one.
size_t NotePlain(std::string_view text, size_t at, Seen* seen) {
  for (; at + kByteBlock <= text.size(); at += kByteBlock) {
    const ByteBlock block = LoadBytes(text.data() + at);
    if (!IsAsciiBlock(block)) break;
    seen->Note(block);
  }
  const size_t from = std::min(at, text.size() - kByteBlock);
  const ByteBlock block = LoadBytes(text.data() + from);
  const size_t plain = FirstByte(block & 0x80);
  seen->Note(plain == kByteBlock ? block : block & FirstBytes(plain));
  return std::max(at, from + plain);
}

}  // namespace

void DescribeText(std::string_view text, BlockView* view) {
  bool upper = false, lower = false, first = true;
  uint32_t points = 0;
  const auto note = [&](char32_t c) {
    if (IsDigit(c)) view->has_digit = true;
    if (!IsLetter(c)) return;
    const bool is_upper = IsUpper(c), is_lower = IsLower(c);
    if (first) {
      view->starts_upper = is_upper;
      view->starts_lower = is_lower;
      first = false;
    }
    upper = upper || is_upper;
    lower = lower || is_lower;
  };
  Seen seen;  // behind the first letter
  for (size_t i = 0; i < text.size();) {
    if (!first && text.size() >= kByteBlock) {
      const size_t end = NotePlain(text, i, &seen);
      points += static_cast<uint32_t>(end - i);
      i = end;
      if (i == text.size()) break;
    }
    ++points;
    note(NextCodePoint(text, &i));
  }
  view->has_digit = view->has_digit || AnyByte(seen.digits);
  view->all_capitals = (upper || AnyByte(seen.uppers)) && !(lower || AnyByte(seen.lowers));
  view->points = points;
}

Views MakeViews(const Source& source, const Blocks& blocks, const Lexicon& lexicon,
                const SpelledNumbers* spelled, uint64_t language) {
  Views views;
  views.language = language;
  ReserveToFill(blocks.blocks.size(), &views.blocks);
  views.blocks.resize(blocks.blocks.size());
  ReserveToFill(blocks.blocks.size() / 2, &views.chains);
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    BlockView& view = views.blocks[i];
    FetchEnds(source, blocks, i + kFetchAhead);
    FillHead(source, blocks, blocks.blocks[i], &view, &views.composed);
    DescribeText(view.head, &view);
    if (view.whole) {
      view.end = EndOf(view.head);
    } else {
      std::string tail;
      AppendTail(source, blocks, blocks.blocks[i].runs, &tail);
      view.end = EndOf(tail);
      view.points = static_cast<uint32_t>(static_cast<uint64_t>(view.points) * view.size /
                                          std::max<size_t>(1, view.head.size()));
    }
    if (blocks.blocks[i].kind == BlockKind::kText) {
      ScanBlock(source, blocks, lexicon, spelled, i, &views);
    }
  }
  return views;
}

float HeadingLikeness(std::string_view text, EndMark end, uint32_t points) {
  if (text.empty() || points == 0) return 0;
  if (end == EndMark::kSemicolon || end == EndMark::kComma) return 0;
  if (points > 240) return 0;
  float likeness = points <= 60 ? 1.0f : points <= 120 ? 0.85f : points <= 180 ? 0.5f : 0.2f;
  if (end == EndMark::kStop) likeness -= points <= 40 ? 0.6f : 0.8f;
  if (end == EndMark::kColon) likeness -= 0.7f;
  // Long, and a sentence ends in it.
  if (points > 100 && text.find(". ") != std::string_view::npos) likeness -= 0.5f;
  size_t at = 0;
  const char32_t first = NextCodePoint(text, &at);
  if (IsLower(first)) likeness -= 0.6f;
  return std::max(likeness, 0.0f);
}

namespace {

// Bytes of a word that are compared: where no spaces part words, the letters of one short word.
size_t ComparedBytes(std::string_view word) {
  constexpr size_t kLongest = 24, kPhrase = 15, kHan = 6;
  size_t at = 0;
  const char32_t first = NextCodePoint(word, &at);
  if (word.size() <= kLongest || first < 0xE00) return std::min(word.size(), kLongest);
  return first >= 0x3400 && first <= 0x9FFF ? kHan : first < 0x1800 ? kPhrase : kLongest;
}

}  // namespace

std::string FirstWord(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t next = at;
    if (IsLetter(NextCodePoint(text, &next))) break;
    at = next;
  }
  size_t end = at;
  while (end < text.size()) {
    size_t next = end;
    if (!IsLetter(NextCodePoint(text, &next))) break;
    end = next;
  }
  return FoldWord(text.substr(at, ComparedBytes(text.substr(at, end - at))));
}

bool LooksLikeHeading(const BlockView& view) {
  // A mark at the end takes so much away that nothing else need be looked at.
  if (view.end != EndMark::kNone) return false;
  return view.whole && HeadingLikeness(view.head, view.end, view.points) >= 0.45f;
}

}  // namespace lexport
