// What is seen of a text sixteen bytes at a time is what a look at each character gives; and what
// the search remembers is what it would find again.

#include "outline/view.h"

#include <gtest/gtest.h>

#include <string>

#include "base/strings.h"
#include "outline/numerals.h"
#include "outline/search_state.h"

namespace lexport {
namespace {

void ExpectSeen(const std::string& text) {
  BlockView view;
  DescribeText(text, &view);
  bool upper = false, lower = false, digit = false;
  uint32_t points = 0;
  for (size_t at = 0; at < text.size(); ++points) {
    const char32_t c = NextCodePoint(text, &at);
    upper = upper || IsUpper(c);
    lower = lower || IsLower(c);
    digit = digit || IsDigit(c);
  }
  EXPECT_EQ(view.points, points) << text;
  EXPECT_EQ(view.has_digit, digit) << text;
  EXPECT_EQ(view.all_capitals, upper && !lower) << text;
}

TEST(View, OneSignIsSeenInAnyPlace) {
  for (const std::string filler : {"A", ".", "É", " ’"}) {
    for (size_t before = 0; before < 36; ++before) {
      for (const std::string sign : {"x", "X", "7", "é", "٣", "字", "@", "{"}) {
        std::string text = "Q";
        for (size_t i = 0; i < before; ++i) text += filler;
        text += sign;
        ExpectSeen(text);
        for (size_t i = 0; i < 19; ++i) text += filler;
        ExpectSeen(text);
      }
    }
  }
}

TEST(KinshipMemo, GivesWhatWasFoundForTheSameHashAlone) {
  search::KinshipMemo memo;
  const auto hash_of = [](uint32_t i) { return search::Mix(i, 7); };
  int asked = 0;
  const auto ask = [&](uint32_t i) {
    return memo.Get(hash_of(i), [&] {
      ++asked;
      return search::Kinship{i, i + 1, i + 2, i + 3};
    });
  };
  for (const uint32_t most : {1u, 2000u, 3u}) {  // many more than it holds
    for (uint32_t i = 0; i < most; ++i) {
      EXPECT_EQ(ask(i).same, i);
      EXPECT_EQ(ask(i).holders, i + 3);
    }
  }
  EXPECT_GE(asked, 2000);
  EXPECT_LE(asked, 2004);  // never twice in a row
}

}  // namespace
}  // namespace lexport
