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
  uint16_t shape = 0;  // ShapeOf() what phrases have for it
  TokenKind kind = TokenKind::kMark;
};

// First byte, last byte and size of a word, which must not be empty, folded. The shapes of phrases'
// first words are few among so many, and those of a text's words mostly the same, so that a table
// by shape tells nearly as much as one by words and stays in the cache.
inline constexpr uint32_t kShapes = 1u << 14;
inline uint16_t ShapeOf(std::string_view word) {
  const uint32_t first = static_cast<unsigned char>(word.front());
  const uint32_t last = static_cast<unsigned char>(word.back());
  const auto size = static_cast<uint32_t>(word.size());
  return static_cast<uint16_t>((first + (last << 6) + size * 1289) % kShapes);
}

// A text cut into tokens. No word is looked up before it is asked for; most never are.
class Tokens {
 public:
  Tokens() = default;
  explicit Tokens(std::string_view text) { Read(text); }

  // Replaces all by those of `text`, valid UTF-8, which must outlive them.
  void Read(std::string_view text);

  size_t size() const { return count_; }
  const Token& operator[](size_t at) const { return tokens_[at]; }
  const Token& back() const { return tokens_[count_ - 1]; }

  std::string_view text() const { return text_; }
  // A token as it is printed.
  std::string_view Word(size_t at) const {
    return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  }
  // A token as phrases have it: curly apostrophes and typographic hyphens are the plain ones, so
  // that a phrase is found in either spelling.
  std::string_view PlainWord(size_t at) const {
    const std::string_view word = Word(at);
    return tokens_[at].kind == TokenKind::kMark ? PlainMark(word) : word;
  }

  bool IsKind(size_t at, TokenKind kind) const { return at < size() && tokens_[at].kind == kind; }
  bool IsMark(size_t at, char mark) const {
    return IsKind(at, TokenKind::kMark) && text_[tokens_[at].begin] == mark;
  }
  // Nothing stands between the token and the one before.
  bool Touches(size_t at) const {
    return at > 0 && at < size() && tokens_[at - 1].end == tokens_[at].begin;
  }

 private:
  class Reader;
  static std::string_view PlainMark(std::string_view mark);

  std::string_view text_;
  std::vector<Token> tokens_;  // the first `count_` are in use; the rest keep their memory
  size_t count_ = 0;
};

// Words that occur in phrases, by id from 1: open addressing over small slots.
class WordTable {
 public:
  uint32_t Add(std::string_view word);
  // The id of `word`, not empty; 0 when it is in no phrase.
  uint32_t Find(std::string_view word) const;

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t id = 0;
  };
  void Place(uint32_t hash, uint32_t id);
  void Grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  size_t mask_ = 63;
  std::vector<std::string> words_ = std::vector<std::string>(1);  // by id
};

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

  // Whether some phrase with a meaning in `senses` begins with a word of the token's shape.
  bool MayStart(const Token& token, uint32_t senses) const {
    return (opened_by_shape_[token.shape] & senses) != 0;
  }

  // The longest phrase that starts at tokens[at] and has a meaning in `senses`.
  Match Find(const Tokens& tokens, size_t at, uint32_t senses) const {
    return MayStart(tokens[at], senses) ? FindFrom(tokens, at, senses) : Match{};
  }

 private:
  struct Node {
    uint32_t first_meaning = 0;  // into meanings_, 1-based; 0: none
  };
  struct Chained {
    Meaning meaning;
    uint32_t next = 0;
  };

  Match FindFrom(const Tokens& tokens, size_t at, uint32_t senses) const;
  uint32_t Step(uint32_t node, uint32_t word);

  WordTable words_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<Chained> meanings_ = std::vector<Chained>(1);
  std::unordered_map<uint64_t, uint32_t> steps_;             // node << 32 | word
  std::vector<uint32_t> starts_ = std::vector<uint32_t>(1);  // by word: senses that it may open
  std::vector<uint32_t> opened_by_shape_ = std::vector<uint32_t>(kShapes);
};

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_WORDS_H_
