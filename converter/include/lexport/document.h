// Document: an Akoma Ntoso document as a tree of nodes. The one model of the program: the converter
// builds it, the reader makes it from XML, and every writer (XML, EPUB, JSON-LD, HTML, text) starts
// from it, so a document of anybody's is as good as one that Lexport converted.
//
// Nodes live in one array and are named by their index (NodeId); their strings live in an arena
// that the document owns. A NodeId or a string_view got from a document is good until the document
// dies or is moved from. Reading a const Document from many threads is safe; building one is not.
//
//   Document doc;
//   NodeId p = doc.AppendElement(parent, Tag::kP);
//   doc.SetAttribute(p, Attr::kEId, "para_1__content__p_1");
//   doc.AppendText(p, "The Parties agree");
//   for (Node n : doc.root().children()) { ... }     // handles; a missing child is a null handle

#ifndef LEXPORT_DOCUMENT_H_
#define LEXPORT_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/vocabulary.h"

namespace lexport {

// Names a node within its document: its index.
using NodeId = uint32_t;
// No node.
inline constexpr NodeId kNoNode = 0xffffffffu;

class Document;

// A handle to a node: two words, passed by value. A null handle (of a child that is not there)
// answers every question with "nothing", so that chains need no checks.
class Node {
 public:
  Node() = default;
  // A handle to the node `id` of a document, which must outlive it.
  Node(const Document* document, NodeId id) : document_(document), id_(id) {}

  // False for a null handle.
  explicit operator bool() const { return id_ != kNoNode; }
  // Null handles are all alike.
  bool operator==(const Node& other) const {
    return id_ == other.id_ && (id_ == kNoNode || document_ == other.document_);
  }
  NodeId id() const { return id_; }  // kNoNode for a null handle

  Tag tag() const;                // Tag::kNone for a null handle
  std::string_view name() const;  // element name without prefix; "" for text and null
  bool is_element() const;        // any element, foreign ones too
  bool is_text() const { return tag() == Tag::kText; }  // characters; not of a comment
  std::string_view text() const;            // of a text, comment or processing instruction node
  std::string_view foreign_uri() const;     // namespace of a Tag::kForeignElement element
  std::string_view qualified_name() const;  // as written; differs from name() for foreign elements

  std::string_view attribute(Attr attr) const;  // "" when absent; see has_attribute
  bool has_attribute(Attr attr) const;          // an empty one, too

  Node parent() const;            // null for what stands outside the root, and for the root
  Node first_child() const;       // of any kind: text and comments as well
  Node last_child() const;        // likewise
  Node next_sibling() const;      // likewise
  Node previous_sibling() const;  // likewise
  Node child(Tag tag) const;      // first child element with that tag
  Node next(Tag tag) const;       // next sibling element with that tag

  // Byte offset of this node in the input that the document came from: of the XML for a document
  // that was read, of the decoded text for one that was converted.
  uint32_t source() const;

  struct Iterator;
  struct Range;
  Range children() const;  // for a range-based for loop; empty for a null handle

  // All text below this node in document order, meta excluded, appended to *out as it stands.
  // Markers of notes are attributes and not part of it; see akn/text.h for the walk that has them.
  void AppendTextTo(std::string* out) const;

 private:
  const Document* document_ = nullptr;
  NodeId id_ = kNoNode;
};

// Steps over siblings, as a range-based for loop does.
struct Node::Iterator {
  Node node;                               // where it stands; null at the end
  Node operator*() const { return node; }  // where it stands
  // The next sibling.
  Iterator& operator++() {
    node = node.next_sibling();
    return *this;
  }
  // Whether they stand at different nodes.
  bool operator!=(const Iterator& other) const { return !(node == other.node); }
};

// Siblings from `first` to before `last`.
struct Node::Range {
  Iterator first;                           // the first of them
  Iterator last;                            // past the last
  Iterator begin() const { return first; }  // for a range-based for loop
  Iterator end() const { return last; }     // for a range-based for loop
};

// An attribute of an element. Foreign ones (of other namespaces, xmlns declarations, names that
// the vocabulary lacks) have attr == Attr::kForeignAttribute and their name as written, prefix
// included.
struct Attribute {
  Attr attr = Attr::kForeignAttribute;  // its name
  uint32_t next = 0xffffffffu;          // index of the element's next attribute
  std::string_view foreign_name;        // qualified name as written, for Attr::kForeignAttribute
  std::string_view value;               // as read: references resolved, white space as it came
};

// The tree. It owns its nodes and their strings; it moves, and is never copied by accident.
class Document {
 public:
  Document();
  ~Document();
  // What was moved from may be assigned to or destroyed, nothing else.
  Document(Document&&) noexcept;
  // Likewise.
  Document& operator=(Document&&) noexcept;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // The akomaNtoso element, or a null handle for an empty document.
  Node root() const;
  // A handle to the node `id`, which is kNoNode or below node_count().
  Node node(NodeId id) const { return Node(this, id); }
  // The first node of the file: a comment or processing instruction before the root, or the root.
  Node first() const;
  // The document type element below the root (act, doc, statement …), the first if there are more.
  Node main() const;
  size_t node_count() const;  // of all that were ever made, those taken out included
  // The namespace of the root: the standard's one, or a draft's for documents read from others.
  std::string_view namespace_uri() const;
  void set_namespace_uri(std::string_view uri);  // copied

  // Makes room for so many nodes and attributes in all, where they can be told beforehand: a hint
  // that saves copies, never a limit.
  void Reserve(size_t nodes, size_t attributes);

