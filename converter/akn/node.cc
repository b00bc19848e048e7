#include "lexport/document.h"

namespace lexport {
namespace {

constexpr uint32_t kNoAttribute = 0xffffffffu;

}  // namespace

std::string_view Node::name() const {
  const Tag t = tag();
  if (t != Tag::kForeignElement) return TagName(t);
  const std::string_view qualified = document_->data(id_).text;
  const size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string_view Node::qualified_name() const {
  return tag() == Tag::kForeignElement ? document_->data(id_).text : name();
}

std::string_view Node::text() const {
  const Tag t = tag();
  if (t == Tag::kNone || t >= Tag::kForeignElement) return {};
  return document_->data(id_).text;
}

std::string_view Node::foreign_uri() const {
  return tag() == Tag::kForeignElement ? document_->foreign_uri(id_) : std::string_view();
}

std::string_view Node::attribute(Attr attr) const {
  if (!*this) return {};
  const uint32_t index = document_->FindAttribute(id_, attr);
  return index == kNoAttribute ? std::string_view() : document_->attribute(index).value;
}

bool Node::has_attribute(Attr attr) const {
  return *this && document_->FindAttribute(id_, attr) != kNoAttribute;
}

Node Node::child(Tag wanted) const {
  Node node = first_child();
  while (node && node.tag() != wanted) node = node.next_sibling();
  return node;
}

Node Node::next(Tag wanted) const {
  Node node = next_sibling();
  while (node && node.tag() != wanted) node = node.next_sibling();
  return node;
}

uint32_t Node::source() const { return *this ? document_->data(id_).source : 0; }

Node::Range Node::children() const { return {Iterator{first_child()}, Iterator{Node()}}; }

void Node::AppendTextTo(std::string* out) const {
  for (Node node = *this; node;) {
    if (node.is_text()) out->append(node.text());
    if (node.tag() != Tag::kMeta && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node.id() != id_ && !node.next_sibling()) node = node.parent();
    node = !node || node.id() == id_ ? Node() : node.next_sibling();
  }
}

}  // namespace lexport
