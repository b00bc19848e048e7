#include "akn/text.h"

namespace lexport {
namespace {

bool EndsLine(Tag tag) {
  const ElementKind kind = KindOf(tag);
  return kind == ElementKind::kBlock || kind == ElementKind::kTitle ||
         kind == ElementKind::kTablePart || tag == Tag::kBr;
}

void Enter(Node node, std::string* out) {
  const Tag tag = node.tag();
  if (tag == Tag::kText) out->append(node.text());
  if (tag == Tag::kAuthorialNote || tag == Tag::kNoteRef) {
    out->append(node.attribute(Attr::kMarker));
  }
}

}  // namespace

void AppendCharacters(Node top, std::string* out) {
  for (Node node = top; node;) {
    Enter(node, out);
    if (node.tag() != Tag::kMeta && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node) {
      if (EndsLine(node.tag())) out->push_back('\n');
      if (node == top) return;
      if (node.next_sibling()) break;
      node = node.parent();
    }
    node = node.next_sibling();
  }
}

}  // namespace lexport
