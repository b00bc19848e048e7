#include "validate/safe_input.h"

#include <algorithm>

#include "base/strings.h"

namespace lexport::validate {
namespace {

using std::string_view;

struct Sniffed {
  InputEncoding encoding = InputEncoding::kUtf8;
  uint32_t mark_bytes = 0;
  string_view refused;  // name of an encoding that is recognised and not accepted
};

Sniffed Sniff(string_view b) {
  const auto starts = [b](string_view s) { return b.substr(0, s.size()) == s; };
  if (starts({"\x00\x00\xFE\xFF", 4}) || starts({"\xFF\xFE\x00\x00", 4})) return {{}, 4, "UTF-32"};
  if (starts("\xEF\xBB\xBF")) return {InputEncoding::kUtf8, 3, {}};
  if (starts("\xFF\xFE")) return {InputEncoding::kUtf16LittleEndian, 2, {}};
  if (starts("\xFE\xFF")) return {InputEncoding::kUtf16BigEndian, 2, {}};
  if (starts({"<\0", 2})) return {{}, 0, "UTF-16 without a byte order mark"};
  if (starts({"\0<", 2})) return {{}, 0, "UTF-16 without a byte order mark"};
  if (starts({"\0\0\0<", 4})) return {{}, 0, "UTF-32"};
  if (starts("\x4C\x6F\xA7\x94")) return {{}, 0, "EBCDIC"};
  return {};
}

uint32_t UnitAt(string_view b, size_t i, bool big_endian) {
  const auto first = static_cast<unsigned char>(b[i]);
  const auto second = static_cast<unsigned char>(b[i + 1]);
  return big_endian ? static_cast<uint32_t>(first << 8 | second)
                    : static_cast<uint32_t>(second << 8 | first);
}

// False at the first lone surrogate or half unit; what came before is in *out.
bool FromUtf16(string_view b, bool big_endian, std::string* out) {
  out->reserve(b.size() / 2 + b.size() / 8);
  size_t i = 0;
  while (i + 1 < b.size()) {
    const uint32_t unit = UnitAt(b, i, big_endian);
    i += 2;
    if (unit < 0xD800 || unit > 0xDFFF) {
      AppendUtf8(unit, out);
      continue;
    }
    const uint32_t low = unit < 0xDC00 && i + 1 < b.size() ? UnitAt(b, i, big_endian) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return false;
    i += 2;
    AppendUtf8(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), out);
  }
  return i == b.size();
}

// The value of a pseudo-attribute of the XML declaration, "" when there is none.
string_view Declared(string_view text, string_view name) {
  if (text.substr(0, 5) != "<?xml" || text.size() < 6 || !IsSpace(text[5])) return {};
  const string_view declaration = text.substr(0, text.substr(0, 1000).find("?>"));
  size_t at = declaration.find(name, 5);
  while (at != string_view::npos && !IsSpace(static_cast<unsigned char>(declaration[at - 1]))) {
    at = declaration.find(name, at + 1);
  }
  if (at == string_view::npos) return {};
  at = declaration.find_first_not_of(" \t\r\n=", at + name.size());
  if (at == string_view::npos || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const size_t end = declaration.find(declaration[at], at + 1);
  return end == string_view::npos ? string_view() : declaration.substr(at + 1, end - at - 1);
}

Refusal CheckVersion(string_view text) {
  const string_view version = Declared(text, "version");
  if (version.empty() || version == "1.0") return {};
  return {"safe.xml-version", "the file declares XML " + std::string(version) + ", not XML 1.0",
          "declare version=\"1.0\"", 0};
}

bool IsAscii(string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

// Whether what the declaration says and what the bytes are can both be true.
Refusal CheckDeclaredEncoding(const SafeInput& input) {
  const string_view name = Declared(input.text, "encoding");
  if (name.empty()) return {};
  const bool utf8 = input.encoding == InputEncoding::kUtf8;
  if (utf8 && AsciiEqualFold(name, "UTF-8")) return {};
  if (!utf8 && AsciiEqualFold(name, "UTF-16")) return {};
  const char* endian = input.encoding == InputEncoding::kUtf16BigEndian ? "UTF-16BE" : "UTF-16LE";
  if (!utf8 && AsciiEqualFold(name, endian)) return {};
  const bool ascii = AsciiEqualFold(name, "US-ASCII") || AsciiEqualFold(name, "ASCII");
  if (utf8 && input.mark_bytes == 0 && ascii && IsAscii(input.text)) return {};
  const bool contradiction =
      !utf8 || input.mark_bytes != 0 || ascii || AsciiEqualFold(name.substr(0, 6), "UTF-16");
  std::string message = "the file declares the encoding " + std::string(name);
  message += contradiction ? ", but its bytes are " + std::string(utf8 ? "UTF-8" : "UTF-16")
                           : "; only UTF-8 and UTF-16 are read";
  return {"safe.encoding", std::move(message),
          contradiction ? "declare the encoding that the file has" : "convert the file to UTF-8",
          0};
}

}  // namespace

Refusal PrepareInput(string_view bytes, const ValidateOptions& options, SafeInput* input) {
  const Sniffed sniffed = Sniff(bytes);
  input->encoding = sniffed.encoding;
  input->mark_bytes = sniffed.mark_bytes;
  input->text = bytes.substr(sniffed.mark_bytes);
  if (bytes.size() > options.max_bytes) {
    return {"safe.size",
            "the file has " + std::to_string(bytes.size()) + " bytes, more than the limit of " +
                std::to_string(options.max_bytes),
            "raise the limit, if the file is yours", 0};
  }
  if (!sniffed.refused.empty()) {
    input->text = {};
    return {"safe.encoding",
            "the file is in " + std::string(sniffed.refused) +
                "; only UTF-8 and UTF-16 with a byte order mark are read",
            "convert the file to UTF-8", 0};
  }
  if (input->encoding != InputEncoding::kUtf8) {
    const bool big_endian = input->encoding == InputEncoding::kUtf16BigEndian;
    const bool whole = FromUtf16(input->text, big_endian, &input->storage);
    input->text = input->storage;
    if (!whole) {
      return {"wellformed.encoding", "the bytes from here on are not valid UTF-16", "",
              input->text.size()};
    }
  }
  if (input->text.find_first_not_of(" \t\r\n") == string_view::npos) {
    return {"wellformed.empty", "the file holds no XML", "", 0};
  }
  Refusal refusal = CheckVersion(input->text);
  return refusal.rule.empty() ? CheckDeclaredEncoding(*input) : refusal;
}

}  // namespace lexport::validate
