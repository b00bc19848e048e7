#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace lexport {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  FileTest() {
    folder_ = fs::temp_directory_path() / ("lexport-file-test-" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  ~FileTest() override { fs::remove_all(folder_); }
  std::string Path(const char* name) const { return (folder_ / name).string(); }
  size_t FilesInFolder() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  fs::path folder_;
};

TEST_F(FileTest, ReadsWhatWasWritten) {
  for (size_t size : {size_t{0}, size_t{5}, size_t{3} << 20}) {
    const std::string bytes(size, 'x');
    std::string error;
    ASSERT_TRUE(WriteWholeFile(Path("a"), bytes, &error)) << error;
    const auto read = FileBytes::Read(Path("a"), 1u << 30, &error);
    ASSERT_TRUE(read) << error;
    EXPECT_EQ(read->view(), bytes);
  }
  EXPECT_EQ(FilesInFolder(), 1u) << "nothing is left beside";
}

TEST_F(FileTest, RefusesTooMuch) {
  std::string error;
  ASSERT_TRUE(WriteWholeFile(Path("a"), std::string(100, 'x'), &error));
  EXPECT_FALSE(FileBytes::Read(Path("a"), 99, &error));
  EXPECT_EQ(error, "is larger than 99 bytes");
}

TEST_F(FileTest, SaysWhyItCannotRead) {
  std::string error;
  EXPECT_FALSE(FileBytes::Read(Path("nothing"), 10, &error));
  EXPECT_EQ(error, "No such file or directory");
  EXPECT_FALSE(FileBytes::Read(folder_.string(), 10, &error));
  EXPECT_EQ(error, "is a directory");
}

TEST_F(FileTest, ReadsAPipeToItsEndButNotPastTheLimit) {
  ASSERT_EQ(mkfifo(Path("pipe").c_str(), 0600), 0);
  std::thread writer([this] { std::ofstream(Path("pipe")) << "hello"; });
  std::string error;
  const auto read = FileBytes::Read(Path("pipe"), 10, &error);
  writer.join();
  ASSERT_TRUE(read) << error;
  EXPECT_EQ(read->view(), "hello");
}

TEST_F(FileTest, DoesNotWaitForEverForAPipeThatNobodyWritesTo) {
  ASSERT_EQ(mkfifo(Path("pipe").c_str(), 0600), 0);
  std::string error;
  EXPECT_FALSE(FileBytes::Read(Path("pipe"), 10, &error));
  EXPECT_EQ(error, "is a FIFO that nobody writes to");
}

TEST_F(FileTest, AFullDiskLeavesTheOldFile) {
  std::string error;
  EXPECT_FALSE(WriteWholeFile("/dev/full", "x", &error));
  EXPECT_EQ(error, "No space left on device");
}

TEST_F(FileTest, DoesNotReplaceAFolder) {
  std::string error;
  EXPECT_FALSE(WriteWholeFile(folder_.string(), "x", &error));
  EXPECT_EQ(error, "is a directory");
}

TEST_F(FileTest, KeepsThePermissionsOfWhatItReplaces) {
  std::string error;
  ASSERT_TRUE(WriteWholeFile(Path("a"), "old", &error));
  ASSERT_EQ(chmod(Path("a").c_str(), 0640), 0);
  ASSERT_TRUE(WriteWholeFile(Path("a"), "new", &error));
  struct stat status;
  ASSERT_EQ(stat(Path("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0640u);
}

TEST(HumanSizes, AreShort) {
  EXPECT_EQ(HumanSize(64u << 20), "64 MiB");
  EXPECT_EQ(HumanSize(1536), "1.5 KiB");
  EXPECT_EQ(HumanSize(7), "7 bytes");
}

}  // namespace
}  // namespace lexport
