#include "cli/convert_job.h"

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "base/strings.h"
#include "cli/output_plan.h"
#include "mapping/mapping.h"

namespace lexport::cli {
namespace {

constexpr unsigned kMaxMebibytes = 4095;  // offsets have 32 bits

bool ReadMetaOptions(const Arguments& arguments, Metadata* metadata, std::string* error) {
  Findings findings;
  Location where;
  for (const std::string& pair : arguments.List("meta")) {
    const size_t equals = pair.find('=');
    if (equals == std::string::npos) {
      *error = "--meta wants KEY=VALUE, not '" + pair + "'";
      return false;
    }
    if (!SetMetadata(pair.substr(0, equals), pair.substr(equals + 1), where, metadata, &findings)) {
      *error = "--meta " + pair + ": " + findings.back().message;
      if (!findings.back().fix.empty()) *error += " (" + findings.back().fix + ")";
      return false;
    }
  }
  // The options that have a key of their own are the same thing said shorter.
  for (const auto& [option, key] :
       {std::pair{"class", "class"}, std::pair{"language", "language"}}) {
    if (!arguments.Has(option)) continue;
    if (SetMetadata(key, arguments.Text(option), where, metadata, &findings)) continue;
    *error = std::string("--") + option + ": " + findings.back().message;
    return false;
  }
  return true;
}

bool ReadFormats(const std::string& list, ConvertPlan* plan, std::string* error) {
  for (std::string_view name : Split(list, ',')) {
    const auto format = OutputFormatFromName(name);
    if (!format) {
      *error = "--to knows no format '" + std::string(name) + "'; there are akn, epub, jsonld, " +
               "nquads, turtle, html, text, outline, outline-text and ledger";
      return false;
    }
    plan->formats.push_back(*format);
  }
  return true;
}

// Seconds of SOURCE_DATE_EPOCH, or -1.
int64_t SourceDateEpoch() {
  const char* value = std::getenv("SOURCE_DATE_EPOCH");
  if (value == nullptr || *value == '\0') return -1;
  char* end = nullptr;
  const long long seconds = std::strtoll(value, &end, 10);
  return *end == '\0' && seconds >= 0 ? seconds : -1;
}

bool Among(const std::string& word, std::initializer_list<const char*> words) {
  for (const char* w : words) {
    if (word == w) return true;
  }
  return false;
}

// A claim needs somebody who stands for it.
bool ReadCertificate(const Arguments& arguments, EpubOptions* epub, std::string* error) {
  epub->certified_by = arguments.Text("certified-by");
  epub->conforms_to = arguments.Text("conforms-to");
  if (epub->certified_by.empty() && !epub->conforms_to.empty()) {
    *error = "--conforms-to needs --certified-by, the name of who has certified it";
    return false;
  }
  if (!epub->certified_by.empty() && epub->conforms_to.empty()) {
    epub->conforms_to = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA";
  }
  return true;
}

}  // namespace

void AddConvertOptions(po::options_description* options) {
  using Text = std::string;
  options->add_options()  //
      ("to", po::value<Text>()->value_name("FORMATS"),
       "what to make, parted by commas: akn (default), epub, jsonld, nquads, turtle, html, text, "
       "outline (units and how sure they are, as JSON), outline-text, ledger")  //
      ("mapping", po::value<Text>()->value_name("NAME|FILE"),
       "the legal tradition that the text follows: a name of 'lexport mapping list', or a file; "
       "auto (default) chooses by evidence")  //
      ("meta", po::value<std::vector<Text>>()->value_name("KEY=VALUE"),
       "say something of the document that its text does not: symbol, date, title, author …")  //
      ("class", po::value<Text>()->value_name("CLASS"),
       "class of the document: a class of the mapping, such as resolution")                   //
      ("language", po::value<Text>()->value_name("TAG"), "language of the text, such as fr")  //
      ("encoding", po::value<Text>()->value_name("NAME"),
       "encoding of the input; by default it is found out")  //
      ("repair", po::value<Text>()->value_name("HOW"),
       "which damage of the text to repair: none, attested (default: what the document itself "
       "proves) or all (also what is merely probable)")              //
      ("strict", "treat doubt about the structure as an error")      //
      ("no-annotate", "leave references, dates and names unmarked")  //
      ("max-input", po::value<unsigned>()->value_name("MIB"),
       "refuse inputs larger than this (default: 64)")  //
      ("force",
       "derive from Akoma Ntoso that is not valid, too, and from what is not well-formed up to "
       "that place")  //
      ("resolver", po::value<Text>()->value_name("URL"),
       "in books and pages, link references to other documents to URL followed by their IRI")  //
      ("certified-by", po::value<Text>()->value_name("NAME"),
       "in books, say that NAME has certified their accessibility; nothing is claimed otherwise")  //
      ("conforms-to", po::value<Text>()->value_name("STANDARD"),
       "what that certificate says (default: EPUB Accessibility 1.1 - WCAG 2.1 Level AA)")  //
      ("jsonld-text", po::value<Text>()->value_name("WHICH"),
       "units that carry their text in graphs: none, leaf (default) or all")               //
      ("base", po::value<Text>()->value_name("URL"), "makes the IRIs of graphs absolute")  //
      ("width", po::value<unsigned>()->value_name("COLUMNS"),
       "wrap plain text at so many columns; by default a paragraph is a line");
}

bool ReadConvertPlan(const Arguments& arguments, ConvertPlan* plan, std::string* error) {
  if (!ReadFormats(arguments.Has("to") ? arguments.Text("to") : "akn", plan, error) ||
      !ReadMetaOptions(arguments, &plan->options.convert.metadata, error)) {
    return false;
  }
  ConvertOptions& convert = plan->options.convert;
  if (arguments.Has("mapping")) convert.mapping = arguments.Text("mapping");
  convert.encoding = arguments.Text("encoding");
  if (arguments.Has("repair")) convert.repair = arguments.Text("repair");
  if (!Among(convert.repair, {"none", "attested", "all"})) {
    *error = "--repair is none, attested or all, not '" + convert.repair + "'";
    return false;
  }
  convert.strict = arguments.Has("strict");
  convert.annotate = !arguments.Has("no-annotate");
  convert.source_date_epoch = SourceDateEpoch();
  if (arguments.Has("max-input")) {
    const unsigned mebibytes = arguments.options["max-input"].as<unsigned>();
    if (mebibytes == 0 || mebibytes > kMaxMebibytes) {
      *error = "--max-input is a number from 1 to " + std::to_string(kMaxMebibytes);
      return false;
    }
    convert.max_bytes = uint64_t{mebibytes} << 20;
  }
  plan->options.force = arguments.Has("force");
  const std::string resolver = arguments.Text("resolver");
  if (!resolver.empty() && !resolver.starts_with("https://") && !resolver.starts_with("http://")) {
    *error =
        "--resolver is an address that begins with https:// or http://, not '" + resolver + "'";
    return false;
  }
  plan->options.epub.resolver = plan->options.html.resolver = resolver;
  if (!ReadCertificate(arguments, &plan->options.epub, error)) return false;
  if (arguments.Has("width")) plan->options.text.width = arguments.options["width"].as<unsigned>();
  if (arguments.Has("base")) plan->options.graph.base = arguments.Text("base");
  const std::string which = arguments.Has("jsonld-text") ? arguments.Text("jsonld-text") : "leaf";
  if (!Among(which, {"none", "leaf", "all"})) {
    *error = "--jsonld-text is none, leaf or all, not '" + which + "'";
    return false;
  }
  plan->options.graph.text = which == "none"   ? GraphText::kNone
                             : which == "leaf" ? GraphText::kLeaf
                                               : GraphText::kAll;
  return true;
}

int CheckMapping(const ConvertPlan& plan, ReporterOptions reporter_options) {
  const ConvertOptions& convert = plan.options.convert;
  std::string name = convert.mapping;
  if (name == "auto") name = convert.metadata.mapping;
  Outcome outcome;
  if (name.empty() || LoadMapping(name, &outcome.findings) != nullptr) return kExitFine;
  outcome.status = kExitUsage;
  reporter_options.summary = "none";
  reporter_options.report.reset();
  Reporter reporter(reporter_options, 1, 0);
  reporter.Begin();
  const std::string file = outcome.findings.front().where.file;
  reporter.Show(file.empty() ? "--mapping" : file, outcome);
  return reporter.End();
}

bool ReadSidecarBeside(const std::string& input, Metadata* metadata, Findings* findings) {
  if (input == "-") return true;
  const std::string path = OutputName(input, ".meta.toml");
  std::string ignored;
  const auto bytes = FileBytes::Read(path, 1u << 20, &ignored);
  return !bytes || ParseSidecar(bytes->view(), path, metadata, findings);
}

Product Produce(const ConvertPlan& plan, std::string_view bytes, const std::string& name,
                const Metadata& sidecar) {
  PipelineOptions options = plan.options;
  ConvertOptions& convert = options.convert;
  convert.metadata = MergeMetadata(convert.metadata, sidecar);
  if (convert.mapping == "auto" && !convert.metadata.mapping.empty()) {
    convert.mapping = convert.metadata.mapping;
  }
  const auto is_graph = [](OutputFormat format) {
    return format == OutputFormat::kJsonLd || format == OutputFormat::kNQuads ||
           format == OutputFormat::kTurtle;
  };
  options.digest = std::any_of(plan.formats.begin(), plan.formats.end(), is_graph);
  convert.keep_text = plan.ledger || std::find(plan.formats.begin(), plan.formats.end(),
                                               OutputFormat::kLedger) != plan.formats.end();
  Product product;
  product.loaded = Load(bytes, name, options);
  product.findings = std::move(product.loaded.findings);
  product.ok = product.loaded.ok;
  for (size_t i = 0; product.ok && i < plan.formats.size(); ++i) {
    std::string out;
    if (plan.formats == std::vector<OutputFormat>{OutputFormat::kAkn}) {
      out = std::move(product.loaded.akn);  // the usual case, and outputs can be large
    } else {
      product.ok = WriteOutput(product.loaded, plan.formats[i], options, &out, &product.findings);
    }
    product.outputs.push_back(std::move(out));
  }
  if (!product.ok) product.outputs.clear();
  return product;
}

}  // namespace lexport::cli
