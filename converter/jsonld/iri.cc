#include "jsonld/iri.h"

#include <array>
#include <cstdint>

namespace lexport::graph {
namespace {

bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Bytes that may stand in an IRI anywhere. Those above 0x7f are ucschar, mostly.
constexpr std::array<bool, 256> MakeAllowed() {
  std::array<bool, 256> allowed{};
  for (size_t c = 0x21; c < 256; ++c) allowed[c] = c != 0x7f;
  for (const char c : {'"', '<', '>', '\\', '^', '`', '{', '|', '}', '[', ']', '%', '#'}) {
    allowed[static_cast<unsigned char>(c)] = false;
  }
  return allowed;
}
constexpr std::array<bool, 256> kAllowed = MakeAllowed();

void AppendPercent(char c, std::string* out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  *out += '%';
  out->push_back(kHex[byte >> 4]);
  out->push_back(kHex[byte & 15]);
}

}  // namespace

bool NamesSomething(std::string_view value) { return !value.empty() && value[0] != '#'; }

bool IsAbsoluteIri(std::string_view value) {
  if (value.empty() || !IsAlpha(value[0])) return false;
  for (size_t i = 1; i < value.size(); ++i) {
    const char c = value[i];
    if (c == ':') return true;
    if (!IsAlpha(c) && !IsDigit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return false;
}

void AppendIri(std::string_view value, std::string* out) {
  bool fragment = false;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool escape =
        c == '%' && i + 2 < value.size() && IsHex(value[i + 1]) && IsHex(value[i + 2]);
    if (kAllowed[static_cast<unsigned char>(c)] || escape || (c == '#' && !fragment)) {
      out->push_back(c);
    } else {
      AppendPercent(c, out);
    }
    fragment = fragment || c == '#';
  }
}

void AppendAbsoluteIri(std::string_view base, std::string_view value, std::string* out) {
  if (!IsAbsoluteIri(value)) {
    out->append(base);
    if (value.empty() || value[0] != '/') *out += '/';
  }
  AppendIri(value, out);
}

}  // namespace lexport::graph
