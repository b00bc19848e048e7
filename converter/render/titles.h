// How units are entitled: by a heading, by a label that hangs beside their text, or not at all.

#ifndef LEXPORT_RENDER_TITLES_H_
#define LEXPORT_RENDER_TITLES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lexport/document.h"

namespace lexport::book {

enum class TitleKind : uint8_t {
  kNone,
  kLabel,    // "1.", "(a)": stands beside the first line
  kHeading,  // "Article 2", "II. Activities": stands above the text
};

// A unit's num, heading and subheading where they stand first in it, and what follows them.
struct UnitTitle {
  TitleKind kind = TitleKind::kNone;
  Node first;  // the first of them, null for kNone
  Node rest;   // first child that is none of them; null when there is no more
};
UnitTitle TitleOfUnit(Node unit);

// Bytes of a title above which it is set smaller: long titles of acts fill a page otherwise.
inline constexpr size_t kLongTitle = 160;

// Whether a number by itself is the name of a unit ("Article 2", "第二条") and no mere label
// ("2.", "(iii)", "A."): it has a word in it that is no Roman number.
bool NamesUnit(std::string_view num);

// The mere number ("5.") at the end of a title that has a heading before it: the label of the text
// below, as statutes with headings in the margin have it. Null when there is none.
Node LabelBehindHeading(const UnitTitle& title);

// "II. Activities": the words of a unit's title on one line, without notes, shortened when long; a
// number behind its heading comes first.
std::string TitleLine(const UnitTitle& title);

// The element in the cover page, preface or header of `document` that the document's title stands
// in: a paragraph with a docTitle, else with a shortTitle. Null when there is none.
Node TitleParagraph(Node document);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_TITLES_H_
