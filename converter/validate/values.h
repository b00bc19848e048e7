// Attribute values against the simple types of the schema.

#ifndef LEXPORT_VALIDATE_VALUES_H_
#define LEXPORT_VALIDATE_VALUES_H_

#include <string>
#include <string_view>
#include <vector>

#include "validate/schema_tables.h"

namespace lexport::validate {

// Whether `value` (as XML gives it) is of the type: row `type` of kSimpleTypes. Allocates nothing,
// but for addresses of unusual characters. Linear in the value.
bool IsOfType(uint8_t type, std::string_view value);

// The type in words for a message: "a date such as 2014-06-02".
std::string DescribeType(uint8_t type);

// The values of an enumerated type; empty for all others.
std::vector<std::string> AllowedValues(uint8_t type);

// `value` without white space at its ends, as types other than string see it.
std::string_view Collapsed(std::string_view value);

// Lexical forms of XML Schema, part 2. (values_time.cc)
bool IsDate(std::string_view s);
bool IsTime(std::string_view s);
bool IsDateTime(std::string_view s);
bool IsDuration(std::string_view s);

// anyURI. (values_uri.cc)
bool IsAnyUri(std::string_view s);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_VALUES_H_
