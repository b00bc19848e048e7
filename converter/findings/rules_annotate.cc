#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"annotate.undated-reference", Severity::kWarning,
     "A citation got no link, since its document has no date",
     "The IRI of a document needs its date. Where the text does not give it, none is made up; "
     "the citation is marked without a link.",
     "A/HRC/21/44", "resolution 60/251 of 15 March 2006", "Naming Convention 1.0, clause 4"},
};

}  // namespace

std::span<const Rule> AnnotateRules() { return kRules; }

}  // namespace lexport
