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

struct ReadOptions {
  uint64_t max_bytes = 1ull << 30;
  uint32_t max_depth = 256;
  bool accept_drafts = true;  // draft namespaces of Akoma Ntoso are read as the standard's
};

// Reads XML into a Document by libxml2's SAX2 events. Safe on hostile input: a DOCTYPE, an external
// entity, XML 1.1, a depth over the limit end in one error finding. Nothing is fetched, no file is
// opened. Attribute and element names of other namespaces, comments and processing instructions are
// kept; node.source() is the byte offset of the start tag or text.
std::optional<Document> ReadXml(std::string_view xml, std::string_view name,
                                const ReadOptions& options, Findings* findings);

struct WriteOptions {
  bool declaration = true;
  bool indent = true;  // only where white space means nothing: never inside mixed content
};

// Appends the document to *out as UTF-8. Deterministic; the default namespace is Akoma Ntoso's.
void WriteXml(const Document& document, std::string* out, const WriteOptions& options = {});

}  // namespace lexport

#endif  // LEXPORT_XML_H_
