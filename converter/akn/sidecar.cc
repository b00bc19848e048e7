#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "base/strings.h"
#include "lexport/metadata.h"

namespace lexport {
namespace {

std::string_view LineOf(std::string_view text, uint64_t number) {
  for (uint64_t line = 1; line < number; ++line) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

class SidecarReader {
 public:
  SidecarReader(std::string_view text, std::string_view file, Metadata* metadata,
                Findings* findings)
      : text_(text), file_(file), metadata_(metadata), findings_(findings) {}

  bool Read() {
    try {
      return ReadTable(toml::parse(text_, file_));
    } catch (const toml::parse_error& error) {
      return Refuse("metadata.sidecar-syntax", std::string(error.description()), At(error.source()),
                    {});
    }
  }

 private:
  Location At(const toml::source_region& region) const {
    Location where;
    where.file = file_;
    where.line = region.begin.line;
    where.column = region.begin.column;
    where.source_line = LineOf(text_, where.line);
    return where;
  }

  bool Refuse(const char* rule, std::string message, Location where,
              std::vector<std::string> expected) {
    Finding finding;
    finding.rule = rule;
    finding.severity = Severity::kError;
    finding.message = std::move(message);
    finding.where = std::move(where);
    finding.expected = std::move(expected);
    findings_->push_back(std::move(finding));
    return false;
  }

  // Every fault is told, not only the first; keys in the order of the file.
  bool ReadTable(const toml::table& table) {
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (const auto& [key, node] : table) entries.emplace_back(&key, &node);
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.first->source().begin < b.first->source().begin;
    });
    bool good = true;
    for (const auto& [key, node] : entries) good = ReadValue(*key, *node) && good;
    return good;
  }

  bool ReadValue(const toml::key& key, const toml::node& node) {
    if (const toml::array* list = node.as_array()) {
      bool good = true;
      for (const toml::node& element : *list) good = ReadValue(key, element) && good;
      return good;
    }
    std::string value;
    if (!TextOf(node, &value)) {
      return Refuse("metadata.bad-value",
                    "The value of “" + std::string(key.str()) + "” is no text", At(node.source()),
                    {"a text in quotes", "a date", "a whole number"});
    }
    // An unknown key is shown at the key, a bad value at the value.
    const size_t before = findings_->size();
    if (SetMetadata(key.str(), value, At(node.source()), metadata_, findings_)) return true;
    if ((*findings_)[before].rule == "metadata.unknown-key") {
      (*findings_)[before].where = At(key.source());
    }
    return false;
  }

  static bool TextOf(const toml::node& node, std::string* text) {
    std::ostringstream out;
    if (const auto* value = node.as_string()) {
      *text = value->get();
      return true;
    }
    if (const auto* date = node.as_date()) out << date->get();
    if (const auto* number = node.as_integer()) out << number->get();
    *text = out.str();
    return !text->empty();
  }

  const std::string_view text_;
  const std::string file_;
  Metadata* metadata_;
  Findings* findings_;
};

}  // namespace

bool ParseSidecar(std::string_view toml, std::string_view file_name, Metadata* metadata,
                  Findings* findings) {
  return SidecarReader(toml, file_name, metadata, findings).Read();
}

}  // namespace lexport
