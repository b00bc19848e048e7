// The stylesheet of books and pages (style.css beside this file).

#ifndef LEXPORT_RENDER_STYLE_H_
#define LEXPORT_RENDER_STYLE_H_

#include <string_view>

namespace lexport::book {

std::string_view StyleSheet();

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_STYLE_H_
