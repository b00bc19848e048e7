#include "validate/layer_kinds.h"
#include "validate/layers.h"

namespace lexport::validate {
namespace {

void AddSenseLayers(Report* report, Layers* layers) {
  layers->push_back(MakeSenseNumbersLayer(report));
  layers->push_back(MakeSenseTextLayer(report));
  layers->push_back(MakeSenseNotesLayer(report));
  layers->push_back(MakeSenseMetaLayer(report));
}

}  // namespace

void AddLevel2Layers(const ValidateOptions& options, Report* report, IdTable* eids,
                     Layers* layers) {
  layers->push_back(MakeNamingIdsLayer(report));
  layers->push_back(MakeNamingIrisLayer(report));
  layers->push_back(MakeLinksLayer(report, eids));
  if (report->WantsAnyOf("sense.")) AddSenseLayers(report, layers);
  if (options.profile == "akn4un") layers->push_back(MakeAkn4UnLayer(report));
}

}  // namespace lexport::validate
