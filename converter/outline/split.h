// Splitting: a label of a unit that layout joined to the line before it, since nothing in the print
// said otherwise ("… and objectives / Article 1"), begins a block of its own.

#ifndef LEXPORT_OUTLINE_SPLIT_H_
#define LEXPORT_OUTLINE_SPLIT_H_

#include <optional>

#include "layout/blocks.h"
#include "mapping/lexicon.h"

namespace lexport {

// A copy of `blocks` with such lines split off; nothing when there are none. Linear.
std::optional<Blocks> SplitLabels(const Source& source, const Blocks& blocks,
                                  const Lexicon& lexicon);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_SPLIT_H_
