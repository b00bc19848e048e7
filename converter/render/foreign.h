// Markup of other vocabularies in a document: HTML, MathML, SVG.

#ifndef LEXPORT_RENDER_FOREIGN_H_
#define LEXPORT_RENDER_FOREIGN_H_

#include <cstdint>
#include <string_view>

#include "lexport/document.h"

namespace lexport::book {

inline constexpr std::string_view kXhtmlUri = "http://www.w3.org/1999/xhtml";
inline constexpr std::string_view kMathMlUri = "http://www.w3.org/1998/Math/MathML";
inline constexpr std::string_view kSvgUri = "http://www.w3.org/2000/svg";

// What a foreign element is as HTML. Elements of no namespace or of Akoma Ntoso's that the
// vocabulary lacks are taken by their names too, since people write tbody and col there.
enum class HtmlKind : uint8_t {
  kNone,      // shown by its children alone
  kPhrasing,  // part of running text
  kFlow,      // a block
  kTable,
  kRowGroup,
  kRow,
  kCell,
  kCaption,
  kList,
  kListItem,
  kBreak,
  kImage,
  kEmpty,     // col, hr and others without text: left out
};
HtmlKind HtmlKindOf(Node node);

// The HTML element for a foreign element of kind kPhrasing or kFlow.
std::string_view HtmlNameOf(Node node);

// Whether `node` is a foreign element that becomes a block.
bool IsForeignBlock(Node node);

// Parts of tables and lists, of Akoma Ntoso or of HTML.
bool IsTable(Node node);
bool IsRowGroup(Node node);
bool IsRow(Node node);
bool IsCell(Node node);
bool IsCaption(Node node);
bool IsListItem(Node node);

// Whether everything from `math` down is presentation MathML, or everything from `svg` down plain
// drawing without scripts, links and outside resources, so that it can stand in a book as it is.
bool IsPresentationMathMl(Node math);
bool IsPlainSvg(Node svg);

// Whether an attribute of a MathML or SVG element may be kept.
bool IsHarmlessAttribute(std::string_view uri, std::string_view name, std::string_view value);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_FOREIGN_H_
