// Mapping: what differs between legal traditions and languages, as data. Loaded from
// mappings/*.toml, which any user can write; the code knows no word of any of them.
//
// A mapping names the levels of its hierarchy with their words and numbering styles, the formula
// lines and lead words of a preamble, the words of annexes and conclusions, and what each role
// becomes in Akoma Ntoso (element, @name, parts of IRIs). Language packs hold the words that
// several mappings share. All patterns are RE2: linear in time on any text, so a stranger's mapping
// is safe.

#ifndef LEXPORT_MAPPING_MAPPING_H_
#define LEXPORT_MAPPING_MAPPING_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"
#include "lexport/vocabulary.h"

namespace lexport {

inline constexpr size_t kMaxLevels = 32;  // of one mapping

enum class NumberStyle : uint8_t {
  kDecimal,     // 1 2 3, in any script's digits
  kDotted,      // 1.1, 1.2.3
  kLowerAlpha,  // a b c … z aa bb
  kUpperAlpha,
  kLowerRoman,
  kUpperRoman,
  kHan,  // 一 二 三
  kHebrew,
  kEthiopic,
  kArabicAbjad,
  kWord,    // "first", "premier"; spelled by ICU's rules or the language pack
  kBullet,  // a dash or bullet: no number
  kNone,
};

// What stands around the number of a label.
enum class LabelForm : uint8_t {
  kDot,         // "1."
  kParens,      // "(1)"
  kCloseParen,  // "1)"
  kBare,        // "1"
  kWordBefore,  // "Article 1"
  kWordAfter,   // "1. cikk"
  kWordAround,  // "第一条"
  kSign,        // "§ 1"
  kDash,        // "–", "•", "*"
  kBracket,     // "[1]"
  kColon,       // "1:", "ARTICLE 1: …"
};

struct Level {
  std::string id;  // unique in the mapping: "article"
  Tag element = Tag::kHcontainer;
  std::string name;                // @name, for hcontainer
  int rank = 0;                    // smaller is higher; a unit contains units of higher rank
  std::vector<std::string> words;  // "Article", as written in the languages of the mapping
  std::vector<NumberStyle> styles;
  std::vector<LabelForm> forms;
  bool titled = false;            // may have a heading
  bool heading_required = false;  // never occurs without one
  bool continuous = false;  // numbered through the whole document, not restarting under each parent
  bool in_list = false;     // stands in a list element: point, indent
  bool basic = false;       // the unit that the text counts its provisions by: article, section of
                            // an act; a repeating frame of an unknown language is read as this
  bool unnumbered = false;  // opened by its word alone on a line, without a number
  bool attachment = false;  // opens an annex: Role::kAttachment rather than a unit

  bool HasStyle(NumberStyle style) const;
  bool HasForm(LabelForm form) const;
};

struct DocumentClass {
  Tag element = Tag::kDoc;  // statement, doc, act, bill, judgment …
  std::string name;         // @name: "declarationDraft"
  std::string subtype;      // FRBRsubtype, a segment of the IRI: "deliberation"
};

// What `author` key of the metadata means: "un-ga-hrc" -> label and IRI.
struct Organ {
  std::string id;                    // token in IRIs, "un-ga-hrc"
  std::string show_as;               // "Human Rights Council"
  std::string iri;                   // "/akn/ontology/organization/un/un-ga-hrc"
  std::vector<std::string> symbols;  // prefixes of document symbols that name it: "A/HRC"
};

// A sign by which the right mapping is known: how often blocks match, times weight.
struct Evidence {
  std::string pattern;  // RE2, at the start of a block, without regard to case
  double weight = 1;
  int limit = 3;    // matches beyond this count for nothing
  int longest = 0;  // bytes of a line that counts, such as a title; 0: any
};

struct Mapping {
  std::string id;  // file name without .toml: "un"
  std::string title;
  std::string country;                 // FRBRcountry and first IRI segment: "un"
  std::vector<std::string> languages;  // packs it takes its words from, BCP 47
  std::vector<Level> levels;           // by rank
  std::map<std::string, DocumentClass, std::less<>> classes;  // by id: "declaration-draft"
  std::string default_class;
  std::string annex_class;  // of an attachment's content when nothing else says so
  std::vector<Organ> organs;
  // Options of modelling where the standard leaves a choice.
  std::string preamble_style = "recitals";  // or "container"
  bool note_sup = false;                    // wrap authorialNote in sup, as some guidelines ask
  bool points_in_list = true;               // list/intro/point rather than bare points
  std::map<std::string, std::string, std::less<>> options;  // anything else, checked on load
  std::vector<Evidence> evidence;
  double prior = 0;  // added to the evidence: what is chosen when nothing speaks

  // Patterns and word lists are the business of the outline and annotate rooms: see lexicon.h.
  std::shared_ptr<const struct Lexicon> lexicon;

  const Level* FindLevel(std::string_view level_id) const;
  const Organ* OrganOfSymbol(std::string_view symbol) const;  // longest prefix
  const Organ* FindOrgan(std::string_view organ_id) const;
};

// Loads a mapping by name ("un", from the mappings folder) or by path (ends in .toml). On failure
// gives nothing and adds an error with file, line, column and what was expected. Loaded mappings
// are immutable and shared between threads.
std::shared_ptr<const Mapping> LoadMapping(std::string_view name_or_path, Findings* findings);

// The installed mappings as candidates for a text: what speaks for each, without the packs, which
// need not be read for those that are not taken.
struct InstalledMapping {
  std::string id;
  double prior = 0;
  std::vector<Evidence> evidence;
};

struct InstalledMappings {
  struct Owner {
    size_t mapping = 0;   // index in `mappings`
    size_t evidence = 0;  // index in its evidence
  };
  std::vector<InstalledMapping> mappings;  // by id
  // The signs of all at once, those that lines of any length may bear and those of short lines
  // apart: a sign of a title is looked for up to the end of a line, which is not worth doing for a
  // long one. Ids are indices in `owners`; never null.
  std::shared_ptr<class PatternSet> signs, short_signs;
  size_t longest_short = 0;  // bytes of the longest line that short_signs are looked for in
  std::vector<Owner> owners;
};

// Read once and shared between threads. Mappings that are broken are left out, with their errors.
std::shared_ptr<const InstalledMappings> ReadInstalledMappings(Findings* findings);

// Names of the mappings that are installed, sorted.
std::vector<std::string> MappingNames();

// Folder of the mappings: $LEXPORT_MAPPINGS, else share/lexport/mappings below a folder above the
// library that holds this code (or the program, when it is linked in), else "mappings".
std::string MappingFolder();

}  // namespace lexport

#endif  // LEXPORT_MAPPING_MAPPING_H_
