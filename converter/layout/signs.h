// The places of digits and asterisks in a text: what most note markers begin with.

#ifndef LEXPORT_LAYOUT_SIGNS_H_
#define LEXPORT_LAYOUT_SIGNS_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lexport::layout {

// A bit for each byte of a text. Made in one pass, so that lines can be asked again and again.
class SignMap {
 public:
  explicit SignMap(std::string_view text);

  // The first digit of ASCII or asterisk from byte `from` on, `until` when none stands before that;
  // from < until.
  uint32_t Next(uint32_t from, uint32_t until) const {
    uint32_t word = from / 64;
    uint64_t bits = words_[word] & ~uint64_t{0} << from % 64;
    while (bits == 0) {
      if (++word * 64 >= until) return until;
      bits = words_[word];
    }
    return std::min(word * 64 + static_cast<uint32_t>(std::countr_zero(bits)), until);
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace lexport::layout

#endif  // LEXPORT_LAYOUT_SIGNS_H_
