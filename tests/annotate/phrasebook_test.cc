#include "annotate/phrasebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "helpers.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

class PhrasebookTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() /
        ("lexport-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_ / "annotate" / "languages");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::shared_ptr<const Phrasebook> Load(const std::string& toml) {
    std::ofstream(folder_ / "annotate" / "test.toml") << toml;
    return LoadPhrasebook(folder_.string(), MappingNamed("test"), "en", &findings_);
  }

  fs::path folder_;
  Findings findings_;
};

TEST_F(PhrasebookTest, AMissingFileIsNone) {
  EXPECT_NE(LoadPhrasebook(folder_.string(), MappingNamed("none"), "xx", &findings_), nullptr);
  EXPECT_TRUE(findings_.empty());
}

TEST_F(PhrasebookTest, ABrokenFileSaysWhere) {
  EXPECT_EQ(Load("[[organ]]\nid = \"x\"\niri = 5\n"), nullptr);
  ASSERT_FALSE(findings_.empty());
  EXPECT_EQ(findings_[0].where.line, 3u);
  EXPECT_NE(findings_[0].where.file.find("test.toml"), std::string::npos);
}

TEST_F(PhrasebookTest, ABrokenPatternSaysWhere) {
  EXPECT_EQ(Load("[[citation]]\nentity = \"e\"\nwords = [\"act\"]\n[[citation.form]]\n"
                 "pattern = '(x'\nid = \"i\"\nshow-as = \"s\"\niri = \"/akn/x\"\n"),
            nullptr);
  ASSERT_FALSE(findings_.empty());
  EXPECT_EQ(findings_[0].where.line, 5u);
}

TEST_F(PhrasebookTest, AnUnknownKeyIsRefused) {
  EXPECT_EQ(Load("organs = []\n"), nullptr);
  EXPECT_FALSE(findings_.empty());
}

TEST_F(PhrasebookTest, NamesOfTheMappingCountToo) {
  Mapping mapping = MappingNamed("none");
  mapping.organs.push_back({"xx-diet", "Imperial Diet", "/akn/ontology/organization/xx/diet", {}});
  const auto book = LoadPhrasebook(folder_.string(), mapping, "en", &findings_);
  ASSERT_EQ(book->names.size(), 1u);
  const Tokens tokens("the Imperial Diet");
  EXPECT_TRUE(book->trie.Find(tokens, 1, kSenseName));
}

TEST(InstalledPhrasebookTest, AllFilesLoad) {
  const fs::path folder = fs::path(MappingFolder()) / "annotate";
  ASSERT_TRUE(fs::exists(folder));
  size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    Findings findings;
    const bool language = entry.path().parent_path().filename() == "languages";
    const std::string name = entry.path().stem().string();
    EXPECT_NE(LoadPhrasebook(MappingFolder(), MappingNamed(language ? "" : name),
                             language ? name : "", &findings),
              nullptr)
        << name << ": " << (findings.empty() ? "" : findings[0].message);
  }
  EXPECT_GT(files, 10u);
}

}  // namespace
}  // namespace lexport
