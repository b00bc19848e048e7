#include "annotate/words.h"

#include <unicode/uchar.h>

#include <array>
#include <cstring>

#include "base/bytes.h"
#include "base/strings.h"

namespace lexport {
namespace {

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;

// Eight bytes at a time.
uint32_t Hash(std::string_view text) {
  uint64_t hash = text.size();
  for (; text.size() >= sizeof(uint64_t); text.remove_prefix(sizeof(uint64_t))) {
    uint64_t part;
    std::memcpy(&part, text.data(), sizeof(part));
    hash = (hash ^ part) * kMultiplier;
    hash ^= hash >> 32;
  }
  uint64_t part = 0;
  std::memcpy(&part, text.data(), text.size());
  return static_cast<uint32_t>((hash ^ part) * kMultiplier >> 32);
}

enum class Class : uint8_t { kSpace, kLetter, kDigit, kMark, kBreak, kIdeograph, kWide };

// By byte; kWide for the bytes of longer sequences.
constexpr std::array<Class, 256> MakeByteClasses() {
  std::array<Class, 256> table{};
  for (size_t c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    const bool space = c <= ' ' || c == 0x7f;
    table[c] = letter  ? Class::kLetter
               : digit ? Class::kDigit
               : space ? Class::kSpace
                       : Class::kMark;
  }
  for (size_t c = 128; c < 256; ++c) table[c] = Class::kWide;
  table[static_cast<size_t>(kBreakByte)] = Class::kBreak;
  return table;
}

constexpr std::array<Class, 256> kByteClasses = MakeByteClasses();

Class ByteClassAt(std::string_view text, size_t at) {
  return kByteClasses[static_cast<unsigned char>(text[at])];
}

// Scripts that write no spaces between words and have few letters to a word.
bool IsIdeograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

Class WideClass(char32_t c) {
  if (c >= 0xC0 && c < 0x0590) return Class::kLetter;  // Latin, Greek, Cyrillic, Armenian
  if (IsIdeograph(c)) return Class::kIdeograph;
  if (IsSpace(c)) return Class::kSpace;
  const UChar32 point = static_cast<UChar32>(c);
  if (u_isdigit(point)) return Class::kDigit;
  const uint32_t letters = U_GC_L_MASK | U_GC_M_MASK | U_GC_CF_MASK;
  return (U_GET_GC_MASK(point) & letters) != 0 ? Class::kLetter : Class::kMark;
}

Class ClassAt(std::string_view text, size_t at, size_t* next) {
  const Class kind = ByteClassAt(text, at);
  *next = at + 1;
  if (kind != Class::kWide) return kind;
  *next = at;
  return WideClass(NextCodePoint(text, next));
}

// End of the run of ASCII letters from `at`; where fewer than a block of bytes are left, it may
// come too soon.
size_t LettersEnd(std::string_view text, size_t at) {
  for (; at + kByteBlock <= text.size(); at += kByteBlock) {
    const ByteBlock block = LoadBytes(text.data() + at);
    const ByteBlock letters = BytesBetween(block | ('a' ^ 'A'), 'a', 'z');
    const size_t length = FirstByte(~letters);
    if (length < kByteBlock) return at + length;
  }
  return at;
}

// End of the run of class `run` that goes on at `at`.
size_t RunEnd(std::string_view text, size_t at, Class run) {
  while (at < text.size()) {
    size_t next;
    if (ClassAt(text, at, &next) != run) break;
    at = next;
  }
  return at;
}

// The class of what stands at *at, which moves behind it: behind all of a word or number.
Class ReadRun(std::string_view text, size_t* at) {
  Class kind = ByteClassAt(text, *at);
  const size_t begin = *at;
  if (kind == Class::kLetter) {
    *at = LettersEnd(text, begin);  // most of most texts
  } else if (kind == Class::kWide) {
    kind = ClassAt(text, begin, at);
  } else {
    ++*at;
  }
  if ((kind != Class::kLetter && kind != Class::kDigit) || *at == text.size()) return kind;
  const Class behind = ByteClassAt(text, *at);
  if (behind == kind || behind == Class::kWide) *at = RunEnd(text, *at, kind);
  return kind;
}

constexpr TokenKind kTokenKinds[] = {TokenKind::kMark, TokenKind::kWord,  TokenKind::kNumber,
                                     TokenKind::kMark, TokenKind::kBreak, TokenKind::kWord,
                                     TokenKind::kMark};

}  // namespace

std::string_view Tokens::PlainMark(std::string_view mark) {
  if (mark.size() == 1) return mark;
  if (mark == "\u2019" || mark == "\u2018" || mark == "\u02BC") return "'";
  if (mark == "\u2010" || mark == "\u2011") return "-";
  return mark;
}

void Tokens::Read(std::string_view text) {
  text_ = text;
  tokens_.clear();
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const Class kind = ReadRun(text, &at);
    if (kind == Class::kSpace) continue;  // one space, as a rule
    std::string_view word(text.data() + begin, at - begin);
    if (kind == Class::kMark) word = PlainMark(word);
    tokens_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(at), ShapeOf(word),
                       kTokenKinds[static_cast<size_t>(kind)]});
  }
}

