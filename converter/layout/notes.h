// Labels of notes as they stand at page feet, and how they are told from other lines.

#ifndef LEXPORT_LAYOUT_NOTES_H_
#define LEXPORT_LAYOUT_NOTES_H_

#include <optional>
#include <vector>

#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {

// Lines that hold nothing but note labels, each one more than the one before: "1", "2", "3".
struct LabelRun {
  uint32_t first = 0;
  uint32_t last = 0;  // inclusive
  uint32_t rows = 0;  // physical lines from the first label to the last, blank ones counted
};

constexpr uint32_t kLongestLabelLine = 12;  // bytes of a line of a label alone

// The run that starts at line `line`; nothing when the line is not a label alone.
std::optional<LabelRun> FindLabelRun(const Reading& r, uint32_t line);

// A line that may begin a note.
struct LabelStart {
  uint32_t line = 0;
  NoteLabel label;
  bool lone = false;
  bool raised = false;  // of superscript digits
  Brackets bracketed = Brackets::kWithout;
  uint32_t text = 0;  // offset of the text behind the label

  bool Follows(const LabelStart& other) const {
    return label.kind == other.label.kind && bracketed == other.bracketed &&
           label.value == other.label.value + 1;
  }
};

std::optional<LabelStart> ParseLabelStartAtSign(const Reading& r, uint32_t line);
inline std::optional<LabelStart> ParseLabelStart(const Reading& r, uint32_t line) {
  if (BeginsNoNoteLabel(r.TextOf(r.lines[line]))) return std::nullopt;
  return ParseLabelStartAtSign(r, line);
}

// A line of underscores or dashes, as drawn between text and notes.
bool IsRule(std::string_view text);

// Whether `text` ends with a stop, or with the digits of a marker right behind one.
bool EndsSentence(std::string_view text);

// The note label that is all of `text`.
std::optional<NoteLabel> LoneNoteLabel(std::string_view text);

// Which of the lines of `texts` (with their physical line numbers) each label of a run has its
// text start at; kNone for a label whose text is missing. `labels` are the physical line numbers
// of the labels. Texts stand beside their labels row by row, unless the words say otherwise.
std::vector<uint32_t> PairLabels(const Reading& r, const std::vector<uint32_t>& labels,
                                 const std::vector<uint32_t>& texts);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_NOTES_H_
