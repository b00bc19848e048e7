// The configuration file: lexport.toml in the working directory, or --config FILE. Its keys are the
// long options; a table named after a command holds for that command alone. The command line weighs
// more than the file, the file more than the defaults.

#ifndef LEXPORT_CLI_CONFIG_H_
#define LEXPORT_CLI_CONFIG_H_

#include <string>

#include "cli/command.h"

namespace lexport::cli {

// Stores into arguments->options what the configuration says and the command line does not. False
// with "file:line:column: …" in *error when the file is wrong or, where named, not there.
bool ReadConfiguration(const Command& command, const po::options_description& options,
                       Arguments* arguments, std::string* error);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_CONFIG_H_
