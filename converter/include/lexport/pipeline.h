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

// The C++ interface of Lexport: what its headers name, and nothing else, is shown by the library.
namespace lexport {

// What an input can become.
enum class OutputFormat : uint8_t {
  kAkn,          // Akoma Ntoso 3.0 XML
  kEpub,         // an EPUB 3.3 book
  kJsonLd,       // a graph as JSON-LD 1.1
  kNQuads,       // the same graph as RDF 1.1 N-Quads
  kTurtle,       // the same graph as RDF 1.1 Turtle
  kHtml,         // one page
  kText,         // clean plain text
  kOutline,      // the structure, as JSON
  kOutlineText,  // the structure, as an indented list
  kLedger,       // the account of a conversion, as JSON; an empty one for Akoma Ntoso inputs
};

// "akn", "epub", "jsonld", "nquads", "turtle", "html", "text", "outline", "outline-text", "ledger".
std::optional<OutputFormat> OutputFormatFromName(std::string_view name);
// The same names, the other way.
std::string_view OutputFormatName(OutputFormat format);
// With its dot: ".xml", ".epub" …
std::string_view OutputFormatExtension(OutputFormat format);

// How to read an input and to write what it becomes. A plain value.
struct PipelineOptions {
  ConvertOptions convert;  // for inputs that are text
  EpubOptions epub;        // for OutputFormat::kEpub
  HtmlOptions html;        // for OutputFormat::kHtml
  TextOptions text;        // for OutputFormat::kText
  GraphOptions graph;      // source_name and source_sha256 are filled in
  bool force = false;      // Akoma Ntoso inputs need not be valid
  bool digest = true;      // compute Loaded::sha256, which graphs name their source by
};

// An input, read: text converted, or Akoma Ntoso as it was.
struct Loaded {
  bool ok = false;                    // else findings has at least one error and the rest is empty
  Document document;                  // the tree, from which all outputs are made
  std::string akn;                    // the document as Lexport writes it
  std::string text;                   // the decoded text that the ledger's offsets refer to
  Ledger ledger;                      // of a conversion; empty for Akoma Ntoso
  Findings findings;                  // of reading it; what writing finds is added by who writes
  float confidence = 1;               // of the structure, 0..1
  std::vector<UnitConfidence> units;  // the same of each numbered unit; none for Akoma Ntoso
  std::string mapping;                // that the text was read by; empty for Akoma Ntoso
  std::string name;                   // of the input
  std::string sha256;                 // of its bytes; empty without PipelineOptions::digest
};

// True when the bytes look like XML rather than text.
bool LooksLikeXml(std::string_view bytes);

// Reads `bytes`, which findings will call `name`. They need not outlive the call. Never throws:
// what goes wrong is in Loaded::findings.
Loaded Load(std::string_view bytes, std::string_view name, const PipelineOptions& options);

// Appends the output to *out. False, with an error finding, when the document cannot be had in that
// format. A finding that *findings holds already, from another output of the document, is not told
// again.
bool WriteOutput(const Loaded& loaded, OutputFormat format, const PipelineOptions& options,
                 std::string* out, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_PIPELINE_H_
