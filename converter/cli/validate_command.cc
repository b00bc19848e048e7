#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/reporter.h"
#include "findings/rules.h"
#include "lexport/validator.h"
#include "validate/xsd_custom.h"

namespace lexport::cli {
namespace {

struct Plan {
  ValidateOptions options;
  Engines engines;
};

po::options_description Options() {
  po::options_description options;
  options.add_options()  //
      ("level", po::value<int>()->value_name("1|2"),
       "1: the schema alone; 2 (default): naming convention, links and sense as well")  //
      ("only", po::value<std::vector<std::string>>()->value_name("RULE"),
       "report only RULE, or a family of rules such as 'naming.' (may be given several times)")  //
      ("ignore", po::value<std::vector<std::string>>()->value_name("RULE"),
       "leave out RULE, or a family of rules")  //
      ("severity", po::value<std::string>()->value_name("SEVERITY"),
       "show findings from SEVERITY on: note (default), warning or error")  //
      ("fail-on", po::value<std::string>()->value_name("SEVERITY"),
       "exit with status 1 when there is a finding of SEVERITY or above (default: error)")  //
      ("max-input", po::value<int64_t>()->value_name("MIB"),
       "refuse files of more than MIB mebibytes (default: 1024)")  //
      ("max-depth", po::value<int64_t>()->value_name("N"),
       "refuse elements nested more than N deep (default: 256)")  //
      ("max-attributes", po::value<int64_t>()->value_name("N"),
       "refuse elements with more than N attributes (default: 256)")  //
      ("max-findings", po::value<int64_t>()->value_name("N"),
       "list at most N findings of a file, the gravest; the rest is counted (default: 1000)")  //
      ("profile", po::value<std::string>()->value_name("NAME"),
       "add the rules of a profile: akn4un")                                                   //
      ("accept-drafts", "check documents in the namespace of a draft as if they were of 3.0")  //
      ("schema", po::value<std::string>()->value_name("FILE"),
       "check with the XML Schema in FILE instead of the built-in one")  //
      ("schematron", po::value<std::string>()->value_name("FILE"),
       "check with the ISO Schematron rules in FILE as well")  //
      ("second-opinion",
       "ask Xerces-C too, with the built-in schema, and report every disagreement as a defect of "
       "this program");
  AddInputOptions(&options);
  AddReportOptions(&options);
  return options;
}

// A rule, or a family of rules with or without its dot.
bool NamesRules(const std::string& name) {
  const std::string family = name.ends_with('.') ? name : name + '.';
  const std::vector<const Rule*>& rules = AllRules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) {
    return rule->id == name || rule->id.starts_with(family);
  });
}

// False, with a message, when an option names rules that there are not: it would do nothing.
bool CheckRuleNames(const char* option, const std::vector<std::string>& names, std::string* error) {
  for (const std::string& name : names) {
    if (NamesRules(name)) continue;
    bool known = false;
    const std::string text = RuleText(name, &known);
    *error =
        std::string("--") + option + ": there is no rule and no family of rules '" + name + "'; ";
    *error += known ? "did you mean " + text.substr(0, text.find(' ')) + "?"
                    : "'lexport rules' lists them";
    return false;
  }
  return true;
}

// The value of a limit, when it is given. False, with a message, when there can be no such limit.
bool ReadLimit(const Arguments& arguments, const char* option, int64_t* limit, std::string* error) {
  constexpr int64_t kMost = 1'000'000;
  if (!arguments.Has(option)) return true;
  *limit = arguments.options[option].as<int64_t>();
  if (*limit >= 1 && *limit <= kMost) return true;
  *error = std::string("--") + option + " is a number from 1 to " + std::to_string(kMost);
  return false;
}

bool ReadLimits(const Arguments& arguments, ValidateOptions* options, std::string* error) {
  int64_t mebibytes = static_cast<int64_t>(options->max_bytes >> 20);
  if (!ReadLimit(arguments, "max-input", &mebibytes, error)) return false;
  options->max_bytes = static_cast<uint64_t>(mebibytes) << 20;
  for (const auto& [option, limit] : {std::pair{"max-depth", &options->max_depth},
                                      std::pair{"max-attributes", &options->max_attributes},
                                      std::pair{"max-findings", &options->max_findings}}) {
    int64_t value = *limit;
    if (!ReadLimit(arguments, option, &value, error)) return false;
    *limit = static_cast<uint32_t>(value);
  }
  return true;
}

bool ReadPlan(const Arguments& arguments, Plan* plan, ReporterOptions* reporter,
              std::string* error) {
  reporter->findings_to = stdout;
  reporter->verb = "checked";
  if (!ReadReportOptions(arguments, reporter, error)) return false;
  for (const auto& [option, severity] :
       {std::pair{"severity", &reporter->at_least}, std::pair{"fail-on", &reporter->fail_on}}) {
    if (arguments.Has(option) && !ReadSeverity(arguments.Text(option), severity)) {
      *error = std::string("--") + option + " is note, warning or error, not '" +
               arguments.Text(option) + "'";
      return false;
    }
  }
  ValidateOptions& options = plan->options;
  if (arguments.Has("level")) options.level = arguments.options["level"].as<int>();
  if (options.level != 1 && options.level != 2) {
    *error = "--level is 1 or 2";
    return false;
  }
  options.profile = arguments.Text("profile");
  if (!options.profile.empty() && options.profile != "akn4un") {
    *error = "there is no profile '" + options.profile + "'; there is: akn4un";
    return false;
  }
  options.only = arguments.List("only");
  options.ignore = arguments.List("ignore");
  if (!CheckRuleNames("only", options.only, error)) return false;
  if (!CheckRuleNames("ignore", options.ignore, error)) return false;
  if (!ReadLimits(arguments, &options, error)) return false;
  options.accept_drafts = arguments.Has("accept-drafts");
  plan->engines.schema = arguments.Text("schema");
  plan->engines.schematron = arguments.Text("schematron");
  plan->engines.second_opinion = arguments.Has("second-opinion");
  return true;
}

