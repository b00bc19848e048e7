// The words of a document and how often each stands in it: the witness for repairs.

#ifndef LEXPORT_LAYOUT_WORDS_H_
#define LEXPORT_LAYOUT_WORDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace lexport::layout {

// Words are runs of letters of any script; capitals of ASCII count as small letters. A compound
// with hyphens counts as itself and in its parts. Building is linear; memory is bounded, words
// beyond the bound count as never seen.
class Words {
 public:
  explicit Words(std::string_view text);

  uint32_t Count(std::string_view word) const;
  uint32_t CountJoined(std::string_view first, std::string_view second) const;
  uint32_t CountHyphenated(std::string_view first, std::string_view second) const;
  // How often `part` is the first, or the last, part of a compound.
  uint32_t CountAsHead(std::string_view part) const;
  uint32_t CountAsTail(std::string_view part) const;
  // How many hyphens stand before letters other than the capitals of ASCII.
  uint32_t small_compounds() const { return small_compounds_; }

  // Calls what(offset, length) for each word that stands exactly once, in no order; for a compound
  // and its parts more than once. A length of kLongest is that or more.
  static constexpr uint32_t kLongest = 0xFF;
  template <typename What>
  void EachSingle(const What& what) const {
    for (const Entry& entry : table_) {
      if (entry.count == 1) what(entry.begin, static_cast<uint32_t>(entry.hash & 0xFF));
    }
  }

 private:
  struct Entry {
    uint64_t hash = 0;  // 0: free
    uint32_t count = 0;
    uint32_t begin = 0;
  };

  size_t AddPlain(std::string_view text, size_t at);
  size_t AddPart(std::string_view text, size_t at);
  void Add(uint64_t hash, uint32_t begin);
  void AddNew(uint64_t hash, size_t i, uint32_t begin);
  uint32_t Find(uint64_t hash) const;
  void Grow();

  std::vector<Entry> table_;  // its size is a power of two …
  size_t mask_ = 0;           // … and this one less;
  int shift_ = 0;             // a hash without its last so many bits is the place of an entry
  size_t used_ = 0;
  uint32_t small_compounds_ = 0;
};

// The length of the letter at `at` (0 when it is none): what Words takes for part of a word.
uint32_t LetterSize(std::string_view text, size_t at);

// The word that starts at `at`, without hyphens.
std::string_view WordAt(std::string_view text, size_t at);

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_WORDS_H_
