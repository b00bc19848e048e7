// Promise 1 as a property: whatever the text, the ledger accounts for every character.

#include <random>

#include "helpers.h"

namespace lexport {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::string_view line : Split(text, '\n')) lines.emplace_back(line);
  return lines;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// What a stranger's text may have gone through.
std::string Mutate(const std::string& text, std::mt19937* random) {
  std::vector<std::string> lines = Lines(text);
  auto pick = [&](size_t n) { return (*random)() % n; };
  for (int i = 0; i < 12; ++i) {
    const size_t at = pick(lines.size() - 1);
    std::string& line = lines[at];
    switch (pick(9)) {
      case 0:
        lines.erase(lines.begin() + static_cast<ptrdiff_t>(at));
        break;
      case 1:
        lines.insert(lines.begin() + static_cast<ptrdiff_t>(at), lines[pick(lines.size())]);
        break;
      case 2:
        std::swap(line, lines[at + 1]);
        break;
      case 3:
        line += lines[at + 1];
        break;
      case 4:
        line = "\f" + line;
        break;
      case 5:
        line = " " + line;
        break;
      case 6:
        line = std::to_string(pick(20));
        break;
      case 7:
        line += "-";
        break;
      case 8:
        line += std::string(1, static_cast<char>(1 + pick(8))) + "\xC2\xAD";
        break;
    }
    if (lines.size() < 3) break;
  }
  return Joined(lines);
}

void ExpectBalance(const std::string& text, const std::string& what) {
  for (const RepairMode mode : {RepairMode::kNone, RepairMode::kAttested, RepairMode::kAll}) {
    Findings findings;
    const auto source = Source::Decode(text, "test.txt", {}, &findings);
    if (!source) return;
    const Blocks blocks = ReadLayout(*source, {mode, {}}, &findings);
    ASSERT_EQ(Imbalance(*source, blocks), "") << what;
  }
}

TEST(LayoutProperty, SamplesBalance) {
  for (const char* name : {"a-hrc-26-34-annex.txt", "a-hrc-35-35.txt"}) {
    ExpectBalance(ReadFile(std::string("samples/") + name), name);
  }
}

TEST(LayoutProperty, MutatedSamplesBalance) {
  std::mt19937 random(1);  // the same mutations on every run
  for (const char* name : {"a-hrc-26-34-annex.txt", "a-hrc-35-35.txt"}) {
    const std::string text = ReadFile(std::string("samples/") + name);
    for (int i = 0; i < 60; ++i) {
      ExpectBalance(Mutate(text, &random), std::string(name) + " mutation " + std::to_string(i));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(LayoutProperty, CorpusBalances) {
  const auto texts = CorpusTexts();
  if (texts.empty()) GTEST_SKIP() << "the shared corpus is not here";
  std::mt19937 random(2);
  for (const auto& path : texts) {
    const std::string text = ReadFile(path);
    ExpectBalance(text, path.filename());
    if (text.size() < 100000) ExpectBalance(Mutate(text, &random), path.filename().string() + "*");
    if (HasFatalFailure()) return;
  }
}

TEST(LayoutProperty, RandomBytesOfAFewKindsBalance) {
  static constexpr const char* kPieces[] = {"\n",
                                            "\n",
                                            " ",
                                            "1",
                                            "2",
                                            "(a)",
                                            "a",
                                            "b",
                                            ".",
                                            ",",
                                            ";",
                                            "word",
                                            "Word",
                                            "-",
                                            "\f",
                                            "*",
                                            "__________",
                                            "\t",
                                            "      ",
                                            "\xC2\xAD",
                                            "\x01",
                                            "é",
                                            "第",
                                            "\r\n",
                                            "A/1",
                                            "(1)",
                                            "-\n",
                                            "\n\n",
                                            "12 ",
                                            "Text text text text text",
                                            "1\n",
                                            "a\n",
                                            "b\n",
                                            "word,1",
                                            "word.2",
                                            "word*",
                                            "\n* N\n",
                                            "\n1 See it.\n",
                                            "Page 2\n",
                                            "2/3",
                                            "inter-\nnational",
                                            "international",
                                            "xyz;\n\nabc,\n",
                                            "(b)\n",
                                            "(c)\n",
                                            "left words are here     right words are here\n"};
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const size_t pieces = 5 + random() % 200;
    for (size_t k = 0; k < pieces; ++k) text += kPieces[random() % std::size(kPieces)];
    ExpectBalance(text, "random text " + std::to_string(i) + ":\n" + text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace lexport
