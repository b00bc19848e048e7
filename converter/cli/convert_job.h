// How a command line says how to convert, and one conversion done so.

#ifndef LEXPORT_CLI_CONVERT_JOB_H_
#define LEXPORT_CLI_CONVERT_JOB_H_

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/reporter.h"
#include "lexport/pipeline.h"

namespace lexport::cli {

struct ConvertPlan {
  std::vector<OutputFormat> formats;
  PipelineOptions options;  // metadata: what --meta and the like say
  bool ledger = false;      // one is written beside the outputs
};

// --to, --mapping, --meta and all else that says how to convert.
void AddConvertOptions(po::options_description* options);
bool ReadConvertPlan(const Arguments& arguments, ConvertPlan* plan, std::string* error);

// A mapping that the command line names but that does not load makes the command line wrong: says
// so in the form that the reporter options ask for and gives kExitUsage. kExitFine when all is
// well.
int CheckMapping(const ConvertPlan& plan, ReporterOptions reporter_options);

// Reads NAME.meta.toml beside the input NAME.txt where there is one. False with an error when it is
// wrong.
bool ReadSidecarBeside(const std::string& input, Metadata* metadata, Findings* findings);

// What an input became.
struct Product {
  bool ok = false;
  std::vector<std::string> outputs;  // in the order of plan.formats; empty when !ok
  Loaded loaded;
  Findings findings;
};

// Reads an input and makes all outputs of the plan. `sidecar` weighs less than the plan's own
// metadata. Safe from many threads.
Product Produce(const ConvertPlan& plan, std::string_view bytes, const std::string& name,
                const Metadata& sidecar);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_CONVERT_JOB_H_
