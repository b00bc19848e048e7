#include "cli/manifest.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/strings.h"

namespace lexport::cli {
namespace {

constexpr const char* kName = ".lexport-manifest.ndjson";
constexpr uint64_t kMaxBytes = 1u << 30;

}  // namespace

Manifest::Manifest(const std::string& folder)
    : path_((std::filesystem::path(folder) / kName).string()) {
  std::string ignored;
  const auto bytes = FileBytes::Read(path_, kMaxBytes, &ignored);
  if (!bytes) return;
  for (std::string_view line : Split(bytes->view(), '\n')) {
    const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("input") || !json.contains("key")) continue;
    if (!json["input"].is_string() || !json["key"].is_string()) continue;
    keys_[json["input"].get<std::string>()] = json["key"].get<std::string>();
  }
}

bool Manifest::IsUpToDate(const std::string& input, std::string_view key) const {
  const auto found = keys_.find(input);
  return found != keys_.end() && found->second == key;
}

std::string Manifest::Line(std::string_view input, std::string_view key) {
  std::string line = "{\"input\": \"";
  AppendJsonEscaped(input, &line);
  line += "\", \"key\": \"";
  AppendJsonEscaped(key, &line);
  return line + "\"}\n";
}

bool Manifest::Add(const std::string& input, std::string_view key, std::string* error) {
  keys_[input] = key;
  const std::string line = Line(input, key);
  const int fd = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  const bool written = fd >= 0 && write(fd, line.data(), line.size()) ==
                                      static_cast<ssize_t>(line.size());
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
