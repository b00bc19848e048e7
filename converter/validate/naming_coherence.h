// Do the FRBR IRIs of a document agree with each other and with the facts beside them?

#ifndef LEXPORT_VALIDATE_NAMING_COHERENCE_H_
#define LEXPORT_VALIDATE_NAMING_COHERENCE_H_

#include "validate/fault_groups.h"
#include "validate/naming_frbr.h"

namespace lexport::validate {

// `id` has well-formed IRIs at all levels that it has. `part_of_host`: it is nested and shares the
// work of the document around it, whose type and number its IRIs show. Disagreements that one and
// the same IRI or fact has with others are one fault. `report` tells which rules are wanted.
void CheckCoherence(const Identification& id, bool part_of_host, const Report& report,
                    FaultGroups* faults);

// True when both name the same language, whether by two or three letters ("en", "eng"), by the
// bibliographic or the terminological code ("fre", "fra"), with a region or script or without.
bool IsSameLanguage(std::string_view a, std::string_view b);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_NAMING_COHERENCE_H_
