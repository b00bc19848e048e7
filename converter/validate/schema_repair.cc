#include "validate/schema_repair.h"

#include <algorithm>
#include <functional>

#include "base/strings.h"

namespace lexport::validate {
namespace {

constexpr size_t kMostSteps = 3;
constexpr size_t kHandful = 6;
constexpr size_t kMany = 12;  // of more alternatives than these only some are told
constexpr size_t kFar = 1000;

// The elements that lead from one state to a good one.
std::vector<Tag> TagsThatLead(const ContentModel& model, uint8_t from,
                              const std::function<bool(uint8_t)>& good) {
  std::vector<Tag> out;
  for (size_t tag = 0; tag < kTagCount; ++tag) {
    const uint8_t to = model.Next(from, static_cast<uint16_t>(tag));
    if (to != kNoState && good(to)) out.push_back(static_cast<Tag>(tag));
  }
  return out;
}

struct Visit {
  int from = -1;  // index of the visit before
  uint8_t state = 0;
  size_t steps = 0;
};

// Breadth first from `state` until `done` likes a state.
Insertion Search(const ContentModel& model, uint8_t state, size_t most,
                 const std::function<bool(uint8_t)>& done) {
  std::vector<Visit> visits = {{-1, state, 0}};
  std::vector<bool> seen(model.states, false);
  seen[state] = true;
  Insertion out;
  for (size_t i = 0; i < visits.size(); ++i) {
    if (done(visits[i].state)) {
      out.found = true;
      out.state = visits[i].state;
      for (int v = static_cast<int>(i); visits[v].from >= 0; v = visits[v].from) {
        const bool last = v == static_cast<int>(i);
        const uint8_t target = visits[v].state;
        out.steps.insert(out.steps.begin(),
                         TagsThatLead(model, visits[visits[v].from].state,
                                      [&](uint8_t s) { return s == target || (last && done(s)); }));
      }
      return out;
    }
    if (visits[i].steps == most) continue;
    for (uint8_t c = 1; c < model.classes; ++c) {
      const uint8_t to = model.next[visits[i].state * model.classes + c];
      if (to == kNoState || seen[to]) continue;
      seen[to] = true;
      visits.push_back({static_cast<int>(i), to, visits[i].steps + 1});
    }
  }
  return out;
}

size_t Tolerance(std::string_view name) { return name.size() < 4 ? 1 : name.size() < 9 ? 2 : 3; }

// The place among the elements that documents are mostly made of; the last for all others.
size_t RarityOf(Tag tag) {
  static constexpr Tag kCommon[] = {
      Tag::kP,       Tag::kContent,   Tag::kArticle,  Tag::kSection,   Tag::kParagraph, Tag::kPoint,
      Tag::kList,    Tag::kChapter,   Tag::kPart,     Tag::kBlockList, Tag::kTable,     Tag::kNum,
      Tag::kHeading, Tag::kRef,       Tag::kB,        Tag::kI,         Tag::kAct,       Tag::kBill,
      Tag::kDoc,     Tag::kStatement, Tag::kJudgment, Tag::kDebate};
  return static_cast<size_t>(std::find(std::begin(kCommon), std::end(kCommon), tag) -
                             std::begin(kCommon));
}

size_t Distance(std::string_view a, std::string_view b, size_t limit) {
  return AsciiEqualFold(a, b) ? 0 : EditDistance(a, b, limit);
}

}  // namespace

Insertion FindInsertion(const ContentModel& model, uint8_t state, uint16_t symbol) {
  if (model.class_of[symbol] == 0) return {};
  Insertion out = Search(model, state, kMostSteps,
                         [&](uint8_t s) { return model.Next(s, symbol) != kNoState; });
  if (out.found) out.state = model.Next(out.state, symbol);
  return out;
}

Insertion FindCompletion(const ContentModel& model, uint8_t state) {
  return Search(model, state, model.states, [&](uint8_t s) { return model.accepting[s] != 0; });
}

std::vector<Tag> AllowedNext(const ContentModel& model, uint8_t state) {
  std::vector<Tag> out;
  for (size_t tag = 0; tag < kTagCount; ++tag) {
    if (model.Next(state, static_cast<uint16_t>(tag)) != kNoState) {
      out.push_back(static_cast<Tag>(tag));
    }
  }
  return out;
}

std::vector<Tag> WrappersFor(Tag child, const std::vector<Tag>& allowed) {
  std::vector<Tag> out;
  for (Tag tag : allowed) {
    const ElementRow& row = kElements[static_cast<size_t>(tag)];
    if (row.content == Content::kUndeclared || row.content == Content::kEmpty) continue;
    if (kModels[row.model].Next(0, static_cast<uint16_t>(child)) != kNoState) out.push_back(tag);
  }
  return out;
}

std::string_view Nearest(std::string_view name, const std::vector<std::string_view>& names) {
  size_t best = Tolerance(name) + 1;
  std::string_view found;
  for (std::string_view candidate : names) {
    const size_t distance = Distance(name, candidate, best);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::vector<std::string> ShortList(std::string_view name, const std::vector<Tag>& allowed) {
  const size_t tolerance = Tolerance(name);
  std::vector<std::pair<size_t, std::string_view>> ranked;
  for (Tag tag : allowed) {
    if (tag == Tag::kForeignElement) continue;
    const size_t distance = Distance(name, TagName(tag), tolerance);
    const bool near = distance <= tolerance;
    // Of very many that are not like it, those that mostly stand in such places.
    ranked.emplace_back(near || allowed.size() <= kMany ? distance : kFar + RarityOf(tag),
                        TagName(tag));
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (ranked.size() > kHandful) ranked.resize(kHandful);
  std::vector<std::string> out;
  for (const auto& [distance, candidate] : ranked) out.emplace_back(candidate);
  return out;
}

std::vector<Tag> CommonFirst(std::vector<Tag> tags) {
  if (tags.size() > kHandful) {
    std::stable_sort(tags.begin(), tags.end(),
                     [](Tag a, Tag b) { return RarityOf(a) < RarityOf(b); });
  }
  return tags;
}

}  // namespace lexport::validate
