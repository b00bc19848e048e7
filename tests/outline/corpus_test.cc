// The corpus beside the tree: figures reached may not fall, and nothing is lost in any text.

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <map>
#include <random>

#include "base/strings.h"
#include "outline/reading.h"

namespace lexport {
namespace {

using testing_outline::BlockText;
using testing_outline::FileText;
using testing_outline::Read;
using testing_outline::Reading;
using testing_outline::SharedFolder;

namespace fs = std::filesystem;

#define NEED_CORPUS()                                                \
  if (!fs::exists(SharedFolder() + "/corpus/texts")) {               \
    GTEST_SKIP() << "no corpus beside the tree: " << SharedFolder(); \
  }

std::vector<fs::path> Texts() {
  std::vector<fs::path> texts;
  for (const auto& entry : fs::recursive_directory_iterator(SharedFolder() + "/corpus/texts")) {
    if (entry.path().extension() == ".txt") texts.push_back(entry.path());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST(Corpus, NothingIsLostOrInventedInAnyText) {
  NEED_CORPUS();
  for (const fs::path& path : Texts()) {
    const Reading reading = Read(FileText(path.string()));
    ASSERT_TRUE(reading.ok) << path;
    EXPECT_EQ(reading.AllText(), BlockText(reading)) << path;
  }
}

struct Row {
  int articles = 0, clauses = 0;
};

std::map<std::string, Row> UniversalTruth() {
  std::map<std::string, Row> rows;
  const std::string table = FileText(SharedFolder() + "/corpus/texts/udhr/udhr-truth.tsv");
  std::map<std::string, size_t> column;
  for (std::string_view line : Split(table, '\n')) {
    const auto cells = Split(line, '\t');
    if (column.empty()) {
      for (size_t i = 0; i < cells.size(); ++i) column[std::string(cells[i])] = i;
    } else if (cells.size() > 5) {
      Row& row = rows[std::string(cells[column["key"]])];
      row.articles = std::stoi(std::string(cells[column["articles"]]));
      row.clauses = std::stoi(std::string(cells[column["preamble_paragraphs"]]));
    }
  }
  return rows;
}

TEST(Corpus, TheUniversalDeclarationInManyLanguages) {
  NEED_CORPUS();
  int texts = 0, articles_right = 0, clauses_right = 0;
  for (const auto& [key, truth] : UniversalTruth()) {
    const Reading reading =
        Read(FileText(SharedFolder() + "/corpus/texts/udhr/udhr_" + key + ".txt"));
    ASSERT_TRUE(reading.ok) << key;
    ++texts;
    const auto articles = reading.Units("article");
    bool in_order = static_cast<int>(articles.size()) == truth.articles;
    for (size_t i = 0; i < articles.size(); ++i) {
      in_order = in_order && articles[i]->number.ordinal == i + 1;
    }
    articles_right += in_order;
    if (!in_order) std::cout << key << ": " << articles.size() << " articles\n";
    const size_t clauses = reading.With(Role::kClause).size() + reading.With(Role::kFormula).size();
    clauses_right += static_cast<int>(clauses) == truth.clauses;
    if (static_cast<int>(clauses) != truth.clauses) {
      std::cout << key << ": " << clauses << " clauses for " << truth.clauses << "\n";
    }
  }
  EXPECT_EQ(articles_right, texts);
  EXPECT_GE(clauses_right, texts - 4);
}

// Lines dropped, doubled, swapped: whatever the text says then, all of it is in the outline.
TEST(Samples, MutatedTextsKeepTheirText) {
  std::mt19937 random(7);
  for (const char* name : {"samples/a-hrc-26-34-annex.txt", "samples/a-hrc-35-35.txt"}) {
    const std::string text = FileText(name);
    for (int round = 0; round < 12; ++round) {
      std::vector<std::string> lines;
      for (const std::string_view line : Split(text, '\n')) lines.emplace_back(line);
      for (int i = 0; i < 20; ++i) {
        const size_t at = random() % (lines.size() - 1);
        switch (random() % 3) {
          case 0:
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
            break;
          case 1:
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), lines[at]);
            break;
          default:
            std::swap(lines[at], lines[at + 1]);
        }
      }
      std::string mutated;
      for (const std::string& line : lines) mutated += line + "\n";
      const Reading reading = Read(mutated, "un");
      EXPECT_EQ(reading.AllText(), BlockText(reading)) << name << " round " << round;
    }
  }
}

double Seconds(const std::string& text) {
  const Reading warm = Read("Article 1\n\nText.\n", "un");
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    Findings findings;
    const auto source = Source::Decode(text, "t", {}, &findings);
    const Blocks blocks = ReadLayout(*source, {}, &findings);
    bool ok = false;
    const std::clock_t start = std::clock();
    ReadOutline(*source, blocks, *warm.mapping, {}, &findings, &ok);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST(Outline, TimeGrowsWithTheText) {
  const std::string sample = FileText("samples/a-hrc-35-35.txt");
  std::string labels = "Act\n\n";
  for (int i = 0; i < 3000; ++i)
    labels += "(" + std::string(1, static_cast<char>('a' + i % 26)) + ")\n\n";
  for (const std::string& once : {sample, labels}) {
    std::string ten;
    for (int i = 0; i < 10; ++i) ten += once + "\n\n";
    EXPECT_LT(Seconds(ten), 40 * Seconds(once) + 0.05);
  }
}

}  // namespace
}  // namespace lexport
