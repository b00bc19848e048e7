#include "lexport/pipeline.h"

#include <iterator>
#include <string>
#include <unordered_set>

#include "base/hash.h"
#include "findings/within_memory.h"
#include "lexport/validator.h"
#include "lexport/xml.h"
#include "pipeline/outline_view.h"

namespace lexport {
namespace {

constexpr size_t kSniffBytes = 512;

struct FormatRow {
  OutputFormat format;
  std::string_view name;
  std::string_view extension;
};

constexpr FormatRow kFormats[] = {
    {OutputFormat::kAkn, "akn", ".xml"},
    {OutputFormat::kEpub, "epub", ".epub"},
    {OutputFormat::kJsonLd, "jsonld", ".jsonld"},
    {OutputFormat::kNQuads, "nquads", ".nq"},
    {OutputFormat::kTurtle, "turtle", ".ttl"},
    {OutputFormat::kHtml, "html", ".html"},
    {OutputFormat::kText, "text", ".txt"},
    {OutputFormat::kOutline, "outline", ".outline.json"},
    {OutputFormat::kOutlineText, "outline-text", ".outline.txt"},
    {OutputFormat::kLedger, "ledger", ".ledger.json"},
};

Loaded LoadText(std::string_view bytes, std::string_view name, const PipelineOptions& options) {
  Conversion conversion = Converter().Convert(bytes, name, options.convert);
  Loaded loaded;
  loaded.ok = conversion.ok;
  loaded.document = std::move(conversion.document);
  loaded.akn = std::move(conversion.xml);
  loaded.text = std::move(conversion.text);
  loaded.ledger = std::move(conversion.ledger);
  loaded.findings = std::move(conversion.findings);
  loaded.confidence = conversion.confidence;
  loaded.units = std::move(conversion.units);
  loaded.mapping = std::move(conversion.mapping);
  return loaded;
}

Loaded LoadXml(std::string_view bytes, std::string_view name, const PipelineOptions& options) {
  Loaded loaded;
  ValidateOptions validate;
  validate.level = 1;
  validate.accept_drafts = true;
  const bool valid = Validator().Validate(bytes, name, validate, &loaded.findings);
  if (!valid && !options.force) {
    Finding& last = loaded.findings.back();
    last.fix += last.fix.empty() ? "" : "; ";
    last.fix += "--force converts it all the same, as far as it can be read";
    return loaded;
  }
  // What is forced has been said to be wrong already; only failing to read it ends the matter.
  for (Finding& finding : loaded.findings) {
    if (finding.severity == Severity::kError) finding.severity = Severity::kWarning;
  }
  ReadOptions read;
  read.recover = options.force;
  auto document = ReadXml(bytes, name, read, &loaded.findings);
  if (!document) return loaded;
  loaded.document = std::move(*document);
  WriteXml(loaded.document, &loaded.akn);
  loaded.ok = true;
  return loaded;
}

bool WriteGraphOf(const Loaded& loaded, GraphSyntax syntax, const PipelineOptions& options,
                  std::string* out, Findings* findings) {
  GraphOptions graph = options.graph;
  graph.syntax = syntax;
  // The folder in which an input happened to lie is nobody's business.
  const size_t slash = loaded.name.rfind('/');
  graph.source_name = slash == std::string::npos ? loaded.name : loaded.name.substr(slash + 1);
  graph.source_sha256 = loaded.sha256;
  return WriteGraph(loaded.document, graph, out, findings);
}

}  // namespace

std::optional<OutputFormat> OutputFormatFromName(std::string_view name) {
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string_view OutputFormatName(OutputFormat format) {
  return kFormats[static_cast<size_t>(format)].name;
}

std::string_view OutputFormatExtension(OutputFormat format) {
  return kFormats[static_cast<size_t>(format)].extension;
}

bool LooksLikeXml(std::string_view bytes) {
  std::string ascii;  // UTF-16 loses its zero bytes, so one test serves all encodings
  for (char c : bytes.substr(0, kSniffBytes)) {
    if (c != '\0') ascii.push_back(c);
  }
  std::string_view text = ascii;
  for (std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  const size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return false;
  text.remove_prefix(start);
  return text.starts_with("<?xml") || text.starts_with("<!") ||
         (text.front() == '<' && text.find("akomaNtoso") != std::string_view::npos);
}

Loaded Load(std::string_view bytes, std::string_view name, const PipelineOptions& options) {
  Loaded loaded;
  Findings out_of_memory;
  const bool done = WithinMemory(name, &out_of_memory, [&] {
    loaded = LooksLikeXml(bytes) ? LoadXml(bytes, name, options) : LoadText(bytes, name, options);
    if (options.digest) loaded.sha256 = Sha256Hex(bytes);
    return true;
  });
  if (!done) {
    loaded = Loaded();
    loaded.findings = std::move(out_of_memory);
  }
  loaded.name = name;
  return loaded;
}

namespace {

bool Write(const Loaded& loaded, OutputFormat format, const PipelineOptions& options,
           std::string* out, Findings* findings) {
  const Document& document = loaded.document;
  switch (format) {
    case OutputFormat::kAkn:
      *out += loaded.akn;
      return true;
    case OutputFormat::kEpub:
      return WriteEpub(document, options.epub, out, findings);
    case OutputFormat::kHtml:
      return WriteHtml(document, options.html, out, findings);
    case OutputFormat::kText:
      return WriteText(document, options.text, out, findings);
    case OutputFormat::kJsonLd:
      return WriteGraphOf(loaded, GraphSyntax::kJsonLd, options, out, findings);
    case OutputFormat::kNQuads:
      return WriteGraphOf(loaded, GraphSyntax::kNQuads, options, out, findings);
    case OutputFormat::kTurtle:
      return WriteGraphOf(loaded, GraphSyntax::kTurtle, options, out, findings);
    case OutputFormat::kOutline:
      *out += OutlineJson(document, loaded.units);
      return true;
    case OutputFormat::kOutlineText:
      *out += OutlineText(document);
      return true;
    case OutputFormat::kLedger:
      *out += LedgerToJson(loaded.text, loaded.name, loaded.ledger);
      return true;
  }
  return false;
}

// What tells two findings apart for a reader.
std::string KeyOf(const Finding& finding) {
  return finding.rule + '\n' + finding.message + '\n' + finding.where.eid + '\n' +
         finding.where.xpath + '\n' + std::to_string(finding.where.line);
}

// The outputs of one document have much the same to tell: each finding comes once.
void AppendNew(Findings found, Findings* findings) {
  if (found.empty()) return;
  std::unordered_set<std::string> known;
  for (const Finding& finding : *findings) known.insert(KeyOf(finding));
  for (Finding& finding : found) {
    if (known.insert(KeyOf(finding)).second) findings->push_back(std::move(finding));
  }
}

}  // namespace

bool WriteOutput(const Loaded& loaded, OutputFormat format, const PipelineOptions& options,
                 std::string* out, Findings* findings) {
  Findings found;
  const size_t before = out->size();
  const bool written = WithinMemory(loaded.name, &found,
                                    [&] { return Write(loaded, format, options, out, &found); });
  if (!written) out->resize(before);
  AppendNew(std::move(found), findings);
  return written;
}

}  // namespace lexport
