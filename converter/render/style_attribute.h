// The style attribute of documents: what of it may go into a book.

#ifndef LEXPORT_RENDER_STYLE_ATTRIBUTE_H_
#define LEXPORT_RENDER_STYLE_ATTRIBUTE_H_

#include <string>
#include <string_view>

namespace lexport::book {

// The declarations of `style` that say something of the text itself (alignment, bold, italic and the
// like), in their order. Sizes, colours, positions and addresses are left out: they belong to one
// paper page and would defeat the reader's own settings, or hide text.
std::string HarmlessStyle(std::string_view style);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_STYLE_ATTRIBUTE_H_
