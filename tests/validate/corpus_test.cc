// The verdict on real files of many producers is that of the standard's schema.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lexport/validator.h"
#include "validate/test_files.h"

namespace lexport {
namespace {

struct CorpusFile {
  std::string path;
  bool valid = false;
};

std::vector<CorpusFile> ReadIndex(const std::filesystem::path& folder) {
  std::ifstream in(folder / "INDEX.tsv");
  std::vector<CorpusFile> out;
  std::string line;
  std::getline(in, line);  // headings
  while (std::getline(in, line)) {
    std::vector<std::string> cells;
    std::stringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    if (cells.size() > 6) out.push_back({cells[0], cells[6] == "valid"});
  }
  return out;
}

TEST(Corpus, VerdictsAreThoseOfTheStandardsSchema) {
  const std::filesystem::path folder = SharedFolder() / "corpus/akn";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus at " << folder;
  ValidateOptions options;
  options.level = 1;
  const std::vector<CorpusFile> files = ReadIndex(folder);
  ASSERT_GE(files.size(), 100u);
  for (const CorpusFile& file : files) {
    const std::string xml = ReadFile(folder / file.path);
    ASSERT_FALSE(xml.empty()) << file.path;
    Findings findings;
    const bool valid = Validator().Validate(xml, file.path, options, &findings);
    EXPECT_EQ(valid, file.valid) << file.path << ": "
                                 << (findings.empty() ? "" : findings[0].message);
    EXPECT_EQ(!valid, HasSeverity(findings, Severity::kError)) << file.path;
  }
}

}  // namespace
}  // namespace lexport
