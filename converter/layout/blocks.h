// Blocks: a text with its layout read away. Pages are known, furniture (page numbers, running
// heads) is set aside, note texts stand apart, physical lines are joined wherever that is sure,
// and repairs are made. The ledger begins here.
//
// The room knows nothing of law: whether "14." opens an article is not asked. It only marks how
// sure it is that a block starts a new logical paragraph (Block::start); where only punctuation or
// capital letters suggest so, the outline room decides, and may read a block as the continuation of
// the one before it.
//
// All text is in runs: slices of the source plus the few things that are not in it. Runs are in
// *output* order, after every mending; the ledger says where that differs from the source.

#ifndef LEXPORT_LAYOUT_BLOCKS_H_
#define LEXPORT_LAYOUT_BLOCKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"
#include "lexport/ledger.h"
#include "text/source.h"

namespace lexport {

enum class RunKind : uint8_t {
  kText,        // source[begin,end), inner white space as it stands
  kSpace,       // one space; stands for the white space source[begin,end), say at a joined line end
  kInserted,    // Blocks::insertions[value], characters that the source lacks: a restored hyphen.
                // begin == end == the place
  kPageBreak,   // nothing visible: page number `value` ended here. begin == end; where a page ends
                // between blocks, the first run of the block behind
  kNoteMarker,  // source[begin,end) is the marker of note `value` (index in Blocks::notes)
  kLineBreak,   // a line end that is kept because it means something (verse, addresses, tables)
};

struct Run {
  RunKind kind = RunKind::kText;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t value = 0;
};

// A sequence of runs [first, first + count) in some run array.
struct RunRange {
  uint32_t first = 0;
  uint32_t count = 0;
};

// How sure it is that a block starts a new logical paragraph.
enum class BlockStart : uint8_t {
  kPossible,  // a capital after a full stop or comma at a line end, and the like: may be
              // continuation
  kLikely,    // a short line before, an indent, a label-like start
  kCertain,   // a blank line, a form feed with a paragraph start, a change of alignment
};

enum class BlockKind : uint8_t {
  kText,
  kTableRow,  // runs of cells separated by kLineBreak; rows of one table are adjacent
};

struct Block {
  RunRange runs;
  BlockStart start = BlockStart::kCertain;
  BlockKind kind = BlockKind::kText;
  bool blank_before = false;  // at least one blank line stands before it (furniture not counted)
  bool blank_after = false;
  bool centred = false;         // stands in the middle of the page, by its margins
  bool full_last_line = false;  // its last physical line reaches the right margin of the text
  bool after_page_break = false;
  uint16_t indent = 0;      // columns of white space before its first line
  uint16_t hang = 0;        // columns before its following lines; equals indent for one line
  uint32_t line = 0;        // of its first character, from 1
  uint32_t line_count = 1;  // physical lines in it
};

enum class NoteStatus : uint8_t {
  kWhole,    // its text was found
  kDamaged,  // part of its text is missing
  kMissing,  // a marker without a text
};

// A footnote or endnote. Its text is in paragraphs, each a range of runs.
struct Note {
  std::string marker;                // as printed: "1", "a", "*"
  std::vector<RunRange> paragraphs;  // empty for kMissing
  NoteStatus status = NoteStatus::kMissing;
  uint32_t marker_offset = 0;  // where the marker stands in the text
};

struct Page {
  uint32_t number = 0;  // printed or counted
  bool number_printed = false;
  uint32_t first_line = 0;  // index of its first physical line
};

// A line that repeats at page heads or feet, without its page number: "A/HRC/35/35".
struct RunningHead {
  std::string text;
  uint32_t line = 0;   // where it stands first, from 1
  uint32_t count = 0;  // how often
};

struct Blocks {
  std::vector<Run> runs;
  std::vector<Block> blocks;  // in reading order
  std::vector<Note> notes;    // in the order of their markers
  std::vector<Page> pages;
  std::vector<RunningHead> heads;
  std::vector<std::string> insertions;
  Ledger ledger;

  // The text of `range`, white space folded to single spaces, note markers left out.
  std::string Text(const Source& source, RunRange range) const;
};

// How far repairs may go. kAttested: only what the document itself proves. kAll: also what a rule
// or a word list makes probable. Whatever is not repaired is told as a finding.
enum class RepairMode : uint8_t { kNone, kAttested, kAll };

struct LayoutOptions {
  RepairMode repair = RepairMode::kAttested;
  // BCP 47, empty when unknown. Some languages write compounds as one word; in these a hyphen at a
  // line end is the printer's, unless the document shows otherwise.
  std::string language;
};

// Never fails: any text has a layout. Linear in the size of the source.
Blocks ReadLayout(const Source& source, const LayoutOptions& options, Findings* findings);

// Everything that `blocks` hold, as the ledger promises it: the runs in order, the text of each
// note right behind its marker, markers included; spaces and kept line ends as white space. Without
// white space this equals ReplayLedger(source.text(), blocks.ledger), for every input.
std::string BlocksText(const Source& source, const Blocks& blocks);

}  // namespace lexport

#endif  // LEXPORT_LAYOUT_BLOCKS_H_
