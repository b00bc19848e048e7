// Judgments: where their parts begin, and what does not break the count of their paragraphs.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outline/reading.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using testing_outline::BlockText;
using testing_outline::Read;
using testing_outline::Reading;

// The parts that begin at the top of the tree, in order.
std::vector<std::string> Parts(const Reading& reading) {
  std::vector<std::string> parts;
  for (const OutlineUnit& unit : reading.outline.units) {
    const bool body =
        unit.role == Role::kUnit || unit.role == Role::kText || unit.role == Role::kCrossHeading;
    if (body && unit.parent == 0 && !unit.field.empty()) parts.push_back(unit.field);
  }
  return parts;
}

std::vector<std::string> Paragraphs(const Reading& reading) {
  std::vector<std::string> labels;
  for (const OutlineUnit* unit : reading.Units("paragraph")) {
    if (unit->parent == 0) labels.push_back(reading.Text(unit->label));
  }
  return labels;
}

TEST(Judgments, PartsBeginAtTheirHeadings) {
  const Reading reading = Read(
      "IN THE HIGH COURT OF ALDERIA\n\nCase No: 12/2012\n\nJUDGMENT\n\nJones JA (Naidoo JA "
      "concurring):\n\nIntroduction\n\n[1] This appeal concerns a light.\n\nFactual background\n\n"
      "[2] The facts are not in dispute. The respondent wrote:\n\n‘1. Your licence is revoked.\n\n"
      "2. Put out the light.’\n\nDiscussion\n\n[3] Nobody was heard.\n\nOrder\n\n"
      "[4] The following order is made:\n\n1 The appeal is upheld.\n\n2 There is no order as to "
      "costs.\n\nPetersen JA (dissenting):\n\n[5] I do not agree.\n",
      "judgment");
  EXPECT_THAT(Parts(reading), ElementsAre("introduction", "background", "motivation", "decision"))
      << reading.Print();
  EXPECT_THAT(Paragraphs(reading), ElementsAre("[1]", "[2]", "[3]", "[4]", "[5]"));
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(Judgments, LeadWordsBeginTheDecision) {
  const Reading reading = Read(
      "JUDGMENT OF THE COURT\n\nIn Case C-1/14,\n\nTHE COURT,\n\ngives the "
      "following\n\nJudgment\n\n"
      "1 This request concerns dues.\n\nLegal context\n\nEuropean Union law\n\n"
      "2 Article 4 provides for dues.\n\nConsideration of the questions referred\n\n"
      "The first question\n\n3 Dues are permitted.\n\n4 They are small.\n\n"
      "On those grounds, the Court hereby rules:\n\nArticle 4 does not preclude dues.\n",
      "judgment");
  const std::vector<std::string> parts = Parts(reading);
  ASSERT_FALSE(parts.empty()) << reading.Print();
  EXPECT_EQ(parts.back(), "decision") << reading.Print();
  EXPECT_THAT(parts, ::testing::Contains("background"));
  EXPECT_THAT(parts, ::testing::Contains("motivation"));
  EXPECT_THAT(Paragraphs(reading), ElementsAre("1", "2", "3", "4"));
  // The ruling is no text of the fourth paragraph.
  const OutlineUnit& last = reading.outline.units.back();
  EXPECT_EQ(last.parent, 0u) << reading.Print();
}

TEST(Judgments, HeadingsInOtherLanguagesTellPartsToo) {
  const Reading reading = Read(
      "BUNDESGERICHTSHOF\n\nURTEIL\n\nTatbestand\n\n1 Der Kläger hat ein Boot.\n\n"
      "2 Es ist gesunken.\n\nEntscheidungsgründe\n\n3 Die Revision ist begründet.\n\n"
      "4 Das Boot war alt.\n",
      "judgment");
  EXPECT_THAT(Parts(reading), ElementsAre("background", "motivation")) << reading.Print();
}

TEST(Judgments, WithoutSuchHeadingsHaveNoParts) {
  const Reading reading =
      Read("JUDGMENT\n\n[1] One.\n\n[2] Two.\n\nThe tree\n\n[3] Three.\n", "judgment");
  EXPECT_THAT(Parts(reading), ::testing::IsEmpty()) << reading.Print();
}

}  // namespace
}  // namespace lexport
