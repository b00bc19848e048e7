#include "convert/confidence.h"

#include <algorithm>
#include <utility>

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

// Finds places by their source. What is asked for comes nearly in order.
class Places {
 public:
  explicit Places(std::vector<Place> places) : places_(std::move(places)) {
    std::stable_sort(places_.begin(), places_.end(), Before);
  }

  // The first with that source; null when there is none.
  const Place* Find(uint32_t source) {
    const bool next = next_ < places_.size() && places_[next_].source == source &&
                      (next_ == 0 || places_[next_ - 1].source != source);
    if (!next) {
      const auto found = std::lower_bound(places_.begin(), places_.end(), Place{source, 1}, Before);
      if (found == places_.end() || found->source != source) return nullptr;
      next_ = static_cast<size_t>(found - places_.begin());
    }
    return &places_[next_++];
  }

 private:
  static bool Before(const Place& a, const Place& b) { return a.source < b.source; }

  std::vector<Place> places_;
  size_t next_ = 0;
};

}  // namespace

std::vector<UnitConfidence> ConfidenceOfUnits(const Outline& outline, const Document& document) {
  std::vector<Place> places;
  for (const OutlineUnit& unit : outline.units) {
    if (unit.role != Role::kUnit && unit.role != Role::kAttachment) continue;
    places.push_back({unit.source, unit.margin});
  }
  std::vector<UnitConfidence> units;
  units.reserve(places.size());
  Places by_source(std::move(places));
  // Units were made in document order, so there is no need to walk the tree.
  for (NodeId id = 0; id < document.node_count(); ++id) {
    if (document.data(id).tag == Tag::kText) continue;
    const Node node = document.node(id);
    if (!MayBeUnit(node)) continue;
    // What is put round the points of a list begins where its first point does.
    if (node.tag() == Tag::kList && !node.child(Tag::kNum)) continue;
    const Place* place = by_source.Find(node.source());
    if (place != nullptr) units.push_back({id, std::clamp(place->margin, 0.0f, 1.0f)});
  }
  return units;
}

}  // namespace lexport
