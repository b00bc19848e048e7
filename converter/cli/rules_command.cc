#include <iostream>

#include "cli/command.h"
#include "findings/rules.h"

namespace lexport::cli {
namespace {

po::options_description Options() {
  po::options_description options;
  options.add_options()("markdown", "print all rules as the page docs/rules.md");
  return options;
}

int RunRules(const Arguments& arguments) {
  if (arguments.Has("markdown")) {
    std::cout << RulesMarkdown();
    return kExitFine;
  }
  if (arguments.operands.empty()) {
    std::cout << RulesListText();
    return kExitFine;
  }
  for (const std::string& id : arguments.operands) {
    bool known = false;
    const std::string text = RuleText(id, &known);
    if (!known) return UsageError("rules", text);
    std::cout << text;
  }
  return kExitFine;
}

}  // namespace

Command RulesCommand() {
  return {"rules",
          "[RULE]...",
          "list the rules that findings name, or explain some",
          "Without an operand, lists every rule with its severity and title. With the id of a rule, "
          "tells why it exists, with a wrong and a right example, and its source.",
          Options,
          RunRules,
          {{"lexport rules naming.prefix", "what this finding means"}}};
}

}  // namespace lexport::cli
