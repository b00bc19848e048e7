// Small values of Akoma Ntoso metadata.

#ifndef LEXPORT_JSONLD_VALUES_H_
#define LEXPORT_JSONLD_VALUES_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexport/document.h"

namespace lexport::graph {

// The date of the calendar that `value` begins with, as YYYY-MM-DD; a time or zone after it is
// left out. Empty when it begins with none.
std::string_view CalendarDate(std::string_view value);

// ELI's dates are whole days; those of the others may be months or years.
inline bool IsWholeDay(std::string_view date) { return date.size() == 10; }

// The datatype of a date by its length: YYYY-MM-DD, YYYY-MM or YYYY.
constexpr std::string_view DateType(std::string_view date) {
  return date.size() == 10 ? "date" : date.size() == 7 ? "gYearMonth" : "gYear";
}

// An attribute's value, trimmed; empty for what only stands for a value, such as "#variable".
std::string_view Said(Node element, Attr attribute);

// Whether an IRI only fills the place of a person or organization that is not known.
bool StandsForNobody(std::string_view iri);

// The first of every kind, in their order.
std::vector<std::string> WithoutRepeats(std::vector<std::string> values);

// The first element of that name below `root`; null when there is none.
Node FirstBelow(Node root, Tag tag);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_VALUES_H_
