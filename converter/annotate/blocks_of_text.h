// The text of a document as Annotate sees it: block by block, each block one string, however many
// nodes it is made of; and the way back, elements put around stretches of that string.

#ifndef LEXPORT_ANNOTATE_BLOCKS_OF_TEXT_H_
#define LEXPORT_ANNOTATE_BLOCKS_OF_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/document.h"

namespace lexport {

struct TextBlock {
  NodeId node = kNoNode;
  NodeId component = kNoNode;  // the document type element that it belongs to
  bool opens_clause = false;   // first block of a recital, citation or container of a preamble
  bool in_formula = false;
  bool in_note = false;
  bool in_quote = false;    // part of another text: its references lead elsewhere
  bool opens_note = false;  // first block of a note
  bool in_conclusions = false;
};

// All blocks that hold text to be searched, in document order; meta and labels are left out.
std::vector<TextBlock> FindTextBlocks(const Document& document);

// A text node's share of a block's string.
struct TextPiece {
  uint32_t begin = 0;
  uint32_t end = 0;
  NodeId node = kNoNode;
};

struct BlockText {
  std::string_view text;  // of the document, or of `joined`
  std::vector<TextPiece> pieces;
  std::string joined;
};

// The text of `block` below mere typography and signatures; notes and page ends take no room in it,
// and where something is marked already stands a kBreakByte. Replaces *out, whose text is good
// until the next call or until the document dies.
void ReadBlockText(const Document& document, NodeId block, BlockText* out);

// An element to put around text[begin, end) of a block.
struct Wrapping {
  uint32_t begin = 0;
  uint32_t end = 0;
  Tag tag = Tag::kRef;
  NodeId element = kNoNode;  // out: the new element; kNoNode where the nesting does not allow it
};

// Puts the elements into the block. `wrappings` must be in order and not overlap. Linear in the
// number of nodes and wrappings. `text` is what ReadBlockText gave for this block.
void WrapText(const BlockText& text, NodeId block, std::vector<Wrapping>* wrappings,
              Document* document);

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_BLOCKS_OF_TEXT_H_
