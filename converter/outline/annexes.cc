// Annexes: their titles, and where their text begins.

#include "outline/plan.h"

namespace lexport {

uint32_t OpeningTextOf(const Part& part, CueCache* cues, const Plan& plan) {
  if (!part.attachment || plan.pack == nullptr) return part.body;
  uint32_t sentence = part.body;
  for (uint32_t i = part.body; i-- > part.label + 1;) {
    const BlockView& view = plan.views.blocks[i];
    if (plan.plan[i].use != Use::kText) return part.body;
    const bool listed = view.end == EndMark::kComma || view.end == EndMark::kSemicolon;
    const bool clause = listed && cues->Has(i, Cue::kLead);
    const bool formula = view.end == EndMark::kComma && cues->Has(i, Cue::kOrgan);
    const bool preamble = cues->Has(i, Cue::kEnacting) || cues->Has(i, Cue::kPreambleHeading);
    if (clause || formula || preamble) return part.body;
    const bool ends = view.end == EndMark::kStop || view.end == EndMark::kColon;
    if (ends && view.points > 40 && !LooksLikeHeading(view)) sentence = i;
  }
  return sentence;
}

void TakeAnnexTitle(const Part& part, Plan* plan) {
  BlockPlan& label = plan->plan[part.label];
  if (!part.attachment || label.event_count == 0) return;
  const Event& event = plan->events.events[label.first_event + label.event_count - 1];
  if (event.rest == UINT32_MAX || event.run_in != 0) return;
  const BlockView& view = plan->views.blocks[part.label];
  label.inline_heading =
      view.whole && HeadingLikeness(view.head.substr(event.rest), view.end, view.points) >= 0.45f;
}

}  // namespace lexport
