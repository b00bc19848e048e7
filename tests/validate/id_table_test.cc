#include "validate/id_table.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>

namespace lexport::validate {
namespace {

TEST(IdTable, FindsWhatWasEnteredWhateverWasExpected) {
  for (const size_t expected : {size_t{0}, size_t{100}, size_t{1} << 40}) {
    IdTable table(expected);
    EXPECT_EQ(table.Find("id_0"), nullptr);
    std::deque<std::string> values;
    for (uint64_t i = 0; i < 5000; ++i) {
      values.push_back("id_" + std::to_string(i));
      table.Enter(0, values.back(), Place::Exactly(i + 1), Tag::kP, i % 2 == 0 ? 1 : 2);
    }
    table.Settle();
    ASSERT_EQ(table.size(), 5000u);
    for (uint64_t i = 0; i < 5000; ++i) {
      const IdTable::Entry* entry = table.Find(values[i]);
      ASSERT_NE(entry, nullptr) << values[i];
      EXPECT_EQ(entry->text(), values[i]);
      EXPECT_EQ(entry->place().offset, i + 1);
      EXPECT_EQ(entry->marks, i % 2 == 0 ? 1u : 2u);
    }
    EXPECT_EQ(table.Find("id_5000"), nullptr);
  }
}

TEST(IdTable, GivesTheClashesOfAScope) {
  IdTable table;
  table.Enter(1, "a", {10, 0}, Tag::kP, 1);
  table.Enter(1, "b", {20, 0}, Tag::kP, 1);
  table.Enter(1, "a", {30, 0}, Tag::kNum, 4);
  table.Enter(2, "a", {40, 0}, Tag::kP, 1);
  table.Enter(0, "b", {50, 0}, Tag::kP, 1);
  const std::vector<Clash> clashes = table.TakeClashes();
  ASSERT_EQ(clashes.size(), 1u);
  EXPECT_EQ(clashes[0].value, "a");
  EXPECT_EQ(clashes[0].first.offset, 10u);
  EXPECT_EQ(clashes[0].second.offset, 30u);
  EXPECT_EQ(clashes[0].first_tag, Tag::kP);
  EXPECT_EQ(clashes[0].second_tag, Tag::kNum);
  EXPECT_EQ(table.Find("a")->marks, 5u);
  EXPECT_EQ(table.Find("a")->place().offset, 40u);
  EXPECT_EQ(table.size(), 2u);
}

}  // namespace
}  // namespace lexport::validate
