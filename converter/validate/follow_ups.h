// One fault, one message: finds the findings that merely follow from others.
//
// The layers judge a document side by side, and one slip can offend several of them: a misspelt
// attribute eId is unknown to the schema, leaves its element without an eId, and lets every
// reference to it lead nowhere. What belongs together is found by what the drafts say of themselves
// (Bearing):
//
// - A start tag that the schema refuses is not judged by the layers above it.
// - What rests on a start tag that is refused or doubtful itself is not told.
// - An element that stands where it should not and one of its kind that is missing elsewhere are
//   one fault, told where the element stands; so are an element without its eId and a reference to
//   an eId that nobody has.
// - Of faults that are told by example, the count of the rest goes with its examples.

#ifndef LEXPORT_VALIDATE_FOLLOW_UPS_H_
#define LEXPORT_VALIDATE_FOLLOW_UPS_H_

#include <functional>
#include <vector>

#include "validate/report_entry.h"

namespace lexport::validate {

// Marks as dropped what follows from other entries, and tells of it in the message or the fix of
// those where that helps. `entries` are sorted by offset; `offset_of` gives the offset of a place
// as the entries have it, and `line_of` a line for messages.
void DropFollowUps(std::vector<ReportEntry>* entries,
                   const std::function<uint64_t(Place)>& offset_of,
                   const std::function<uint64_t(uint64_t)>& line_of);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_FOLLOW_UPS_H_
