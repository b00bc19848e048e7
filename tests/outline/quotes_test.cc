// Quoted provisions: found by their marks, read by themselves.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outline/reading.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using testing_outline::BlockText;
using testing_outline::Read;
using testing_outline::Reading;

// Labels of the sections outside of quotations, or inside.
std::vector<std::string> Sections(const Reading& reading, bool quoted) {
  std::vector<std::string> labels;
  for (const OutlineUnit* unit : reading.Units("section")) {
    bool inside = false;
    for (UnitId at = unit->parent; at != kNoUnit; at = reading.outline.units[at].parent) {
      inside = inside || reading.outline.units[at].role == Role::kQuoted;
    }
    if (inside == quoted) labels.push_back(reading.Text(unit->label));
  }
  return labels;
}

constexpr std::string_view kAmending =
    "Ferries (Amendment) Act\n\n1 Fares\n(1) The Ferries Act is amended as follows.\n"
    "(2) After section 4 insert—\n\"4A Concessionary fares\n(1) An operator must offer fares to—\n"
    "(a) children, and\n(b) students.\n(2) In this section \"student\" means a learner.\n"
    "4B Refunds\n(1) A refund is payable.\"\n(3) In section 5, for \"ten\" substitute \"two\".\n"
    "2 Inspection\n(1) For section 9 substitute—\n\"9 Inspectors\nThe Minister appoints them.\"\n"
    "(2) Omit section 10.\n3 Title\nThis is an Act.\n";

TEST(Quotes, WholeSectionsWithoutBlankLinesDoNotMixWithTheActsOwn) {
  const Reading reading = Read(kAmending, "act");
  EXPECT_THAT(Sections(reading, false), ElementsAre("1", "2", "3")) << reading.Print();
  EXPECT_THAT(Sections(reading, true), ElementsAre("\"4A", "4B", "\"9"));
  const auto quotes = reading.With(Role::kQuoted);
  ASSERT_EQ(quotes.size(), 2u);
  EXPECT_EQ(quotes[0]->field, "");
  EXPECT_EQ(reading.outline.units[quotes[0]->parent].number.normalized, "2");
  EXPECT_EQ(reading.AllText(), BlockText(reading));
  EXPECT_EQ(reading.Count("outline.gap"), 0u);
}

TEST(Quotes, MayOpenEachParagraphAnew) {
  const Reading reading = Read(
      "Loi relative aux vergers\n\nArticle 1er\n\nLe code est ainsi modifié :\n\n"
      "1° L'article L. 111-1 est ainsi rédigé :\n\n« Art. L. 111-1. - Les vergers sont utiles.\n\n"
      "« Ils ne peuvent être arrachés. » ;\n\n2° L'article L. 111-2 est abrogé.\n\nArticle 2\n\n"
      "La présente loi entre en vigueur.\n",
      "act");
  ASSERT_EQ(reading.With(Role::kQuoted).size(), 1u) << reading.Print();
  std::vector<std::string> articles;
  for (const OutlineUnit* unit : reading.Units("article")) {
    articles.push_back(unit->number.normalized);
  }
  EXPECT_THAT(articles, ElementsAre("1er", "L-111-1", "2"));
  EXPECT_EQ(reading.Units("point").size(), 2u);
}

TEST(Quotes, ADefinitionIsNone) {
  const Reading reading = Read(
      "Trees Act\n\n1. Meanings\n\nIn this Act—\n\n\"fig\" means a tree, and includes—\n\n"
      "(a) a seedling; and\n\n(b) a stump; and\n\n\"Minister\" means the Minister.\n\n"
      "2. Title\n\nThis is the Trees Act.\n",
      "act");
  EXPECT_EQ(reading.With(Role::kQuoted).size(), 0u) << reading.Print();
  EXPECT_EQ(reading.Units("point").size(), 2u);
}

TEST(Quotes, WithoutAnEndAreText) {
  const Reading reading = Read(
      "Act\n\n1. First\n\nAfter section 4 insert:\n\n“4A. New\n\n(1) This is new.\n\n"
      "2. Second\n\nThe end.\n\n3. Third\n\nThe very end.\n",
      "act");
  EXPECT_EQ(reading.With(Role::kQuoted).size(), 0u) << reading.Print();
  EXPECT_THAT(Sections(reading, false), ElementsAre("1.", "2.", "3."));
}

TEST(Quotes, ManyThatNeverEndTakeNoMoreThanTheirSize) {
  std::string text = "Act\n\n";
  for (int i = 0; i < 20000; ++i) text += "After section 4 insert:\n\n“4A. New\n\n";
  const Reading reading = Read(text, "act");
  EXPECT_TRUE(reading.ok);
  EXPECT_EQ(reading.With(Role::kQuoted).size(), 0u);
}

}  // namespace
}  // namespace lexport
