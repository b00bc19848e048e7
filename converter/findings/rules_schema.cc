#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"schema.draft-namespace", Severity::kError, "The namespace is that of a draft of Akoma Ntoso",
     "Drafts before the standard had other namespaces, and other rules. Programs for the "
     "standard do not recognise their documents. With --accept-drafts the rest is checked as "
     "3.0.",
     "<akomaNtoso xmlns=\"http://www.akomantoso.org/2.0\">",
     "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">",
     "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.wrong-root", Severity::kError, "The root element is not Akoma Ntoso's",
     "The file is another kind of document. One finding stands for all that follows from it.",
     "<html>", "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">",
     "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.partial-document", Severity::kError, "The root is a part of a document",
     "The element is one of Akoma Ntoso, but a document begins with akomaNtoso.", "<act …>",
     "<akomaNtoso …><act …>", "Akoma Ntoso 1.0, part 2, clause 3"},
};

}  // namespace

std::span<const Rule> SchemaRules() { return kRules; }

}  // namespace lexport
