// The options of the command that choose rules and set limits.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "validate/checked.h"
#include "validate/hostile_cases.h"
#include "validate/test_files.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

class Options : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("lexport_options_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  int Validate(const std::string& options, const std::string& xml) {
    std::ofstream(folder_ / "in.xml", std::ios::binary) << xml;
    const std::string command = "cd " + folder_.string() + " && " LEXPORT_PROGRAM " validate " +
                                options + " in.xml >out 2>&1";
    const int status = std::system(command.c_str());
    out_ = ReadFile(folder_ / "out");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  fs::path folder_;
  std::string out_;
};

TEST_F(Options, RulesThatThereAreNotAreAUsageError) {
  const std::string xml = ActWith("<p>x</p>");
  EXPECT_EQ(Validate("--level 1 --only nonsense.", xml), 2);
  EXPECT_EQ(Validate("--level 1 --ignore eid-prefix", xml), 2);
  EXPECT_NE(out_.find("did you mean naming.eid-prefix?"), std::string::npos) << out_;
  EXPECT_EQ(Validate("--level 1 --ignore naming --only schema. --only safe.doctype", xml), 0);
}

TEST_F(Options, Limits) {
  EXPECT_EQ(Validate("--level 1", Nested(300)), 1);
  EXPECT_EQ(Validate("--level 1 --max-depth 400", Nested(300)), 0) << out_;
  EXPECT_EQ(Validate("--level 1 --max-attributes 10", ManyAttributes(20)), 1);
  EXPECT_NE(out_.find("safe.attributes"), std::string::npos) << out_;
  EXPECT_EQ(Validate("--max-input 1", std::string(2 << 20, ' ')), 3);
  EXPECT_NE(out_.find("--max-input"), std::string::npos) << out_;
  for (const char* wrong :
       {"--max-depth 0", "--max-depth -1", "--max-input x", "--max-findings 0"}) {
    EXPECT_EQ(Validate(wrong, ""), 2) << wrong;
  }
}

}  // namespace
}  // namespace lexport
