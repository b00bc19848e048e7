#include "cli/config.h"

#include <filesystem>
#include <toml++/toml.h>

#include "base/file.h"

namespace lexport::cli {
namespace {

constexpr const char* kDefaultName = "lexport.toml";
constexpr uint64_t kMaxBytes = 1u << 20;

std::string At(const std::string& file, const toml::source_region& region) {
  return file + ":" + std::to_string(region.begin.line) + ":" +
         std::to_string(region.begin.column) + ": ";
}

// A TOML value as the words of an option: one for a scalar, several for an array.
bool ToWords(const toml::node& node, std::vector<std::string>* words) {
  if (const auto* array = node.as_array()) {
    for (const toml::node& item : *array) {
      if (!ToWords(item, words)) return false;
    }
    return true;
  }
  if (const auto text = node.value_exact<std::string>()) {
    words->push_back(*text);
  } else if (const auto number = node.value_exact<int64_t>()) {
    words->push_back(std::to_string(*number));
  } else if (const auto flag = node.value_exact<bool>()) {
    words->push_back(*flag ? "true" : "false");
  } else {
    return false;
  }
  return true;
}

class Reader {
 public:
  Reader(const std::string& file, const po::options_description& options)
      : file_(file), options_(options), parsed_(&options_) {}

  bool Add(const toml::table& table, std::string* error) {
    for (const auto& [key, node] : table) {
      if (node.is_table()) continue;
      if (!AddOne(std::string(key.str()), node, error)) return false;
    }
    return true;
  }

  const po::parsed_options& parsed() const { return parsed_; }

 private:
  bool AddOne(const std::string& key, const toml::node& node, std::string* error) {
    const po::option_description* option = options_.find_nothrow(key, false);
    // A key may be meant for another command; only those that no command knows are mistakes.
    if (option == nullptr) return KnownElsewhere(key, node, error);
    po::option parsed;
    parsed.string_key = key;
    if (!ToWords(node, &parsed.value)) {
      *error = At(file_, node.source()) + "'" + key +
               "' wants a string, a number, true or false, or a list of these";
      return false;
    }
    const bool is_switch = option->semantic()->max_tokens() == 0;
    if (is_switch) {
      if (parsed.value != std::vector<std::string>{"true"}) return true;
      parsed.value.clear();
    }
    parsed_.options.push_back(std::move(parsed));
    return true;
  }

  bool KnownElsewhere(const std::string& key, const toml::node& node, std::string* error) const {
    for (const Command& command : Commands()) {
      if (command.options().find_nothrow(key, false) != nullptr) return true;
    }
    *error = At(file_, node.source()) + "there is no option '" + key + "'";
    return false;
  }

  const std::string& file_;
  const po::options_description& options_;
  po::parsed_options parsed_;
};

bool CheckTables(const std::string& file, const toml::table& root, std::string* error) {
  for (const auto& [key, node] : root) {
    if (!node.is_table() || FindCommand(key.str()) != nullptr) continue;
    *error = At(file, node.source()) + "there is no command '" + std::string(key.str()) + "'";
    return false;
  }
  return true;
}

}  // namespace

bool ReadConfiguration(const Command& command, const po::options_description& options,
                       Arguments* arguments, std::string* error) {
  const bool named = arguments->Has("config");
  const std::string file = named ? arguments->Text("config") : kDefaultName;
  if (!named && !std::filesystem::exists(file)) return true;
  std::string reason;
  const auto bytes = FileBytes::Read(file, kMaxBytes, &reason);
  if (!bytes) {
    *error = "the configuration " + file + " cannot be read: " + reason;
    return false;
  }
  toml::table root;
  try {
    root = toml::parse(bytes->view(), file);
  } catch (const toml::parse_error& e) {
    *error = At(file, e.source()) + std::string(e.description());
    return false;
  }
  Reader reader(file, options);
  // The command's own table goes first: the first value stored wins.
  const toml::table* own = root[command.name].as_table();
  if (!CheckTables(file, root, error) || (own != nullptr && !reader.Add(*own, error)) ||
      !reader.Add(root, error)) {
    return false;
  }
  po::store(reader.parsed(), arguments->options);
  return true;
}

}  // namespace lexport::cli
