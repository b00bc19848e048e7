// The characters of a document in their order: what a reader of the printed page meets.

#ifndef LEXPORT_AKN_TEXT_H_
#define LEXPORT_AKN_TEXT_H_

#include <string>

#include "lexport/document.h"

namespace lexport {

// Appends the text of `node` and all below it in document order, meta excluded. A note
// (authorialNote) gives its @marker where it stands, then its own text; a second use of a note
// (noteRef) gives its
// @marker. A line feed follows every block, heading and number, and stands for br; other white
// space is as in the document. Linear.
void AppendCharacters(Node node, std::string* out);

}  // namespace lexport

#endif  // LEXPORT_AKN_TEXT_H_
