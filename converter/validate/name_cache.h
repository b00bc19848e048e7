// Names of the parser's dictionary to names of the vocabulary, by address.
//
// libxml2 keeps every name of a document once, so the address of a name stands for it. The cache
// remembers what the addresses seen last mean; most documents use few names, so nearly every
// look-up is one comparison.

#ifndef LEXPORT_VALIDATE_NAME_CACHE_H_
#define LEXPORT_VALIDATE_NAME_CACHE_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace lexport::validate {

template <typename Value, Value (*kLookUp)(std::string_view)>
class NameCache {
 public:
  struct Entry {
    const char* begin;
    size_t size;
    Value value;

    std::string_view name() const { return {begin, size}; }
  };

  // The entries are written before they are read: a small document should not pay for clearing
  // them.
  NameCache() {}

  const Entry& Get(const unsigned char* key) {
    const auto address = reinterpret_cast<uintptr_t>(key);
    const size_t at = (address ^ address >> 9) % kSlots;
    if (keys_[at] != key) {
      const std::string_view name(reinterpret_cast<const char*>(key));
      keys_[at] = key;
      entries_[at] = {name.data(), name.size(), kLookUp(name)};
    }
    return entries_[at];
  }

 private:
  static constexpr size_t kSlots = 512;

  std::array<const unsigned char*, kSlots> keys_{};
  std::array<Entry, kSlots> entries_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_NAME_CACHE_H_
