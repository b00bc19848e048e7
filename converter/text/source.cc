// The line table of a Source, and places in it.

#include "text/source.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/bytes.h"
#include "base/strings.h"

namespace lexport {
namespace {

// Longest source line that a Location quotes; longer ones are cut around the column.
constexpr size_t kQuotedBytes = 200;

enum ByteClass : uint8_t { kOther, kLineEnd, kControl, kLead };

constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> classes{};
  for (int c = 0; c < 32; ++c) classes[static_cast<size_t>(c)] = kControl;
  classes[0x7F] = kControl;
  classes['\t'] = classes['\v'] = kOther;
  classes['\n'] = classes['\r'] = classes['\f'] = kLineEnd;
  classes[0xC2] = kLead;  // may start NEL or a C1 control
  classes[0xE2] = kLead;  // may start LS or PS
  classes[0xEF] = kLead;  // may start U+FFFE or U+FFFF
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

// What the multi-byte character at text[i] is to the line table, and its length.
struct Wide {
  bool line_end = false;
  bool control = false;
  uint32_t size = 1;
};

Wide LookAtWide(std::string_view text, size_t i) {
  const std::string_view rest = text.substr(i, 3);
  if (rest.starts_with("\xC2\x85")) return {true, false, 2};
  if (rest[0] == '\xC2') return {false, static_cast<uint8_t>(rest[1]) < 0xA0, 2};
  if (rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9") return {true, false, 3};
  if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") return {false, true, 3};
  return {false, false, 3};
}

// The part of `line` shown under a finding: whole when short, else around byte `at`.
std::string Quote(std::string_view line, size_t at) {
  if (line.size() <= kQuotedBytes) return std::string(line);
  size_t begin = at < kQuotedBytes ? 0 : at - kQuotedBytes / 2;
  begin = std::min(begin, line.size() - kQuotedBytes);
  size_t end = begin + kQuotedBytes;
  auto continues = [&](size_t i) {
    return i < line.size() && (static_cast<uint8_t>(line[i]) & 0xC0) == 0x80;
  };
  while (continues(begin)) ++begin;
  while (continues(end)) ++end;
  return std::string(line.substr(begin, end - begin));
}

// Finds the lines of a text. What is neither printable ASCII nor a space is looked at, sixteen
// bytes at a time; of characters of several bytes only those that may end a line or be controls.
class LineReader {
 public:
  LineReader(std::string_view text, std::vector<Span>* lines, std::vector<uint8_t>* plain,
             std::vector<uint32_t>* form_feeds)
      : text_(text), lines_(*lines), plain_lines_(*plain), form_feeds_(*form_feeds) {}

  void Run() {
    lines_.reserve(text_.size() / 48 + 1);
    plain_lines_.reserve(text_.size() / 48 + 1);
    const auto size = static_cast<uint32_t>(text_.size());
    uint32_t at = 0;
    for (; at + kByteBlock <= size; at += kByteBlock) {
      const ByteBlock bytes = LoadBytes(text_.data() + at);
      const uint32_t odd = Odd(bytes);
      if (odd == 0) continue;
      const uint32_t first = at + static_cast<uint32_t>(std::countr_zero(odd));
      const bool line_feed = (odd & (odd - 1)) == 0 && text_[first] == '\n' && taken_ <= at;
      if (line_feed) {
        Close(first, first + 1);  // most blocks hold nothing else
      } else {
        TakeBlock(at, bytes, odd);
      }
    }
    const ByteBlock rest = LoadPadded(text_, at);
    TakeBlock(at, rest, Odd(rest) & ((1u << (size - at)) - 1));
    if (begin_ < size) Close(size, size);
  }

  uint32_t longest() const { return longest_; }  // bytes of a line
  size_t control_count() const { return control_count_; }
  uint32_t first_control() const { return first_control_; }

 private:
  // The bytes to look at.
  static uint32_t Odd(ByteBlock bytes) { return BitsOf(~BytesBetween(bytes, ' ', '~')); }

  // `odd`: those of the bytes at `at`.
  void TakeBlock(uint32_t at, ByteBlock bytes, uint32_t odd) {
    const uint32_t signs =
        BitsOf(ByteBlock(bytes < ' ') | ByteBlock(bytes == 0x7F) | ByteBlock(bytes == 0xC2) |
               ByteBlock(bytes == 0xE2) | ByteBlock(bytes == 0xEF));
    odd = BitsFrom(taken_, at, odd);
    while ((odd & signs) != 0) {
      const auto sign = static_cast<uint32_t>(std::countr_zero(odd & signs));
      if ((odd & ((1u << sign) - 1)) != 0) plain_ = false;
      taken_ = at + sign + Take(at + sign);
      odd = BitsFrom(taken_, at, odd);
    }
    if (odd != 0) plain_ = false;
  }

  // Of the bits of the bytes from `at` on, those from byte `from` on.
  static uint32_t BitsFrom(uint32_t from, uint32_t at, uint32_t bits) {
    if (from <= at) return bits;
    return from - at < kByteBlock ? bits & ~0u << (from - at) : 0;
  }

  // Takes in the character at `i`; gives its length, that of CR LF together.
  uint32_t Take(uint32_t i) {
    const uint8_t cls = kClasses[static_cast<uint8_t>(text_[i])];
    if (cls == kLineEnd) return text_[i] == '\f' ? TakeFormFeed(i) : TakeLineEnd(i);
    plain_ = false;
    if (cls == kControl) CountControl(i);
    if (cls != kLead) return 1;
    const Wide wide = LookAtWide(text_, i);
    if (wide.control) CountControl(i);
    if (wide.line_end) Close(i, i + wide.size);
    return wide.size;
  }

  uint32_t TakeLineEnd(uint32_t i) {
    const bool pair = text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
    Close(i, i + 1 + pair);
    return 1 + pair;
  }

  uint32_t TakeFormFeed(uint32_t i) {
    if (begin_ != i) Close(i, i + 1);
    begin_ = i + 1;
    const auto next = static_cast<uint32_t>(lines_.size());
    if (form_feeds_.empty() || form_feeds_.back() != next) form_feeds_.push_back(next);
    return 1;
  }

  void CountControl(uint32_t i) {
    if (control_count_++ == 0) first_control_ = i;
  }

  void Close(uint32_t end, uint32_t next) {
    longest_ = std::max(longest_, end - begin_);
    lines_.push_back({begin_, end});
    plain_lines_.push_back(plain_);
    plain_ = true;
    begin_ = next;
  }

  std::string_view text_;
  std::vector<Span>& lines_;
  std::vector<uint8_t>& plain_lines_;
  std::vector<uint32_t>& form_feeds_;
  uint32_t begin_ = 0;  // of the line
  bool plain_ = true;   // what was read of it
  uint32_t taken_ = 0;  // up to which characters are taken in
  uint32_t longest_ = 0;
  size_t control_count_ = 0;
  uint32_t first_control_ = 0;
};

}  // namespace

// Builds the line table, counts control characters, and refuses what is no text after all.
bool Source::Scan(uint64_t max_line_bytes, Findings* findings) {
  LineReader reader(text_, &lines_, &plain_, &form_feeds_);
  reader.Run();
  control_count_ = reader.control_count();
  uint32_t too_long = 0;  // begin of the first line over the limit, plus one
  if (reader.longest() > max_line_bytes) {
    const auto over = [&](Span line) { return line.size() > max_line_bytes; };
    too_long = std::find_if(lines_.begin(), lines_.end(), over)->begin + 1;
  }
  return Judge(too_long, reader.first_control(), max_line_bytes, findings);
}

bool Source::Judge(uint32_t too_long, uint32_t first_control, uint64_t max_line_bytes,
                   Findings* findings) const {
  if (control_count_ > 8 + text_.size() / 100) {
    Refuse("text.binary",
           "This is binary data, not a text: it has " + std::to_string(control_count_) +
               " control characters",
           "give a plain text", first_control, findings);
    return false;
  }
  if (Trim(text_).empty()) {
    Refuse("text.empty",
           text_.empty() ? "The input is empty" : "The input holds nothing but white space", "", 0,
           findings);
    return false;
  }
  if (too_long != 0) {
    Refuse("text.line-too-long",
           "This line has more than " + std::to_string(max_line_bytes) + " bytes",
           "break the text into lines, a paragraph a line at the most", too_long - 1, findings);
    return false;
  }
  if (control_count_ > 0) {
    Finding finding;
    finding.rule = "text.control-characters";
    finding.severity = Severity::kWarning;
    finding.message = "The text holds " + std::to_string(control_count_) +
                      (control_count_ == 1 ? " control character" : " control characters") +
                      ", which no output can hold; the first stands here";
    finding.where = Locate(first_control);
    findings->push_back(std::move(finding));
  }
  return true;
}

size_t Source::line_of(uint32_t offset) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset,
                                      [](uint32_t o, Span s) { return o < s.begin; });
  return after == lines_.begin() ? 0 : static_cast<size_t>(after - lines_.begin()) - 1;
}

bool Source::form_feed_before(size_t index) const {
  return std::binary_search(form_feeds_.begin(), form_feeds_.end(), static_cast<uint32_t>(index));
}

Location Source::Locate(uint32_t offset) const {
  Location where;
  where.file = name_;
  if (lines_.empty()) return where;
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  const size_t index = line_of(offset);
  const Span line = lines_[index];
  const uint32_t at = std::clamp(offset, line.begin, line.end);
  where.line = index + 1;
  where.column = 1 + CountCodePoints(text().substr(line.begin, at - line.begin));
  where.offset = InputOffset(offset);
  where.source_line = Quote(slice(line), at - line.begin);
  return where;
}

}  // namespace lexport
