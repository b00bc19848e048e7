#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"links.href", Severity::kError, "A local reference leads nowhere",
     "href=\"#x\" names the eId of an element of the same document. When there is none, readers "
     "that follow it end up at the top of the document or nowhere. The range of an rref and the "
     "ends of a modification count as well.",
     R"(<ref href="#art_99">Article 99</ref>)", R"(<ref href="#art_9">Article 9</ref>)",
     "Naming Convention 1.0, clause 4"},
    {"links.note", Severity::kError, "A noteRef leads to no note",
     "The reader who follows the marker must find a note or an authorialNote.",
     R"(<noteRef href="#art_1" marker="1"/>)", R"(<noteRef href="#authorialNote_1" marker="1"/>)",
     "Akoma Ntoso 1.0, part 1, element noteRef"},
    {"links.refers-to", Severity::kError, "refersTo leads to no concept of the references",
     "refersTo ties words to a person, organization, concept or the like, which a TLC element in "
     "the references of the same document must declare.",
     R"(<person refersTo="#smith">Mr. Smith</person>)",
     "<TLCPerson eId=\"smith\" href=\"/akn/ontology/person/smith\" showAs=\"Smith\"/> …\n"
     "<person refersTo=\"#smith\">Mr. Smith</person>",
     "Akoma Ntoso 1.0, part 1, attribute refersTo"},
    {"links.source", Severity::kError, "source leads to no TLC element",
     "source says who is answerable for a block of metadata; it must lead to the declaration of a "
     "person, organization or role in the references.",
     R"(<identification source="#nobody">)",
     R"(<identification source="#un"> … <TLCOrganization eId="un" …/>)",
     "Akoma Ntoso 1.0, part 1, attribute source"},
    {"links.as", Severity::kError, "as leads to no TLCRole",
     "as says in which role a person acts; a role is declared by a TLCRole.",
     R"(<FRBRauthor href="#smith" as="#smith"/>)",
     R"(<FRBRauthor href="#smith" as="#author"/> … <TLCRole eId="author" …/>)",
     "Akoma Ntoso 1.0, part 1, attribute as"},
    {"links.agent", Severity::kError,
     "by, to, for or empoweredBy leads to no person or organization",
     "These attributes name someone who acts, who is declared by a TLCPerson, TLCOrganization or "
     "TLCRole in the references.",
     R"(<speech by="#chair"> without a TLC element "chair")",
     R"(<speech by="#chair"> … <TLCRole eId="chair" …/>)", "Akoma Ntoso 1.0, part 1, attribute by"},
    {"links.period", Severity::kError, "period leads to no temporalGroup",
     "period says when a text is in force; the times stand in a temporalGroup of temporalData.",
     R"(<article period="#e1"> with <eventRef eId="e1" …/>)",
     R"(<article period="#tmpg_1"> with <temporalGroup eId="tmpg_1">)",
     "Akoma Ntoso 1.0, part 1, attribute period"},
    {"links.event", Severity::kError, "start or end leads to no eventRef",
     "A time interval begins and ends with events of the lifecycle.",
     R"(<timeInterval start="#1992-05-09"/>)",
     R"(<timeInterval start="#eref_1"/> with <eventRef eId="eref_1" date="1992-05-09" …/>)",
     "Akoma Ntoso 1.0, part 1, attribute start"},
    {"links.placement-base", Severity::kError, "placementBase leads nowhere",
     "A note is placed beside the element that placementBase names.",
     R"(<authorialNote placementBase="#page_9">)",
     R"(<authorialNote placementBase="#eop_9"> with <eop eId="eop_9"/>)",
     "Akoma Ntoso 1.0, part 1, attribute placementBase"},
    {"links.for", Severity::kError, "for leads nowhere",
     "An alternative reference or a quotation says by its attribute for to which element it "
     "belongs.",
     R"(<alternativeReference for="#ref_9" …/>)",
     R"(<alternativeReference for="#ref_2" …/> with <ref eId="ref_2" …>)",
     "Akoma Ntoso 1.0, part 1, attribute for"},
    {"links.component", Severity::kError, "A reference to a component leads to no component",
     "componentRef and documentRef pull in a document of the same file, which stands as a "
     "component or attachment with that eId.",
     R"(<documentRef href="#cmp_9" showAs="Annex"/>)",
     R"(<documentRef href="#cmp_1" showAs="Annex"/> with <component eId="cmp_1">)",
     "Akoma Ntoso 1.0, part 1, element componentRef"},
    {"links.missing-hash", Severity::kWarning, "A local reference lacks its #",
     "The value is the eId of an element of this document, but a local reference begins with #. "
     "As it stands, it names another file.",
     R"(<identification source="un"> with <TLCOrganization eId="un" …/>)",
     R"(<identification source="#un"> with <TLCOrganization eId="un" …/>)",
     "Akoma Ntoso 1.0, part 1, attribute source"},
};

}  // namespace

std::span<const Rule> LinksRules() { return kRules; }

}  // namespace lexport
