// Metadata: what is said of a document besides its text, from a sidecar file, from --meta, and from
// the text itself. Keys are few and flat; see docs/convert.md for the list with examples.

#ifndef LEXPORT_METADATA_H_
#define LEXPORT_METADATA_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"

namespace lexport {

// A plain value; what is not known is empty. The names in quotation marks are the keys of --meta
// and of sidecars.
struct Metadata {
  std::string document_class;         // "class": id of a class of the mapping
  std::string mapping;                // "mapping"
  std::string symbol;                 // "symbol": A/HRC/35/35; the document's official number
  std::string number;                 // "number": overrules the IRI form of the symbol
  std::string title;                  // "title"
  std::string date;                   // "date": of the work, YYYY, YYYY-MM or YYYY-MM-DD
  std::string version_date;           // "version-date": of the expression
  std::string publication_date;       // "publication-date": YYYY-MM-DD
  std::string publication_name;       // "publication-name": the gazette or series
  std::string publication_number;     // "publication-number": within it
  std::string language;               // "language": BCP 47 ("en") or ISO 639-2 ("eng")
  std::string author;                 // "author": organ id, or an IRI
  std::string author_name;            // "author-name": printed name, for authors the mapping lacks
  std::string country;                // "country"
  std::string subtype;                // "subtype"
  std::string host;                   // "annex-of": symbol of the document that this is annexed to
  std::string session;                // "session": of the organ, as printed
  std::string agenda_item;            // "agenda-item": as printed
  std::string original_language;      // "original-language": as printed
  std::string distribution;           // "distribution": as printed
  std::vector<std::string> aliases;   // "alias" = "name value"
  std::vector<std::string> keywords;  // "keyword"
  std::string annex_class;            // "annex-class": class of the annexed instrument
  std::string annex_title;            // "annex-title": its title
  std::string source_name;            // filled by the program: the input's name
};

// Sets one key from a command line's KEY=VALUE or a sidecar. False, with an error finding that
// names the known keys, when the key is unknown or the value malformed (a date that does not
// exist).
bool SetMetadata(std::string_view key, std::string_view value, const Location& where,
                 Metadata* metadata, Findings* findings);

// Reads a sidecar (TOML, flat keys as above). False with an error finding at file:line:column.
bool ParseSidecar(std::string_view toml, std::string_view file_name, Metadata* metadata,
                  Findings* findings);

// Takes from `weaker` what `stronger` leaves empty.
Metadata MergeMetadata(const Metadata& stronger, const Metadata& weaker);

}  // namespace lexport

#endif  // LEXPORT_METADATA_H_
