#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "validate/naming_eid.h"

namespace lexport::validate {
namespace {

TEST(EId, SplitsIntoPrefixElementAndNumber) {
  const EIdParts parts = SplitEId("art_4__para_2__list_1__point_c");
  ASSERT_TRUE(parts.ok);
  EXPECT_EQ(parts.prefix, "art_4__para_2__list_1");
  EXPECT_EQ(parts.ref, "point");
  EXPECT_EQ(parts.number, "c");
  EXPECT_TRUE(SplitEId("body").ok);
  EXPECT_TRUE(SplitEId("art_-1").ok);
  EXPECT_EQ(SplitEId("art_11-2bis").number, "11-2bis");
}

TEST(EId, RefusesOtherForms) {
  for (const char* eid : {"", "__art_1", "art_1__", "art_", "art-1", "sec15-sub8", "1",
                          "art_1____p_1", "randnummer-1", "e1", "#art_1"}) {
    EXPECT_FALSE(SplitEId(eid).ok) << eid;
  }
}

// All strings of up to `longest` of the characters.
std::vector<std::string> AllOf(std::string_view characters, size_t longest) {
  std::vector<std::string> all = {""};
  for (size_t i = 0; i < all.size() && all[i].size() < longest; ++i) {
    for (char c : characters) all.push_back(all[i] + c);
  }
  return all;
}

TEST(EId, WhatIsPlainlyNamedSplitsSo) {
  size_t plain = 0;
  for (const std::string outer : {"", "p", "p_1", "q__p", "_", "p_"}) {
    for (const std::string& eid : AllOf("pq_1", 8)) {
      if (!IsPlainlyNamed(eid, outer, "p")) continue;
      const EIdParts parts = SplitEIdBelow(eid, outer);
      ASSERT_TRUE(parts.ok) << eid << " in " << outer;
      EXPECT_EQ(parts.ref, "p") << eid << " in " << outer;
      EXPECT_TRUE(parts.prefix.empty() || parts.prefix == outer) << eid << " in " << outer;
      ++plain;
    }
  }
  EXPECT_GT(plain, 1000u);
  EXPECT_TRUE(IsPlainlyNamed("art_4__para_2__list_1__point_c", "art_4__para_2__list_1", "point"));
  EXPECT_TRUE(IsPlainlyNamed("body", "", "body"));
  EXPECT_FALSE(IsPlainlyNamed("art_4__point_c", "art_5", "point"));
}

TEST(EId, NumbersAreComparedAsTheConventionTakesThem) {
  EXPECT_TRUE(NumberAgrees("1", "Article 1"));
  EXPECT_TRUE(NumberAgrees("a", "(a)"));
  EXPECT_TRUE(NumberAgrees("3bis", "Article 3 bis."));
  EXPECT_TRUE(NumberAgrees("11-2bis", "Art. 11.2 bis"));
  EXPECT_TRUE(NumberAgrees("IV", "CHAPTER IV"));
  EXPECT_TRUE(NumberAgrees("3_2", "3."));  // the second unit of that number
  EXPECT_TRUE(NumberAgrees("1", "(a)"));   // counted, not read
  EXPECT_TRUE(NumberAgrees("12", "第十二条"));
  EXPECT_TRUE(NumberAgrees("nn_1", "5."));
  EXPECT_TRUE(NumberAgrees("1", "Article premier"));
}

TEST(EId, NumbersThatDifferAreSeen) {
  EXPECT_FALSE(NumberAgrees("5", "Article 6"));
  EXPECT_FALSE(NumberAgrees("1", "12."));
  EXPECT_FALSE(NumberAgrees("b", "(c)"));
  EXPECT_FALSE(NumberAgrees("I", "Part II"));
}

}  // namespace
}  // namespace lexport::validate
