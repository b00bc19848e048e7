// Anchors: the ids that a book or page gives its elements, and where a name leads.
//
// An element keeps its eId as its id. Where that cannot be (the same eId stands in two documents of
// one file, or it is no XML name) it gets another one like it; IdOf() knows.

#ifndef LEXPORT_RENDER_ANCHORS_H_
#define LEXPORT_RENDER_ANCHORS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lexport/document.h"

namespace lexport::book {

struct Anchor {
  NodeId node = kNoNode;
  uint32_t order = 0;     // place of the node in reading order
  uint32_t document = 0;  // number of the document class element it belongs to
  uint32_t next = 0xffffffffu;  // the next anchor of that name
};

// Names are views of the document's strings and live as long as it does.
class Anchors {
 public:
  // `node` is called `name`. Anchors are added in reading order.
  void Add(std::string_view name, NodeId node, uint32_t order, uint32_t document);

  // Gives `node`, which has no name, an id made from `stem`.
  void AddUnnamed(std::string_view stem, NodeId node);

  // The anchor called `name` in that document, else the first of that name; null when there is none.
  const Anchor* Find(std::string_view name, uint32_t document) const;

  // The id of `node`; "" when it has none.
  std::string_view IdOf(Node node) const;

  // An id that no element has, `stem` itself if possible. Taken from then on.
  std::string NewId(std::string_view stem);

 private:
  struct Chain {
    uint32_t first = 0;
    uint32_t last = 0;
  };
  bool IsTaken(std::string_view id) const;

  std::vector<Anchor> anchors_;
  std::unordered_map<std::string_view, Chain> chains_;
  std::unordered_map<NodeId, std::string> renamed_;
  std::unordered_set<std::string> made_;
  std::unordered_map<std::string, uint32_t> counters_;
};

// eId, else xml:id; "" for an element without a name.
std::string_view NameOf(Node node);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_ANCHORS_H_
