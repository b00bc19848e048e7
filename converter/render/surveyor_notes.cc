// The parts of a Survey that are made when the whole document was seen: notes, pages, files.

#include <algorithm>

#include "base/strings.h"
#include "render/split.h"
#include "render/surveyor.h"

namespace lexport::book {
namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() && text.size() < 9 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The label of the page after the one called `label`; "" when it cannot be known.
std::string NextLabel(std::string_view label) {
  return AllDigits(label) ? std::to_string(std::stoul(std::string(label)) + 1) : std::string();
}

}  // namespace

// Notes get their numbers in the order of their first markers, through all files.
void Surveyor::NumberNotes() {
  for (const auto& [marker, document] : markers_) {
    const bool own = marker.tag() == Tag::kAuthorialNote;
    const Node note = own ? marker : NoteThatIsMeant(marker);
    if (note) NumberNote(marker, note);
  }
}

Node Surveyor::NoteThatIsMeant(Node note_ref) const {
  const std::string_view href = note_ref.attribute(Attr::kHref);
  if (href.size() < 2 || href[0] != '#') return {};
  const auto in_meta = meta_notes_.find(href.substr(1));
  if (in_meta != meta_notes_.end()) return in_meta->second;
  const Anchor* anchor = survey_->anchors_.Find(href.substr(1), 0);
  const Node node = anchor ? document_.node(anchor->node) : Node();
  return node.tag() == Tag::kAuthorialNote ? node : Node();
}

void Surveyor::NumberNote(Node marker, Node note) {
  auto& notes = survey_->notes_;
  const auto index = static_cast<uint32_t>(notes.size());
  const auto [known, is_new] = survey_->note_of_.try_emplace(note.id(), index);
  survey_->note_at_.emplace(marker.id(), known->second);
  if (!is_new) return;
  ShownNote shown;
  shown.node = note.id();
  shown.label = FoldSpaces(note.attribute(Attr::kMarker));
  if (shown.label.empty()) shown.label = FoldSpaces(marker.attribute(Attr::kMarker));
  if (shown.label.empty()) shown.label = std::to_string(index + 1);
  if (NameOf(note).empty()) survey_->anchors_.AddUnnamed("note-" + std::to_string(index + 1), note.id());
  shown.id = survey_->anchors_.IdOf(note);
  const bool named = marker.tag() == Tag::kNoteRef && !NameOf(marker).empty();
  shown.marker_id = named ? std::string(survey_->anchors_.IdOf(marker))
                          : survey_->anchors_.NewId("noteref-" + std::to_string(index + 1));
  shown.marker = marker.id();
  shown.order = orders_[marker.id()];
  notes.push_back(std::move(shown));
}

// An eop carries the number of the page that ends there; the page that begins is the next one's.
void Surveyor::NumberPages() {
  if (page_ends_.empty()) return;
  std::string label = FoldSpaces(page_ends_[0].attribute(Attr::kNumber));
  if (label.empty()) label = "1";
  AddPage(Node(&document_, kNoNode), label, 0);
  for (size_t i = 0; i < page_ends_.size(); ++i) {
    const bool last = i + 1 == page_ends_.size();
    std::string printed = last ? "" : FoldSpaces(page_ends_[i + 1].attribute(Attr::kNumber));
    label = printed.empty() ? NextLabel(label) : std::move(printed);
    if (!label.empty()) AddPage(page_ends_[i], label, orders_[page_ends_[i].id()]);
  }
}

void Surveyor::AddPage(Node eop, const std::string& label, uint32_t order) {
  if (eop) survey_->page_at_.emplace(eop.id(), static_cast<uint32_t>(survey_->pages_.size()));
  std::string stem = "page-";
  for (const char c : label) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    stem.push_back(plain ? c : '_');
  }
  std::string id(eop ? survey_->anchors_.IdOf(eop) : std::string_view());
  if (id.empty()) id = survey_->anchors_.NewId(stem);
  survey_->pages_.push_back({eop.id(), label, std::move(id), order});
}

void Surveyor::ChooseParts() {
  for (Node child : document_.main().children()) {
    if (!child.is_element() || sizes_[child.id()] == 0) continue;
    if (!BelongsOnTitlePage(child, sizes_)) {
      survey_->title_page_end_ = child.id();
      break;
    }
    const NodeId title = survey_->documents_.empty() ? kNoNode
                                                     : survey_->documents_[0].title_paragraph;
    for (Node up = document_.node(title); up; up = up.parent()) {
      if (up == child) survey_->title_page_has_title_ = true;
    }
  }
  if (options_.part_bytes == 0) return;
  for (const NodeId start : ChoosePartStarts(document_, sizes_, options_.part_bytes)) {
    survey_->flags_[start] |= Survey::kStartsPart;
    survey_->parts_.push_back({start, orders_[start], {}});
  }
}

// A file is called by the first entry of the contents in it, else by the last before it.
void Surveyor::NameParts() {
  size_t entry = 0;
  std::string current(words_->untitled);
  for (size_t i = 0; i < survey_->parts_.size(); ++i) {
    const bool last = i + 1 == survey_->parts_.size();
    const uint64_t end = last ? UINT64_MAX : survey_->parts_[i + 1].order;
    const auto& toc = survey_->toc_;
    if (entry < toc.size() && toc[entry].order < end) current = toc[entry].text;
    while (entry < toc.size() && toc[entry].order < end) ++entry;
    survey_->parts_[i].title = current;
  }
}

}  // namespace lexport::book