// Every engine reads the file for itself and stops at what makes it unreadable: told once.
void KeepOnce(size_t begin, Findings* findings) {
  const auto said = [&](const Finding& finding) {
    return std::any_of(findings->begin(), findings->begin() + static_cast<std::ptrdiff_t>(begin),
                       [&](const Finding& other) {
                         return other.rule == finding.rule && other.message == finding.message &&
                                other.where.offset == finding.where.offset;
                       });
  };
  for (size_t i = findings->size(); i-- > begin;) {
    const std::string& rule = (*findings)[i].rule;
    const bool unreadable = rule.starts_with("wellformed.") || rule.starts_with("safe.");
    if (unreadable && said((*findings)[i])) {
      findings->erase(findings->begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

Outcome ValidateInput(const Plan& plan, const Input& input) {
  Outcome outcome;
  std::string reason;
  const auto bytes = FileBytes::Read(input.path, plan.options.max_bytes, &reason);
  if (!bytes) {
    Finding finding;
    finding.rule = "input.unreadable";
    finding.severity = Severity::kError;
    finding.message = "cannot be read: " + reason;
    if (reason.starts_with("is larger")) finding.fix = "raise the limit with --max-input MIB";
    finding.where.file = input.path;
    outcome.findings.push_back(std::move(finding));
    outcome.status = kExitInputOutput;
    return outcome;
  }
  outcome.bytes = bytes->view().size();
  const Engines& engines = plan.engines;
  if (engines.schema.empty()) {
    Validator().Validate(bytes->view(), input.path, plan.options, &outcome.findings);
  } else {
    ValidateWithSchema(bytes->view(), input.path, engines.schema, plan.options, &outcome.findings);
  }
  if (!engines.schematron.empty()) {
    const size_t before = outcome.findings.size();
    ValidateWithSchematron(bytes->view(), input.path, engines.schematron, plan.options,
                           &outcome.findings);
    KeepOnce(before, &outcome.findings);
  }
  if (engines.second_opinion) {
    const size_t before = outcome.findings.size();
    SecondOpinion(bytes->view(), input.path, plan.options, &outcome.findings);
    KeepOnce(before, &outcome.findings);
  }
  return outcome;
}

int RunValidate(const Arguments& arguments) {
  Plan plan;
  ReporterOptions reporter_options;
  std::string error;
  if (!ReadPlan(arguments, &plan, &reporter_options, &error)) return UsageError("validate", error);
  std::vector<Input> inputs;
  Outcome collecting;
  if (!CollectInputs(arguments, {"*.xml", "*.akn"}, "", &inputs, &collecting.findings, &error)) {
    return UsageError("validate", error);
  }
  // Without the schema that was asked for there is nothing to check the inputs with.
  const bool own_schema = !plan.engines.schema.empty();
  PrepareEngines(&plan.engines, &collecting.findings);
  if (own_schema && plan.engines.schema.empty()) inputs.clear();
  std::vector<uint64_t> sizes;
  uint64_t total = 0;
  for (const Input& input : inputs) {
    sizes.push_back(input.size);
    total += input.size;
  }
  CatchInterrupts();
  Reporter reporter(reporter_options, inputs.size(), total);
  reporter.Begin();
  const bool fail_fast = arguments.Has("fail-fast");
  const bool ended = fail_fast && HasSeverity(collecting.findings, Severity::kError);
  ShowCollecting(&collecting, &reporter);
  if (ended) return reporter.End();
  // "The first that fails" has a meaning only in the order of the inputs.
  if (fail_fast) sizes.assign(sizes.size(), 0);
  RunBatch(
      sizes, JobCount(arguments),
      [&](size_t i) {
        Outcome outcome = WorkOn(inputs[i].path, [&] { return ValidateInput(plan, inputs[i]); });
        outcome.stop = fail_fast && HasSeverity(outcome.findings, reporter_options.fail_on);
        return outcome;
      },
      [&](size_t i, Outcome&& outcome) { reporter.Show(inputs[i].path, outcome); });
  return reporter.End();
}

}  // namespace

Command ValidateCommand() {
  return {"validate",
          "FILE|DIRECTORY|-...",
          "check Akoma Ntoso files and say what is wrong where",
          "Checks Akoma Ntoso files of anybody's: that they are well-formed and safe, that they "
          "follow the schema of Akoma Ntoso 3.0 (conformance level 1) and the Naming Convention "
          "(level 2), that their links lead somewhere, and that what they say makes sense.\n\n"
          "Each finding names its rule; 'lexport rules RULE' explains it. In directories, files "
          "that match *.xml and *.akn are taken. A file that cannot be read or is wrong never "
          "stops the others.",
          Options,
          RunValidate,
          {{"lexport validate act.xml", "all checks, findings on standard output"},
           {"lexport validate --level 1 --format sarif laws/ > findings.sarif",
            "the schema alone, for a whole tree, as SARIF"},
           {"lexport validate --ignore sense. --fail-on warning act.xml",
            "no checks of sense, and strict with the rest"}}};
}

}  // namespace lexport::cli
