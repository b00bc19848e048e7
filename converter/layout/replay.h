// The replay of a ledger, piece by piece: the text that an output must hold, without a copy of it.

#ifndef LEXPORT_LAYOUT_REPLAY_H_
#define LEXPORT_LAYOUT_REPLAY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/ledger.h"

namespace lexport {

// Applies a ledger to the input it was made for. Both must outlive the replay; pieces are views of
// them. Walks the input once. For one thread at a time.
class LedgerReplay {
 public:
  LedgerReplay(std::string_view input, const Ledger& ledger);

  // The next stretch of the text that results, in its order; never empty before the end. At the
  // end, and where the ledger contradicts itself or the input, "": error() tells which.
  std::string_view Next();

  // Why the ledger cannot be applied; empty as long as it can. All is known at the end only.
  const std::string& error() const { return error_; }

 private:
  // A stretch that is being written: the whole input at the bottom, above it moved stretches that
  // have been reached at their targets.
  struct Frame {
    uint32_t at = 0;  // next byte of the input to write
    uint32_t end = 0;
    uint32_t entry = 0;    // next entry at or after `at`
    uint32_t arrival = 0;  // next arrival at or after `at`
  };

  bool Check();
  uint32_t FirstArrivalAtOrAfter(uint32_t place, uint32_t from) const;
  uint32_t FirstEntryAtOrAfter(uint32_t place, uint32_t from) const;
  std::string_view Step();
  void Arrive(uint32_t index);
  std::string_view Apply(Frame& frame);

  std::string_view input_;
  const std::vector<LedgerEntry>& entries_;
  std::vector<uint32_t> arrivals_;  // the moved entries by target
  std::vector<Frame> frames_;
  size_t written_ = 0;
  std::string error_;
};

}  // namespace lexport

#endif  // LEXPORT_LAYOUT_REPLAY_H_
