#include "mapping/toml_reader.h"

#include <algorithm>

#include "base/file.h"
#include "base/strings.h"

namespace lexport {
namespace {

constexpr uint64_t kMaxTomlBytes = 4u << 20;

}  // namespace

void TomlErrors::Add(const toml::node& node, std::string message,
                     std::vector<std::string> expected) {
  AddAt(node.source(), std::move(message), std::move(expected));
}

void TomlErrors::AddAt(const toml::source_region& region, std::string message,
                       std::vector<std::string> expected) {
  ok_ = false;
  Finding finding;
  finding.rule = "mapping.invalid";
  finding.severity = Severity::kError;
  finding.message = std::move(message);
  finding.where.file = file_;
  finding.where.line = region.begin.line;
  finding.where.column = region.begin.column;
  finding.expected = std::move(expected);
  if (findings_ != nullptr) findings_->push_back(std::move(finding));
}

const toml::node* TomlTable::Find(std::string_view key) {
  known_.emplace_back(key);
  return table_.get(key);
}

void TomlTable::WrongKind(const toml::node& node, std::string_view key, std::string_view wanted) {
  errors_->Add(node, "'" + std::string(key) + "' must be " + std::string(wanted),
               {std::string(wanted)});
}

std::string TomlTable::GetString(std::string_view key, std::string fallback) {
  const toml::node* node = Find(key);
  if (node == nullptr) return fallback;
  if (const auto text = node->value_exact<std::string>()) return *text;
  WrongKind(*node, key, "a string");
  return fallback;
}

std::string TomlTable::NeedString(std::string_view key) {
  if (table_.get(key) == nullptr) {
    errors_->Add(table_, "'" + std::string(key) + "' is missing here",
                 {std::string(key) + " = \"…\""});
  }
  return GetString(key);
}

int64_t TomlTable::GetInteger(std::string_view key, int64_t fallback) {
  const toml::node* node = Find(key);
  if (node == nullptr) return fallback;
  if (const auto number = node->value_exact<int64_t>()) return *number;
  WrongKind(*node, key, "a whole number");
  return fallback;
}

double TomlTable::GetNumber(std::string_view key, double fallback) {
  const toml::node* node = Find(key);
  if (node == nullptr) return fallback;
  if (const auto number = node->value<double>(); number && node->is_number()) return *number;
  WrongKind(*node, key, "a number");
  return fallback;
}

bool TomlTable::GetBool(std::string_view key, bool fallback) {
  const toml::node* node = Find(key);
  if (node == nullptr) return fallback;
  if (const auto flag = node->value_exact<bool>()) return *flag;
  WrongKind(*node, key, "true or false");
  return fallback;
}

std::vector<std::string> TomlTable::GetStrings(std::string_view key) {
  const toml::node* node = Find(key);
  if (node == nullptr) return {};
  if (const auto text = node->value_exact<std::string>()) return {*text};
  std::vector<std::string> strings;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    WrongKind(*node, key, "a string or a list of strings");
    return {};
  }
  for (const toml::node& item : *array) {
    if (const auto text = item.value_exact<std::string>()) {
      strings.push_back(*text);
    } else {
      WrongKind(item, key, "a list of strings");
    }
  }
  return strings;
}

const toml::table* TomlTable::GetTable(std::string_view key) {
  const toml::node* node = Find(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) WrongKind(*node, key, "a table");
  return node->as_table();
}

std::vector<const toml::table*> TomlTable::GetTables(std::string_view key) {
  const toml::node* node = Find(key);
  if (node == nullptr) return {};
  const toml::array* array = node->as_array();
  std::vector<const toml::table*> tables;
  if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
    WrongKind(*node, key, "a list of tables, [[" + std::string(key) + "]]");
    return {};
  }
  for (const toml::node& item : *array) tables.push_back(item.as_table());
  return tables;
}

void TomlTable::Finish() {
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    std::vector<std::string> nearest = NearestWords(name, known_);
    std::string message = "unknown key '" + name + "'";
    if (!nearest.empty()) message += "; did you mean '" + nearest.front() + "'?";
    errors_->AddAt(key.source(), std::move(message), nearest.empty() ? known_ : nearest);
  }
}

std::optional<toml::table> ParseTomlFile(const std::string& path, TomlErrors* errors) {
  std::string reason;
  const auto bytes = FileBytes::Read(path, kMaxTomlBytes, &reason);
  if (!bytes) {
    errors->AddAt({}, "cannot be read: " + reason);
    return std::nullopt;
  }
  try {
    return toml::parse(bytes->view(), path);
  } catch (const toml::parse_error& e) {
    errors->AddAt(e.source(), std::string(e.description()));
    return std::nullopt;
  }
}

std::vector<std::string> NearestWords(std::string_view word,
                                      const std::vector<std::string>& known) {
  std::vector<std::pair<size_t, std::string>> ranked;
  const size_t limit = std::max<size_t>(2, word.size() / 3);
  for (const std::string& candidate : known) {
    const size_t distance = EditDistance(word, candidate, limit);
    if (distance <= limit) ranked.emplace_back(distance, candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> nearest;
  for (size_t i = 0; i < ranked.size() && i < 3; ++i) nearest.push_back(ranked[i].second);
  return nearest;
}

}  // namespace lexport
