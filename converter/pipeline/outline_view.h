// The structure of an Akoma Ntoso document as a list of units: what `lexport outline` shows.

#ifndef LEXPORT_PIPELINE_OUTLINE_VIEW_H_
#define LEXPORT_PIPELINE_OUTLINE_VIEW_H_

#include <string>

#include "lexport/document.h"

namespace lexport {

// An indented list, a unit a line: eId, label, heading, first words; then how many there are of each.
std::string OutlineText(const Document& document);

// The same as one JSON object: {"units": [{"eId": …, "element": …, "depth": …, "num": …,
// "heading": …, "text": …}], "counts": {"article": 12}}.
std::string OutlineJson(const Document& document);

}  // namespace lexport

#endif  // LEXPORT_PIPELINE_OUTLINE_VIEW_H_
