#include "validate/id_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <random>
#include <utility>

namespace lexport::validate {
namespace {

constexpr size_t kFirstSlots = 128;
constexpr size_t kMostFirstSlots = 4096;  // whatever is expected
// Widths of the parts of an entry; a terabyte of input and two thousand elements are enough.
constexpr uint64_t kOffsetMask = (uint64_t{1} << 40) - 1;
constexpr uint64_t kTagMask = (uint64_t{1} << 11) - 1;
constexpr uint64_t kMarksMask = (uint64_t{1} << 12) - 1;
static_assert(static_cast<size_t>(Tag::kTagCount) <= kTagMask);

// The two halves of a 128-bit product, folded: the mixing step of the wyhash family.
uint64_t Mix(uint64_t a, uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t Load(const char* p, size_t n) {
  uint64_t out = 0;
  if (n > 0) std::memcpy(&out, p, n);
  return out;
}

// Drawn once a process: nobody outside can tell which values would collide.
uint64_t ProcessKey() {
  static const uint64_t key = [] {
    std::random_device source;
    return (uint64_t{source()} << 32 | source()) | 1;
  }();
  return key;
}

inline uint32_t Hash(std::string_view value, uint64_t key) {
  uint64_t h = key;
  const char* p = value.data();
  size_t n = value.size();
  for (; n > 16; n -= 16, p += 16) h = Mix(Load(p, 8) ^ key, Load(p + 8, 8) ^ h);
  if (n > 8) {
    h = Mix(Load(p, 8) ^ key, Load(p + n - 8, 8) ^ h);
  } else {
    h = Mix(Load(p, n) ^ key, h ^ 0x9E3779B97F4A7C15u);
  }
  return static_cast<uint32_t>(Mix(h ^ value.size(), key ^ 0xD6E8FEB86659FD93u));
}

}  // namespace

IdTable::IdTable(size_t expected)
    : key_(ProcessKey()),
      first_slots_(std::bit_ceil(std::clamp(2 * expected, kFirstSlots, kMostFirstSlots))) {}

void IdTable::Enter(uint32_t scope, std::string_view value, Place at, Tag tag, uint16_t marks) {
  Pending& p = pending_[pending_count_];
  p.hash = Hash(value, key_);
  p.entry = {value.data(),
             static_cast<uint32_t>(value.size()),
             scope,
             at.offset & kOffsetMask,
             at.exact,
             static_cast<uint16_t>(tag) & kTagMask,
             marks & kMarksMask};
  __builtin_prefetch(slots_.data() + (p.hash & mask_));
  if (++pending_count_ == pending_.size()) Settle();
}

// The index of the slot that holds the value, or of the free one where it is to be entered.
inline uint32_t IdTable::IndexOf(std::string_view value, uint32_t hash) const {
  uint32_t i = hash & mask_;
  for (; slots_[i].entry != 0; i = (i + 1) & mask_) {
    if (slots_[i].hash == hash && at(slots_[i].entry - 1).text() == value) break;
  }
  return i;
}

inline void IdTable::Insert(const Pending& p) {
  if (count_ * 8 >= slots_.size() * 5) Grow();
  Slot& slot = slots_[IndexOf(p.entry.text(), p.hash)];
  if (slot.entry != 0) return Repeat(p.entry, slot.entry - 1);
  if (count_ % kChunk == 0) chunks_.push_back(std::make_unique_for_overwrite<Chunk>());
  entry(count_++) = p.entry;
  slot = {p.hash, static_cast<uint32_t>(count_)};
}

void IdTable::Settle() {
  for (size_t i = 0; i < pending_count_; ++i) Insert(pending_[i]);
  pending_count_ = 0;
}

void IdTable::Repeat(const Entry& again, size_t index) {
  Entry& known = entry(index);
  known.marks |= again.marks;
  if (again.scope != 0 && known.scope == again.scope) {
    clashes_.push_back({again.text(), known.place(), again.place(), static_cast<Tag>(known.tag),
                        static_cast<Tag>(again.tag)});
  } else if (again.scope != 0) {
    known.scope = again.scope;
    known.at = again.at;
    known.exact = again.exact;
  }
}

void IdTable::Grow() {
  std::vector<Slot> larger(slots_.empty() ? first_slots_ : slots_.size() * 2);
  mask_ = static_cast<uint32_t>(larger.size() - 1);
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    uint32_t at = slot.hash & mask_;
    while (larger[at].entry != 0) at = (at + 1) & mask_;
    larger[at] = slot;
  }
  slots_.swap(larger);
}

const IdTable::Entry* IdTable::Find(std::string_view value) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[IndexOf(value, Hash(value, key_))];
  return slot.entry == 0 ? nullptr : &at(slot.entry - 1);
}

std::vector<Clash> IdTable::TakeClashes() {
  Settle();
  return std::exchange(clashes_, {});
}

}  // namespace lexport::validate
