#include "cli/manifest.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/strings.h"

namespace lexport::cli {
namespace {

constexpr const char* kName = ".lexport-manifest.ndjson";
constexpr uint64_t kMaxBytes = 1u << 30;

// Names of files are bytes, and those that are no UTF-8 have no place in a string of JSON: they
// stand as hexadecimal digits under a key of their own.
constexpr const char* kName8 = "input";
constexpr const char* kNameHex = "input-hex";

std::string ToHex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4];
    hex += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::strtoul(std::string(hex.substr(i, 2)).c_str(), nullptr, 16));
  }
  return bytes;
}

// "" when the line names no input.
std::string NameIn(const nlohmann::json& line) {
  if (const auto name = line.find(kName8); name != line.end() && name->is_string()) {
    return name->get<std::string>();
  }
  if (const auto name = line.find(kNameHex); name != line.end() && name->is_string()) {
    return FromHex(name->get_ref<const std::string&>());
  }
  return "";
}

}  // namespace

Manifest::Manifest(const std::string& folder)
    : path_((std::filesystem::path(folder) / kName).string()) {
  std::string ignored;
  const auto bytes = FileBytes::Read(path_, kMaxBytes, &ignored);
  if (!bytes) return;
  for (std::string_view line : Split(bytes->view(), '\n')) {
    const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("key") || !json["key"].is_string()) continue;
    if (std::string name = NameIn(json); !name.empty()) {
      keys_[std::move(name)] = json["key"].get<std::string>();
    }
  }
}

bool Manifest::IsUpToDate(const std::string& input, std::string_view key) const {
  const auto found = keys_.find(input);
  return found != keys_.end() && found->second == key;
}

std::string Manifest::Line(std::string_view input, std::string_view key) {
  const bool utf8 = FindInvalidUtf8(input) == input.size();
  std::string line = std::string("{\"") + (utf8 ? kName8 : kNameHex) + "\": \"";
  AppendJsonEscaped(utf8 ? input : ToHex(input), &line);
  line += "\", \"key\": \"";
  AppendJsonEscaped(key, &line);
  return line + "\"}\n";
}

bool Manifest::Add(const std::string& input, std::string_view key, std::string* error) {
  keys_[input] = key;
  const std::string line = Line(input, key);
  const int fd = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  const bool written =
      fd >= 0 && write(fd, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  if (!written) *error = path_ + ": " + std::strerror(errno);
  if (fd >= 0) close(fd);
  return written;
}

bool Manifest::Finish(std::string* error) const {
  std::string all;
  for (const auto& [input, key] : keys_) all += Line(input, key);
  std::string reason;
  if (WriteWholeFile(path_, all, &reason)) return true;
  *error = path_ + ": " + reason;
  return false;
}

}  // namespace lexport::cli
