// The inside of the room: what the stages of ReadLayout hand to each other. Not for other rooms.
//
// The stages, in order (see layout.cc):
//   lines.cc      the non-blank lines, with their margins
//   clean.cc      characters that no text can hold, soft hyphens
//   pages.cc      where pages start, by form feeds or by the traces they left
//   furniture.cc  page numbers and running heads; page_marks.cc, page_words.cc: their looks
//   words.cc      the words of the document, the witness for repairs
//   letters.cc    titles with their letters set apart
//   columns.cc    two columns into reading order; lines with wide gaps into cells
//   tables.cc     tables, by their alignment
//   signs.cc      digits and asterisks, by their places
//   markers.cc    places in the text that may be note markers, and sequences of them
//   evidence.cc   which labels of a page have markers
//   chains.cc     chains of labels, matched with markers
//   feet.cc       numbered text told from notes
//   notes.cc      note blocks: labels paired with texts, texts with markers
//   repair.cc     lost hyphens, split words, swapped lines
//   hyphens.cc    hyphens at line ends
//   join.cc       which line begins a block
//   emit.cc       blocks and runs
// Each writes what it did to the ledger at once.

#ifndef LEXPORT_LAYOUT_READING_H_
#define LEXPORT_LAYOUT_READING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "layout/blocks.h"
#include "layout/signs.h"
#include "layout/words.h"
#include "lexport/finding.h"
#include "lexport/ledger.h"
#include "text/source.h"

namespace lexport::layout {

enum class Role : uint8_t {
  kBody,
  kRemoved,   // furniture, note rules, note labels: in the ledger, nowhere else
  kNoteText,  // belongs to note Line::note
};

enum LineFlag : uint16_t {
  kFormFeed = 1,    // a form feed stands before it (or before the blank lines before it)
  kGap = 2,         // white space of kGapColumns or more inside
  kOdd = 4,         // holds characters that clean.cc must look at
  kCell = 8,        // a part of a physical line, split at a gap
  kRow = 16,        // a cell of a table, or a line of one
  kGlue = 32,       // its end is joined to the next line without a space
  kLeadSpace = 64,  // white space before it is exactly one space
  kCentred = 128,
  kContinues = 256,  // the block before it goes on, whatever it looks like
  kRowStart = 1024,  // the first of its row
  kColumn = 512,     // a part of a line that stood in two columns
  kPageEdge = 2048,  // near the head or foot of a page
};

constexpr unsigned kGapColumns = 3;
constexpr uint32_t kNone = UINT32_MAX;

// A line, or a cell of one, without the white space at its ends. Blank lines have none. Thirty-two
// bytes, so that to find one by its index is a shift.
struct alignas(16) Line {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t index = 0;     // physical line in the Source
  uint32_t note = kNone;  // index into Reading::notes, for kNoteText; columns of the table for kRow
  uint16_t indent = 0;    // columns of white space before it
  uint16_t width = 0;     // columns up to its end, the indent counted
  uint16_t blanks = 0;    // blank lines directly before it
  Role role = Role::kBody;
  uint16_t flags = 0;
  uint16_t cell = 0;  // column of the table, for kRow

  bool Is(LineFlag flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Line) == 32);

// A change inside a line, applied when runs are made.
struct Edit {
  enum Kind : uint8_t { kRemove, kInsert, kMarker };
  uint32_t begin = 0;
  uint32_t end = 0;
  Kind kind = kRemove;
  uint32_t value = 0;  // insertion or note
};

// A note while it is being put together; `marker_begin` decides its place among the others.
struct NoteDraft {
  std::string label;  // as printed
  uint32_t marker_begin = 0;
  uint32_t marker_end = 0;
  NoteStatus status = NoteStatus::kMissing;
  std::vector<Span> texts;  // its lines in order; adjacent ones of a stretch stay apart
};

struct PageStart {
  uint32_t line = 0;       // index into Reading::lines
  bool form_feed = false;  // known by a form feed, not by its traces
};

// The margins of a text, in columns.
struct Margins {
  bool wrapped = false;       // its lines were broken at a right margin
  bool few = false;           // too few lines stand together to be sure
  bool even = false;          // wrapped lines end close to the right margin, wherever words end
  bool first_indent = false;  // paragraphs start with an indented line
  uint16_t left = 0;          // where most lines start
  uint16_t right = 0;         // where wrapped lines end; none is much longer
};

struct Reading {
  Reading(const Source& s, const LayoutOptions& o, Findings* f)
      : source(s), options(o), findings(f) {}

  const Source& source;
  const LayoutOptions& options;
  Findings* findings;

  std::vector<Line> lines;
  std::vector<PageStart> pages;  // pages[0].line == 0
  std::vector<NoteDraft> notes;
  std::vector<Edit> edits;
  std::optional<Words> words;
  std::optional<SignMap> signs;    // while notes are sought
  std::optional<Margins> margins;  // see MarginsOf
  Blocks out;

  std::string_view text() const { return source.text(); }
  std::string_view Slice(uint32_t begin, uint32_t end) const {
    return source.text().substr(begin, end - begin);
  }
  std::string_view TextOf(const Line& line) const { return Slice(line.begin, line.end); }
  // One past the last line of page `page`.
  uint32_t PageEnd(size_t page) const {
    return page + 1 < pages.size() ? pages[page + 1].line : static_cast<uint32_t>(lines.size());
  }
};

// Enters an act in the ledger; order and line numbers are put right at the end.
void Enter(Reading* r, LedgerAction action, uint32_t begin, uint32_t end, std::string_view what,
           std::string why, uint32_t target = 0);
void EnterInserted(Reading* r, uint32_t at, std::string_view text, std::string_view what,
                   std::string why);
// Takes a whole line out of the text.
void RemoveLine(Reading* r, uint32_t line, std::string_view what, std::string why);

void Say(Reading* r, const char* rule, Severity severity, uint32_t offset, std::string message,
         std::string fix = {});

// Findings of one rule; told one by one, or as a summary when they are many.
class FindingGroup {
 public:
  FindingGroup(const char* rule, Severity severity, std::string summary, std::string fix = {})
      : rule_(rule), severity_(severity), summary_(std::move(summary)), fix_(std::move(fix)) {}
  void Add(uint32_t offset, std::string message);
  // `always_one`: one finding even for a few.
  void Tell(Reading* r, bool always_one = false) const;
  size_t count() const { return count_; }

 private:
  static constexpr size_t kMany = 10;
  struct Item {
    uint32_t offset;
    std::string message;
  };
  const char* rule_;
  Severity severity_;
  std::string summary_;  // follows the count: "hyphens lost at line ends were restored"
  std::string fix_;
  std::vector<Item> items_;
  size_t count_ = 0;
};

// The stages.
void ScanLines(Reading* r);
void CleanCharacters(Reading* r);
void FindPages(Reading* r);
void RemoveFurniture(Reading* r);
void JoinSpacedLetters(Reading* r);
void OrderColumns(Reading* r);
void FindNotes(Reading* r);
void Repair(Reading* r);
void JoinHyphenated(Reading* r);  // the last part of Repair
void Emit(Reading* r);

// What of a line stands before its first wide gap.
std::string_view FirstCell(std::string_view text);

// Whether lines with the words of the lines `numbered` and other numbers stand where no page begins
// or ends as well; `edge`: the lines that do, `count`: the pages that have such a line.
bool WordsStandInside(const Reading& r, const std::vector<uint32_t>& numbered,
                      const std::unordered_set<uint32_t>& edge, uint32_t count);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_READING_H_
