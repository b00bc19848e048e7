// Words beside page numbers, and whether they are the labels of the text instead.

#include <string>

#include "base/strings.h"
#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

// A line with its digits as one sign: "Article #".
std::string WithoutDigits(std::string_view text) {
  std::string pattern;
  for (const char c : FoldSpaces(text)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !pattern.ends_with('#')) pattern += digit ? '#' : c;
  }
  return pattern;
}

}  // namespace

std::string_view FirstCell(std::string_view text) { return text.substr(0, text.find("  ")); }

bool WordsStandInside(const Reading& r, const std::vector<uint32_t>& numbered,
                      const std::unordered_set<uint32_t>& edge, uint32_t count) {
  constexpr uint32_t kMostPages = 15;  // for one line inside
  std::unordered_set<std::string> patterns;
  for (const uint32_t line : numbered) {
    patterns.insert(WithoutDigits(FirstCell(r.TextOf(r.lines[line]))));
  }
  uint32_t inside = 0;
  for (uint32_t i = 0; i < r.lines.size(); ++i) {
    if (edge.contains(i)) continue;
    const std::string_view text = FirstCell(r.TextOf(r.lines[i]));
    const auto number = ParsePageNumber(text);
    inside += number && number->word && patterns.contains(WithoutDigits(text));
  }
  return inside > 0 && inside * kMostPages >= count;
}

}  // namespace lexport::layout
