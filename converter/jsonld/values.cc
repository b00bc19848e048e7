#include "jsonld/values.h"

#include <unordered_set>

#include "base/strings.h"
#include "jsonld/iri.h"

namespace lexport::graph {
namespace {

// The number that `digits` is; -1 when there is anything but digits.
int NumberOf(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

int DaysOf(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::string_view CalendarDate(std::string_view value) {
  value = Trim(value);
  if (value.size() < 10 || value[4] != '-' || value[7] != '-') return {};
  const int year = NumberOf(value.substr(0, 4));
  const int month = NumberOf(value.substr(5, 2));
  const int day = NumberOf(value.substr(8, 2));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > DaysOf(year, month)) return {};
  if (value.size() > 10 && value[10] >= '0' && value[10] <= '9') return {};
  return value.substr(0, 10);
}

std::string_view Said(Node element, Attr attribute) {
  const std::string_view value = Trim(element.attribute(attribute));
  return NamesSomething(value) ? value : std::string_view();
}

bool StandsForNobody(std::string_view iri) { return iri.ends_with("/unknown"); }

std::vector<std::string> WithoutRepeats(std::vector<std::string> values) {
  std::unordered_set<std::string> seen;
  std::erase_if(values, [&seen](const std::string& value) { return !seen.insert(value).second; });
  return values;
}

Node FirstBelow(Node root, Tag tag) {
  for (Node node = root.first_child(); node;) {
    if (node.tag() == tag) return node;
    Node next = node.first_child();
    while (!next && node && !(node == root)) {
      next = node.next_sibling();
      if (!next) node = node.parent();
    }
    node = next;
  }
  return Node();
}

}  // namespace lexport::graph
