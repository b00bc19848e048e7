// Small scans of hot paths, with the common case in line.

#ifndef LEXPORT_VALIDATE_SCAN_H_
#define LEXPORT_VALIDATE_SCAN_H_

#include <string>
#include <string_view>

#include "base/strings.h"

namespace lexport::validate {

// White space of XML.
inline bool IsXmlSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

inline bool IsBlank(std::string_view text) {
  for (char c : text) {
    if (!IsXmlSpace(c)) return false;
  }
  return true;
}

// A printing character of ASCII: neither white space of any script nor a part of one.
inline bool IsPlain(char c) { return c > ' ' && c < 0x7f; }

// As Trim.
inline std::string_view Trimmed(std::string_view text) {
  if (!text.empty() && IsPlain(text.front()) && IsPlain(text.back())) return text;
  return Trim(text);
}

// As Trim(text).empty().
inline bool HoldsNothing(std::string_view text) {
  for (char c : text) {
    if (IsXmlSpace(c)) continue;
    return IsPlain(c) ? false : Trim(text).empty();
  }
  return true;
}

// As FoldSpaces.
inline std::string Folded(std::string_view text) {
  bool plain = true;
  for (size_t i = 0; i < text.size() && plain; ++i) {
    const bool single = text[i] == ' ' && i > 0 && text[i - 1] != ' ' && i + 1 < text.size();
    plain = IsPlain(text[i]) || single;
  }
  return plain ? std::string(text) : FoldSpaces(text);
}

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCAN_H_
