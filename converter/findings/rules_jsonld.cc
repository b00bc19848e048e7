#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"jsonld.no-document", Severity::kError, "There is no document to make a graph of",
     "The file has no document inside akomaNtoso.", "<akomaNtoso …/>",
     "<akomaNtoso …><act …>…</act></akomaNtoso>", "Lexport"},
    {"jsonld.base", Severity::kError, "The base is not an absolute IRI",
     "IRIs of Akoma Ntoso begin with a slash; a graph needs them in full, so the base must "
     "name a scheme and a host.",
     "--base=example.org", "--base=https://example.org", "Lexport"},
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
    {"jsonld.unit-without-eid", Severity::kNote, "A unit has no eId",
     "It cannot be named in the graph, so it is a blank node there.", "<article>",
     "<article eId=\"art_1\">", "Naming Convention 1.0, clause 5"},
    {"jsonld.repeated-eid", Severity::kWarning, "Two units have the same eId",
     "In a graph, one name is one thing. The second becomes a blank node.",
     "<article eId=\"art_1\">…<article eId=\"art_1\">",
     "<article eId=\"art_1\">…<article eId=\"art_2\">", "Naming Convention 1.0, clause 5"},
    {"jsonld.lost-reference", Severity::kNote, "A reference leads nowhere and is not in the graph",
     "A statement about something that is not there is worth nothing.", "<ref href=\"#art_99\">",
     "<ref href=\"#art_9\">", "Naming Convention 1.0, clause 4"},
    {"jsonld.bad-date", Severity::kWarning, "A date is not one of the calendar",
     "Programs that compare dates fail on it; it is left out.", "<FRBRdate date=\"2023-02-29\" …/>",
     "<FRBRdate date=\"2023-02-28\" …/>", "XML Schema 1.0, part 2"},
    {"jsonld.missing-date", Severity::kNote, "The work has no date",
     "A list of laws by date will not have it.", "<FRBRWork>… no FRBRdate",
     "<FRBRdate date=\"1992-05-09\" name=\"adoption\"/>", "Naming Convention 1.0, clause 4"},
    {"jsonld.missing-title", Severity::kNote, "The document has no title",
     "Neither the text nor the metadata say what it is called, and search engines show nothing.",
     "<preface/>", "<preface><p><docTitle>Law on …</docTitle></p></preface>",
     "Akoma Ntoso 1.0, part 1, element docTitle"},
    {"jsonld.missing-language", Severity::kNote,
     "The document does not say which language it is in", "Search engines and voices choose by it.",
     "<FRBRExpression>… no FRBRlanguage", "<FRBRlanguage language=\"eng\"/>",
     "Akoma Ntoso 1.0, part 1, element FRBRlanguage"},
    {"jsonld.unresolved-agent", Severity::kNote, "An author is not declared in the references",
     "The graph cannot say who it is.", "<FRBRauthor href=\"#nobody\"/>",
     "<FRBRauthor href=\"#un\"/> … <TLCOrganization eId=\"un\" …/>",
     "Akoma Ntoso 1.0, part 1, element FRBRauthor"},
};

}  // namespace

std::span<const Rule> JsonldRules() { return kRules; }

}  // namespace lexport
