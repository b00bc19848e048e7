// Search: which of the candidate readings are meant, decided over the whole sequence of events.
//
// A beam of fixed width runs over the events. A state is the stack of units that are open, each
// with its last number; a reading continues a series, opens one, or is running text. Gaps,
// repetitions, jumps and lonely members cost; a continued series pays. Linear in the number of
// events.

#ifndef LEXPORT_OUTLINE_SEARCH_H_
#define LEXPORT_OUTLINE_SEARCH_H_

#include <cstdint>
#include <vector>

#include "mapping/mapping.h"
#include "outline/events.h"

namespace lexport {

inline constexpr int32_t kRunningText = -1;

// How a chosen reading stands to the series before it; for findings.
enum class Step : uint8_t { kText, kOpen, kNext, kGap, kRepeat, kRestart };

struct Choice {
  int32_t candidate = kRunningText;  // index in Events::candidates
  int32_t other = kRunningText;      // the next best reading, when there was one
  uint8_t depth = 0;                 // units open around it
  Step step = Step::kText;
  bool new_series = false;  // a list of its own, even if the one before had the same style
  float margin = 1;         // 0..1
};

struct SearchOptions {
  bool excerpt = false;  // a part of some text: its numbers may begin with any
};

// One choice an event.
std::vector<Choice> SearchOutline(const Events& events, const Mapping& mapping,
                                  const SearchOptions& options = {});

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_SEARCH_H_
