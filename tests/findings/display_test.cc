#include "findings/display.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

constexpr size_t kWide = 100;

TEST(Display, MarkStandsUnderAPlainColumn) {
  const MarkedLine marked = MarkColumn("<p><num/></p>", 4, kWide);
  EXPECT_EQ(marked.text, "<p><num/></p>");
  EXPECT_EQ(marked.mark, "   ^");
}

TEST(Display, TabsAreWidenedToStops) {
  const MarkedLine marked = MarkColumn("\ta\tb", 4, kWide);
  EXPECT_EQ(marked.text, "        a       b");
  EXPECT_EQ(marked.mark, std::string(16, ' ') + "^");
}

TEST(Display, WideAndCombiningCharactersAreCountedAsTheyShow) {
  EXPECT_EQ(MarkColumn("漢字x", 3, kWide).mark, "    ^");
  EXPECT_EQ(MarkColumn("e\u0301x", 3, kWide).mark, " ^");
  EXPECT_EQ(MarkColumn("\u1112\u1161\u11ABx", 4, kWide).mark, "  ^");  // one syllable, three jamo
}

TEST(Display, EndOfLineCanBeMarkedAndWhatIsBeyondCannot) {
  EXPECT_EQ(MarkColumn("ab", 3, kWide).mark, "  ^");
  EXPECT_EQ(MarkColumn("ab", 4, kWide).mark, "");
  EXPECT_EQ(MarkColumn("ab", 0, kWide).mark, "");
  EXPECT_EQ(MarkColumn("", 1, kWide).mark, "^");
}

TEST(Display, LongLinesAreCutAroundTheMark) {
  std::string line(1000, 'a');
  line[700] = 'X';
  const MarkedLine marked = MarkColumn(line, 701, 60);
  EXPECT_LE(marked.text.size(), 60 + 2 * std::string("…").size());
  EXPECT_TRUE(marked.text.starts_with("…") && marked.text.ends_with("…"));
  // The cut mark is one column wide and three bytes long.
  EXPECT_EQ(marked.text[marked.mark.size() - 1 + 2], 'X');
}

TEST(Display, LongLineWithTheMarkAtItsEndIsCutOnlyBefore) {
  const MarkedLine marked = MarkColumn(std::string(500, 'a') + "X", 501, 60);
  EXPECT_TRUE(marked.text.ends_with("X"));
  EXPECT_TRUE(marked.text.starts_with("…"));
}

TEST(Display, EscapeSequencesAndBidiControlsAreMadeHarmless) {
  std::string out;
  AppendPrintable("a\x1b[31mb\nc\td\u202Ee", &out);
  EXPECT_EQ(out, "a\uFFFD[31mb c d\uFFFDe");
  EXPECT_EQ(MarkColumn("\x1b[2J", 2, kWide).text, "\uFFFD[2J");
}

}  // namespace
}  // namespace lexport
