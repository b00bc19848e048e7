#include "validate/naming_eid.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <vector>

#include "akn/number.h"
#include "base/strings.h"

namespace lexport::validate {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

struct Token {
  std::string text;  // lower case; digits without leading zeros
  bool digits;
};

// Numbers of other scripts have no prescribed form in eIds, so that nothing can be compared.
bool IsForeignNumber(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_getNumericValue(code) != U_NO_NUMERIC_VALUE ||
         u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC);
}

// Runs of digits and runs of letters: "11.2 bis" -> 11, 2, bis. Empty when a number is printed in
// other than ASCII digits.
std::vector<Token> NumberTokens(std::string_view text) {
  std::vector<Token> tokens;
  bool joined = false;  // the last token may still grow
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    const bool ascii = c < 0x80;
    if (!ascii && IsForeignNumber(c)) return {};
    const bool digit = ascii && IsDigit(static_cast<char>(c));
    if (!digit && !u_isalpha(static_cast<UChar32>(c))) {
      joined = false;
      continue;
    }
    if (!joined || tokens.back().digits != digit) tokens.push_back({{}, digit});
    if (tokens.back().text == "0") tokens.back().text.clear();
    AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), &tokens.back().text);
    joined = true;
  }
  return tokens;
}

std::string Join(const std::vector<Token>& tokens) {
  std::string all;
  for (const Token& token : tokens) all += token.text;
  return all;
}

bool HasDigits(const std::vector<Token>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.digits; });
}

// True when some tokens of `whole` that follow each other read as `part`: 3, a, bis as "3abis".
bool Contains(const std::vector<Token>& whole, std::string_view part) {
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string run;
    for (size_t j = i; j < whole.size() && run.size() < part.size(); ++j) run += whole[j].text;
    if (run == part) return true;
  }
  return false;
}

// Whether `eid` is `outer`, "__" and something more.
bool Continues(std::string_view eid, std::string_view outer) {
  const size_t size = outer.size();
  return size > 0 && eid.size() > size + 2 && eid[size] == '_' && eid[size + 1] == '_' &&
         eid.starts_with(outer);
}

bool HoldsDoubleLine(std::string_view text) {
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '_' && text[i - 1] == '_') return true;
  }
  return false;
}

// Splits the part behind the last "__".
EIdParts SplitLast(std::string_view last, EIdParts parts) {
  size_t letters = 0;
  while (letters < last.size() && IsLetter(last[letters])) ++letters;
  parts.ref = last.substr(0, letters);
  if (letters == 0) return parts;
  if (letters < last.size()) {
    if (last[letters] != '_') return parts;
    parts.number = last.substr(letters + 1);
    if (parts.number.empty()) return parts;
  }
  parts.ok = true;
  return parts;
}

}  // namespace

EIdParts SplitEId(std::string_view eid) {
  EIdParts parts;
  if (eid.empty() || eid.starts_with("__")) return parts;
  size_t cut = std::string_view::npos;  // the last "__"
  size_t run = 0;                       // of underscores
  for (size_t i = 0; i < eid.size(); ++i) {
    run = eid[i] == '_' ? run + 1 : 0;
    if (run >= 2) cut = i - 1;
    if (run >= 4) return parts;
  }
  std::string_view last = eid;
  if (cut != std::string_view::npos) {
    parts.prefix = eid.substr(0, cut);
    last = eid.substr(cut + 2);
  }
  return SplitLast(last, parts);
}

EIdParts SplitEIdBelow(std::string_view eid, std::string_view outer) {
  if (!Continues(eid, outer)) return SplitEId(eid);
  const std::string_view last = eid.substr(outer.size() + 2);
  if (last[0] == '_' || HoldsDoubleLine(last)) return SplitEId(eid);
  EIdParts parts;
  parts.prefix = outer;
  return SplitLast(last, parts);
}

bool IsPlainlyNamed(std::string_view eid, std::string_view outer, std::string_view ref) {
  std::string_view last = Continues(eid, outer) ? eid.substr(outer.size() + 2) : eid;
  if (ref.empty() || !last.starts_with(ref)) return false;
  last.remove_prefix(ref.size());
  return last.empty() || (last[0] == '_' && last.size() > 1 && !HoldsDoubleLine(last));
}

std::string_view LastWord(std::string_view num) {
  const auto is_outer = [](char c) { return c == '.' || c == ')' || c == ' ' || c == '\n'; };
  while (!num.empty() && is_outer(num.back())) num.remove_suffix(1);
  size_t begin = num.size();
  while (begin > 0 && num[begin - 1] != ' ' && num[begin - 1] != '(') --begin;
  return num.substr(begin);
}

bool TakesFreeEId(Tag tag) {
  switch (tag) {
    case Tag::kTLCConcept:
    case Tag::kTLCEvent:
    case Tag::kTLCLocation:
    case Tag::kTLCObject:
    case Tag::kTLCOrganization:
    case Tag::kTLCPerson:
    case Tag::kTLCProcess:
    case Tag::kTLCReference:
    case Tag::kTLCRole:
    case Tag::kTLCTerm:
    case Tag::kKeyword:
    case Tag::kComponentData:
    case Tag::kForeignElement:
      return true;
    default:
      return false;
  }
}

bool IsRefOf(std::string_view ref, Tag tag, std::string_view name) {
  if (ref == EIdAbbreviation(tag)) return true;
  switch (tag) {
    case Tag::kListWrapUp:  // two tables of the convention contradict each other
    case Tag::kWrapUp:
      return ref == "wrap" || ref == "wrapup";
    case Tag::kComponent:
      return ref == "annex" || ref == "attachment";
    case Tag::kHcontainer:  // the convention is silent; the United Nations guidelines allow it
      return !name.empty() && ref == name;
    default:
      return false;
  }
}

bool NumberAgrees(std::string_view eid_number, std::string_view num) {
  if (LastWord(num) == eid_number) return true;
  if (NormalizeNumber(num) == eid_number) return true;
  const std::vector<Token> of_num = NumberTokens(num);
  const std::vector<Token> of_eid = NumberTokens(eid_number);
  // "point_1" for "(a)" counts the points instead of reading them; that is another matter.
  if (of_num.empty() || of_eid.empty() || HasDigits(of_num) != HasDigits(of_eid)) return true;
  if (eid_number.starts_with("nn")) return true;
  if (Contains(of_num, Join(of_eid))) return true;
  // A second unit with the same number often has a counter behind it: para_3_2.
  const size_t counter = eid_number.rfind('_');
  return counter != std::string_view::npos &&
         Contains(of_num, Join(NumberTokens(eid_number.substr(0, counter))));
}

}  // namespace lexport::validate
