// Writing XHTML: escaping and start tags. The caller keeps the nesting right.

#ifndef LEXPORT_RENDER_MARKUP_H_
#define LEXPORT_RENDER_MARKUP_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace lexport::book {

// `text` as character data, each run of XML white space as one space.
void AppendFolded(std::string_view text, std::string* out);

// `text` as the inside of an attribute value in double quotes, or as character data, as it stands.
void AppendEscaped(std::string_view text, std::string* out);

// True when `text` is empty or only XML white space (spaces, tabs, line ends).
bool IsBlank(std::string_view text);

// A start tag, written while it is made:
//   StartTag(out, "a").Set("href", href).End();
class StartTag {
 public:
  StartTag(std::string* out, std::string_view name);
  // An attribute; left out when `value` is empty.
  StartTag& Set(std::string_view name, std::string_view value);
  StartTag& Set(std::string_view name, uint64_t value);
  void End();       // ">"
  void EndEmpty();  // "/>"

 private:
  std::string* out_;
};

void AppendEndTag(std::string_view name, std::string* out);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_MARKUP_H_
