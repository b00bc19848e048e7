// Letters without their case, one by one, as RE2 does for (?i): no letter becomes two.

#ifndef LEXPORT_MAPPING_FOLD_CASE_H_
#define LEXPORT_MAPPING_FOLD_CASE_H_

#include <string>
#include <string_view>

namespace lexport {

char32_t FoldCase(char32_t c);

// The line with its case folded, in *room, which has nothing to do with `line`.
std::string_view FoldCase(std::string_view line, std::string* room);

// The line itself when all of it is ASCII, else FoldCase: for who does not regard the case of
// ASCII.
std::string_view FoldBeyondAscii(std::string_view line, std::string* room);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_FOLD_CASE_H_
