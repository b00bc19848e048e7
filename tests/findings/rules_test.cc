#include "findings/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace lexport {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The families that ids may have: those of the table and those that are reserved for rooms.
bool IsFamily(const std::string& name) {
  static const std::set<std::string> reserved = {
      "text",   "layout", "outline",    "metadata", "convert", "mapping", "input",      "schema",
      "safe",   "naming", "wellformed", "links",    "sense",   "akn4un",  "epub",       "jsonld",
      "render",
      "custom", "html",   "output",     "annotate", "xml",     "cli",     "schematron", "limits"};
  return reserved.count(name) > 0;
}

// File names look like ids, as in "mapping.toml".
bool IsFileEnding(const std::string& word) {
  static const std::set<std::string> endings = {"toml", "txt", "xml",  "xsd",  "akn", "sch",
                                                "html", "h",   "epub", "json", "md",  "cc"};
  return endings.count(word) > 0;
}

// Without the lines that are nothing but comment, whose examples are no rules.
std::string WithoutComments(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const size_t start = line.find_first_not_of(" \t");
    if (start == std::string::npos || line.compare(start, 2, "//") == 0) continue;
    out += line + '\n';
  }
  return out;
}

// Ids that the sources use: id -> a file that uses it.
std::map<std::string, std::string> UsedIds() {
  static const RE2 id("\"([a-z0-9]+)\\.([a-z][a-z0-9-]*)\"");
  std::map<std::string, std::string> used;
  for (const auto& entry : fs::recursive_directory_iterator("converter")) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".cc" && ending != ".h" && ending != ".inc") continue;
    if (entry.path().filename().string().starts_with("rules_")) continue;
    const std::string text = WithoutComments(ReadFile(entry.path()));
    re2::StringPiece rest(text);
    for (std::string family, name; RE2::FindAndConsume(&rest, id, &family, &name);) {
      if (!IsFamily(family) || IsFileEnding(name)) continue;
      used.emplace(family + "." + name, entry.path().string());
    }
  }
  return used;
}

TEST(Rules, EveryIdThatTheSourcesUseIsInTheTable) {
  const auto used = UsedIds();
  ASSERT_FALSE(used.empty());
  for (const auto& [id, file] : used) EXPECT_NE(FindRule(id), nullptr) << id << " in " << file;
}

TEST(Rules, EveryRowIsUsed) {
  const auto used = UsedIds();
  // A family of which nothing is used belongs to a room that is not in this tree.
  std::set<std::string_view> families;
  for (const auto& [id, file] : used) families.insert(RuleFamily(id));
  for (const Rule* rule : AllRules()) {
    if (families.count(RuleFamily(rule->id)) == 0) continue;
    EXPECT_TRUE(used.count(std::string(rule->id))) << rule->id << " is used nowhere";
  }
}

TEST(Rules, EveryRowIsComplete) {
  static const RE2 id("[a-z0-9]+\\.[a-z0-9]+(-[a-z0-9]+)*");
  std::set<std::string_view> seen;
  for (const Rule* rule : AllRules()) {
    EXPECT_TRUE(RE2::FullMatch(std::string(rule->id), id)) << rule->id;
    EXPECT_TRUE(seen.insert(rule->id).second) << rule->id << " stands twice";
    EXPECT_TRUE(IsFamily(std::string(RuleFamily(rule->id)))) << rule->id;
    EXPECT_FALSE(rule->title.empty() || rule->title.ends_with('.')) << rule->id;
    EXPECT_LT(rule->title.size(), 90u) << rule->id;
    EXPECT_EQ(rule->title.find('\n'), std::string_view::npos) << rule->id;
    EXPECT_TRUE(rule->reason.ends_with('.')) << rule->id;
    EXPECT_FALSE(rule->wrong.empty() || rule->right.empty() || rule->source.empty()) << rule->id;
    EXPECT_NE(rule->wrong, rule->right) << rule->id;
    EXPECT_TRUE(rule->source.starts_with("Lexport") || !RuleSourceUri(*rule).empty())
        << rule->id << " has a source that rules.cc does not know: " << rule->source;
  }
}

TEST(Rules, ThePageIsUpToDate) {
  if (ReadFile("docs/rules.md") == RulesMarkdown()) return;
  const fs::path made = fs::path(testing::TempDir()) / "rules.md";
  std::ofstream(made, std::ios::binary) << RulesMarkdown();
  ADD_FAILURE() << "docs/rules.md is not what the table says; copy " << made << " over it";
}

TEST(Rules, ListNamesEveryRuleOnItsOwnLine) {
  const std::string list = RulesListText();
  EXPECT_EQ(static_cast<size_t>(std::count(list.begin(), list.end(), '\n')), AllRules().size());
  EXPECT_THAT(list, HasSubstr("sense.number-gap"));
}

TEST(Rules, AreExplainedByIdAndByBareName) {
  bool known = false;
  const std::string text = RuleText("naming.eid-prefix", &known);
  EXPECT_TRUE(known);
  EXPECT_THAT(text, HasSubstr("Wrong:\n    <article eId=\"art_2\">"));
  EXPECT_EQ(RuleText("eid-prefix", &known), text);
  EXPECT_TRUE(known);
}

TEST(Rules, AMisspeltIdGetsTheNearestOnes) {
  bool known = true;
  const std::string text = RuleText("naming.eid-prefex", &known);
  EXPECT_FALSE(known);
  EXPECT_THAT(text, HasSubstr("did you mean naming.eid-prefix"));
  EXPECT_THAT(RuleText("xyzzyxyzzyxyzzy", &known), HasSubstr("lists them all"));
}

}  // namespace
}  // namespace lexport
