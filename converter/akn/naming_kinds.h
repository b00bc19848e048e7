// What the naming of elements needs to know of their kinds: how an element's eId is put together
// (Naming Convention 5.4), and which kinds of units are numbered through a whole component.

#ifndef LEXPORT_AKN_NAMING_KINDS_H_
#define LEXPORT_AKN_NAMING_KINDS_H_

#include <array>
#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/swar.h"
#include "lexport/document.h"

namespace lexport {

// How the last step of an eId is made.
enum class EIdStep : uint8_t {
  kNone,      // the element gets no eId
  kUnique,    // its abbreviation alone: content, heading, body
  kNumbered,  // abbreviation and printed number, else a count: article, point, recital
  kCounted,   // abbreviation and count: list, p, authorialNote
  kLabel,     // a word of its own: concepts, component data
};

// What the count starts at, and what stands before the step.
enum class EIdReach : uint8_t {
  kParent,   // the nearest element that has an eId: heading, p
  kContext,  // the nearest unit, list, note …, leaving out preamble, body, content: list, table
  kScope,    // the whole component: notes, references, page ends
};

struct EIdRule {
  EIdStep step = EIdStep::kNone;
  EIdReach reach = EIdReach::kContext;
};

// When an element of a kind gets an eId.
enum class EIdNeed : uint8_t {
  kNever,
  kAlways,
  kIfNamed,    // when it has one already
  kOutOfCell,  // always, but in a cell or list item of a table only when it has one already
};

// What the naming knows of the elements with a tag.
struct NamingKind {
  Tag tag = Tag::kNone;
  Tag counted = Tag::kNone;  // elements with one abbreviation (list and blockList) share one count:
                             // the first tag that has it
  EIdNeed need = EIdNeed::kNever;
  EIdRule rule;          // units reach their context; which reach the scope is found by Survey
  bool context = false;  // things inside are counted from it and carry its eId
  bool scope = false;    // numbering starts afresh inside of it whatever there is outside: an
                         // attachment, a component, a quoted structure
  bool local = false;    // numbered afresh in every list or unit, whatever the labels look like
  std::string_view abbreviation;
};

// By tag. Made once; safe in any thread.
const std::array<NamingKind, kTagCount>& NamingKinds();

// An element that gets an eId.
struct NamedNode {
  NodeId node = kNoNode;
  uint32_t outer = 0;  // how many elements around it get one
  const NamingKind* kind = nullptr;
};

// Walks a document once, in order, and finds what is to be named, the printed numbers of its units
// and which kinds of units run on: a kind is global in a scope when its numbers go on from one
// parent to the next (articles through parts) more often than they start again (paragraphs in
// articles). The texts of the document must stay as they are.
class Survey {
 public:
  explicit Survey(const Document& document);

  // Scopes are numbered in document order; 0 is the main document.
  bool IsGlobal(uint32_t scope, Tag tag) const;
  bool IsNumbered(uint32_t scope, Tag tag) const;  // some unit of that kind has a number
  // In document order.
  const std::vector<NamedNode>& named() const { return named_; }
  // Elements that have an eId and get none.
  const std::vector<NodeId>& unnamed() const { return unnamed_; }
  // Printed numbers, normalized, of the elements with EIdStep::kNumbered in document order.
  std::string_view number(size_t index) const { return numbers_[index]; }

 private:
  struct Kind {
    Tag tag = Tag::kNone;
    uint32_t numbered = 0, runs_on = 0, restarts = 0;
    NodeId last_parent = kNoNode;
  };
  struct Key {
    uint32_t scope = 0;
    Tag tag = Tag::kNone;
    std::string_view number;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const {
      const size_t place = size_t{key.scope} << 16 ^ static_cast<size_t>(key.tag);
      return swar::Hash(key.number) ^ place * 0x9E3779B97F4A7C15u;
    }
  };

  // An open element that begins a scope.
  struct OpenScope {
    NodeId node = kNoNode;
    uint32_t scope = 0;
  };

  void Walk(NodeId root);
  NodeId Leave(NodeId id);
  void Visit(NodeId id, const NamingKind& kind);
  bool IsNamed(NodeId id, const NamingKind& kind) const;
  void VisitNumbered(Node node, const NamingKind& kind);
  std::string_view ReadNumber(Node node);
  void CountGroup(Node node, Kind* kind, std::string_view number);
  Kind* FindKind(uint32_t scope, Tag tag);
  const Kind* FindKind(uint32_t scope, Tag tag) const;

  const Document& document_;
  std::vector<std::vector<Kind>> scopes_;
  std::vector<OpenScope> open_scopes_;  // round the current node
  std::vector<NamedNode> named_;
  std::vector<NodeId> open_;  // named elements round the current node
  std::vector<NodeId> unnamed_;
  std::vector<std::string_view> numbers_;      // of the document, or of normalized_
  std::forward_list<std::string> normalized_;  // numbers that are not printed as they are named
  std::unordered_set<Key, KeyHash> seen_;
};

}  // namespace lexport

#endif  // LEXPORT_AKN_NAMING_KINDS_H_
