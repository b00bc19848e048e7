#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>

#include "base/file.h"
#include "base/hash.h"
#include "cli/batch.h"
#include "cli/command.h"
#include "cli/convert_job.h"
#include "cli/inputs.h"
#include "cli/manifest.h"
#include "cli/output_plan.h"
#include "cli/reporter.h"
#include "cli/stream.h"
#include "lexport/version.h"
#include "mapping/mapping.h"

namespace lexport::cli {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMaxSidecarBytes = 1u << 20;
constexpr uint64_t kMaxMappingBytes = 16u << 20;

po::options_description Options() {
  po::options_description options;
  options.add_options()("output,o", po::value<std::string>()->value_name("PATH"),
                        "write to the file PATH or, when it ends in '/' or is one or there are "
                        "several outputs, into the folder PATH; by default to standard output");
  AddConvertOptions(&options);
  options.add_options()  //
      ("sidecar", po::value<std::string>()->value_name("FILE"),
       "metadata of the input (default: NAME.meta.toml beside NAME.txt; none: do not look)")  //
      ("ledger", po::value<std::string>()->value_name("PATH"),
       "write the account of everything done to the text as JSON: to the file PATH for one "
       "input, into the folder PATH for several")                                                 //
      ("resume", "skip inputs whose outputs are up to date, by a manifest in the output folder")  //
      ("report", po::value<std::string>()->value_name("FORMAT"),
       "print all findings on standard output as well, as ndjson, junit, sarif or json")  //
      ("stream", po::value<std::string>()->value_name("ndjson"),
       "be a filter: one JSON object a line in on standard input, one a line out")  //
      ("emit", po::value<std::string>()->value_name("FIELDS"),
       "what the objects of a stream hold, parted by commas: akn, jsonld, outline, findings, "
       "ledger, text, html (default: akn,findings)");
  AddInputOptions(&options);
  AddReportOptions(&options);
  return options;
}

// All that the work on one input needs, the same for all threads.
struct Batch {
  ConvertPlan plan;
  std::vector<Input> inputs;
  OutputPlan outputs;
  std::string sidecar;  // --sidecar
  std::string ledger;   // --ledger
  bool ledger_is_folder = false;
  std::string options_key;             // digest of everything but the input that outputs depend on
  bool structure = false;              // whether the report has a place for confidence
  std::unique_ptr<Manifest> manifest;  // with --resume
  std::mutex manifest_mutex;
};

Finding InputOutputError(const std::string& file, const std::string& rule, std::string message) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kError;
  finding.message = std::move(message);
  finding.where.file = file;
  return finding;
}

// The file with an input's metadata, or "" when there is none to read.
std::string SidecarOf(const Batch& batch, const Input& input) {
  if (batch.sidecar == "none" || (batch.sidecar.empty() && input.path == "-")) return "";
  if (!batch.sidecar.empty()) return batch.sidecar;
  const std::string beside = OutputName(input.path, ".meta.toml");
  std::error_code code;
  return fs::exists(beside, code) ? beside : "";
}

// Bytes of an input and of its sidecar.
struct Material {
  std::unique_ptr<FileBytes> text;
  std::string sidecar_name;
  std::string sidecar;
};

bool ReadMaterial(const Batch& batch, const Input& input, Material* material, Outcome* outcome) {
  std::string reason;
  auto read = [&](const std::string& path, uint64_t limit) -> std::unique_ptr<FileBytes> {
    auto bytes = FileBytes::Read(path, limit, &reason);
    if (bytes) return std::make_unique<FileBytes>(std::move(*bytes));
    Finding error = InputOutputError(path, "input.unreadable", "cannot be read: " + reason);
    if (reason.starts_with("is larger")) error.fix = "raise the limit with --max-input MIB";
    outcome->findings.push_back(std::move(error));
    outcome->status = kExitInputOutput;
    return nullptr;
  };
  material->text = read(input.path, batch.plan.options.convert.max_bytes);
  if (!material->text) return false;
  outcome->bytes = material->text->view().size();
  material->sidecar_name = SidecarOf(batch, input);
  if (material->sidecar_name.empty()) return true;
  const auto sidecar = read(material->sidecar_name, kMaxSidecarBytes);
  if (!sidecar) return false;
  material->sidecar = sidecar->view();
  return true;
}

