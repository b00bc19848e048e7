// Real files of many makers: whatever they do, the report stays readable.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/strings.h"
#include "findings/rules.h"
#include "validate_rules/base_document.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

fs::path Corpus() {
  const char* set = std::getenv("LEXPORT_SHARED");
  return (set != nullptr ? fs::path(set) : fs::path("../shared")) / "corpus" / "akn";
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Paths of the files that the standard's schema accepts.
std::vector<std::string> ValidFiles() {
  std::istringstream index(ReadFile(Corpus() / "INDEX.tsv"));
  std::vector<std::string> files;
  for (std::string line; std::getline(index, line);) {
    const auto columns = Split(line, '\t');
    if (columns.size() > 6 && columns[6] == "valid") files.emplace_back(columns[0]);
  }
  return files;
}

TEST(CorpusRules, ReportsStayReadableAndTheirRulesAreKnown) {
  if (!fs::exists(Corpus() / "INDEX.tsv")) GTEST_SKIP() << "the corpus is not beside the sources";
  const std::vector<std::string> files = ValidFiles();
  ASSERT_GT(files.size(), 50u);
  size_t total = 0;
  for (const std::string& file : files) {
    const Findings findings = Check(ReadFile(Corpus() / file));
    EXPECT_LE(findings.size(), 120u) << file;
    total += findings.size();
    for (const Finding& finding : findings) {
      EXPECT_NE(FindRule(finding.rule), nullptr) << finding.rule;
      EXPECT_NE(RuleFamily(finding.rule), "schema") << file << ": " << finding.message;
      EXPECT_GT(finding.where.line, 0u) << file << ": " << finding.message;
    }
  }
  EXPECT_LE(total, files.size() * 25) << "on average, a file is told more than a person reads";
}

}  // namespace
}  // namespace lexport
