// Phrasebook: the names, citation patterns and reference words that Annotate knows, compiled from
// mappings/annotate/*.toml. docs: the head of mappings/annotate/un.toml explains every key.
//
// Made once for a mapping and a language, never changed, shared between threads.

#ifndef LEXPORT_ANNOTATE_PHRASEBOOK_H_
#define LEXPORT_ANNOTATE_PHRASEBOOK_H_

#include <re2/re2.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/words.h"
#include "lexport/finding.h"
#include "lexport/vocabulary.h"
#include "mapping/mapping.h"

namespace lexport {

// What a phrase means; the index of a meaning is explained beside each.
enum Sense : uint32_t {
  kSenseName = 1u << 0,         // Phrasebook::names: an instrument, organ, role or concept
  kSenseShortOrgan = 1u << 1,   // Phrasebook::short_organs: "the Council"
  kSenseCounted = 1u << 2,      // Phrasebook::counted: "Goal", before a number
  kSenseMonth = 1u << 3,        // 1..12
  kSenseDateLink = 1u << 4,     // between the parts of a date: "de"; also "st", "er", "."
  kSenseYearMark = 1u << 5,     // 年
  kSenseMonthMark = 1u << 6,    // 月
  kSenseDayMark = 1u << 7,      // 日
  kSenseCitation = 1u << 8,     // Phrasebook::citations: "resolution"
  kSenseNumberSign = 1u << 9,   // "No.", "n°", between a citation or level word and its number
  kSenseOn = 1u << 10,          // before the date of what is cited: "of", "du", "vom"
  kSenseLevel = 1u << 11,       // Phrasebook::levels: "article", "§"
  kSenseOf = 1u << 12,          // from a part to its whole: "of", "of the", "in"
  kSenseThis = 1u << 13,        // the document itself, or the part we are in: "this", "the present"
  kSenseAnd = 1u << 14,         // "and", "or"
  kSenseTo = 1u << 15,          // "to", "–"
  kSenseForeign = 1u << 16,     // before a level word: not of this document: "preambular"
  kSenseIbid = 1u << 17,        // the document cited last
  kSenseOrdinal = 1u << 18,     // a number in words: its value
  kSenseSymbolHead = 1u << 19,  // first part of a document symbol: "A", "CEDAW"
  kSenseUrl = 1u << 20,         // "http", "https", "www"
  kSenseLead = 1u << 21,        // first word of a preambular clause
  kSenseDone = 1u << 23,        // before the place where a document was made: "Done at"
  kSenseLeadMore = 1u << 22,    // a word that may stand before or behind it: "also", "deeply"
};

// A name that leads to an entry under meta/references, or straight to a document.
struct KnownName {
  Tag element = Tag::kEntity;      // inline element: organization, role, concept, entity
  Tag entry = Tag::kTLCReference;  // what stands under references
  std::string id;                  // eId of the entry, before any prefix
  std::string show_as;
  std::string iri;          // of the entry; or of the Work, for an instrument with a date
  std::string entity_name;  // entity/@name and TLCReference/@name
  bool is_work = false;     // `iri` is a Work's: mark with ref
  bool is_organ = false;    // may be the author of resolutions
};

// Concepts with a number: "Goal 17". {n} in the templates is the number.
struct CountedConcept {
  std::string id, iri, show_as;
  uint32_t first = 1, last = 0;
};

// One way in which an organ numbers what it adopts.
struct CitationForm {
  std::string organ;                    // id; "": the form needs no organ
  std::unique_ptr<RE2> pattern;         // anchored; behind the citation word
  uint8_t least = 0, greatest = 255;    // between them is the first byte of all that it matches
  std::unique_ptr<RE2> symbol_pattern;  // of the same document's symbol; may be null
  std::string id, show_as, iri, date;   // templates: {group}, {word}, {date}
};

struct Citation {
  std::string entity_name;  // "resolution"
  std::vector<CitationForm> forms;
  std::vector<std::string> words;
};

// Which bare letters may be numbers: "Annex B", "Buchstabe b". Roman numerals always are.
enum LetterUse : uint8_t { kNoLetters = 0, kCapitalLetters = 1, kSmallLetters = 2 };

struct ReferenceLevel {
  std::vector<Tag> elements;     // what the word may mean; none: below all elements (a sentence)
  bool many = false;             // the word announces a list: "articles"
  uint8_t letters = kNoLetters;  // LetterUse bits
  bool alone = false;            // may stand without a number: "the annex"
};

struct Lead {
  std::string id, show_as, iri;
};

struct Phrasebook {
  PhraseTrie trie;
  std::vector<KnownName> names;
  std::vector<std::vector<uint32_t>> short_organs;  // of each word, the names[] it may mean
  std::vector<CountedConcept> counted;
  std::vector<Citation> citations;
  std::vector<ReferenceLevel> levels;
  std::vector<Lead> leads;
  std::unordered_map<std::string, uint32_t> organs;          // id -> names[]
  std::unordered_map<std::string, std::string> known_dates;  // id of a work -> YYYY-MM-DD
  std::string symbol_entity = "documentSymbol";
  std::string reference_iri = "/akn/ontology/reference/{id}";  // href of a TLCReference
  std::string place_iri = "/akn/ontology/location/{id}";       // href of a TLCLocation
  std::string person_iri = "/akn/ontology/person/{id}";        // href of a TLCPerson
  std::string month_year_inline;  // inline/@name for "June 2014"; "": left alone
  bool month_first = false;       // "June 5, 2014"
  bool numeric_dates = false;     // "5.6.2014" is the 5th of June
};

// The phrasebook of a mapping in a language; from a cache after the first time. On a broken file
// the errors are added (file, line, column) and nothing is given; a missing file is none.
std::shared_ptr<const Phrasebook> GetPhrasebook(const Mapping& mapping, std::string_view language,
                                                Findings* findings);

// The same without the cache, from another folder; for tests.
std::shared_ptr<const Phrasebook> LoadPhrasebook(const std::string& folder, const Mapping& mapping,
                                                 std::string_view language, Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_PHRASEBOOK_H_
