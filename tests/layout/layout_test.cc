// Small texts, one habit of layout each.

#include "helpers.h"

namespace lexport {
namespace {

TEST(Layout, LastLineWithoutEndIsALine) {
  EXPECT_EQ(Read("One.\nTwo").Texts(), (std::vector<std::string>{"One.", "Two"}));
}

}  // namespace
}  // namespace lexport
