#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

namespace lexport {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

void AppendHex(const unsigned char* bytes, size_t count, std::string* out) {
  static constexpr char kHex[] = "0123456789abcdef";
  for (size_t i = 0; i < count; ++i) {
    out->push_back(kHex[bytes[i] >> 4]);
    out->push_back(kHex[bytes[i] & 15]);
  }
}

}  // namespace

std::string Sha256Hex(std::string_view bytes) {
  Digest digest;
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string hex;
  AppendHex(digest.data(), size, &hex);
  return hex;
}

std::string UuidOfUrl(std::string_view name) {
  static constexpr unsigned char kUrlNamespace[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                                      0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  std::string input(reinterpret_cast<const char*>(kUrlNamespace), sizeof kUrlNamespace);
  input += name;
  Digest digest;
  unsigned size = 0;
  EVP_Digest(input.data(), input.size(), digest.data(), &size, EVP_sha1(), nullptr);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3F) | 0x80);
  std::string uuid;
  static constexpr size_t kGroups[] = {4, 2, 2, 2, 6};
  const unsigned char* at = digest.data();
  for (size_t group : kGroups) {
    if (!uuid.empty()) uuid.push_back('-');
    AppendHex(at, group, &uuid);
    at += group;
  }
  return uuid;
}

}  // namespace lexport
