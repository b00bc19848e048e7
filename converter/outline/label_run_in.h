// Headings that stand behind a label on its line, before the text: "3. Inspection.—(1) An
// inspector".

#ifndef LEXPORT_OUTLINE_LABEL_RUN_IN_H_
#define LEXPORT_OUTLINE_LABEL_RUN_IN_H_

#include <string_view>

#include "outline/label.h"

namespace lexport {

// When such a heading stands behind `label`, sets run_in_end and run_in_rest of `chain`.
bool FindRunInHeading(std::string_view text, const Label& label, LabelChain* chain);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_LABEL_RUN_IN_H_
