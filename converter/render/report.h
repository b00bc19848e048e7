// What a writer tells of a document before it shows it.

#ifndef LEXPORT_RENDER_REPORT_H_
#define LEXPORT_RENDER_REPORT_H_

#include "lexport/finding.h"
#include "render/survey.h"

namespace lexport::book {

// Adds findings for what is missing from the document's identity: render.title, render.language,
// render.date, and from its text: render.empty (all warnings). False, with the error render.empty,
// when there is no document at all.
bool ReportIdentity(const Survey& survey, Findings* findings);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_REPORT_H_
