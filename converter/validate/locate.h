// A light second pass that tells which elements given places stand in: for findings only.

#ifndef LEXPORT_VALIDATE_LOCATE_H_
#define LEXPORT_VALIDATE_LOCATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validate/layers.h"

namespace lexport::validate {

struct ElementPlace {
  std::string eid;    // of the nearest element that has one
  std::string xpath;  // of the element
};

// For every offset of `offsets` (which rise) the element whose start tag begins there, or else the
// innermost one that is open there. Linear in `text` up to the last offset.
std::vector<ElementPlace> LocateElements(std::string_view text, const ValidateOptions& options,
                                         const std::vector<uint64_t>& offsets);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_LOCATE_H_
