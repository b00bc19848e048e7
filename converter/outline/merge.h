// Labels of two lines: "ARTICLE" on one, "5" on the next.

#ifndef LEXPORT_OUTLINE_MERGE_H_
#define LEXPORT_OUTLINE_MERGE_H_

#include <optional>

#include "layout/blocks.h"
#include "mapping/lexicon.h"

namespace lexport {

// A copy of `blocks` in which each such pair is one block; nothing when there is none. A word makes
// labels with the numbers below it when the mapping knows it as the word of a level, or when it
// stands over at least three numbers that rise from one or two, or over eight short lines that are
// all different and have text below them: numbers in words. Linear.
std::optional<Blocks> MergeLabels(const Source& source, const Blocks& blocks,
                                  const Lexicon& lexicon);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_MERGE_H_
