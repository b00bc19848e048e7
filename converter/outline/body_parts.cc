// The parts of a judgment that have a meaning of their own (introduction, background, motivation
// …): where one begins, a heading or lead words of the mapping say so.

#include <algorithm>

#include "base/strings.h"
#include "outline/plan.h"

namespace lexport {
namespace {

constexpr size_t kLongestHeading = 160;  // bytes

// The text that may name the part that begins at `block`: a heading, with its label or without, or
// the line itself. Empty where none begins.
std::string NameAt(const Plan& plan, const Part& part, uint32_t block) {
  const BlockPlan& p = plan.plan[block];
  const std::string_view head = plan.views.blocks[block].head;
  if (p.quoted) return {};
  if (p.use == Use::kText || (p.use == Use::kRole && p.role == Role::kCrossHeading)) {
    return FoldSpaces(head);
  }
  if (p.use != Use::kLabel || plan.choices[p.first_event].depth != 0) return {};
  const Event& last = plan.events.events[p.first_event + p.event_count - 1];
  if (p.inline_heading) return FoldSpaces(head.substr(std::min<size_t>(last.rest, head.size())));
  const bool behind = block + 1 < part.tail && plan.plan[block + 1].use == Use::kHeadingOf;
  return behind ? FoldSpaces(plan.views.blocks[block + 1].head) : std::string();
}

}  // namespace

void PlanBodyParts(CueCache* cues, Plan* plan) {
  if (!cues->HasBodyParts() || plan->parts.empty()) return;
  const Part& part = plan->parts.front();
  for (uint32_t i = part.body; i < part.tail; ++i) {
    const std::string name = NameAt(*plan, part, i);
    if (name.empty() || name.size() > kLongestHeading) continue;
    const std::string& field = cues->BodyPart(name);
    if (!field.empty()) plan->plan[i].body_part = plan->FieldIndex(field);
  }
}

}  // namespace lexport
