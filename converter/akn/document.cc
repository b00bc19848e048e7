#include "lexport/document.h"

#include <cstring>
#include <utility>

#include "base/memory.h"

namespace lexport {
namespace {

constexpr std::string_view kAknNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
constexpr uint32_t kNoAttribute = 0xffffffffu;

// Characters in chunks that never move, so that views of them stay good.
class StringArena {
 public:
  std::string_view Add(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) Grow(text.size());
    char* at = next_;
    std::memcpy(at, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {at, text.size()};
  }

 private:
  enum : size_t { kFirstChunk = size_t{4} << 10, kLargestChunk = size_t{4} << 20 };

  void Grow(size_t needed) {
    const size_t size = needed > chunk_size_ ? needed : chunk_size_;
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = chunks_.back().get();
    left_ = size;
    ExpectToFill(next_, size);
    if (chunk_size_ < kLargestChunk) chunk_size_ *= 2;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  size_t left_ = 0;
  size_t chunk_size_ = kFirstChunk;
};

}  // namespace

struct Document::Impl {
  StringArena strings;
  std::string_view namespace_uri = kAknNamespace;
  NodeId first = kNoNode;  // nodes of the top: comments, processing instructions, the root
  NodeId last = kNoNode;
  NodeId root = kNoNode;
  // Namespaces of the foreign elements, ascending by node: elements get their ids in rising order.
  std::vector<std::pair<NodeId, std::string_view>> foreign_uris;
  std::vector<std::shared_ptr<const void>> kept;
};

Document::Document() : impl_(std::make_unique<Impl>()) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Node Document::root() const { return Node(this, impl_->root); }

Node Document::first() const { return Node(this, impl_->first); }

Node Document::main() const {
  for (Node child : root().children()) {
    if (child.is_element() && KindOf(child.tag()) == ElementKind::kDocumentClass) return child;
  }
  return Node(this, kNoNode);
}

size_t Document::node_count() const { return nodes_.size(); }

void Document::Reserve(size_t nodes, size_t attributes) {
  nodes_.reserve(nodes);
  attributes_.reserve(attributes);
  ExpectToFill(nodes_.data(), nodes_.capacity() * sizeof(NodeData));
  ExpectToFill(attributes_.data(), attributes_.capacity() * sizeof(Attribute));
}

std::string_view Document::namespace_uri() const { return impl_->namespace_uri; }

void Document::set_namespace_uri(std::string_view uri) { impl_->namespace_uri = Intern(uri); }

std::string_view Document::foreign_uri(NodeId id) const {
  const auto& uris = impl_->foreign_uris;
  size_t low = 0, high = uris.size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (uris[middle].first < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < uris.size() && uris[low].first == id ? uris[low].second : std::string_view();
}

NodeId Document::AddNode(Tag tag, std::string_view text, uint32_t source) {
  const NodeId id = static_cast<NodeId>(nodes_.size());
  NodeData node;
  node.tag = tag;
  node.text = text;
  node.source = source;
  nodes_.push_back(node);
  return id;
}

NodeId Document::AddForeignNode(std::string_view uri, std::string_view qualified_name,
                                uint32_t source) {
  const NodeId id = AddNode(Tag::kForeignElement, Intern(qualified_name), source);
  auto& uris = impl_->foreign_uris;
  const bool same = !uris.empty() && uris.back().second == uri;
  uris.emplace_back(id, same ? uris.back().second : Intern(uri));
  return id;
}

void Document::LinkLast(NodeId node, NodeId parent) {
  const bool top = parent == kNoNode;
  NodeId& first = top ? impl_->first : nodes_[parent].first_child;
  NodeId& last = top ? impl_->last : nodes_[parent].last_child;
  const NodeId previous = std::exchange(last, node);
  if (previous == kNoNode) {
    first = node;
  } else {
    nodes_[previous].next_sibling = node;
  }
  NodeData& data = nodes_[node];
  data.parent = parent;
  data.previous_sibling = previous;
  data.next_sibling = kNoNode;
}

void Document::LinkBefore(NodeId node, NodeId before) {
  NodeData& data = nodes_[node];
  NodeData& next = nodes_[before];
  data.parent = next.parent;
  data.next_sibling = before;
  data.previous_sibling = next.previous_sibling;
  next.previous_sibling = node;
  if (data.previous_sibling != kNoNode) {
    nodes_[data.previous_sibling].next_sibling = node;
  } else if (data.parent != kNoNode) {
    nodes_[data.parent].first_child = node;
  } else {
    impl_->first = node;
  }
}

void Document::Detach(NodeId node) {
  NodeData& data = nodes_[node];
  NodeId* first = data.parent == kNoNode ? &impl_->first : &nodes_[data.parent].first_child;
  NodeId* last = data.parent == kNoNode ? &impl_->last : &nodes_[data.parent].last_child;
  if (data.previous_sibling != kNoNode) {
    nodes_[data.previous_sibling].next_sibling = data.next_sibling;
  } else if (*first == node) {
    *first = data.next_sibling;
  }
  if (data.next_sibling != kNoNode) {
    nodes_[data.next_sibling].previous_sibling = data.previous_sibling;
  } else if (*last == node) {
    *last = data.previous_sibling;
  }
  data.parent = data.previous_sibling = data.next_sibling = kNoNode;
}

NodeId Document::AppendElement(NodeId parent, Tag tag, uint32_t source) {
  const NodeId id = AddNode(tag, {}, source);
  LinkLast(id, parent);
  if (parent == kNoNode) impl_->root = id;
  return id;
}

NodeId Document::AppendForeignElement(NodeId parent, std::string_view uri,
                                      std::string_view qualified_name, uint32_t source) {
  const NodeId id = AddForeignNode(uri, qualified_name, source);
  LinkLast(id, parent);
  if (parent == kNoNode) impl_->root = id;
  return id;
}

NodeId Document::AppendText(NodeId parent, std::string_view text, uint32_t source) {
  return AppendTextView(parent, Intern(text), source);
}

NodeId Document::AppendTextView(NodeId parent, std::string_view text, uint32_t source) {
  const NodeId id = AddNode(Tag::kText, text, source);
  LinkLast(id, parent);
  return id;
}

NodeId Document::AppendComment(NodeId parent, std::string_view text) {
  const NodeId id = AddNode(Tag::kComment, Intern(text), 0);
  LinkLast(id, parent);
  return id;
}

NodeId Document::AppendProcessingInstruction(NodeId parent, std::string_view target_and_data) {
  const NodeId id = AddNode(Tag::kProcessingInstruction, Intern(target_and_data), 0);
  LinkLast(id, parent);
  return id;
}

void Document::Reparent(NodeId node, NodeId parent) {
  Detach(node);
  LinkLast(node, parent);
}

NodeId Document::Wrap(NodeId node, Tag tag) {
  const NodeId wrapper = InsertElementBefore(node, tag, nodes_[node].source);
  if (node == impl_->root) impl_->root = wrapper;
  Reparent(node, wrapper);
  return wrapper;
}

NodeId Document::InsertElementBefore(NodeId before, Tag tag, uint32_t source) {
  const NodeId id = AddNode(tag, {}, source);
  LinkBefore(id, before);
  return id;
}

NodeId Document::InsertTextBefore(NodeId before, std::string_view text, uint32_t source) {
  const NodeId id = AddNode(Tag::kText, Intern(text), source);
  LinkBefore(id, before);
  return id;
}

void Document::SetText(NodeId text_node, std::string_view text) {
  nodes_[text_node].text = Intern(text);
}

void Document::AddAttribute(NodeId element, const Attribute& attribute) {
  const uint32_t index = static_cast<uint32_t>(attributes_.size());
  attributes_.push_back(attribute);
  uint32_t* link = &nodes_[element].first_attribute;
  while (*link != kNoAttribute) link = &attributes_[*link].next;
  *link = index;
}

uint32_t Document::FindAttribute(NodeId element, Attr attr) const {
  uint32_t index = nodes_[element].first_attribute;
  while (index != kNoAttribute && attributes_[index].attr != attr) index = attributes_[index].next;
  return index;
}

void Document::AppendAttributeView(NodeId element, Attr attr, std::string_view value) {
  AddAttribute(element, {attr, kNoAttribute, {}, value});
}

void Document::SetAttributeView(NodeId element, Attr attr, std::string_view value) {
  const uint32_t index = FindAttribute(element, attr);
  if (index != kNoAttribute) {
    attributes_[index].value = value;
  } else if (attr == Attr::kEId) {
    uint32_t& first = nodes_[element].first_attribute;
    attributes_.push_back({attr, first, {}, value});
    first = static_cast<uint32_t>(attributes_.size() - 1);
  } else {
    AddAttribute(element, {attr, kNoAttribute, {}, value});
  }
}

void Document::SetAttribute(NodeId element, Attr attr, std::string_view value) {
  SetAttributeView(element, attr, Intern(value));
}

void Document::SetForeignAttribute(NodeId element, std::string_view qualified_name,
                                   std::string_view value) {
  for (uint32_t i = nodes_[element].first_attribute; i != kNoAttribute; i = attributes_[i].next) {
    Attribute& attribute = attributes_[i];
    if (attribute.attr != Attr::kForeignAttribute || attribute.foreign_name != qualified_name) {
      continue;
    }
    attribute.value = Intern(value);
    return;
  }
  AddAttribute(element,
               {Attr::kForeignAttribute, kNoAttribute, Intern(qualified_name), Intern(value)});
}

void Document::RemoveAttribute(NodeId element, Attr attr) {
  uint32_t* link = &nodes_[element].first_attribute;
  while (*link != kNoAttribute && attributes_[*link].attr != attr) link = &attributes_[*link].next;
  if (*link != kNoAttribute) *link = attributes_[*link].next;
}

std::string_view Document::Intern(std::string_view text) { return impl_->strings.Add(text); }

void Document::Keep(std::shared_ptr<const void> owner) { impl_->kept.push_back(std::move(owner)); }

}  // namespace lexport
