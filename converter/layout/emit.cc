// Blocks and runs out of lines and edits.

#include <algorithm>

#include "base/memory.h"
#include "base/strings.h"
#include "layout/join.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

class Emitter {
 public:
  explicit Emitter(Reading* r) : r_(*r), out_(r->out), margins_(MarginsOf(r)) {}

  void Run() {
    ReserveToFill(r_.lines.size() * 3 / 2 + r_.edits.size() * 2, &out_.runs);
    out_.blocks.reserve(r_.lines.size() / 4);
    MarkCentred(margins_, &r_.lines);
    size_t page = 0;
    uint32_t page_end = r_.PageEnd(page), before = kNone;
    for (uint32_t i = 0, end = static_cast<uint32_t>(r_.lines.size()); i < end; ++i) {
      while (i >= page_end) page_end = r_.PageEnd(++page);
      if (r_.lines[i].role != Role::kBody) continue;
      Take(i, before, page);
      before = i;
    }
    if (block_.last != nullptr) BreakPages(r_.pages.size() - 1, block_.last->end);
    Close();
    EmitNotes();
  }

 private:
  // Adds line `i`, of page `page`, to the open block or to a new one. `before`: the last line.
  void Take(uint32_t i, uint32_t before, size_t page) {
    const Line& line = r_.lines[i];
    NextLine next;
    next.line = &line;
    next.text = r_.TextOf(line);
    next.start = StartOf(next.text);
    next.label = ParseLabel(next.text);
    next.new_page = page != page_;
    next.blank_before = line.blanks > 0 && !next.new_page && (before == kNone || before + 1 == i);
    std::optional<BlockStart> start = BlockStart::kCertain;
    if (block_.first != nullptr) {
      const bool row = line.Is(kRow) || block_.last->Is(kRow);
      start = row ? BlockStart::kCertain : StartsBlock(margins_, block_, next);
      if (line.Is(kRow) && !line.Is(kRowStart) && block_.last->Is(kRow)) start.reset();
    }
    if (start) {
      Close();
      Open(next, *start);
      BreakPages(page, line.begin);
    } else if (!line.Is(kRow)) {
      Join(line, before, i, page);
    }
    if (line.Is(kRow)) PlaceCell(line, start.has_value());
    const bool edited = EditAt(line.begin) < r_.edits.size() && r_.edits[edit_].begin <= line.end;
    if (edited) {
      AppendSlice(line.begin, line.end);
      block_.end = EndOf(r_.Slice(line.begin, EndBeforeMarkers(line)));
    } else {
      AddText(line.begin, line.end);
      block_.end = EndOf(next.text);
    }
    block_.last = &line;
    ++block_.line_count;
  }

  void Open(const NextLine& next, BlockStart start) {
    const Line& line = *next.line;
    if (!out_.blocks.empty()) out_.blocks.back().blank_after = next.blank_before;
    Block block;
    block.runs.first = static_cast<uint32_t>(out_.runs.size());
    block.start = start;
    block.kind = line.Is(kRow) ? BlockKind::kTableRow : BlockKind::kText;
    block.blank_before = next.blank_before;
    block.centred = line.Is(kCentred);
    block.after_page_break = next.new_page;
    block.indent = block.hang = line.indent;
    block.line = line.index + 1;
    out_.blocks.push_back(block);
    block_ = OpenBlock{};
    block_.first = &line;
    block_.hang = line.indent;
    size_t text = next.label ? next.label->text : BehindGap(next.text);
    block_.label = text > 0;
    block_.label_alone = next.label && next.label->alone;
    block_.label_text =
        static_cast<uint16_t>(line.indent + CountCodePoints(next.text.substr(0, text)));
  }

  // Where text starts behind a short first cell, as behind a number that is no label: "73/8.   On".
  static size_t BehindGap(std::string_view text) {
    const size_t gap = text.substr(0, 16).find("   ");
    if (gap == std::string_view::npos) return 0;
    const size_t at = text.find_first_not_of(' ', gap);
    return at == std::string_view::npos ? 0 : at;
  }

  void Join(const Line& line, uint32_t before, uint32_t now, size_t page) {
    const Line& last = *block_.last;
    if (block_.line_count == 1) {
      block_.hang = line.indent;
      out_.blocks.back().hang = line.indent;
    }
    block_.label_alone = false;
    if (!last.Is(kGlue) && !RunsOn(last, line)) {
      const bool adjacent = before + 1 == now && line.begin > last.end;
      AddSpace(last.end, adjacent ? line.begin : last.end);
    }
    BreakPages(page, line.begin);
  }

  // Whether no space stands for the line end: between characters of a script that sets none between
  // words. Thai and its kin set them between phrases; lines that end evenly cut these.
  bool RunsOn(const Line& last, const Line& line) const {
    size_t at = line.begin;
    const char32_t before = PreviousCodePoint(r_.text(), last.end);
    const Spacing spacing = SpacingOf(before);
    if (spacing == Spacing::kWords || SpacingOf(NextCodePoint(r_.text(), &at)) == Spacing::kWords) {
      return false;
    }
    return spacing == Spacing::kNever || (margins_.even && r_.text().substr(last.end, 1) != " ");
  }

  void AddSpace(uint32_t begin, uint32_t end) {
    out_.runs.push_back({RunKind::kSpace, begin, end, 0});
  }

