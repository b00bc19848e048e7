// Where a book begins new files.

#ifndef LEXPORT_RENDER_SPLIT_H_
#define LEXPORT_RENDER_SPLIT_H_

#include <cstdint>
#include <vector>

#include "lexport/document.h"

namespace lexport::book {

// The elements of `document`, in reading order, that a new file begins with. The first file, with
// the title page, begins before them all. Every top-level unit with a heading begins one; a unit
// larger than `part_bytes` is divided further between its own units, and small ones without
// headings stay together. `sizes` has an estimate of the bytes of each node with all below it.
std::vector<NodeId> ChoosePartStarts(const Document& document, const std::vector<uint32_t>& sizes,
                                     uint64_t part_bytes);

// Whether `child` of a document class element belongs on the title page: the document's own cover,
// preface or header, as long as they are short.
bool BelongsOnTitlePage(Node child, const std::vector<uint32_t>& sizes);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_SPLIT_H_