uint32_t WordTable::Find(std::string_view word) const {
  const uint32_t hash = Hash(word);
  for (size_t at = hash & mask_;; at = (at + 1) & mask_) {
    const Slot& slot = slots_[at];
    if (slot.id == 0) return 0;
    if (slot.hash == hash && words_[slot.id] == word) return slot.id;
  }
}

uint32_t WordTable::Add(std::string_view word) {
  if (const uint32_t id = Find(word); id != 0) return id;
  const uint32_t hash = Hash(word);
  const auto id = static_cast<uint32_t>(words_.size());
  words_.emplace_back(word);
  if (words_.size() * 4 > slots_.size()) {
    Grow();  // sparse, so that a miss ends at the first slot; places the new word too
  } else {
    Place(hash, id);
  }
  return id;
}

void WordTable::Place(uint32_t hash, uint32_t id) {
  size_t at = hash & mask_;
  while (slots_[at].id != 0) at = (at + 1) & mask_;
  slots_[at] = {hash, id};
}

void WordTable::Grow() {
  slots_.assign(slots_.size() * 2, {});
  mask_ = slots_.size() - 1;
  for (uint32_t id = 1; id < words_.size(); ++id) Place(Hash(words_[id]), id);
}

uint32_t NumberValue(std::string_view digits, uint32_t limit) {
  uint64_t value = 0;
  for (size_t at = 0; at < digits.size();) {
    const int32_t digit = u_charDigitValue(static_cast<UChar32>(NextCodePoint(digits, &at)));
    value = value * 10 + static_cast<uint64_t>(digit < 0 ? 0 : digit);
    if (value > limit) return limit + 1;
  }
  return static_cast<uint32_t>(value);
}

uint32_t PhraseTrie::Step(uint32_t node, uint32_t word) {
  const auto [it, added] = steps_.try_emplace(uint64_t{node} << 32 | word, 0);
  if (added) {
    it->second = static_cast<uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  return it->second;
}

void PhraseTrie::Add(std::string_view phrase, uint32_t sense, uint32_t index) {
  const Tokens tokens(phrase);
  if (tokens.size() == 0) return;
  uint32_t node = 0;
  for (size_t at = 0; at < tokens.size(); ++at) {
    node = Step(node, words_.Add(tokens.PlainWord(at)));
  }
  const uint32_t word = words_.Find(tokens.PlainWord(0));
  if (starts_.size() <= word) starts_.resize(word + 1);
  starts_[word] |= sense;
  opened_by_shape_[tokens[0].shape] |= sense;
  for (uint32_t at = nodes_[node].first_meaning; at != 0; at = meanings_[at].next) {
    const Meaning& known = meanings_[at].meaning;
    if (known.sense == sense && known.index == index) return;
  }
  meanings_.push_back({{sense, index}, nodes_[node].first_meaning});
  nodes_[node].first_meaning = static_cast<uint32_t>(meanings_.size() - 1);
}

PhraseTrie::Match PhraseTrie::FindFrom(const Tokens& tokens, size_t at, uint32_t senses) const {
  Match best;
  uint32_t word = words_.Find(tokens.PlainWord(at));
  if (word == 0 || word >= starts_.size() || (starts_[word] & senses) == 0) return best;
  for (uint32_t node = 0; word != 0;) {
    const auto step = steps_.find(uint64_t{node} << 32 | word);
    if (step == steps_.end()) break;
    node = step->second;
    ++at;
    for (uint32_t m = nodes_[node].first_meaning; m != 0; m = meanings_[m].next) {
      if ((meanings_[m].meaning.sense & senses) == 0) continue;
      best = {static_cast<uint32_t>(at), &meanings_[m].meaning};
      break;
    }
    word = at < tokens.size() ? words_.Find(tokens.PlainWord(at)) : 0;
  }
  return best;
}

}  // namespace lexport
