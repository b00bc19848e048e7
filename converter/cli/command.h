// The commands of the command line, as one table: names, options, prose. The help, the man pages
// and the shell completions are all made from it, so that they cannot differ.

#ifndef LEXPORT_CLI_COMMAND_H_
#define LEXPORT_CLI_COMMAND_H_

#include <boost/program_options.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lexport::cli {

namespace po = boost::program_options;

// What a run ends with.
enum ExitStatus : int {
  kExitFine = 0,
  kExitFindings = 1,     // an input could not be converted, or findings at or above --fail-on
  kExitUsage = 2,        // the command line or the configuration is wrong
  kExitInputOutput = 3,  // something could not be read or written
  kExitInterrupted = 130,
};

// A parsed command line: options (with the configuration's values where the line has none) and what
// is left, in order.
struct Arguments {
  po::variables_map options;
  std::vector<std::string> operands;
  std::set<std::string> on_line;  // names of the options that the command line itself gave

  bool Has(const char* option) const { return options.count(option) != 0; }
  std::string Text(const char* option) const {
    return Has(option) ? options[option].as<std::string>() : std::string();
  }
  std::vector<std::string> List(const char* option) const {
    return Has(option) ? options[option].as<std::vector<std::string>>()
                       : std::vector<std::string>();
  }
};

struct Example {
  std::string_view line;
  std::string_view meaning;
};

struct Command {
  std::string_view name;
  std::string_view operands;     // "[FILE|DIRECTORY]…"
  std::string_view summary;      // one line
  std::string_view description;  // paragraphs, parted by blank lines
  po::options_description (*options)();
  int (*run)(const Arguments&);
  std::vector<Example> examples;
};

// In the order in which help lists them.
const std::vector<Command>& Commands();
const Command* FindCommand(std::string_view name);

Command ConvertCommand();
Command ValidateCommand();
Command OutlineCommand();
Command RulesCommand();
Command MappingCommand();
Command HelpCommand();
Command CompletionCommand();

// Runs a whole command line; gives the exit status.
int Run(int argc, const char* const* argv);

// Complains on standard error, with where to read on, and gives kExitUsage.
int UsageError(std::string_view command, const std::string& message);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_COMMAND_H_
