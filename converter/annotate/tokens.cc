// Text cut into tokens: sixty-four bytes at a time where they are all ASCII, else token by token.

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "annotate/words.h"
#include "base/bytes.h"
#include "base/strings.h"

namespace lexport {
namespace {

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

constexpr TokenKind TokenKindOf(Class kind) {
  switch (kind) {
    case Class::kLetter:
    case Class::kIdeograph:
      return TokenKind::kWord;
    case Class::kDigit:
      return TokenKind::kNumber;
    case Class::kBreak:
      return TokenKind::kBreak;
    default:
      return TokenKind::kMark;
  }
}

// By the first byte of a token.
constexpr std::array<TokenKind, 128> MakeAsciiKinds() {
  std::array<TokenKind, 128> table{};
  for (size_t c = 0; c < 128; ++c) table[c] = TokenKindOf(kByteClasses[c]);
  return table;
}

constexpr std::array<TokenKind, 128> kAsciiKinds = MakeAsciiKinds();

constexpr size_t kStretch = 64;  // bytes; a bit for each in a word

// The bytes of a stretch by what they are to tokens; the bit of the first byte is the lowest.
struct StretchBits {
  uint64_t letters = 0;
  uint64_t digits = 0;
  uint64_t marks = 0;
};

// False when a byte of the stretch at `p` is no ASCII or a kBreakByte, which others have to read.
bool ReadStretch(const char* p, StretchBits* bits) {
  typedef signed char Signed __attribute__((vector_size(kByteBlock)));
  ByteBlock odd = {};
  uint64_t letters = 0, digits = 0, printed = 0;
  for (size_t i = 0; i < kStretch; i += kByteBlock) {
    const ByteBlock block = LoadBytes(p + i);
    odd |= ByteBlock(Signed(block) <= kBreakByte);
    letters |= uint64_t{BitsOf(BytesBetween(block | ('a' ^ 'A'), 'a', 'z'))} << i;
    digits |= uint64_t{BitsOf(BytesBetween(block, '0', '9'))} << i;
    printed |= uint64_t{BitsOf(BytesBetween(block, '!', '~'))} << i;
  }
  *bits = {letters, digits, printed & ~(letters | digits)};
  return !AnyByte(odd);
}

}  // namespace

std::string_view Tokens::PlainMark(std::string_view mark) {
  if (mark.size() == 1) return mark;
  if (mark == "\u2019" || mark == "\u2018" || mark == "\u02BC") return "'";
  if (mark == "\u2010" || mark == "\u2011") return "-";
  return mark;
}

// Cuts one text. Stands between two stretches, with the token that the last one left open.
class Tokens::Reader {
 public:
  Reader(std::string_view text, Tokens* tokens)
      : text_(text),
        tokens_(*tokens),
        next_(tokens->tokens_.data()),
        room_end_(next_ + tokens->tokens_.size()) {}

  void Run();

 private:
  void CutStretch(const StretchBits& bits);
  void CutOneByOne(size_t end);
  void MakeRoom();
  Token AsciiToken(uint32_t begin, uint32_t end) const {
    const std::string_view word(text_.data() + begin, end - begin);
    return {begin, end, ShapeOf(word), kAsciiKinds[static_cast<unsigned char>(word.front())]};
  }

  static constexpr uint32_t kNone = 0xffffffffu;

  const std::string_view text_;
  Tokens& tokens_;
  Token* next_;  // the first of tokens_ that is not in use
  const Token* room_end_;
  size_t at_ = 0;
  uint32_t open_ = kNone;  // where a token begins that has not ended before at_
  StretchBits before_;     // what the byte before at_ is, where a token is open: in the lowest bit
};

void Tokens::Reader::Run() {
  char padded[kStretch];
  while (at_ < text_.size()) {
    const char* from = text_.data() + at_;
    if (const size_t left = text_.size() - at_; left < kStretch) {
      std::memset(padded, ' ', kStretch);
      std::memcpy(padded, from, left);
      from = padded;
    }
    if (static_cast<size_t>(room_end_ - next_) <= kStretch) MakeRoom();
    StretchBits bits;
    if (ReadStretch(from, &bits)) {
      CutStretch(bits);
    } else {
      CutOneByOne(std::min(at_ + kStretch, text_.size()));
    }
  }
  if (open_ != kNone) *next_++ = AsciiToken(open_, static_cast<uint32_t>(text_.size()));
  tokens_.count_ = static_cast<size_t>(next_ - tokens_.tokens_.data());
}

// For those that a stretch may hold, and for an open one.
void Tokens::Reader::MakeRoom() {
  std::vector<Token>& tokens = tokens_.tokens_;
  const auto used = static_cast<size_t>(next_ - tokens.data());
  tokens.resize(2 * tokens.size() + kStretch + 1);
  next_ = tokens.data() + used;
  room_end_ = tokens.data() + tokens.size();
}

// A run of letters or digits is a token, and each mark. Bits of `starts` are where one begins,
// those of `ends` are just behind one; they take turns, but that both may be at one place.
void Tokens::Reader::CutStretch(const StretchBits& bits) {
  const uint64_t letters = bits.letters << 1 | before_.letters;  // one byte behind each
  const uint64_t digits = bits.digits << 1 | before_.digits;
  const uint64_t marks = bits.marks << 1 | before_.marks;
  uint64_t starts = (bits.letters & ~letters) | (bits.digits & ~digits) | bits.marks;
  uint64_t ends = (letters & ~bits.letters) | (digits & ~bits.digits) | marks;
  const auto base = static_cast<uint32_t>(at_);
  const auto take = [base](uint64_t* places) {
    const uint32_t place = base + static_cast<uint32_t>(std::countr_zero(*places));
    *places &= *places - 1;
    return place;
  };
  Token* token = next_;
  uint32_t open = open_;
  if (open == kNone && starts != 0) open = take(&starts);
  while (ends != 0) {
    *token++ = AsciiToken(open, take(&ends));
    open = kNone;
    if (starts == 0) break;  // so that none ends behind this
    open = take(&starts);
  }
  open_ = open;
  next_ = token;
  constexpr int kLast = kStretch - 1;
  before_ = {bits.letters >> kLast, bits.digits >> kLast, bits.marks >> kLast};
  at_ += kStretch;
}

// The tokens that begin before `end`; the last may go on behind it.
void Tokens::Reader::CutOneByOne(size_t end) {
  if (open_ != kNone) at_ = open_;
  open_ = kNone;
  before_ = {};
  while (at_ < end) {
    const size_t begin = at_;
    const Class kind = ReadRun(text_, &at_);
    if (kind == Class::kSpace) continue;
    std::string_view word = text_.substr(begin, at_ - begin);
    if (kind == Class::kMark) word = PlainMark(word);
    *next_++ = {static_cast<uint32_t>(begin), static_cast<uint32_t>(at_), ShapeOf(word),
                TokenKindOf(kind)};
  }
}

void Tokens::Read(std::string_view text) {
  text_ = text;
  Reader(text, this).Run();
}

}  // namespace lexport
