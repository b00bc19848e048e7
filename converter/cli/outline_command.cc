#include "base/file.h"
#include "cli/command.h"
#include "cli/convert_job.h"
#include "cli/inputs.h"
#include "cli/reporter.h"
#include "pipeline/outline_view.h"

namespace lexport::cli {
namespace {

po::options_description Options() {
  po::options_description options;
  options.add_options()("json", "print JSON");
  AddConvertOptions(&options);
  AddReportOptions(&options);
  return options;
}

Outcome ShowOutline(const ConvertPlan& plan, const std::string& path, bool json) {
  Outcome outcome;
  std::string reason;
  const auto bytes = FileBytes::Read(path, plan.options.convert.max_bytes, &reason);
  if (!bytes) {
    Finding finding;
    finding.rule = "input.unreadable";
    finding.severity = Severity::kError;
    finding.message = "cannot be read: " + reason;
    finding.where.file = path;
    outcome.findings.push_back(std::move(finding));
    outcome.status = kExitInputOutput;
    return outcome;
  }
  Metadata sidecar;
  if (!ReadSidecarBeside(path, &sidecar, &outcome.findings)) {
    outcome.status = kExitFindings;
    return outcome;
  }
  Product product = Produce(plan, bytes->view(), path, sidecar);
  outcome.findings = std::move(product.findings);
  outcome.status = product.ok ? kExitFine : kExitFindings;
  if (!product.ok) return outcome;
  const std::string text = json ? OutlineJson(product.loaded.document, product.loaded.units)
                                : OutlineText(product.loaded.document);
  if (!WriteWholeFile("-", text, &reason)) {
    Finding finding;
    finding.rule = "output.unwritable";
    finding.severity = Severity::kError;
    finding.message = "standard output cannot be written: " + reason;
    finding.where.file = path;
    outcome.findings.push_back(std::move(finding));
    outcome.status = kExitInputOutput;
  }
  return outcome;
}

int RunOutline(const Arguments& arguments) {
  ConvertPlan plan;
  ReporterOptions reporter_options;
  std::string error;
  if (!ReadConvertPlan(arguments, &plan, &error) ||
      !ReadReportOptions(arguments, &reporter_options, &error)) {
    return UsageError("outline", error);
  }
  if (arguments.operands.empty()) return UsageError("outline", "name a file, or '-'");
  if (const int wrong = CheckMapping(plan, reporter_options); wrong != kExitFine) return wrong;
  reporter_options.summary = "none";
  reporter_options.at_least = Severity::kWarning;
  plan.formats.clear();
  Reporter reporter(reporter_options, arguments.operands.size(), 0);
  reporter.Begin();
  for (const std::string& path : arguments.operands) {
    reporter.Show(path,
                  WorkOn(path, [&] { return ShowOutline(plan, path, arguments.Has("json")); }));
  }
  return reporter.End();
}

}  // namespace

Command OutlineCommand() {
  return {"outline",
          "FILE|-...",
          "show the structure of a text or of Akoma Ntoso as a list",
          "Prints the tree of units as an indented list: eId, label, heading and first words of "
          "each, then how many there are of each kind. Plain text is converted first, so this is "
          "the quickest way to see what Lexport makes of it.",
          Options,
          RunOutline,
          {{"lexport outline resolution.txt", "what would become of this text"},
           {"lexport outline --json act.xml", "the units of an Akoma Ntoso file, for a program"}}};
}

}  // namespace lexport::cli
