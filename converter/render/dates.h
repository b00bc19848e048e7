// Dates in the metadata. Akoma Ntoso wants a whole day on every level of FRBR, so that files hold
// days that stand for less, or for nothing: here is how much of them is known.

#ifndef LEXPORT_RENDER_DATES_H_
#define LEXPORT_RENDER_DATES_H_

#include <string_view>

#include "lexport/document.h"

namespace lexport::book {

// Whether `element`, an FRBRdate, says that there is no date: one named "undated", the first of
// 1900, which the guidelines of the United Nations give to what has none, or any day of 9999.
bool StandsForNoDate(Node element);

// How much of `date` (YYYY-MM-DD), the date of an FRBRdate, is known: all of it; the year, for a
// first of January where the IRI of the work gives a year alone; in files made here the month, for
// any first of a month. A prefix of `date`.
std::string_view KnownPart(Node element, std::string_view date);

// The first date of a level of FRBR (FRBRWork …) that is one: YYYY-MM-DD, YYYY-MM or YYYY; "" when
// there is none.
std::string_view KnownDateOf(Node level);

// Whether `element`, a date of the manifestation, repeats that of the text, since Lexport has no
// clock: it says nothing of when the file was made.
bool RepeatsDateOfText(Node element);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_DATES_H_
