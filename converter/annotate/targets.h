// The units of a document by what they are called, so that “paragraph 2 of article 5” finds its
// element before there are eIds.

#ifndef LEXPORT_ANNOTATE_TARGETS_H_
#define LEXPORT_ANNOTATE_TARGETS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/phrasebook.h"
#include "lexport/document.h"

namespace lexport {

// Reads the number of a unit at tokens[at]: "5", "12A", "3 bis", "1.2" ("1-2"), "IV", "(a)", "a)",
// words for numbers; native digits become ASCII. `letters` says which bare letters are numbers.
// Gives "" when none stands there; else *next is the token behind it.
std::string ReadUnitNumber(const Phrasebook& book, const Tokens& tokens, size_t at, uint8_t letters,
                           size_t* next);

// One step of a path from outer to inner units. No elements: any unit with that number.
struct UnitStep {
  const std::vector<Tag>* elements = nullptr;
  std::string number;  // "" only for attachments: the only one
};

class TargetIndex {
 public:
  TargetIndex(const Document& document, const Phrasebook& book);

  // The element that `path` names when it is read in `block` of `component`; kNoNode when there is
  // none, or more than one. The first step is sought in the narrowest unit around the block whose
  // numbering has it; the others in what was found before.
  NodeId Resolve(const std::vector<UnitStep>& path, NodeId block, NodeId component) const;

  // True when `inner` is `outer` or stands in it.
  bool Contains(NodeId outer, NodeId inner) const;

 private:
  struct Unit {
    NodeId node = kNoNode;
    uint32_t order = 0;  // of the element in a walk over the structure
    uint16_t depth = 0;
  };
  using Units = std::vector<Unit>;
  // A unit of the hierarchy on its way into the index.
  struct Found {
    NodeId node = kNoNode;
    NodeId component = kNoNode;
    uint16_t depth = 0;
    std::string_view label;  // where it is one text, as a rule
  };
  static constexpr uint32_t kAnyNumber = 0;  // for whether there are such units at all
  struct Key {
    NodeId component = kNoNode;
    Tag tag = Tag::kNone;
    uint32_t number = kAnyNumber;  // in numbers_
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const {
      const size_t place = size_t{key.component} << 16 ^ static_cast<size_t>(key.tag);
      return (place * 0x9E3779B97F4A7C15u + key.number) * 0x9E3779B97F4A7C15u;
    }
  };

  void Walk(NodeId id, NodeId component, uint16_t depth);
  void RegisterUnits();
  void Register(const Found& unit);
  void RegisterAttachment(NodeId id, uint16_t depth);
  uint32_t AddNumber(std::string number);
  Node LabelOf(NodeId unit) const;
  std::string NumberOf(NodeId unit) const;
  std::string NumberIn(std::string_view label) const;
  const Units* Find(NodeId component, Tag tag, std::string_view number) const;
  NodeId Only(const Units* units, NodeId scope, size_t* count) const;
  NodeId OnlyOf(const UnitStep& step, NodeId component, NodeId scope) const;
  bool RestartsIn(const UnitStep& step, NodeId component, NodeId scope) const;
  NodeId NumberingParent(NodeId unit) const;  // lists do not count
  const Tag* Likeliest(const std::vector<Tag>& elements, NodeId component) const;
  NodeId ResolveFirst(const UnitStep& step, NodeId block, NodeId component) const;
  NodeId ResolveInside(const UnitStep& step, NodeId component, NodeId scope) const;

  const Document& document_;
  const Phrasebook& book_;
  std::unordered_map<Key, Units, KeyHash> units_;
  std::unordered_map<std::string, uint32_t> numbers_ = {{"", kAnyNumber}};  // as normalized
  std::vector<NodeId> attachments_;
  std::vector<Found> found_;
  std::vector<uint32_t> first_;  // by node: order at its start tag; 0: no structure
  std::vector<uint32_t> last_;   // by node: order of the last structure below it
  uint32_t order_ = 0;
  mutable Tokens tokens_;
};

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_TARGETS_H_
