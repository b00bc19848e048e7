#include "layout/chains.h"

#include <algorithm>

namespace lexport::layout {
namespace {

constexpr uint32_t kUnmatchedCost = 8;

bool Fits(const LabelStart& start, const MarkerSite& site) {
  return site.kind == start.label.kind && site.value == start.label.value &&
         site.bracketed == start.bracketed;
}

}  // namespace

bool Meets(const std::vector<LabelStart>& chain, const MarkerSite& site) {
  const uint32_t place = site.value - chain.front().label.value;  // wraps below the first
  return place < chain.size() && Fits(chain[place], site);
}

size_t NextBlock(const std::vector<LabelStart>& chain, const Proofs& proofs) {
  for (size_t i = 1; i < chain.size(); ++i) {
    const LabelStart& s = chain[i];
    const auto proof = proofs.find(KeyOf(s.label.kind, s.bracketed, s.label.value));
    if (proof == proofs.end()) continue;
    if (std::min(proof->second.likely, proof->second.possible) > chain[i - 1].line) return i;
  }
  return 0;
}

size_t LabelsBehind(const std::vector<LabelStart>& starts, const LabelStart& last) {
  size_t count = 0;
  const LabelStart* before = &last;
  for (const LabelStart& s : starts) {
    if (s.line <= before->line || !s.Follows(*before)) continue;
    before = &s;
    ++count;
  }
  return count;
}

bool FollowsOne(const std::vector<LabelStart>& starts, const LabelStart& start) {
  return std::any_of(
      starts.rbegin(),
      starts.rend() - std::max<ptrdiff_t>(static_cast<ptrdiff_t>(starts.size()) - 8, 0),
      [&](const LabelStart& s) { return start.Follows(s); });
}

bool InBlockApart(const Reading& r, uint32_t line, uint32_t reach) {
  for (uint32_t i = line, steps = 0; steps < reach; --i, ++steps) {
    if (r.lines[i].blanks > 0) return r.lines[i].blanks > 1;
    if (i == 0) return false;
    if (IsRule(r.TextOf(r.lines[i - 1]))) return true;
  }
  return false;
}

bool AreSentences(const Reading& r, const std::vector<LabelStart>& chain) {
  size_t stops = 0;
  for (size_t i = 0; i < chain.size(); ++i) {
    const auto next =
        i + 1 < chain.size() ? chain[i + 1].line : static_cast<uint32_t>(r.lines.size());
    stops += EndOf(r.TextOf(r.lines[next - 1])) == EndKind::kStop;
  }
  return stops * 2 >= chain.size();
}

bool BeginsElsewhere(const Reading& r, const LabelStart& first) {
  for (uint32_t i = 0; i < first.line; ++i) {
    const auto start = ParseLabelStart(r, i);
    if (start && start->label.kind == first.label.kind && start->bracketed == first.bracketed &&
        start->label.value == first.label.value) {
      return true;
    }
  }
  return false;
}

std::vector<size_t> MatchMarkers(const Reading& r, const std::vector<LabelStart>& chain,
                                 const std::vector<MarkerSite>& sites, uint32_t limit) {
  const auto first_value = static_cast<int64_t>(chain.front().label.value);
  const auto count = static_cast<int64_t>(chain.size());
  std::vector<uint32_t> best(chain.size() + 1, UINT32_MAX);  // with labels before i settled
  std::vector<size_t> ends(chain.size() + 1, kNone);         // by which site
  std::vector<size_t> before(sites.size(), kNone);
  best[0] = 0;
  for (size_t s = 0; s < sites.size() && sites[s].line < limit; ++s) {
    if (r.lines[sites[s].line].role != Role::kBody) continue;
    const int64_t label = int64_t{sites[s].value} - first_value;
    if (label < 0 || label >= count || !Fits(chain[static_cast<size_t>(label)], sites[s])) {
      continue;
    }
    // Up to eight labels in a row may be without a marker.
    uint32_t cost = UINT32_MAX;
    for (int64_t from = label; from >= 0 && label - from < 8; --from) {
      if (best[static_cast<size_t>(from)] == UINT32_MAX) continue;
      const uint32_t here = best[static_cast<size_t>(from)] + sites[s].cost +
                            kUnmatchedCost * static_cast<uint32_t>(label - from);
      if (here >= cost) continue;
      cost = here;
      before[s] = ends[static_cast<size_t>(from)];
    }
    const auto to = static_cast<size_t>(label) + 1;
    if (cost >= best[to]) continue;
    best[to] = cost;
    ends[to] = s;
  }
  std::vector<size_t> matches(chain.size(), kNone);
  size_t last = chain.size();
  while (last > 0 && ends[last] == kNone) --last;
  for (size_t s = ends[last]; s != kNone; s = before[s]) {
    matches[static_cast<size_t>(int64_t{sites[s].value} - first_value)] = s;
  }
  return matches;
}

}  // namespace lexport::layout
