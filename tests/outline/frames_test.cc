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

TEST(Frames, WordsBehindTheNumberThatNeverChangeAreTheLabels) {
  const Reading reading = Read(
      Text({"Zoka a 1 nu", "Zoka a 2 nu", "Zoka a 3 nu", "Zoka a 4 nu", "Zoka a 5 nu"}), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 5u) << reading.Print();
  for (const OutlineUnit* article : articles) EXPECT_TRUE(article->heading.empty());
  EXPECT_EQ(reading.Text(articles[4]->label), "Zoka a 5 nu");
}

TEST(Frames, WordsInWhichTheFirstHasAnotherPlace) {
  const std::vector<std::string> labels = {"Bena zoka",  "Zoka bi",   "Zoka iru",  "Zoka lau",
                                           "Zoka bost",  "Zoka sei",  "Zoka zazp", "Zoka zort",
                                           "Zoka beder", "Zoka amar", "Zoka hama"};
  const Reading reading = Read(Text(labels), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 11u) << reading.Print();
  EXPECT_EQ(articles[1]->number.ordinal, 2u);
}

TEST(Frames, HebrewNumeralsHaveAMarkBeforeTheirLastLetter) {
  EXPECT_EQ(Articles({"סעיף א'", "סעיף ב'", "סעיף ג'", "סעיף ד'", "סעיף ה'", "סעיף ו'", "סעיף ז'",
                      "סעיף ח'", "סעיף ט'", "סעיף י'", "סעיף י\"א", "סעיף י\"ב"}),
            12u);
}

TEST(Frames, HanNumeralsStandInTheWord) {
  EXPECT_EQ(Articles({"第一款目", "第二款目", "第三款目", "第四款目", "第五款目"}), 5u);
}

// As a declaration has them: articles that are numbers on lines of their own, some with paragraphs
// that are counted anew.
std::string Declaration(const std::vector<std::string>& labels) {
  std::string text = "Xuxu zaza wewe\n\n";
  for (size_t i = 0; i < labels.size(); ++i) {
    const bool parts = i % 3 == 1;
    text += labels[i] + "\n\n" + (parts ? "1. " : "") +
            "Kolo besa numi tare, palu keno dibi sora meti, kolo besa numi tare palu.\n\n";
    if (parts) text += "2. Palu keno dibi sora meti, kolo besa numi tare, palu keno dibi.\n\n";
  }
  return text;
}

TEST(Frames, NumbersAloneAreArticlesWhereTheirPartsAreCountedAnew) {
  for (const std::string_view mapping : {"un", "treaty", "generic"}) {
    for (const std::string_view form : {"#.", "#", "(#)"}) {
      std::vector<std::string> labels;
      for (int i = 1; i <= 9; ++i) {
        labels.push_back(std::string(form).replace(form.find('#'), 1, std::to_string(i)));
      }
      const Reading reading = Read(Declaration(labels), mapping);
      EXPECT_EQ(reading.Units("article").size(), 9u) << mapping << form << reading.Print();
      EXPECT_EQ(reading.Units("paragraph").size(), 6u) << mapping << form << reading.Print();
    }
  }
}

TEST(Frames, NumbersInWordsMayStandBelowTheirWord) {
  const std::vector<std::string> numbers = {"un",  "bi",   "iru",  "lau",   "bost",
                                            "sei", "zazp", "zort", "beder", "amar"};
  std::vector<std::string> labels;
  for (const std::string& number : numbers) labels.push_back("Zoka\n\n" + number);
  const Reading reading = Read(Declaration(labels), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 10u) << reading.Print();
  EXPECT_EQ(reading.Text(articles[9]->label), "Zoka amar");
  EXPECT_EQ(reading.AllText(), testing_outline::BlockText(reading));
}

// "Mosi" … "Kumi na mosi": the eleventh has the word of the first in it.
TEST(Frames, NumeralsAreKnownByWhatTheyAreMadeOf) {
  const std::vector<std::string> ones = {"Mosi", "Vili", "Tatu", "Nayi", "Sano",
                                         "Sita", "Saba", "Nane", "Tisa"};
  std::vector<std::string> labels = ones;
  labels.push_back("Kumi");
  for (const std::string& one : ones) labels.push_back("Kumi na " + one);
  labels.push_back("Makumi vili");
  const Reading reading = Read(Declaration(labels), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 20u) << reading.Print();
  EXPECT_EQ(articles[11]->number.ordinal, 12u);
}

TEST(Frames, HeadingsAreNoNumerals) {
  std::vector<std::string> labels;
  for (int i = 0; i < 20; ++i) {
    labels.push_back(std::string("Ko") + "bdfgklmnprstvz"[i % 14] + (i < 14 ? "emu" : "arisa"));
  }
  EXPECT_EQ(Read(Declaration(labels), "generic").Units("article").size(), 0u);
}

