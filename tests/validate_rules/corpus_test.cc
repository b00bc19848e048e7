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

// Paths of the files with that verdict of the standard's schema; of all files for "".
std::vector<std::string> Files(std::string_view verdict) {
  std::istringstream index(ReadFile(Corpus() / "INDEX.tsv"));
  std::vector<std::string> files;
  for (std::string line; std::getline(index, line);) {
    const auto columns = Split(line, '\t');
    if (columns.size() > 6 && columns[0] != "path" && (verdict.empty() || columns[6] == verdict))
      files.emplace_back(columns[0]);
  }
  return files;
}

TEST(CorpusRules, ReportsStayReadableAndTheirRulesAreKnown) {
  if (!fs::exists(Corpus() / "INDEX.tsv")) GTEST_SKIP() << "the corpus is not beside the sources";
  const std::vector<std::string> files = Files("valid");
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

// Whatever is wrong with a file, and wherever it breaks off, the layers keep their footing.
TEST(CorpusRules, BrokenAndDraftFilesAreSurvived) {
  if (!fs::exists(Corpus() / "INDEX.tsv")) GTEST_SKIP() << "the corpus is not beside the sources";
  ValidateOptions options;
  options.accept_drafts = true;
  options.profile = "akn4un";
  for (const std::string& file : Files("")) {
    const std::string xml = ReadFile(Corpus() / file);
    for (size_t size : {xml.size(), xml.size() / 2}) {
      Findings findings;
      Validator().Validate(std::string_view(xml).substr(0, size), file, options, &findings);
      EXPECT_LE(findings.size(), options.max_findings + 1) << file;
    }
  }
}

}  // namespace
}  // namespace lexport
