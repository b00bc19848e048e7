// The facts of a schema that the tables are made from, free of Xerces-C's types.

#ifndef LEXPORT_VALIDATE_GENERATOR_SCHEMA_MODEL_H_
#define LEXPORT_VALIDATE_GENERATOR_SCHEMA_MODEL_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lexport/vocabulary.h"

namespace lexport::generator {

inline constexpr uint32_t kUnbounded = 0xffffffffu;

// A particle of a content model. Symbols are Tag numbers; that of Tag::kForeignElement stands for
// "any element of another namespace" (the wildcard ##other).
struct Particle {
  enum class Kind { kSymbol, kSequence, kChoice };
  Kind kind = Kind::kSequence;
  uint32_t min = 1;
  uint32_t max = 1;
  uint16_t symbol = 0;
  std::vector<Particle> children;
};

struct SimpleType {
  enum class Variety { kAtomic, kList, kUnion };
  Variety variety = Variety::kAtomic;
  std::string builtin;                // of an atomic type: the type of XML Schema it derives from
  bool preserve_space = false;        // whiteSpace facet; all others collapse
  std::vector<std::string> values;    // enumeration
  std::vector<std::string> patterns;  // all must match
  std::vector<int> members;           // of a union; the item type of a list
  bool operator==(const SimpleType&) const = default;
};

struct AttributeUse {
  uint16_t attr = 0;
  int type = 0;
  bool required = false;
  std::string fixed;  // value that alone is allowed, when has_fixed
  bool has_fixed = false;
  bool operator==(const AttributeUse&) const = default;
};

struct AttributeSet {
  std::vector<AttributeUse> uses;  // by attribute
  bool any_other = false;          // attributes of other namespaces are welcome, checked laxly
  bool operator==(const AttributeSet&) const = default;
};

enum class Content { kEmpty, kElements, kMixed };

struct Element {
  uint16_t tag = 0;
  Content content = Content::kEmpty;
  Particle model;
  AttributeSet attributes;
  std::vector<uint16_t> unique_below;  // attributes whose values are unique among all descendants
};

struct GlobalAttribute {  // of the namespace xml; what a lax wildcard finds
  std::string name;       // local
  int type = 0;
};

struct Schema {
  std::string target_namespace;
  std::vector<Element> elements;  // all global ones
  std::vector<SimpleType> simple_types;
  std::vector<GlobalAttribute> xml_attributes;
};

// Reads the schema at `path`. On failure false, and *error says what is wrong or what of XML Schema
// the tables cannot express.
bool ReadSchema(const std::string& path, Schema* schema, std::string* error);

// Numbers of the vocabulary; -1 for a name it lacks.
int TagNumber(const std::string& name);
int AttrNumber(const std::string& name);
std::string AttrNameOf(uint16_t attr);

}  // namespace lexport::generator

#endif  // LEXPORT_VALIDATE_GENERATOR_SCHEMA_MODEL_H_