  void BreakPages(size_t page, uint32_t place) {
    for (; page_ < page; ++page_) {
      out_.runs.push_back({RunKind::kPageBreak, place, place, out_.pages[page_].number});
    }
  }

  // Borders of cells up to the column of `line`, or a space when its cell has begun.
  void PlaceCell(const Line& line, bool new_row) {
    if (new_row) cell_ = 0;
    if (!new_row && cell_ == line.cell && !block_.last->Is(kGlue)) AddSpace(line.begin, line.begin);
    for (; cell_ < line.cell; ++cell_) AddBorder(line.begin);
  }

  void AddBorder(uint32_t place) { out_.runs.push_back({RunKind::kLineBreak, place, place, 0}); }

  // First edit at or after `place`; cheap when places rise.
  size_t EditAt(uint32_t place) {
    if (edit_ > 0 && r_.edits[edit_ - 1].begin >= place) {
      edit_ = static_cast<size_t>(
          std::lower_bound(r_.edits.begin(), r_.edits.end(), place,
                           [](const Edit& e, uint32_t p) { return e.begin < p; }) -
          r_.edits.begin());
    }
    while (edit_ < r_.edits.size() && r_.edits[edit_].begin < place) ++edit_;
    return edit_;
  }

  void AppendSlice(uint32_t begin, uint32_t end) {
    for (size_t e = EditAt(begin); e < r_.edits.size() && r_.edits[e].begin <= end; ++e) {
      const Edit& edit = r_.edits[e];
      if (edit.begin == end && edit.kind != Edit::kInsert) break;
      AddText(begin, edit.kind == Edit::kMarker ? EndBeforeSpace(begin, edit.begin) : edit.begin);
      begin = std::max(begin, edit.end);
      if (edit.kind == Edit::kInsert) {
        out_.runs.push_back({RunKind::kInserted, edit.begin, edit.begin, edit.value});
      } else if (edit.kind == Edit::kMarker) {
        out_.runs.push_back({RunKind::kNoteMarker, edit.begin, edit.end, edit.value});
      }
    }
    AddText(begin, end);
  }

  // A marker stands close to its word; the space before it is layout.
  uint32_t EndBeforeSpace(uint32_t begin, uint32_t end) const {
    while (end > begin && r_.text()[end - 1] == ' ') --end;
    return end;
  }

  void AddText(uint32_t begin, uint32_t end) {
    if (begin < end) out_.runs.push_back({RunKind::kText, begin, end, 0});
  }

  // The end of a line's text when it ends with note markers.
  uint32_t EndBeforeMarkers(const Line& line) {
    uint32_t end = line.end;
    for (size_t e = EditAt(line.end); e > 0; --e) {
      const Edit& edit = r_.edits[e - 1];
      if (edit.kind != Edit::kMarker || edit.end != end || edit.begin <= line.begin) break;
      end = edit.begin;
      while (end > line.begin && r_.text()[end - 1] == ' ') --end;
    }
    return end;
  }

  void Close() {
    if (block_.first == nullptr) return;
    Block& block = out_.blocks.back();
    if (block.kind == BlockKind::kTableRow) {
      for (; cell_ + 1 < block_.last->note; ++cell_) AddBorder(block_.last->end);
    }
    block.runs.count = static_cast<uint32_t>(out_.runs.size()) - block.runs.first;
    block.line_count = block_.line_count;
    block.full_last_line = margins_.wrapped && block_.last->width * 100 > margins_.right * 88;
    block_ = OpenBlock{};
  }

  void EmitNotes() {
    for (const NoteDraft& draft : r_.notes) {
      Note note;
      note.marker = draft.label;
      note.status = draft.status;
      note.marker_offset = draft.marker_begin;
      if (!draft.texts.empty()) note.paragraphs.push_back(EmitNote(draft));
      out_.notes.push_back(std::move(note));
    }
  }

  RunRange EmitNote(const NoteDraft& draft) {
    RunRange range{static_cast<uint32_t>(out_.runs.size()), 0};
    for (size_t i = 0; i < draft.texts.size(); ++i) {
      const Span text = draft.texts[i];
      if (i > 0 && !GluesUrl(draft.texts[i - 1], text)) {
        AddSpace(draft.texts[i - 1].end, draft.texts[i - 1].end);
      }
      AppendSlice(text.begin, text.end);
    }
    range.count = static_cast<uint32_t>(out_.runs.size()) - range.first;
    return range;
  }

  // Whether an address was broken at a line end: then nothing stands between its parts.
  bool GluesUrl(Span before, Span after) const {
    const std::string_view text = r_.source.slice(before);
    const size_t space = text.find_last_of(" \t");
    const std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
    const bool url = word.find("://") != std::string_view::npos || word.starts_with("www.");
    if (!url) return false;
    static constexpr std::string_view kInside = "/&?=#%_~+-";
    return kInside.find(word.back()) != std::string_view::npos ||
           kInside.find(r_.text()[after.begin]) != std::string_view::npos;
  }

  Reading& r_;
  Blocks& out_;
  Margins margins_;
  OpenBlock block_;
  size_t page_ = 0;  // pages whose breaks are out
  size_t edit_ = 0;
  uint32_t cell_ = 0;  // column of the table that was written last
};

}  // namespace

void Emit(Reading* r) { Emitter(r).Run(); }

}  // namespace lexport::layout
