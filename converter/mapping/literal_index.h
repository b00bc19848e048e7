// Many literals, looked for in a text at once: those that begin it in one binary search, those that
// stand anywhere by the algorithm of Wu and Manber, which looks at a few bytes of the text only.

#ifndef LEXPORT_MAPPING_LITERAL_INDEX_H_
#define LEXPORT_MAPPING_LITERAL_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapping/pattern_literals.h"

namespace lexport {

// Filled by Add, made ready by Finish; from then on any thread may look. Texts have their case
// folded, but for that of ASCII, which is not regarded.
class LiteralIndex {
 public:
  // `owner` is what is found; it may own several. None of `literals` is empty.
  void Add(const Literals& literals, uint32_t owner);
  void Finish();
  bool empty() const { return entries_.empty(); }

  // False for most texts that begin with none of the literals. What is beyond ASCII need not be
  // folded.
  bool MayFindAtStart(std::string_view text) const {
    if (text.size() < 2 || static_cast<unsigned char>(text[0] | text[1]) >= 0x80) return !empty();
    return !empty() && (table_[HashAt(text.data())] & kBegins) != 0;
  }
  // Appends the owners of the literals that the text begins with.
  void FindAtStart(std::string_view text, std::vector<uint32_t>* owners) const;
  // Of those that stand anywhere in it; an owner once for each place.
  void FindInside(std::string_view text, std::vector<uint32_t>* owners) const;

 private:
  struct Entry {
    uint64_t bytes = 0;
    uint32_t size = 0;
    uint32_t owner = 0;
    int32_t shorter = -1;  // the next entry that this one begins with
  };

  // Of each hash of two bytes: whether a literal may begin with them, and how far
  // none can end behind them.
  static constexpr uint8_t kBegins = 0x80;
  static constexpr size_t kHashes = 4096;

  // No two pairs of ASCII letters share a hash but those that differ in case.
  static size_t HashOf(uint32_t first, uint32_t second) {
    const auto code = [](uint32_t c) { return (c & 0x1F) | (c >> 1 & 0x20); };
    return code(first) << 6 | code(second);
  }
  static size_t HashAt(const char* bytes) {
    return HashOf(static_cast<unsigned char>(bytes[0]), static_cast<unsigned char>(bytes[1]));
  }

  void FillTable();
  void FindSorted(std::string_view text, std::vector<uint32_t>* owners) const;

  std::vector<Entry> entries_;            // sorted
  std::vector<uint8_t> table_;            // kBegins and shifts
  uint32_t least_ = Literal::kMostBytes;  // bytes of the shortest
};

}  // namespace lexport

#endif  // LEXPORT_MAPPING_LITERAL_INDEX_H_
