// Small texts, one habit of layout each.

#include <gmock/gmock.h>

#include "helpers.h"

namespace lexport {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

// A paragraph of `lines` full lines of prose.
std::string Prose(int lines, const std::string& indent = "") {
  std::string text;
  for (int i = 0; i < lines; ++i) {
    text +=
        indent + "the parties shall take all measures that are needed for this purpose and to\n";
  }
  return text;
}

// ---------------------------------------------------------------- blocks
TEST(Blocks, LastLineWithoutEndIsALine) {
  EXPECT_THAT(Read("One.\nTwo").Texts(), ElementsAre("One.", "Two"));
}

TEST(Blocks, ParagraphALine) {
  const Reading r = Read(
      "1. The first paragraph is on one line.\n2. The second is too.\n"
      "3. And so is the third, which is a good deal longer than they are.\n"
      "4. Short.\n5. The fifth of them all.\n6. Six.\n");
  EXPECT_EQ(r.blocks.blocks.size(), 6u);
}

TEST(Blocks, WrappedLinesAreJoined) {
  const Reading r = Read(
      "Everyone has the right to take part in the government of his\n"
      "country, directly or through freely chosen representatives. The\n"
      "will of the people shall be the basis of the authority of the\n"
      "government; this will shall be expressed in periodic elections\n"
      "which shall be held by secret vote.\n"
      "Everyone has duties to the community in which alone the free and\n"
      "full development of his personality is possible.\n");
  ASSERT_EQ(r.blocks.blocks.size(), 2u);
  EXPECT_EQ(r.blocks.blocks[0].line_count, 5u);
  EXPECT_EQ(r.blocks.blocks[1].start, BlockStart::kLikely);
  EXPECT_THAT(r.Texts()[0], HasSubstr("his country, directly"));
}

// Most lines are the last of their paragraphs; those that run on all end at one margin.
TEST(Blocks, ShortParagraphsWithoutBlankLinesAreWrappedToo) {
  std::string text;
  for (int i = 1; i <= 14; ++i) {
    text += "Zoka " + std::to_string(i) +
            "\nKolo besa.\nPalu keno.\nSora meti lana kolo besa numi " +
            "tare palu keno dibi sora meti lana kolo\nbesa numi tare.\n";
  }
  const Reading r = Read(text);
  EXPECT_EQ(r.blocks.blocks.size(), 14u * 4);
  EXPECT_THAT(r.Texts(), Contains("Sora meti lana kolo besa numi tare palu keno dibi sora meti "
                                  "lana kolo besa numi tare."));
}

TEST(Blocks, ANumberAloneBehindASentenceIsALabel) {
  std::string text;
  for (int i = 1; i <= 9; ++i)
    text += std::to_string(i) + "\nThe" + Prose(2).substr(3) + "protect it.\n";
  EXPECT_EQ(Read(text).blocks.blocks.size(), 18u);
}

TEST(Blocks, LabelsOfEastAsianPrint) {
  std::string line;
  for (int i = 0; i < 24; ++i) line += "国";
  for (const std::string label : {"第三条　", "２　", "②", "㈡"}) {
    const Reading r = Read(line + "\n" + line + "\n" + line + "\n" + line + "\n" + label + line +
                           "\n" + line + "。\n");
    EXPECT_EQ(r.blocks.blocks.size(), 2u) << label;
  }
}

TEST(Blocks, CapitalBehindAFullStopAtALineEndIsOnlyPossible) {
  const Reading r = Read(
      "Everyone has the right to take part in the government of his\n"
      "country, directly or through chosen representatives of his own.\n"
      "The will of the people shall be the basis of the authority that\n"
      "the government has over it and over all who live in the country.\n"
      "Everyone has duties to the community in which he lives with others.\n");
  for (size_t i = 1; i < r.blocks.blocks.size(); ++i) {
    EXPECT_EQ(r.blocks.blocks[i].start, BlockStart::kPossible);
  }
  EXPECT_EQ(r.blocks.blocks.size(), 3u);
}

TEST(Blocks, LabelsAloneStandAlone) {
  const Reading r = Read("Article 1\n1.\n" + Prose(3) + "\n(a)\n\nfood;\n");
  const auto texts = r.Texts();
  ASSERT_EQ(texts.size(), 5u);
  EXPECT_EQ(texts[0], "Article 1");
  EXPECT_EQ(texts[1], "1.");
  EXPECT_EQ(texts[3], "(a)");
  EXPECT_EQ(texts[4], "food;");
}

TEST(Blocks, BracketedTailIsNoLabel) {
  const std::string text = Prose(4) +
                           "it clarifies what was said in the report on that subject "
                           "(para. 37\n(c)).\n" +
                           Prose(2);
  for (const std::string& block : Read(text).Texts()) {
    EXPECT_THAT(block, testing::Not(testing::StartsWith("(c))")));
  }
}

TEST(Blocks, YearInBracketsIsNoLabel) {
  const std::string text = Prose(4) +
                           "the Council has recalled all of its former resolutions, 637\n"
                           "(1989) of them all and those that came before it did so\n";
  for (const std::string& block : Read(text).Texts()) {
    EXPECT_THAT(block, testing::Not(testing::StartsWith("(1989)")));
  }
}

TEST(Blocks, FirstLineIndentStartsAParagraph) {
  const std::string line = "all human beings are born free and equal in dignity and rights, and\n";
  const Reading r = Read("    All of it " + line.substr(12) + line + line + "    The next " +
                         line.substr(12) + line + line + "    The last " + line.substr(12) + line);
  ASSERT_EQ(r.blocks.blocks.size(), 3u);
  EXPECT_EQ(r.blocks.blocks[1].indent, 4u);
  EXPECT_EQ(r.blocks.blocks[1].hang, 0u);
  EXPECT_EQ(r.blocks.blocks[1].start, BlockStart::kLikely);
}

TEST(Blocks, HangingLabelKeepsItsParagraph) {
  const std::string line = "and the person concerned shall be heard before it is taken at all\n";
  const Reading r =
      Read("1.  The court " + line + "    " + line + "    " + line + "2.  The clerk " + line +
           "    " + line + "3.  The third " + line + "    " + line);
  ASSERT_EQ(r.blocks.blocks.size(), 3u);
  EXPECT_EQ(r.blocks.blocks[0].line_count, 3u);
  EXPECT_EQ(r.blocks.blocks[0].hang, 4u);
}

TEST(Blocks, CentredLinesAreSeen) {
  std::string text = "\n                               Article 7\n\n";
  for (int i = 0; i < 3; ++i) text += Prose(4) + "\n                               Article 8\n\n";
  const Reading r = Read(text + Prose(3));
  EXPECT_TRUE(r.blocks.blocks[0].centred);
  EXPECT_FALSE(r.blocks.blocks[1].centred);
  EXPECT_EQ(r.blocks.blocks[1].start, BlockStart::kCertain);
}

TEST(Blocks, BlankLinesAreRecorded) {
  const Reading r = Read("Title\n\nThe text of it.\nMore.\n");
  ASSERT_GE(r.blocks.blocks.size(), 2u);
  EXPECT_TRUE(r.blocks.blocks[0].blank_after);
  EXPECT_TRUE(r.blocks.blocks[1].blank_before);
  EXPECT_EQ(r.blocks.blocks[1].start, BlockStart::kCertain);
  EXPECT_EQ(r.blocks.blocks[1].line, 3u);
}

TEST(Blocks, HanLinesAreJoinedWithoutASpace) {
  std::string text;
  for (int i = 0; i < 6; ++i)
    text += "人人生而自由在尊严和权利上一律平等他们赋有理性和良心并应以\n";
  const Reading r = Read(text);
  ASSERT_EQ(r.blocks.blocks.size(), 1u);
  EXPECT_THAT(r.Texts()[0], HasSubstr("并应以人人生而"));
}

TEST(Blocks, MirroredBracketsStayAsTheyAre) {
  const Reading r = Read(")أ( حق كل فرد في الحياة؛\n)ب( حق كل فرد في الحرية؛\n");
  EXPECT_THAT(r.Texts(), ElementsAre(")أ( حق كل فرد في الحياة؛", ")ب( حق كل فرد في الحرية؛"));
}

// ---------------------------------------------------------------- pages and furniture
std::string Paged(const std::string& head, const std::string& foot, int pages) {
  std::string text;
  for (int p = 1; p <= pages; ++p) {
    auto with_number = [&](std::string line) {
      const size_t at = line.find('#');
      return at == std::string::npos ? line : line.replace(at, 1, std::to_string(p));
    };
    if (p > 1) text += "\f" + (head.empty() ? "" : with_number(head) + "\n\n");
    text += Prose(12) + "\n" + with_number(foot) + "\n";
  }
  return text;
}

TEST(Furniture, PageNumbersInManyForms) {
  for (const char* foot : {"#", "                 #", "- # -", "– # –", "#/5", "[#]", "Page #",
                           "Page # of 5", "Seite #"}) {
    const Reading r = Read(Paged("", foot, 5));
    EXPECT_EQ(r.Acts("page-number") + r.Acts("running-head"), 5u) << foot;
    ASSERT_EQ(r.blocks.pages.size(), 5u);
    EXPECT_EQ(r.blocks.pages[4].number, 5u);
    EXPECT_EQ(Imbalance(r.source, r.blocks), "");
  }
}

TEST(Furniture, NumbersInOtherScripts) {
  std::string text;
  for (const char* number : {"١", "٢", "٣"}) text += Prose(10) + "\n" + number + "\n\f";
  EXPECT_EQ(Read(text).Acts("page-number"), 3u);
}

TEST(Furniture, NumberingMayStartAnywhere) {
  std::string text;
  for (int p = 41; p < 45; ++p) text += Prose(10) + "\n" + std::to_string(p) + "\n\f";
  const Reading r = Read(text);
  EXPECT_EQ(r.Acts("page-number"), 4u);
  EXPECT_EQ(r.blocks.pages[0].number, 41u);
}

TEST(Furniture, HeadsOfLeftAndRightPages) {
  std::string text = Prose(10);
  for (int p = 2; p < 8; ++p) {
    text += p % 2 == 0 ? "\fA/RES/70/1\n\n" : "\fTransforming our world\n\n";
    text += Prose(10);
  }
  const Reading r = Read(text);
  EXPECT_EQ(r.Acts("running-head"), 6u);
  ASSERT_EQ(r.blocks.heads.size(), 2u);
  EXPECT_EQ(r.blocks.heads[0].text, "A/RES/70/1");
  EXPECT_EQ(r.blocks.heads[0].count, 3u);
}

TEST(Furniture, HeadWithItsPageNumber) {
  const Reading r = Read(Paged("A/HRC/1/2        Page #", "", 4));
  EXPECT_EQ(r.Acts("running-head"), 3u);
  EXPECT_EQ(r.blocks.heads[0].text, "A/HRC/1/2");
}

TEST(Furniture, HeadOfASecondPageRepeatsTheFirst) {
  const Reading r = Read(
      "A/RES/73/8\n\nEnding the embargo imposed by the one\nagainst the other\n\n" + Prose(10) +
      "\f   Ending the embargo imposed by the one against the other\n"
      "A/RES/73/8\n\n" +
      Prose(10));
  EXPECT_EQ(r.Acts("running-head"), 2u);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

// Each article on a page of its own: "Article 5" is on page 5 and no page number.
TEST(Furniture, LabelsAtPageHeadsAreNoPageNumbers) {
  std::string text = "Convention on springs\n\nThe States have agreed as follows:\n\n";
  for (int p = 1; p <= 6; ++p) {
    text += (p > 1 ? "\fArticle " : "Article ") + std::to_string(p) + "\n\n" + Prose(10);
  }
  const Reading r = Read(text);
  EXPECT_EQ(r.Acts("page-number"), 0u);
  EXPECT_THAT(r.Texts(), Contains(HasSubstr("Article 5")));
}

TEST(Furniture, FormulaOnTwoPagesStays) {
  const std::string page = "The Security Council,\n\n" + Prose(10);
  EXPECT_EQ(Read("Annex\n\n" + page + "\f" + page + "\fAnnex\n\n" + Prose(10)).Acts("running-head"),
            0u);
}

TEST(Furniture, ArticlesAtPageHeadsStay) {
  std::string text;
  for (int p = 1; p < 7; ++p) text += "Article " + std::to_string(p * 3) + "\n" + Prose(9) + "\f";
  const Reading r = Read(text);
  EXPECT_TRUE(r.blocks.ledger.entries.empty());
}

TEST(Furniture, LabelsAtPageHeadsStay) {
  std::string text;
  for (int p = 1; p < 7; ++p) text += "(a)\n" + Prose(9) + "\f";
  EXPECT_TRUE(Read(text).blocks.ledger.entries.empty());
}

TEST(Pages, SentenceRunsOverAFormFeed) {
  const Reading r = Read(Paged("A/RES/1/1", "#", 3));
  ASSERT_EQ(r.blocks.blocks.size(), 1u);
  EXPECT_THAT(r.Texts()[0], HasSubstr("purpose and to the parties"));
}

TEST(Pages, LeadingSpacesWithoutPatternAreNoPages) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += (i == 3 || i == 4 || i == 20 ? " The rule stands.\n" : "The rule stands.\n");
  }
  EXPECT_EQ(Read(text).blocks.pages.size(), 1u);
}

