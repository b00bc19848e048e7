// What the layers ask of an element's name, in one row a name.

#ifndef LEXPORT_VALIDATE_TAG_TRAITS_H_
#define LEXPORT_VALIDATE_TAG_TRAITS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "lexport/vocabulary.h"

namespace lexport::validate {

struct TagTraits {
  std::string_view abbreviation;  // in eIds, if it is of letters only, else ""
  ElementKind kind;
  bool eid_required;
  bool eid_free;   // takes a name of its own choice for eId
  bool tlc;        // TLCPerson and its like
  bool described;  // a part of what tells one document from another: see FrbrCollector
};

using TagTraitsTable = std::array<TagTraits, kTagCount>;

// To be kept by reference by whoever asks often. Any thread may read it.
const TagTraitsTable& AllTagTraits();

inline const TagTraits& TraitsOf(const TagTraitsTable& table, Tag tag) {
  return table[static_cast<size_t>(tag)];
}

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_TAG_TRAITS_H_
