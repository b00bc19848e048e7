// Usage: what the whole text shows of how it uses the levels of its mapping, before the search.
//
// A mapping lists what occurs in a tradition; one text uses part of that, always in the same way.
// Its articles are named by a word or only numbered; its paragraphs are "(1)" or "1."; its chapters
// hold parts or its parts chapters. Each is plain from the text as a whole and often not in one
// place.

#ifndef LEXPORT_OUTLINE_USAGE_H_
#define LEXPORT_OUTLINE_USAGE_H_

#include <vector>

#include "mapping/mapping.h"
#include "outline/events.h"
#include "outline/view.h"

namespace lexport {

// Adds to the costs of candidates that do not fit how the text uses their levels. Linear.
void WeighUsage(const Views& views, const Mapping& mapping, Events* events);

// The rank of each level in this text, by its index. As the mapping has it, save where the numbers
// of two divisions that are named by words show that they nest the other way round. Linear.
std::vector<int> RanksInText(const Mapping& mapping, const Events& events);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_USAGE_H_
