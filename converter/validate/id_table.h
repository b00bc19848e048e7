// The identifiers of a file, by hashing: linear time, about 40 bytes an identifier.
//
// One table serves all layers that ask for eIds: the schema's layer enters them and learns which
// occur twice in a scope, that of links looks up what references lead to.

#ifndef LEXPORT_VALIDATE_ID_TABLE_H_
#define LEXPORT_VALIDATE_ID_TABLE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "validate/layers.h"

namespace lexport::validate {

// A value that occurs again.
struct Clash {
  std::string_view value;
  Place first;
  Place second;
  Tag first_tag = Tag::kNone;
  Tag second_tag = Tag::kNone;
};

// Takes values with the number of their scope, and gives those that occurred before in the same
// scope. Scopes follow each other: once a value was entered in one, none may come in an earlier
// one; 0 is no scope, in which nothing clashes. The hash is keyed anew in every process, so no
// input can be made to collide on purpose. Values are views, which must live as long as this.
class IdTable {
 public:
  // An identifier, and the first element that has it.
  struct Entry {
    const char* value;
    uint32_t length;
    uint32_t scope;  // the last that it was found in
    uint64_t at : 40;
    uint64_t exact : 1;
    uint64_t tag : 11;
    uint64_t marks : 12;  // of all elements that have it

    Place place() const { return {at, exact}; }
    std::string_view text() const { return {value, length}; }
  };

  // Room is made for `expected` values at the first one; more may come.
  explicit IdTable(size_t expected = 0);

  // `marks` are up to twelve bits that are kept for the value.
  void Enter(uint32_t scope, std::string_view value, Place at, Tag tag, uint16_t marks);

  // The clashes found since the last call.
  std::vector<Clash> TakeClashes();

  // Whether TakeClashes has something to give, of the values looked at so far.
  bool has_clashes() const { return !clashes_.empty(); }

  // Looks up all that were entered until now.
  void Settle();

  // The identifier, or null. Only what was entered before the last Settle is found for certain.
  const Entry* Find(std::string_view value) const;

  // All identifiers, in the order of their first appearance.
  size_t size() const { return count_; }
  const Entry& at(size_t i) const { return (*chunks_[i / kChunk])[i % kChunk]; }

 private:
  // A value that was entered but not yet looked up: a few wait while the memory of their slots is
  // being fetched, which hides most of the cost of a table larger than the cache.
  struct Pending {
    Entry entry;
    uint32_t hash;
  };
  struct Slot {
    uint32_t hash = 0;
    uint32_t entry = 0;  // 1 + index; 0 is free
  };
  // Entries never move, so that growing takes no second copy of them.
  static constexpr size_t kChunk = 512;
  using Chunk = std::array<Entry, kChunk>;

  uint32_t IndexOf(std::string_view value, uint32_t hash) const;
  void Insert(const Pending& p);
  void Repeat(const Entry& again, size_t index);
  void Grow();
  Entry& entry(size_t i) { return (*chunks_[i / kChunk])[i % kChunk]; }

  uint64_t key_;
  size_t first_slots_;
  uint32_t mask_ = 0;
  std::vector<Slot> slots_;  // none before the first value
  std::vector<std::unique_ptr<Chunk>> chunks_;
  size_t count_ = 0;
  std::array<Pending, 16> pending_;
  size_t pending_count_ = 0;
  std::vector<Clash> clashes_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_ID_TABLE_H_
