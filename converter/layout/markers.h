// Places in the text that may be the marker of a note, and how likely each is.

#ifndef LEXPORT_LAYOUT_MARKERS_H_
#define LEXPORT_LAYOUT_MARKERS_H_

#include <cstdint>
#include <vector>

#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {

// Cost of reading a place as a marker: 0 and 1 look like nothing else, up to kWeakSite it looks
// like a marker, up to kPossibleSite it can be one if the page has a label for it.
constexpr uint8_t kStrongSite = 1;
constexpr uint8_t kWeakSite = 2;
constexpr uint8_t kMediumSite = 4;
constexpr uint8_t kPossibleSite = 6;

// Cost of a lone digit behind a word, in mid-sentence: a marker only if nothing else on the page
// can be it.
constexpr uint8_t kLastSite = 7;

struct MarkerSite {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t value = 0;
  uint32_t line = 0;  // index into Reading::lines
  NoteLabel::Kind kind = NoteLabel::kDigits;
  Brackets bracketed = Brackets::kWithout;
  uint8_t cost = 0;
};

// Which markers to look for.
struct MarkerQuery {
  bool digits = true;
  bool brackets = false;  // digits in round or square brackets
  bool superscripts = false;
  bool stars = false;
  uint32_t letters = 0;  // bit 0: a …
  uint8_t most = kPossibleSite;
};

// Adds the sites in the body lines [first, last), in order.
void FindSites(const Reading& r, uint32_t first, uint32_t last, const MarkerQuery& query,
               std::vector<MarkerSite>* sites);

// Adds the sites of asterisks in all body lines; leaves off where they are more than `most`.
void FindStarSites(const Reading& r, size_t most, std::vector<MarkerSite>* sites);

// The longest sequence of sites 1, 2, 3 … of digits without gap, of least cost: indices into
// `sites`. Empty when there is none that proves itself without any label.
std::vector<size_t> FindUnlabelledRun(const Reading& r, const std::vector<MarkerSite>& sites);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_MARKERS_H_
