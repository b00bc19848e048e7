#include <iostream>

#include "cli/help.h"

namespace lexport::cli {
namespace {

std::string LongOptions(const Command& command) {
  po::options_description all;
  all.add(command.options());
  all.add(CommonOptions());
  std::string names;
  for (const auto& option : all.options()) names += (names.empty() ? "--" : " --") + option->long_name();
  return names;
}

std::string CommandWords() {
  std::string names;
  for (const Command& command : Commands()) {
    names += (names.empty() ? "" : " ") + std::string(command.name);
  }
  return names;
}

std::string BashScript() {
  std::string out =
      "_lexport() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} options=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W '" + CommandWords() + " --help --version' -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const Command& command : Commands()) {
    out += "    " + std::string(command.name) + ") options='" + LongOptions(command) + "' ;;\n";
  }
  return out +
         "  esac\n"
         "  case $word in\n"
         "    -*) mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\") ;;\n"
         "    *) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _lexport lexport\n";
}

// Quotes for zsh's _arguments and fish's -d: the summaries hold no quote of the kind used.
std::string ZshScript() {
  std::string out = "#compdef lexport\n_lexport() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n";
  for (const Command& command : Commands()) {
    out += "      \"" + std::string(command.name) + ":" + std::string(command.summary) + "\"\n";
  }
  out += "    )\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n";
  for (const Command& command : Commands()) {
    out += "    " + std::string(command.name) + ") compadd -- " + LongOptions(command) + " ;;\n";
  }
  return out + "  esac\n  _files\n}\n_lexport \"$@\"\n";
}

std::string FishScript() {
  std::string out;
  for (const Command& command : Commands()) {
    const std::string name(command.name);
    out += "complete -c lexport -n __fish_use_subcommand -a " + name + " -d \"" +
           std::string(command.summary) + "\"\n";
    const po::options_description options = command.options();
    for (const auto& option : options.options()) {
      out += "complete -c lexport -n '__fish_seen_subcommand_from " + name + "' -l " +
             option->long_name() + "\n";
    }
  }
  return out;
}

po::options_description NoOptions() { return po::options_description(); }

int RunCompletion(const Arguments& arguments) {
  const std::string script =
      arguments.operands.size() == 1 ? CompletionScript(arguments.operands[0]) : "";
  if (script.empty()) return UsageError("completion", "name one shell: bash, zsh or fish");
  std::cout << script;
  return kExitFine;
}

int RunHelp(const Arguments& arguments) {
  if (arguments.Has("man")) {
    std::cout << ManPage();
    return kExitFine;
  }
  if (arguments.operands.empty()) {
    std::cout << GeneralHelp();
    return kExitFine;
  }
  const Command* command = FindCommand(arguments.operands[0]);
  if (command == nullptr) {
    return UsageError("", "there is no command '" + arguments.operands[0] + "'");
  }
  std::cout << CommandHelp(*command);
  return kExitFine;
}

po::options_description HelpOptions() {
  po::options_description options;
  options.add_options()("man", "print the man page lexport(1), in man(7) macros");
  return options;
}

}  // namespace

std::string CompletionScript(std::string_view shell) {
  if (shell == "bash") return BashScript();
  if (shell == "zsh") return ZshScript();
  if (shell == "fish") return FishScript();
  return "";
}

Command CompletionCommand() {
  return {"completion", "bash|zsh|fish", "print a completion script for a shell",
          "Prints a script that completes commands, options and files.", NoOptions, RunCompletion,
          {{"lexport completion bash > ~/.local/share/bash-completion/completions/lexport",
            "completion in every new bash"}}};
}

Command HelpCommand() {
  return {"help", "[COMMAND]", "show help",
          "Shows the help of a command, or of the whole program.", HelpOptions, RunHelp, {}};
}

}  // namespace lexport::cli
