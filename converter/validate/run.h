// The validator's one pass, with a listener more: for code of this program that wants something
// else from the same reading of a document, such as the proof of a conversion.

#ifndef LEXPORT_VALIDATE_RUN_H_
#define LEXPORT_VALIDATE_RUN_H_

#include <string>
#include <string_view>

#include "lexport/finding.h"
#include "lexport/validator.h"
#include "validate/layers.h"

namespace lexport::validate {

// As Validator::Validate, for a document of this program's own making; `guest` hears every event
// besides. A string, because a zero byte stands behind it, which spares the parser a copy.
bool Run(const std::string& xml, std::string_view name, const ValidateOptions& options,
         Layer* guest, Findings* findings);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_RUN_H_
