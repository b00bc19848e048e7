// Events: the places where a unit may begin, each with its candidate readings.
//
// A block without anything like a label is no event; a block with several labels in a row is one
// event a label. Costs here are those that do not depend on what went before; the search adds the
// rest. A cost of 1 is about as much as one mild surprise.

#ifndef LEXPORT_OUTLINE_EVENTS_H_
#define LEXPORT_OUTLINE_EVENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mapping/mapping.h"
#include "outline/frames.h"
#include "outline/view.h"

namespace lexport {

struct Candidate {
  uint16_t level = 0;
  NumberStyle style = NumberStyle::kNone;
  LabelForm form = LabelForm::kBare;
  bool word = false;          // a word or frame names the level
  bool inserted = false;      // see NumberReading
  bool opens_at_two = false;  // the second of a series whose first bears no number in this text
  uint16_t sub = 0;
  uint16_t components = 1;
  uint32_t value = 0;        // 0: no number
  uint32_t until = 0;        // the last one of a range; 0: none
  uint32_t number_at = 0;    // where the number stands in the block's head
  uint32_t number_size = 0;  // 0: it is in words, or found by its place
  uint32_t parent_hash = 0;
  uint32_t own_hash = 0;
  float cost = 0;

  uint32_t last() const { return until != 0 ? until : value; }
};

struct Event {
  uint32_t block = 0;
  uint8_t slot = 0;      // which label of the block's chain
  bool chained = false;  // follows another label in its block
  bool frame = false;    // label found by a frame, not by its own shape
  bool lead_in = false;  // what stands before it ends with a colon
  bool ocr = false;
  bool adjacent = false;                    // the block before is nothing but a label
  float text_cost = 0;                      // of taking it for running text
  uint32_t label_begin = 0, label_end = 0;  // in the block's head
  uint32_t run_in = 0;  // where a heading behind it on its line ends ("3. Inspection.—"); 0: none
  uint32_t rest = 0;    // where its text begins there; UINT32_MAX when it has none
  uint32_t first = 0, count = 0;  // in Events::candidates

  // The end of its label and of its heading on the line: what is behind belongs to others.
  uint32_t end() const { return run_in != 0 ? run_in : label_end; }
};

struct Events {
  std::vector<Event> events;
  std::vector<Candidate> candidates;
};

// What of a document may carry units: blocks marked otherwise are left out (a table of contents,
// numbered recitals, a masthead).
using BlockMask = std::vector<uint8_t>;

// Of blocks [begin, end). An empty mask leaves out nothing.
Events FindEvents(const Blocks& blocks, const Views& views, const Mapping& mapping,
                  const Frames& frames, const BlockMask& excluded, uint32_t begin, uint32_t end);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_EVENTS_H_
