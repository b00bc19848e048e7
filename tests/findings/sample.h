// A few findings of every kind, for the tests of the renderers.

#ifndef LEXPORT_TESTS_FINDINGS_SAMPLE_H_
#define LEXPORT_TESTS_FINDINGS_SAMPLE_H_

#include <string>
#include <utility>
#include <vector>

#include "findings/render.h"

namespace lexport {

// An error with all parts, a warning with hardly any, a note without a place, one of a rule that is
// not in the table, and a text full of characters that need escaping.
Findings SampleFindings();

// SampleFindings() for a name that needs escaping, and a file without findings.
std::string RenderSample(FindingFormat format, const RenderOptions& options = {});

}  // namespace lexport

#endif  // LEXPORT_TESTS_FINDINGS_SAMPLE_H_
