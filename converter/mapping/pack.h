// Language packs: mappings/languages/*.toml, as they are read.

#ifndef LEXPORT_MAPPING_PACK_H_
#define LEXPORT_MAPPING_PACK_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lexport/finding.h"
#include "mapping/lexicon.h"

namespace lexport {

struct PackPattern {
  Cue cue;
  std::string field;
  std::string pattern;  // RE2 without anchors
};

struct PackFile {
  LanguagePack pack;
  std::map<std::string, std::vector<std::string>> words;    // list name -> words: "article" -> …
  std::map<std::string, std::vector<std::string>> numbers;  // "1" -> "premier", …
  std::vector<PackPattern> patterns;
};

// Reads one pack. False with complaints when it is broken.
bool LoadPack(const std::string& path, PackFile* pack, Findings* findings);

// Names of the cues as they stand in the [cues] table, by Cue.
const std::vector<std::string>& CueNames();

// The anchored form in which a pattern goes into the set: at the start of a line, and for headings
// and the like to its end.
std::string AnchoredPattern(Cue cue, const std::string& pattern);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_PACK_H_
