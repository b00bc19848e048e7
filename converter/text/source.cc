// The line table of a Source, and places in it.

#include "text/source.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/swar.h"

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

}  // namespace

// Builds the line table, counts control characters, and refuses what is no text after all.
bool Source::Scan(uint64_t max_line_bytes, Findings* findings) {
  const std::string_view text = text_;
  lines_.reserve(text.size() / 48 + 1);
  plain_.reserve(text.size() / 48 + 1);
  bool plain = true;
  uint32_t begin = 0;
  uint32_t too_long = 0;  // begin of a line over the limit, plus one
  auto close = [&](uint32_t end, uint32_t next) {
    if (end - begin > max_line_bytes && too_long == 0) too_long = begin + 1;
    lines_.push_back({begin, end});
    plain_.push_back(plain);
    plain = true;
    begin = next;
  };
  uint32_t first_control = 0;
  for (uint32_t i = 0; i < text.size(); ++i) {
    while (i + 8 < text.size()) {
      const uint64_t others = swar::NotPrintable(swar::Load(text.data() + i));
      i += static_cast<uint32_t>(swar::FirstOf(others));
      if (others != 0) break;
    }
    const uint8_t cls = kClasses[static_cast<uint8_t>(text[i])];
    if (cls != kLineEnd) plain = false;
    if (cls == kOther) {
      // A character of several bytes seldom stands alone.
      while (i + 1 < text.size() && kClasses[static_cast<uint8_t>(text[i + 1])] == kOther &&
             static_cast<uint8_t>(text[i + 1]) > 0x7F) {
        ++i;
      }
    } else if (cls == kControl) {
      if (control_count_++ == 0) first_control = i;
    } else if (cls == kLead) {
      const Wide wide = LookAtWide(text, i);
      if (wide.control && control_count_++ == 0) first_control = i;
      if (wide.line_end) close(i, i + wide.size);
      i += wide.size - 1;
    } else if (text[i] == '\f') {
      if (begin != i) close(i, i + 1);
      begin = i + 1;
      if (form_feeds_.empty() || form_feeds_.back() != lines_.size()) {
        form_feeds_.push_back(static_cast<uint32_t>(lines_.size()));
      }
    } else {
      const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
      close(i, i + 1 + pair);
      i += pair;
    }
  }
  if (begin < text.size()) close(static_cast<uint32_t>(text.size()), 0);
  return Judge(too_long, first_control, max_line_bytes, findings);
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
