// From an Outline and metadata to an Akoma Ntoso Document.
//
// Knows the modelling (AKN4UN part 1, the vocabulary, the Naming Convention 1.0), nothing of how
// the outline was found. Every character of the outline's runs comes out exactly once, in its
// order.

#ifndef LEXPORT_AKN_BUILD_H_
#define LEXPORT_AKN_BUILD_H_

#include <optional>

#include "layout/blocks.h"
#include "lexport/document.h"
#include "lexport/finding.h"
#include "lexport/metadata.h"
#include "mapping/mapping.h"
#include "outline/outline.h"

namespace lexport {

struct BuildOptions {
  int64_t source_date_epoch = -1;
};

// Structure, notes, page ends and repairs, without eIds and metadata (see AssignEIds and
// BuildMetadata). `metadata` decides the document class.
Document BuildDocument(const Source& source, const Blocks& blocks, const Outline& outline,
                       const Metadata& metadata, Findings* findings);

// Gives every element that needs one its eId (Naming Convention 5.4), unique in the whole file.
// Attached documents get the prefix of their attachment, in their meta too. Existing eIds are
// replaced, and links to them ("#…", in any attribute) with them; the labels of concepts and other
// elements of meta are kept behind the prefix. Naming a document twice changes nothing. Which kinds
// of units run through the whole component, and so take no prefix, is read from their numbers (see
// naming_kinds.h). Linear.
void AssignEIds(Document* document);

// Fills meta of the main document and of its attachments: FRBR identification, publication,
// references, component data; IRIs by the Naming Convention, clause 4. What is missing follows the
// year rule, with a finding.
void BuildMetadata(const Mapping& mapping, const Metadata& metadata, const BuildOptions& options,
                   Document* document, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_AKN_BUILD_H_
