#include "jsonld/terms.h"

#include <iterator>

namespace lexport::graph {
namespace {

constexpr TermInfo kTerms[] = {
    {"", Prefix::kSchema, "", ValueKind::kPlain, false},
#define LEXPORT_TERM(id, key, prefix, local, kind, many) \
  {key, Prefix::prefix, local, ValueKind::kind, many},
#include "jsonld/terms.inc"
#undef LEXPORT_TERM
};
static_assert(std::size(kTerms) == static_cast<size_t>(Term::kTermCount));

struct PrefixInfo {
  std::string_view name;
  std::string_view iri;
};

// In the order of the enumeration. The elements of Akoma Ntoso serve as kinds of units:
// akn:article.
constexpr PrefixInfo kPrefixes[] = {
    {"schema", "https://schema.org/"},
    {"akn", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0#"},
    {"allot", "https://w3id.org/akn/ontology/allot/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"doco", "http://purl.org/spar/doco/"},
    {"eli", "http://data.europa.eu/eli/ontology#"},
    {"frbr", "http://purl.org/vocab/frbr/core#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"undo", "https://w3id.org/un/ontology/undo/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};
static_assert(std::size(kPrefixes) == static_cast<size_t>(Prefix::kPrefixCount));

void AppendMember(std::string_view key, std::string_view value, std::string* out) {
  out->append("\"").append(key).append("\":\"").append(value).append("\"");
}

void AppendDefinition(const TermInfo& term, std::string* out) {
  out->append(",\n\"").append(term.key).append("\":{\"@id\":\"");
  out->append(PrefixName(term.prefix)).append(":").append(term.local).append("\"");
  switch (term.kind) {
    case ValueKind::kLink:
      *out += ",\"@type\":\"@id\"";
      break;
    case ValueKind::kDate:
      *out += ",\"@type\":\"xsd:date\"";
      break;
    case ValueKind::kPlain:
      *out += ",\"@language\":null";
      break;
    case ValueKind::kLanguage:
    case ValueKind::kInteger:
      break;
  }
  if (term.many) *out += ",\"@container\":\"@set\"";
  *out += '}';
}

}  // namespace

const TermInfo& InfoOf(Term term) { return kTerms[static_cast<size_t>(term)]; }

std::string_view PrefixName(Prefix prefix) { return kPrefixes[static_cast<size_t>(prefix)].name; }

std::string_view PrefixIri(Prefix prefix) { return kPrefixes[static_cast<size_t>(prefix)].iri; }

void AppendQNameIri(const QName& name, std::string* out) {
  out->append(PrefixIri(name.prefix)).append(name.local);
}

void AppendContext(std::string_view language, std::string* out) {
  *out += "{\n\"@version\":1.1,\n";
  AppendMember("@vocab", PrefixIri(Prefix::kSchema), out);
  if (!language.empty()) {
    *out += ",\n";
    AppendMember("@language", language, out);
  }
  for (const PrefixInfo& prefix : kPrefixes) {
    *out += ",\n";
    AppendMember(prefix.name, prefix.iri, out);
  }
  for (const TermInfo& term : kTerms) {
    if (!term.key.empty()) AppendDefinition(term, out);
  }
  *out += "\n}";
}

}  // namespace lexport::graph
