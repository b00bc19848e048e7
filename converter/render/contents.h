// The table of contents as a nested list of links.

#ifndef LEXPORT_RENDER_CONTENTS_H_
#define LEXPORT_RENDER_CONTENTS_H_

#include <string>

#include "render/survey.h"
#include "render/words.h"

namespace lexport::book {

// Appends an ol of all entries. `one_page`: links lead inside the page, not to files.
void AppendContents(const Survey& survey, bool one_page, std::string* out);

// lang, and xml:lang and dir where they differ, for `words` that are not in the document's
// language: " lang=\"en\"" or "". For EPUB with xml:lang.
std::string WordsLanguageAttributes(const Survey& survey, const Words& words, bool epub);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_CONTENTS_H_
