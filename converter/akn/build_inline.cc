#include "akn/build_inline.h"

#include <unicode/uchar.h>

#include "base/strings.h"

namespace lexport {
namespace {

// Notes in notes in notes: none was ever printed so deep.
constexpr uint32_t kMaxNoteDepth = 16;

bool IsWordCharacter(char32_t c) {
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011 ||
         u_isalnum(static_cast<UChar32>(c));
}

// Where the word that ends `text` begins.
size_t WordBegin(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0 && IsWordCharacter(PreviousCodePoint(text, begin))) {
    do {
      --begin;
    } while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80);
  }
  return begin;
}

// Where the word that begins `text` ends.
size_t WordEnd(std::string_view text) {
  size_t end = 0;
  while (end < text.size()) {
    size_t next = end;
    if (!IsWordCharacter(NextCodePoint(text, &next))) break;
    end = next;
  }
  return end;
}

}  // namespace

InlineBuilder::InlineBuilder(const Source& source, const Blocks& blocks, bool note_in_sup,
                             Document* document)
    : source_(source),
      blocks_(blocks),
      note_in_sup_(note_in_sup),
      document_(*document),
      notes_(blocks.notes.size(), kNoNode) {}

void InlineBuilder::Append(NodeId target, const std::vector<Run>& runs, RunRange range) {
  target_ = parent_ = target;
  for (uint32_t i = range.first; i < range.first + range.count; ++i) Add(runs[i]);
  EndRepair();
  if (document_.data(target).tag == Tag::kP) last_paragraph_ = target;
}

void InlineBuilder::Add(const Run& run) {
  if (GoesOn(run)) {
    text_ += ' ';
    return;
  }
  if (run.kind != RunKind::kText && run.kind != RunKind::kInserted) EndRepair();
  switch (run.kind) {
    case RunKind::kText:
      return AddText(run);
    case RunKind::kSpace:
      if (AtStart()) return;
      StartText(run.begin);
      text_ += ' ';
      return;
    case RunKind::kInserted:
      return AddInserted(run);
    case RunKind::kPageBreak:
      return AddPageEnd(run);
    case RunKind::kNoteMarker:
      return AddNote(run);
    case RunKind::kLineBreak:
      return AddEmpty(Tag::kBr, run.begin);
  }
}

bool InlineBuilder::AtStart() const {
  return text_.empty() && document_.data(target_).first_child == kNoNode;
}

// A space, one byte in the source too: the text stays one node, in which places are as in the
// source.
bool InlineBuilder::GoesOn(const Run& run) const {
  return run.kind == RunKind::kSpace && run.end - run.begin == 1 && !text_.empty() &&
         parent_ == target_ && run.begin == text_source_ + text_.size();
}

void InlineBuilder::StartText(uint32_t source) {
  if (text_.empty()) text_source_ = source;
}

void InlineBuilder::Flush() {
  if (!text_.empty()) document_.AppendText(parent_, text_, text_source_);
  text_.clear();
}

void InlineBuilder::EndRepair() {
  Flush();
  parent_ = target_;
}

// After an insertion, the rest of the word still belongs to the repair.
void InlineBuilder::AddText(const Run& run) {
  std::string_view text = source_.slice({run.begin, run.end});
  uint32_t begin = run.begin;
  if (parent_ != target_) {
    const size_t end = WordEnd(text);
    text_ += text.substr(0, end);
    text.remove_prefix(end);
    begin += static_cast<uint32_t>(end);
    if (text.empty()) return;
    EndRepair();
  }
  if (text.empty()) return;
  StartText(begin);
  text_ += text;
}

// Characters that the source lacks show as an edited span round the whole word.
void InlineBuilder::AddInserted(const Run& run) {
  if (parent_ != target_) {
    text_ += blocks_.insertions[run.value];
    return;
  }
  const size_t begin = WordBegin(text_);
  std::string word = text_.substr(begin);
  const uint32_t word_source =
      word.empty() ? run.begin : text_source_ + static_cast<uint32_t>(begin);
  text_.resize(begin);
  Flush();
  parent_ = document_.AppendElement(target_, Tag::kSpan, word_source);
  document_.SetAttributeView(parent_, Attr::kStatus, "edited");
  text_ = std::move(word);
  text_source_ = word_source;
  text_ += blocks_.insertions[run.value];
}

void InlineBuilder::AddEmpty(Tag tag, uint32_t source) {
  Flush();
  document_.AppendElement(target_, tag, source);
}

void InlineBuilder::AddPageEnd(const Run& run) {
  const bool before = AtStart() && last_paragraph_ != kNoNode && note_depth_ == 0;
  Flush();
  const NodeId parent = before ? last_paragraph_ : target_;
  const NodeId eop = document_.AppendElement(parent, Tag::kEop, run.begin);
  document_.SetAttribute(eop, Attr::kNumber, std::to_string(run.value));
}

void InlineBuilder::AddSecondMarker(uint32_t note, std::string_view marker, uint32_t source) {
  // A name to link by until the real ones are given.
  const std::string name = "note-" + std::to_string(note);
  document_.SetAttribute(notes_[note], Attr::kEId, name);
  const NodeId ref = document_.AppendElement(target_, Tag::kNoteRef, source);
  document_.SetAttribute(ref, Attr::kHref, "#" + name);
  document_.SetAttribute(ref, Attr::kMarker, marker);
}

void InlineBuilder::AddNote(const Run& run) {
  Flush();
  const std::string_view marker = Trim(source_.slice({run.begin, run.end}));
  if (notes_[run.value] != kNoNode) {
    AddSecondMarker(run.value, marker, run.begin);
  } else if (note_depth_ >= kMaxNoteDepth) {
    text_ += marker;
  } else {
    AddNoteElement(run, blocks_.notes[run.value], marker);
  }
}

void InlineBuilder::AddNoteElement(const Run& run, const Note& note, std::string_view marker) {
  NodeId parent = target_;
  if (note_in_sup_) {
    parent = document_.AppendElement(parent, Tag::kSup, run.begin);
    document_.SetAttributeView(parent, Attr::kClass, "footnote");
  }
  const NodeId element = document_.AppendElement(parent, Tag::kAuthorialNote, run.begin);
  notes_[run.value] = element;
  document_.SetAttribute(element, Attr::kMarker, marker);
  document_.SetAttributeView(element, Attr::kPlacement, "bottom");
  if (note.status != NoteStatus::kWhole) {
    document_.SetAttributeView(element, Attr::kStatus, "incomplete");
  }
  const NodeId outer = target_, outer_paragraph = last_paragraph_;
  ++note_depth_;
  for (const RunRange& paragraph : note.paragraphs) {
    Append(document_.AppendElement(element, Tag::kP), blocks_.runs, paragraph);
  }
  --note_depth_;
  // What is lost is not made up: an empty paragraph, which the schema wants, says so.
  if (note.paragraphs.empty()) document_.AppendElement(element, Tag::kP);
  target_ = parent_ = outer;
  last_paragraph_ = outer_paragraph;
}

}  // namespace lexport
