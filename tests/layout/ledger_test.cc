// The ledger replayed.

#include <nlohmann/json.hpp>

#include "helpers.h"

namespace lexport {
namespace {

LedgerEntry Removed(uint32_t begin, uint32_t end, std::string text) {
  return {LedgerAction::kRemoved, begin, end, 0, std::move(text), "test", "", 1};
}
LedgerEntry Inserted(uint32_t at, std::string text) {
  return {LedgerAction::kInserted, at, at, 0, std::move(text), "test", "", 1};
}
LedgerEntry Moved(uint32_t begin, uint32_t end, uint32_t target, std::string text) {
  return {LedgerAction::kMoved, begin, end, target, std::move(text), "test", "", 1};
}

std::string Replayed(std::string_view input, std::vector<LedgerEntry> entries) {
  std::string output, error;
  if (!ReplayLedger(input, {std::move(entries)}, &output, &error)) return "error: " + error;
  return output;
}

TEST(Ledger, EmptyChangesNothing) { EXPECT_EQ(Replayed("abc", {}), "abc"); }

TEST(Ledger, RemovesAndInserts) {
  EXPECT_EQ(Replayed("abcdef", {Removed(1, 3, "bc"), Inserted(4, "-"), Inserted(6, "!")}),
            "ad-ef!");
}

TEST(Ledger, MovesForwardAndBack) {
  EXPECT_EQ(Replayed("abcdef", {Moved(0, 2, 4, "ab")}), "cdabef");
  EXPECT_EQ(Replayed("abcdef", {Moved(4, 6, 1, "ef")}), "aefbcd");
  EXPECT_EQ(Replayed("abcdef", {Moved(0, 1, 6, "a")}), "bcdefa");
}

TEST(Ledger, MovesToOnePlaceInOrder) {
  EXPECT_EQ(Replayed("abcdef", {Moved(2, 3, 1, "c"), Moved(4, 5, 1, "e")}), "acebdf");
}

TEST(Ledger, RemovalAndInsertionInsideAMovedStretch) {
  EXPECT_EQ(Replayed("abcdef", {Moved(2, 6, 1, "cdef"), Removed(3, 4, "d"), Inserted(5, "-")}),
            "ace-fb");
}

TEST(Ledger, TargetInsideAMovedStretchTravelsWithIt) {
  EXPECT_EQ(Replayed("abcdefgh", {Moved(0, 4, 8, "abcd"), Moved(5, 6, 2, "f")}), "eghabfcd");
}

TEST(Ledger, ContradictionsAreErrors) {
  EXPECT_TRUE(Replayed("abc", {Removed(1, 9, "bc")}).starts_with("error"));
  EXPECT_TRUE(Replayed("abc", {Removed(0, 2, "xx")}).starts_with("error"));
  EXPECT_TRUE(Replayed("abc", {Removed(0, 2, "ab"), Removed(1, 3, "bc")}).starts_with("error"));
  EXPECT_TRUE(Replayed("abc", {Removed(1, 2, "b"), Removed(0, 1, "a")}).starts_with("error"));
  EXPECT_TRUE(Replayed("abc", {Moved(0, 3, 1, "abc")}).starts_with("error"));
  EXPECT_TRUE(Replayed("abcd", {Moved(0, 2, 3, "ab"), Removed(1, 3, "bc")}).starts_with("error"));
}

TEST(Ledger, StretchesMovedIntoEachOtherAreAnError) {
  EXPECT_TRUE(
      Replayed("abcdefgh", {Moved(0, 3, 6, "abc"), Moved(5, 8, 1, "fgh")}).starts_with("error"));
}

TEST(Ledger, JsonHasFixedKeysAndEscapes) {
  const Ledger ledger{{Removed(0, 2, "a\""), Moved(3, 4, 0, "d")}};
  const std::string json = LedgerToJson("a\"cd", "in.txt", ledger);
  const auto parsed = nlohmann::json::parse(json);
  EXPECT_EQ(parsed["input"]["name"], "in.txt");
  EXPECT_EQ(parsed["entries"][0]["text"], "a\"");
  EXPECT_EQ(parsed["entries"][1]["action"], "moved");
  EXPECT_EQ(parsed["entries"][1]["target"], 0);
  EXPECT_LT(json.find("\"input\""), json.find("\"entries\""));
}

}  // namespace
}  // namespace lexport
