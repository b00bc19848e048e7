// Reading and writing Akoma Ntoso XML.

#ifndef LEXPORT_XML_H_
#define LEXPORT_XML_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lexport/document.h"
#include "lexport/finding.h"

namespace lexport {

// Bounds of what is read, and what is kept of it. A plain value.
struct ReadOptions {
  uint64_t max_bytes = 1ull << 30;  // of the whole input
  uint32_t max_depth = 256;         // of elements in each other
  uint32_t max_attributes = 256;    // of one element; also namespace declarations in scope
  bool accept_drafts = true;        // draft namespaces of Akoma Ntoso are read as the standard's
  // White space between elements where the schema allows no text is dropped unless this is set.
  bool keep_layout = false;
  // XML that stops being well-formed is read up to that place, which is a warning then.
  bool recover = false;
};

// Reads XML into a Document by libxml2's SAX2 events. Safe on hostile input: a DOCTYPE, an external
// entity, XML 1.1, a depth over the limit end in one error finding. Nothing is fetched, no file is
// opened. UTF-8 and UTF-16 are read; a mark, a declaration and the bytes must agree. Attribute and
// element names of other namespaces, comments and processing instructions are kept, so that reading
// and writing gives the same canonical form; entities and CDATA become plain text. node.source() is
// the byte offset of the start tag or text (of the input turned to UTF-8, where it was UTF-16).
// On failure gives nothing and adds exactly one error: xml.not-well-formed, xml.encoding,
// xml.doctype, xml.version, xml.limit or xml.not-akn. Thread safe; touches no global state.
std::optional<Document> ReadXml(std::string_view xml, std::string_view name,
                                const ReadOptions& options, Findings* findings);

// How the XML looks. A plain value.
struct WriteOptions {
  bool declaration = true;  // begin with the XML declaration
  bool indent = true;       // only where white space means nothing: never inside mixed content
};

// Appends the document to *out as UTF-8. Deterministic; the default namespace is Akoma Ntoso's.
void WriteXml(const Document& document, std::string* out, const WriteOptions& options = {});

}  // namespace lexport

#endif  // LEXPORT_XML_H_