std::string KeyOf(const Batch& batch, const Material& material) {
  return Sha256Hex(batch.options_key + '\0' + Sha256Hex(material.text->view()) + '\0' +
                   material.sidecar);
}

std::string LedgerPath(const Batch& batch, const Input& input) {
  if (!batch.ledger_is_folder) return batch.ledger;
  return (fs::path(batch.ledger) / OutputName(input.relative, ".ledger.json")).string();
}

bool IsUpToDate(Batch* batch, size_t index, const std::string& key) {
  if (!batch->manifest) return false;
  std::error_code code;
  for (const std::string& path : batch->outputs.paths[index]) {
    if (!fs::exists(path, code)) return false;
  }
  if (!batch->ledger.empty() && !fs::exists(LedgerPath(*batch, batch->inputs[index]), code)) {
    return false;
  }
  const std::lock_guard<std::mutex> lock(batch->manifest_mutex);
  return batch->manifest->IsUpToDate(batch->inputs[index].relative, key);
}

// Folders are made when a file has nowhere to go: to look for them before each would be a call in
// vain for nearly all. Whatever the first try failed of is tried again: the folder may be there by
// now, made by another thread.
bool WriteIntoFolder(const std::string& path, std::string_view bytes, std::string* reason) {
  if (WriteWholeFile(path, bytes, reason)) return true;
  return path != "-" && MakeParentFolders(path, reason) && WriteWholeFile(path, bytes, reason);
}

bool WriteOne(const std::string& path, std::string_view bytes, const std::string& input,
              Outcome* outcome) {
  std::string reason;
  if (WriteIntoFolder(path, bytes, &reason)) return true;
  const std::string target = path == "-" ? "standard output" : path;
  outcome->findings.push_back(
      InputOutputError(input, "output.unwritable", target + " cannot be written: " + reason));
  outcome->status = kExitInputOutput;
  return false;
}

void WriteProduct(Batch* batch, size_t index, const Product& product, const std::string& key,
                  Outcome* outcome) {
  const Input& input = batch->inputs[index];
  for (size_t f = 0; f < product.outputs.size(); ++f) {
    if (!WriteOne(batch->outputs.paths[index][f], product.outputs[f], input.path, outcome)) return;
  }
  if (!batch->ledger.empty()) {
    std::string ledger;
    WriteOutput(product.loaded, OutputFormat::kLedger, batch->plan.options, &ledger,
                &outcome->findings);
    if (!WriteOne(LedgerPath(*batch, input), ledger, input.path, outcome)) return;
  }
  if (!batch->manifest) return;
  const std::lock_guard<std::mutex> lock(batch->manifest_mutex);
  std::string error;
  if (batch->manifest->Add(input.relative, key, &error)) return;
  outcome->findings.push_back(InputOutputError(input.path, "output.unwritable", error));
  outcome->status = kExitInputOutput;
}

StructureConfidence StructureOf(const Loaded& loaded) {
  StructureConfidence structure;
  structure.confidence = loaded.confidence;
  structure.mapping = loaded.mapping;
  structure.units.reserve(loaded.units.size());
  for (const UnitConfidence& unit : loaded.units) {
    const Node node = loaded.document.node(unit.node);
    structure.units.push_back(
        {std::string(node.attribute(Attr::kEId)), std::string(node.name()), unit.confidence});
  }
  return structure;
}

Outcome ConvertInput(Batch* batch, size_t index) {
  const Input& input = batch->inputs[index];
  Outcome outcome;
  Material material;
  if (!ReadMaterial(*batch, input, &material, &outcome)) return outcome;
  const std::string key = batch->manifest ? KeyOf(*batch, material) : std::string();
  if (IsUpToDate(batch, index, key)) {
    outcome.skipped = true;
    return outcome;
  }
  Metadata sidecar;
  if (!material.sidecar_name.empty() &&
      !ParseSidecar(material.sidecar, material.sidecar_name, &sidecar, &outcome.findings)) {
    outcome.status = kExitFindings;
    return outcome;
  }
  Product product = Produce(batch->plan, material.text->view(), input.path, sidecar);
  outcome.findings.insert(outcome.findings.end(), std::make_move_iterator(product.findings.begin()),
                          std::make_move_iterator(product.findings.end()));
  if (product.ok) {
    if (batch->structure && !product.loaded.mapping.empty()) {
      outcome.structure = StructureOf(product.loaded);
    }
    WriteProduct(batch, index, product, key, &outcome);
  } else {
    outcome.status = kExitFindings;
  }
  return outcome;
}

