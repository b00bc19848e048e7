// Metadata that the text itself yields: the symbol in its running heads or masthead, its title,
// date and session. It weighs less than anything a user says.

#ifndef LEXPORT_CONVERT_HARVEST_H_
#define LEXPORT_CONVERT_HARVEST_H_

#include "layout/blocks.h"
#include "lexport/metadata.h"
#include "mapping/mapping.h"
#include "outline/outline.h"

namespace lexport {

// Everything found; what was not found stays empty.
Metadata HarvestMetadata(const Source& source, const Blocks& blocks, const Outline& outline,
                         const Mapping& mapping);

}  // namespace lexport

#endif  // LEXPORT_CONVERT_HARVEST_H_
