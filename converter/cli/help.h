// Help, man pages and completions, all from the table of commands.

#ifndef LEXPORT_CLI_HELP_H_
#define LEXPORT_CLI_HELP_H_

#include <string>

#include "cli/command.h"

namespace lexport::cli {

// Options that every command takes: --help, --config.
po::options_description CommonOptions();

std::string GeneralHelp();
std::string CommandHelp(const Command& command);
std::string VersionText();  // with the versions of the libraries that Lexport stands on

// The man page lexport(1), in man(7) macros.
std::string ManPage();

// A completion script for "bash", "zsh" or "fish"; "" for another name.
std::string CompletionScript(std::string_view shell);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_HELP_H_
