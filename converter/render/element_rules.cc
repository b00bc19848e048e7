#include "render/element_rules.h"

#include <array>

namespace lexport::book {
namespace {

constexpr ElementRule DefaultRule(ElementKind kind) {
  switch (kind) {
    case ElementKind::kRoot: return {Shape::kPass, "", true};
    case ElementKind::kDocumentClass: return {Shape::kUnit, "div", true};
    case ElementKind::kStructure: return {Shape::kUnit, "div", true};
    case ElementKind::kHierarchy: return {Shape::kUnit, "section", true};
    case ElementKind::kContainer: return {Shape::kUnit, "div", true};
    case ElementKind::kBlock: return {Shape::kUnit, "div"};
    case ElementKind::kTablePart: return {Shape::kUnit, "div"};
    case ElementKind::kTitle: return {Shape::kTitle, "span"};
    case ElementKind::kInline: return {Shape::kInline, "span"};
    case ElementKind::kMarker: return {Shape::kGap, "span"};
    case ElementKind::kSubflow: return {Shape::kUnit, "blockquote", false, true};
    case ElementKind::kMeta: return {Shape::kNone, ""};
  }
  return {};
}

struct Exception {
  Tag tag;
  ElementRule rule;
};

constexpr ElementRule Inline(std::string_view html) { return {Shape::kInline, html}; }
constexpr ElementRule Of(Shape shape, std::string_view html = "") { return {shape, html}; }
constexpr ElementRule Unbroken() { return {Shape::kInline, "span", false, false, true}; }

constexpr Exception kExceptions[] = {
    // Blocks of running text.
    {Tag::kP, Of(Shape::kParagraph, "p")},
    {Tag::kBlock, Of(Shape::kParagraph, "p")},
    {Tag::kCrossHeading, Of(Shape::kParagraph, "p")},
    {Tag::kFrom, Of(Shape::kParagraph, "p")},
    {Tag::kListIntroduction, Of(Shape::kParagraph, "p")},
    {Tag::kListWrapUp, Of(Shape::kParagraph, "p")},
    {Tag::kTocItem, Of(Shape::kParagraph, "p")},
    // Other documents in a document's place; editorial notes, shown where a noteRef asks for them.
    {Tag::kDocumentRef, Of(Shape::kDocumentRef, "p")},
    {Tag::kComponentRef, Of(Shape::kDocumentRef, "p")},
    {Tag::kNote, Of(Shape::kNone)},
    // Tables and lists.
    {Tag::kTable, Of(Shape::kTable, "table")},
    {Tag::kTr, Of(Shape::kRow, "tr")},
    {Tag::kTh, Of(Shape::kCell, "th")},
    {Tag::kTd, Of(Shape::kCell, "td")},
    {Tag::kCaption, Of(Shape::kCaption, "caption")},
    {Tag::kUl, Of(Shape::kList, "ul")},
    {Tag::kOl, Of(Shape::kList, "ol")},
    {Tag::kLi, Of(Shape::kListItem, "li")},
    {Tag::kBlockContainer, {Shape::kUnit, "div", true}},
    {Tag::kForeign, Of(Shape::kForeign, "div")},
    // Running text.
    {Tag::kB, Inline("b")},
    {Tag::kI, Inline("i")},
    {Tag::kU, Inline("u")},
    {Tag::kSub, Inline("sub")},
    {Tag::kSup, Inline("sup")},
    {Tag::kIns, Inline("ins")},
    {Tag::kDel, Inline("del")},
    {Tag::kAbbr, Inline("abbr")},
    {Tag::kDef, Inline("dfn")},
    {Tag::kDate, Unbroken()},
    {Tag::kDocDate, Unbroken()},
    {Tag::kDocNumber, Unbroken()},
    {Tag::kDocketNumber, Unbroken()},
    {Tag::kNeutralCitation, Unbroken()},
    {Tag::kQuantity, Unbroken()},
    {Tag::kTime, Unbroken()},
    {Tag::kQuotedText, {Shape::kInline, "span", false, true}},
    {Tag::kEmbeddedText, {Shape::kInline, "span", false, true}},
    // Markers.
    {Tag::kAuthorialNote, Of(Shape::kNote)},
    {Tag::kNoteRef, Of(Shape::kNoteRef)},
    {Tag::kEop, Of(Shape::kPageEnd)},
    {Tag::kEol, Of(Shape::kLineEnd)},
    {Tag::kBr, Of(Shape::kLineEnd)},
    {Tag::kImg, Of(Shape::kImage)},
    {Tag::kFillIn, Of(Shape::kFillIn, "span")},
};

using RuleTable = std::array<ElementRule, kTagCount>;

RuleTable MakeTable() {
  RuleTable table;
  for (size_t i = 0; i < table.size(); ++i) table[i] = DefaultRule(KindOf(static_cast<Tag>(i)));
  for (const Exception& exception : kExceptions) {
    table[static_cast<size_t>(exception.tag)] = exception.rule;
  }
  return table;
}

}  // namespace

const ElementRule& RuleFor(Tag tag) {
  static const RuleTable table = MakeTable();
  return table[static_cast<size_t>(tag)];
}

}  // namespace lexport::book