// The bytes of all mappings that could be taken, those of the user's own and those installed.
std::string MappingsKey(const std::string& named) {
  std::vector<std::string> files;
  if (named.ends_with(".toml")) files.push_back(named);
  std::error_code code;
  for (fs::recursive_directory_iterator it(MappingFolder(), code), end; !code && it != end;
       it.increment(code)) {
    if (it->is_regular_file(code)) files.push_back(it->path().string());
  }
  std::sort(files.begin(), files.end());
  std::string key, ignored;
  for (const std::string& file : files) {
    const auto bytes = FileBytes::Read(file, kMaxMappingBytes, &ignored);
    if (bytes) key += "\n" + Sha256Hex(bytes->view());
  }
  return key;
}

// Everything but the input that decides the bytes of the outputs.
std::string OptionsKey(const Arguments& arguments, const ConvertPlan& plan) {
  std::string all = kVersion;
  for (const char* name : {"to", "mapping", "class", "language", "encoding", "repair", "resolver",
                           "jsonld-text", "base", "certified-by", "conforms-to"}) {
    all += std::string("\n") + name + "=" + arguments.Text(name);
  }
  for (const std::string& meta : arguments.List("meta")) all += "\nmeta " + meta;
  for (const char* name : {"strict", "no-annotate", "force"})
    all += arguments.Has(name) ? "1" : "0";
  all += "\n" + std::to_string(plan.options.convert.source_date_epoch) + " " +
         std::to_string(plan.options.text.width);
  return Sha256Hex(all + MappingsKey(arguments.Text("mapping")));
}

bool HasDirectory(const Arguments& arguments) {
  for (const std::string& operand : arguments.operands) {
    std::error_code code;
    if (fs::is_directory(operand, code)) return true;
  }
  return arguments.Has("files0-from");
}

bool PrepareBatch(const Arguments& arguments, Batch* batch, Findings* findings,
                  std::string* error) {
  const std::string output = arguments.Text("output");
  if (!CollectInputs(arguments, {"*.txt"}, NamesFolder(output) ? output : "", &batch->inputs,
                     findings, error) ||
      !PlanOutputs(output, batch->inputs, batch->plan.formats, HasDirectory(arguments),
                   &batch->outputs, error)) {
    return false;
  }
  batch->sidecar = arguments.Text("sidecar");
  batch->ledger = arguments.Text("ledger");
  batch->plan.ledger = !batch->ledger.empty();
  batch->ledger_is_folder =
      batch->inputs.size() > 1 || HasDirectory(arguments) || NamesFolder(batch->ledger);
  if (!arguments.Has("resume")) return true;
  batch->options_key = OptionsKey(arguments, batch->plan);
  if (batch->outputs.folder.empty()) {
    *error = "--resume needs an output folder: give one with --output";
    return false;
  }
  if (!MakeParentFolders(batch->outputs.folder + "/x", error)) return false;
  RemoveLeftovers(batch->outputs.folder);
  batch->manifest = std::make_unique<Manifest>(batch->outputs.folder);
  return batch->manifest->Finish(error);
}

bool ReadReport(const Arguments& arguments, ReporterOptions* options, std::string* error) {
  options->verb = "converted";
  if (!ReadReportOptions(arguments, options, error)) return false;
  if (!arguments.Has("report")) return true;
  options->report = FindingFormatFromName(arguments.Text("report"));
  if (options->report) return true;
  *error = "--report is json, ndjson, junit, sarif or text, not '" + arguments.Text("report") + "'";
  return false;
}

