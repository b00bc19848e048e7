// The parts of IRIs by the Naming Convention, clause 4: dates, languages, numbers. Inside the room
// only.

#ifndef LEXPORT_AKN_IRI_H_
#define LEXPORT_AKN_IRI_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace lexport {

// Whether `text` is a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD, from year 1 on.
bool IsDate(std::string_view text);

// The whole date that stands for a partial one: the first of the year or month.
std::string WholeDate(std::string_view date);

// YYYY-MM-DD of a moment in seconds since 1970, in UTC.
std::string DateOfEpoch(int64_t seconds);

// Three letters (ISO 639-2/T) for a language given by BCP 47 or by three letters, either set; ""
// when there is no such language. "mul" and "und" are languages.
std::string LanguageCode(std::string_view language);

// BCP 47 for the same, as xml:lang wants it: "eng" -> "en".
std::string LanguageTag(std::string_view language);

// A printed number as a segment of an IRI: "A/HRC/35/35" -> "A-HRC-35-35", "CL 154/1" ->
// "CL_154-1".
std::string NumberSegment(std::string_view printed);

// Words of a title as a segment: letters and digits with "-" between words, at most 60 bytes.
std::string TitleSegment(std::string_view title);

}  // namespace lexport

#endif  // LEXPORT_AKN_IRI_H_
