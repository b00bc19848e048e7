// Converter: plain text in, Akoma Ntoso out.
//
//   Converter converter;
//   ConvertOptions options;
//   Conversion c = converter.Convert(bytes, "a.txt", options);
//   if (c.ok) WriteXml(c.document, &xml);
//
// A conversion is a pure function of its input and options: no clock, no locale, no environment but
// SOURCE_DATE_EPOCH (through ConvertOptions). One Converter may serve many threads at once.

#ifndef LEXPORT_CONVERTER_H_
#define LEXPORT_CONVERTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/document.h"
#include "lexport/finding.h"
#include "lexport/ledger.h"
#include "lexport/metadata.h"

namespace lexport {

// How to read a text. A plain value; the defaults are those of the command line.
struct ConvertOptions {
  std::string mapping = "auto";     // name, path of a .toml file, or "auto": by evidence
  Metadata metadata;                // sidecar and command line, already merged
  std::string encoding;             // empty: find out
  std::string repair = "attested";  // none | attested | all
  bool strict = false;              // doubt is an error
  bool annotate = true;             // mark references, dates, organs inline
  bool keep_text = true;            // fill Conversion::text, which only readers of the ledger need
  int64_t source_date_epoch = -1;   // seconds; date of the manifestation; -1: the work's date
  uint64_t max_bytes = 64u << 20;   // inputs above are refused
  uint32_t max_depth = 64;          // units nested deeper are refused
};

// How sure it is that an element is the unit that it was made: the margin by which the reading won
// over the next best, from 0 (as likely something else) to 1 (nothing else was near).
struct UnitConfidence {
  NodeId node = kNoNode;  // in Conversion::document; its eId names it in the output
  float confidence = 1;   // 0..1
};

// What a conversion gives. `document` is empty when !ok; then `findings` has at least one error.
struct Conversion {
  bool ok = false;       // whether it could be converted, and every promise was proved
  Document document;     // the tree that `xml` was written from
  std::string xml;       // the document as written and validated
  Ledger ledger;         // what was done to the characters of the input
  std::string text;      // the decoded input that the ledger's offsets refer to, if kept
  Findings findings;     // in the order of the work; at most a few dozen of one rule below errors
  float confidence = 1;  // of the structure, 0..1: the mean of that of its units
  std::vector<UnitConfidence> units;  // the numbered units, in document order
  std::string mapping;                // that was used
};

// Converts. Holds no state.
class Converter {
 public:
  // Converts `bytes` (in any encoding that is found out, or that the options name), which findings
  // call `name`; no file is opened but mappings. Time and memory grow in proportion to the input.
  // Neither throws nor fails otherwise than by Conversion::ok; the result owns all it holds. Thread
  // safe.
  Conversion Convert(std::string_view bytes, std::string_view name,
                     const ConvertOptions& options) const;
};

}  // namespace lexport

#endif  // LEXPORT_CONVERTER_H_
