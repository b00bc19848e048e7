#include "validate/layers.h"

namespace lexport::validate {

void AddLevel2Layers(const ValidateOptions& /*options*/, Report* /*report*/, Layers* /*layers*/) {}

}  // namespace lexport::validate
