// Survey: what must be known of a whole document before its first line can be shown. Where notes,
// pages and units are and what they are called, which names lead where, how the book is divided
// into files, and which elements hold blocks or links inside running text.
//
// Made in two passes over the document, linear in its size. Immutable afterwards; holds views of
// the document, which must outlive it.

#ifndef LEXPORT_RENDER_SURVEY_H_
#define LEXPORT_RENDER_SURVEY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lexport/document.h"
#include "render/anchors.h"
#include "render/identity.h"
#include "render/language.h"

namespace lexport::book {

struct SurveyOptions {
  uint64_t part_bytes = 0;  // size aimed at for one file; 0: everything in one
};

// A note that is shown: an authorialNote, or a note of the metadata that a noteRef leads to.
struct ShownNote {
  NodeId node = kNoNode;
  std::string label;       // its marker as printed, else its number in the whole document
  std::string id;          // of its text
  std::string marker_id;   // of its first marker
  NodeId marker = kNoNode; // the element that the first marker stands for
  uint32_t order = 0;      // of that element
};

// A page of the paper edition begins here.
struct PageStart {
  NodeId eop = kNoNode;  // after this page end; kNoNode: at the beginning
  std::string label;
  std::string id;
  uint32_t order = 0;
};

struct TocEntry {
  std::string text;
  bool generated = false;  // `text` is not in the document
  uint32_t depth = 0;
  NodeId node = kNoNode;
  uint32_t order = 0;
};

// A file of the book. Part 0 is the title page; there is always one.
struct Part {
  NodeId first = kNoNode;  // the element it begins with; kNoNode for part 0
  uint32_t order = 0;
  std::string title;
};

// One document class element: the main document, or one in an attachment, component or note.
struct SurveyedDocument {
  NodeId node = kNoNode;
  Language language;
  NodeId title_paragraph = kNoNode;
};

class Survey {
 public:
  Survey(const Document& document, const SurveyOptions& options);

  const Document& document() const { return *document_; }
  const Identity& identity() const { return identity_; }
  const Anchors& anchors() const { return anchors_; }
  const std::vector<ShownNote>& notes() const { return notes_; }
  const std::vector<PageStart>& pages() const { return pages_; }
  const std::vector<TocEntry>& toc() const { return toc_; }
  const std::vector<Part>& parts() const { return parts_; }
  const std::vector<SurveyedDocument>& documents() const { return documents_; }

  // True for running text that has a block somewhere inside, which HTML forbids in p and span.
  bool HoldsBlock(Node node) const { return (flags_[node.id()] & kHoldsBlock) != 0; }
  // True for running text with a link or note marker somewhere inside.
  bool HoldsLink(Node node) const { return (flags_[node.id()] & kHoldsLink) != 0; }
  bool StartsPart(Node node) const { return (flags_[node.id()] & kStartsPart) != 0; }
  // The paragraph that the title of its document stands in.
  bool IsTitleParagraph(Node node) const { return (flags_[node.id()] & kTitleParagraph) != 0; }
  // True for a document with such a paragraph.
  bool HasTitleParagraph(Node document_element) const;
  // The title page has the document's own front matter, title included, on it.
  bool title_page_has_title() const { return title_page_has_title_; }
  // First child of the main document that is not on the title page; null when all is.
  Node title_page_end() const { return Node(document_, title_page_end_); }

  // The note whose marker stands for `node` (authorialNote or noteRef); null when there is none.
  const ShownNote* NoteAt(Node node) const;
  const PageStart* PageAt(Node eop) const;
  uint32_t PartAt(uint32_t order) const;

  // Where `href` of an element in reading order place `order` leads inside this document: "#id", an
  // IRI of the document itself or of one in it, with or without a fragment.
  struct Target {
    bool found = false;
    uint32_t part = 0;
    std::string id;
  };
  Target Resolve(std::string_view href, uint32_t document_number) const;
  // Number of the document that owns `document_element`, for Resolve.
  uint32_t DocumentNumber(NodeId document_element) const;

 private:
  friend class Surveyor;
  enum Flag : uint8_t { kHoldsBlock = 1, kHoldsLink = 2, kStartsPart = 4, kTitleParagraph = 8 };

  const Document* document_;
  Identity identity_;
  Anchors anchors_;
  std::vector<uint8_t> flags_;  // by NodeId
  std::vector<ShownNote> notes_;
  std::unordered_map<NodeId, uint32_t> note_at_;  // marker element -> index in notes_
  std::unordered_map<NodeId, uint32_t> note_of_;  // note element -> index in notes_
  std::vector<PageStart> pages_;
  std::unordered_map<NodeId, uint32_t> page_at_;
  std::vector<TocEntry> toc_;
  std::vector<Part> parts_;
  std::vector<SurveyedDocument> documents_;
  std::unordered_map<NodeId, uint32_t> document_number_;
  std::unordered_map<std::string_view, uint32_t> iris_;  // IRI of a document -> its number
  std::unordered_map<NodeId, uint32_t> document_order_;
  NodeId title_page_end_ = kNoNode;
  bool title_page_has_title_ = false;
};

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_SURVEY_H_
