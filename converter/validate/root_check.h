// Is the root element that of an Akoma Ntoso document, and of which version?

#ifndef LEXPORT_VALIDATE_ROOT_CHECK_H_
#define LEXPORT_VALIDATE_ROOT_CHECK_H_

#include <string_view>

#include "validate/layers.h"

namespace lexport::validate {

inline constexpr std::string_view kAknNamespace =
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

// What a namespace is called if it is that of a draft, of a former version or of a national profile
// of Akoma Ntoso ("draft CSD13 of Akoma Ntoso 3.0"); empty if it is none of these.
std::string DraftName(std::string_view uri);

// Whether elements of the namespace `uri` are to be taken for those of Akoma Ntoso 3.0, it being
// that of the root.
bool TakenForAkn(std::string_view uri, const ValidateOptions& options);

// Reports what is to be said of a root element; false when the rest of the document is not worth
// checking.
bool CheckRoot(const StartTag& root, const ValidateOptions& options, Report* report);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_ROOT_CHECK_H_
