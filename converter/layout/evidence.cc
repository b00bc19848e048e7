#include "layout/evidence.h"

#include <algorithm>
#include <unordered_map>

#include "base/swar.h"

namespace lexport::layout {
namespace {

constexpr uint32_t kLongestCounter = 40;  // bytes of a word that numbers follow

}  // namespace

MarkerQuery Evidence::QueryFor(const std::vector<LabelStart>& starts) const {
  MarkerQuery query;
  query.digits = false;
  query.superscripts = superscripts_;
  query.most = kLastSite;
  for (const LabelStart& start : starts) {
    const bool digits = start.label.kind == NoteLabel::kDigits;
    query.digits |= digits && start.bracketed == Brackets::kWithout;
    query.brackets |= start.bracketed != Brackets::kWithout;
    query.stars |= start.label.kind == NoteLabel::kStars;
    if (start.label.kind == NoteLabel::kLetter) query.letters |= 1u << (start.label.value - 1);
  }
  return query;
}

Proofs Evidence::Look(uint32_t begin, uint32_t end, const MarkerQuery& query, uint32_t from,
                      std::vector<MarkerSite>* sites) {
  sites->clear();
  FindSites(r_, begin, end, query, sites);
  DropDoubtful(sites);
  std::erase_if(*sites, [&](const MarkerSite& s) { return s.begin < from; });
  Proofs proofs;
  for (const MarkerSite& site : *sites) {
    Proof& proof = proofs[KeyOf(site.kind, site.bracketed, site.value)];
    proof.possible = std::min(proof.possible, site.line);
    if (site.cost <= kMediumSite) proof.likely = std::min(proof.likely, site.line);
  }
  return proofs;
}

// A lone digit in mid-sentence stays only where no other site has its value, and where the word
// before it is not one that numbers follow, as "article".
void Evidence::DropDoubtful(std::vector<MarkerSite>* sites) {
  const auto last = [](const MarkerSite& s) { return s.cost == kLastSite; };
  if (std::none_of(sites->begin(), sites->end(), last)) return;
  std::unordered_map<uint32_t, uint32_t> values;
  for (const MarkerSite& s : *sites) values[s.value] += s.kind == NoteLabel::kDigits;
  std::erase_if(*sites, [&](const MarkerSite& s) { return last(s) && values[s.value] > 1; });
  if (std::none_of(sites->begin(), sites->end(), last)) return;
  if (!counters_read_) ReadCounters();
  std::erase_if(*sites, [&](const MarkerSite& s) {
    return last(s) && counters_.contains(WordBefore(s.begin));
  });
}

// The word before `place` and one space; empty when there is none.
std::string_view Evidence::WordBefore(uint32_t place) const {
  if (place < 2 || r_.text()[place - 1] != ' ') return {};
  uint32_t begin = place - 1;
  while (begin > 0 && place - begin < kLongestCounter) {
    const auto c = static_cast<uint8_t>(r_.text()[begin - 1]);
    if (c < 0x80 && !IsLetter(c)) break;
    --begin;
  }
  return r_.Slice(begin, place - 1);
}

// The words behind which numbers stand at two places or more.
void Evidence::ReadCounters() {
  counters_read_ = true;
  const std::string_view text = r_.text();
  std::unordered_map<std::string_view, uint32_t> counts;
  for (uint32_t at = 2; at < text.size();) {
    const uint64_t digits = swar::InRange(swar::LoadAt(text, at), '1', '9');
    at += static_cast<uint32_t>(swar::FirstOf(digits));
    if (digits == 0 || at >= text.size()) continue;
    const std::string_view word = WordBefore(at++);
    if (!word.empty() && ++counts[word] == 2) counters_.insert(word);
  }
}

}  // namespace lexport::layout
