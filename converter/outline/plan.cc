#include "outline/plan.h"

#include <algorithm>

namespace lexport {
namespace {

constexpr uint32_t kLooked = 1u << 31;
constexpr size_t kCueBytes = 200;

}  // namespace

void CueCache::Look(uint32_t block) {
  masks_[block] = kLooked;
  found_.clear();
  const std::string_view all = views_.blocks[block].head;
  size_t size = std::min(all.size(), kCueBytes);
  // Never half a character.
  while (size < all.size() && size > 0 && (static_cast<unsigned char>(all[size]) & 0xC0) == 0x80) {
    --size;
  }
  const std::string_view head = all.substr(0, size);
  const size_t start = head.find_first_not_of(" \n\t");
  if (start == std::string_view::npos) return;
  cues_.Match(head.substr(start), &found_);
  for (const int index : found_) {
    const CuePattern& pattern = lexicon_.patterns[static_cast<size_t>(index)];
    masks_[block] |= 1u << static_cast<int>(pattern.cue);
    // The first pattern in the mapping wins, whatever the order of the matches.
    if (pattern.cue == Cue::kMasthead && (fields_[block] < 0 || index < fields_[block])) {
      fields_[block] = index;
    }
  }
}

bool CueCache::Has(uint32_t block, Cue cue) {
  if ((masks_[block] & kLooked) == 0) Look(block);
  return (masks_[block] & (1u << static_cast<int>(cue))) != 0;
}

const std::string& CueCache::Field(uint32_t block) {
  static const std::string kNone;
  if ((masks_[block] & kLooked) == 0) Look(block);
  return fields_[block] < 0 ? kNone : lexicon_.patterns[static_cast<size_t>(fields_[block])].field;
}

bool CueCache::HasBodyParts() const {
  return std::any_of(lexicon_.patterns.begin(), lexicon_.patterns.end(),
                     [](const CuePattern& pattern) { return pattern.cue == Cue::kBodyPart; });
}

const std::string& CueCache::BodyPart(std::string_view line) {
  static const std::string kNone;
  found_.clear();
  cues_.Match(line, &found_);
  const CuePattern* first = nullptr;  // of the mapping's order, whatever the order of the matches
  for (const int index : found_) {
    const CuePattern& pattern = lexicon_.patterns[static_cast<size_t>(index)];
    if (pattern.cue == Cue::kBodyPart && (first == nullptr || &pattern < first)) first = &pattern;
  }
  return first == nullptr ? kNone : first->field;
}

uint16_t Plan::FieldIndex(const std::string& field) {
  const auto found = std::find(fields.begin(), fields.end(), field);
  if (found != fields.end()) return static_cast<uint16_t>(found - fields.begin());
  fields.push_back(field);
  return static_cast<uint16_t>(fields.size() - 1);
}

namespace {

// "SCHEDULES" over the first of them is its heading, not an attachment without content.
void TakeGroupHeadings(Plan* plan) {
  std::vector<Part> kept;
  for (size_t i = 0; i < plan->parts.size(); ++i) {
    Part part = plan->parts[i];
    const Candidate* label = part.attachment ? plan->FirstOf(part.begin) : nullptr;
    const bool group = label != nullptr && label->value == 0 && part.end == part.begin + 1 &&
                       i + 1 < plan->parts.size();
    if (!group) {
      kept.push_back(part);
      continue;
    }
    plan->plan[part.begin] = BlockPlan{};
    plan->plan[part.begin].use = Use::kHeadingFor;
    plan->parts[i + 1].begin = part.begin;
  }
  plan->parts = std::move(kept);
}

}  // namespace

bool IsOnlyText(const Plan& plan, uint32_t block) {
  const auto alone = [&](uint32_t label) {
    const BlockPlan& p = plan.plan[label];
    if (p.use != Use::kLabel) return false;
    return plan.events.events[p.first_event + p.event_count - 1].rest == UINT32_MAX;
  };
  if (block > 0 && alone(block - 1)) return true;
  return block > 1 && alone(block - 2) && plan.plan[block - 1].use == Use::kText &&
         LooksLikeHeading(plan.views.blocks[block - 1]);
}

void LabelBlocks(Plan* plan, uint32_t first) {
  for (uint32_t e = first; e < plan->events.events.size(); ++e) {
    if (plan->choices[e].candidate < 0) continue;
    BlockPlan& block = plan->plan[plan->events.events[e].block];
    if (block.event_count == 0) {
      block.use = Use::kLabel;
      block.first_event = e;
    }
    block.event_count = e + 1 - block.first_event;
  }
}

void PlanLabels(Plan* plan) {
  LabelBlocks(plan, 0);
  const auto count = static_cast<uint32_t>(plan->plan.size());
  Part part;
  for (uint32_t i = 0; i < count; ++i) {
    const Candidate* first = plan->FirstOf(i);
    if (first == nullptr || !plan->LevelOf(*first).attachment) continue;
    part.end = i;
    if (part.end > part.begin || part.attachment) plan->parts.push_back(part);
    part = Part{};
    part.begin = part.label = i;
    part.attachment = true;
  }
  part.end = count;
  plan->parts.push_back(part);
  TakeGroupHeadings(plan);
}

}  // namespace lexport
