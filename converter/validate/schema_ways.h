// How the content of an element may go on after a fault.
//
// A child that does not fit can be there by mistake, or the one before it is; something may be
// missing before it, or around it; or it stands in for something else, as a misspelt element does.
// Which of these it was shows only by what follows. So after a fault the automaton is run in all
// the ways at once that the fault leaves open, and only those are kept that take the next child.
// One fault thus disturbs no more than it must, and its message says what it turned out to be.

#ifndef LEXPORT_VALIDATE_SCHEMA_WAYS_H_
#define LEXPORT_VALIDATE_SCHEMA_WAYS_H_

#include <cstdint>
#include <vector>

#include "lexport/vocabulary.h"
#include "validate/schema_repair.h"
#include "validate/schema_tables.h"

namespace lexport::validate {

struct Way {
  enum class Kind : uint8_t {
    kIgnored,      // the child is one too many
    kInserted,     // elements are missing before it
    kLastIgnored,  // the child before it was one too many
    kWrapped,      // it belongs inside an element that is missing around it
    kStandsIn,     // it takes the place of another
  };
  Kind kind = Kind::kIgnored;
  uint8_t state = 0;                    // of the model; behind the missing wrapper, if any
  uint8_t inner_state = 0;              // of the wrapper's model
  const ContentModel* inner = nullptr;  // the wrapper's; null when nothing is wrapped
};

class Ways {
 public:
  // All that is open after a child that does not fit. `previous` is the state before the child that
  // was taken last, kNoState when there is none; `symbol` the misfit's tag, or kForeignElement for
  // one that has no place anywhere in the model. `insertion` is what FindInsertion found for it.
  void Open(const ContentModel& model, uint8_t state, uint8_t previous, Tag symbol,
            const Insertion& insertion);
  // The same after a text where none may stand.
  void OpenAtText(const ContentModel& model, uint8_t state);
  // One misfit more, right after the last.
  void Widen(const ContentModel& model);

  // Takes a child. False when no way is open for it, and then nothing changes.
  bool Advance(const ContentModel& model, Tag symbol);

  bool MayEnd(const ContentModel& model) const;
  bool Has(Way::Kind kind) const;
  // Whether some way is inside an element that is missing around the children.
  bool MayBeWrapped() const;
  uint8_t first_state() const { return ways_.front().state; }
  // From here on it no longer matters how the ways came about.
  void ForgetKinds();
  // True when one way is left, in the element itself, so that the frame's own state will do again.
  bool IsSettled() const { return ways_.size() == 1 && ways_[0].inner == nullptr; }

 private:
  static constexpr size_t kMost = 48;

  void Add(Way way);
  void AddStandIns(const ContentModel& model, uint8_t state);

  std::vector<Way> ways_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_WAYS_H_
