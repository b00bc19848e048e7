// Pipeline: from the bytes of any input to any output, the way the command line, the C interface
// and the bindings do it.
//
//   PipelineOptions options;
//   Loaded loaded = Load(bytes, "a.txt", options);             // text is converted, AKN is read
//   std::string book;
//   if (loaded.ok) WriteOutput(loaded, OutputFormat::kEpub, options, &book, &loaded.findings);
//
// All functions are pure and may run on many threads at once.

#ifndef LEXPORT_PIPELINE_H_
#define LEXPORT_PIPELINE_H_

#include <optional>
#include <string>
#include <string_view>

#include "lexport/converter.h"
#include "lexport/document.h"
#include "lexport/finding.h"
#include "lexport/ledger.h"
#include "lexport/writers.h"

namespace lexport {

enum class OutputFormat : uint8_t {
  kAkn,
  kEpub,
  kJsonLd,
  kNQuads,
  kTurtle,
  kHtml,
  kText,
  kOutline,      // the structure, as JSON
  kOutlineText,  // the structure, as an indented list
  kLedger,       // the account of a conversion, as JSON; an empty one for Akoma Ntoso inputs
};

// "akn", "epub", "jsonld", "nquads", "turtle", "html", "text", "outline", "outline-text", "ledger".
std::optional<OutputFormat> OutputFormatFromName(std::string_view name);
std::string_view OutputFormatName(OutputFormat format);
// With its dot: ".xml", ".epub" …
std::string_view OutputFormatExtension(OutputFormat format);

struct PipelineOptions {
  ConvertOptions convert;  // for inputs that are text
  EpubOptions epub;
  HtmlOptions html;
  TextOptions text;
  GraphOptions graph;      // source_name and source_sha256 are filled in
  bool force = false;      // Akoma Ntoso inputs need not be valid
  bool digest = true;      // compute Loaded::sha256, which graphs name their source by
};

// An input, read: text converted, or Akoma Ntoso as it was.
struct Loaded {
  bool ok = false;         // else findings has at least one error and the rest is empty
  Document document;
  std::string akn;         // the document as Lexport writes it
  std::string text;        // the decoded text that the ledger's offsets refer to
  Ledger ledger;
  Findings findings;
  float confidence = 1;    // of the structure, 0..1
  std::vector<UnitConfidence> units;  // the same of each numbered unit; none for Akoma Ntoso
  std::string mapping;     // that the text was read by; empty for Akoma Ntoso
  std::string name;        // of the input
  std::string sha256;      // of its bytes; empty without PipelineOptions::digest
};

// True when the bytes look like XML rather than text.
bool LooksLikeXml(std::string_view bytes);

// Reads `bytes`, which findings will call `name`.
Loaded Load(std::string_view bytes, std::string_view name, const PipelineOptions& options);

// Appends the output to *out. False, with an error finding, when the document cannot be had in that
// format.
bool WriteOutput(const Loaded& loaded, OutputFormat format, const PipelineOptions& options,
                 std::string* out, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_PIPELINE_H_
