// Quotes: provisions of another text that this one quotes, to insert them or to speak of them.
//
// Where quotation marks prove where they begin and end, they are set aside before the search, so
// that their numbers do not mix with those of the text, and read for themselves afterwards.

#ifndef LEXPORT_OUTLINE_QUOTES_H_
#define LEXPORT_OUTLINE_QUOTES_H_

#include "outline/plan.h"

namespace lexport {

// Finds them and masks their blocks in `excluded`: fills in Plan::quotes, in the order of the text.
// Linear.
void FindQuotes(CueCache* cues, Plan* plan, BlockMask* excluded);

// Reads the units inside of each, when the plan of the text itself is made. Their events and
// choices stand behind those of the text.
void ReadQuotes(CueCache* cues, Plan* plan);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_QUOTES_H_
