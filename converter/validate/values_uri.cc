// anyURI: an address as RFC 3986 writes it, with characters beyond ASCII welcome.
//
// Nearly all values consist of plain characters and need one look at each; the rest goes to
// libxml2's parser of addresses.

#include <libxml/uri.h>

#include <array>
#include <string>

#include "validate/values.h"

namespace lexport::validate {
namespace {

enum : uint8_t { kPlain = 0, kColon = 1, kHash = 2, kSlash = 4, kQuestion = 8, kOther = 16 };

constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> table{};
  table.fill(kOther);
  for (int c = 'a'; c <= 'z'; ++c) table[c] = kPlain;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = kPlain;
  for (int c = '0'; c <= '9'; ++c) table[c] = kPlain;
  for (char c : {'-', '.', '_', '~', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', '@'}) {
    table[static_cast<unsigned char>(c)] = kPlain;
  }
  table[':'] = kColon;
  table['#'] = kHash;
  table['/'] = kSlash;
  table['?'] = kQuestion;
  return table;
}

constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

// What kinds of characters occur in `s`.
uint8_t KindsIn(std::string_view s) {
  uint8_t kinds = 0;
  for (char c : s) kinds |= kClasses[static_cast<unsigned char>(c)];
  return kinds;
}

// True for paths, queries and fragments of plain characters, without a scheme or an authority. What
// it says no to may still be an address.
bool IsPlainReference(std::string_view s) {
  if (s.starts_with('#')) return (KindsIn(s.substr(1)) & (kHash | kOther)) == 0;
  if (s.starts_with("//")) return false;
  const size_t hash = s.find('#');
  const std::string_view path = s.substr(0, hash);
  if (hash != std::string_view::npos && !IsPlainReference(s.substr(hash))) return false;
  const uint8_t kinds = KindsIn(path);
  if ((kinds & kOther) != 0) return false;
  // A colon in the first segment ends a scheme, or is wrong.
  return (kinds & kColon) == 0 || path.find_first_of("/?") < path.find(':');
}

// The same after an ordinary "http://host.name" or "https://host.name".
bool IsPlainWebAddress(std::string_view s) {
  if (!s.starts_with("http")) return false;
  s.remove_prefix(s.starts_with("https") ? 5 : 4);
  if (!s.starts_with("://")) return false;
  s.remove_prefix(3);
  size_t host = 0;
  while (host < s.size() && (kClasses[static_cast<unsigned char>(s[host])] == kPlain) &&
         s[host] != '@') {
    ++host;
  }
  if (host == 0) return false;
  s.remove_prefix(host);
  return s.empty() || (s[0] != ':' && s[0] != '@' && !s.starts_with("//") && IsPlainReference(s));
}

// As XML Schema says, what may not stand in an address is escaped before it is looked at; that goes
// for blanks too.
bool ParseByLibrary(std::string_view s) {
  std::string escaped(s);
  for (char& c : escaped) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 32 || byte >= 127 || std::string_view("<>\"{}|\\^`").find(c) != s.npos) c = '_';
  }
  xmlURIPtr uri = xmlParseURI(escaped.c_str());
  xmlFreeURI(uri);
  return uri != nullptr;
}

}  // namespace

bool IsAnyUri(std::string_view s) {
  return IsPlainReference(s) || IsPlainWebAddress(s) || ParseByLibrary(s);
}

}  // namespace lexport::validate
