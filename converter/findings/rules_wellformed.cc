#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"wellformed.empty", Severity::kError, "The file holds no XML", "There is no element in it.",
     "(an empty file)", "<akomaNtoso …>…</akomaNtoso>", "XML 1.0, 2.1"},
    {"wellformed.syntax", Severity::kError, "The file breaks the syntax of XML",
     "No XML program reads it. What follows the fault was not checked.", "<p class=a>",
     "<p class=\"a\">", "XML 1.0, 2.1"},
    {"wellformed.tag-mismatch", Severity::kError, "An end tag does not match the open element",
     "Elements must be closed in the reverse of the order in which they were opened.",
     "<content><p>…</content></p>", "<content><p>…</p></content>", "XML 1.0, 3.1"},
    {"wellformed.truncated", Severity::kError, "The file ends too early",
     "An element is still open at the end: the file was cut off, or an end tag is missing.",
     "<akomaNtoso><act>", "<akomaNtoso><act>…</act></akomaNtoso>", "XML 1.0, 2.1"},
    {"wellformed.encoding", Severity::kError, "The bytes are not of the encoding of the file",
     "The file was damaged, or is in another encoding than it says.",
     "(the byte FF in a file in UTF-8)", "(the same text saved as UTF-8)", "XML 1.0, 4.3.3"},
    {"wellformed.character", Severity::kError, "A character that XML does not allow",
     "Control characters cannot stand in XML, not even as a reference.", "Article&#1;1",
     "Article 1", "XML 1.0, 2.2"},
    {"wellformed.entity", Severity::kError, "An entity is not declared",
     "XML itself has amp, lt, gt, quot and apos only; names of HTML are not known in it.",
     "fa&ccedil;ade", "façade", "XML 1.0, 4.1"},
    {"wellformed.attribute-repeated", Severity::kError, "An attribute stands twice in one tag",
     "Nobody can tell which of the two counts.", "<p class=\"a\" class=\"b\">", "<p class=\"a b\">",
     "XML 1.0, 3.1"},
    {"wellformed.namespace-prefix", Severity::kError, "A prefix is bound to no namespace",
     "A name with a prefix means nothing without the declaration of the prefix.",
     "<akn:p>…</akn:p>",
     "<akn:p xmlns:akn=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">…</akn:p>",
     "Namespaces in XML 1.0, 5"},
    {"wellformed.namespace", Severity::kError, "The rules of namespaces are broken",
     "A declaration or a name with a colon is not what the rules allow.",
     "<a:b:p xmlns:a=\"urn:a\">", "<a:p xmlns:a=\"urn:a\">", "Namespaces in XML 1.0, 3"},
};

}  // namespace

std::span<const Rule> WellformedRules() { return kRules; }

}  // namespace lexport
