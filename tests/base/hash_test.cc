#include "base/hash.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

TEST(Hash, Sha256OfTheStandardsExample) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, UuidOfAUrlIsStable) {
  // The value that Python's uuid.uuid5(uuid.NAMESPACE_URL, …) gives.
  EXPECT_EQ(UuidOfUrl("https://www.example.org/"), "84f5ec25-93a7-5271-bfbb-77d0e0a15d7b");
}

}  // namespace
}  // namespace lexport
