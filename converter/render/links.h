// Where links lead: inside the book, to the web, to other documents through a resolver.

#ifndef LEXPORT_RENDER_LINKS_H_
#define LEXPORT_RENDER_LINKS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lexport/document.h"
#include "render/survey.h"

namespace lexport::book {

// Whether `node` becomes a link or a note's marker if it leads anywhere.
bool IsLinkLike(Node node);

// Name of a content file of a book: "part-0001.xhtml".
std::string PartFileName(uint32_t part);

// `href` as a link that any reading system takes: an http, https or mailto address with what must be
// escaped escaped; "" when it is none.
std::string WebAddress(std::string_view href);

// An href for a place in a book, seen from file `from`.
std::string HrefTo(uint32_t part, std::string_view id, uint32_t from);

// The href of an HTML link for `node`, an element with an address; "" when it leads nowhere that can
// be reached. `resolver` is put before the IRIs of other documents; when it is empty they are text.
std::string LinkHref(const Survey& survey, Node node, uint32_t document_number, uint32_t part,
                     std::string_view resolver);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_LINKS_H_
