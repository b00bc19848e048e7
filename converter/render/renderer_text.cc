// Running text: paragraphs, inlines, links, markers, quotation marks.

#include <algorithm>

#include "base/strings.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/renderer.h"

namespace lexport::book {
namespace {

constexpr size_t kMaxUnbroken = 32;  // bytes of text that are kept on one line

// What a picture can be called: its own words first, its file name last.
std::string_view NameOfImage(Node image) {
  for (const Attr attr : {Attr::kAlt, Attr::kTitle, Attr::kSrc}) {
    const std::string_view name = Trim(image.attribute(attr));
    if (!name.empty()) return name;
  }
  return {};
}

bool HasWords(Node node) { return !PlainText(node, 1).empty(); }

Node FirstTextHolder(Node node) {
  for (Node child = node; child;) {
    const Shape shape = RuleFor(child.tag()).shape;
    if (shape == Shape::kParagraph || shape == Shape::kTitle) return child;
    child = child.first_child();
    while (child && !child.is_element()) child = child.next_sibling();
  }
  return {};
}

Node LastTextHolder(Node node) {
  for (Node child = node; child;) {
    const Shape shape = RuleFor(child.tag()).shape;
    if (shape == Shape::kParagraph || shape == Shape::kTitle) return child;
    child = child.last_child();
    while (child && !child.is_element()) child = child.previous_sibling();
  }
  return {};
}

bool IsPoint(std::string_view text) {
  text = Trim(text);
  return !text.empty() && text.size() <= 2 &&
         text.find_first_not_of(".;,:") == std::string_view::npos;
}

// What stands behind `quotation` in the running text around it, if that is a point alone.
Node TailOf(Node quotation) {
  Node next = quotation.next_sibling();
  while (next && next.is_text() && IsBlank(next.text())) next = next.next_sibling();
  const Node around = quotation.parent();
  if (!next && RuleFor(around.tag()).shape == Shape::kInline) return TailOf(around);
  if (next && next.is_text()) return IsPoint(next.text()) ? next : Node();
  const bool plain = next && RuleFor(next.tag()).shape == Shape::kInline &&
                     next.tag() != Tag::kForeignElement && NameOf(next).empty() &&
                     next.first_child().is_text() && !next.first_child().next_sibling();
  return plain && IsPoint(next.first_child().text()) ? next : Node();
}

// Text at the very end of `node`, as far as it is one text node.
std::string_view LastText(Node node) {
  while (node && !node.is_text()) {
    node = node.last_child();
    while (node && node.is_text() && IsBlank(node.text())) node = node.previous_sibling();
  }
  return Trim(node.text());
}

}  // namespace

std::string Renderer::HrefOf(Node node, const Context& context) const {
  if (node.tag() == Tag::kForeignElement) return WebAddress(node.attribute(Attr::kHref));
  return LinkHref(survey_, node, context.document, part_, options_.resolver);
}

void Renderer::Paragraph(Node node, std::string_view html, Context context) {
  const bool is_p = node.tag() == Tag::kP;
  const bool holds_block = survey_.HoldsBlock(node);
  std::string name(holds_block ? "div" : html);
  std::string css_class(is_p && !holds_block ? std::string_view() : TagName(node.tag()));
  if (survey_.IsTitleParagraph(node)) {
    css_class = PlainText(node, kLongTitle).size() > kLongTitle ? "head long" : "head";
    if (!context.quoted && !holds_block) name = "h" + std::to_string(std::min(context.rank, 6u));
  }
  Open(node, name, css_class, &context);
  OpeningMarks(node);
  TextContent(node, context);
  ClosingMarks(node);
  Close(name);
}

void Renderer::Inline(Node node, const ElementRule& rule, Context context) {
  const bool holds_block = survey_.HoldsBlock(node);
  const std::string_view html = holds_block ? "div" : rule.html;
  std::string css_class(html == TagName(node.tag()) ? std::string_view() : TagName(node.tag()));
  if (holds_block) css_class += " run";
  if (rule.unbroken && PlainText(node, kMaxUnbroken).size() <= kMaxUnbroken) css_class += " nb";
  const MarkCounts marks = PlaceQuoteMarks(node, rule);
  Context inner = context;
  Open(node, html, css_class, &inner);
  OpeningMarks(node);
  TextContent(node, inner);
  ClosingMarks(node);
  Close(html);
  ForgetMarks(marks);
}

// What stands in running text; as a link when its element leads somewhere.
void Renderer::TextContent(Node node, Context context) {
  const std::string href = context.linked || !IsLinkLike(node) ? "" : HrefOf(node, context);
  if (href.empty() || !HasWords(node)) return Children(node, context);
  LinkedContent(node, href, context);
}

// The children of a link. A link cannot hold a link, so notes and references inside it interrupt
// it.
void Renderer::LinkedContent(Node node, std::string_view href, Context context) {
  bool open = false;
  for (Node child : node.children()) open = LinkedPiece(child, href, open, context);
  if (open) Close("a");
}

// Writes one child of a link; `open` and the result say whether an a element is open.
bool Renderer::LinkedPiece(Node node, std::string_view href, bool open, Context context) {
  const bool blank_text = node.is_text() && IsBlank(node.text());
  if (IsPlaced(node)) return open;
  if (!node.is_text() && !node.is_element()) return open;
  if (node.is_text() || !(IsLinkLike(node) || survey_.HoldsLink(node))) {
    if (!open && !blank_text && (node.is_text() || HasWords(node))) {
      StartTag(&out_, "a").Set("href", href).End();
      open = true;
    }
    context.linked = open;
    if (node.is_text()) {
      Text(node.text());
    } else {
      Element(node, context);
    }
    return open;
  }
  if (open) Close("a");
  Element(node, context);
  return false;
}

void Renderer::DocumentRef(Node node, Context context) {
  Open(node, "p", TagName(node.tag()), &context);
  const std::string href = HrefOf(node, context);
  const std::string_view name = Trim(node.attribute(Attr::kShowAs));
  const bool link = !href.empty() && !name.empty() && !context.linked;
  if (link) StartTag(&out_, "a").Set("href", href).End();
  out_.append("<span class=\"gen\">");
  AppendFolded(name.empty() ? node.attribute(Attr::kHref) : name, &out_);
  Close("span");
  if (link) Close("a");
  Close("p");
}

// Pictures are files beside the document, which a book made from the document alone lacks.
void Renderer::Image(Node node, Context context) {
  const std::string_view name = NameOfImage(node);
  traits_.pictures = true;
  Open(node, "span", "image gen", &context);
  out_.push_back('[');
  Generated("span", "", words_.image);
  if (!name.empty()) out_.append(": ");
  AppendFolded(name, &out_);
  out_.push_back(']');
  Close("span");
  Report("render.image", "the picture \"" + std::string(name) + "\" is shown by its name only",
         node);
}

void Renderer::FillIn(Node node, Context context) {
  const bool holds_block = survey_.HoldsBlock(node);
  const std::string_view html = holds_block ? "div" : "span";
  const std::string_view css_class = HasWords(node) ? "fillIn" : "fillIn blank";
  Open(node, html, holds_block ? "fillIn run" : css_class, &context);
  Children(node, context);
  Close(html);
}

// A tabulator and the like. The space is shown so that the words beside it do not grow together.
void Renderer::Gap(Node node, Context context) {
  Open(node, "span", "gap gen", &context);
  out_.push_back(' ');
  Close("span");
}

void Renderer::LineEnd(Node node, Context context) {
  StartTag tag(&out_, "br");
  SetId(node, context, &tag);
  tag.EndEmpty();
}

// --- Pages -------------------------------------------------------------------------------------

void Renderer::PageEnd(Node node, Context context) {
  if (const PageStart* page = survey_.PageAt(node)) return PageBreak(*page);
  if (survey_.anchors().IdOf(node).empty()) return;
  Open(node, "span", "", &context);
  Close("span");
}

void Renderer::PageBreak(const PageStart& page) {
  StartTag tag(&out_, "span");
  if (options_.epub) tag.Set("epub:type", "pagebreak");
  tag.Set("role", "doc-pagebreak").Set("id", page.id).Set("aria-label", page.label).End();
  Close("span");
}

// --- Quotation marks ---------------------------------------------------------------------------

// Marks in @startQuote and @endQuote are not in the text, but belong to it for a reader; they are
// shown in the first and last running text of the quotation, unless they stand there already.
Renderer::MarkCounts Renderer::PlaceQuoteMarks(Node node, const ElementRule& rule) {
  const MarkCounts before{opening_marks_.size(), closing_marks_.size()};
  if (!rule.quotes) return before;
  const bool is_inline = rule.shape == Shape::kInline;
  const std::string_view start = Trim(node.attribute(Attr::kStartQuote));
  if (!start.empty() && !PlainText(node, start.size()).starts_with(start)) {
    const Node holder = is_inline ? node : FirstTextHolder(node);
    if (holder) opening_marks_.emplace_back(holder.id(), start);
  }
  if (!is_inline) PlaceTail(node);
  const std::string_view end = Trim(node.attribute(Attr::kEndQuote));
  if (!end.empty() && !LastText(node).ends_with(end)) {
    const Node holder = is_inline ? node : LastTextHolder(node);
    if (holder) closing_marks_.push_back({holder.id(), std::string(end)});
  }
  return before;
}

// The point that ends the sentence around a quotation of blocks stands behind its closing mark and
// not on a line of its own.
void Renderer::PlaceTail(Node quotation) {
  const Node tail = TailOf(quotation);
  const Node holder = tail ? LastTextHolder(quotation) : Node();
  if (!holder) return;
  closing_marks_.push_back(
      {holder.id(), tail.is_text() ? std::string(Trim(tail.text())) : PlainText(tail), tail.id()});
  placed_.insert(tail.id());
}

// Marks whose place never came are gone with their quotation.
void Renderer::ForgetMarks(MarkCounts before) {
  opening_marks_.resize(std::min(opening_marks_.size(), before.opening));
  while (closing_marks_.size() > before.closing) {
    placed_.erase(closing_marks_.back().tail);
    closing_marks_.pop_back();
  }
}

void Renderer::QuoteMark(std::string_view mark) {
  out_.append("<span class=\"mark gen\">");
  AppendFolded(mark, &out_);
  Close("span");
}

// Of several quotations that begin with the same words the outer one's mark comes first.
void Renderer::OpeningMarks(Node node) {
  size_t first = opening_marks_.size();
  while (first > 0 && opening_marks_[first - 1].first == node.id()) --first;
  for (size_t i = first; i < opening_marks_.size(); ++i) QuoteMark(opening_marks_[i].second);
  opening_marks_.resize(first);
}

void Renderer::ClosingMarks(Node node) {
  for (; !closing_marks_.empty() && closing_marks_.back().holder == node.id();
       closing_marks_.pop_back()) {
    const Closing& closing = closing_marks_.back();
    if (closing.tail == kNoNode) {
      QuoteMark(closing.text);
    } else {
      AppendFolded(closing.text, &out_);
    }
  }
}

// --- Findings ----------------------------------------------------------------------------------

void Renderer::Report(std::string_view rule, std::string message, Node node) {
  if (!findings_ || !reported_.insert(rule).second) return;
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kNote;
  finding.message = std::move(message);
  finding.where.eid = std::string(NameOf(node));
  findings_->push_back(std::move(finding));
}

}  // namespace lexport::book
