// How each element of Akoma Ntoso is shown: one rule an element, from a default for its kind and a
// short table of those that differ. Shared by EPUB, HTML and plain text.

#ifndef LEXPORT_RENDER_ELEMENT_RULES_H_
#define LEXPORT_RENDER_ELEMENT_RULES_H_

#include <cstdint>
#include <string_view>

#include "lexport/vocabulary.h"

namespace lexport::book {

enum class Shape : uint8_t {
  kNone,         // metadata: not shown
  kPass,         // shown by its children alone
  kUnit,         // holds blocks; may begin with num, heading, subheading
  kParagraph,    // a block of running text
  kTitle,        // num, heading, subheading
  kInline,       // part of running text; a link when it has an address
  kNote,         // authorialNote: a marker here, its text elsewhere
  kNoteRef,      // a further marker of a note
  kPageEnd,      // eop
  kLineEnd,      // eol, br
  kGap,          // marker: nothing to see, yet words beside it stay apart
  kImage,        // img
  kFillIn,       // a blank to be filled in
  kDocumentRef,  // stands for another document: a line with its name
  kTable,        // from here on all are blocks
  kRow,
  kCell,
  kCaption,
  kList,
  kListItem,
  kForeign,  // holds markup of another vocabulary
};

struct ElementRule {
  Shape shape = Shape::kNone;
  std::string_view html;  // HTML element; "" where the shape decides by itself
  bool splits = false;    // a book may begin a new file between its children
  bool quotes = false;    // holds the words of another text: its headings are not this document's
  bool unbroken = false;  // a date or an amount, kept on one line when short
};

// The rule for `tag`; that of an inline for nodes that are no Akoma Ntoso element.
const ElementRule& RuleFor(Tag tag);

// True for shapes that HTML allows only phrasing content in, as long as they hold no block.
constexpr bool IsPhrasing(Shape shape) {
  return shape == Shape::kParagraph || shape == Shape::kTitle || shape == Shape::kInline ||
         shape == Shape::kFillIn;
}

// True for shapes that become a block of their own, which phrasing content must not hold.
constexpr bool IsBlock(Shape shape) {
  return shape == Shape::kUnit || shape == Shape::kParagraph || shape == Shape::kDocumentRef ||
         shape >= Shape::kTable;
}

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_ELEMENT_RULES_H_
