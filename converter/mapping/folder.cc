// Where mappings are found, and what they are called.

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "mapping/mapping.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

bool IsFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string NextToProgram() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return "";
  const fs::path share = program.parent_path().parent_path() / "share/lexport/mappings";
  return IsFolder(share) ? share.string() : "";
}

}  // namespace

std::string MappingFolder() {
  if (const char* named = std::getenv("LEXPORT_MAPPINGS"); named != nullptr && *named != '\0') {
    return named;
  }
  if (std::string share = NextToProgram(); !share.empty()) return share;
#ifdef LEXPORT_SOURCE_MAPPINGS
  return LEXPORT_SOURCE_MAPPINGS;
#else
  return "mappings";
#endif
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
