#include "validate/naming_iri.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/strings.h"
#include "lexport/vocabulary.h"

namespace lexport::validate {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLowerLetter(char c) { return c >= 'a' && c <= 'z'; }
bool IsLetter(char c) { return IsLowerLetter(c) || (c >= 'A' && c <= 'Z'); }

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

unsigned ToNumber(std::string_view digits) {
  unsigned value = 0;
  for (char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

// YYYY alone or YYYY-MM-DD.
bool IsDateSegment(std::string_view text) {
  return text.size() == 4 ? AllDigits(text) : IsIsoDate(text);
}

bool IsExpressionSegment(std::string_view segment) {
  if (segment.size() < 3 || !std::all_of(segment.begin(), segment.begin() + 3, IsLowerLetter)) {
    return false;
  }
  return segment.size() == 3 || segment[3] == '@' || segment[3] == ':';
}

bool HoldsAny(std::string_view text, std::string_view characters) {
  return std::any_of(characters.begin(), characters.end(),
                     [text](char c) { return text.find(c) != std::string_view::npos; });
}

// What stands between the slashes.
std::vector<std::string_view> Segments(std::string_view path) {
  constexpr size_t kUsual = 8;
  std::vector<std::string_view> segments;
  segments.reserve(kUsual);
  size_t begin = 0;
  for (size_t end; (end = path.find('/', begin)) != std::string_view::npos; begin = end + 1) {
    segments.push_back(path.substr(begin, end - begin));
  }
  segments.push_back(path.substr(begin));
  return segments;
}

// Cuts "/!component" or "!component" and "~portion" off the end.
std::string_view CutComponent(std::string_view iri, std::string_view* component) {
  const size_t at = std::min(iri.find('!'), iri.find('~'));
  if (at == std::string_view::npos) return iri;
  *component = iri.substr(at + 1);
  std::string_view rest = iri.substr(0, at);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  return rest;
}

void ParseExpression(std::string_view segment, AknIri* iri) {
  iri->language = segment.substr(0, 3);
  iri->has_version = segment.size() > 3;
  if (iri->has_version) iri->version = segment.substr(4);
}

// What stands behind the date: number, then the expression.
std::string_view ParseTail(const std::vector<std::string_view>& segments, size_t at,
                           std::string_view whole, AknIri* iri) {
  const std::string_view* last_of_work = &segments[at - 1];
  if (at < segments.size() && !IsExpressionSegment(segments[at])) {
    iri->number = segments[at];
    last_of_work = &segments[at++];
  } else if (at + 1 < segments.size() && IsExpressionSegment(segments[at + 1])) {
    iri->number = segments[at];  // a number that looks like a language
    last_of_work = &segments[at++];
  }
  const auto work_size =
      static_cast<size_t>(last_of_work->data() + last_of_work->size() - whole.data());
  iri->work = whole.substr(0, work_size);
  if (at == segments.size()) return {};
  if (!IsExpressionSegment(segments[at])) {
    return "has a segment after the number that is no language with @";
  }
  ParseExpression(segments[at], iri);
  return {};  // author and date of the markup may follow
}

std::string_view Parse(std::string_view text, AknIri* iri) {
  if (text.empty()) return "is empty";
  if (HoldsAny(text, " \t\n")) return "contains white space";
  if (!text.starts_with("/akn/")) return "does not begin with /akn/";
  const std::string_view whole = CutComponent(text, &iri->component);
  const std::vector<std::string_view> segments = Segments(whole.substr(5));
  if (segments.size() > 1 && segments.back().empty()) return "ends in a slash";
  if (std::count(segments.begin(), segments.end(), std::string_view()) > 0) {
    return "has an empty segment";
  }
  if (segments.size() < 3) return "lacks its document type or date";
  iri->country = segments[0];
  iri->type = segments[1];
  size_t at = 2;
  while (at < segments.size() && !IsDateSegment(segments[at])) ++at;
  if (at == segments.size()) return "has no date after country, type, subtype and author";
  for (size_t i = 2; i < at; ++i) iri->names.push_back(segments[i]);
  if (iri->names.size() > 2) return "has more than subtype and author between type and date";
  iri->date = segments[at];
  return ParseTail(segments, at + 1, whole, iri);
}

// "/akn/…", "akn/…", and "/ke/act/…" of older drafts.
bool IsAlmostAkn(std::string_view iri) {
  if (iri.starts_with('/')) iri.remove_prefix(1);
  if (iri.starts_with("akn/")) return true;
  const std::vector<std::string_view> segments = Split(iri, '/');
  return segments.size() > 1 && segments[0].size() == 2 &&
         KindOf(TagFromName(segments[1])) == ElementKind::kDocumentClass;
}

}  // namespace

bool IsIsoDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!AllDigits(text.substr(0, 4)) || !AllDigits(text.substr(5, 2)) ||
      !AllDigits(text.substr(8, 2))) {
    return false;
  }
  const std::chrono::year_month_day date(
      std::chrono::year(static_cast<int>(ToNumber(text.substr(0, 4)))),
      std::chrono::month(ToNumber(text.substr(5, 2))),
      std::chrono::day(ToNumber(text.substr(8, 2))));
  return date.ok();
}

AknIri ParseAknIri(std::string_view text) {
  AknIri iri;
  iri.fault = Parse(text, &iri);
  return iri;
}

AknIri ParseWorkIri(std::string_view text) {
  AknIri iri = ParseAknIri(text);
  if (iri.language.empty() || iri.has_version || !iri.number.empty()) return iri;
  const auto end = static_cast<size_t>(iri.language.data() + iri.language.size() - text.data());
  iri.number = std::exchange(iri.language, {});
  iri.work = text.substr(0, end);
  return iri;
}

std::string_view WithoutFormat(std::string_view iri) {
  const size_t dot = iri.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == iri.size() || iri.size() - dot > 6) return iri;
  const std::string_view format = iri.substr(dot + 1);
  const bool plain =
      std::all_of(format.begin(), format.end(), [](char c) { return IsLetter(c) || IsDigit(c); });
  return plain ? iri.substr(0, dot) : iri;
}

bool HasScheme(std::string_view iri) {
  const size_t colon = iri.find(':');
  if (colon == std::string_view::npos || colon < 2 || !IsLetter(iri[0])) return false;
  return std::all_of(iri.begin(), iri.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '+' || c == '-' || c == '.';
  });
}

std::string_view OtherConvention(std::string_view iri) {
  if (iri.find("/eli/") != std::string_view::npos || iri.starts_with("eli/")) return "ELI";
  if (iri.starts_with("urn:lex:")) return "URN:LEX";
  if (iri.starts_with("urn:")) return "URN";
  if (iri.find("/celex/") != std::string_view::npos || iri.starts_with("CELEX")) return "CELEX";
  if (iri.starts_with("ECLI:")) return "ECLI";
  if (HasScheme(iri)) return "web addresses";
  const bool path = !iri.starts_with('#') && std::count(iri.begin(), iri.end(), '/') >= 2;
  return path && !IsAlmostAkn(iri) ? "paths" : "";
}

}  // namespace lexport::validate
