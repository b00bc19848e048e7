#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"naming.eid-syntax", Severity::kError, "An eId is not written as the naming convention asks",
     "An eId is read by programs: its parts, parted by two underscores, name the units on the way "
     "down, each as an abbreviation, an underscore and a number. Another shape cannot be resolved "
     "by anyone but its maker.",
     R"(<article eId="art-3">)", R"(<article eId="art_3">)", "Naming Convention 1.0, clause 5"},
    {"naming.eid-element", Severity::kError,
     "An eId names another element than the one it stands on",
     "The last part of an eId begins with the abbreviation of its own element, or with the "
     "element's name where the convention lists no abbreviation. Readers infer the kind of unit "
     "from it.",
     R"(<section eId="section_3">)", R"(<section eId="sec_3">)", "Naming Convention 1.0, clause 5"},
    {"naming.eid-prefix", Severity::kError, "The prefix of an eId is not the eId of its context",
     "What stands before the last part of an eId is the whole eId of an enclosing element. "
     "A prefix that belongs to no enclosing element sends a reader to the wrong place; it is "
     "mostly left over from moving or renumbering a unit.",
     R"(<article eId="art_2"><paragraph eId="art_1__para_1">)",
     R"(<article eId="art_2"><paragraph eId="art_2__para_1">)", "Naming Convention 1.0, clause 5"},
    {"naming.eid-number", Severity::kWarning, "The number in an eId is not the printed one",
     "Where a unit has a num, the number in its eId is taken from it. When the two differ, a "
     "citation of the printed number leads to another unit.",
     R"(<article eId="art_5"><num>Article 6</num>)", R"(<article eId="art_6"><num>Article 6</num>)",
     "Naming Convention 1.0, clause 5"},
    {"naming.eid-missing", Severity::kError, "An element lacks the eId that it must have",
     "A document may do without eIds; as soon as it uses one, every structural element, reference "
     "and semantic mark must have its own, so that all of them can be cited.",
     R"(<article eId="art_1"><heading>Scope</heading>)",
     R"(<article eId="art_1"><heading eId="art_1__heading">Scope</heading>)",
     "Naming Convention 1.0, 5.5.1"},
    {"naming.eid-other-convention", Severity::kWarning,
     "The eIds of a document follow another convention",
     "Most eIds are written in one consistent way that is not the naming convention's. They may be "
     "right by the rules of their maker; the document is not of conformance level 2. Reported "
     "once, in place of a finding for every eId.",
     R"(<article eId="hauptteil-1_para-1">)", R"(<article eId="art_1">)",
     "Naming Convention 1.0, clause 5"},
    {"naming.wid-syntax", Severity::kError, "A wId is not written as the naming convention asks",
     "A wId is the eId that a unit had in the master expression; it has the same form.",
     R"(<article eId="art_3" wId="art 2">)", R"(<article eId="art_3" wId="art_2">)",
     "Naming Convention 1.0, clause 5"},
    {"naming.wid-same", Severity::kNote, "A wId repeats the eId",
     "A wId is given only where it differs from the eId; one that repeats it says nothing.",
     R"(<article eId="art_3" wId="art_3">)", R"(<article eId="art_3">)",
     "Naming Convention 1.0, clause 5"},
    {"naming.iri-syntax", Severity::kError,
     "An FRBR IRI is not written as the naming convention asks",
     "FRBRuri and FRBRthis begin with /akn/, a country and a document type, and go on to author, "
     "date and number. Anything else cannot be resolved by a server of Akoma Ntoso.",
     R"(<FRBRuri value="http://example.org/act/1992/1"/>)",
     R"(<FRBRuri value="/akn/un/act/1992-05-09/1"/>)", "Naming Convention 1.0, clause 4"},
    {"naming.other-iri-convention", Severity::kNote,
     "The IRIs of a document follow a functionally equivalent convention",
     "Other conventions are allowed when all three FRBR levels carry an alias in the form of Akoma "
     "Ntoso, or all the facts that such an IRI is made of. The document has them, so its IRIs are "
     "left alone.",
     R"(<FRBRuri value="eli/lu/1992/1"/>)",
     R"(<FRBRuri value="eli/lu/1992/1"/><FRBRalias name="akn" value="/akn/lu/act/1992-05-09/1"/>)",
     "Naming Convention 1.0, 4.12"},
    {"naming.iri-this", Severity::kError, "FRBRthis and FRBRuri of one level do not agree",
     "FRBRthis names this very part of a document and FRBRuri the whole of it: FRBRthis is the "
     "FRBRuri, followed by the component where there is one.",
     R"(<FRBRthis value="/akn/un/act/1992/2/!main"/><FRBRuri value="/akn/un/act/1992/1"/>)",
     R"(<FRBRthis value="/akn/un/act/1992/1/!main"/><FRBRuri value="/akn/un/act/1992/1"/>)",
     "Naming Convention 1.0, clause 4"},
    {"naming.iri-nesting", Severity::kError, "An FRBR IRI does not continue the level above it",
     "The IRI of an expression is that of its work with language and version added; that of a "
     "manifestation is that of its expression with the format added. Otherwise the three levels "
     "speak of different documents.",
     "work        /akn/un/act/1992/1\nexpression  /akn/un/act/1993/1/eng@",
     "work        /akn/un/act/1992/1\nexpression  /akn/un/act/1992/1/eng@",
     "Naming Convention 1.0, clause 4"},
    {"naming.iri-type", Severity::kError, "The document type in an IRI is not that of the document",
     "The segment after the country is the name of the document's root element.",
     R"(<act> … <FRBRuri value="/akn/un/doc/1992/1"/>)",
     R"(<act> … <FRBRuri value="/akn/un/act/1992/1"/>)", "Naming Convention 1.0, clause 4"},
    {"naming.iri-country", Severity::kError, "The country in an IRI is not that of FRBRcountry",
     "Both say from where the document comes; a reader must not have to choose.",
     R"(/akn/fr/act/1992/1 with <FRBRcountry value="lu"/>)",
     R"(/akn/lu/act/1992/1 with <FRBRcountry value="lu"/>)", "Naming Convention 1.0, clause 4"},
    {"naming.iri-subtype", Severity::kError, "FRBRsubtype is not in the IRI of its work",
     "A subtype stands in the IRI right after the document type, written as in FRBRsubtype.",
     R"(/akn/un/act/1992/1 with <FRBRsubtype value="provision"/>)",
     R"(/akn/un/act/provision/1992/1 with <FRBRsubtype value="provision"/>)",
     "Naming Convention 1.0, clause 4"},
    {"naming.iri-date", Severity::kError, "The date in an IRI is not that of FRBRdate",
     "The date of a work's IRI is the date of the work, whole or its year; the version of an "
     "expression's IRI is, when it is a date, the date of the expression.",
     R"(/akn/un/act/1992-05-09/1 with <FRBRdate date="1992-06-12" name=""/>)",
     R"(/akn/un/act/1992-05-09/1 with <FRBRdate date="1992-05-09" name=""/>)",
     "Naming Convention 1.0, clause 4"},
    {"naming.iri-number", Severity::kError,
     "The number in an IRI is not that of FRBRnumber or FRBRname",
     "The last segment of a work's IRI is its number, or its name where it has no number, spelt as "
     "in the metadata; slashes and spaces of a printed number become hyphens and underscores.",
     R"(/akn/un/act/1992/1 with <FRBRnumber value="2"/>)",
     R"(/akn/un/act/1992/2 with <FRBRnumber value="2"/>)", "Naming Convention 1.0, clause 4"},
    {"naming.iri-language", Severity::kError, "The language in an IRI is not that of FRBRlanguage",
     "The expression's IRI goes on after the work's with the three letters of its language; "
     "FRBRlanguage must say the same.",
     R"(/akn/un/act/1992/1/eng@ with <FRBRlanguage language="fra"/>)",
     R"(/akn/un/act/1992/1/eng@ with <FRBRlanguage language="eng"/>)",
     "Naming Convention 1.0, clause 4"},
    {"naming.href-form", Severity::kError,
     "A reference is not written as the naming convention asks",
     "href and src of every element but a point to legal resources, by an IRI of Akoma Ntoso or a "
     "local identifier, never to an address on the web: addresses die, names do not. Web pages "
     "are for a/@href.",
     R"(<ref href="http://example.org/law.html">the Law</ref>)",
     R"(<ref href="/akn/un/act/1992/1">the Law</ref>)", "Naming Convention 1.0, clause 4"},
    {"naming.tlc-href", Severity::kError, "The href of a TLC element is not an IRI of the ontology",
     "Persons, organizations, concepts and the like are no documents; their IRIs begin with "
     "/akn/ontology/ and the class, such as person.",
     R"(<TLCPerson eId="smith" href="/people/smith" showAs="Smith"/>)",
     R"(<TLCPerson eId="smith" href="/akn/ontology/person/smith" showAs="Smith"/>)",
     "Naming Convention 1.0, clause 4"},
};

}  // namespace

std::span<const Rule> NamingRules() { return kRules; }

}  // namespace lexport
