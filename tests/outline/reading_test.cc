// The search and what is built on it: texts in, trees out.

#include "outline/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lexport {
namespace {

using ::testing::HasSubstr;
using testing_outline::BlockText;
using testing_outline::Read;
using testing_outline::Reading;

std::vector<std::string> Numbers(const std::vector<const OutlineUnit*>& units) {
  std::vector<std::string> numbers;
  for (const OutlineUnit* unit : units) numbers.push_back(unit->number.normalized);
  return numbers;
}

TEST(Search, AfterHComesTheLetterI) {
  std::string text = "Article 1\n\nThe following are rights:\n\n";
  for (char c = 'a'; c <= 'j'; ++c) text += std::string("(") + c + ") Right of some kind;\n\n";
  const Reading reading = Read(text, "un");
  const auto points = reading.Units("point");
  ASSERT_EQ(points.size(), 10u) << reading.Print();
  for (const OutlineUnit* point : points) EXPECT_EQ(point->parent, points[0]->parent);
  EXPECT_EQ(points[8]->number.ordinal, 9u);
}

TEST(Search, AfterALeadInIsARomanOne) {
  const Reading reading = Read(
      "Article 1\n\nIt means:\n\n(a) ships:\n\n(i) large;\n\n(ii) small;\n\n(b) boats.\n\n"
      "Article 2\n\nNothing more.\n",
      "treaty");
  const auto points = reading.Units("point");
  ASSERT_EQ(points.size(), 4u) << reading.Print();
  EXPECT_EQ(points[1]->number.ordinal, 1u);
  EXPECT_EQ(points[1]->parent, static_cast<UnitId>(points[0] - reading.outline.units.data()));
  EXPECT_EQ(points[3]->parent, points[0]->parent);
}

TEST(Search, BareNumbersAreHeadingsOrParagraphsAsTheSequenceSays) {
  const Reading reading = Read(
      "I. Introduction\n\n1. The first paragraph says something.\n\n"
      "2. The second paragraph says more.\n\nII. Activities\n\nA. Meetings\n\n1. Meeting in "
      "Rome\n\n"
      "3. The third paragraph is under a heading.\n\n2. Meeting in Paris\n\n"
      "4. The fourth paragraph goes on.\n\nB. Visits\n\n5. The fifth paragraph ends it.\n",
      "un");
  EXPECT_THAT(Numbers(reading.Units("paragraph")), ::testing::ElementsAre("1", "2", "3", "4", "5"))
      << reading.Print();
  EXPECT_THAT(Numbers(reading.Units("subdivision")), ::testing::ElementsAre("1", "2"));
  EXPECT_THAT(Numbers(reading.Units("division")), ::testing::ElementsAre("A", "B"));
}

TEST(Search, LetteredPartsMayRestartTheirNumbers) {
  const Reading reading = Read(
      "The Security Council,\n\nRecalling its resolution 1 (1990),\n\nA\n\n1. Demands one "
      "thing;\n\n"
      "2. Demands another;\n\nB\n\n1. Calls for peace;\n\n2. Decides to remain seized.\n",
      "un");
  EXPECT_THAT(Numbers(reading.Units("division")), ::testing::ElementsAre("A", "B"))
      << reading.Print();
  EXPECT_THAT(Numbers(reading.Units("paragraph")), ::testing::ElementsAre("1", "2", "1", "2"));
}

TEST(Search, ASlipIsAcceptedWhereTheSequenceWantsItAndTold) {
  const Reading reading = Read(
      "The Security Council,\n\nRecalling everything,\n\n1. Decides this;\n\n2, Decides that;\n\n"
      "3. Decides more.\n",
      "un");
  EXPECT_EQ(reading.Units("paragraph").size(), 3u) << reading.Print();
  EXPECT_EQ(reading.Count("outline.ocr-label"), 1u);
}

TEST(Search, AGapIsToldAtItsPlace) {
  const Reading reading = Read(
      "Article 1\n\nText one.\n\nArticle 2\n\nText two.\n\nArticle 5\n\nText five.\n", "treaty");
  ASSERT_EQ(reading.Units("article").size(), 3u);
  ASSERT_EQ(reading.Count("outline.gap"), 1u);
  for (const Finding& finding : reading.findings) {
    if (finding.rule != "outline.gap") continue;
    EXPECT_EQ(finding.where.line, 9u);
  }
}

TEST(Search, AReferenceAtTheStartOfALineIsText) {
  const Reading reading = Read(
      "Article 1\n\n1. The rules are these.\n\n2. Article 60 applies to islands.\n\nArticle 2\n\n"
      "Article 65 also applies to whales and is not repealed.\n\nArticle 3\n\nThe end.\n",
      "treaty");
  EXPECT_THAT(Numbers(reading.Units("article")), ::testing::ElementsAre("1", "2", "3"))
      << reading.Print();
}

TEST(Search, ASignAndAFinerUnitAreAReferenceEvenAfterABlankLine) {
  const Reading reading = Read(
      "§ 1 Zugang\n\n(1) Jeder hat Zugang zu den Akten.\n\n(2) Dritte werden gehört.\n\n"
      "§ 2 Abs. 4 gilt entsprechend.\n\n§ 2 Antrag\n\n(1) Der Zugang wird beantragt.\n\n"
      "(2) Der Antrag ist zu begründen.\n",
      "act");
  EXPECT_THAT(Numbers(reading.Units("section")), ::testing::ElementsAre("1", "2"))
      << reading.Print();
}

TEST(Search, ALabelBehindALabelStandsInItsUnit) {
  const Reading reading = Read(
      "Article 1\nUse of terms\n\n1. For the purposes of this Convention:\n\n"
      "(1) \"Area\" means the seabed;\n\n(2) \"Authority\" means the International Authority;\n\n"
      "(3) (a) \"dumping\" means:\n\n(i) any deliberate disposal of wastes;\n\n"
      "(ii) any deliberate disposal of vessels;\n\n(b) \"dumping\" does not include placement.\n\n"
      "2. (1) \"States Parties\" means States which have consented to be bound.\n\n"
      "(2) This Convention applies to the entities referred to.\n\n"
      "Article 2\nLegal status\n\n1. The sovereignty extends.\n\n"
      "2. This sovereignty is exercised.\n",
      "treaty");
  std::vector<std::string> labels;
  for (const OutlineUnit* unit : reading.Units("paragraph")) {
    labels.push_back(reading.Text(unit->label));
  }
  EXPECT_THAT(labels, ::testing::ElementsAre("1.", "2.", "1.", "2.")) << reading.Print();
}

TEST(Headings, StandBehindTheLabelWhereThatIsTheHabit) {
  const Reading reading = Read(
      "Article 1\n\nThe Court\n\nA Court is established.\n\nArticle 2\n\nSeat of the Court\n\n"
      "1. The seat is here.\n\n2. It may sit elsewhere.\n\nArticle 3\n\nNames\n\nIt has a name.\n",
      "treaty");
  const auto articles = reading.Units("article");
  ASSERT_EQ(articles.size(), 3u) << reading.Print();
  for (const OutlineUnit* article : articles) ASSERT_EQ(article->heading.size(), 1u);
  EXPECT_EQ(reading.Text(articles[1]->heading[0]), "Seat of the Court");
}

TEST(Headings, OfMarginsStandBeforeTheLabel) {
  const Reading reading = Read(
      "An Act about things\n\nThings Act\n\nShort Title\n\nShort title\n\n"
      "1 This Act may be cited as the Things Act.\n\nGeneral\n\nApplication\n\n"
      "2 (1) This Act applies to things.\n\nException\n\n(2) It does not apply to persons.\n\n"
      "Coming into force\n\n3 This Act comes into force tomorrow.\n",
      "act");
  const auto sections = reading.Units("section");
  ASSERT_EQ(sections.size(), 3u) << reading.Print();
  for (const OutlineUnit* section : sections) EXPECT_TRUE(section->heading_first);
  EXPECT_EQ(reading.Text(sections[0]->heading[0]), "Short title");
  const auto subsections = reading.Units("subsection");
  ASSERT_EQ(subsections.size(), 2u);
  EXPECT_EQ(reading.Text(subsections[1]->heading.at(0)), "Exception");
  EXPECT_EQ(reading.With(Role::kCrossHeading).size(), 2u);
}

TEST(Headings, ALineThatEveryUnitRepeatsIsNone) {
  std::string text = "Agreement\n\n";
  for (int i = 1; i <= 6; ++i) {
    text += "Artikel " + std::to_string(i) +
            "\n\nTreedt later in werking\n\nDe partijen doen iets.\n\n";
  }
  const Reading reading = Read(text, "treaty");
  for (const OutlineUnit* article : reading.Units("article")) EXPECT_TRUE(article->heading.empty());
}

TEST(Zones, PreambleFormulasAndConclusions) {
  const Reading reading = Read(
      "Convention on Things\n\nThe States Parties to the present Convention,\n\n"
      "Considering that things matter,\n\nRecognizing their importance,\n\nHave agreed as "
      "follows:\n\n"
      "Article 1\n\nThings are protected.\n\nArticle 2\n\nNothing else.\n\n"
      "DONE at Geneva, this first day of May 1999.\n",
      "treaty");
  EXPECT_EQ(reading.With(Role::kTitle).size(), 1u) << reading.Print();
  EXPECT_EQ(reading.With(Role::kFormula).size(), 2u);
  EXPECT_EQ(reading.With(Role::kClause).size(), 2u);
  EXPECT_EQ(reading.With(Role::kConclusion).size(), 1u);
}

TEST(Zones, NumberedRecitals) {
  const Reading reading = Read(
      "Regulation (EU) 2022/1 of the European Parliament\n\n"
      "THE EUROPEAN PARLIAMENT AND THE COUNCIL,\n\nHaving regard to the Treaty, and in particular "
      "Article 114 thereof,\n\nWhereas:\n\n(1) The first recital is long enough to be one.\n\n"
      "(2) The second recital follows.\n\nIt has a second paragraph.\n\n(3) The third ends it.\n\n"
      "HAVE ADOPTED THIS REGULATION:\n\nArticle 1\n\nThis Regulation lays down rules.\n",
      "eu");
  const auto clauses = reading.With(Role::kClause);
  ASSERT_EQ(clauses.size(), 4u) << reading.Print();
  EXPECT_EQ(clauses[3]->number.ordinal, 3u);
  EXPECT_THAT(reading.Text(clauses[2]->text), HasSubstr("second paragraph"));
  EXPECT_EQ(reading.Units("article").size(), 1u);
}

TEST(Zones, ATableOfContentsIsNotTheText) {
  const Reading reading = Read(
      "Things Act, 2007\n\nARRANGEMENT OF SECTIONS\n\n1. Definitions\n\n2. Application\n\n"
      "3. Short title\n\n1. Definitions\n\n(1) In this Act words have meanings.\n\n2. "
      "Application\n\n"
      "This Act applies to things.\n\n3. Short title\n\nThis is the Things Act.\n",
      "act");
  EXPECT_EQ(reading.With(Role::kTocEntry).size(), 3u) << reading.Print();
  EXPECT_EQ(reading.Units("section").size(), 3u);
}

TEST(Zones, AnnexesStartAnew) {
  const Reading reading = Read(
      "Agreement between States\n\nArticle 1\n\nText.\n\nArticle 2\n\nText.\n\nAnnex I\n\nLists\n\n"
      "Article 1\n\nA list.\n\nAnnex II\n\nFees\n\nThere are no fees.\n",
      "treaty");
  const auto annexes = reading.With(Role::kAttachment);
  ASSERT_EQ(annexes.size(), 2u) << reading.Print();
  EXPECT_EQ(annexes[1]->number.normalized, "II");
  EXPECT_EQ(annexes[1]->parent, 0u);
  EXPECT_EQ(reading.Units("article").size(), 3u);
}

TEST(Zones, QuotedProvisionsStayTogether) {
  const Reading reading = Read(
      "Amending Act\n\n1. Amendment of section 5\n\nAfter section 5, the following is inserted:\n\n"
      "“5A. New section\n\n(1) This is new.\n\n(2) This too.”\n\n2. Commencement\n\n"
      "This Act commences today.\n",
      "act");
  ASSERT_EQ(reading.With(Role::kQuoted).size(), 1u) << reading.Print();
  const auto sections = reading.Units("section");
  ASSERT_EQ(sections.size(), 3u) << reading.Print();
  EXPECT_EQ(sections[1]->number.normalized, "5A");
  EXPECT_EQ(reading.outline.units[sections[1]->parent].role, Role::kQuoted);
  EXPECT_EQ(sections[2]->parent, 0u);
}

TEST(Outline, OfPlainProseIsParagraphs) {
  const Reading reading = Read("Some words.\n\nSome more words, without any number.\n");
  EXPECT_TRUE(reading.ok);
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(Outline, RefusesHopelessNesting) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "(a) ";
  const Reading labels = Read("Act\n\n" + text + "end\n", "act");
  EXPECT_FALSE(labels.ok);
  EXPECT_EQ(labels.Count("outline.too-deep"), 1u);

  std::string dotted = "1";
  for (int i = 0; i < 500; ++i) dotted += ".1";
  EXPECT_FALSE(Read("Act\n\n" + dotted + " text\n", "act").ok);
}

TEST(Outline, LosesAndInventsNothing) {
  for (const char* text : {"1.\n\n2.\n\n3.\n", "Annex\n\nText\n", "Article 1\n", "(a)\n(b)\n(c)\n",
                           "“Quoted\n\nnever closed\n", "Contents\n\nA\n\nB\n\nA\n", "I\nII\nIII\n",
                           "§ 1\n\n§ 2 x\n\nAnnex 1\n\n(1) a\n\nAnnex 2\n"}) {
    for (const char* mapping : {"un", "act", "eu", "generic", "treaty"}) {
      const Reading reading = Read(text, mapping);
      EXPECT_EQ(reading.AllText(), BlockText(reading)) << mapping << ": " << reading.Print();
    }
  }
}

}  // namespace
}  // namespace lexport
