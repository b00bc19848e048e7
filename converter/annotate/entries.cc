#include "annotate/entries.h"

namespace lexport {

std::string IriToken(std::string_view printed) {
  std::string token;
  bool gap = false;
  for (char c : printed) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (kept && gap && !token.empty()) token.push_back('-');
    if (kept) token.push_back(c);
    gap = !kept;
  }
  return token;
}

std::string CitedWork::Href() const {
  return FillTemplate(iri, [this](std::string_view) { return date; });
}

uint32_t Entries::Add(Annotations::Entry entry) {
  const auto [it, added] = by_id_.try_emplace(entry.id, static_cast<uint32_t>(entries_.size()));
  if (added) entries_.push_back(std::move(entry));
  return it->second;
}

uint32_t Entries::OfName(uint32_t name) {
  const KnownName& known = book_.names[name];
  std::string iri = known.iri;
  if (iri.empty()) {
    iri = FillTemplate(book_.reference_iri, [&](std::string_view) { return known.id; });
  }
  return Add({known.entry, known.id, std::move(iri), known.show_as, known.entity_name});
}

uint32_t Entries::OfCounted(uint32_t counted, uint32_t number) {
  const CountedConcept& known = book_.counted[counted];
  const auto fill = [number](std::string_view) { return std::to_string(number); };
  return Add({Tag::kTLCConcept, FillTemplate(known.id, fill), FillTemplate(known.iri, fill),
              FillTemplate(known.show_as, fill), ""});
}

uint32_t Entries::OfLead(uint32_t lead) {
  const Lead& known = book_.leads[lead];
  return Add({Tag::kTLCConcept, known.id, known.iri, known.show_as, ""});
}

uint32_t Entries::OfPlace(std::string_view printed) {
  const std::string id = IriToken(printed);
  std::string iri = FillTemplate(book_.place_iri, [&](std::string_view) { return id; });
  return Add({Tag::kTLCLocation, "location-" + id, std::move(iri), std::string(printed), ""});
}

uint32_t Entries::OfPerson(std::string_view printed) {
  const std::string id = IriToken(printed);
  std::string iri = FillTemplate(book_.person_iri, [&](std::string_view) { return id; });
  return Add({Tag::kTLCPerson, "person-" + id, std::move(iri), std::string(printed), ""});
}

uint32_t Entries::OfWork(uint32_t index) {
  CitedWork& work = works_[index];
  if (work.entry != 0xffffffffu) return work.entry;
  const auto id = [&](std::string_view) { return work.id; };
  work.entry = Add({Tag::kTLCReference, work.id, FillTemplate(book_.reference_iri, id),
                    work.show_as, work.entity_name});
  return work.entry;
}

uint32_t Entries::Work(std::string_view id, CitedWork made) {
  const auto [it, added] =
      works_by_id_.try_emplace(std::string(id), static_cast<uint32_t>(works_.size()));
  if (!added) {
    AddDate(it->second, made.date);
    return it->second;
  }
  made.id = std::string(id);
  works_.push_back(std::move(made));
  const auto known = book_.known_dates.find(it->first);
  if (known != book_.known_dates.end()) AddDate(it->second, known->second);
  return it->second;
}

void Entries::AddDate(uint32_t work, std::string_view date) {
  if (date.size() > works_[work].date.size()) works_[work].date = std::string(date);
}

}  // namespace lexport
