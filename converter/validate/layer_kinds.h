// The layers of level 2, one function each. Inside the room only.
//
// Every layer reports to `report`, which outlives it, as does `eids`, which the schema layer fills.

#ifndef LEXPORT_VALIDATE_LAYER_KINDS_H_
#define LEXPORT_VALIDATE_LAYER_KINDS_H_

#include <memory>

#include "validate/id_table.h"
#include "validate/layers.h"

namespace lexport::validate {

std::unique_ptr<Layer> MakeNamingIdsLayer(Report* report);   // eId and wId
std::unique_ptr<Layer> MakeNamingIrisLayer(Report* report);  // FRBR IRIs, href, src
std::unique_ptr<Layer> MakeLinksLayer(Report* report, IdTable* eids);
std::unique_ptr<Layer> MakeSenseNumbersLayer(Report* report);  // numbering of siblings
std::unique_ptr<Layer> MakeSenseTextLayer(Report* report);     // empty, bare labels, long headings
std::unique_ptr<Layer> MakeSenseNotesLayer(Report* report);    // markers of notes
std::unique_ptr<Layer> MakeSenseMetaLayer(Report* report);     // languages, countries, dates
std::unique_ptr<Layer> MakeAkn4UnLayer(Report* report);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_LAYER_KINDS_H_
