#include "jsonld/output.h"

#include <array>
#include <cstdint>

namespace lexport::graph {
namespace {

enum ByteClass : uint8_t { kPlainByte, kEscapedByte, kWideByte };

constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> classes{};
  for (size_t c = 0; c < 256; ++c) {
    if (c >= 0x80) {
      classes[c] = kWideByte;
    } else if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f) {
      classes[c] = kEscapedByte;
    }
  }
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

bool IsContinuation(unsigned char c) { return (c & 0xc0) == 0x80; }

// Length of the well-formed UTF-8 sequence at `p` that begins with a byte above 0x7f; 0 when it is
// none (Unicode 15, table 3-7).
size_t WideLength(const unsigned char* p, size_t left) {
  const unsigned char lead = p[0];
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (left < length || !IsContinuation(p[1])) return 0;
  if (lead == 0xe0 && p[1] < 0xa0) return 0;
  if (lead == 0xed && p[1] > 0x9f) return 0;
  if (lead == 0xf0 && p[1] < 0x90) return 0;
  if (lead == 0xf4 && p[1] > 0x8f) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (!IsContinuation(p[i])) return 0;
  }
  return length;
}

void AppendEscape(unsigned char c, std::string* out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  switch (c) {
    case '"':
      *out += "\\\"";
      return;
    case '\\':
      *out += "\\\\";
      return;
    case '\b':
      *out += "\\b";
      return;
    case '\f':
      *out += "\\f";
      return;
    case '\n':
      *out += "\\n";
      return;
    case '\r':
      *out += "\\r";
      return;
    case '\t':
      *out += "\\t";
      return;
    default:
      *out += "\\u00";
      out->push_back(kHex[c >> 4]);
      out->push_back(kHex[c & 15]);
  }
}

}  // namespace

void Output::Flush() {
  if (receiver_ == nullptr || buffer_.empty()) return;
  (*receiver_)(buffer_);
  buffer_.clear();
}

void AppendEscaped(std::string_view text, std::string* out) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  size_t clean = 0;
  size_t i = 0;
  while (i < text.size()) {
    const uint8_t kind = kClasses[bytes[i]];
    if (kind == kPlainByte) {
      ++i;
      continue;
    }
    const size_t wide = kind == kWideByte ? WideLength(bytes + i, text.size() - i) : 0;
    if (wide != 0) {
      i += wide;
      continue;
    }
    out->append(text, clean, i - clean);
    if (kind == kWideByte) {
      *out += "\xEF\xBF\xBD";
    } else {
      AppendEscape(bytes[i], out);
    }
    clean = ++i;
  }
  out->append(text, clean, text.size() - clean);
}

}  // namespace lexport::graph
