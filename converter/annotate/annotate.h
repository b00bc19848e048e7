// Marks inside a document what its words refer to: other documents, its own parts, dates, organs,
// instruments known by name. The text itself never changes: only elements are put around it.

#ifndef LEXPORT_ANNOTATE_ANNOTATE_H_
#define LEXPORT_ANNOTATE_ANNOTATE_H_

#include "lexport/document.h"
#include "lexport/finding.h"
#include "mapping/mapping.h"

namespace lexport {

// To be called on a document that BuildDocument made, before eIds are assigned; local references
// (“article 4 above”) get their href afterwards, by ResolveLocalReferences. Linear in the text.
void Annotate(const Mapping& mapping, std::string_view language, Document* document,
              Findings* findings);

// After eIds are there: gives every local reference that Annotate found its href, or takes the
// element away again (keeping the text) where the target does not exist.
void ResolveLocalReferences(const Mapping& mapping, Document* document, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_ANNOTATE_H_
