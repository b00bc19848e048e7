#include "base/swar.h"

#include <gtest/gtest.h>

#include <string>
#include <unordered_set>

namespace lexport::swar {
namespace {

TEST(Swar, HashDependsOnNothingButTheText) {
  const std::string text = "para_12__content__p_1 and more";
  for (size_t size = 0; size <= text.size(); ++size) {
    const uint64_t hash = Hash(std::string_view(text).substr(0, size));
    // A buffer of its own, so that a sanitizer sees a read behind its end.
    const std::string own = text.substr(0, size);
    EXPECT_EQ(Hash(own), hash);
    const std::string moved = "xyz" + own + "other";
    EXPECT_EQ(Hash(std::string_view(moved).substr(3, size)), hash);
  }
}

TEST(Swar, HashTellsTextsApart) {
  std::unordered_set<uint32_t> seen;  // by the higher half, which tables use
  for (int i = 0; i < 2000; ++i) {
    for (const char* before : {"", "p_", "art_", "art_1__para_", "chp_12__sec_3__art_"}) {
      seen.insert(static_cast<uint32_t>(Hash(before + std::to_string(i)) >> 32));
    }
  }
  EXPECT_GT(seen.size(), 9990u);
  EXPECT_NE(Hash(""), Hash(std::string(1, '\0')));
  EXPECT_NE(Hash("ab"), Hash("ba"));
}

}  // namespace
}  // namespace lexport::swar
