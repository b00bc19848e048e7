// The outermost layer: what the first bytes of an input say, before any parser sees it.
//
// Akoma Ntoso files are XML 1.0 in UTF-8 or UTF-16. An input whose byte order mark, declaration and
// bytes contradict each other is refused, since different tools would read different texts from it.

#ifndef LEXPORT_VALIDATE_SAFE_INPUT_H_
#define LEXPORT_VALIDATE_SAFE_INPUT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lexport/validator.h"

namespace lexport::validate {

enum class InputEncoding : uint8_t { kUtf8, kUtf16LittleEndian, kUtf16BigEndian };

// An input made ready: `text` is UTF-8 (not yet checked) without a byte order mark. It views the
// bytes given, or `storage` when they had to be converted from UTF-16. Not movable for that reason.
struct SafeInput {
  SafeInput() = default;
  SafeInput(const SafeInput&) = delete;
  SafeInput& operator=(const SafeInput&) = delete;

  std::string_view text;
  std::string storage;
  InputEncoding encoding = InputEncoding::kUtf8;
  uint32_t mark_bytes = 0;  // length of the byte order mark
};

struct Refusal {
  std::string_view rule;  // empty: nothing is wrong
  std::string message;
  std::string fix;
  uint64_t offset = 0;  // in SafeInput::text
};

// Fills *input, and says what is wrong, if anything. Even then *input is fit for locating things.
// Reads the first bytes only, but all of an input in UTF-16.
Refusal PrepareInput(std::string_view bytes, const ValidateOptions& options, SafeInput* input);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SAFE_INPUT_H_
