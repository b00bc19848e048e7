// The names of Akoma Ntoso 3.0 as enumerations: Tag for elements, Attr for attributes.
//
// Both are made from one table each (vocabulary_elements.inc and vocabulary_attributes.inc), which
// a test holds against the schema. The traits of an element (its kind, its abbreviation in eIds,
// whether it must carry an eId) come from the Naming Convention 1.0, clause 5, and the vocabulary.

#ifndef LEXPORT_VOCABULARY_H_
#define LEXPORT_VOCABULARY_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lexport {

// What an element is for: where it may stand and how it is shown.
enum class ElementKind : uint8_t {
  kRoot,           // akomaNtoso
  kDocumentClass,  // act, bill, doc, statement, judgment …
  kStructure,      // preface, preamble, body, attachments … : holds the parts of a document
  kHierarchy,      // part, article, paragraph, point … and hcontainer
  kContainer,      // containers of judgments, debates, amendments, recitals, and the like
  kBlock,          // p, block, table, blockList, tblock …
  kTablePart,      // tr, th, td, caption; li; item
  kTitle,          // num, heading, subheading
  kInline,         // ref, date, i, docTitle …
  kMarker,         // empty inline elements: eop, eol, noteRef, img, br …
  kSubflow,        // authorialNote, quotedStructure, embeddedStructure, remark-like subflows
  kMeta,           // everything below meta
};

// What a node of a Document is: an element of the vocabulary by its name, or one of the first five.
enum class Tag : uint16_t {
  kNone,
  kText,
  kComment,
  kProcessingInstruction,
  kForeignElement,  // an element of another namespace, or one that the vocabulary lacks
#define LEXPORT_ELEMENT(id, name, kind, abbreviation, eid) id,
#include "lexport/vocabulary_elements.inc"
#undef LEXPORT_ELEMENT
  kTagCount
};

// The name of an attribute.
enum class Attr : uint16_t {
  kForeignAttribute,
#define LEXPORT_ATTRIBUTE(id, name) id,
#include "lexport/vocabulary_attributes.inc"
#undef LEXPORT_ATTRIBUTE
  kAttrCount
};

// What an element may hold, by the schema: nothing; elements only, so that white space between them
// means nothing; or characters and elements mixed.
enum class ContentKind : uint8_t { kEmpty, kElements, kMixed };

// Whether the element must, may or cannot carry an eId when a document uses eIds at all
// (Naming Convention 5.5.1; groups idreq and idopt of the schema).
enum class EIdUse : uint8_t { kNever, kOptional, kRequired };

// How many values Tag has.
inline constexpr size_t kTagCount = static_cast<size_t>(Tag::kTagCount);
// How many values Attr has.
inline constexpr size_t kAttrCount = static_cast<size_t>(Attr::kAttrCount);

// All are table lookups; those from names are one hash and one comparison.
std::string_view TagName(Tag tag);          // "article"; "" for the nodes that are no AKN element
std::string_view AttrName(Attr attr);       // "eId", "xml:lang"; "" for the foreign one
Tag TagFromName(std::string_view name);     // the foreign one when unknown
Attr AttrFromName(std::string_view name);   // the foreign one when unknown
ElementKind KindOf(Tag tag);                // kInline for nodes that are no AKN element
ContentKind ContentOf(Tag tag);             // kMixed for nodes that are no AKN element
std::string_view EIdAbbreviation(Tag tag);  // "art" for article; the element's name by default
EIdUse EIdUseOf(Tag tag);                   // kNever for nodes that are no AKN element

}  // namespace lexport

#endif  // LEXPORT_VOCABULARY_H_
