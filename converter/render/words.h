// The few words that books and pages add to a document's own: contents, notes, a missing text. In
// the document's language where it is one of ours, else in English.

#ifndef LEXPORT_RENDER_WORDS_H_
#define LEXPORT_RENDER_WORDS_H_

#include <string_view>

#include "render/language.h"

namespace lexport::book {

struct Words {
  std::string_view language;  // BCP 47, of the words themselves
  std::string_view contents;
  std::string_view title_page;
  std::string_view beginning;     // of the text proper
  std::string_view preface;
  std::string_view preamble;
  std::string_view conclusions;
  std::string_view annex;
  std::string_view pages;         // heading of the list of pages
  std::string_view landmarks;
  std::string_view notes;
  std::string_view note_missing;  // the text of a note is not in the document
  std::string_view note_damaged;  // part of it is not
  std::string_view image;         // stands before what is known of a picture
  std::string_view number;        // labels on the title page
  std::string_view author;
  std::string_view date;
  std::string_view version;
  std::string_view in_language;
  std::string_view identifier;
  std::string_view untitled;
};

// Never fails. Words in another language than the document's need a lang attribute of their own.
const Words& WordsFor(const Language& language);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_WORDS_H_
