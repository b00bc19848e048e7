// What a page of HTML adds to the stylesheet of books (page.css beside this file).

#ifndef LEXPORT_HTML_PAGE_STYLE_H_
#define LEXPORT_HTML_PAGE_STYLE_H_

#include <string_view>

namespace lexport::book {

std::string_view PageStyle();

}  // namespace lexport::book

#endif  // LEXPORT_HTML_PAGE_STYLE_H_
