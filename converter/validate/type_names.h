// The names of types in the schema of the standard, which documents may use in xsi:type.
//
// The types of schemas/akomantoso30.xsd are cut and named otherwise; these names, and which
// elements are declared with which of them, are all that a document can see of the standard's.

#ifndef LEXPORT_VALIDATE_TYPE_NAMES_H_
#define LEXPORT_VALIDATE_TYPE_NAMES_H_

#include <string_view>

#include "lexport/vocabulary.h"

namespace lexport::validate {

// The name of the type that an element is declared with; "" when the type has no name.
std::string_view DeclaredTypeOf(Tag tag);

// An element that is declared with the type; kNone when there is none.
Tag ElementOfType(std::string_view type);

// Whether the standard's schema has a type of that name, for elements or for values.
bool IsTypeName(std::string_view type);

// Whether XML Schema itself has.
bool IsXmlSchemaTypeName(std::string_view type);

// Whether an element that is declared with one type may say that it is of another: of the same, or
// of one that extends it.
bool MayStandFor(std::string_view type, std::string_view declared);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_TYPE_NAMES_H_
