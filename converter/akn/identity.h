// Who a document is: the names and dates that its identification is written from, worked out from
// metadata and mapping. Inside the room only.

#ifndef LEXPORT_AKN_IDENTITY_H_
#define LEXPORT_AKN_IDENTITY_H_

#include <string>

#include "lexport/document.h"
#include "lexport/finding.h"
#include "lexport/metadata.h"
#include "mapping/mapping.h"

namespace lexport {

struct Identity {
  std::string country, type, subtype;
  std::string author_id;   // last segment of the author's IRI, "un-ga-hrc"
  std::string author_iri;  // "/akn/ontology/organization/un/un-ga-hrc"
  std::string author_name;
  bool has_author = false;   // else the three say "unknown"
  std::string date;          // whole, of the work
  std::string date_segment;  // of the IRI: the date, or its year where no more is known
  bool dated = false;        // else the dates are those of an undated work
  std::string version_date;  // whole; empty for the original version
  std::string number;        // segment of the IRI
  std::string printed;       // the number as printed; empty when the segment comes from the title
  std::string title;
  std::string language;      // ISO 639-2/T
  std::string language_tag;  // BCP 47

  std::string Work() const;        // IRI of the work
  std::string Expression() const;  // IRI of the expression
};

// Everything that is missing gets what the rules for missing things say, with a finding.
Identity IdentityOf(const Mapping& mapping, const Metadata& metadata, const Document& document,
                    Findings* findings);

// The title that a document prints (docTitle in its preface), white space folded; empty when none.
std::string PrintedTitle(Node main);

}  // namespace lexport

#endif  // LEXPORT_AKN_IDENTITY_H_
