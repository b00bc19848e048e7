// Where mappings are found, and what they are called.

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "mapping/mapping.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

bool IsFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

// How far above a library its share/ may be: it lies in lib/x86_64-linux-gnu, lib, or beside it.
constexpr int kLevelsUp = 3;

std::string BelowShare(fs::path folder) {
  for (int i = 0; i < kLevelsUp && !folder.empty(); ++i, folder = folder.parent_path()) {
    if (const fs::path share = folder / "share/lexport/mappings"; IsFolder(share)) return share;
  }
  return "";
}

std::string FindFolder() {
  std::string share = BelowShare(CodeFolder());
  return share.empty() ? "mappings" : share;
}

}  // namespace

std::string MappingFolder() {
  if (const char* named = std::getenv("LEXPORT_MAPPINGS"); named != nullptr && *named != '\0') {
    return named;
  }
  static const std::string folder = FindFolder();
  return folder;
}

std::vector<std::string> MappingNames() {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator it(MappingFolder(), failed), end; !failed && it != end;
       it.increment(failed)) {
    if (it->path().extension() == ".toml") names.push_back(it->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace lexport
