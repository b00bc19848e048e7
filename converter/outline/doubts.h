// Doubts: where the search nearly took another reading, and where a sequence is broken.

#ifndef LEXPORT_OUTLINE_DOUBTS_H_
#define LEXPORT_OUTLINE_DOUBTS_H_

#include "lexport/finding.h"
#include "outline/plan.h"

namespace lexport {

// Adds outline.ambiguous, outline.gap, outline.repeat and outline.ocr-label, each at its place.
void WriteDoubts(const Plan& plan, Findings* findings);

// Mean of the margins of all units, 0..1.
float Confidence(const Plan& plan);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_DOUBTS_H_
