#include "validate/schema_ways.h"

#include <algorithm>
#include <utility>

namespace lexport::validate {
namespace {

bool IsMixed(Tag tag) { return kElements[static_cast<size_t>(tag)].content == Content::kMixed; }

const ContentModel& ModelOf(Tag tag) { return kModels[kElements[static_cast<size_t>(tag)].model]; }

}  // namespace

void Ways::Add(Way way) {
  const bool known = std::any_of(ways_.begin(), ways_.end(), [&](const Way& w) {
    return w.kind == way.kind && w.state == way.state && w.inner == way.inner &&
           w.inner_state == way.inner_state;
  });
  if (!known && ways_.size() < kMost) ways_.push_back(way);
}

void Ways::AddStandIns(const ContentModel& model, uint8_t state) {
  for (uint8_t c = 1; c < model.classes; ++c) {
    const uint8_t to = model.next[state * model.classes + c];
    if (to != kNoState && to != state) Add({Way::Kind::kStandsIn, to, 0, nullptr});
  }
}

void Ways::Open(const ContentModel& model, uint8_t state, uint8_t previous, Tag symbol,
                const Insertion& insertion) {
  ways_.clear();
  const auto number = static_cast<uint16_t>(symbol);
  Add({Way::Kind::kIgnored, state, 0, nullptr});
  if (insertion.found) Add({Way::Kind::kInserted, insertion.state, 0, nullptr});
  if (symbol != Tag::kForeignElement && previous != kNoState) {
    const uint8_t to = model.Next(previous, number);
    if (to != kNoState) Add({Way::Kind::kLastIgnored, to, 0, nullptr});
  }
  AddStandIns(model, state);
  if (symbol == Tag::kForeignElement) return;
  const std::vector<Tag> allowed = AllowedNext(model, state);
  for (Tag wrapper : WrappersFor(symbol, allowed)) {
    const ContentModel& inner = ModelOf(wrapper);
    Add({Way::Kind::kWrapped, model.Next(state, static_cast<uint16_t>(wrapper)),
         inner.Next(0, number), &inner});
  }
}

void Ways::OpenAtText(const ContentModel& model, uint8_t state) {
  ways_.clear();
  Add({Way::Kind::kIgnored, state, 0, nullptr});
  AddStandIns(model, state);
  for (Tag wrapper : AllowedNext(model, state)) {
    if (wrapper == Tag::kForeignElement || !IsMixed(wrapper)) continue;
    Add({Way::Kind::kWrapped, model.Next(state, static_cast<uint16_t>(wrapper)), 0,
         &ModelOf(wrapper)});
  }
}

void Ways::Widen(const ContentModel& model) {
  for (size_t i = 0, count = ways_.size(); i < count; ++i) {
    if (ways_[i].inner == nullptr) AddStandIns(model, ways_[i].state);
  }
}

bool Ways::Advance(const ContentModel& model, Tag symbol) {
  const auto number = static_cast<uint16_t>(symbol);
  std::vector<Way> before = std::move(ways_);
  ways_.clear();
  for (const Way& way : before) {
    if (way.inner != nullptr) {
      const uint8_t inner = way.inner->Next(way.inner_state, number);
      if (inner != kNoState) {
        Add({way.kind, way.state, inner, way.inner});
        continue;
      }
    }
    const uint8_t to = model.Next(way.state, number);
    if (to != kNoState) Add({way.kind, to, 0, nullptr});
  }
  if (!ways_.empty()) return true;
  ways_ = std::move(before);
  return false;
}

void Ways::ForgetKinds() {
  const std::vector<Way> before = std::exchange(ways_, {});
  for (Way way : before) {
    way.kind = Way::Kind::kIgnored;
    Add(way);
  }
}

bool Ways::MayEnd(const ContentModel& model) const {
  return std::any_of(ways_.begin(), ways_.end(),
                     [&](const Way& way) { return model.accepting[way.state] != 0; });
}

bool Ways::Has(Way::Kind kind) const {
  return std::any_of(ways_.begin(), ways_.end(), [&](const Way& way) { return way.kind == kind; });
}

bool Ways::MayBeWrapped() const {
  return std::any_of(ways_.begin(), ways_.end(),
                     [](const Way& way) { return way.inner != nullptr; });
}

}  // namespace lexport::validate
