// While it reads hostile files the program opens nothing but them, and no socket: watched by
// strace.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "validate/checked.h"
#include "validate/hostile_cases.h"
#include "validate/test_files.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

int Shell(const std::string& command) {
  // LeakSanitizer cannot work under a tracer.
  const int status = std::system(("ASAN_OPTIONS=detect_leaks=0 " + command).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// The first path in quotes of a line of strace.
std::string PathIn(const std::string& line) {
  const size_t begin = line.find('"');
  const size_t end = begin == std::string::npos ? begin : line.find('"', begin + 1);
  return end == std::string::npos ? "" : line.substr(begin + 1, end - begin - 1);
}

// What every program opens to get started: libraries, their cache, data of locales, devices.
bool IsOfTheSystem(const std::string& path) {
  for (const char* folder :
       {"/lib/", "/lib64/", "/usr/lib/", "/usr/local/lib/", "/etc/ld.so.", "/usr/share/locale/",
        "/usr/share/zoneinfo/", "/etc/localtime", "/dev/", "/sys/devices/system/cpu/",
        "/proc/self/", "/proc/sys/vm/", "/sys/fs/cgroup/", "/proc/meminfo"}) {
    if (path.rfind(folder, 0) == 0) return true;
  }
  return false;
}

// Its own libraries, in the folder of libraries beside the program's.
bool IsOwnLibrary(const std::string& path) {
  const fs::path place = fs::path(path).lexically_normal();
  const fs::path home = fs::path(LEXPORT_PROGRAM).parent_path().parent_path().lexically_normal();
  return path.find(".so") != std::string::npos && place.string().rfind(home.string(), 0) == 0;
}

// What strace saw that should not have been, a line each.
std::string StrayIn(const fs::path& log, const fs::path& named) {
  std::ifstream in(log);
  std::string stray;
  for (std::string line; std::getline(in, line);) {
    if (line.find("open") == std::string::npos && line.find("socket(") == std::string::npos &&
        line.find("connect(") == std::string::npos && line.find("creat(") == std::string::npos) {
      continue;
    }
    const std::string path = PathIn(line);
    const bool network =
        line.find("socket(") != std::string::npos || line.find("connect(") != std::string::npos;
    const bool known = path == named || IsOfTheSystem(path) || IsOwnLibrary(path);
    if (network || !known) stray += line + "\n";
  }
  return stray;
}

class StrayFiles : public testing::Test {
 protected:
  void SetUp() override {
    if (Shell("strace -o /dev/null true 2>/dev/null") != 0) {
      GTEST_SKIP() << "strace is not here, or may not trace";
    }
    // Tests of one program may run side by side.
    folder_ = fs::path(testing::TempDir()) /
              (std::string("lexport_stray_files_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  // Exit status of `lexport validate OPTIONS FILE` on a file with that content.
  int Trace(const std::string& xml, const std::string& options, std::string* stray) {
    const fs::path file = folder_ / "in.xml", log = folder_ / "log";
    std::ofstream(file, std::ios::binary) << xml;
    const int status =
        Shell("strace -f -qq -s 4096 -e trace=open,openat,openat2,creat,socket,connect -o " +
              log.string() + " " LEXPORT_PROGRAM " validate " + options + " " + file.string() +
              " >/dev/null 2>&1");
    *stray = StrayIn(log, file);
    // The test sees nothing unless it sees this.
    EXPECT_NE(ReadFile(log).find("in.xml"), std::string::npos);
    return status;
  }

  void ExpectNoneIn(const std::vector<Hostile>& cases) {
    for (const Hostile& hostile : cases) {
      std::string stray;
      const int status = Trace(hostile.xml, "--level 1", &stray);
      EXPECT_EQ(stray, "") << hostile.name;
      EXPECT_EQ(status, hostile.rule[0] == '\0' ? 0 : 1) << hostile.name;
    }
  }

  fs::path folder_;
};

TEST_F(StrayFiles, NoneForEntities) { ExpectNoneIn(EntityCases()); }
TEST_F(StrayFiles, NoneForSizes) { ExpectNoneIn(SizeCases()); }
TEST_F(StrayFiles, NoneForEncodings) { ExpectNoneIn(EncodingCases()); }
TEST_F(StrayFiles, NoneForSyntax) { ExpectNoneIn(SyntaxCases()); }

// Places that a document names are for others: schemas, style sheets, images, inclusions.
TEST_F(StrayFiles, NoneForWhatADocumentNames) {
  std::string xml = ActWith(
      "<p xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
      "file:///etc/hostname\">x<img src=\"file:///etc/hostname\"/></p>");
  xml = "<?xml version=\"1.0\"?><?xml-stylesheet href=\"/etc/hostname\"?>" + xml;
  std::string stray;
  Trace(xml, "--level 2", &stray);
  EXPECT_EQ(stray, "");
}

// That the test can fail.
TEST_F(StrayFiles, AnotherFileWouldBeSeen) {
  const fs::path log = folder_ / "log";
  Shell("strace -f -qq -e trace=open,openat -o " + log.string() +
        " cat /etc/hostname >/dev/null 2>&1");
  EXPECT_NE(StrayIn(log, "in.xml"), "");
}

}  // namespace
}  // namespace lexport
