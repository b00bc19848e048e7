// How sure the outline is of each unit, told of the elements that the units became.

#ifndef LEXPORT_CONVERT_CONFIDENCE_H_
#define LEXPORT_CONVERT_CONFIDENCE_H_

#include <vector>

#include "lexport/converter.h"
#include "outline/outline.h"

namespace lexport {

// The numbered units of `outline` in `document`, which was built from it, in document order. Linear
// but for a sort.
std::vector<UnitConfidence> ConfidenceOfUnits(const Outline& outline, const Document& document);

}  // namespace lexport

#endif  // LEXPORT_CONVERT_CONFIDENCE_H_
