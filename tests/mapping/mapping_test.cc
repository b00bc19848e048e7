// Mappings: those installed are sound; a broken one is refused with its place and what was
// expected.

#include "mapping/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/strings.h"
#include "mapping/lexicon.h"

namespace lexport {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

class UserMapping : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::path(::testing::TempDir()) /
        ("mapping_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::shared_ptr<const Mapping> Load(const std::string& toml) {
    const std::string path = (folder_ / "own.toml").string();
    std::ofstream(path) << toml;
    return LoadMapping(path, &findings_);
  }

  std::filesystem::path folder_;
  Findings findings_;
};

constexpr const char* kSmall = R"(title = "Rules of a club"
country = "xx"
languages = ["en"]

[[level]]
id = "rule"
element = "rule"
rank = 100
word-lists = ["rule"]
words = ["Clubregel"]
styles = ["decimal"]
forms = ["word-before"]
titled = true
basic = true
)";

TEST(InstalledMappings, AllLoadWithoutComplaint) {
  const std::vector<std::string> names = MappingNames();
  for (const char* name : {"un", "treaty", "eu", "act", "generic"}) {
    EXPECT_THAT(names, Contains(name));
  }
  for (const std::string& name : names) {
    Findings findings;
    const auto mapping = LoadMapping(name, &findings);
    ASSERT_NE(mapping, nullptr) << name << ": " << (findings.empty() ? "" : findings[0].message);
    EXPECT_TRUE(findings.empty()) << name;
    EXPECT_EQ(mapping->id, name);
    EXPECT_FALSE(mapping->lexicon->CuesOf("en").empty()) << name;
    EXPECT_EQ(mapping->classes.count(mapping->default_class), 1u) << name;
    EXPECT_EQ(mapping->classes.count(mapping->annex_class), 1u) << name;
  }
}

TEST(InstalledMappings, LevelsAreInOrderOfRankAndWordsPointAtThem) {
  const auto mapping = LoadMapping("treaty", nullptr);
  ASSERT_NE(mapping, nullptr);
  for (size_t i = 1; i < mapping->levels.size(); ++i) {
    EXPECT_LE(mapping->levels[i - 1].rank, mapping->levels[i].rank);
  }
  const auto& uses = mapping->lexicon->level_words.at("artikel");
  EXPECT_EQ(mapping->levels[uses[0].level].id, "article");
  EXPECT_EQ(mapping->levels[mapping->lexicon->level_words.at("частина")[0].level].id, "part");
}

// A word of a key that its sieve held back would never be looked up.
TEST(InstalledMappings, SievesLetEveryWordOfALevelThrough) {
  for (const std::string& name : MappingNames()) {
    const auto mapping = LoadMapping(name, nullptr);
    ASSERT_NE(mapping, nullptr) << name;
    const Lexicon& lexicon = *mapping->lexicon;
    for (const auto& [key, uses] : lexicon.level_words) {
      const WordSieve* sieve = &lexicon.level_sieve;
      for (std::string_view part : Split(key, ' ')) {
        if (part.ends_with('.')) part.remove_suffix(1);
        std::string capitals(part);
        for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        EXPECT_TRUE(sieve->MayHold(part)) << name << ": " << key;
        EXPECT_TRUE(sieve->MayHold(capitals)) << name << ": " << key;
        sieve = &lexicon.phrase_sieve;
      }
    }
  }
}

TEST(WordSieve, HoldsBackWordsOfAnotherShapeButNoneBeyondAscii) {
  WordSieve sieve;
  sieve.Add("article");
  EXPECT_TRUE(sieve.MayHold("Article"));
  EXPECT_FALSE(sieve.MayHold("measures"));
  EXPECT_FALSE(sieve.MayHold("articles"));
  EXPECT_TRUE(sieve.MayHold("Überschrift"));
}

TEST(InstalledMappings, UnNamesItsClassesAndOrgans) {
  const auto mapping = LoadMapping("un", nullptr);
  ASSERT_NE(mapping, nullptr);
  EXPECT_EQ(mapping->classes.at("declaration-draft").name, "declarationDraft");
  EXPECT_EQ(mapping->classes.at("declaration-draft").element, Tag::kStatement);
  EXPECT_EQ(mapping->classes.at("report").name, "progressReport");
  EXPECT_EQ(mapping->classes.at("report").subtype, "paper");
  ASSERT_NE(mapping->OrganOfSymbol("A/HRC/35/35"), nullptr);
  EXPECT_EQ(mapping->OrganOfSymbol("A/HRC/35/35")->id, "un-ga-hrc");
  EXPECT_EQ(mapping->OrganOfSymbol("A/73/85")->id, "un-ga");
  EXPECT_EQ(mapping->OrganOfSymbol("E/CN.4/1995/1")->id, "un-ecosoc-chr");
  EXPECT_EQ(mapping->OrganOfSymbol("AB/1"), nullptr);
}

