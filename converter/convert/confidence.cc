#include "convert/confidence.h"

#include <algorithm>

#include "lexport/vocabulary.h"

namespace lexport {
namespace {

// A unit of the outline, by the place of its label in the text, which no other unit has.
struct Place {
  uint32_t source = 0;
  float margin = 1;
};

bool MayBeUnit(Node node) {
  return KindOf(node.tag()) == ElementKind::kHierarchy || node.tag() == Tag::kAttachment ||
         node.tag() == Tag::kItem;
}

// The node behind `node` in document order, below `root`.
Node Next(Node node) {
  if (const Node child = node.first_child()) return child;
  while (node && !node.next_sibling()) node = node.parent();
  return node ? node.next_sibling() : Node();
}

}  // namespace

std::vector<UnitConfidence> ConfidenceOfUnits(const Outline& outline, const Document& document) {
  std::vector<Place> places;
  for (const OutlineUnit& unit : outline.units) {
    if (unit.role != Role::kUnit && unit.role != Role::kAttachment) continue;
    places.push_back({unit.source, unit.margin});
  }
  const auto before = [](const Place& a, const Place& b) { return a.source < b.source; };
  std::stable_sort(places.begin(), places.end(), before);
  std::vector<UnitConfidence> units;
  units.reserve(places.size());
  for (Node node = document.main(); node; node = Next(node)) {
    if (!node.is_element() || !MayBeUnit(node)) continue;
    // What is put round the points of a list begins where its first point does.
    if (node.tag() == Tag::kList && !node.child(Tag::kNum)) continue;
    const Place wanted{node.source(), 1};
    const auto place = std::lower_bound(places.begin(), places.end(), wanted, before);
    if (place == places.end() || place->source != wanted.source) continue;
    units.push_back({node.id(), std::clamp(place->margin, 0.0f, 1.0f)});
  }
  return units;
}

}  // namespace lexport
