// Writers: what Lexport derives from a Document. Each is a pure function of the document and its
// options (no clock, no locale, no environment), so the same document gives the same bytes.
//
// All work on any Akoma Ntoso, converted here or read from others. What is missing in the document
// is told as a finding; nothing is made up. All may run on many threads at once, also on one and
// the same const Document.

#ifndef LEXPORT_WRITERS_H_
#define LEXPORT_WRITERS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "lexport/document.h"
#include "lexport/finding.h"

namespace lexport {

// EPUB 3.3. Notes become pop-ups, page ends a page list, every unit is addressable by its eId.
struct EpubOptions {
  std::string resolver;     // prefix for references to other documents ("https://…"); empty: text
  std::string conforms_to;  // opt-in accessibility claim, e.g. by a certifier; empty: none
  std::string certified_by;              // who certified it
  int compression = 9;                   // zlib level; 0 stores
  uint64_t max_part_bytes = 256u << 10;  // size aimed at for one content file
};
// Appends the book's bytes (a ZIP container) to *out. False with an error finding when the document
// holds nothing that could be read.
bool WriteEpub(const Document& document, const EpubOptions& options, std::string* out,
               Findings* findings);

// One self-contained HTML page, with eIds as anchors.
struct HtmlOptions {
  std::string resolver;  // as in EpubOptions
};
// Appends the page, UTF-8, to *out. False with an error finding when there is no document.
bool WriteHtml(const Document& document, const HtmlOptions& options, std::string* out,
               Findings* findings);

// Clean plain text, which converts again to the same structure.
struct TextOptions {
  uint32_t width = 0;  // columns to wrap at; 0: one paragraph a line
};
// Appends the text, UTF-8, to *out. False with an error finding when there is no document.
bool WriteText(const Document& document, const TextOptions& options, std::string* out,
               Findings* findings);

// JSON-LD 1.1: one graph with an inline context, of schema.org, ELI, FRBR, Dublin Core and PROV.
enum class GraphSyntax : uint8_t { kJsonLd, kNQuads, kTurtle };
// Which text a unit carries: none; what stands in it but in none of its sub-units (so that every
// word is in the graph once); or all, that of its sub-units included.
enum class GraphText : uint8_t { kNone, kLeaf, kAll };
// How to write a graph. A plain value.
struct GraphOptions {
  GraphSyntax syntax = GraphSyntax::kJsonLd;         // JSON-LD 1.1, or RDF 1.1 N-Quads or Turtle
  GraphText text = GraphText::kLeaf;                 // which units carry their text
  std::string base = "https://resolver.akn4un.org";  // makes the document's IRIs absolute
  std::string source_name;    // the input that the document was made from, for PROV; may be empty
  std::string source_sha256;  // of its bytes; may be empty
};
// Appends the graph to *out. False with an error finding when there is no document or `base` is no
// absolute IRI; then *out is as it was. What the metadata lack is a finding, and the graph is made
// without it. In memory stands the document, an index of its eIds, and the output.
bool WriteGraph(const Document& document, const GraphOptions& options, std::string* out,
                Findings* findings);
// The same, handed to `receiver` in pieces of about 64 KiB, so that the output is never in memory
// as a whole. `receiver` is called on this thread, and not after the function has returned.
bool WriteGraph(const Document& document, const GraphOptions& options,
                const std::function<void(std::string_view)>& receiver, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_WRITERS_H_
