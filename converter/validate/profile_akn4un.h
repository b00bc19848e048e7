// The classes of documents of AKN4UN, the guidelines of the United Nations system.

#ifndef LEXPORT_VALIDATE_PROFILE_AKN4UN_H_
#define LEXPORT_VALIDATE_PROFILE_AKN4UN_H_

#include <string_view>
#include <vector>

#include "lexport/vocabulary.h"

namespace lexport::validate {

// The subtypes that the guidelines prescribe for a document type: statement -> deliberation,
// instruction. Empty for types that they do not use.
std::vector<std::string_view> Akn4UnSubtypesOf(Tag document);

// The document types that the guidelines prescribe for a subtype. Empty for unknown ones.
std::vector<Tag> Akn4UnTypesOf(std::string_view subtype);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_PROFILE_AKN4UN_H_
