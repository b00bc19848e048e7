// The properties and prefixes of the graph, and the JSON-LD context that declares them.

#ifndef LEXPORT_JSONLD_TERMS_H_
#define LEXPORT_JSONLD_TERMS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace lexport::graph {

enum class Prefix : uint8_t {
  kSchema,
  kAkn,
  kAllot,
  kDcterms,
  kDoco,
  kEli,
  kFrbr,
  kProv,
  kSkos,
  kUndo,
  kXsd,
  kPrefixCount
};

// What the values of a property are.
enum class ValueKind : uint8_t {
  kLink,      // nodes
  kLanguage,  // text for people, in the language of the document
  kPlain,     // codes, names, numbers: text of no language
  kDate,      // xsd:date; xsd:gYearMonth, xsd:gYear for a month or a year alone
  kInteger,   // xsd:integer
};

enum class Term : uint8_t {
  kNone,  // no property: a node at the top of the graph
#define LEXPORT_TERM(id, key, prefix, local, kind, many) id,
#include "jsonld/terms.inc"
#undef LEXPORT_TERM
  kTermCount
};

struct TermInfo {
  std::string_view key;  // in JSON and, with a prefix before it, in Turtle
  Prefix prefix;
  std::string_view local;
  ValueKind kind;
  bool many;  // always an array in JSON, so that a reader need not look which it is
};

// A name in a vocabulary: a class, mostly.
struct QName {
  Prefix prefix = Prefix::kSchema;
  std::string_view local;
};

const TermInfo& InfoOf(Term term);
std::string_view PrefixName(Prefix prefix);
std::string_view PrefixIri(Prefix prefix);
void AppendQNameIri(const QName& name, std::string* out);

// The value of "@context": prefixes and terms, and, when it is known, the language that text is in.
// Without a language it is the context that is published as schemas/lexport-context.jsonld.
void AppendContext(std::string_view language, std::string* out);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_TERMS_H_
