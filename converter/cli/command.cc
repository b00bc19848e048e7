#include "cli/command.h"

#include <algorithm>
#include <csignal>
#include <iostream>

#include "base/strings.h"
#include "cli/config.h"
#include "cli/help.h"

namespace lexport::cli {
namespace {

// The nearest of `names` to a mistyped word, or "".
std::string Nearest(std::string_view word, const std::vector<std::string>& names) {
  std::string best;
  size_t best_distance = 3;
  for (const std::string& name : names) {
    const size_t distance = EditDistance(word, name, 2);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

std::string DidYouMean(std::string_view word, const std::vector<std::string>& names) {
  const std::string best = Nearest(word, names);
  return best.empty() ? "" : " (did you mean '" + best + "'?)";
}

std::vector<std::string> OptionNames(const po::options_description& options) {
  std::vector<std::string> names;
  for (const auto& option : options.options()) names.push_back("--" + option->long_name());
  return names;
}

po::options_description AllOptions(const Command& command) {
  po::options_description all;
  all.add(command.options());
  all.add(CommonOptions());
  return all;
}

// Parses the words after the command's name. "-" is an operand, and so is all that follows "--".
Arguments Parse(const Command& command, const std::vector<std::string>& words) {
  po::options_description all = AllOptions(command);
  all.add_options()("operand", po::value<std::vector<std::string>>());
  po::positional_options_description positions;
  positions.add("operand", -1);
  using Style = po::command_line_style::style_t;
  const int style = po::command_line_style::unix_style & ~Style::allow_guessing;
  Arguments arguments;
  po::store(po::command_line_parser(words).options(all).positional(positions).style(style).run(),
            arguments.options);
  arguments.operands = arguments.List("operand");
  return arguments;
}

int RunCommand(const Command& command, const std::vector<std::string>& words) {
  try {
    Arguments arguments = Parse(command, words);
    if (arguments.Has("help")) {
      std::cout << CommandHelp(command);
      return kExitFine;
    }
    std::string error;
    if (!ReadConfiguration(command, AllOptions(command), &arguments, &error)) {
      return UsageError(command.name, error);
    }
    po::notify(arguments.options);
    return command.run(arguments);
  } catch (const po::unknown_option& e) {
    return UsageError(command.name,
                      "there is no option '" + e.get_option_name() + "'" +
                          DidYouMean(e.get_option_name(), OptionNames(AllOptions(command))));
  } catch (const po::error& e) {
    return UsageError(command.name, e.what());
  }
}

std::vector<std::string> CommandNames() {
  std::vector<std::string> names;
  for (const Command& command : Commands()) names.emplace_back(command.name);
  return names;
}

}  // namespace

const std::vector<Command>& Commands() {
  static const std::vector<Command> kCommands = {
      ConvertCommand(), ValidateCommand(), OutlineCommand(),    RulesCommand(),
      MappingCommand(), HelpCommand(),     CompletionCommand(),
  };
  return kCommands;
}

const Command* FindCommand(std::string_view name) {
  const auto& commands = Commands();
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const Command& c) { return c.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

int UsageError(std::string_view command, const std::string& message) {
  std::cerr << "lexport: error: " << message << " [usage]\n  see: lexport"
            << (command.empty() ? "" : " ") << command << " --help\n";
  return kExitUsage;
}

int Run(int argc, const char* const* argv) {
  // A file over the limit of the shell is an output that cannot be written, not the end of the run.
  std::signal(SIGXFSZ, SIG_IGN);
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty()) {
    std::cerr << GeneralHelp();
    return kExitUsage;
  }
  const std::string name = words.front();
  words.erase(words.begin());
  if (name == "--help" || name == "-h") {
    std::cout << GeneralHelp();
    return kExitFine;
  }
  if (name == "--version" || name == "-V") {
    std::cout << VersionText();
    return kExitFine;
  }
  const Command* command = FindCommand(name);
  if (command == nullptr) {
    return UsageError("", "there is no command '" + name + "'" + DidYouMean(name, CommandNames()));
  }
  return RunCommand(*command, words);
}

}  // namespace lexport::cli
