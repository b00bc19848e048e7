#include "render/foreign.h"

#include <algorithm>
#include <span>
#include <utility>

#include "render/element_rules.h"

namespace lexport::book {
namespace {

struct HtmlRule {
  std::string_view name;
  HtmlKind kind;
  std::string_view html;
};

// By name. Sectioning and headings of HTML become plain blocks: they are no part of the outline.
constexpr HtmlRule kHtmlRules[] = {
    {"a", HtmlKind::kPhrasing, "span"},     {"abbr", HtmlKind::kPhrasing, "abbr"},
    {"address", HtmlKind::kFlow, "div"},    {"article", HtmlKind::kFlow, "div"},
    {"aside", HtmlKind::kFlow, "div"},      {"b", HtmlKind::kPhrasing, "b"},
    {"bdi", HtmlKind::kPhrasing, "bdi"},    {"blockquote", HtmlKind::kFlow, "blockquote"},
    {"br", HtmlKind::kBreak, "br"},         {"caption", HtmlKind::kCaption, "caption"},
    {"center", HtmlKind::kFlow, "div"},     {"cite", HtmlKind::kPhrasing, "cite"},
    {"code", HtmlKind::kPhrasing, "code"},  {"col", HtmlKind::kEmpty, ""},
    {"colgroup", HtmlKind::kEmpty, ""},     {"dd", HtmlKind::kFlow, "div"},
    {"del", HtmlKind::kPhrasing, "del"},    {"dfn", HtmlKind::kPhrasing, "dfn"},
    {"div", HtmlKind::kFlow, "div"},        {"dl", HtmlKind::kFlow, "div"},
    {"dt", HtmlKind::kFlow, "div"},         {"em", HtmlKind::kPhrasing, "em"},
    {"figcaption", HtmlKind::kFlow, "div"}, {"figure", HtmlKind::kFlow, "div"},
    {"font", HtmlKind::kPhrasing, "span"},  {"footer", HtmlKind::kFlow, "div"},
    {"h1", HtmlKind::kFlow, "p"},           {"h2", HtmlKind::kFlow, "p"},
    {"h3", HtmlKind::kFlow, "p"},           {"h4", HtmlKind::kFlow, "p"},
    {"h5", HtmlKind::kFlow, "p"},           {"h6", HtmlKind::kFlow, "p"},
    {"header", HtmlKind::kFlow, "div"},     {"hr", HtmlKind::kEmpty, ""},
    {"i", HtmlKind::kPhrasing, "i"},        {"img", HtmlKind::kImage, ""},
    {"ins", HtmlKind::kPhrasing, "ins"},    {"kbd", HtmlKind::kPhrasing, "kbd"},
    {"li", HtmlKind::kListItem, "li"},      {"mark", HtmlKind::kPhrasing, "mark"},
    {"ol", HtmlKind::kList, "ol"},          {"p", HtmlKind::kFlow, "p"},
    {"pre", HtmlKind::kFlow, "div"},        {"q", HtmlKind::kPhrasing, "span"},
    {"s", HtmlKind::kPhrasing, "s"},        {"section", HtmlKind::kFlow, "div"},
    {"small", HtmlKind::kPhrasing, "small"}, {"span", HtmlKind::kPhrasing, "span"},
    {"strong", HtmlKind::kPhrasing, "strong"}, {"sub", HtmlKind::kPhrasing, "sub"},
    {"sup", HtmlKind::kPhrasing, "sup"},    {"table", HtmlKind::kTable, "table"},
    {"tbody", HtmlKind::kRowGroup, "tbody"}, {"td", HtmlKind::kCell, "td"},
    {"tfoot", HtmlKind::kRowGroup, "tfoot"}, {"th", HtmlKind::kCell, "th"},
    {"thead", HtmlKind::kRowGroup, "thead"}, {"tr", HtmlKind::kRow, "tr"},
    {"u", HtmlKind::kPhrasing, "u"},        {"ul", HtmlKind::kList, "ul"},
    {"var", HtmlKind::kPhrasing, "var"},    {"wbr", HtmlKind::kEmpty, ""},
};

const HtmlRule* FindHtmlRule(Node node) {
  if (node.tag() != Tag::kForeignElement) return nullptr;
  const std::string_view uri = node.foreign_uri();
  if (uri == kMathMlUri || uri == kSvgUri) return nullptr;
  const std::string_view name = node.name();
  const auto* const end = std::end(kHtmlRules);
  const auto* const rule =
      std::lower_bound(std::begin(kHtmlRules), end, name,
                       [](const HtmlRule& r, std::string_view wanted) { return r.name < wanted; });
  return rule != end && rule->name == name ? rule : nullptr;
}

using Names = std::span<const std::string_view>;

bool Has(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::string_view kMathElements[] = {
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle",
    "mpadded", "mphantom", "mfenced", "menclose", "msub", "msup", "msubsup", "munder", "mover",
    "munderover", "mtable", "mtr", "mtd"};
constexpr std::string_view kMathAttributes[] = {
    "display", "mathvariant", "stretchy", "fence", "separator", "form", "lspace", "rspace",
    "accent", "accentunder", "displaystyle", "scriptlevel", "linethickness", "open", "close",
    "separators", "columnalign", "rowalign", "notation", "movablelimits", "symmetric", "largeop",
    "minsize", "maxsize", "width", "height", "depth", "mathsize", "alttext"};
constexpr std::string_view kSvgElements[] = {"svg", "g", "path", "rect", "circle", "ellipse",
                                             "line", "polyline", "polygon", "text", "tspan",
                                             "title", "desc"};
constexpr std::string_view kSvgAttributes[] = {
    "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx",
    "cy", "r", "rx", "ry", "d", "points", "dx", "dy", "fill", "fill-rule", "fill-opacity", "stroke",
    "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-opacity",
    "opacity", "transform", "font-size", "font-family", "font-weight", "font-style", "text-anchor"};

// Elements that MathML gives a fixed number of children.
constexpr std::pair<std::string_view, int> kMathArity[] = {
    {"mfrac", 2}, {"mroot", 2}, {"msub", 2},    {"msup", 2},
    {"munder", 2}, {"mover", 2}, {"msubsup", 3}, {"munderover", 3}};

bool HasRightArity(Node node) {
  for (const auto& [name, wanted] : kMathArity) {
    if (node.name() != name) continue;
    int count = 0;
    for (Node child : node.children()) count += child.is_element();
    return count == wanted;
  }
  return true;
}

bool IsAllOf(Node node, std::string_view uri, Names elements) {
  if (node.tag() != Tag::kForeignElement || node.foreign_uri() != uri) return false;
  if (!Has(elements, node.name())) return false;
  if (uri == kMathMlUri && !HasRightArity(node)) return false;
  for (Node child : node.children()) {
    if (child.is_element() && !IsAllOf(child, uri, elements)) return false;
  }
  return true;
}

bool IsA(Node node, Shape shape, HtmlKind kind) {
  if (!node.is_element()) return false;
  return node.tag() == Tag::kForeignElement ? HtmlKindOf(node) == kind
                                            : RuleFor(node.tag()).shape == shape;
}

}  // namespace

HtmlKind HtmlKindOf(Node node) {
  const HtmlRule* rule = FindHtmlRule(node);
  return rule ? rule->kind : HtmlKind::kNone;
}

std::string_view HtmlNameOf(Node node) {
  const HtmlRule* rule = FindHtmlRule(node);
  return rule ? rule->html : std::string_view("span");
}

bool IsForeignBlock(Node node) {
  switch (HtmlKindOf(node)) {
    case HtmlKind::kFlow:
    case HtmlKind::kTable:
    case HtmlKind::kRowGroup:
    case HtmlKind::kRow:
    case HtmlKind::kCell:
    case HtmlKind::kCaption:
    case HtmlKind::kList:
    case HtmlKind::kListItem: return true;
    default: return false;
  }
}

bool IsTable(Node node) { return IsA(node, Shape::kTable, HtmlKind::kTable); }
bool IsRowGroup(Node node) { return HtmlKindOf(node) == HtmlKind::kRowGroup; }
bool IsRow(Node node) { return IsA(node, Shape::kRow, HtmlKind::kRow); }
bool IsCell(Node node) { return IsA(node, Shape::kCell, HtmlKind::kCell); }
bool IsCaption(Node node) { return IsA(node, Shape::kCaption, HtmlKind::kCaption); }
bool IsListItem(Node node) { return IsA(node, Shape::kListItem, HtmlKind::kListItem); }

bool IsPresentationMathMl(Node math) {
  return math.name() == "math" && IsAllOf(math, kMathMlUri, kMathElements);
}

bool IsPlainSvg(Node svg) { return svg.name() == "svg" && IsAllOf(svg, kSvgUri, kSvgElements); }

bool IsHarmlessAttribute(std::string_view uri, std::string_view name, std::string_view value) {
  if (value.find("url(") != std::string_view::npos) return false;
  return uri == kMathMlUri ? Has(kMathAttributes, name) : Has(kSvgAttributes, name);
}

}  // namespace lexport::book