// Standard output holds one thing.
bool CheckReport(const ReporterOptions& options, const Batch& batch, std::string* error) {
  if (!options.report) return true;
  for (const auto& paths : batch.outputs.paths) {
    if (paths.front() == "-") {
      *error = "--report prints on standard output, where the output goes; give --output";
      return false;
    }
  }
  return true;
}

int RunBatchOf(const Arguments& arguments, const ReporterOptions& reporter_options, Batch* batch,
               Outcome* collecting) {
  std::vector<uint64_t> sizes;
  uint64_t total = 0;
  for (const Input& input : batch->inputs) {
    sizes.push_back(input.size);
    total += input.size;
  }
  CatchInterrupts();
  Reporter reporter(reporter_options, batch->inputs.size(), total);
  reporter.Begin();
  const bool fail_fast = arguments.Has("fail-fast");
  const bool ended = fail_fast && HasSeverity(collecting->findings, Severity::kError);
  ShowCollecting(collecting, &reporter);
  if (ended) return reporter.End();
  // "The first that fails" has a meaning only in the order of the inputs.
  if (fail_fast) sizes.assign(sizes.size(), 0);
  RunBatch(
      sizes, JobCount(arguments),
      [&](size_t i) {
        Outcome outcome = WorkOn(batch->inputs[i].path, [&] { return ConvertInput(batch, i); });
        outcome.stop = fail_fast && outcome.status != kExitFine;
        return outcome;
      },
      [&](size_t i, Outcome&& outcome) { reporter.Show(batch->inputs[i].path, outcome); });
  std::string error;
  if (batch->manifest && !batch->manifest->Finish(&error)) {
    Outcome outcome;
    outcome.status = kExitInputOutput;
    outcome.findings.push_back(InputOutputError(batch->outputs.folder, "output.unwritable", error));
    reporter.ShowExtra(batch->outputs.folder, outcome);
  }
  return reporter.End();
}

int RunConvert(const Arguments& arguments) {
  if (arguments.Has("stream")) return RunStream(arguments);
  Batch batch;
  Outcome collecting;
  ReporterOptions reporter_options;
  std::string error;
  if (!ReadConvertPlan(arguments, &batch.plan, &error) ||
      !ReadReport(arguments, &reporter_options, &error)) {
    return UsageError("convert", error);
  }
  if (const int wrong = CheckMapping(batch.plan, reporter_options); wrong != kExitFine)
    return wrong;
  if (!PrepareBatch(arguments, &batch, &collecting.findings, &error) ||
      !CheckReport(reporter_options, batch, &error)) {
    return UsageError("convert", error);
  }
  const auto holds_units = [](FindingFormat format) {
    return format == FindingFormat::kJson || format == FindingFormat::kNdjson;
  };
  batch.structure = holds_units(reporter_options.format) ||
                    (reporter_options.report && holds_units(*reporter_options.report));
  return RunBatchOf(arguments, reporter_options, &batch, &collecting);
}

}  // namespace

Command ConvertCommand() {
  return {
      "convert",
      "FILE|DIRECTORY|-...",
      "turn plain text into Akoma Ntoso, and derive books, graphs and pages",
      "Reads the plain text of legal documents, finds its structure, and writes Akoma Ntoso 3.0 "
      "that is valid and holds every word of the text, in order. What was removed (page "
      "numbers, running heads), restored or moved is accounted for in a ledger, and what was "
      "doubtful is said in findings on standard error.\n\n"
      "An input that is Akoma Ntoso already is checked, and the other formats are derived "
      "from it. In directories, files that match *.txt are taken, and the output folder "
      "mirrors their tree. An output is replaced only by a whole new one. A file that fails "
      "never stops the others.",
      Options,
      RunConvert,
      {{"lexport convert resolution.txt -o out/", "out/resolution.xml"},
       {"lexport convert - --meta symbol=A/HRC/26/34 < x.txt", "a filter: text in, AKN out"},
       {"lexport convert texts/ --to akn,epub,jsonld -o out/ --resume",
        "a whole tree, three formats, only what changed since the last run"},
       {"lexport convert judgment.xml --to epub -o judgment.epub", "a book from anybody's AKN"}}};
}

}  // namespace lexport::cli
