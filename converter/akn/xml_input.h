// The bytes of an XML file made ready for the parser: UTF-8 without a byte order mark, and refused
// where the mark, the declaration and the bytes disagree.

#ifndef LEXPORT_AKN_XML_INPUT_H_
#define LEXPORT_AKN_XML_INPUT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lexport/finding.h"
#include "lexport/xml.h"

namespace lexport {

struct XmlInput {
  std::string text;            // valid UTF-8
  uint32_t source_offset = 0;  // of text[0] in the input: the length of a UTF-8 byte order mark
};

// Line, column and source line of byte `offset` of `text`.
Location LocateIn(std::string_view text, size_t offset, std::string_view file);

// False with one error finding when the input is too large, empty, of an encoding that is not
// accepted, of XML 1.1, or has more attributes on an element than allowed (which the parser would
// take quadratic time for).
bool PrepareXml(std::string_view bytes, std::string_view name, const ReadOptions& options,
                XmlInput* input, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_AKN_XML_INPUT_H_
