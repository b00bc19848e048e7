// The hostile and broken inputs that the validator must bear.

#ifndef LEXPORT_TESTS_VALIDATE_HOSTILE_CASES_H_
#define LEXPORT_TESTS_VALIDATE_HOSTILE_CASES_H_

#include <string>
#include <string_view>
#include <vector>

namespace lexport {

struct Hostile {
  const char* name;
  std::string xml;
  const char* rule;  // the one finding; "" when the input is fine
};

std::vector<Hostile> EntityCases();
std::vector<Hostile> SizeCases();
std::vector<Hostile> EncodingCases();
std::vector<Hostile> SyntaxCases();

std::string Repeat(std::string_view piece, size_t times);
// An act with elements nested `depth` deep, or with `count` attributes on one.
std::string Nested(size_t depth);
std::string ManyAttributes(size_t count);

}  // namespace lexport

#endif  // LEXPORT_TESTS_VALIDATE_HOSTILE_CASES_H_
