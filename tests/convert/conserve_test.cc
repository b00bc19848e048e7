// The first promise as a property: whatever is done to a text, what comes out still balances.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "lexport/converter.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string Join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// One random injury: a line dropped, doubled, swapped with another, joined to the next, cut in two,
// or blank lines let in.
void Injure(std::mt19937* random, std::vector<std::string>* lines) {
  const size_t i = (*random)() % lines->size();
  const size_t j = (*random)() % lines->size();
  std::string& line = (*lines)[i];
  switch ((*random)() % 6) {
    case 0: lines->erase(lines->begin() + static_cast<ptrdiff_t>(i)); break;
    case 1: lines->insert(lines->begin() + static_cast<ptrdiff_t>(i), std::string(line)); break;
    case 2: std::swap(line, (*lines)[j]); break;
    case 3:
      if (i + 1 < lines->size()) {
        line += (*lines)[i + 1];
        lines->erase(lines->begin() + static_cast<ptrdiff_t>(i) + 1);
      }
      break;
    case 4: {
      const size_t space = line.find(' ', line.size() / 2);
      if (space == std::string::npos) break;
      const std::string rest = line.substr(space + 1);
      line.resize(space);
      lines->insert(lines->begin() + static_cast<ptrdiff_t>(i) + 1, rest);
      break;
    }
    default: lines->insert(lines->begin() + static_cast<ptrdiff_t>(i), ""); break;
  }
}

// Converts; the conversion itself checks validity and conservation, and says so when either fails.
void ExpectConverts(const std::string& text, const std::string& what,
                    const std::string& mapping = "auto") {
  ConvertOptions options;
  options.mapping = mapping;
  const Conversion conversion = Converter().Convert(text, "x.txt", options);
  if (conversion.ok) return;
  const Finding& last = conversion.findings.back();
  ADD_FAILURE() << what << ": " << last.message << " [" << last.rule << "]";
  std::ofstream(fs::temp_directory_path() / "lexport-failed-conversion.txt") << text;
}

class Conserve : public ::testing::TestWithParam<const char*> {};

TEST_P(Conserve, InjuredSamplesStillBalance) {
  const std::vector<std::string> lines = Lines(ReadFile(GetParam()));
  ASSERT_FALSE(lines.empty());
  std::mt19937 random(20240229);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> injured = lines;
    for (int i = 0; i < 1 + round; ++i) Injure(&random, &injured);
    ExpectConverts(Join(injured), std::string(GetParam()) + ", round " + std::to_string(round));
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Conserve,
                         ::testing::Values("samples/a-hrc-26-34-annex.txt",
                                           "samples/a-hrc-35-35.txt"));

fs::path Shared() {
  const char* folder = std::getenv("LEXPORT_SHARED");
  return folder != nullptr ? folder : "../shared";
}

TEST(Corpus, EveryTextConverts) {
  const fs::path texts = Shared() / "corpus/texts";
  if (!fs::exists(texts)) GTEST_SKIP() << "no corpus of texts at " << texts;
  size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(texts)) {
    if (entry.path().extension() != ".txt") continue;
    ExpectConverts(ReadFile(entry.path()), entry.path().filename().string());
    ++count;
  }
  EXPECT_GT(count, 50u);
}

TEST(Corpus, TextsOfTheOddestKindsConvert) {
  for (const char* text : {
           "x", "1.", "(a)", "Article 1", "Article 1\n1.\n(a)\n(i)\n", "Annex", "ANNEX I\n\nANNEX II\n",
           "(a) one\n(c) three\n(b) two\n", "1. a\n1. b\n1. c\n", "\f\f\f x \f", "\xE2\x80\x8F\xD8\xA7",
           "I.\nII.\nIII.\nIV.\n", "* * *", "- - -\n\n---\n", "Contents\nArticle 1 .... 3\nArticle 2 .... 4\n",
           "The General Assembly,\nRecalling x,\n", "\xE7\xAC\xAC\xE4\xB8\x80\xE6\x9D\xA1\n",
           "<p>&amp;</p>\n", "a\n\n\n\n\n\n\n\nb\n", "Article 2\nx\nArticle 1\ny\n", "1.1.1.1.1.1 x\n"}) {
    ExpectConverts(text, text);
  }
}

// What heads a unit may stand before its label, on the label's line and behind it, all at once.
TEST(Corpus, TextsWithSeveralHeadingsOfOneUnitConvert) {
  const std::pair<const char*, const char*> kTexts[] = {
      {"auto", "\u7B2C\u8CB3\u7DE8\uFF08\uFF09\u4E0A"},  // a heading in brackets, and one behind it
      {"auto", "\u7B2C\u4E00\u6761(1))\nL"},
      {"un", "Article5Lr.-\u0130\n3"},
      {"generic", "Article4        to the\nG\nArticle4\nT\nAd\nArt.1.\ng"},
      {"eu", "i\nANNEX\nAnlage\nZ\nC"},
      {"act", "1. Short title\n\nThis is the text.\n\nSCHEDULES\n\nSCHEDULE 1\n\nRepeals\n\n"
              "The text of it.\n\nSCHEDULE 2\n\nMore text here.\n"},
  };
  for (const auto& [mapping, text] : kTexts) ExpectConverts(text, text, mapping);
}

// What stands below the first line of a table's row moves to its cell; so does the text of a note.
TEST(Corpus, TablesThatLookLikeNotesConvert) {
  ExpectConverts("a a t   e\n hou   re\na\nfa     a.", "a note in a row", "treaty");
  ExpectConverts(", a   l\nau    .\nrwy  ma\nu    w\ngyu  h\na\nx", "a note below rows");
}

// Three letters are a language in the IRI of an expression, and a number in that of a work.
TEST(Corpus, ADocumentWhoseTitleLooksLikeALanguageConverts) {
  ExpectConverts("Nou\n\nThe text of it stands here.\n", "Nou", "generic");
}

}  // namespace
}  // namespace lexport
