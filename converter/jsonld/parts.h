// What in a document is a unit of its own in the graph, and what is only text.

#ifndef LEXPORT_JSONLD_PARTS_H_
#define LEXPORT_JSONLD_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexport/document.h"

namespace lexport::graph {

// Units: elements of the hierarchy, containers with a meaning of their own (recital, speech …),
// formulas, and block lists with their items. Not units: content, intro and wrapUp, which are
// a unit's own text.
bool IsUnit(Tag tag);

// The parts of a document that hold its units: preface, header, preamble, bodies, conclusions …
bool IsTextStructure(Tag tag);

// Whether what stands below belongs to another document or to none: quoted and embedded structures
// hold provisions, but not provisions of this document.
bool IsQuotation(Tag tag);

// What one unit holds itself, its sub-units excluded. Views are of the document.
struct Content {
  std::string number, heading, subheading;  // as plain text
  std::string text;                         // paragraphs parted by line feeds, cells by tabs
  std::vector<std::string_view> citations;  // href of ref and its like, in order, notes' included
  std::vector<std::string_view> mentions;   // refersTo
  std::vector<NodeId> notes;                // authorialNote and noteRef
  std::vector<NodeId> parts;                // sub-units, in order
  std::string_view lead;                    // refersTo of the words that the text begins with

  void Clear();
};

// Appends to *content what `unit` holds. The children num, heading and subheading count apart.
void ReadContent(const Document& document, NodeId unit, Content* content);

// The same for parts without number and heading, such as a preface.
void ReadBlocks(const Document& document, NodeId root, Content* content);

// The same for a note: whatever is in it is its text.
void ReadNote(const Document& document, NodeId note, Content* content);

// The text of `unit` with all its sub-units, whose numbers and headings count as text; notes left
// out.
void AppendWholeText(const Document& document, NodeId unit, std::string* text);

// All text below `root`, notes left out.
void AppendPlainText(const Document& document, NodeId root, std::string* text);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_PARTS_H_
