// Texts of any size: what comes out, and the time it takes, grow as the input does.

#include <ctime>

#include "helpers.h"

namespace lexport {
namespace {

size_t Work(const Reading& r) {
  return r.blocks.runs.size() + r.blocks.blocks.size() + r.blocks.ledger.entries.size() +
         r.findings.size();
}

std::string Repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(Growth, OutputGrowsWithTheInput) {
  for (const std::string& piece :
       {std::string("(a)\n"), std::string("1\n"), std::string("1\n\n"), std::string("x\n\n\n\n"),
        std::string("word1 word,2 *a "), std::string("12 Text\n"), std::string("a-\n"),
        std::string("word word   word\n"), std::string("\fHead\n\ntext\n\n7\n"),
        std::string("__________\n1\n"), std::string("* note\n"), std::string("((((1.1.1.1.1.\n"),
        std::string("left words are here     right words are here\n")}) {
    const size_t one = Work(Read("Start.\n" + Repeated(piece, 1000)));
    const size_t ten = Work(Read("Start.\n" + Repeated(piece, 10000)));
    EXPECT_LE(ten, one * 12 + 100) << piece;
  }
}

TEST(Growth, TimeGrowsWithTheInput) {
  // Ratios only, and generous ones: a quadratic stage would give a hundredfold.
  auto seconds = [](const std::string& text) {
    const std::clock_t start = std::clock();
    Read(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const std::string& piece :
       {std::string("(a)\n"), std::string("1\n"), std::string("1 Text\n"),
        std::string("a1 b,2 c*\n"), std::string("a1 b,2 c* "),
        std::string("left words are here     right words are here\n"), std::string("\f1\n\n"),
        std::string("a  b  c  d  "), std::string("__________\n2\n"), std::string("1\n3\n"),
        std::string("aa bb\xC2\xAD")}) {
    const double one = seconds(Repeated(piece, 4000));
    const double ten = seconds(Repeated(piece, 40000));
    EXPECT_LE(ten, one * 40 + 0.2) << piece;
  }
}

TEST(Growth, NothingButFurniture) {
  const Reading r = Read("1\n\f2\n\f3\n\f");
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

}  // namespace
}  // namespace lexport
