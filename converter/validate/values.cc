#include "validate/values.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/strings.h"
#include "validate/scan.h"

namespace lexport::validate {
namespace {

using std::string_view;

bool IsBoolean(string_view s) { return s == "true" || s == "false" || s == "1" || s == "0"; }

bool IsInteger(string_view s) {
  if (s.starts_with('-') || s.starts_with('+')) s.remove_prefix(1);
  return !s.empty() && s.find_first_not_of("0123456789") == string_view::npos;
}

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// Subtags of one to eight letters, after the first of letters and digits, joined by hyphens.
bool IsLanguage(string_view s) {
  bool first = true;
  size_t length = 0;
  for (char c : s) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
    } else if ((!IsAsciiLetter(c) && (first || !IsAsciiDigit(c))) || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}

struct CharacterRange {
  char32_t first, last;
};

// XML 1.0 (fifth edition), productions 4 and 4a, above ASCII and without the colon.
constexpr CharacterRange kNameStart[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                                         {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                                         {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                                         {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr CharacterRange kNameMore[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <size_t kCount>
bool InRanges(char32_t c, const CharacterRange (&ranges)[kCount]) {
  return std::any_of(std::begin(ranges), std::end(ranges), [c](const CharacterRange& range) {
    return c >= range.first && c <= range.last;
  });
}

bool MayStartName(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(static_cast<char>(c)) || c == '_';
  return InRanges(c, kNameStart);
}

bool MayFollowInName(char32_t c) {
  if (c < 0x80 && (IsAsciiDigit(static_cast<char>(c)) || c == '-' || c == '.')) return true;
  return MayStartName(c) || InRanges(c, kNameMore);
}

bool IsNcName(string_view s) {
  size_t pos = 0;
  if (s.empty() || !MayStartName(NextCodePoint(s, &pos))) return false;
  while (pos < s.size()) {
    if (!MayFollowInName(NextCodePoint(s, &pos))) return false;
  }
  return true;
}

// Whether all of `s` is ASCII from '!' to '~'.
bool IsPrinting(string_view s) {
  if (s.size() < kByteBlock) return std::all_of(s.begin(), s.end(), IsPlain);
  ByteBlock printing = BytesBetween(LoadBytes(s.data() + s.size() - kByteBlock), '!', '~');
  for (size_t at = 0; at + kByteBlock < s.size(); at += kByteBlock) {
    printing &= BytesBetween(LoadBytes(s.data() + at), '!', '~');
  }
  return !AnyByte(~printing);
}

bool IsRun(const CharacterRun& run, string_view s) {
  if (run.takes_printing && !s.empty() && IsPrinting(s)) return true;
  uint8_t refused = 0;
  for (char c : s) refused |= run.refused[static_cast<unsigned char>(c)];
  return refused == 0 && (run.may_be_empty || !s.empty());
}

bool IsOfBuiltin(Builtin builtin, string_view s) {
  switch (builtin) {
    case Builtin::kString:
      return true;
    case Builtin::kAnyUri:
      return IsAnyUri(s);
    case Builtin::kBoolean:
      return IsBoolean(s);
    case Builtin::kInteger:
      return IsInteger(s);
    case Builtin::kDate:
      return IsDate(s);
    case Builtin::kTime:
      return IsTime(s);
    case Builtin::kDateTime:
      return IsDateTime(s);
    case Builtin::kDuration:
      return IsDuration(s);
    case Builtin::kLanguage:
      return IsLanguage(s);
    case Builtin::kNcName:
    case Builtin::kId:
      return IsNcName(s);
  }
  return false;
}

bool IsAtomic(const SimpleTypeRow& row, string_view value) {
  if (row.builtin != Builtin::kString) value = Collapsed(value);
  if (!IsOfBuiltin(row.builtin, value)) return false;
  if (row.run >= 0 && !IsRun(kRuns[row.run], value)) return false;
  if (row.value_count == 0) return true;
  const string_view* first = kValues + row.first_value;
  return std::find(first, first + row.value_count, value) != first + row.value_count;
}

bool IsList(uint8_t item_type, string_view value) {
  size_t at = 0;
  while (true) {
    while (at < value.size() && IsXmlSpace(value[at])) ++at;
    if (at == value.size()) return true;
    size_t end = at;
    while (end < value.size() && !IsXmlSpace(value[end])) ++end;
    if (!IsOfType(item_type, value.substr(at, end - at))) return false;
    at = end;
  }
}

string_view BuiltinInWords(Builtin builtin) {
  static constexpr std::array<string_view, 11> kWords = {
      "text",
      "an address (URI reference) such as #art_1 or /akn/un/act/2014-06-02/1",
      "true or false",
      "a whole number",
      "a date such as 2014-06-02",
      "a time such as 14:30:00",
      "a date and time such as 2014-06-02T14:30:00",
      "a duration such as P1Y6M",
      "a language tag such as en or pt-BR",
      "a name: letters, digits, \"-\", \"_\" and \".\", beginning with a letter or \"_\"",
      "a name: letters, digits, \"-\", \"_\" and \".\", beginning with a letter or \"_\""};
  return kWords[static_cast<size_t>(builtin)];
}

// Apart, so that IsOfType stays small.
[[gnu::noinline]] bool IsOfRow(const SimpleTypeRow& row, string_view value) {
  const uint8_t* members = kMembers + row.first_member;
  switch (row.variety) {
    case Variety::kAtomic:
      return IsAtomic(row, value);
    case Variety::kList:
      return IsList(members[0], value);
    case Variety::kUnion:
      return std::any_of(members, members + row.member_count,
                         [value](uint8_t member) { return IsOfType(member, value); });
  }
  return false;
}

}  // namespace

string_view Collapsed(string_view value) {
  while (!value.empty() && IsXmlSpace(value.front())) value.remove_prefix(1);
  while (!value.empty() && IsXmlSpace(value.back())) value.remove_suffix(1);
  return value;
}

bool IsOfType(uint8_t type, string_view value) {
  const SimpleTypeRow& row = kSimpleTypes[type];
  // Words, as in eIds, are most of what is asked for.
  const bool word = row.variety == Variety::kAtomic && row.builtin == Builtin::kString &&
                    row.run >= 0 && row.value_count == 0;
  return word ? IsRun(kRuns[row.run], value) : IsOfRow(row, value);
}

std::string DescribeType(uint8_t type) {
  const SimpleTypeRow& row = kSimpleTypes[type];
  const uint8_t* members = kMembers + row.first_member;
  std::string out;
  if (row.variety == Variety::kList) return "a list of " + DescribeType(members[0]);
  if (row.variety == Variety::kUnion) {
    for (uint16_t i = 0; i < row.member_count; ++i) {
      out += (i == 0 ? "" : ", or ") + DescribeType(members[i]);
    }
    return out;
  }
  if (row.value_count == 1 && kValues[row.first_value].empty()) return "nothing";
  if (row.value_count > 0) return "one of a few words";
  if (row.run >= 0) return "text of one or more characters without blanks";
  return std::string(BuiltinInWords(row.builtin));
}

std::vector<std::string> AllowedValues(uint8_t type) {
  const SimpleTypeRow& row = kSimpleTypes[type];
  std::vector<std::string> out;
  for (uint16_t i = 0; i < row.value_count; ++i) {
    out.emplace_back(kValues[row.first_value + i]);
  }
  return out;
}

}  // namespace lexport::validate
