// A fault as Report holds it until the end of the run.

#ifndef LEXPORT_VALIDATE_REPORT_ENTRY_H_
#define LEXPORT_VALIDATE_REPORT_ENTRY_H_

#include <cstdint>

#include "validate/layers.h"

namespace lexport::validate {

struct ReportEntry {
  Draft draft;
  Severity severity;
  uint64_t offset;       // of the '<', for a tag
  bool dropped = false;  // follows from another fault
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_REPORT_ENTRY_H_
