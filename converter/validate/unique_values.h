// Values that must not occur twice in a scope, by hashing: linear time, 16 to 40 bytes a value.

#ifndef LEXPORT_VALIDATE_UNIQUE_VALUES_H_
#define LEXPORT_VALIDATE_UNIQUE_VALUES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "validate/layers.h"

namespace lexport::validate {

// A value that occurs again.
struct Clash {
  std::string_view value;
  Place first;
  Place second;
};

// Takes values with the number of their scope, and gives those that occurred before in the same
// scope. The hash is keyed anew in every process, so no input can be made to collide on purpose.
// Values are views, which must live as long as this.
class UniqueValues {
 public:
  UniqueValues();

  void Enter(uint32_t scope, std::string_view value, Place at) {
    const uint32_t hash = Hash(scope, value);
    pending_[pending_count_] = {value, at, scope, hash};
    __builtin_prefetch(&slots_[hash & mask_]);
    if (++pending_count_ == pending_.size()) Settle();
  }

  // The clashes found since the last call.
  std::vector<Clash> TakeClashes();

  // Whether TakeClashes has something to give, of the values looked at so far.
  bool has_clashes() const { return !clashes_.empty(); }

 private:
  // A value that was entered but not yet looked up: a few wait while the memory of their slots is
  // being fetched, which hides most of the cost of a table larger than the cache.
  struct Pending {
    std::string_view value;
    Place at;
    uint32_t scope = 0;
    uint32_t hash = 0;
  };
  struct Entry {
    const char* value;
    uint32_t length;
    uint32_t scope;
    Place at;
  };
  struct Slot {
    uint32_t hash = 0;
    uint32_t entry = 0;  // 1 + index; 0 is free
  };

  uint32_t Hash(uint32_t scope, std::string_view value) const;
  void Settle();
  void Insert(const Pending& p);
  void Grow();

  uint64_t key_;
  uint32_t mask_;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::array<Pending, 16> pending_;
  size_t pending_count_ = 0;
  std::vector<Clash> clashes_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_UNIQUE_VALUES_H_
