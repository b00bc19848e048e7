// Breaking paragraphs into lines.

#ifndef LEXPORT_PLAINTEXT_WRAP_H_
#define LEXPORT_PLAINTEXT_WRAP_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace lexport::book {

// Appends `text` (one paragraph, its words one space apart) in lines of at most `width` columns,
// without a line end after the last. Breaks where Unicode allows it (UAX #14), so also between
// characters of scripts without spaces; what has no such place stands on a line of its own however
// long it is. Wide characters count two columns. Width 0: one line.
void AppendWrapped(std::string_view text, uint32_t width, std::string* out);

}  // namespace lexport::book

#endif  // LEXPORT_PLAINTEXT_WRAP_H_
