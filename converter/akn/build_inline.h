// Running text: from runs to the text, notes, page ends and repairs inside a paragraph, number or
// heading. Inside the room only.

#ifndef LEXPORT_AKN_BUILD_INLINE_H_
#define LEXPORT_AKN_BUILD_INLINE_H_

#include <string>
#include <vector>

#include "layout/blocks.h"
#include "lexport/document.h"

namespace lexport {

class InlineBuilder {
 public:
  // `note_in_sup`: notes are wrapped in sup, as some guidelines ask.
  InlineBuilder(const Source& source, const Blocks& blocks, bool note_in_sup, Document* document);

  // Appends what runs[range] holds below `target`. A page end before the first character goes to
  // the end of the paragraph before, since it stands between the two.
  void Append(NodeId target, const std::vector<Run>& runs, RunRange range);

  // The paragraph that a page end before the next text may go to. Append sets it for every p.
  void set_last_paragraph(NodeId p) { last_paragraph_ = p; }

 private:
  void Add(const Run& run);
  bool GoesOn(const Run& run) const;
  void AddText(const Run& run);
  void AddInserted(const Run& run);
  void AddPageEnd(const Run& run);
  void AddNote(const Run& run);
  void AddNoteElement(const Run& run, const Note& note, std::string_view marker);
  void AddSecondMarker(uint32_t note, std::string_view marker, uint32_t source);
  void AddEmpty(Tag tag, uint32_t source);
  void StartText(uint32_t source);
  void Flush();
  void EndRepair();
  bool AtStart() const;

  const Source& source_;
  const Blocks& blocks_;
  const bool note_in_sup_;
  Document& document_;
  NodeId target_ = kNoNode;  // the paragraph
  NodeId parent_ = kNoNode;  // target_, or the span of a repair inside of it
  std::string text_;         // not yet appended to parent_
  uint32_t text_source_ = 0;
  NodeId last_paragraph_ = kNoNode;
  std::vector<NodeId> notes_;  // element of each note, once there is one
  uint32_t note_depth_ = 0;
};

}  // namespace lexport

#endif  // LEXPORT_AKN_BUILD_INLINE_H_
