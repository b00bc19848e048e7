// Where mappings are found, and what they are called.

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "mapping/mapping.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

bool IsFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

// The folder of a file that can be asked for by another name.
fs::path RealFolder(const fs::path& file) {
  std::error_code failed;
  const fs::path real = fs::canonical(file, failed);
  return failed ? fs::path() : real.parent_path();
}

// How far above a library its share/ may be: lib/x86_64-linux-gnu, lib, or beside it.
constexpr int kLevelsUp = 3;

std::string BelowShare(fs::path folder) {
  for (int i = 0; i < kLevelsUp && !folder.empty(); ++i, folder = folder.parent_path()) {
    if (const fs::path share = folder / "share/lexport/mappings"; IsFolder(share)) return share;
  }
  return "";
}

// Relative to the file that holds this code: the shared library, or the program it is linked into.
// Where a program is moved to, or who else's program loads the library, does not matter so.
std::string NextToCode() {
  Dl_info info;
  if (dladdr(reinterpret_cast<const void*>(&MappingFolder), &info) != 0 &&
      std::strchr(info.dli_fname, '/') != nullptr) {
    // Of a program this is the name it was called by, which can be any; then the next line helps.
    if (std::string found = BelowShare(RealFolder(info.dli_fname)); !found.empty()) return found;
  }
  return BelowShare(RealFolder("/proc/self/exe"));
}

std::string FindFolder() {
  if (std::string share = NextToCode(); !share.empty()) return share;
#ifdef LEXPORT_SOURCE_MAPPINGS
  return LEXPORT_SOURCE_MAPPINGS;
#else
  return "mappings";
#endif
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
