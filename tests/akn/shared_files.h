// Where tests find the material that is not part of the repository. It may be absent.

#ifndef LEXPORT_TESTS_AKN_SHARED_FILES_H_
#define LEXPORT_TESTS_AKN_SHARED_FILES_H_

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace lexport {

inline std::filesystem::path SharedFolder() {
  const char* given = std::getenv("LEXPORT_SHARED");
  return given != nullptr ? given : "../shared";
}

// The schema of this repository, else the standard's; empty when there is neither.
inline std::string SchemaFile() {
  for (const std::filesystem::path& path : {std::filesystem::path("schemas/akomantoso30.xsd"),
                                            SharedFolder() / "standards" / "akomantoso30.xsd"}) {
    if (std::filesystem::exists(path)) return path.string();
  }
  return "";
}

inline std::string FileContent(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The Akoma Ntoso files of others, sorted; empty when the folder is absent.
inline std::vector<std::filesystem::path> CorpusFiles() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = SharedFolder() / "corpus" / "akn";
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".xml" || extension == ".akn") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace lexport

#endif  // LEXPORT_TESTS_AKN_SHARED_FILES_H_
