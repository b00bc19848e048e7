// Languages: Akoma Ntoso's FRBRlanguage has ISO 639-2 codes, xml:lang and RDF have BCP 47.

#ifndef LEXPORT_JSONLD_LANGUAGE_H_
#define LEXPORT_JSONLD_LANGUAGE_H_

#include <string>
#include <string_view>

namespace lexport::graph {

// The shortest BCP 47 tag ("eng" and "en" give "en"). Empty for what is not a tag, and for the
// codes that name no one language ("und", "mul", "zxx").
std::string Bcp47(std::string_view code);

// The language in the European authority table that ELI asks for, made from the three-letter code
// of a BCP 47 tag. Empty when there is none.
std::string LanguageAuthorityIri(const std::string& bcp47);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_LANGUAGE_H_
