#include "base/bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace lexport {
namespace {

TEST(Bytes, FirstByteTellsTheFirstThatIsSet) {
  for (size_t first = 0; first <= kByteBlock; ++first) {
    std::string bytes(kByteBlock, '\0');
    for (size_t i = first; i < kByteBlock; i += 3)
      bytes[i] = static_cast<char>(i == first ? 8 : -1);
    EXPECT_EQ(FirstByte(LoadBytes(bytes.data())), first);
  }
}

TEST(Bytes, FirstBytesSetsAsManyAsAsked) {
  for (size_t count = 0; count <= kByteBlock; ++count) {
    EXPECT_EQ(BitsOf(FirstBytes(count)), (1u << count) - 1);
    EXPECT_EQ(FirstByte(~FirstBytes(count)), count);
  }
}

TEST(Bytes, LoadPaddedPutsZerosBehindTheEnd) {
  const std::string text = "abcdefghijklmnopqrstuvwxyz";
  for (size_t size = 0; size <= text.size(); ++size) {
    // A buffer of its own, so that a sanitizer sees a read behind its end.
    const std::string own = text.substr(0, size);
    for (size_t at = 0; at <= size; ++at) {
      const ByteBlock block = LoadPadded(own, at);
      char bytes[kByteBlock];
      std::memcpy(bytes, &block, kByteBlock);
      std::string expected = own.substr(at, kByteBlock);
      expected.resize(kByteBlock);
      EXPECT_EQ(std::string(bytes, kByteBlock), expected) << size << ' ' << at;
    }
  }
}

TEST(Bytes, CopyWithinBlockWritesNothingBehindTheEnd) {
  const std::string text = "0123456789abcdef";
  for (size_t size = 0; size <= kByteBlock; ++size) {
    std::string to(kByteBlock + 1, '.');
    CopyWithinBlock(text.data(), size, to.data());
    EXPECT_EQ(to, text.substr(0, size) + std::string(kByteBlock + 1 - size, '.'));
  }
}

}  // namespace
}  // namespace lexport
