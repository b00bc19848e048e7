// Chains of note labels, each one more than the last, held against the markers in the text.

#ifndef LEXPORT_LAYOUT_CHAINS_H_
#define LEXPORT_LAYOUT_CHAINS_H_

#include <vector>

#include "layout/evidence.h"
#include "layout/markers.h"
#include "layout/notes.h"
#include "layout/reading.h"

namespace lexport::layout {

// Whether `site` is a marker for a label of `chain`.
bool Meets(const std::vector<LabelStart>& chain, const MarkerSite& site);

// The first label of `chain` whose marker stands behind the label before it; 0 when there is none.
size_t NextBlock(const std::vector<LabelStart>& chain, const Proofs& proofs);

// How many labels go on counting behind `last`. A list that few markers meet is a list.
size_t LabelsBehind(const std::vector<LabelStart>& starts, const LabelStart& last);

// Whether `start` goes on counting where one of the last few of `starts` left off.
bool FollowsOne(const std::vector<LabelStart>& starts, const LabelStart& start);

// Whether blank lines or a rule, `reach` lines above at the most, set the lines around `line`
// clearly apart from the text.
bool InBlockApart(const Reading& r, uint32_t line, uint32_t reach);

// For a chain that ends with the text: whether a stop ends the texts of half of its labels at
// least. Those of a mere list have none.
bool AreSentences(const Reading& r, const std::vector<LabelStart>& chain);

// Whether another line before that of `first` has its label.
bool BeginsElsewhere(const Reading& r, const LabelStart& first);

// For each label of `chain` its site, an index into `sites`, or kNone: the assignment of least
// cost, in order, to sites before line `limit`.
std::vector<size_t> MatchMarkers(const Reading& r, const std::vector<LabelStart>& chain,
                                 const std::vector<MarkerSite>& sites, uint32_t limit);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_CHAINS_H_
