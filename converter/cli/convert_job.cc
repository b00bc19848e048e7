#include "cli/convert_job.h"

#include <cstdlib>

#include "base/hash.h"
#include "base/strings.h"
#include "lexport/xml.h"

namespace lexport::cli {
namespace {

constexpr size_t kSniffBytes = 512;

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
  for (const auto& [option, key] : {std::pair{"class", "class"}, std::pair{"language", "language"}}) {
    if (!arguments.Has(option)) continue;
    if (SetMetadata(key, arguments.Text(option), where, metadata, &findings)) continue;
    *error = std::string("--") + option + ": " + findings.back().message;
    return false;
  }
  return true;
}

bool ReadFormats(const std::string& list, ConvertPlan* plan, std::string* error) {
  for (std::string_view name : Split(list, ',')) {
    const Format* format = FindFormat(name);
    if (format == nullptr) {
      *error = "--to knows no format '" + std::string(name) + "'; there are:";
      for (const Format& f : Formats()) *error += " " + std::string(f.name);
      return false;
    }
    plan->formats.push_back(format);
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

bool WriteFormat(const ConvertPlan& plan, const Format& format, std::string_view source,
                 const std::string& name, Product* product, std::string* out) {
  const Document& document = product->document;
  if (format.name == "epub") return WriteEpub(document, plan.epub, out, &product->findings);
  if (format.name == "html") return WriteHtml(document, plan.html, out, &product->findings);
  if (format.name == "text") return WriteText(document, plan.text, out, &product->findings);
  GraphOptions graph = plan.graph;
  graph.syntax = format.name == "jsonld"   ? GraphSyntax::kJsonLd
                 : format.name == "nquads" ? GraphSyntax::kNQuads
                                           : GraphSyntax::kTurtle;
  const size_t slash = name.rfind('/');
  graph.source_name = slash == std::string::npos ? name : name.substr(slash + 1);
  graph.source_sha256 = Sha256Hex(source);
  return WriteGraph(document, graph, out, &product->findings);
}

// `akn` is what the format of that name shall be.
void WriteAll(const ConvertPlan& plan, std::string_view source, const std::string& name,
              std::string akn, Product* product) {
  product->ok = true;
  for (const Format* format : plan.formats) {
    std::string out;
    if (format->name == "akn") {
      out = akn;
    } else if (!WriteFormat(plan, *format, source, name, product, &out)) {
      product->ok = false;
      product->outputs.clear();
      return;
    }
    product->outputs.push_back(std::move(out));
  }
}

Product ProduceFromText(const ConvertPlan& plan, std::string_view bytes, const std::string& name,
                        const Metadata& sidecar) {
  ConvertOptions options = plan.convert;
  options.metadata = MergeMetadata(options.metadata, sidecar);
  if (options.mapping == "auto" && !options.metadata.mapping.empty()) {
    options.mapping = options.metadata.mapping;
  }
  Conversion conversion = Converter().Convert(bytes, name, options);
  Product product;
  product.findings = std::move(conversion.findings);
  product.confidence = conversion.confidence;
  if (!conversion.ok) return product;
  product.document = std::move(conversion.document);
  product.text = std::move(conversion.text);
  product.ledger = LedgerToJson(product.text, name, conversion.ledger);
  WriteAll(plan, bytes, name, std::move(conversion.xml), &product);
  return product;
}

Product ProduceFromXml(const ConvertPlan& plan, std::string_view bytes, const std::string& name) {
  Product product;
  ValidateOptions validate;
  validate.level = 1;
  validate.accept_drafts = true;
  if (!Validator().Validate(bytes, name, validate, &product.findings) && !plan.force) {
    product.findings.back().fix += product.findings.back().fix.empty() ? "" : "; ";
    product.findings.back().fix += "--force converts it all the same, as far as it can be read";
    return product;
  }
  if (plan.force) product.findings.clear();
  auto document = ReadXml(bytes, name, ReadOptions(), &product.findings);
  if (!document) return product;
  product.document = std::move(*document);
  std::string akn;
  WriteXml(product.document, &akn);
  WriteAll(plan, bytes, name, std::move(akn), &product);
  return product;
}

}  // namespace

const std::vector<Format>& Formats() {
  static const std::vector<Format> kFormats = {
      {"akn", ".xml"},   {"epub", ".epub"}, {"jsonld", ".jsonld"}, {"nquads", ".nq"},
      {"turtle", ".ttl"}, {"html", ".html"}, {"text", ".txt"},
  };
  return kFormats;
}

const Format* FindFormat(std::string_view name) {
  for (const Format& format : Formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

void AddConvertOptions(po::options_description* options) {
  using Text = std::string;
  options->add_options()                                                                        //
      ("to", po::value<Text>()->value_name("FORMATS"),
       "what to make, parted by commas: akn (default), epub, jsonld, nquads, turtle, html, text")  //
      ("mapping", po::value<Text>()->value_name("NAME|FILE"),
       "the legal tradition that the text follows: a name of 'lexport mapping list', or a file; "
       "auto (default) chooses by evidence")                                                    //
      ("meta", po::value<std::vector<Text>>()->value_name("KEY=VALUE"),
       "say something of the document that its text does not: symbol, date, title, author …")   //
      ("class", po::value<Text>()->value_name("CLASS"),
       "class of the document: a class of the mapping, such as resolution")                     //
      ("language", po::value<Text>()->value_name("TAG"), "language of the text, such as fr")    //
      ("encoding", po::value<Text>()->value_name("NAME"),
       "encoding of the input; by default it is found out")                                     //
      ("repair", po::value<Text>()->value_name("HOW"),
       "which damage of the text to repair: none, attested (default: what the document itself "
       "proves) or all (also what is merely probable)")                                         //
      ("strict", "treat doubt about the structure as an error")                                 //
      ("no-annotate", "leave references, dates and names unmarked")                             //
      ("max-input", po::value<unsigned>()->value_name("MIB"),
       "refuse inputs larger than this (default: 64)")                                          //
      ("force", "derive from Akoma Ntoso that is not valid, too")                               //
      ("resolver", po::value<Text>()->value_name("URL"),
       "in books and pages, link references to other documents to URL followed by their IRI")   //
      ("jsonld-text", po::value<Text>()->value_name("WHICH"),
       "units that carry their text in graphs: none, leaf (default) or all")                    //
      ("base", po::value<Text>()->value_name("URL"), "makes the IRIs of graphs absolute")       //
      ("width", po::value<unsigned>()->value_name("COLUMNS"),
       "wrap plain text at so many columns; by default a paragraph is a line");
}

bool ReadConvertPlan(const Arguments& arguments, ConvertPlan* plan, std::string* error) {
  if (!ReadFormats(arguments.Has("to") ? arguments.Text("to") : "akn", plan, error) ||
      !ReadMetaOptions(arguments, &plan->convert.metadata, error)) {
    return false;
  }
  ConvertOptions& convert = plan->convert;
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
    convert.max_bytes = uint64_t{arguments.options["max-input"].as<unsigned>()} << 20;
  }
  plan->force = arguments.Has("force");
  plan->epub.resolver = plan->html.resolver = arguments.Text("resolver");
  if (arguments.Has("width")) plan->text.width = arguments.options["width"].as<unsigned>();
  if (arguments.Has("base")) plan->graph.base = arguments.Text("base");
  const std::string which = arguments.Has("jsonld-text") ? arguments.Text("jsonld-text") : "leaf";
  if (!Among(which, {"none", "leaf", "all"})) {
    *error = "--jsonld-text is none, leaf or all, not '" + which + "'";
    return false;
  }
  plan->graph.text = which == "none"   ? GraphText::kNone
                     : which == "leaf" ? GraphText::kLeaf
                                       : GraphText::kAll;
  return true;
}

bool LooksLikeXml(std::string_view bytes) {
  bytes = bytes.substr(0, kSniffBytes);
  std::string ascii;  // UTF-16 loses its zero bytes, so one test serves all
  for (char c : bytes) {
    if (c != '\0') ascii.push_back(c);
  }
  std::string_view text = ascii;
  for (std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  const size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return false;
  text.remove_prefix(start);
  return text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!DOCTYPE") ||
         (text.front() == '<' && text.find("akomaNtoso") != std::string_view::npos);
}

Product Produce(const ConvertPlan& plan, std::string_view bytes, const std::string& name,
                const Metadata& sidecar) {
  return LooksLikeXml(bytes) ? ProduceFromXml(plan, bytes, name)
                             : ProduceFromText(plan, bytes, name, sidecar);
}

}  // namespace lexport::cli
