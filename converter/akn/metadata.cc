#include "lexport/metadata.h"

#include <algorithm>
#include <string>
#include <utility>

#include "akn/iri.h"
#include "base/strings.h"

namespace lexport {
namespace {

// What values a key takes.
enum class Value : uint8_t { kText, kDate, kLanguage, kToken, kPair };

struct Key {
  std::string_view name;
  Value value;
  std::string Metadata::*field;  // null for a key that may be given several times
  std::vector<std::string> Metadata::*list;
};

constexpr Key kKeys[] = {
    {"agenda-item", Value::kText, &Metadata::agenda_item, nullptr},
    {"alias", Value::kPair, nullptr, &Metadata::aliases},
    {"annex-class", Value::kToken, &Metadata::annex_class, nullptr},
    {"annex-of", Value::kText, &Metadata::host, nullptr},
    {"annex-title", Value::kText, &Metadata::annex_title, nullptr},
    {"author", Value::kToken, &Metadata::author, nullptr},
    {"author-name", Value::kText, &Metadata::author_name, nullptr},
    {"class", Value::kToken, &Metadata::document_class, nullptr},
    {"country", Value::kToken, &Metadata::country, nullptr},
    {"date", Value::kDate, &Metadata::date, nullptr},
    {"distribution", Value::kText, &Metadata::distribution, nullptr},
    {"keyword", Value::kText, nullptr, &Metadata::keywords},
    {"language", Value::kLanguage, &Metadata::language, nullptr},
    {"mapping", Value::kText, &Metadata::mapping, nullptr},
    {"number", Value::kToken, &Metadata::number, nullptr},
    {"original-language", Value::kText, &Metadata::original_language, nullptr},
    {"publication-date", Value::kDate, &Metadata::publication_date, nullptr},
    {"publication-name", Value::kText, &Metadata::publication_name, nullptr},
    {"publication-number", Value::kText, &Metadata::publication_number, nullptr},
    {"session", Value::kText, &Metadata::session, nullptr},
    {"subtype", Value::kToken, &Metadata::subtype, nullptr},
    {"symbol", Value::kText, &Metadata::symbol, nullptr},
    {"title", Value::kText, &Metadata::title, nullptr},
    {"version-date", Value::kDate, &Metadata::version_date, nullptr},
};

const Key* FindKey(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKeys), std::end(kKeys),
                                   [&](const Key& key) { return key.name == name; });
  return found == std::end(kKeys) ? nullptr : found;
}

// The key that was probably meant; empty when none is near.
std::string_view Nearest(std::string_view name) {
  constexpr size_t kFar = 4;
  size_t best = std::min<size_t>(kFar, name.size() / 2 + 1);
  std::string_view nearest;
  for (const Key& key : kKeys) {
    const size_t distance = EditDistance(name.substr(0, 40), key.name, kFar);
    if (distance >= best) continue;
    best = distance;
    nearest = key.name;
  }
  return nearest;
}

bool Refuse(std::string rule, std::string message, const Location& where,
            std::vector<std::string> expected, Findings* findings, std::string fix = {}) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::kError;
  finding.message = std::move(message);
  finding.where = where;
  finding.expected = std::move(expected);
  finding.fix = std::move(fix);
  findings->push_back(std::move(finding));
  return false;
}

bool RefuseKey(std::string_view key, const Location& where, Findings* findings) {
  std::vector<std::string> known;
  const std::string_view nearest = Nearest(key);
  if (!nearest.empty()) known.emplace_back(nearest);
  for (const Key& other : kKeys) {
    if (other.name != nearest) known.emplace_back(other.name);
  }
  std::string message = "There is no key “" + std::string(key) + "”";
  std::string fix;
  if (!nearest.empty()) fix = "Did you mean “" + std::string(nearest) + "”?";
  return Refuse("metadata.unknown-key", std::move(message), where, std::move(known), findings,
                std::move(fix));
}

// What is wrong with `text` as a value of that kind; empty when nothing is.
std::string Fault(Value kind, std::string_view text) {
  if (text.empty()) return "is empty";
  if (kind == Value::kDate && !IsDate(text)) return "is no date";
  if (kind == Value::kLanguage && LanguageCode(text).empty()) return "is no language";
  const bool spaces = text.find_first_of(" \t\r\n") != std::string_view::npos;
  if (kind == Value::kToken && spaces) return "has white space in it";
  if (kind == Value::kPair && !spaces) return "has no value behind the name";
  return "";
}

std::vector<std::string> ExpectedOf(Value kind) {
  switch (kind) {
    case Value::kDate:
      return {"YYYY-MM-DD", "YYYY-MM", "YYYY"};
    case Value::kLanguage:
      return {"a code such as en (BCP 47) or eng (ISO 639-2)"};
    case Value::kPair:
      return {"a name, a space, and a value"};
    default:
      return {};
  }
}

}  // namespace

bool SetMetadata(std::string_view key, std::string_view value, const Location& where,
                 Metadata* metadata, Findings* findings) {
  const Key* known = FindKey(key);
  if (known == nullptr) return RefuseKey(key, where, findings);
  const std::string text = FoldSpaces(value);
  const std::string fault = Fault(known->value, text);
  if (!fault.empty()) {
    return Refuse("metadata.bad-value",
                  "The value of “" + std::string(key) + "”, “" + text + "”, " + fault, where,
                  ExpectedOf(known->value), findings);
  }
  if (known->field != nullptr) {
    metadata->*known->field = text;
  } else {
    (metadata->*known->list).push_back(text);
  }
  return true;
}

Metadata MergeMetadata(const Metadata& stronger, const Metadata& weaker) {
  Metadata merged = stronger;
  for (const Key& key : kKeys) {
    if (key.field != nullptr && (merged.*key.field).empty()) merged.*key.field = weaker.*key.field;
    if (key.list != nullptr && (merged.*key.list).empty()) merged.*key.list = weaker.*key.list;
  }
  if (merged.source_name.empty()) merged.source_name = weaker.source_name;
  return merged;
}

}  // namespace lexport
