#include <string_view>

#include "schema_model.h"

namespace lexport::generator {
namespace {

struct Name {
  uint16_t number;
  std::string_view name;
};

constexpr Name kElements[] = {
#define LEXPORT_ELEMENT(id, name, kind, abbreviation, eid) {static_cast<uint16_t>(Tag::id), name},
#include "lexport/vocabulary_elements.inc"
#undef LEXPORT_ELEMENT
};

constexpr Name kAttributes[] = {
#define LEXPORT_ATTRIBUTE(id, name) {static_cast<uint16_t>(Attr::id), name},
#include "lexport/vocabulary_attributes.inc"
#undef LEXPORT_ATTRIBUTE
};

}  // namespace

int TagNumber(const std::string& name) {
  for (const Name& n : kElements) {
    if (n.name == name) return n.number;
  }
  return -1;
}

int AttrNumber(const std::string& name) {
  for (const Name& n : kAttributes) {
    if (n.name == name) return n.number;
  }
  return -1;
}

std::string AttrNameOf(uint16_t attr) {
  for (const Name& n : kAttributes) {
    if (n.number == attr) return std::string(n.name);
  }
  return "";
}

}  // namespace lexport::generator
