// An input that has passed the layers "safe" and "well-formed", for engines that come after them.

#ifndef LEXPORT_VALIDATE_INPUT_CHECK_H_
#define LEXPORT_VALIDATE_INPUT_CHECK_H_

#include <string_view>

#include "validate/layers.h"
#include "validate/line_index.h"
#include "validate/safe_input.h"

namespace lexport::validate {

class CheckedInput {
 public:
  // Reads through the input; what is wrong goes into report(). All arguments must outlive this.
  CheckedInput(std::string_view xml, std::string_view name, const ValidateOptions& options);

  // Whether an engine may have it.
  bool fit() const { return fit_; }
  // Whether the root is of the standard's namespace.
  bool is_standard() const { return is_standard_; }
  // Whether some element says by xsi:type of which type it is.
  bool names_types() const { return names_types_; }

  const SafeInput& input() const { return input_; }
  Report* report() { return &report_; }

 private:
  SafeInput input_;
  Report report_;
  bool fit_ = false;
  bool is_standard_ = false;
  bool names_types_ = false;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_INPUT_CHECK_H_
