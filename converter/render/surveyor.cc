#include "render/surveyor.h"

#include <algorithm>
#include <limits>

#include "base/strings.h"
#include "render/foreign.h"
#include "render/links.h"
#include "render/split.h"
#include "render/titles.h"

namespace lexport::book {
namespace {

constexpr uint32_t kTagBytes = 40;  // what an element costs in a book besides its text, about

uint32_t AddSizes(uint32_t a, uint64_t b) {
  return static_cast<uint32_t>(std::min<uint64_t>(a + b, std::numeric_limits<uint32_t>::max()));
}

// Units whose titles are captions of a block and not entries of the contents.
bool IsInContents(Tag tag) {
  return tag != Tag::kTblock && tag != Tag::kItem && tag != Tag::kBlockList && tag != Tag::kToc;
}

}  // namespace

Surveyor::Surveyor(const SurveyOptions& options, Survey* survey)
    : options_(options), survey_(survey), document_(*survey->document_) {}

void Surveyor::Run() {
  survey_->flags_.assign(document_.node_count(), 0);
  sizes_.assign(document_.node_count(), 0);
  orders_.assign(document_.node_count(), 0);
  survey_->identity_ = IdentityOf(document_.main());
  words_ = &WordsFor(survey_->identity_.language);
  survey_->parts_.push_back({});
  if (document_.root()) Visit(document_.root(), {});
  NumberNotes();
  NumberPages();
  ChooseParts();
  NameParts();
}

uint32_t Surveyor::Visit(Node node, Place place) {
  orders_[node.id()] = next_order_++;
  if (node.is_text()) return static_cast<uint32_t>(node.text().size());
  if (!node.is_element()) return 0;
  const ElementRule& rule = RuleFor(node.tag());
  if (rule.shape == Shape::kNone) return VisitMeta(node, place);
  if (KindOf(node.tag()) == ElementKind::kDocumentClass) EnterDocument(node, &place);
  NameAnchor(node, place);
  if (IsBlock(rule.shape) || IsForeignBlock(node)) MarkAround(node, Survey::kHoldsBlock);
  if (IsLinkLike(node)) MarkAround(node, Survey::kHoldsLink);
  if (rule.shape == Shape::kUnit) EnterUnit(node, &place);
  if (rule.shape == Shape::kNote || rule.shape == Shape::kNoteRef) {
    markers_.emplace_back(node, place.document);
  }
  if (rule.shape == Shape::kPageEnd && !place.in_note) page_ends_.push_back(node);
  place.in_note = place.in_note || rule.shape == Shape::kNote;
  place.quoted = place.quoted || rule.quotes || rule.shape == Shape::kNote ||
                 rule.shape == Shape::kTable || rule.shape == Shape::kForeign;
  const uint32_t size = AddSizes(VisitChildren(node, place), kTagBytes);
  sizes_[node.id()] = size;
  return size;
}

uint32_t Surveyor::VisitChildren(Node node, Place place) {
  uint32_t size = 0;
  for (Node child : node.children()) size = AddSizes(size, Visit(child, place));
  return size;
}

// Of the metadata only notes can be shown. They are surveyed as far as they are text.
uint32_t Surveyor::VisitMeta(Node node, Place place) {
  if (node.tag() == Tag::kNote) {
    meta_notes_.try_emplace(NameOf(node), node);
    NameAnchor(node, place);
    place.nameless = place.quoted = place.in_note = true;
    VisitChildren(node, place);
  } else if (node.tag() == Tag::kMeta || node.tag() == Tag::kNotes) {
    VisitChildren(node, place);
  }
  return 0;
}

void Surveyor::NameAnchor(Node node, Place place) {
  const std::string_view name = NameOf(node);
  if (!name.empty() && !place.nameless && node.tag() != Tag::kForeignElement) {
    survey_->anchors_.Add(name, node.id(), orders_[node.id()], place.document);
  }
}

void Surveyor::EnterDocument(Node node, Place* place) {
  place->document = static_cast<uint32_t>(survey_->documents_.size());
  const Node title = TitleParagraph(node);
  survey_->documents_.push_back({node.id(), LanguageOf(node), title.id()});
  survey_->document_number_.emplace(node.id(), place->document);
  survey_->document_order_.emplace(node.id(), orders_[node.id()]);
  if (title) survey_->flags_[title.id()] |= Survey::kTitleParagraph;
  AddIris(node, place->document);
  if (NameOf(node).empty()) survey_->anchors_.AddUnnamed("document", node.id());
  if (place->document == 0) {
    const std::string& known = survey_->identity_.title;
    const bool untitled = known.empty();
    AddTocEntry(node, untitled ? std::string(words_->title_page) : known, untitled, 0);
  }
}

void Surveyor::AddIris(Node document_element, uint32_t number) {
  const Node identification = document_element.child(Tag::kMeta).child(Tag::kIdentification);
  for (Node level : identification.children()) {
    for (const Tag tag : {Tag::kFRBRthis, Tag::kFRBRuri}) {
      const std::string_view iri = level.child(tag).attribute(Attr::kValue);
      if (!iri.empty()) survey_->iris_.try_emplace(iri, number);
    }
  }
}

void Surveyor::AddTocEntry(Node node, std::string text, bool generated, uint32_t depth) {
  if (survey_->anchors_.IdOf(node).empty()) survey_->anchors_.AddUnnamed("unit", node.id());
  survey_->toc_.push_back({std::move(text), generated, depth, node.id(), orders_[node.id()]});
}

void Surveyor::EnterUnit(Node node, Place* place) {
  if (place->quoted || !IsInContents(node.tag())) return;
  if (node.tag() == Tag::kAttachment || node.tag() == Tag::kComponent) {
    EnterAttachment(node, place);
    return;
  }
  const UnitTitle title = TitleOfUnit(node);
  if (title.kind == TitleKind::kHeading) {
    AddTocEntry(node, TitleLine(title), false, place->depth++);
  } else {
    NameStructure(node, *place);
  }
}

// An attached document is in the contents by its own heading and title, else as "Annex 2".
void Surveyor::EnterAttachment(Node node, Place* place) {
  std::string text = TitleLine(TitleOfUnit(node));
  Node inner = node.first_child();
  while (inner && KindOf(inner.tag()) != ElementKind::kDocumentClass) inner = inner.next_sibling();
  const std::string title = inner ? PlainText(TitleParagraph(inner), 300) : std::string();
  if (!title.empty()) text += text.empty() ? title : ": " + title;
  annexes_ += node.tag() == Tag::kAttachment;
  const bool generated = text.empty();
  if (generated && node.tag() == Tag::kAttachment) {
    text = std::string(words_->annex) + " " + std::to_string(annexes_);
  } else if (generated) {
    text = IdentityOf(inner).title;
  }
  if (!text.empty()) AddTocEntry(node, std::move(text), generated, place->depth++);
}

// Structures without a heading are named by what they are; a body only when nothing in it is named.
bool Surveyor::NameStructure(Node node, Place place) {
  if (KindOf(node.parent().tag()) != ElementKind::kDocumentClass) return false;
  if (node.tag() == Tag::kPreamble) {
    AddTocEntry(node, std::string(words_->preamble), true, place.depth);
  } else if (KindOf(node.tag()) == ElementKind::kStructure && node.tag() != Tag::kCoverPage &&
             node.tag() != Tag::kPreface && node.tag() != Tag::kConclusions &&
             node.tag() != Tag::kAttachments && node.tag() != Tag::kComponents) {
    for (Node child : node.children()) {
      if (child.is_element() && TitleOfUnit(child).kind == TitleKind::kHeading) return false;
    }
    if (place.document == 0) AddTocEntry(node, std::string(words_->beginning), true, place.depth);
  }
  return true;
}

// Tells the running text around `node` what it holds.
void Surveyor::MarkAround(Node node, uint8_t flag) {
  for (Node around = node.parent(); around && IsPhrasing(RuleFor(around.tag()).shape);
       around = around.parent()) {
    uint8_t& flags = survey_->flags_[around.id()];
    if (flags & flag) return;
    flags |= flag;
  }
}

}  // namespace lexport::book
