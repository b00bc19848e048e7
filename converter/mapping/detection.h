// Small words by which a language is told, of languages without a pack: detection/words.txt beside
// the mappings.

#ifndef LEXPORT_MAPPING_DETECTION_H_
#define LEXPORT_MAPPING_DETECTION_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lexport {

struct DetectionWords {
  std::vector<std::string> languages;                             // BCP 47
  std::unordered_multimap<std::string, uint16_t> function_words;  // folded -> languages[] index
  std::vector<uint16_t> sizes;                                    // words of each language
};

// Read once, then shared between threads. Empty where the file is not there: then the packs alone
// tell languages.
const DetectionWords& LoadDetectionWords();

struct Lexicon;

// Numbers of words. Those of up to eight bytes, which nearly all that are looked up are, are their
// own hash and key.
class WordNumbers {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFFu;

  // `word` is folded and not known yet.
  void Add(std::string_view word, uint32_t number);
  // False only for a word that was not added, in whatever case its ASCII is. Of two bytes at least.
  bool MayHold(std::string_view word) const {
    const uint32_t shape = ShapeOf(word);
    return (shapes_[shape / 64] >> (shape % 64) & 1) != 0;
  }
  // kNone when the word is not known.
  uint32_t Find(std::string_view word) const;
  // Of a word of up to sixteen bytes: its first eight, with zeros behind the end of a shorter one;
  // its last eight when it has more than eight, else 0.
  uint32_t Find(uint64_t first, uint64_t last, size_t size) const {
    for (size_t i = PlaceOf(first, last) & mask_;; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      if (slot.first == first && slot.last == last && slot.size == size) return slot.number;
      if (slot.number == kNone) return kNone;
    }
  }

 private:
  struct Slot {
    uint64_t first = 0;
    uint64_t last = 0;
    uint32_t size = 0;
    uint32_t number = kNone;  // the slot is free
  };

  static size_t PlaceOf(uint64_t first, uint64_t last) {
    return static_cast<size_t>((first ^ last * 31) * 0x9E3779B97F4A7C15u >> 40);
  }
  void Put(const Slot& slot);

  // The first two letters and the length, each as far as its lowest bits tell.
  static uint32_t ShapeOf(std::string_view word) {
    return static_cast<uint32_t>((word[0] & 31) | (word[1] & 31) << 5 | (word.size() & 3) << 10);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1);  // as many as a power of two
  size_t mask_ = 0;
  size_t used_ = 0;
  std::array<uint64_t, 4096 / 64> shapes_{};          // that words of two bytes and more have
  std::unordered_map<std::string, uint32_t> longer_;  // words of more than sixteen bytes
};

// The function words of a lexicon's packs and those for detection, as one table: a word is looked
// up once, and most words of a text are longer than any of them.
struct LanguageIndex {
  struct Entry {
    uint32_t first = 0;  // of `owners`
    uint32_t count = 0;
  };
  std::vector<std::string> languages;  // BCP 47, sorted
  std::vector<uint32_t> listed;        // entries of each language's list
  WordNumbers numbers;                 // folded word -> index in `entries`
  std::vector<Entry> entries;
  std::vector<uint32_t> owners;  // languages[] indices, entry by entry
  size_t longest = 0;            // bytes of the longest word
};

LanguageIndex MakeLanguageIndex(const Lexicon& lexicon, const DetectionWords& more);

// The one language that is written in the script of most letters of `text`, as ICU's locale data
// know it ("ka" for Georgian letters); "" where many share it, or none is known.
std::string LanguageOfScript(std::string_view text);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_DETECTION_H_
