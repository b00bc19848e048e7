// The two samples: every count that a careful reader finds in them.

#include <gtest/gtest.h>

#include <map>

#include "outline/reading.h"

namespace lexport {
namespace {

using testing_outline::BlockText;
using testing_outline::FileText;
using testing_outline::Read;
using testing_outline::Reading;

// Units below `root`, by level, for one document part; attachments are counted by themselves.
struct Counts {
  std::map<std::string, int> levels;
  std::map<Role, int> roles;
  int lists = 0;
};

void Count(const Outline& outline, UnitId id, Counts* counts) {
  bool in_list = false;
  const OutlineUnit& unit = outline.units[id];
  for (UnitId c = unit.first_child; c != kNoUnit; c = outline.units[c].next_sibling) {
    const OutlineUnit& child = outline.units[c];
    ++counts->roles[child.role];
    if (child.role == Role::kAttachment) continue;
    if (child.role == Role::kUnit) ++counts->levels[child.level->id];
    const bool point = child.level != nullptr && child.level->in_list;
    counts->lists += point && !in_list;
    in_list = point;
    Count(outline, c, counts);
  }
}

Counts CountPart(const Outline& outline, UnitId root) {
  Counts counts;
  Count(outline, root, &counts);
  return counts;
}

// "paragraphs;points" of every article below `root`.
std::vector<std::string> PerArticle(const Outline& outline, UnitId root) {
  std::vector<std::string> rows;
  for (UnitId c = outline.units[root].first_child; c != kNoUnit;
       c = outline.units[c].next_sibling) {
    const OutlineUnit& unit = outline.units[c];
    if (unit.level != nullptr && unit.level->id == "article") {
      Counts counts = CountPart(outline, c);
      rows.push_back(std::to_string(counts.levels["paragraph"]) + ";" +
                     std::to_string(counts.levels["point"]));
    } else if (unit.role == Role::kUnit) {
      const auto below = PerArticle(outline, c);
      rows.insert(rows.end(), below.begin(), below.end());
    }
  }
  return rows;
}

TEST(Samples, TheAnnexedDeclaration) {
  const Reading reading = Read(FileText("samples/a-hrc-26-34-annex.txt"));
  ASSERT_TRUE(reading.ok);
  EXPECT_EQ(reading.mapping->id, "un");
  Counts counts = CountPart(reading.outline, 0);
  EXPECT_EQ(counts.levels["article"], 12) << reading.Print();
  EXPECT_EQ(counts.levels["paragraph"], 25);
  EXPECT_EQ(counts.levels["point"], 42);
  EXPECT_EQ(counts.lists, 8);
  EXPECT_EQ(counts.roles[Role::kClause], 13);
  EXPECT_EQ(counts.roles[Role::kFormula], 2);
  EXPECT_EQ(counts.roles[Role::kTitle], 1);
  const std::vector<std::string> want = {"2;0", "0;10", "0;2", "2;3", "3;0", "2;4",
                                         "0;9", "4;0",  "5;0", "3;2", "4;3", "0;9"};
  EXPECT_EQ(PerArticle(reading.outline, 0), want);
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(Samples, TheReport) {
  const Reading reading = Read(FileText("samples/a-hrc-35-35.txt"));
  ASSERT_TRUE(reading.ok);
  EXPECT_EQ(reading.mapping->id, "un");
  Counts counts = CountPart(reading.outline, 0);
  EXPECT_EQ(counts.levels["section"], 5) << reading.Print();
  EXPECT_EQ(counts.levels["division"], 14);
  EXPECT_EQ(counts.levels["subdivision"], 7);
  EXPECT_EQ(counts.levels["paragraph"], 68);
  EXPECT_EQ(counts.levels["point"], 11);
  EXPECT_EQ(counts.lists, 3);
  uint32_t last = 0;
  for (const OutlineUnit* unit : reading.Units("paragraph")) {
    if (last == 68) break;  // the annex begins
    EXPECT_EQ(unit->number.ordinal, ++last);
  }
  for (const char* level : {"section", "division", "subdivision"}) {
    for (const OutlineUnit* unit : reading.Units(level)) EXPECT_FALSE(unit->heading.empty());
  }
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(Samples, TheAnnexOfTheReport) {
  const Reading reading = Read(FileText("samples/a-hrc-35-35.txt"));
  const auto annexes = reading.With(Role::kAttachment);
  ASSERT_EQ(annexes.size(), 1u);
  const auto root = static_cast<UnitId>(annexes[0] - reading.outline.units.data());
  Counts counts = CountPart(reading.outline, root);
  EXPECT_EQ(counts.roles[Role::kTitle], 1) << reading.Print();
  EXPECT_EQ(counts.roles[Role::kClause], 18);
  EXPECT_EQ(counts.roles[Role::kFormula], 2);
  EXPECT_EQ(counts.levels["part"], 3);
  EXPECT_EQ(counts.levels["article"], 10);
  EXPECT_EQ(counts.levels["paragraph"], 18);
  EXPECT_EQ(counts.levels["point"], 15);
  EXPECT_EQ(counts.lists, 4);
  const std::vector<std::string> want = {"3;5", "0;3", "0;3", "2;0", "0;0",
                                         "2;0", "5;0", "2;0", "4;4", "0;0"};
  EXPECT_EQ(PerArticle(reading.outline, root), want);
}

}  // namespace
}  // namespace lexport
