// The structure of an Akoma Ntoso document as a list of units: what `lexport outline` shows.

#ifndef LEXPORT_PIPELINE_OUTLINE_VIEW_H_
#define LEXPORT_PIPELINE_OUTLINE_VIEW_H_

#include <string>
#include <vector>

#include "lexport/converter.h"
#include "lexport/document.h"

namespace lexport {

// An indented list, a unit a line: eId, label, heading, first words; then how many there are of each.
std::string OutlineText(const Document& document);

// The same as one JSON object: {"units": [{"eId": …, "element": …, "depth": …, "num": …,
// "heading": …, "text": …}], "counts": {"article": 12}}. Units of which `confidence` speaks have a
// member "confidence" besides, from 0 to 1.
std::string OutlineJson(const Document& document, const std::vector<UnitConfidence>& confidence);

}  // namespace lexport

#endif  // LEXPORT_PIPELINE_OUTLINE_VIEW_H_
