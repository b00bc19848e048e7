// A small document in which every rule of level 2 has something to look at, and nothing to find.

#ifndef LEXPORT_TESTS_VALIDATE_RULES_BASE_DOCUMENT_H_
#define LEXPORT_TESTS_VALIDATE_RULES_BASE_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexport/validator.h"

namespace lexport {

const std::string& BaseDocument();

// BaseDocument() with the first `from` made `to`; fails the test when there is no `from`.
std::string Changed(std::string_view from, std::string_view to);

// The findings for `xml`; only those whose rule begins with `family` when it is given.
Findings Check(const std::string& xml, const std::string& family = {},
               const std::string& profile = {});

// The rules of `findings`, sorted, each once.
std::vector<std::string> RulesOf(const Findings& findings);

// Lines of findings, for messages of failing tests.
std::string Describe(const Findings& findings);

}  // namespace lexport

#endif  // LEXPORT_TESTS_VALIDATE_RULES_BASE_DOCUMENT_H_
