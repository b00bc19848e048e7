#include "base/strings.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

TEST(Utf8, DecodesEveryLength) {
  const std::string text = "a\u00E9\u20AC\U0001F600";
  size_t pos = 0;
  EXPECT_EQ(NextCodePoint(text, &pos), U'a');
  EXPECT_EQ(NextCodePoint(text, &pos), U'\u00E9');
  EXPECT_EQ(NextCodePoint(text, &pos), U'\u20AC');
  EXPECT_EQ(NextCodePoint(text, &pos), U'\U0001F600');
  EXPECT_EQ(pos, text.size());
  EXPECT_EQ(PreviousCodePoint(text, text.size()), U'\U0001F600');
  EXPECT_EQ(CountCodePoints(text), 4u);
}

TEST(Utf8, FindsWhatIsBroken) {
  EXPECT_EQ(FindInvalidUtf8("plain \u00E9"), 8u);
  EXPECT_EQ(FindInvalidUtf8("ab\xC3"), 2u) << "a sequence cut off";
  EXPECT_EQ(FindInvalidUtf8("a\xC0\xAF"), 1u) << "an overlong form";
  EXPECT_EQ(FindInvalidUtf8("\xED\xA0\x80"), 0u) << "a surrogate";
  EXPECT_EQ(FindInvalidUtf8("\xF4\x90\x80\x80"), 0u) << "over U+10FFFF";
}

TEST(Utf8, AppendsWhatItDecodes) {
  for (char32_t c : {U'a', U'\u00E9', U'\uFFFD', U'\U0010FFFF'}) {
    std::string out;
    AppendUtf8(c, &out);
    size_t pos = 0;
    EXPECT_EQ(NextCodePoint(out, &pos), c);
    EXPECT_EQ(pos, out.size());
  }
}

TEST(Strings, KnowsWhereNoSpaceIsToBeFolded) {
  for (size_t size = 0; size < 40; ++size) {
    const std::string word(size, 'x');
    EXPECT_TRUE(HasFoldedSpaces(word + "y " + word + "~ z")) << size;
    for (const std::string unfolded : {"a  b", "a\tb", "a\n", "a ", "a \u00A0b", "\u00A0"}) {
      EXPECT_FALSE(HasFoldedSpaces(word + unfolded)) << size << unfolded;
      EXPECT_FALSE(HasFoldedSpaces(word + unfolded + word + " ")) << size << unfolded;
    }
  }
  EXPECT_TRUE(HasFoldedSpaces(""));
  EXPECT_FALSE(HasFoldedSpaces(" a"));
}

TEST(Spaces, AreUnicodes) {
  EXPECT_TRUE(IsSpace(U'\u00A0'));
  EXPECT_TRUE(IsSpace(U'\u3000'));
  EXPECT_FALSE(IsSpace(U'\u200B')) << "zero width space is a format character";
  EXPECT_EQ(Trim("\u3000 a b\u00A0\n"), "a b");
  EXPECT_EQ(FoldSpaces("  a \n\t b\u00A0c "), "a b c");
  EXPECT_EQ(FoldSpaces("one two\u3000 \u201Cthree\u201D\n"), "one two \u201Cthree\u201D");
  EXPECT_EQ(FoldSpaces(" \u00A0 "), "");
  for (size_t size = 1; size < 40; ++size) {
    const std::string word(size, 'x');
    EXPECT_EQ(FoldSpaces(word + " y  " + word + "\ty " + word + " "),
              word + " y " + word + " y " + word);
  }
  EXPECT_EQ(WithoutSpaces(" a \n b "), "ab");
}

TEST(Json, EscapesWhatMustBe) {
  std::string out;
  AppendJsonEscaped("a\"b\\c\n\x01\u20AC", &out);
  EXPECT_EQ(out, "a\\\"b\\\\c\\n\\u0001\u20AC");
}

TEST(Edits, CountSwapsOnce) {
  EXPECT_EQ(EditDistance("article", "artcile", 3), 1u);
  EXPECT_EQ(EditDistance("article", "article", 3), 0u);
  EXPECT_EQ(EditDistance("a", "abcdefgh", 3), 4u) << "beyond the limit: limit + 1";
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(Split("a,,b", ',').size(), 3u);
  EXPECT_EQ(Split("", ',').size(), 1u);
}

TEST(JsonShare, HasThreeDecimalsAtMost) {
  const auto json = [](float share) {
    std::string out;
    AppendJsonShare(share, &out);
    return out;
  };
  EXPECT_EQ(json(1), "1");
  EXPECT_EQ(json(0), "0");
  EXPECT_EQ(json(0.5f), "0.5");
  EXPECT_EQ(json(0.04f), "0.04");
  EXPECT_EQ(json(0.9999f), "1");
  EXPECT_EQ(json(1.0f / 3), "0.333");
  EXPECT_EQ(json(7), "1");
}

TEST(Utf8, InvalidByteIsFoundBehindAnyLengthOfAscii) {
  for (size_t before = 0; before < 40; ++before) {
    const std::string text = std::string(before, 'a') + "\xC3\xA9" + std::string(before, 'b');
    EXPECT_EQ(FindInvalidUtf8(text), text.size());
    EXPECT_EQ(FindInvalidUtf8(text + "\xFF" + text), text.size());
  }
}

}  // namespace
}  // namespace lexport
