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
    {"schema.unknown-element", Severity::kError, "Akoma Ntoso has no such element",
     "The name is misspelt, of another version, or of another vocabulary. Readers do not know "
     "what to do with it.",
     "<artical>", "<article>", "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.unexpected-element", Severity::kError, "An element stands where it may not",
     "Each element has its places. What would have been allowed there is named, the nearest "
     "first.",
     "<article><p>Text</p></article>", "<article><content><p>Text</p></content></article>",
     "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.missing-element", Severity::kError, "An element is missing",
     "Something that must be there is not. The finding stands at the element before which it "
     "is missing.",
     "<act><body>…", "<act><meta>…</meta><body>…", "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.text-not-allowed", Severity::kError, "Text stands where only elements may",
     "Text directly in a structure has no block to be shown in; many programs drop it.",
     "<article>Text</article>", "<article><content><p>Text</p></content></article>",
     "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.missing-attribute", Severity::kError, "A required attribute is missing",
     "The element means nothing without it.", "<ref>Article 2</ref>",
     "<ref href=\"#art_2\">Article 2</ref>", "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.unknown-attribute", Severity::kError, "The element has no such attribute",
     "The name is misspelt, or the attribute belongs to another element.", "<ref herf=\"#art_2\">",
     "<ref href=\"#art_2\">", "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.attribute-value", Severity::kError, "An attribute has a value that is not allowed",
     "The value is none of the listed ones, or not of the right form.",
     "<FRBRdate date=\"12 May 1992\" name=\"\"/>", "<FRBRdate date=\"1992-05-12\" name=\"\"/>",
     "Akoma Ntoso 1.0, part 2, clause 3"},
    {"schema.duplicate-eid", Severity::kError, "Two elements of a document have the same eId",
     "A link to it leads to the one or the other by chance. An annex counts as a document of "
     "its own and as a part of the one around it.",
     "<p eId=\"p_1\"/> <p eId=\"p_1\"/>", "<p eId=\"p_1\"/> <p eId=\"p_2\"/>",
     "Naming Convention 1.0, clause 5"},
    {"schema.duplicate-guid", Severity::kError, "Two elements of a document have the same GUID",
     "A GUID names one thing in all the world.", "<p GUID=\"g1\"/> <p GUID=\"g1\"/>",
     "<p GUID=\"g1\"/> <p GUID=\"g2\"/>", "Naming Convention 1.0, clause 5"},
    {"schema.duplicate-id", Severity::kError, "Two elements have the same identifier",
     "An identifier of XML names one element of a file.", "<p xml:id=\"a\"/> <p xml:id=\"a\"/>",
     "<p xml:id=\"a\"/> <p xml:id=\"b\"/>", "XML Schema 1.0, part 2"},
};

}  // namespace

std::span<const Rule> SchemaRules() { return kRules; }

}  // namespace lexport
