#include "render/dates.h"

#include "base/strings.h"

namespace lexport::book {
namespace {

constexpr size_t kYear = 4;   // "2014"
constexpr size_t kMonth = 7;  // "2014-05"
constexpr size_t kDay = 10;   // "2014-05-01"

std::string_view DateOf(Node element) {
  return Trim(element.attribute(Attr::kDate)).substr(0, kDay);
}

bool IsDay(std::string_view date) {
  if (date.size() != kDay) return false;
  for (size_t i = 0; i < kDay; ++i) {
    const bool dash = i == kYear || i == kMonth;
    if (dash ? date[i] != '-' : date[i] < '0' || date[i] > '9') return false;
  }
  return true;
}

// "/akn/un/doc/2014/7" gives the year 2014 alone: a segment of its own.
bool HasSegment(std::string_view iri, std::string_view segment) {
  for (size_t at = iri.find(segment); at != std::string_view::npos;
       at = iri.find(segment, at + 1)) {
    const size_t end = at + segment.size();
    if (at > 0 && iri[at - 1] == '/' && (end == iri.size() || iri[end] == '/')) return true;
  }
  return false;
}

Node Level(Node identification, Tag tag) { return identification.child(tag); }

bool MadeHere(Node identification) {
  const Node author = Level(identification, Tag::kFRBRManifestation).child(Tag::kFRBRauthor);
  return author.attribute(Attr::kHref) == "#lexport";
}

}  // namespace

bool StandsForNoDate(Node element) {
  const std::string_view date = DateOf(element);
  return element.attribute(Attr::kName) == "undated" || date == "1900-01-01" ||
         date.starts_with("9999-");
}

std::string_view KnownPart(Node element, std::string_view date) {
  if (!date.ends_with("-01")) return date;
  const Node identification = element.parent().parent();
  const Node work = Level(identification, Tag::kFRBRWork);
  std::string_view iri = work.child(Tag::kFRBRuri).attribute(Attr::kValue);
  if (iri.empty()) iri = work.child(Tag::kFRBRthis).attribute(Attr::kValue);
  if (!HasSegment(iri, date.substr(0, kYear)) || HasSegment(iri, date)) return date;
  if (date.ends_with("-01-01")) return date.substr(0, kYear);
  return MadeHere(identification) ? date.substr(0, kMonth) : date;
}

std::string_view KnownDateOf(Node level) {
  for (Node n = level.child(Tag::kFRBRdate); n; n = n.next(Tag::kFRBRdate)) {
    const std::string_view date = DateOf(n);
    if (IsDay(date) && !StandsForNoDate(n)) return KnownPart(n, date);
  }
  return {};
}

bool RepeatsDateOfText(Node element) {
  const Node identification = element.parent().parent();
  const Node expression = Level(identification, Tag::kFRBRExpression);
  return element.attribute(Attr::kName) == "markup" && MadeHere(identification) &&
         DateOf(element) == DateOf(expression.child(Tag::kFRBRdate));
}

}  // namespace lexport::book
