// Where tests find files.

#ifndef LEXPORT_TESTS_VALIDATE_TEST_FILES_H_
#define LEXPORT_TESTS_VALIDATE_TEST_FILES_H_

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace lexport {

// Files shared beside the source tree; they may be missing, and tests then skip.
inline std::filesystem::path SharedFolder() {
  const char* set = std::getenv("LEXPORT_SHARED");
  return set != nullptr ? std::filesystem::path(set) : std::filesystem::path("../shared");
}

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace lexport

#endif  // LEXPORT_TESTS_VALIDATE_TEST_FILES_H_