TEST(Frames, ANumberPrintedTwiceIsTheNext) {
  const Reading reading =
      Read(Text({"Zoka 1", "Zoka 2", "Zoka 3", "Zoka 3", "Zoka 5", "Zoka 6"}), "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 6u) << reading.Print();
  EXPECT_EQ(articles[3]->number.ordinal, 4u);
}

TEST(Frames, AMisprintAmongWordsThatThePacksKnow) {
  const Reading reading = Read(Text({"Ibara ya 1", "Ibara ya 2", "Ibara ya 3", "Ibara y 4",
                                     "Ibara ya 5", "Ibara ya 6", "Ibara ya 7", "Ibara ya 8"}),
                               "generic");
  EXPECT_EQ(reading.Units("article").size(), 8u) << reading.Print();
}

TEST(Frames, ALabelThatEndsWithAColonLeadsUpToNoList) {
  std::string text = "Xuxu zaza wewe\n\n";
  for (int i = 1; i <= 6; ++i) {
    text += "Zoka " + std::to_string(i) + ":\n\n1. Kolo besa numi tare, palu keno dibi.\n\n" +
            "2. Palu keno dibi sora meti.\n\n";
  }
  EXPECT_EQ(Read(text, "un").Units("paragraph").size(), 12u);
}

TEST(Frames, MarksOfDirectionStandRoundLabels) {
  std::vector<std::string> labels;
  for (int i = 1; i <= 5; ++i) labels.push_back("\u202bماده\u202c " + std::to_string(i));
  EXPECT_EQ(Articles(labels), 5u);
}

TEST(Frames, TheTextMayGoOnBehindTheLabel) {
  std::string text = "Xuxu zaza wewe\n\nKolo besa numi tare palu keno dibi sora meti lana.\n\n";
  for (int i = 1; i <= 8; ++i) {
    const std::string list = i == 3 ? "1. Kolo besa numi tare.\n\n2. P" : "P";
    text += "Zoka " + std::to_string(i) + ". " + list +
            "alu keno dibi sora meti, kolo besa numi tare, palu keno dibi sora meti, kolo besa "
            "numi tare, palu keno dibi sora meti.\n\n";
  }
  const Reading reading = Read(text, "generic");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 8u) << reading.Print();
  EXPECT_EQ(reading.Text(articles[7]->label), "Zoka 8.");
  const auto paragraphs = reading.Units("paragraph");
  ASSERT_EQ(paragraphs.size(), 2u) << reading.Print();
  EXPECT_EQ(paragraphs[1]->parent, static_cast<UnitId>(articles[2] - reading.outline.units.data()));
}

TEST(Frames, LabelsMayTakeTwoLines) {
  EXPECT_EQ(Articles({"Zoka\n1", "Zoka\n2", "Zoka\n3", "Zoka\n4"}), 4u);
  const Reading reading = Read(
      "Treaty\n\nThe Parties have agreed as follows:\n\nARTICLE\n1\n\nText one.\n\n"
      "ARTICLE\n2\n\nText two.\n\nARTICLE\n3\n\nText three.\n",
      "treaty");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 3u) << reading.Print();
  EXPECT_EQ(reading.Text(articles[2]->label), "ARTICLE 3");
  EXPECT_EQ(reading.AllText(), testing_outline::BlockText(reading));
}

TEST(Frames, ALabelThatWasJoinedToTheLineBeforeIsKnownByTheOthers) {
  std::string text = "Xuxu zaza wewe\n\n";
  const std::string line = "kolo besa numi tare palu keno dibi sora meti lana kolo besa numi\n";
  for (int i = 1; i <= 8; ++i) {
    text +=
        std::to_string(i) + " zoka" + (i == 5 ? "\n" : "\n\n") + "K" + line.substr(1) + line + line;
    text += i == 4 ? "palu\n" : "palu.\n\n";
  }
  const Reading reading = Read(text, "generic");
  EXPECT_EQ(reading.Units("article").size(), 8u) << reading.Print();
  EXPECT_EQ(reading.AllText(), testing_outline::BlockText(reading));
}

TEST(Frames, ItemsAndHeadingsThatShareAWordAreNone) {
  std::string text = "Legge\n\nArt. 1.\n\n1. La legge è così modificata:\n\n";
  for (char c = 'a'; c <= 'l'; ++c) {
    text += std::string(1, c) + ") l'articolo " + std::to_string(c - 'a' + 3) +
            " è sostituito dal seguente:\n\nTesto che si sostituisce.\n\n";
  }
  EXPECT_EQ(Read(text, "act").Units("article").size(), 1u);
  text = "Law on the card\n\n";
  for (int i = 1; i <= 9; ++i) {
    text += std::to_string(i) + ". What " + std::string(static_cast<size_t>(i), 'x') +
            " is on the card\n\nThis is on it.\n\n";
  }
  EXPECT_EQ(Read(text, "generic").Units("article").size(), 0u);
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
