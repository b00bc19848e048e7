#include "render/markup.h"

namespace lexport::book {
namespace {

constexpr bool IsXmlSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The reference that `c` needs, or "" when it may stand as it is.
constexpr std::string_view ReferenceFor(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return {};
  }
}

}  // namespace

void AppendEscaped(std::string_view text, std::string* out) {
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view reference = ReferenceFor(text[i]);
    if (reference.empty()) continue;
    out->append(text.substr(from, i - from)).append(reference);
    from = i + 1;
  }
  out->append(text.substr(from));
}

void AppendFolded(std::string_view text, std::string* out) {
  size_t from = 0;
  for (size_t i = 0; i < text.size();) {
    if (!IsXmlSpace(text[i])) {
      ++i;
      continue;
    }
    AppendEscaped(text.substr(from, i - from), out);
    out->push_back(' ');
    while (i < text.size() && IsXmlSpace(text[i])) ++i;
    from = i;
  }
  AppendEscaped(text.substr(from), out);
}

bool IsBlank(std::string_view text) {
  for (const char c : text) {
    if (!IsXmlSpace(c)) return false;
  }
  return true;
}

StartTag::StartTag(std::string* out, std::string_view name) : out_(out) {
  out_->push_back('<');
  out_->append(name);
}

StartTag& StartTag::Set(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  out_->push_back(' ');
  out_->append(name).append("=\"");
  AppendEscaped(value, out_);
  out_->push_back('"');
  return *this;
}

StartTag& StartTag::Set(std::string_view name, uint64_t value) {
  return Set(name, std::string_view(std::to_string(value)));
}

void StartTag::End() { out_->push_back('>'); }
void StartTag::EndEmpty() { out_->append("/>"); }

void AppendEndTag(std::string_view name, std::string* out) {
  out->append("</").append(name).push_back('>');
}

}  // namespace lexport::book
