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
  DropReferences(sites);
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

// A number in brackets behind a word that such numbers follow elsewhere, as "paragraph (2)",
// refers.
void Evidence::DropReferences(std::vector<MarkerSite>* sites) {
  const auto is_bracketed = [](const MarkerSite& s) { return s.bracketed == Brackets::kRound; };
  if (std::none_of(sites->begin(), sites->end(), is_bracketed)) return;
  if (!referrers_read_) ReadReferrers();
  std::erase_if(*sites, [&](const MarkerSite& s) {
    return is_bracketed(s) && r_.text()[s.begin] == '(' &&
           referrers_.contains(WordEndingAt(r_.text()[s.begin - 1] == ' ' ? s.begin - 1 : s.begin));
  });
}

// The words behind which "(1)" and the like stand at two places or more, parted by a space.
void Evidence::ReadReferrers() {
  referrers_read_ = true;
  const std::string_view text = r_.text();
  std::unordered_map<std::string_view, uint32_t> counts;
  for (size_t at = text.find(" ("); at != std::string_view::npos; at = text.find(" (", at + 2)) {
    if (at + 2 >= text.size() || text[at + 2] < '1' || text[at + 2] > '9') continue;
    const std::string_view word = WordEndingAt(static_cast<uint32_t>(at));
    if (!word.empty() && ++counts[word] == 2) referrers_.insert(word);
  }
}

// The word before `place` and one space; empty when there is none.
std::string_view Evidence::WordBefore(uint32_t place) const {
  return place < 2 || r_.text()[place - 1] != ' ' ? std::string_view() : WordEndingAt(place - 1);
}

std::string_view Evidence::WordEndingAt(uint32_t end) const {
  uint32_t begin = end;
  while (begin > 0 && end - begin < kLongestCounter) {
    const auto c = static_cast<uint8_t>(r_.text()[begin - 1]);
    if (c < 0x80 && !IsLetter(c)) break;
    --begin;
  }
  return r_.Slice(begin, end);
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
