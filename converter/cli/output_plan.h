// Where the outputs of a conversion go, decided for all inputs before any work begins.

#ifndef LEXPORT_CLI_OUTPUT_PLAN_H_
#define LEXPORT_CLI_OUTPUT_PLAN_H_

#include <string>
#include <vector>

#include "cli/convert_job.h"
#include "cli/inputs.h"

namespace lexport::cli {

struct OutputPlan {
  std::string folder;                            // the output folder; empty when there is none
  std::vector<std::vector<std::string>> paths;   // by input, then by format; "-" is standard output
};

// `output` is the value of --output ("" when not given). It names a folder when it ends in '/', is
// one already, or when there are several outputs; else a file. False with the reason in *error: two
// inputs for one output, an output that is an input, several outputs and nowhere to put them.
bool PlanOutputs(const std::string& output, const std::vector<Input>& inputs,
                 const std::vector<OutputFormat>& formats, bool from_directory, OutputPlan* plan,
                 std::string* error);

// True when PlanOutputs would take `output` for a folder whatever the inputs.
bool NamesFolder(const std::string& output);

// The path of an output of `format` for the file `relative`: "sub/a.txt" becomes "sub/a.epub".
std::string OutputName(const std::string& relative, std::string_view extension);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_OUTPUT_PLAN_H_
