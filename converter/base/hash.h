// Digests, from libcrypto: SHA-256 of inputs for provenance and manifests, UUIDs for books.

#ifndef LEXPORT_BASE_HASH_H_
#define LEXPORT_BASE_HASH_H_

#include <string>
#include <string_view>

namespace lexport {

// 64 lower-case hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

// Version 5 UUID (RFC 9562, 5.5) of `name` in the URL namespace, in its usual form with hyphens.
std::string UuidOfUrl(std::string_view name);

}  // namespace lexport

#endif  // LEXPORT_BASE_HASH_H_
