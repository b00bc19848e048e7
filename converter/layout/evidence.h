// What the text says about the labels of a page: which of them have markers, and how surely.

#ifndef LEXPORT_LAYOUT_EVIDENCE_H_
#define LEXPORT_LAYOUT_EVIDENCE_H_

#include <array>
#include <map>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "layout/markers.h"
#include "layout/notes.h"
#include "layout/reading.h"

namespace lexport::layout {

// Where a marker first stands: as a likely site, and as a possible one.
struct Proof {
  uint32_t likely = kNone;
  uint32_t possible = kNone;
};

using ProofKey = std::array<uint32_t, 3>;  // kind, brackets, value
using Proofs = std::map<ProofKey, Proof>;

inline ProofKey KeyOf(NoteLabel::Kind kind, Brackets brackets, uint32_t value) {
  return {kind, static_cast<uint32_t>(brackets), value};
}

class Evidence {
 public:
  explicit Evidence(const Reading& r)
      : r_(r), superscripts_(r.text().find("\xC2\xB9") != std::string_view::npos) {}

  bool superscripts() const { return superscripts_; }  // whether the text has some

  // Markers of the kinds of `starts`.
  MarkerQuery QueryFor(const std::vector<LabelStart>& starts) const;

  // The sites in lines [begin, end) that begin at `from` or behind it, and what they prove.
  Proofs Look(uint32_t begin, uint32_t end, const MarkerQuery& query, uint32_t from,
              std::vector<MarkerSite>* sites);

 private:
  void DropDoubtful(std::vector<MarkerSite>* sites);
  void DropReferences(std::vector<MarkerSite>* sites);
  std::string_view WordBefore(uint32_t place) const;
  std::string_view WordEndingAt(uint32_t end) const;
  void ReadCounters();
  void ReadReferrers();

  const Reading& r_;
  bool superscripts_;
  std::unordered_set<std::string_view> counters_;  // words that numbers follow
  bool counters_read_ = false;
  std::unordered_set<std::string_view> referrers_;  // words that numbers in brackets follow
  bool referrers_read_ = false;
};

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_EVIDENCE_H_
