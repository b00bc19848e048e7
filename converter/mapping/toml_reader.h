// Reading a TOML table key by key: what nobody asked for is an unknown key and refused, with the
// key that was probably meant. Every complaint has file, line and column, and what was expected.

#ifndef LEXPORT_MAPPING_TOML_READER_H_
#define LEXPORT_MAPPING_TOML_READER_H_

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"

namespace lexport {

// Where complaints go; remembers whether there were any.
class TomlErrors {
 public:
  TomlErrors(std::string file, Findings* findings) : file_(std::move(file)), findings_(findings) {}

  void Add(const toml::node& node, std::string message, std::vector<std::string> expected = {});
  void AddAt(const toml::source_region& region, std::string message,
             std::vector<std::string> expected = {});
  bool ok() const { return ok_; }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  Findings* findings_;
  bool ok_ = true;
};

// One table. Get… take a key; Finish() complains of those that were never asked for.
class TomlTable {
 public:
  TomlTable(const toml::table& table, TomlErrors* errors) : table_(table), errors_(errors) {}

  std::string GetString(std::string_view key, std::string fallback = "");
  std::string NeedString(std::string_view key);  // a complaint when it is missing
  int64_t GetInteger(std::string_view key, int64_t fallback);
  double GetNumber(std::string_view key, double fallback);
  bool GetBool(std::string_view key, bool fallback);
  std::vector<std::string> GetStrings(std::string_view key);  // a string or a list of strings
  const toml::table* GetTable(std::string_view key);
  std::vector<const toml::table*> GetTables(std::string_view key);  // [[key]]
  const toml::node* Find(std::string_view key);                     // any kind; counts as asked for
  void Finish();

  const toml::table& table() const { return table_; }
  TomlErrors* errors() const { return errors_; }

 private:
  void WrongKind(const toml::node& node, std::string_view key, std::string_view wanted);

  const toml::table& table_;
  TomlErrors* errors_;
  std::vector<std::string> known_;
};

// Parses the file; nothing on failure, with the complaint added.
std::optional<toml::table> ParseTomlFile(const std::string& path, TomlErrors* errors);

// The entries of `known` that `word` may have been meant for, nearest first, at most three.
std::vector<std::string> NearestWords(std::string_view word, const std::vector<std::string>& known);

}  // namespace lexport

#endif  // LEXPORT_MAPPING_TOML_READER_H_
