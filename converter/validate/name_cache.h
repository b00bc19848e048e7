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
    const void* key = nullptr;
    std::string_view name;
    Value value{};
  };

  const Entry& Get(const unsigned char* key) {
    const auto address = reinterpret_cast<uintptr_t>(key);
    Entry& entry = entries_[(address ^ address >> 9) % entries_.size()];
    if (entry.key != key) {
      const std::string_view name(reinterpret_cast<const char*>(key));
      entry = {key, name, kLookUp(name)};
    }
    return entry;
  }

 private:
  std::array<Entry, 512> entries_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_NAME_CACHE_H_
