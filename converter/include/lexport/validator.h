// Validator: is this Akoma Ntoso right, and if not, where and why?
//
//   Validator validator;
//   Findings findings;
//   validator.Validate(bytes, "act.xml", ValidateOptions(), &findings);
//
// The schema is compiled into the program as constant tables, so nothing is loaded. Time is linear
// in the input. A Validator holds no state: one may serve many threads at once.

#ifndef LEXPORT_VALIDATOR_H_
#define LEXPORT_VALIDATOR_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"

namespace lexport {

// What to check, and the bounds that keep hostile input cheap: beyond one of them an error is found
// and reading ends. A plain value.
struct ValidateOptions {
  int level = 2;                    // 1: schema; 2: naming convention, links and sense as well
  bool accept_drafts = false;       // check documents of draft namespaces as if they were of 3.0
  std::string profile;              // "akn4un" adds its rules
  std::vector<std::string> only;    // rule ids or prefixes ("naming."); empty: all
  std::vector<std::string> ignore;  // likewise
  uint64_t max_bytes = 1ull << 30;  // of the whole input
  uint32_t max_depth = 256;         // of elements in each other
  uint32_t max_attributes = 256;    // of one element
  uint32_t max_name_bytes = 1024;   // of one element or attribute name
  uint64_t max_value_bytes = 10u << 20;  // of one attribute value, comment or PI
  uint32_t max_findings = 1000;          // of one file; more are counted, not listed
};

// Checks. Holds no state.
class Validator {
 public:
  // Adds to *findings in document order. True when the document is valid, that is, when no error of
  // the layers well-formed, safe and schema was found.
  bool Validate(std::string_view xml, std::string_view name, const ValidateOptions& options,
                Findings* findings) const;
};

}  // namespace lexport

#endif  // LEXPORT_VALIDATOR_H_
