// libxml2's errors in words that people can act on.

#ifndef LEXPORT_VALIDATE_PARSER_ERRORS_H_
#define LEXPORT_VALIDATE_PARSER_ERRORS_H_

#include <libxml/xmlerror.h>

#include <string_view>

#include "validate/layers.h"

namespace lexport::validate {

// True for what libxml2 calls an error and XML does not: odd namespace names, odd xml:lang.
bool IsHarmless(const xmlError& error);

// The finding for an error that was met when the parser stood at byte `position` of `text`, with
// the elements of `open` open.
Draft DescribeParserError(const xmlError& error, std::string_view text, uint64_t position,
                          const OpenElements& open, const Report& report);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_PARSER_ERRORS_H_
