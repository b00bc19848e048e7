// Marks inside a document what its words refer to: other documents, its own parts, dates, organs,
// instruments known by name. The text itself never changes: only elements are put around it.

#ifndef LEXPORT_ANNOTATE_ANNOTATE_H_
#define LEXPORT_ANNOTATE_ANNOTATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/document.h"
#include "lexport/finding.h"
#include "mapping/mapping.h"

namespace lexport {

// What Annotate leaves to be written when eIds and metadata are there. A value; of no use to others
// than ResolveReferences and tests.
struct Annotations {
  // An entry under meta/references (TLCOrganization, TLCConcept, TLCReference …).
  struct Entry {
    Tag tag = Tag::kTLCReference;
    std::string id;  // eId, without the prefix of an attachment
    std::string href;
    std::string show_as;
    std::string name;  // of TLCReference
  };
  struct Use {
    NodeId element = kNoNode;  // gets refersTo
    uint32_t entry = 0;
    NodeId component = kNoNode;  // the document type element that it is in
  };
  struct Local {
    NodeId element = kNoNode;  // ref gets href, rref gets from and upTo
    NodeId target = kNoNode;
    NodeId last = kNoNode;  // of a range; else kNoNode
  };

  std::vector<Entry> entries;
  std::vector<Use> uses;
  std::vector<Local> locals;
};

// Puts the elements into the text: date, ref and rref, a, organization, role, concept, term, entity
// (see mappings/annotate). To be called on a document that BuildDocument made, before eIds are
// assigned. What is marked already, labels, title parts and meta are left alone. A reference to
// another document becomes a ref only where the date of that document is known, from the text or
// from the phrasebook; else it is an entity, and one finding counts them
// (annotate.undated-reference). An address printed without its scheme ("www.un.org") gets
// "http://" in its href, never in the text. A reference to a part of this document is marked only
// where that part exists. Linear in the text. A broken file of phrases is an error finding and
// nothing is marked. Thread safe on different documents.
[[nodiscard]] Annotations Annotate(const Mapping& mapping, std::string_view language,
                                   Document* document, Findings* findings);

// After AssignEIds and BuildMetadata: gives local references their href, and puts the entries under
// meta/references of the documents and attachments that use them, which gives the marked elements
// their refersTo. Entries that are there already, by their eId, are used. A target without an eId
// takes the mark away again, and keeps the text.
void ResolveReferences(const Annotations& annotations, Document* document);

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_ANNOTATE_H_
