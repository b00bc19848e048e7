// Frames: units in languages that no pack knows.

#include <gtest/gtest.h>

#include "outline/reading.h"

namespace lexport {
namespace {

using testing_outline::Read;
using testing_outline::Reading;

std::string Text(const std::vector<std::string>& labels) {
  std::string text = "Xuxu zaza wewe\n\n";
  for (const std::string& label : labels) {
    text += label + "\n\nKolo besa numi tare, palu keno dibi sora meti.\n\n";
  }
  return text;
}

size_t Articles(const std::vector<std::string>& labels) {
  return Read(Text(labels), "generic").Units("article").size();
}

TEST(Frames, DigitLast) {
  EXPECT_EQ(Articles({"Zoka 1", "Zoka 2", "Zoka 3", "Zoka 4", "Zoka 5"}), 5u);
}

TEST(Frames, DigitFirstOrInside) {
  EXPECT_EQ(Articles({"1. zoka", "2. zoka", "3. zoka", "4. zoka", "5. zoka"}), 5u);
  EXPECT_EQ(Articles({"Zoka a 1 nu", "Zoka a 2 nu", "Zoka a 3 nu", "Zoka a 4 nu"}), 4u);
}

TEST(Frames, NativeDigits) {
  EXPECT_EQ(Articles({"ধারা ১", "ধারা ২", "ধারা ৩", "ধারা ৪", "ধারা ৫"}), 5u);
  EXPECT_EQ(Articles({"མུ་༡པ།", "མུ་༢པ།", "མུ་༣པ།", "མུ་༤པ།", "མུ་༥པ།"}), 5u);
}

TEST(Frames, AFirstUnitOfAnotherForm) {
  const Reading reading =
      Read(Text({"Zoka bene", "Zoka 2", "Zoka 3", "Zoka 4", "Zoka 5"}), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 5u) << reading.Print();
  EXPECT_EQ(articles[0]->number.ordinal, 1u);
}

TEST(Frames, AMisprintedWord) {
  EXPECT_EQ(Articles({"Zokara 1", "Zokara 2", "okara 3", "Zokara 4", "Zokra 5", "Zokara 6"}), 6u);
}

TEST(Frames, NumbersInWords) {
  const std::vector<std::string> labels = {"Zoka un",    "Zoka bi",  "Zoka iru",  "Zoka lau",
                                           "Zoka bost",  "Zoka sei", "Zoka zazp", "Zoka zort",
                                           "Zoka beder", "Zoka amar"};
  const Reading reading = Read(Text(labels), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 10u) << reading.Print();
  EXPECT_EQ(articles[9]->number.ordinal, 10u);
  EXPECT_EQ(articles[9]->number.normalized, "10");
}

TEST(Frames, SentencesAreNone) {
  std::string text = "Declaration\n\n";
  for (int i = 1; i <= 6; ++i) {
    text += std::to_string(i) + ". We reaffirm that this is a sentence and no label at all.\n\n";
  }
  EXPECT_TRUE(Read(text, "generic").Units("article").empty());
}

}  // namespace
}  // namespace lexport
