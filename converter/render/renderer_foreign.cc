// Markup of other vocabularies: what books take is kept, of the rest the text.

#include "base/strings.h"
#include "render/markup.h"
#include "render/renderer.h"

namespace lexport::book {
namespace {

std::string_view AttributeName(const Attribute& attribute) {
  return attribute.attr == Attr::kForeignAttribute ? attribute.foreign_name
                                                   : AttrName(attribute.attr);
}

}  // namespace

void Renderer::ForeignElement(Node node, Context context) {
  const std::string_view uri = node.foreign_uri();
  if ((uri == kMathMlUri || uri == kSvgUri) && CopyForeign(node)) return;
  const HtmlKind kind = HtmlKindOf(node);
  if (kind == HtmlKind::kNone) {
    Report("render.foreign",
           "the element \"" + std::string(node.qualified_name()) + "\" is shown by its text only",
           node);
    return Children(node, context);
  }
  HtmlElement(node, kind, context);
}

void Renderer::HtmlElement(Node node, HtmlKind kind, Context context) {
  switch (kind) {
    case HtmlKind::kNone:
    case HtmlKind::kEmpty: return;
    case HtmlKind::kBreak: return LineEnd(node, context);
    case HtmlKind::kImage: return Image(node, context);
    case HtmlKind::kTable: return Table(node, context);
    case HtmlKind::kList: return List(node, context);
    case HtmlKind::kPhrasing:
    case HtmlKind::kFlow: break;
    default: return Box(node, context);  // a part of a table or list without one
  }
  const bool holds_block = survey_.HoldsBlock(node);
  const std::string_view html = holds_block ? "div" : HtmlNameOf(node);
  Open(node, html, holds_block && kind == HtmlKind::kPhrasing ? "run" : "", &context);
  context.quoted = true;
  TextContent(node, context);
  Close(html);
}

// Copies MathML or SVG when all of it can stand in a book; false when it cannot.
bool Renderer::CopyForeign(Node node) {
  const bool math = node.foreign_uri() == kMathMlUri;
  if (math ? !IsPresentationMathMl(node) : !IsPlainSvg(node)) return false;
  (math ? traits_.mathml : traits_.svg) = true;
  CopyElement(node, true);
  return true;
}

void Renderer::CopyElement(Node node, bool outermost) {
  const std::string_view uri = node.foreign_uri();
  StartTag tag(&out_, node.name());
  if (outermost) tag.Set("xmlns", uri);
  for (uint32_t i = document_.data(node.id()).first_attribute; i != 0xffffffffu;) {
    const Attribute& attribute = document_.attribute(i);
    const std::string_view name = AttributeName(attribute);
    if (IsHarmlessAttribute(uri, name, attribute.value)) tag.Set(name, attribute.value);
    i = attribute.next;
  }
  tag.End();
  for (Node child : node.children()) {
    if (child.is_text()) AppendEscaped(child.text(), &out_);
    if (child.is_element()) CopyElement(child, false);
  }
  Close(node.name());
}

}  // namespace lexport::book
