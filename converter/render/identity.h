// Who a document is, read from its identification (FRBR) and its front matter: what a title page,
// a catalogue and a window title need.

#ifndef LEXPORT_RENDER_IDENTITY_H_
#define LEXPORT_RENDER_IDENTITY_H_

#include <string>
#include <vector>

#include "lexport/document.h"
#include "render/language.h"

namespace lexport::book {

// Every string may be empty: nothing is made up.
struct Identity {
  std::string title;           // docTitle, else shortTitle, an alias that is a title, longTitle …
  std::string number;          // as printed: FRBRnumber/@showAs, docNumber, FRBRnumber/@value
  Language language;           // FRBRExpression/FRBRlanguage
  std::string work_iri;        // FRBRWork/FRBRuri, else FRBRthis
  std::string expression_iri;  // FRBRExpression/FRBRthis, else FRBRuri
  std::string work_date;       // as much as is known: YYYY-MM-DD, YYYY-MM or YYYY
  std::string expression_date;
  std::string manifestation_date;
  std::string version;                // FRBRversionNumber
  std::vector<std::string> authors;   // names: showAs of the TLC element that FRBRauthor leads to
  std::vector<std::string> keywords;  // showAs of classification/keyword
};

// Of a document class element (act, doc, judgment …).
Identity IdentityOf(Node document);

// The language of a document class element by its metadata, else by xml:lang on or around it; "und"
// when neither is known. Its direction is that of the text.
Language LanguageOf(Node document);

// The text below `node` with white space folded, without the texts of notes. At most `limit` bytes,
// cut between words with "…".
std::string PlainText(Node node, size_t limit = std::string::npos);

// First element below `node`, in document order, that has `tag`; null when there is none.
Node FindBelow(Node node, Tag tag);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_IDENTITY_H_
