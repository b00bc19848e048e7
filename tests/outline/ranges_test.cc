// Labels with more than a number in them: ranges, letters set apart, what was put between two.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outline/reading.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using testing_outline::BlockText;
using testing_outline::Labels;
using testing_outline::Read;
using testing_outline::Reading;

TEST(Ranges, OfBareNumbersStandForAllTheirSections) {
  const Reading reading = Read(
      "Markets Act\n\n1 This is the Markets Act.\n\n2 Markets are held daily.\n\n"
      "3 to 5 Repealed.\n\n6 The clerk keeps a book.\n\n7 - 9 [Repealed by 1999 c. 3]\n\n"
      "10 The book is open to all.\n",
      "act");
  EXPECT_THAT(Labels(reading, "section"), ElementsAre("1", "2", "3 to 5", "6", "7 - 9", "10"))
      << reading.Print();
  EXPECT_EQ(reading.Count("outline.gap"), 0u);
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(Ranges, OfSignsAreNoReferences) {
  const Reading reading = Read(
      "Gesetz über Esel\n\n§ 1 Zweck\n\nDas Gesetz schützt Esel.\n\n§§ 2 bis 4 (weggefallen)\n\n"
      "§ 5 Strafe\n\n§§ 2 und 3 des Strafgesetzes gelten entsprechend.\n\n§ 6 Geltung\n\n"
      "Es gilt nicht mehr.\n",
      "act");
  EXPECT_THAT(Labels(reading, "section"), ElementsAre("§ 1", "§§ 2 bis 4", "§ 5", "§ 6"))
      << reading.Print();
  EXPECT_EQ(reading.Count("outline.gap"), 0u);
}

TEST(Ranges, BehindAWordAndBeforeASign) {
  const Reading articles = Read(
      "Convention on Lights\n\nArticle 1. Lights are lit.\n\nArticles 2 to 4. [Deleted]\n\n"
      "Article 5. Lights are seen.\n\nArticles 6–7 (repealed)\n\nArticle 8. The end.\n",
      "treaty");
  EXPECT_THAT(Labels(articles, "article"), ElementsAre("Article 1.", "Articles 2 to 4.",
                                                       "Article 5.", "Articles 6–7", "Article 8."))
      << articles.Print();
  const Reading sections = Read(
      "Laki majakoista\n\n1 §\nTarkoitus\n\nLaki koskee majakoita.\n\n2–4 §\n\n"
      "2–4 § on kumottu.\n\n5 §\nVoimaantulo\n\nLaki tulee voimaan.\n",
      "act");
  EXPECT_THAT(Labels(sections, "section"), ::testing::Contains("5 §")) << sections.Print();
  EXPECT_THAT(Labels(sections, "section"), ::testing::Contains("2–4 §")) << sections.Print();
}

TEST(Ranges, InASentenceAreNone) {
  const Reading reading = Read(
      "Act\n\n1 The term is short.\n\n2 The notice is given\n\n3 to 5 days before the term.\n\n"
      "3 That is all.\n",
      "act");
  for (const std::string& label : Labels(reading, "section")) EXPECT_LE(label.size(), 2u);
}

TEST(Labels, OfSubsectionsPutBetweenTwo) {
  const Reading reading = Read(
      "Cables Act\n\n1 This is the Cables Act.\n\n2 (1) A cable is a rope.\n\n"
      "(1.1) A chain is a rope.\n\n(2) No person shall lay a cable unless\n\n"
      "(a) it is marked;\n\n(a.1) it is short; and\n\n(b) it is safe.\n\n3 (1) It may be "
      "removed.\n\n"
      "(2) It may be sold.\n",
      "act");
  EXPECT_THAT(Labels(reading, "subsection"), ElementsAre("(1)", "(1.1)", "(2)", "(1)", "(2)"))
      << reading.Print();
  EXPECT_THAT(Labels(reading, "point"), ElementsAre("(a)", "(a.1)", "(b)"));
  EXPECT_EQ(reading.Count("outline.gap") + reading.Count("outline.repeat"), 0u);
}

TEST(Labels, WithALetterSetApart) {
  const Reading reading = Read(
      "Satzung\n\n§ 1\nZweck\n\nSie dient allen.\n\n§ 1 a\nFernleihe\n\nBücher werden besorgt.\n\n"
      "§ 2\nGebühren\n\nEs gibt keine.\n",
      "act");
  EXPECT_THAT(Labels(reading, "section"), ElementsAre("§ 1", "§ 1 a", "§ 2")) << reading.Print();
  const Reading chapters = Read(
      "Laki\n\n1 luku\nYleistä\n\n1 §\nAla\n\nLaki koskee kaikkia.\n\n1 a luku\nTuki\n\n2 "
      "§\nTuki\n\n"
      "Tukea saa.\n\n2 luku\nLoppu\n\n3 §\nVoimaan\n\nLaki tulee voimaan.\n",
      "act");
  EXPECT_THAT(Labels(chapters, "chapter"), ElementsAre("1 luku", "1 a luku", "2 luku"))
      << chapters.Print();
}

TEST(Labels, OfPointsWithALatinSuffix) {
  const Reading reading = Read(
      "Legge\n\nArt. 1.\n\n1. Si intende per:\na) faro: una torre;\nb) custode: una persona;\n"
      "b-bis) lanterna: una luce;\nc) molo: un muro.\n\nArt. 2.\n\n1. Fine.\n",
      "act");
  EXPECT_THAT(Labels(reading, "point"), ElementsAre("a)", "b)", "b-bis)", "c)")) << reading.Print();
}

TEST(Labels, OfBareParagraphsBelowHeadedArticles) {
  const Reading reading = Read(
      "Gesetz\n\nArt. 1 Gegenstand\n\n1 Es regelt Bahnen.\n\n2 Es gilt nicht für:\n\na. Lifte;\n\n"
      "b. Anlagen, die:\n\n1. klein sind, oder\n\n2. alt sind.\n\nArt. 2 Begriffe\n\n"
      "1 Bahnen fahren.\n\n1bis Seile tragen.\n\n2 Räder rollen.\n\nArt. 3 Vollzug\n\n"
      "1 Der Rat vollzieht.\n\n2 Er berichtet.\n",
      "act");
  EXPECT_THAT(Labels(reading, "subsection"), ElementsAre("1", "2", "1", "1bis", "2", "1", "2"))
      << reading.Print();
  EXPECT_THAT(Labels(reading, "point"), ElementsAre("a.", "b.", "1.", "2."));
}

TEST(Labels, WithoutAStopBeginParagraphsInWrappedText) {
  std::string text = "Ferries Act\n\n";
  for (int i = 1; i <= 9; ++i) {
    text += std::to_string(i) +
            " The Minister may make regulations that fix the number of the ferries on\n"
            "the lake and the days on which each of them shall cross it in the winter.\n";
  }
  const Reading reading = Read(text, "act");
  EXPECT_EQ(reading.Units("section").size(), 9u) << reading.Print();
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

}  // namespace
}  // namespace lexport
