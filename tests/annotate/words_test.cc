#include "annotate/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lexport {
namespace {

std::vector<std::string> Words(std::string_view text) {
  const Tokens tokens(text);
  std::vector<std::string> words;
  for (size_t i = 0; i < tokens.size(); ++i) words.emplace_back(tokens.Word(i));
  return words;
}

TEST(Tokens, AreWordsNumbersAndMarks) {
  EXPECT_EQ(Words("A/HRC/35, 3bis (§ 5)."),
            (std::vector<std::string>{"A", "/", "HRC", "/", "35", ",", "3", "bis", "(", "§", "5",
                                      ")", "."}));
  EXPECT_EQ(Words("l’État №٣"), (std::vector<std::string>{"l", "’", "État", "№", "٣"}));
  EXPECT_EQ(Words("第五条"), (std::vector<std::string>{"第", "五", "条"}));
  EXPECT_TRUE(Words(" \n\t ").empty());
}

// Wherever it stands, however long it is, and whatever stands behind it.
TEST(Tokens, AWordEndsWhereItsLettersDo) {
  for (const std::string tail : {"", " ", "5", "-x", "É", "’s", "\x01", "[", "@"}) {
    for (size_t before = 0; before < 20; ++before) {
      for (size_t size = 1; size < 40; ++size) {
        const std::string word(size, 'z');
        const std::string text = std::string(before, ' ') + word + tail;
        const std::string expected = tail == "É" ? word + tail : word;
        ASSERT_EQ(Words(text).at(0), expected) << before << ' ' << size << tail;
      }
    }
  }
}

// Tokens are cut many bytes at a time: what they are must not depend on where these bytes begin.
TEST(Tokens, AreTheSameWhereverATextStands) {
  const std::string text =
      "(a) Article 12A, the 2nd of A/RES/60/251 [1946]; \"co-operation\" -- see §5 and l’État "
      "dès 1999, ééé9٣x\x01 abc\x01" +
      std::string(70, '/') + std::string(130, 'q') + std::string(129, '7') + "z\tEnd\n.";
  const std::vector<std::string> expected = Words(text);
  ASSERT_GT(expected.size(), 100u);
  for (size_t before = 1; before < 140; ++before) {
    ASSERT_EQ(Words(std::string(before, ' ') + text), expected) << before;
    ASSERT_EQ(Words(text + std::string(before, ' ')), expected) << before;
  }
}

TEST(Tokens, KnowTheirKindAndShape) {
  const std::string text = "Annex 12 (’s) été\x01\u0663 " + std::string(60, ' ') + "x";
  const Tokens tokens(text);
  const std::vector<TokenKind> expected = {TokenKind::kWord, TokenKind::kNumber, TokenKind::kMark,
                                           TokenKind::kMark, TokenKind::kWord,   TokenKind::kMark,
                                           TokenKind::kWord, TokenKind::kBreak,  TokenKind::kNumber,
                                           TokenKind::kWord};
  ASSERT_EQ(tokens.size(), expected.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    EXPECT_EQ(tokens[i].kind, expected[i]) << i;
    EXPECT_EQ(tokens[i].shape, ShapeOf(tokens.PlainWord(i))) << i;
  }
}

class PhraseTrieTest : public ::testing::Test {
 protected:
  // Tokens of the longest phrase with one of `senses` at the first token.
  uint32_t Found(std::string_view text, uint32_t senses) const {
    return trie_.Find(Tokens(text), 0, senses).end;
  }

  PhraseTrie trie_;
};

TEST_F(PhraseTrieTest, FindsTheLongestPhraseOfASense) {
  trie_.Add("Human Rights", 1, 0);
  trie_.Add("Human Rights Council", 2, 0);
  EXPECT_EQ(Found("Human Rights Council", 1), 2u);
  EXPECT_EQ(Found("Human Rights Council", 1 | 2), 3u);
  EXPECT_EQ(Found("Human Rights Committee", 1 | 2), 2u);
  EXPECT_EQ(Found("Human", 1 | 2), 0u);
  EXPECT_EQ(Found("Human Rights", 4), 0u);
}

// Another word with its first letter, last letter and size is not taken for it.
TEST_F(PhraseTrieTest, LooksBeyondTheShapeOfAWord) {
  trie_.Add("form", 1, 0);
  EXPECT_EQ(Found("form", 1), 1u);
  EXPECT_EQ(Found("farm", 1), 0u);
  EXPECT_EQ(Found("from", 1), 0u);
}

TEST_F(PhraseTrieTest, ATypographicApostropheIsAPlainOne) {
  trie_.Add("Conseil d'État", 1, 0);
  EXPECT_EQ(Found("Conseil d’État", 1), 4u);
  trie_.Add("'s", 2, 0);
  EXPECT_EQ(Found("’s Lands", 2), 2u);
}

}  // namespace
}  // namespace lexport
