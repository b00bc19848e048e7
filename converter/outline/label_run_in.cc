#include "outline/label_run_in.h"

#include <algorithm>

#include "base/strings.h"
#include "outline/label_words.h"

namespace lexport {
namespace {

size_t Behind(std::string_view text, size_t at) {
  NextCodePoint(text, &at);
  return at;
}

// "3. Inspection.—(1) An inspector may": a heading on the label's line, parted from the text by a
// stop and a long dash.
bool FindRunIn(std::string_view text, const Label& label, LabelChain* chain) {
  constexpr size_t kLongestRunIn = 160;  // bytes
  const bool numbered = label.readings.count > 0 && label.form != LabelForm::kParens &&
                        label.form != LabelForm::kCloseParen &&
                        (label.readings.items[0].style == NumberStyle::kDecimal ||
                         label.readings.items[0].style == NumberStyle::kWord);
  if (!numbered || !IsUpper(PointAt(text, label.rest))) return false;
  const std::string_view head = text.substr(0, std::min(text.size(), label.rest + kLongestRunIn));
  for (size_t stop = head.find('.', label.rest); stop != std::string_view::npos;
       stop = head.find('.', stop + 1)) {
    const size_t dash = SkipSpaces(head, stop + 1);
    const char32_t c = PointAt(head, dash);
    const bool is_long = c >= 0x2013 && c <= 0x2015;
    if (!is_long && !(c == '-' && dash == stop + 1)) {
      if (dash > stop + 1 && IsUpper(c)) return false;  // a sentence went by
      continue;
    }
    chain->run_in_end = static_cast<uint32_t>(Behind(head, dash));
    chain->run_in_rest = static_cast<uint32_t>(SkipSpaces(text, chain->run_in_end));
    return chain->run_in_rest < text.size();
  }
  return false;
}

// "제1조(목적) 이 법은": a heading in brackets.
bool FindBracketed(std::string_view text, const Label& label, LabelChain* chain) {
  constexpr size_t kLongest = 120;  // bytes
  const char32_t open = PointAt(text, label.rest);
  if (label.form != LabelForm::kWordAround || (open != '(' && open != U'（')) return false;
  const std::string_view head = text.substr(0, std::min(text.size(), label.rest + kLongest));
  const size_t close = head.find(open == '(' ? ")" : "）", label.rest);
  if (close == std::string_view::npos) return false;
  chain->run_in_end = static_cast<uint32_t>(Behind(text, close));
  chain->run_in_rest = static_cast<uint32_t>(SkipSpaces(text, chain->run_in_end));
  if (chain->run_in_rest < text.size()) return true;
  chain->run_in_end = chain->run_in_rest = 0;  // the heading is all there is
  return false;
}

}  // namespace

bool FindRunInHeading(std::string_view text, const Label& label, LabelChain* chain) {
  return FindRunIn(text, label, chain) || FindBracketed(text, label, chain);
}

}  // namespace lexport
