#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"sense.number-gap", Severity::kWarning, "A number is missing in a list of units",
     "Units of one kind under one parent are numbered through. A gap means a lost unit, a unit "
     "read as plain text, or a repealed one that might be kept as an empty unit.",
     "<point><num>(a)</num>…  <point><num>(c)</num>…",
     "<point><num>(a)</num>…  <point><num>(b)</num>…", "Lexport"},
    {"sense.number-repeated", Severity::kWarning, "A number occurs twice in a list of units",
     "A citation of it is ambiguous.",
     "<article><num>Article 3</num>…  <article><num>Article 3</num>…",
     "<article><num>Article 3</num>…  <article><num>Article 4</num>…", "Lexport"},
    {"sense.number-order", Severity::kWarning, "A number goes back in a list of units",
     "The units are out of order, or one of them stands under the wrong parent.",
     "<paragraph><num>5.</num>…  <paragraph><num>4.</num>…",
     "<paragraph><num>4.</num>…  <paragraph><num>5.</num>…", "Lexport"},
    {"sense.empty-element", Severity::kWarning, "An element that should hold text is empty",
     "An empty paragraph, heading or number shows as a hole and is mostly what a conversion left "
     "over. Empty table cells and elements that are meant to be empty are not reported.",
     "<heading/>", "<heading>Scope</heading>", "Lexport"},
    {"sense.note-marker-repeated", Severity::kWarning, "Two notes have the same marker",
     "The reader cannot tell which note a marker means. A second mark of one note is a noteRef.",
     R"(<authorialNote marker="3">…  <authorialNote marker="3">…)",
     R"(<authorialNote marker="3">…  <authorialNote marker="4">…)", "Lexport"},
    {"sense.note-marker-order", Severity::kWarning, "Note markers are out of order",
     "Notes are numbered as they come; one that is out of order was lost, moved or misread.",
     R"(<authorialNote marker="2">…  <authorialNote marker="5">…  <authorialNote marker="3">…)",
     R"(<authorialNote marker="2">…  <authorialNote marker="3">…  <authorialNote marker="4">…)",
     "Lexport"},
    {"sense.language", Severity::kWarning, "A language code is not one of ISO 639",
     "FRBRlanguage takes the three letters of ISO 639-2 and xml:lang a tag of RFC 5646. Software "
     "that chooses fonts, hyphenation or a voice by it finds nothing for another code.",
     R"(<FRBRlanguage language="english"/>)", R"(<FRBRlanguage language="eng"/>)",
     "Naming Convention 1.0, clause 4"},
    {"sense.language-mismatch", Severity::kWarning,
     "xml:lang of the text is not a language of the expression",
     "The language of the whole text and that of FRBRlanguage must be the same; a part in another "
     "language carries its own xml:lang.",
     R"(<FRBRlanguage language="eng"/> … <body xml:lang="fr">)",
     R"(<FRBRlanguage language="eng"/> … <body xml:lang="en">)", "RFC 5646, 2.2.1"},
    {"sense.country", Severity::kWarning, "A country code is not one of ISO 3166",
     "FRBRcountry takes the two letters of ISO 3166-1, or one of its parts by ISO 3166-2; besides "
     "them un, eu and other bodies with a code of their own.",
     R"(<FRBRcountry value="uruguay"/>)", R"(<FRBRcountry value="uy"/>)",
     "Naming Convention 1.0, clause 4"},
    {"sense.date-order", Severity::kWarning, "Dates contradict each other",
     "An expression is not older than its work nor a manifestation than its expression, and an "
     "interval does not end before it begins.",
     "work 2015-03-01, expression 2014-01-01", "work 2014-01-01, expression 2015-03-01", "Lexport"},
    {"sense.bare-label", Severity::kWarning, "A paragraph of text still begins with a bare label",
     "\"(a)\" or \"3.\" at the start of a p is the number of a unit that was not recognised as "
     "one; "
     "nobody can cite or link it.",
     "<p>(a) to promote peace;</p>",
     "<point><num>(a)</num><content><p>to promote peace;</p></content></point>", "Lexport"},
    {"sense.long-heading", Severity::kWarning, "A heading holds a whole paragraph",
     "A heading is shown in tables of contents and navigation. One of several sentences is mostly "
     "text that was taken for a heading.",
     "<heading>The Parties shall, within two years, report on … They may also …</heading>",
     "<heading>Reports</heading> … <p>The Parties shall, within two years, report on …</p>",
     "Lexport"},
};

}  // namespace

std::span<const Rule> SenseRules() { return kRules; }

}  // namespace lexport
