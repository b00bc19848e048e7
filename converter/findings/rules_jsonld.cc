#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"jsonld.base", Severity::kError, "The base is no absolute IRI",
     "Documents name themselves from the root (/akn/...); a graph needs absolute IRIs, which begin "
     "with the base.",
     "--base resolver.example", "--base https://resolver.example", "Lexport"},
    {"jsonld.no-document", Severity::kError, "There is no document to make a graph of",
     "A graph describes an act, a statement, a judgment or another document below akomaNtoso.",
     "<akomaNtoso/>", "<akomaNtoso><act name=\"act\">...</act></akomaNtoso>",
     "Akoma Ntoso 1.0, part 1"},
    {"jsonld.missing-work-iri", Severity::kWarning, "The work has no IRI",
     "Without FRBRWork/FRBRuri or FRBRthis nobody can refer to the work or to its units from "
     "elsewhere; in the graph they are blank nodes.",
     R"(<FRBRuri value=""/>)", R"(<FRBRuri value="/akn/ke/act/1989-12-06/16"/>)",
     "Naming Convention 1.0, clause 4"},
    {"jsonld.missing-expression-iri", Severity::kWarning, "The expression has no IRI",
     "Without FRBRExpression/FRBRuri or FRBRthis the version in this language cannot be referred "
     "to; in the graph it is a blank node, or absent where FRBRExpression is.",
     R"(<FRBRuri value=""/>)", R"(<FRBRuri value="/akn/ke/act/1989-12-06/16/eng@"/>)",
     "Naming Convention 1.0, clause 4"},
    {"jsonld.missing-manifestation-iri", Severity::kWarning, "The manifestation has no IRI",
     "Without FRBRManifestation/FRBRuri or FRBRthis the file cannot be referred to; in the graph "
     "it is a blank node, or absent where FRBRManifestation is.",
     R"(<FRBRuri value=""/>)", R"(<FRBRuri value="/akn/ke/act/1989-12-06/16/eng@.xml"/>)",
     "Naming Convention 1.0, clause 4"},
    {"jsonld.shared-iri", Severity::kWarning, "Two different things have one IRI",
     "A work is not its expression, and an annex not its host. Where the metadata give both the "
     "same IRI, the second is a blank node in the graph, so that what is said of one is not said "
     "of the other.",
     "the same FRBRuri in FRBRWork and FRBRExpression",
     R"(<FRBRuri value="/akn/ke/act/1989-12-06/16/eng@"/> in FRBRExpression)",
     "Naming Convention 1.0, clause 4"},
    {"jsonld.missing-title", Severity::kNote, "The document has no title",
     "People look for documents by title. It is taken from docTitle, shortTitle or longTitle, else "
     "from FRBRname.",
     "<preface><p>An Act</p></preface>",
     "<preface><p><docTitle>An Act</docTitle></p></preface>",
     "Akoma Ntoso 1.0, part 1, element docTitle"},
    {"jsonld.missing-language", Severity::kNote, "The document does not say its language",
     "Text without a language is found by no search that asks for one.",
     R"(<FRBRlanguage language=""/>)", R"(<FRBRlanguage language="eng"/>)",
     "Akoma Ntoso 1.0, part 1, element FRBRlanguage"},
    {"jsonld.missing-date", Severity::kNote, "The work has no date",
     "The date of the work tells documents with the same name apart.",
     R"(<FRBRdate date="" name=""/>)", R"(<FRBRdate date="1989-12-06" name="enactment"/>)",
     "Akoma Ntoso 1.0, part 1, element FRBRdate"},
    {"jsonld.bad-date", Severity::kWarning, "A date is none of the calendar",
     "A value that is not a date would make the graph wrong for all that calculate with it, so it "
     "is left out.",
     R"(<FRBRdate date="2002-02-30" name="markup"/>)",
     R"(<FRBRdate date="2002-02-28" name="markup"/>)", "XML Schema 1.0, part 2"},
    {"jsonld.unresolved-agent", Severity::kNote, "An author is declared nowhere",
     "FRBRauthor names an entry of the references; without it nobody knows who that is, and the "
     "graph has no author.",
     R"(<FRBRauthor href="#somebody"/>)",
     R"(<FRBRauthor href="#parliament"/> with <TLCOrganization eId="parliament" .../>)",
     "Akoma Ntoso 1.0, part 1, element FRBRauthor"},
    {"jsonld.unit-without-eid", Severity::kNote, "Units have no eId",
     "A unit's IRI is made from its eId; without one it is a blank node in the graph, with its "
     "text and its place but with no name to refer to it by.",
     "<article><num>1</num>...</article>", R"(<article eId="art_1"><num>1</num>...</article>)",
     "Naming Convention 1.0, clause 5"},
    {"jsonld.repeated-eid", Severity::kWarning, "Units share an eId",
     "Two units with one IRI would be one unit with two texts. The first keeps it; the others are "
     "blank nodes.",
     R"(<article eId="art_1">...</article><article eId="art_1">...</article>)",
     R"(<article eId="art_1">...</article><article eId="art_2">...</article>)",
     "Naming Convention 1.0, clause 5"},
    {"jsonld.lost-reference", Severity::kNote, "References lead nowhere",
     "A local reference to an eId that no unit, note or entry has is left out of the graph. The "
     "rules on links say which ones.",
     R"(<ref href="#art_99">Article 99</ref>)", R"(<ref href="#art_9">Article 9</ref>)",
     "Naming Convention 1.0, clause 4"},
};

}  // namespace

std::span<const Rule> JsonldRules() { return kRules; }

}  // namespace lexport
