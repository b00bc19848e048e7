#include "findings/within_memory.h"

namespace lexport {

Finding OutOfMemory(std::string_view file) {
  Finding finding;
  finding.rule = "input.out-of-memory";
  finding.severity = Severity::kError;
  finding.message = "there is not enough memory to work on this input";
  finding.fix =
      "give the process more memory, work on fewer inputs at once with --jobs, or refuse inputs of "
      "that size at once with --max-input MIB";
  finding.where.file = file;
  return finding;
}

}  // namespace lexport
