// What the marks of a document refer to: entries of meta/references, and other works with what is
// known of their dates.

#ifndef LEXPORT_ANNOTATE_ENTRIES_H_
#define LEXPORT_ANNOTATE_ENTRIES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/annotate.h"
#include "annotate/phrasebook.h"

namespace lexport {

// Another document that the text cites, by number or symbol.
struct CitedWork {
  std::string id;
  std::string show_as;
  std::string entity_name;
  std::string iri;   // template with {date}; "": not known even with a date
  std::string date;  // YYYY or YYYY-MM-DD; "": not known
  uint32_t entry = 0xffffffffu;

  bool dated() const { return !iri.empty() && (!date.empty() || iri.find("{date}") == iri.npos); }
  std::string Href() const;
};

class Entries {
 public:
  explicit Entries(const Phrasebook& book) : book_(book) {}

  uint32_t OfName(uint32_t name);
  uint32_t OfCounted(uint32_t counted, uint32_t number);
  uint32_t OfLead(uint32_t lead);
  // A place or person by the name that is printed.
  uint32_t OfPlace(std::string_view printed);
  uint32_t OfPerson(std::string_view printed);
  // The entry that stands for a work without a date.
  uint32_t OfWork(uint32_t work);

  // The work with this id, made if need be. Dates add up: a full one beats a year.
  uint32_t Work(std::string_view id, CitedWork made);
  void AddDate(uint32_t work, std::string_view date);
  const CitedWork& work(uint32_t index) const { return works_[index]; }
  const Annotations::Entry& entry(uint32_t index) const { return entries_[index]; }

  std::vector<Annotations::Entry> Take() { return std::move(entries_); }

 private:
  uint32_t Add(Annotations::Entry entry);

  const Phrasebook& book_;
  std::vector<Annotations::Entry> entries_;
  std::unordered_map<std::string, uint32_t> by_id_;
  std::vector<CitedWork> works_;
  std::unordered_map<std::string, uint32_t> works_by_id_;
};

// `text` with each {name} replaced by what `value` gives for the name.
template <typename Value>
std::string FillTemplate(std::string_view text, const Value& value) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t open = text.find('{', at);
    const size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return out.append(text.substr(at));
    out.append(text.substr(at, open - at));
    out.append(value(text.substr(open + 1, close - open - 1)));
    at = close + 1;
  }
  return out;
}

// `printed` as part of an eId or IRI: "217 A (III)" -> "217-A-III", "A/HRC/35/35" -> "A-HRC-35-35".
std::string IriToken(std::string_view printed);

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_ENTRIES_H_
