#include "akn/xml_input.h"

#include <algorithm>
#include <cstring>

#include "base/strings.h"

namespace lexport {
namespace {

enum class Encoding : uint8_t { kUtf8, kUtf16LittleEndian, kUtf16BigEndian };

bool Refuse(std::string_view text, size_t offset, std::string_view name, const char* rule,
            std::string message, std::string fix, Findings* findings) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kError;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  finding.where = LocateIn(text, offset, name);
  findings->push_back(std::move(finding));
  return false;
}

// What the first bytes say: a mark, or the zero bytes round a "<" of UTF-16 without one.
struct Sniffed {
  Encoding encoding = Encoding::kUtf8;
  size_t mark = 0;  // bytes of the byte order mark
};

Sniffed Sniff(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::kUtf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::kUtf16LittleEndian, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::kUtf16BigEndian, 2};
  if (bytes.starts_with(std::string_view("<\0", 2))) return {Encoding::kUtf16LittleEndian, 0};
  if (bytes.starts_with(std::string_view("\0<", 2))) return {Encoding::kUtf16BigEndian, 0};
  return {};
}

// False at a lone surrogate or an odd number of bytes.
bool FromUtf16(std::string_view bytes, bool big_endian, std::string* out) {
  if (bytes.size() % 2 != 0) return false;
  auto unit = [&](size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  out->reserve(bytes.size() / 2 + bytes.size() / 8);
  for (size_t i = 0; i < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xDC00 && c < 0xE000) return false;
    if (c >= 0xD800 && c < 0xDC00) {
      i += 2;
      if (i >= bytes.size() || unit(i) < 0xDC00 || unit(i) >= 0xE000) return false;
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i) - 0xDC00);
    }
    AppendUtf8(c, out);
  }
  return true;
}

// The value of `key` in the XML declaration at the start of `text`; empty when there is none.
std::string_view DeclaredValue(std::string_view text, std::string_view key) {
  if (!text.starts_with("<?xml") || text.size() < 6 || !IsSpace(text[5])) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  size_t at = declaration.find(key, 5);
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string_view()
                                       : declaration.substr(at + 1, end - at - 1);
}

bool DeclarationAgrees(std::string_view declared, const Sniffed& sniffed) {
  if (declared.empty()) return true;
  if (sniffed.encoding == Encoding::kUtf8) return AsciiEqualFold(declared, "UTF-8");
  if (AsciiEqualFold(declared, "UTF-16")) return true;
  return AsciiEqualFold(declared,
                        sniffed.encoding == Encoding::kUtf16BigEndian ? "UTF-16BE" : "UTF-16LE");
}

// Number of "=" outside quotes from `at` to the ">" that ends the tag.
size_t CountEqualSigns(std::string_view text, size_t at, size_t end) {
  size_t count = 0;
  char quote = 0;
  for (; at < end; ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '=') {
      ++count;
    } else if (c == '>') {
      break;
    }
  }
  return count;
}

// Where the comment, CDATA section or processing instruction at `at` ends; `at` for anything else.
size_t SkipOpaque(std::string_view text, size_t at) {
  std::string_view close;
  const std::string_view rest = text.substr(at, 9);
  if (rest.starts_with("<!--")) close = "-->";
  if (rest.starts_with("<![CDATA[")) close = "]]>";
  if (rest.starts_with("<?")) close = "?>";
  return close.empty() ? at : std::min(text.find(close, at), text.size());
}

// Offset of a start tag with more than `limit` attributes, else npos. No "<" stands inside a tag,
// so only stretches between two of them that are long enough to hold that many are looked into.
size_t FindAttributeFlood(std::string_view text, size_t limit) {
  constexpr size_t kShortestAttribute = 5;  // a="" and a space
  size_t at = text.find('<');
  while (at != std::string_view::npos) {
    const size_t after = SkipOpaque(text, at);
    const size_t next = std::min(text.find('<', after + 1), text.size());
    if (after == at && next - at > limit * kShortestAttribute &&
        CountEqualSigns(text, at, next) > limit) {
      return at;
    }
    at = next < text.size() ? next : std::string_view::npos;
  }
  return std::string_view::npos;
}

bool Decode(std::string_view bytes, std::string_view name, const Sniffed& sniffed, XmlInput* input,
            Findings* findings) {
  if (sniffed.encoding != Encoding::kUtf8) {
    const bool big_endian = sniffed.encoding == Encoding::kUtf16BigEndian;
    if (FromUtf16(bytes.substr(sniffed.mark), big_endian, &input->text)) return true;
    return Refuse("", 0, name, "xml.encoding", "The file is not valid UTF-16",
                  "Save the file as UTF-8", findings);
  }
  const std::string_view text = bytes.substr(sniffed.mark);
  const size_t bad = FindInvalidUtf8(text);
  if (bad < text.size()) {
    return Refuse(text.substr(0, bad), bad, name, "xml.encoding",
                  "The file is not valid UTF-8 from here on", "Save the file as UTF-8", findings);
  }
  input->text = text;
  input->source_offset = static_cast<uint32_t>(sniffed.mark);
  return true;
}

}  // namespace

Location LocateIn(std::string_view text, size_t offset, std::string_view file) {
  Location where;
  where.file = file;
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const size_t line_end_before = before.rfind('\n');
  const size_t begin = line_end_before == std::string_view::npos ? 0 : line_end_before + 1;
  where.line = 1 + static_cast<uint64_t>(std::count(before.begin(), before.end(), '\n'));
  where.column = 1 + CountCodePoints(before.substr(begin));
  where.offset = offset;
  constexpr size_t kLongestLine = 1000;  // a whole file may stand on one line
  const size_t end = std::min(text.find('\n', begin), text.size());
  if (end - begin <= kLongestLine) where.source_line = text.substr(begin, end - begin);
  return where;
}

bool PrepareXml(std::string_view bytes, std::string_view name, const ReadOptions& options,
                XmlInput* input, Findings* findings) {
  if (bytes.size() > std::min<uint64_t>(options.max_bytes, 0xfffffff0u)) {
    return Refuse("", 0, name, "xml.limit",
                  "The file has " + std::to_string(bytes.size()) + " bytes, more than allowed",
                  "Raise the limit on size", findings);
  }
  const Sniffed sniffed = Sniff(bytes);
  if (!Decode(bytes, name, sniffed, input, findings)) return false;
  const std::string_view text = input->text;
  const std::string_view declared = DeclaredValue(text, "encoding");
  if (!DeclarationAgrees(declared, sniffed)) {
    return Refuse(text, 0, name, "xml.encoding",
                  "The declaration says " + std::string(declared) + ", the bytes say " +
                      (sniffed.encoding == Encoding::kUtf8 ? "UTF-8" : "UTF-16"),
                  "Save the file as UTF-8 and declare that", findings);
  }
  const std::string_view version = DeclaredValue(text, "version");
  if (!version.empty() && version != "1.0") {
    return Refuse(text, 0, name, "xml.version",
                  "XML " + std::string(version) + " is not read, only XML 1.0", "", findings);
  }
  const size_t flood = FindAttributeFlood(text, options.max_attributes);
  if (flood == std::string_view::npos) return true;
  return Refuse(
      text, flood, name, "xml.limit",
      "An element has more than " + std::to_string(options.max_attributes) + " attributes", "",
      findings);
}

}  // namespace lexport
