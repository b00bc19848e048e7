// Patterns of simple types, as runs of a class of characters.

#ifndef LEXPORT_VALIDATE_GENERATOR_PATTERN_H_
#define LEXPORT_VALIDATE_GENERATOR_PATTERN_H_

#include <cstdint>
#include <string>

namespace lexport::generator {

struct Run {
  uint64_t ascii[2] = {0, 0};
  bool other = false;
  bool may_be_empty = false;
};

// Compiles patterns of the form C+ or C*, where C is one character class of XML Schema's regular
// expressions: \s, \S or [...] of ASCII characters, ranges and these. False for all others.
bool CompilePattern(const std::string& pattern, Run* run);

}  // namespace lexport::generator

#endif  // LEXPORT_VALIDATE_GENERATOR_PATTERN_H_
