// Without its module for Xerces-C the program says so, once, and ends as with anything unreadable.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "validate/checked.h"
#include "validate/test_files.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

class EngineMissing : public testing::Test {
 protected:
  // The program alone, away from all that is installed or built beside it.
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("lexport_engine_missing_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "bin");
    fs::copy_file(LEXPORT_PROGRAM, folder_ / "bin/lexport", fs::copy_options::overwrite_existing);
    for (const char* name : {"a.xml", "b.xml"}) {
      std::ofstream(folder_ / name, std::ios::binary) << ActWith("<p>x</p>");
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  int Validate(const std::string& options) {
    const std::string command = "cd " + folder_.string() + " && bin/lexport validate --level 1 " +
                                options + " a.xml b.xml >out 2>/dev/null";
    const int status = std::system(command.c_str());
    out_ = ReadFile(folder_ / "out");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  size_t Findings() const {
    size_t count = 0;
    for (size_t at = out_.find("error:"); at != std::string::npos;
         at = out_.find("error:", at + 1)) {
      ++count;
    }
    return count;
  }

  fs::path folder_;
  std::string out_;
};

TEST_F(EngineMissing, ForASchemaOfOnesOwn) {
  EXPECT_EQ(Validate("--schema " + fs::absolute("schemas/akomantoso30.xsd").string()), 3);
  EXPECT_EQ(Findings(), 1u) << out_;
  EXPECT_NE(out_.find("xsd.engine-missing"), std::string::npos) << out_;
}

TEST_F(EngineMissing, ForASecondOpinion) {
  EXPECT_EQ(Validate("--second-opinion"), 3);
  EXPECT_EQ(Findings(), 1u) << out_;
}

TEST_F(EngineMissing, IsNoMatterForAllElse) { EXPECT_EQ(Validate(""), 0) << out_; }

// A file of that name among the documents is not taken for the module.
TEST_F(EngineMissing, AModuleAmongTheDocumentsIsNotLoaded) {
  std::ofstream(folder_ / "lexport-xerces.so") << "no module";
  EXPECT_EQ(Validate("--second-opinion"), 3);
  EXPECT_NE(out_.find("is not installed"), std::string::npos) << out_;
}

TEST_F(EngineMissing, ASchemaThatCannotBeReadIsOneFinding) {
  fs::copy_file(fs::path(LEXPORT_PROGRAM).parent_path() / "lexport-xerces.so",
                folder_ / "bin/lexport-xerces.so");
  EXPECT_EQ(Validate("--schema missing.xsd"), 3);
  EXPECT_EQ(Findings(), 1u) << out_;
  EXPECT_NE(out_.find("xsd.unusable-schema"), std::string::npos) << out_;
}

}  // namespace
}  // namespace lexport