TEST(InstalledMappings, LoadingAgainGivesTheSameObject) {
  EXPECT_EQ(LoadMapping("un", nullptr), LoadMapping("un", nullptr));
}

TEST(InstalledMappings, AnUnknownNameIsToldWithItsNeighbours) {
  Findings findings;
  EXPECT_EQ(LoadMapping("treat", &findings), nullptr);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::kError);
  EXPECT_THAT(findings[0].expected, Contains("treaty"));
}

TEST_F(UserMapping, AFileOfTheUsersOwnTakesWordsFromThePacks) {
  const auto mapping = Load(kSmall);
  ASSERT_NE(mapping, nullptr) << findings_.at(0).message;
  EXPECT_TRUE(findings_.empty());
  EXPECT_EQ(mapping->id, "own");
  EXPECT_EQ(mapping->lexicon->level_words.count("clubregel"), 1u);
  EXPECT_EQ(mapping->lexicon->level_words.count("rule"), 1u);
}

TEST_F(UserMapping, AnUnknownKeyIsRefusedWithTheOneThatWasMeant) {
  EXPECT_EQ(Load(std::string(kSmall) + "heading-requird = true\n"), nullptr);
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].rule, "mapping.invalid");
  EXPECT_EQ(findings_[0].where.line, 15u);
  EXPECT_EQ(findings_[0].where.column, 1u);
  EXPECT_THAT(findings_[0].where.file, HasSubstr("own.toml"));
  EXPECT_THAT(findings_[0].message, HasSubstr("'heading-required'"));
}

TEST_F(UserMapping, WrongKindsAndNamesAreTold) {
  EXPECT_EQ(Load(std::string(kSmall) + "continuous = \"yes\"\n"), nullptr);
  EXPECT_EQ(findings_.at(0).where.line, 15u);
  EXPECT_THAT(findings_[0].expected, Contains("true or false"));

  findings_.clear();
  std::string toml = kSmall;
  toml.replace(toml.find("\"decimal\""), 9, "\"decimel\"");
  EXPECT_EQ(Load(toml), nullptr);
  EXPECT_EQ(findings_.at(0).where.line, 11u);
  EXPECT_THAT(findings_[0].expected, Contains("decimal"));
}

TEST_F(UserMapping, BrokenPatternsAndBrokenTomlHaveTheirPlace) {
  EXPECT_EQ(Load(std::string(kSmall) + "[[masthead]]\nfield = \"docDate\"\npattern = \"(\"\n"),
            nullptr);
  EXPECT_EQ(findings_.at(0).where.line, 17u);
  EXPECT_THAT(findings_[0].message, HasSubstr("pattern"));

  findings_.clear();
  EXPECT_EQ(Load("title = \n"), nullptr);
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].where.line, 1u);
}

TEST_F(UserMapping, OneLevelTooManyIsRefusedAtItsPlace) {
  std::string toml = "title = \"Many\"\nlanguages = [\"en\"]\n";
  for (size_t i = 0; i <= kMaxLevels; ++i) {
    toml += "[[level]]\nid = \"l" + std::to_string(i) + "\"\nelement = \"section\"\n";
  }
  EXPECT_EQ(Load(toml), nullptr);
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].where.line, 3 + 3 * kMaxLevels);
  EXPECT_THAT(findings_[0].message, HasSubstr(std::to_string(kMaxLevels)));
}

TEST_F(UserMapping, LevelsMayBeNamedByTwoWordsAndBearNoNumber) {
  const auto mapping = Load(std::string(kSmall) +
                            "[[level]]\nid = \"last\"\nelement = \"transitional\"\nrank = 5\n"
                            "words = [\"Last Rules\"]\nforms = [\"word-before\"]\n"
                            "unnumbered = true\n");
  ASSERT_NE(mapping, nullptr);
  EXPECT_TRUE(mapping->FindLevel("last")->unnumbered);
  EXPECT_EQ(mapping->lexicon->level_words.count("last rules"), 1u);
  EXPECT_EQ(mapping->lexicon->phrase_heads.count("last"), 1u);
}

TEST_F(UserMapping, AMissingPackIsTold) {
  std::string toml = kSmall;
  toml.replace(toml.find("\"en\""), 4, "\"xx\"");
  EXPECT_EQ(Load(toml), nullptr);
  ASSERT_FALSE(findings_.empty());
  EXPECT_THAT(findings_[0].message, HasSubstr("'xx'"));
}

TEST(FoldWord, TakesCaseAndMarksOfPrintAway) {
  EXPECT_EQ(FoldWord("ARTICLE"), "article");
  EXPECT_EQ(FoldWord("Статья"), "статья");
  EXPECT_EQ(FoldWord("المَادّة"), FoldWord("المادة"));
}

}  // namespace
}  // namespace lexport
