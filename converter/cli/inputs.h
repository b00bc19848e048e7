// Which files a command line names: files, directories (with all below them), lists of names.

#ifndef LEXPORT_CLI_INPUTS_H_
#define LEXPORT_CLI_INPUTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "lexport/finding.h"

namespace lexport::cli {

struct Input {
  std::string path;      // as findings show it; "-" for standard input
  std::string relative;  // where its output goes below the output folder: "sub/a.txt"
  uint64_t size = 0;     // bytes; 0 when it cannot be known
};

// --include, --exclude, --files0-from, for the commands that read files.
void AddInputOptions(po::options_description* options);

// Expands the operands and --files0-from in their order; what a directory holds comes in the order
// of its bytes. In directories only files that match an include glob (by default `default_globs`)
// and no exclude glob are taken, and nothing below `skip_below` (the output folder). Links to
// directories are followed, though never twice into the same one. What cannot be read becomes an
// error in *findings and leaves the rest alone. False on wrong usage, with the message in *error.
bool CollectInputs(const Arguments& arguments, const std::vector<std::string>& default_globs,
                   const std::string& skip_below, std::vector<Input>* inputs, Findings* findings,
                   std::string* error);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_INPUTS_H_
