#include "validate/layer_kinds.h"
#include "validate/layers.h"

namespace lexport::validate {

void AddLevel2Layers(const ValidateOptions& options, Report* report, IdTable* eids,
                     Layers* layers) {
  layers->push_back(MakeNamingIdsLayer(report));
  layers->push_back(MakeNamingIrisLayer(report));
  layers->push_back(MakeLinksLayer(report, eids));
  layers->push_back(MakeSenseNumbersLayer(report));
  layers->push_back(MakeSenseTextLayer(report));
  layers->push_back(MakeSenseNotesLayer(report));
  layers->push_back(MakeSenseMetaLayer(report));
  if (options.profile == "akn4un") layers->push_back(MakeAkn4UnLayer(report));
}

}  // namespace lexport::validate
