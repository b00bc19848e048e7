#include "convert/proof.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/strings.h"
#include "validate/driver.h"

namespace lexport {
namespace {

constexpr size_t kContext = 60;  // bytes of text shown around a difference

// Moves *pos to the next character that is not white space; false when there is none.
bool SkipSpaces(std::string_view text, size_t* pos) {
  while (*pos < text.size()) {
    const auto c = static_cast<unsigned char>(text[*pos]);
    if (c > ' ' && c < 0x80) return true;
    size_t next = *pos;
    if (!IsSpace(NextCodePoint(text, &next))) return true;
    *pos = next;
  }
  return false;
}

ByteBlock LineEndsToSpaces(ByteBlock block) {
  return block ^ (ByteBlock(block == '\n') & ('\n' ^ ' '));
}

// Which bytes of a block are those of the other; lines may end as they like.
ByteBlock Same(ByteBlock block, ByteBlock other) {
  return ByteBlock(LineEndsToSpaces(block) == LineEndsToSpaces(other));
}

bool AreSame(const char* block, const char* other) {
  return BitsOf(Same(LoadBytes(block), LoadBytes(other))) == (1u << kByteBlock) - 1;
}

// Moves both positions as long as the two are the same but for lines that end.
void SkipSameBytes(std::string_view a, std::string_view b, size_t* i, size_t* j) {
  const char* const p = a.data() + *i;
  const char* const q = b.data() + *j;
  const size_t left = std::min(a.size() - *i, b.size() - *j);
  size_t same = 0;
  while (left - same >= kByteBlock && AreSame(p + same, q + same)) same += kByteBlock;
  const size_t last = left - kByteBlock;  // begins the last block, if there is one
  if (same > 0 && left - same < kByteBlock && AreSame(p + last, q + last)) {
    same = left;
  } else {
    const ByteBlock equal = Same(LoadPadded(a, *i + same), LoadPadded(b, *j + same));
    same += std::min(FirstByte(~equal), left - same);
  }
  *i += same;
  *j += same;
}

bool IsWithinCharacter(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// Moves over spaces and line ends; true when there were any.
bool SkipPlainSpaces(std::string_view text, size_t* pos) {
  const size_t begin = *pos;
  while (*pos < text.size() && (text[*pos] == ' ' || text[*pos] == '\n')) ++*pos;
  return *pos != begin;
}

// Moves both to the character where they part, which may be white space other than spaces and line
// ends, or to the end of `b`.
void SkipSame(std::string_view a, std::string_view b, size_t* i, size_t* j) {
  do {
    SkipSameBytes(a, b, i, j);
    if (*j == b.size()) return;
  } while (SkipPlainSpaces(a, i) | SkipPlainSpaces(b, j));
  // The bytes before are the same in both, so both go back to the beginning of one character.
  while (*i > 0 && *j > 0 && IsWithinCharacter(a, *i) && IsWithinCharacter(b, *j)) --*i, --*j;
}

std::string Around(std::string_view text, size_t pos) {
  size_t begin = pos > kContext ? pos - kContext : 0;
  size_t end = std::min(text.size(), pos + kContext);
  while (begin > 0 && IsWithinCharacter(text, begin)) --begin;
  while (IsWithinCharacter(text, end)) ++end;
  return FoldSpaces(text.substr(begin, end - begin));
}

}  // namespace

// Moves to the next visible character of the replay; false at its end.
bool ConservationCheck::Fill() {
  while (!SkipSpaces(expected_, &at_)) {
    passed_ += expected_.size();
    expected_ = replay_.Next();
    at_ = 0;
    if (expected_.empty()) return false;
  }
  return true;
}

// How many visible characters the two have in common. Nobody asks while they agree, so nothing is
// counted then: it is made up for by another replay.
uint64_t ConservationCheck::CountCompared() const {
  uint64_t count = 0;
  size_t left = passed_ + at_;
  LedgerReplay replay(input_, ledger_);
  while (left > 0) {
    const std::string_view piece = replay.Next().substr(0, left);
    if (piece.empty()) break;
    left -= piece.size();
    for (size_t at = 0; SkipSpaces(piece, &at); ++count) NextCodePoint(piece, &at);
  }
  return count;
}

void ConservationCheck::Part(std::string_view output, size_t at) {
  parted_ = true;
  proof_.message = "after " + std::to_string(CountCompared()) +
                   " visible characters the input has \u201C" + Around(expected_, at_) +
                   "\u201D, the output \u201C" + Around(output, at) + "\u201D";
}

void ConservationCheck::Output(std::string_view piece) {
  size_t at = 0;
  SkipPlainSpaces(piece, &at);
  SkipPlainSpaces(expected_, &at_);
  while (!parted_ && at < piece.size()) {
    SkipSame(expected_, piece, &at_, &at);
    if (!SkipSpaces(piece, &at)) return;
    if (!Fill()) return Part(piece, at);
    size_t next_expected = at_, next = at;
    if (NextCodePoint(expected_, &next_expected) != NextCodePoint(piece, &next)) {
      return Part(piece, at);
    }
    at_ = next_expected;
    at = next;
  }
}

Proof ConservationCheck::Finish() {
  if (!parted_ && Fill()) Part("", 0);
  if (!replay_.error().empty()) {
    parted_ = true;
    proof_.message = replay_.error();
  }
  proof_.holds = !parted_;
  return std::move(proof_);
}

ConservationLayer::ConservationLayer(ConservationCheck* check) : check_(*check) {
  static const validate::Tags starts = validate::TagsThat([](Tag tag) {
    return tag == Tag::kMeta || tag == Tag::kAuthorialNote || tag == Tag::kNoteRef;
  });
  static const validate::Tags ends = validate::TagsThat([](Tag tag) { return tag == Tag::kMeta; });
  starts_ = &starts;
  ends_ = &ends;
}

void ConservationLayer::Start(const validate::StartTag& tag, const validate::OpenElements&) {
  if (tag.tag == Tag::kMeta) {
    ++inside_meta_;
  } else {
    check_.Output(tag.Value(Attr::kMarker));
  }
}

void ConservationLayer::End(const validate::OpenElements&) { --inside_meta_; }

void ConservationLayer::Text(std::string_view text, const validate::OpenElements& open) {
  if (inside_meta_ == 0 && !open.text_is_blank()) check_.Output(text);
}

Proof ProveConservation(std::string_view input, const Ledger& ledger, std::string_view xml) {
  ConservationCheck check(input, ledger);
  ConservationLayer layer(&check);
  const ValidateOptions options;
  validate::Driver driver(xml, options, nullptr);
  validate::Layer* const layers[] = {&layer};
  if (driver.Run(layers)) return check.Finish();
  Proof proof;
  proof.message = "the output is not well-formed";
  return proof;
}

}  // namespace lexport
