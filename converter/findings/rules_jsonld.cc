#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"jsonld.missing-work-iri", Severity::kWarning, "The work has no IRI that a graph can use",
     "Without FRBRuri of the work, statements about the law cannot be joined with anybody "
     "else's; a blank node stands for it.",
     "<FRBRuri value=\"\"/>", "<FRBRuri value=\"/akn/un/act/1992/1\"/>",
     "Naming Convention 1.0, clause 4"},
    {"jsonld.missing-expression-iri", Severity::kWarning,
     "The expression has no IRI that a graph can use",
     "The version that the text is of cannot be named; a blank node stands for it.",
     "<FRBRuri value=\"\"/>", "<FRBRuri value=\"/akn/un/act/1992/1/eng@\"/>",
     "Naming Convention 1.0, clause 4"},
    {"jsonld.missing-manifestation-iri", Severity::kWarning,
     "The manifestation has no IRI that a graph can use",
     "The file cannot be named; a blank node stands for it.", "<FRBRuri value=\"\"/>",
     "<FRBRuri value=\"/akn/un/act/1992/1/eng@.xml\"/>", "Naming Convention 1.0, clause 4"},
    {"jsonld.shared-iri", Severity::kWarning, "Two nodes of a file have one IRI",
     "In a graph, one IRI is one thing. The second becomes a blank node, so that its "
     "statements do not mix with those of the first.",
     "two attachments with /akn/un/act/1992/1/!main", "/akn/un/act/1992/1/!annex_1 and /!annex_2",
     "Naming Convention 1.0, clause 4"},
};

}  // namespace

std::span<const Rule> JsonldRules() { return kRules; }

}  // namespace lexport
