// Codes of languages and countries, from ICU's data.

#ifndef LEXPORT_VALIDATE_CODES_H_
#define LEXPORT_VALIDATE_CODES_H_

#include <string>
#include <string_view>

namespace lexport::validate {

// Three letters (ISO 639-2/T or 639-3) for the language of a code or tag: "en", "eng", "en-GB" ->
// "eng"; "fre" -> "fra". "" when there is no such language. The special codes mul, und, mis and zxx
// stand for themselves.
std::string LanguageIso3(std::string_view tag);

// A tag after RFC 5646 that is well formed; says nothing of whether its language exists.
bool IsLanguageTag(std::string_view tag);

// A country of ISO 3166-1 by its two letters, in whatever case, or one of its parts ("GB-UKM",
// "us-ca"), or a body that issues documents under a code of its own: un, eu.
bool IsCountry(std::string_view code);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_CODES_H_
