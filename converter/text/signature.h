// What a file is by its first bytes, when it is no plain text.

#ifndef LEXPORT_TEXT_SIGNATURE_H_
#define LEXPORT_TEXT_SIGNATURE_H_

#include <optional>
#include <string_view>

namespace lexport {

struct FileKind {
  std::string_view name;    // "a PDF document"
  std::string_view remedy;  // how to get text out of it
  bool markup = false;      // a text, but marked up
};

// Nothing when `bytes` start like no file that is known here.
std::optional<FileKind> RecogniseSignature(std::string_view bytes);

// The same for texts in markup (XML, HTML), after any byte order mark.
std::optional<FileKind> RecogniseMarkup(std::string_view text);

}  // namespace lexport

#endif  // LEXPORT_TEXT_SIGNATURE_H_
