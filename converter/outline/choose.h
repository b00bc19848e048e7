// Which mapping fits a text, and which language it is in: by evidence.

#ifndef LEXPORT_OUTLINE_CHOOSE_H_
#define LEXPORT_OUTLINE_CHOOSE_H_

#include <memory>
#include <string>
#include <vector>

#include "layout/blocks.h"
#include "mapping/mapping.h"

namespace lexport {

struct MappingScore {
  std::string id;
  double score = 0;
  std::vector<std::string> reasons;  // what spoke for it: first words of matching lines
};

// Scores of all installed mappings, best first; ties by name. The first is to be taken.
std::vector<MappingScore> ScoreMappings(const Source& source, const Blocks& blocks,
                                        Findings* findings);

// The mapping to take, with a note in *findings that says which and why; null when none loads.
std::shared_ptr<const Mapping> ChooseMapping(const Source& source, const Blocks& blocks,
                                             Findings* findings);

// BCP 47 of the text's language by the function words of the packs, else by its script; "und" when
// nothing speaks.
std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_CHOOSE_H_
