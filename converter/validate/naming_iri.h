// IRIs of documents, taken apart (Naming Convention 1.0, clause 4):
//
//   /akn/{country}/{type}[/{subtype}][/{actor}]/{date}[/{number}]       work
//   {work}/{language}@{version}                                         expression
//   {expression}.{format}                                               manifestation
//   …/!{component}                                                      a part of any of them

#ifndef LEXPORT_VALIDATE_NAMING_IRI_H_
#define LEXPORT_VALIDATE_NAMING_IRI_H_

#include <string_view>
#include <vector>

namespace lexport::validate {

// All parts are views into the IRI; "" for those that it lacks.
struct AknIri {
  std::string_view fault;  // why it is no such IRI, as a clause after the IRI; "" when it is one
  std::string_view work;   // "/akn/…/number"
  std::string_view country;
  std::string_view type;                // of the document: "act"
  std::vector<std::string_view> names;  // subtype and actor, as far as they are there
  std::string_view date;                // YYYY, YYYY-MM-DD
  std::string_view number;
  std::string_view language;   // of the expression; three letters
  bool has_version = false;    // "@" or ":" follows the language
  std::string_view version;    // behind it
  std::string_view component;  // behind "!"
};

// Linear in the length of the IRI. A format at the end is left in `version`, `number` or
// `component`; see WithoutFormat.
AknIri ParseAknIri(std::string_view iri);

// The same for what is known to be the IRI of a work, which has no language: three letters at its
// end are its number ("/akn/ke/act/1997/gdp").
AknIri ParseWorkIri(std::string_view iri);

// `iri` without a file format of one to five letters or digits at its end (".xml").
std::string_view WithoutFormat(std::string_view iri);

// YYYY-MM-DD with a month and day that exist.
bool IsIsoDate(std::string_view text);

// True for "http://…", "urn:…", "mailto:…" and their like.
bool HasScheme(std::string_view iri);

// A short name of the convention that an IRI of another kind evidently follows: "ELI", "URN:LEX",
// "web addresses", "paths". "" when there is no evidence: for a placeholder, a bare word, and for
// what is an IRI of Akoma Ntoso but for a slip.
std::string_view OtherConvention(std::string_view iri);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_NAMING_IRI_H_
