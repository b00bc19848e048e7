// The schema as constant tables, made at build time by generator/ from schemas/akomantoso30.xsd.
//
// Indices name rows of the arrays at the end. Symbols of automata are Tag numbers; the number of
// Tag::kForeignElement stands for "any element of another namespace".

#ifndef LEXPORT_VALIDATE_SCHEMA_TABLES_H_
#define LEXPORT_VALIDATE_SCHEMA_TABLES_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "lexport/vocabulary.h"

namespace lexport::validate {

inline constexpr uint8_t kNoState = 0xff;

// A deterministic automaton over child elements. Tags that behave alike in every state share a
// class, so the table of transitions stays small enough for the cache; class 0 is never allowed.
struct ContentModel {
  const uint8_t* class_of;    // [kTagCount]
  const uint8_t* next;        // [states * classes]: next state, or kNoState
  const uint8_t* accepting;   // [states]
  const uint8_t* repeatable;  // [classes]: may occur more than once
  uint8_t classes;
  uint8_t states;

  uint8_t Next(uint8_t state, uint16_t symbol) const {
    return next[state * classes + class_of[symbol]];
  }
};

enum class Content : uint8_t { kUndeclared, kEmpty, kElements, kMixed };

struct ElementRow {
  Content content = Content::kUndeclared;
  uint8_t unique_below = 0;  // bit i: values of kUniqueAttributes[i] are unique among descendants
  uint16_t model = 0;
  uint16_t attributes = 0;
};

struct AttributeUse {
  Attr attr;
  uint8_t type;
  bool required;
  bool any_text;      // the type is met by every value
  const char* fixed;  // the only value allowed, or null
};

struct AttributeSetRow {
  const uint8_t* use_of;  // [kAttrCount]: 1 + index into uses, 0 when not allowed
  const AttributeUse* uses;
  uint8_t use_count;
  uint8_t required_count;  // how many of the uses are required
  bool any_other;          // attributes of other namespaces are welcome
};

// The types of XML Schema that the schema derives its own from.
enum class Builtin : uint8_t {
  kString,
  kAnyUri,
  kBoolean,
  kInteger,
  kDate,
  kTime,
  kDateTime,
  kDuration,
  kLanguage,
  kNcName,
  kId,
};

enum class Variety : uint8_t { kAtomic, kList, kUnion };

// One or more characters of a class: what the patterns of the schema amount to.
struct CharacterRun {
  uint8_t refused[256];  // by byte of UTF-8: 1 for characters that may not occur
  bool may_be_empty;
  bool takes_printing;  // all of ASCII from '!' to '~' may occur
};

struct SimpleTypeRow {
  Variety variety;
  Builtin builtin;
  uint16_t first_value, value_count;    // of kValues: the enumeration, sorted
  uint16_t first_member, member_count;  // of kMembers: of a union; the item type of a list
  int16_t run;                          // of kRuns: the pattern, -1 for none
};

struct XmlAttributeRow {
  std::string_view name;  // local
  uint8_t type;
};

extern const std::string_view kTargetNamespace;
// The schema itself, and that of the namespace xml, for Xerces-C as a second opinion.
extern const std::string_view kSchemaText;
extern const std::string_view kXmlSchemaText;
extern const ElementRow kElements[kTagCount];
extern const ContentModel kModels[];
extern const AttributeSetRow kAttributeSets[];
extern const SimpleTypeRow kSimpleTypes[];
extern const std::string_view kValues[];
extern const uint8_t kMembers[];
extern const CharacterRun kRuns[];
extern const std::span<const XmlAttributeRow> kXmlAttributes;
extern const std::span<const Attr> kUniqueAttributes;

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_TABLES_H_
