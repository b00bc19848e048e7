// IRIs: from the values that Akoma Ntoso gives to absolute ones that any processor accepts.

#ifndef LEXPORT_JSONLD_IRI_H_
#define LEXPORT_JSONLD_IRI_H_

#include <string>
#include <string_view>

namespace lexport::graph {

// Whether `value` names something outside its own document: neither empty nor a local "#reference".
bool NamesSomething(std::string_view value);

// Whether `value` begins with a scheme ("https:", "urn:").
bool IsAbsoluteIri(std::string_view value);

// Appends `value`, percent-encoding what RFC 3987 does not allow where it stands. A second '#' is
// encoded as well.
void AppendIri(std::string_view value, std::string* out);

// Appends `value` as an absolute IRI: as it stands when it has a scheme, else below `base`, which
// has no "/" at its end. Values without a leading "/" are taken to have forgotten it, since the
// naming convention knows no relative IRIs of documents.
void AppendAbsoluteIri(std::string_view base, std::string_view value, std::string* out);

// A blank node whose label nothing else refers to begins with this; JSON-LD leaves such labels out.
inline constexpr std::string_view kAnonymous = "_:b";

inline bool IsBlank(std::string_view id) { return id.starts_with("_:"); }

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_IRI_H_
