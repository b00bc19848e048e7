// Source: the bytes of an input as valid UTF-8, and where every character came from.
//
// The room `text/` knows encodings and lines, nothing of layout, law or XML. A Source is immutable
// once made and may be read from many threads. Offsets are bytes of text(), 32 bits: an input over
// DecodeOptions::max_bytes is refused before anything is built.
//
// The findings of this room (each refusal is exactly one error):
//   text.empty               nothing, or nothing but white space
//   text.too-large           more bytes than DecodeOptions::max_bytes
//   text.line-too-long       a line of more than DecodeOptions::max_line_bytes
//   text.binary              not a text: a PDF, an office document, an archive, an image …
//   text.markup              XML, HTML or RTF: a text, but not a plain one
//   text.invalid-utf8        UTF-8 with broken bytes
//   text.invalid-encoding    bytes that the encoding asked for, or found, does not have
//   text.unknown-encoding    DecodeOptions::encoding names no encoding
//   text.encoding-guessed    (note) found by statistics
//   text.control-characters  (warning) a few control characters; they stay in text()

#ifndef LEXPORT_TEXT_SOURCE_H_
#define LEXPORT_TEXT_SOURCE_H_

#include <cstdint>
#include <memory>
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
  std::string encoding;                // an ICU converter name; empty: find out
  uint64_t max_bytes = 64u << 20;      // of the input as it comes
  uint64_t max_line_bytes = 4u << 20;  // of one physical line
  // The caller keeps the bytes for as long as the Source and its copies live. Where they are UTF-8
  // already, text() then points into them, and no second copy of a large text is held.
  bool borrow = false;
};

// The charset that was found and how: for a finding and for the metadata.
struct EncodingInfo {
  std::string name;      // IANA name: "UTF-8", "UTF-16LE", "windows-1252" …
  bool bom = false;      // there was a byte order mark (not part of text())
  bool guessed = false;  // by statistics, not by a mark or by being valid UTF-8
};

class Source {
 public:
  // Decodes `bytes`. On failure (empty, binary, broken encoding, too large, a line too long) gives
  // nothing and adds exactly one error to *findings; doubts (a guessed encoding) are added too.
  static std::optional<Source> Decode(std::string_view bytes, std::string name,
                                      const DecodeOptions& options, Findings* findings);

  const std::string& name() const { return name_; }  // as findings shall show it
  std::string_view text() const { return text_; }    // valid UTF-8, line ends as they came
  std::string_view slice(Span s) const { return text().substr(s.begin, s.size()); }
  const EncodingInfo& encoding() const { return encoding_; }

  // How many control characters text() holds: those that XML 1.0 cannot, DEL and the C1 controls.
  size_t control_count() const { return control_count_; }

  // Physical lines, in order. A line ends at LF, CR LF, CR, NEL, LS, PS or FF; its span holds
  // neither these nor, for a line that follows one, the form feed itself. A form feed right after
  // a line end makes no empty line of its own, so that lines are counted as editors count them.
  size_t line_count() const { return lines_.size(); }
  Span line(size_t index) const { return lines_[index]; }
  // Index of the line that holds `offset` (a line's terminators belong to it).
  size_t line_of(uint32_t offset) const;
  // True when line `index` holds nothing but printable ASCII and spaces.
  bool is_plain(size_t index) const { return plain_[index] != 0; }
  // True when a form feed stands between line `index` - 1 and line `index`, or at the very start.
  bool form_feed_before(size_t index) const;

  // File, line, column and byte offset in the input as it came, with the source line.
  Location Locate(uint32_t offset) const;

 private:
  // Where some offsets of text() were in the bytes of the input; for encodings other than UTF-8.
  struct Checkpoint {
    uint32_t text = 0;
    uint64_t input = 0;
  };

  Source() = default;
  bool Transcode(std::string_view bytes, const DecodeOptions& options, Findings* findings);
  bool Convert(std::string_view bytes, size_t bom_size, Findings* findings);
  void Own(std::string text);
  bool Scan(uint64_t max_line_bytes, Findings* findings);
  bool Judge(uint32_t too_long, uint32_t first_control, uint64_t max_line_bytes,
             Findings* findings) const;
  bool RefuseBrokenUtf8(std::string_view body, size_t bad, Findings* findings);
  void TellDoubts(Findings* findings) const;
  void Refuse(const char* rule, std::string message, std::string fix, uint32_t offset,
              Findings* findings) const;
  uint64_t InputOffset(uint32_t offset) const;

  std::string name_;
  std::shared_ptr<const std::string> owned_;  // what text_ points into, unless it is borrowed
  std::string_view text_;
  EncodingInfo encoding_;
  std::vector<Span> lines_;
  std::vector<uint8_t> plain_;        // by line: is_plain
  std::vector<uint32_t> form_feeds_;  // indices of lines that a form feed precedes, ascending
  std::vector<Checkpoint> checkpoints_;
  size_t control_count_ = 0;
  size_t bom_size_ = 0;
};

}  // namespace lexport

#endif  // LEXPORT_TEXT_SOURCE_H_
