#include "mapping/mapping.h"

#include <algorithm>

namespace lexport {

bool Level::HasStyle(NumberStyle style) const {
  return std::find(styles.begin(), styles.end(), style) != styles.end();
}

bool Level::HasForm(LabelForm form) const {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

const Level* Mapping::FindLevel(std::string_view level_id) const {
  for (const Level& level : levels) {
    if (level.id == level_id) return &level;
  }
  return nullptr;
}

const Organ* Mapping::OrganOfSymbol(std::string_view symbol) const {
  const Organ* best = nullptr;
  size_t best_size = 0;
  for (const Organ& organ : organs) {
    for (const std::string& prefix : organ.symbols) {
      // A prefix ends at a segment: "A" is not the organ of "AB/1".
      const bool whole = symbol.size() == prefix.size() ||
                         (symbol.size() > prefix.size() && symbol[prefix.size()] == '/');
      if (whole && symbol.substr(0, prefix.size()) == prefix && prefix.size() > best_size) {
        best = &organ;
        best_size = prefix.size();
      }
    }
  }
  return best;
}

const Organ* Mapping::FindOrgan(std::string_view organ_id) const {
  for (const Organ& organ : organs) {
    if (organ.id == organ_id) return &organ;
  }
  return nullptr;
}

}  // namespace lexport
