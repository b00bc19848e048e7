#include "render/survey.h"

#include <algorithm>

#include "render/surveyor.h"

namespace lexport::book {

Survey::Survey(const Document& document, const SurveyOptions& options) : document_(&document) {
  Surveyor(options, this).Run();
}

bool Survey::HasTitleParagraph(Node document_element) const {
  const auto number = document_number_.find(document_element.id());
  return number != document_number_.end() &&
         documents_[number->second].title_paragraph != kNoNode;
}

const ShownNote* Survey::NoteAt(Node node) const {
  const auto found = note_at_.find(node.id());
  return found == note_at_.end() ? nullptr : &notes_[found->second];
}

const PageStart* Survey::PageAt(Node eop) const {
  const auto found = page_at_.find(eop.id());
  return found == page_at_.end() ? nullptr : &pages_[found->second];
}

uint32_t Survey::PartAt(uint32_t order) const {
  const auto after =
      std::upper_bound(parts_.begin() + 1, parts_.end(), order,
                       [](uint32_t place, const Part& part) { return place < part.order; });
  return static_cast<uint32_t>(after - parts_.begin() - 1);
}

uint32_t Survey::DocumentNumber(NodeId document_element) const {
  const auto found = document_number_.find(document_element);
  return found == document_number_.end() ? 0 : found->second;
}

Survey::Target Survey::Resolve(std::string_view href, uint32_t document_number) const {
  const size_t mark = href.find_first_of("#~");
  const std::string_view iri = href.substr(0, mark);
  const std::string_view fragment =
      mark == std::string_view::npos ? std::string_view() : href.substr(mark + 1);
  if (!iri.empty()) {
    const auto own = iris_.find(iri);
    if (own == iris_.end()) return {};
    document_number = own->second;
  }
  if (fragment.empty()) {
    if (iri.empty()) return {};
    const NodeId node = documents_[document_number].node;
    const uint32_t part = PartAt(document_order_.at(node));
    return {true, part, std::string(anchors_.IdOf(document_->node(node)))};
  }
  const Anchor* anchor = anchors_.Find(fragment, document_number);
  if (!anchor) return {};
  const auto note = note_of_.find(anchor->node);
  if (note != note_of_.end()) {
    return {true, PartAt(notes_[note->second].order), notes_[note->second].id};
  }
  if (document_->node(anchor->node).tag() == Tag::kNote) return {};  // no marker: not shown
  return {true, PartAt(anchor->order), std::string(anchors_.IdOf(document_->node(anchor->node)))};
}

}  // namespace lexport::book
