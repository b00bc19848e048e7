#include "validate/unique_values.h"

#include <cstring>
#include <random>
#include <utility>

namespace lexport::validate {
namespace {

constexpr size_t kFirstSlots = 128;

// The two halves of a 128-bit product, folded: the mixing step of the wyhash family.
uint64_t Mix(uint64_t a, uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t Load(const char* p, size_t n) {
  uint64_t out = 0;
  std::memcpy(&out, p, n);
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

}  // namespace

UniqueValues::UniqueValues() : key_(ProcessKey()), mask_(kFirstSlots - 1), slots_(kFirstSlots) {}

uint32_t UniqueValues::Hash(uint32_t scope, std::string_view value) const {
  uint64_t h = key_ ^ scope;
  const char* p = value.data();
  size_t n = value.size();
  for (; n > 16; n -= 16, p += 16) h = Mix(Load(p, 8) ^ key_, Load(p + 8, 8) ^ h);
  if (n > 8) {
    h = Mix(Load(p, 8) ^ key_, Load(p + n - 8, 8) ^ h);
  } else {
    h = Mix(Load(p, n) ^ key_, h ^ 0x9E3779B97F4A7C15u);
  }
  return static_cast<uint32_t>(Mix(h ^ value.size(), key_ ^ 0xD6E8FEB86659FD93u));
}

void UniqueValues::Settle() {
  for (size_t i = 0; i < pending_count_; ++i) Insert(pending_[i]);
  pending_count_ = 0;
}

void UniqueValues::Insert(const Pending& p) {
  if (entries_.size() * 2 >= slots_.size()) Grow();
  uint32_t at = p.hash & mask_;
  for (; slots_[at].entry != 0; at = (at + 1) & mask_) {
    if (slots_[at].hash != p.hash) continue;
    const Entry& entry = entries_[slots_[at].entry - 1];
    if (entry.scope == p.scope && std::string_view(entry.value, entry.length) == p.value) {
      clashes_.push_back({p.value, entry.at, p.at});
      return;
    }
  }
  entries_.push_back({p.value.data(), static_cast<uint32_t>(p.value.size()), p.scope, p.at});
  slots_[at] = {p.hash, static_cast<uint32_t>(entries_.size())};
}

void UniqueValues::Grow() {
  std::vector<Slot> larger(slots_.size() * 4);
  mask_ = static_cast<uint32_t>(larger.size() - 1);
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    uint32_t at = slot.hash & mask_;
    while (larger[at].entry != 0) at = (at + 1) & mask_;
    larger[at] = slot;
  }
  slots_.swap(larger);
}

std::vector<Clash> UniqueValues::TakeClashes() {
  Settle();
  return std::exchange(clashes_, {});
}

}  // namespace lexport::validate
