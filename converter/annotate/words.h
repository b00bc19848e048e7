// Words and phrases: text cut into tokens, and a trie of word sequences that finds the longest
// known phrase at a token. One pass over the bytes, a hash a word; nothing of what the phrases
// mean.

#ifndef LEXPORT_ANNOTATE_WORDS_H_
#define LEXPORT_ANNOTATE_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lexport {

// Stands in a block's text where something stood that no match may run across.
inline constexpr char kBreakByte = '\x01';

enum class TokenKind : uint8_t {
  kWord,    // letters of one script run; of scripts without spaces between words, one character
  kNumber,  // decimal digits of any script
  kMark,    // one character of punctuation or a symbol
  kBreak,   // kBreakByte
};

struct Token {
  uint32_t begin = 0;  // bytes in the text
  uint32_t end = 0;
  uint32_t word = 0;  // id in the WordTable; 0: not in any phrase
  TokenKind kind = TokenKind::kMark;
};

// Words that occur in phrases, by id from 1. A look-up, one a word of the text, mostly ends at a
// filter over the first byte, the last and the size; behind that stands open addressing over small
// slots.
class WordTable {
 public:
  uint32_t Add(std::string_view word);

  // The id of `word`, not empty; 0 when it is in no phrase.
  uint32_t Find(std::string_view word) const {
    const uint32_t bit = FilterBit(word);
    return (filter_[bit / 64] >> bit % 64 & 1) == 0 ? 0 : Look(word);
  }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t id = 0;
  };
  static constexpr uint32_t kFilterBits = 1u << 15;
  static uint32_t FilterBit(std::string_view word) {
    const uint32_t first = static_cast<unsigned char>(word.front());
    const uint32_t last = static_cast<unsigned char>(word.back());
    return (first * 97 + last * 1543 + static_cast<uint32_t>(word.size()) * 12289) % kFilterBits;
  }
  uint32_t Look(std::string_view word) const;
  void Place(uint64_t hash, uint32_t id);
  void Grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  size_t mask_ = 63;
  std::vector<std::string> words_ = std::vector<std::string>(1);  // by id
  std::vector<uint64_t> filter_ = std::vector<uint64_t>(kFilterBits / 64);
};

// Replaces *tokens by those of `text`, valid UTF-8. Curly apostrophes and typographic hyphens get
// the word id of the plain ones, so that a phrase is found in either spelling.
void Tokenize(std::string_view text, const WordTable& words, std::vector<Token>* tokens);

// The value of a kNumber token, in digits of any script; `limit` + 1 when it is larger.
uint32_t NumberValue(std::string_view digits, uint32_t limit);

// Phrases, each with one meaning or more: a sense (a bit, of the user's choosing) and an index.
class PhraseTrie {
 public:
  struct Meaning {
    uint32_t sense = 0;
    uint32_t index = 0;
  };
  struct Match {
    uint32_t end = 0;  // token behind the phrase; 0: none
    const Meaning* meaning = nullptr;
    explicit operator bool() const { return meaning != nullptr; }
  };

  void Add(std::string_view phrase, uint32_t sense, uint32_t index);

  // The longest phrase that starts at tokens[at] and has a meaning in `senses`.
  Match Find(const std::vector<Token>& tokens, size_t at, uint32_t senses) const {
    const uint32_t word = tokens[at].word;
    if (word == 0 || (starts_[word] & senses) == 0) return {};
    return FindFrom(tokens, at, senses);
  }

  const WordTable& words() const { return words_; }

 private:
  struct Node {
    uint32_t first_meaning = 0;  // into meanings_, 1-based; 0: none
  };
  struct Chained {
    Meaning meaning;
    uint32_t next = 0;
  };

  Match FindFrom(const std::vector<Token>& tokens, size_t at, uint32_t senses) const;
  uint32_t Step(uint32_t node, uint32_t word);

  WordTable words_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<Chained> meanings_ = std::vector<Chained>(1);
  std::unordered_map<uint64_t, uint32_t> steps_;             // node << 32 | word
  std::vector<uint32_t> starts_ = std::vector<uint32_t>(1);  // by word: senses that it may open
};

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_WORDS_H_
