// Which encoding some bytes are in, when no byte order mark says so.

#ifndef LEXPORT_TEXT_CHARSET_H_
#define LEXPORT_TEXT_CHARSET_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace lexport {

// A byte order mark at the start of `bytes`: the encoding it names and its length; empty without.
struct ByteOrderMark {
  std::string encoding;
  size_t size = 0;
};
ByteOrderMark FindByteOrderMark(std::string_view bytes);

// "UTF-16LE" or "UTF-16BE" when `bytes` look like that without a mark, else empty. Decided by
// where the zero bytes, spaces and line ends stand.
std::string GuessUtf16(std::string_view bytes);

// True when `bytes`, which are not valid UTF-8, were plainly meant to be UTF-8: they hold more
// whole sequences than broken ones, or nothing that would make sense in a legacy encoding.
bool IsBrokenUtf8(std::string_view bytes);

// A legacy encoding by ICU's statistics: an IANA name; empty when there is no telling.
std::string GuessLegacy(std::string_view bytes);

}  // namespace lexport

#endif  // LEXPORT_TEXT_CHARSET_H_