  // Building. AppendElement(kNoNode, …) makes the root; comments and processing instructions
  // appended to kNoNode stand before or after it. Strings are copied into the arena, except through
  // the *View variants, whose characters must outlive the document (Keep() helps). Elements may be
  // of any name anywhere: whether the tree is valid is for the schema to say.
  NodeId AppendElement(NodeId parent, Tag tag, uint32_t source = 0);
  // An element of another namespace.
  NodeId AppendForeignElement(NodeId parent, std::string_view uri, std::string_view qualified_name,
                              uint32_t source = 0);
  // A new text node, also after another one. `text` is UTF-8 of characters that XML 1.0 allows.
  NodeId AppendText(NodeId parent, std::string_view text, uint32_t source = 0);
  // The same without a copy of `text`.
  NodeId AppendTextView(NodeId parent, std::string_view text, uint32_t source = 0);
  // `text` without its marks, and without "--".
  NodeId AppendComment(NodeId parent, std::string_view text);
  // "target data", without the marks around them.
  NodeId AppendProcessingInstruction(NodeId parent, std::string_view target_and_data);
  // An attribute that the element does not have yet, after its others, `value` not copied; spares
  // SetAttribute's look for an older value.
  void AppendAttributeView(NodeId element, Attr attr, std::string_view value);
  // SetAttribute without a copy of `value`.
  void SetAttributeView(NodeId element, Attr attr, std::string_view value);
  // Moves `node` with all below it to be the last child of `parent`.
  void Reparent(NodeId node, NodeId parent);
  // Puts a new element in `node`'s place and `node` below it; gives the new one.
  NodeId Wrap(NodeId node, Tag tag);
  // Inserts a new element before `before`, which must have a parent.
  NodeId InsertElementBefore(NodeId before, Tag tag, uint32_t source = 0);
  // The same with a text node.
  NodeId InsertTextBefore(NodeId before, std::string_view text, uint32_t source = 0);
  // Takes `node` out of its parent; the node itself stays usable for Reparent.
  void Detach(NodeId node);
  // Replaces the characters of a text node, a comment or a processing instruction.
  void SetText(NodeId text_node, std::string_view text);
  // Replaces the attribute, or appends it; a new eId goes before the others.
  void SetAttribute(NodeId element, Attr attr, std::string_view value);
  // The same for an attribute that the vocabulary lacks, by its name as it is to be written.
  void SetForeignAttribute(NodeId element, std::string_view qualified_name, std::string_view value);
  // Takes the attribute away, if it is there.
  void RemoveAttribute(NodeId element, Attr attr);

  // Copies `text` into the arena.
  std::string_view Intern(std::string_view text);
  // Keeps `owner` alive as long as the document, for the *View functions.
  void Keep(std::shared_ptr<const void> owner);

  // Raw access, for code that walks whole documents: index into the node array. A reference is good
  // until the next node is added.
  struct NodeData {
    Tag tag = Tag::kNone;                    // what it is
    NodeId parent = kNoNode;                 // kNoNode for the root and what stands beside it
    NodeId next_sibling = kNoNode;           // kNoNode for the last
    NodeId previous_sibling = kNoNode;       // kNoNode for the first
    NodeId first_child = kNoNode;            // kNoNode when it has none
    NodeId last_child = kNoNode;             // likewise
    uint32_t first_attribute = 0xffffffffu;  // index for attribute(); the default: it has none
    uint32_t source = 0;                     // see Node::source()
    std::string_view text;  // text, comment or PI content; qualified name of a foreign element
  };
  const NodeData& data(NodeId id) const { return nodes_[id]; }  // `id` below node_count()
  // An attribute by the index that NodeData::first_attribute and Attribute::next give.
  const Attribute& attribute(uint32_t index) const { return attributes_[index]; }
  std::string_view foreign_uri(NodeId id) const;  // "" when not a Tag::kForeignElement

 private:
  friend class Node;
  struct Impl;
  NodeId AddNode(Tag tag, std::string_view text, uint32_t source);
  NodeId AddForeignNode(std::string_view uri, std::string_view qualified_name, uint32_t source);
  void LinkLast(NodeId node, NodeId parent);
  void LinkBefore(NodeId node, NodeId before);
  void AddAttribute(NodeId element, const Attribute& attribute);
  uint32_t FindAttribute(NodeId element, Attr attr) const;

  std::vector<NodeData> nodes_;
  std::vector<Attribute> attributes_;
  std::unique_ptr<Impl> impl_;
};

// The walk of a tree is made of these.
inline Tag Node::tag() const { return id_ == kNoNode ? Tag::kNone : document_->data(id_).tag; }

inline bool Node::is_element() const { return tag() >= Tag::kForeignElement; }

inline Node Node::parent() const {
  return id_ == kNoNode ? Node() : Node(document_, document_->data(id_).parent);
}

inline Node Node::first_child() const {
  return id_ == kNoNode ? Node() : Node(document_, document_->data(id_).first_child);
}

inline Node Node::last_child() const {
  return id_ == kNoNode ? Node() : Node(document_, document_->data(id_).last_child);
}

inline Node Node::next_sibling() const {
  return id_ == kNoNode ? Node() : Node(document_, document_->data(id_).next_sibling);
}

inline Node Node::previous_sibling() const {
  return id_ == kNoNode ? Node() : Node(document_, document_->data(id_).previous_sibling);
}

}  // namespace lexport

#endif  // LEXPORT_DOCUMENT_H_
