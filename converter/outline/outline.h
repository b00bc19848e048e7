// Outline: the tree of titled and numbered units of a text, with their roles. What a lawyer sees in
// it, before anything is said of Akoma Ntoso.
//
// Made by one search over the whole sequence of blocks (see search.h), following a mapping. The
// outline owns its runs; they refer to the Source and to the notes and insertions of the Blocks.

#ifndef LEXPORT_OUTLINE_OUTLINE_H_
#define LEXPORT_OUTLINE_OUTLINE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layout/blocks.h"
#include "lexport/finding.h"
#include "mapping/mapping.h"

namespace lexport {

enum class Role : uint8_t {
  kDocument,  // the root; also the root of an attachment's content
  kCover,     // masthead lines before the title: one child text per line or group
  kMasthead,  // a text of kCover or preface with a meaning of its own: see OutlineUnit::field
  kTitle,     // the title of the document or attachment
  kSubtitle,
  kPrefaceText,      // other text before the preamble or body
  kPreambleHeading,  // "Preamble"
  kFormula,       // the enacting body or words: "The General Assembly,", "Have agreed as follows:"
  kClause,        // a clause of the preamble: recital or citation
  kUnit,          // a numbered or titled unit of the hierarchy, or of a list; see `level`
  kText,          // a paragraph of running text inside a unit, before, between or after its units
  kCrossHeading,  // a heading that opens no unit of its own
  kTocHeading,
  kTocEntry,  // a table of contents that stands in the text
  kQuoted,    // provisions of another text, quoted: inserted by this one, or with the field
              // "embedded" only spoken of. Children are units and texts of their own
  kTable,
  kTableRow,    // children of a row are kText, one a cell
  kAttachment,  // annex, schedule, appendix: label, heading, then children like a document's
  kConclusion,  // place, date, signatures, testimonium: one child text each
};

using UnitId = uint32_t;
inline constexpr UnitId kNoUnit = 0xffffffffu;

// A number as read from a label. `ordinal` counts: 4 for "4.", "(d)", "IV", "fourth".
struct LabelNumber {
  uint32_t ordinal = 0;    // 0: no number
  std::string normalized;  // as it goes into an eId: "4", "d", "IV", "12A", "3bis", "1-2"
};

struct OutlineUnit {
  Role role = Role::kText;
  const Level* level = nullptr;  // of the mapping, for kUnit and kAttachment; not owned
  std::string field;             // for kMasthead and kConclusion: docNumber, docDate, session,
                      // agendaItem, docType, distribution, place, signature …; may be "". For a
                      // unit, text or heading that begins a part of a judgment: the part
  LabelNumber number;
  RunRange label;                 // as printed: "Article 1", "(a)", "§ 3"; count 0: none
  std::vector<RunRange> heading;  // one range a line block; joined by a space
  bool heading_first = false;     // the heading stands before the label
  uint32_t headings_behind = 0;   // of the last lines of such a heading: they stand behind it
  bool new_list = false;          // begins a series of its own: of two lists in a row, the second
  RunRange text;                  // of kText, kTitle, kFormula, kClause, kMasthead …
  uint32_t source = 0;            // offset of its first character in the source
  float margin = 1;               // 0..1, how far the best reading was from the next best
  UnitId parent = kNoUnit;
  UnitId next_sibling = kNoUnit;
  UnitId first_child = kNoUnit;
  UnitId last_child = kNoUnit;
};

struct Outline {
  std::vector<Run> runs;
  std::vector<OutlineUnit> units;  // units[0] is the root, Role::kDocument; parents before children
  const Mapping* mapping = nullptr;  // not owned
  std::string language;              // BCP 47, of the main text
  float confidence = 1;              // of the whole: 0..1

  // Text of `range`: spaces for joined lines, note markers left out.
  std::string Text(const Source& source, const Blocks& blocks, RunRange range) const;
};

// Linear in the number of blocks. Never fails: a text in which nothing is found becomes a document
// of unnumbered paragraphs. Doubts become findings with both readings. Nesting deeper than
// `max_depth` is an error finding, and *ok is set to false.
struct OutlineOptions {
  uint32_t max_depth = 64;
  std::string language;  // overrules detection
};
// The tree as an indented list: label, heading, first words, a line each.
std::string PrintOutline(const Outline& outline, const Source& source, const Blocks& blocks);

Outline ReadOutline(const Source& source, const Blocks& blocks, const Mapping& mapping,
                    const OutlineOptions& options, Findings* findings, bool* ok);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_OUTLINE_H_
