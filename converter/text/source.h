// Source: the bytes of an input as valid UTF-8, and where every character came from.
//
// The room `text/` knows encodings and lines, nothing of layout, law or XML. A Source is immutable
// once made and may be read from many threads. Offsets are bytes of text(), 32 bits: an input over
// DecodeOptions::max_bytes is refused before anything is built.

#ifndef LEXPORT_TEXT_SOURCE_H_
#define LEXPORT_TEXT_SOURCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"

namespace lexport {

struct Span {  // text()[begin, end)
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

struct DecodeOptions {
  std::string encoding;                  // an ICU converter name; empty: find out
  uint64_t max_bytes = 64u << 20;        // of the input as it comes
  uint64_t max_line_bytes = 4u << 20;    // of one physical line
};

// The charset that was found and how: for a finding and for the metadata.
struct EncodingInfo {
  std::string name;     // IANA name: "UTF-8", "UTF-16LE", "windows-1252" …
  bool bom = false;     // there was a byte order mark (not part of text())
  bool guessed = false; // by statistics, not by a mark or by being valid UTF-8
};

class Source {
 public:
  // Decodes `bytes`. On failure (empty, binary, broken encoding, too large, a line too long) gives
  // nothing and adds exactly one error to *findings; doubts (a guessed encoding) are added too.
  static std::optional<Source> Decode(std::string_view bytes, std::string name,
                                      const DecodeOptions& options, Findings* findings);

  const std::string& name() const { return name_; }        // as findings shall show it
  std::string_view text() const { return text_; }          // valid UTF-8, line ends as they came
  std::string_view slice(Span s) const { return text().substr(s.begin, s.size()); }
  const EncodingInfo& encoding() const { return encoding_; }

  // Physical lines, in order. A line ends at LF, CR LF, CR, NEL, LS, PS or FF; its span holds
  // neither these nor, for a line that follows one, the form feed itself.
  size_t line_count() const { return lines_.size(); }
  Span line(size_t index) const { return lines_[index]; }
  // Index of the line that holds `offset` (a line's terminators belong to it).
  size_t line_of(uint32_t offset) const;
  // True when a form feed stands between line `index` - 1 and line `index`, or at the very start.
  bool form_feed_before(size_t index) const;

  // File, line, column and byte offset in the input as it came, with the source line.
  Location Locate(uint32_t offset) const;

 private:
  Source() = default;

  std::string name_;
  std::string text_;
  EncodingInfo encoding_;
  std::vector<Span> lines_;
  std::vector<uint32_t> form_feeds_;  // indices of lines that a form feed precedes, ascending
};

}  // namespace lexport

#endif  // LEXPORT_TEXT_SOURCE_H_