// ---------------------------------------------------------------- notes
TEST(Notes, UsualFormAtAPageFoot) {
  const Reading r =
      Read(Prose(6) + "as the Assembly decided in its resolution,1 and the\n" + Prose(2) +
           "as confirmed later.2\n\n1 See A/RES/1.\n2 Ibid., paragraph 4, which was\n"
           "adopted without a vote.\n\f" +
           Prose(6));
  ASSERT_EQ(r.blocks.notes.size(), 2u);
  EXPECT_EQ(r.NoteText(0), "See A/RES/1.");
  EXPECT_EQ(r.NoteText(1), "Ibid., paragraph 4, which was adopted without a vote.");
  EXPECT_EQ(r.blocks.notes[0].status, NoteStatus::kWhole);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(Notes, LabelsOnLinesOfTheirOwnUnderARule) {
  const Reading r =
      Read(Prose(6) + "as the Assembly decided in its resolution 72/4; 1\n" + Prose(2) +
           "as confirmed in the report. 2\n\n   __________________\n     1\n"
           "         A/73/85.\n     2\n         A/73/86.\n\n\f" +
           Prose(6));
  ASSERT_EQ(r.blocks.notes.size(), 2u);
  EXPECT_EQ(r.NoteText(0), "A/73/85.");
  EXPECT_EQ(r.NoteText(1), "A/73/86.");
  EXPECT_EQ(r.Acts("note-rule"), 1u);
}

TEST(Notes, NoteRunsOverToTheNextPage) {
  const Reading r =
      Read(Prose(6) + "as the Assembly decided in its resolution,1 and the\n" + Prose(2) +
           "\n__________\n1 See the report of the Secretary-General on the\n\f" + Prose(6) +
           "as confirmed by the Council in its decision,2 and the\n" + Prose(2) +
           "\n__________\nwork of the Organization.\n2 Ibid.\n");
  ASSERT_EQ(r.blocks.notes.size(), 2u);
  EXPECT_EQ(r.NoteText(0),
            "See the report of the Secretary-General on the work of the Organization.");
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(Notes, EndNotesInBrackets) {
  const Reading r = Read(
      "Having regard to the opinion of the Committee(1),\n\n"
      "(1) The first reason is given in Article 6(1) of it.\n\n"
      "(2) The second reason(2) is as good.\n\nDone at Brussels.\n\n"
      "(1) OJ C 286, p. 38.\n(2) OJ C 287, p. 1.\n");
  ASSERT_EQ(r.blocks.notes.size(), 2u);
  EXPECT_EQ(r.NoteText(0), "OJ C 286, p. 38.");
  EXPECT_THAT(r.Texts(), Contains("(1) The first reason is given in Article 6(1) of it."));
}

TEST(Notes, OrdinaryNumbersAreNoMarkers) {
  const Reading r = Read(
      "Articles 1, 2, 3 and 4 apply.\nSee paragraphs 1, 2 and 3.\n"
      "COP1, COP2, COP3 and COP4 were held in 2001, 2002, 2003.\n"
      "The rate is 1.5 or 2,5 and 3.5 at H2O levels of m3.\n"
      "table1 table2 table3 table4\n");
  EXPECT_TRUE(r.blocks.notes.empty());
}

TEST(Notes, NumberedActIsNoListOfNotes) {
  const Reading r = Read(
      "An Act respecting special areas\n\n1 This Act may be cited as the Act.\n\n"
      "2 In this Act, Minister means such member of the Council.\n\n"
      "3 The Governor may by order designate an area, under section 2.\n");
  EXPECT_TRUE(r.blocks.notes.empty());
}

TEST(Notes, ANumberedListAtTheEndIsNoListOfNotes) {
  const Reading schedule = Read(
      "3.1 The register is kept by the Minister.\n\n4 Nobody may sail without a permit.\n\n"
      "SCHEDULE\n\n1 Canoe\n2 Kayak\n3 Sailing boat\n");
  EXPECT_TRUE(schedule.blocks.notes.empty()) << "3.1 is a label, not 3. with note 1";
  const Reading order = Read(
      "Heard: 1 March 2013\n\nDelivered: 2 April 2013\n\nThe order is made:\n\n"
      "1 The appeal is upheld.\n2 The order of the court is set aside.\n");
  EXPECT_TRUE(order.blocks.notes.empty()) << "dates behind colons hold no markers";
}

TEST(Notes, WithoutAFormFeedTheTextGoesOnBehindABlankLine) {
  const Reading r = Read(
      "The Assembly,\n\n1. Takes note of the report;1\n\n2. Requests a report;\n\n"
      "_______________\n1\nA/71/74.\n\n3. Welcomes the fund;\n\n4. Decides to act.\n");
  ASSERT_EQ(r.blocks.notes.size(), 1u);
  EXPECT_EQ(r.NoteText(0), "A/71/74.");
  EXPECT_NE(BlocksText(r.source, r.blocks).find("3. Welcomes the fund;"), std::string::npos);
}

TEST(Notes, MarkersInPunctuatedPlacesAreFoundWithoutLabels) {
  const Reading r = Read(
      "It recalls the Charter,1 and the Covenant,2 and also that all persons\n"
      "recognized3 in the Declaration are equal.4 The rest follows.\n");
  ASSERT_EQ(r.blocks.notes.size(), 4u);
  EXPECT_EQ(r.blocks.notes[2].marker, "3");
  EXPECT_EQ(r.blocks.notes[2].status, NoteStatus::kMissing);
  EXPECT_EQ(r.Told("layout.note-missing"), 1u);
}

TEST(Notes, TonesAreNoMarkers) {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "kuee1 jmii2 dsaa3 laang4 kiaa1 ngii2 toq3 mahh5 liih4 siaa2\n";
  EXPECT_TRUE(Read(text).blocks.notes.empty());
}

TEST(Notes, LabelsThatLostTheirLineEndsAreNoMarkers) {
  const Reading r = Read(
      "All human beings have rights.1. Everyone is free to move about.2. Nobody\n"
      "may be held in slavery.3. Everyone may leave his country.4. And return.\n");
  EXPECT_TRUE(r.blocks.notes.empty());
}

TEST(Notes, AsteriskOfATitle) {
  const Reading r = Read("Draft resolution*\n\nThe text of it stands here.\n\n\n* Reissued.\n");
  ASSERT_EQ(r.blocks.notes.size(), 1u);
  EXPECT_EQ(r.blocks.notes[0].marker, "*");
  EXPECT_EQ(r.NoteText(0), "Reissued.");
}

// ---------------------------------------------------------------- repairs
TEST(Repair, HyphenAtALineEndByWhatTheDocumentSays) {
  const Reading r = Read(
      "The international order is what the members make it in inter-\n"
      "national bodies, where self-determination counts as does self-\n"
      "determination of those who are represented by them in all those.\n");
  EXPECT_THAT(r.Texts()[0], HasSubstr("in international bodies"));
  EXPECT_THAT(r.Texts()[0], HasSubstr("does self-determination of"));
  EXPECT_EQ(r.Acts("hyphen-dropped"), 1u);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(Repair, CompoundCutShortKeepsItsSpace) {
  const Reading r = Read(
      "Er und sie und es und alle anderen achten darauf, dass das Brief-\n"
      "und Postgeheimnis gewahrt bleibt und dass niemand es je verletzt hat.\n"
      "Das gilt auch dann, wenn es nicht ausdruecklich gesagt worden ist, und\n"
      "es gilt immer.\n");
  EXPECT_THAT(r.Texts()[0], HasSubstr("Brief- und Postgeheimnis"));
}

TEST(Repair, SoftHyphensGo) {
  const Reading r = Read(
      "The inter\xC2\xADnational order of the par\xC2\xAD\nties is what they make it "
      "for themselves and others.\n");
  EXPECT_THAT(r.Texts()[0], HasSubstr("international order of the parties is"));
  EXPECT_EQ(r.Acts("soft-hyphen"), 2u);
  EXPECT_EQ(r.Told("layout.soft-hyphens"), 1u);
}

TEST(Repair, ControlCharactersGo) {
  const Reading r = Read(std::string("Every\0one has rights.\n\x02\nArticle 2\n", 33));
  EXPECT_THAT(r.Texts(), ElementsAre("Everyone has rights.", "Article 2"));
  EXPECT_EQ(r.Acts("control-character"), 2u);
  EXPECT_EQ(r.Told("text.control-characters"), 1u);
}

TEST(Repair, SplitWordIsJoinedOnlyWhenProved) {
  const std::string proof = "Latin America is large. South America too. ";
  EXPECT_THAT(Read(proof + "States of Latin Amer ica and others.").Texts()[0],
              HasSubstr("Latin America and"));
  EXPECT_THAT(Read("States of Latin Amer ica and others.").Texts()[0], HasSubstr("Amer ica"));
  const Reading none = Read(proof + "States of Latin Amer ica and others.", RepairMode::kNone);
  EXPECT_THAT(none.Texts()[0], HasSubstr("Amer ica"));
  EXPECT_EQ(none.Told("layout.repair-candidate"), 1u);
}

TEST(Repair, LettersSetApartAreJoinedOnlyWhenProved) {
  EXPECT_THAT(Read("D E C L A R A T I O N\n\nThis Declaration stands.\n").Texts()[0],
              testing::Eq("DECLARATION"));
  EXPECT_THAT(Read("D E C L A R A T I O N\n\nThis text stands.\n").Texts()[0],
              testing::Eq("D E C L A R A T I O N"));
}

TEST(Repair, FindingsStandInTheOrderOfTheText) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  for (size_t i = 1; i < r.findings.size(); ++i) {
    EXPECT_LE(r.findings[i - 1].where.line, r.findings[i].where.line);
  }
}

TEST(Repair, ManyFindingsBecomeOne) {
  std::string text = "The international order.\n\n";
  for (int i = 0; i < 30; ++i) text += "It stands in the inter-\nnational order of all things.\n\n";
  EXPECT_EQ(Read(text).Told("layout.hyphen-dropped"), 1u);
}

// ---------------------------------------------------------------- columns
std::string InColumns(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::string text;
  for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    std::string line = i < left.size() ? left[i] : "";
    if (i < right.size()) {
      line.resize(44, ' ');
      line += right[i];
    }
    text += line + "\n";
  }
  return text;
}

TEST(Columns, TwoColumnsAreReadOneBehindTheOther) {
  std::vector<std::string> left, right;
  for (int i = 0; i < 10; ++i) {
    left.push_back("left" + std::string(1, static_cast<char>('a' + i)) +
                   " column text of one line");
    right.push_back("right" + std::string(1, static_cast<char>('a' + i)) +
                    " column text of a line");
  }
  const Reading r = Read("Title of it\n\n" + InColumns(left, right) + "\nThe end.\n");
  const std::string text = FoldSpaces(BlocksText(r.source, r.blocks));
  EXPECT_LT(text.find("leftj"), text.find("righta"));
  EXPECT_LT(text.find("righta"), text.find("rightb"));
  EXPECT_LT(text.find("rightj"), text.find("The end."));
  EXPECT_EQ(r.Acts("column-order"), 9u);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

// Paragraphs with blank lines between: half of the lines stand in one column alone.
TEST(Columns, BlankLinesBetweenParagraphsStandInOneColumnOrTheOther) {
  std::vector<std::string> left, right;
  for (int i = 0; i < 24; ++i) {
    const std::string letter(1, static_cast<char>('a' + i));
    left.push_back(i % 4 == 3 ? "" : "left" + letter + " column text of one line.");
    right.push_back(i % 4 == 1 ? "" : "right" + letter + " column text of one line.");
  }
  const Reading r = Read(InColumns(left, right));
  const std::string text = FoldSpaces(BlocksText(r.source, r.blocks));
  EXPECT_LT(text.find("leftw"), text.find("righta"));
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(Columns, AlignedCellsAreRows) {
  const Reading r = Read(
      "State         Seats      Votes\n"
      "Belize            1         12\n"
      "Dominica          2        120\n"
      "Estonia          11          7\n");
  size_t rows = 0;
  for (const Block& block : r.blocks.blocks) rows += block.kind == BlockKind::kTableRow;
  EXPECT_EQ(rows, 4u);
  EXPECT_EQ(r.Texts()[1], "Belize 1 12");
}

TEST(Columns, MastheadIsCutIntoCellsInOrder) {
  const Reading r = Read(
      "United Nations                                      A/RES/73/8\n"
      "General Assembly                  Distr.: General\n");
  EXPECT_THAT(r.Texts(),
              ElementsAre("United Nations", "A/RES/73/8", "General Assembly", "Distr.: General"));
}

TEST(Columns, NumberBeforeAHangingTitleIsNoCell) {
  const Reading r = Read(
      "     73/8.           Necessity of ending the economic and financial\n"
      "                     embargo imposed by others\n\n"
      "                     The General Assembly,\n");
  EXPECT_EQ(FoldSpaces(r.Texts()[0]),
            "73/8. Necessity of ending the economic and financial embargo imposed by others");
}

}  // namespace
}  // namespace lexport
