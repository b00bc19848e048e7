// Acts of many traditions, invented and short: what a lawyer would see in each.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outline/reading.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_outline::BlockText;
using testing_outline::Headings;
using testing_outline::Labels;
using testing_outline::PathOf;
using testing_outline::Read;
using testing_outline::Reading;
using testing_outline::Texts;

TEST(EnglishActs, ACitationIsNoChapterAndTheLongTitleStandsBeforeTheEnactingWords) {
  const Reading reading = Read(
      "Harbour Lights Act 2019\n\n2019 CHAPTER 12\n\nAn Act to make provision about lights.\n\n"
      "BE IT ENACTED by the Queen's most Excellent Majesty, by and with the advice and consent of "
      "the Lords Spiritual and Temporal, and Commons, in this present Parliament assembled, and by "
      "the authority of the same, as follows:—\n\n"
      "PART 1\nLIGHTS\n\n1 Duty\n\n(1) Lights must be lit.\n\n(2) That is all.\n\n"
      "2 Offence\n\nA person who does not is liable.\n",
      "act");
  EXPECT_THAT(Labels(reading, "chapter"), IsEmpty()) << reading.Print();
  EXPECT_THAT(Labels(reading, "section"), ElementsAre("1", "2"));
  EXPECT_EQ(Texts(reading, Role::kFormula).size(), 1u);
  bool long_title = false;
  for (const OutlineUnit& unit : reading.outline.units) {
    long_title = long_title || unit.field == "longTitle";
  }
  EXPECT_TRUE(long_title) << reading.Print();
}

TEST(EnglishActs, TheReferenceUnderTheTitleOfAScheduleIsNoSection) {
  const Reading reading = Read(
      "Lights Act\n\n1 Duty\n\nLights must be lit.\n\n2 Board\n\nThere is a Board.\n\n"
      "3 Title\n\nThis is the Lights Act.\n\nSCHEDULES\n\nSCHEDULE 1\nTHE BOARD\nSection 2\n\n"
      "1 The Board has five members.\n\n2 They meet.\n\nSECOND SCHEDULE\nREPEALS\n\n"
      "1 An Act is repealed.\n",
      "act");
  EXPECT_THAT(Labels(reading, "division-section"), IsEmpty()) << reading.Print();
  const auto schedules = reading.With(Role::kAttachment);
  ASSERT_EQ(schedules.size(), 2u) << reading.Print();
  ASSERT_EQ(schedules[0]->heading.size(), 1u);
  EXPECT_EQ(reading.Text(schedules[0]->heading[0]), "SCHEDULES");
  EXPECT_EQ(schedules[1]->number.ordinal, 2u);
}

TEST(EnglishActs, AScheduleUnderTheWordOfAllHasAHeadingOfItsOwn) {
  const Reading reading = Read(
      "1. Short title\n\nThis is the text.\n\nSCHEDULES\n\nSCHEDULE 1\n\nRepeals\n\n"
      "The text of it stands here.\n\nSCHEDULE 2\n\nMore text here.\n",
      "act");
  const auto schedules = reading.With(Role::kAttachment);
  ASSERT_EQ(schedules.size(), 2u) << reading.Print();
  ASSERT_EQ(schedules[0]->heading.size(), 2u) << reading.Print();
  EXPECT_EQ(reading.Text(schedules[0]->heading[0]), "SCHEDULES");
  EXPECT_EQ(reading.Text(schedules[0]->heading[1]), "Repeals");
  EXPECT_EQ(schedules[0]->headings_behind, 1u);
  EXPECT_NE(reading.AllText().find("SCHEDULESSCHEDULE1Repeals"), std::string::npos);
}

TEST(EnglishActs, AHeadingOnTheLabelsLineIsPartedByAStopAndADash) {
  const Reading reading = Read(
      "Bees Act\n\n1. Definitions.—In this Act “bee” means the honey bee.\n\n"
      "2. Registration of hives.—(1) Every owner shall register a hive.\n(2) It costs nothing.\n\n"
      "3. Inspection.—An inspector may inspect.\n",
      "act");
  EXPECT_THAT(Headings(reading, "section"),
              ElementsAre("Definitions.—", "Registration of hives.—", "Inspection.—"))
      << reading.Print();
  EXPECT_EQ(PathOf(reading, "(2)"), "section 2 > subsection 2");
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(EnglishActs, ChaptersMayHoldParts) {
  const Reading reading = Read(
      "Constitution\n\nCHAPTER I\nTHE STATE\n\n1. Name\n\nIt has a name.\n\nCHAPTER II\nRIGHTS\n\n"
      "Part 1—General\n\n2. Life\n\nThere is a right to it.\n\nPart 2—Limits\n\n3. Limits\n\n"
      "There are some.\n\nCHAPTER III\nTHE PRESIDENT\n\nPart 1—Election\n\n4. Vote\n\nBy vote.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "Part 2—"), "chapter II > part 2") << reading.Print();
  EXPECT_EQ(PathOf(reading, "4."), "chapter III > part 1 > section 4");
  EXPECT_THAT(Headings(reading, "part"), ElementsAre("General", "Limits", "Election"));
}

TEST(EnglishActs, ASectionPutBetweenFourAndFiveIsNoPartOfFour) {
  const Reading reading = Read(
      "Ferry Act\n\n1. Ferries are ships.\n\n2. Ships float.\n\n3. They sail.\n\n"
      "3.1. Some of them sink.\n\n4. The end.\n",
      "act");
  EXPECT_THAT(Labels(reading, "section"), ElementsAre("1.", "2.", "3.", "3.1.", "4."))
      << reading.Print();
  EXPECT_EQ(PathOf(reading, "3.1."), "section 3-1");
  EXPECT_EQ(reading.Count("outline.gap"), 0u);
}

TEST(EnglishActs, DecimalLabelsNestUnderShortHeadings) {
  const Reading reading = Read(
      "Rules on Cheese\n\n1. General\n\n1.1 These rules are about cheese.\n\n"
      "1.2 They are not about butter.\n\n2. Storage\n\n2.1 Temperature\n\n"
      "2.1.1 Cheese is kept cool.\n\n2.1.2 The temperature is noted.\n\n2.2 Humidity\n\n"
      "2.2.1 Cheese is kept dry.\n",
      "generic");
  EXPECT_EQ(PathOf(reading, "1.2"), "subdivision 1 > paragraph 1-2") << reading.Print();
  EXPECT_EQ(PathOf(reading, "2.1.2"), "subdivision 2 > paragraph 2-1 > paragraph 2-1-2");
  EXPECT_THAT(Headings(reading, "paragraph"),
              ElementsAre("", "", "Temperature", "", "", "Humidity", ""));
}

TEST(EnglishActs, InsertionsWithoutQuotationMarksEndWhereTheCountGoesOn) {
  const Reading reading = Read(
      "Weights Amendment Act\n\n1. This is the Weights Amendment Act.\n\n"
      "2. The following section is inserted after section 4:\n\n"
      "4A. (1) An inspector may test any scale.\n\n(2) A scale that fails is marked.\n\n"
      "3. (1) Subsection 5(1) of the Act is replaced by the following:\n\n"
      "5. (1) The Minister may order removal.\n\n"
      "(2) Section 9 is repealed and the following section is substituted:\n\n"
      "9. A person who marks a scale commits an offence.\n\n"
      "4. This Act comes into force on 1 July.\n",
      "act");
  std::vector<std::string> own;
  for (const OutlineUnit* unit : reading.Units("section")) {
    if (unit->parent == 0) own.push_back(reading.Text(unit->label));
  }
  EXPECT_THAT(own, ElementsAre("1.", "2.", "3.", "4.")) << reading.Print();
  EXPECT_EQ(reading.With(Role::kQuoted).size(), 3u) << reading.Print();
  EXPECT_EQ(PathOf(reading, "4A."), "section 4A");
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(EnglishActs, ArticlesMayHoldSections) {
  const Reading reading = Read(
      "CONSTITUTION OF NEWLAND\n\nARTICLE I\nRIGHTS\n\nSection 1. Liberty.\n\nAll are "
      "free.\n\nSection 2. Speech.\n\nAll may speak.\n\nARTICLE II\nPOWERS\n\n"
      "Section 1. Senate.\n\nThere is a Senate.\n\nSection 2. House.\n\nThere is a "
      "House.\n\nARTICLE III\nCOURTS\n\nSection 1. Judges.\n\nThere are judges.\n",
      "act");
  EXPECT_THAT(Labels(reading, "article"), ElementsAre("ARTICLE I", "ARTICLE II", "ARTICLE III"))
      << reading.Print();
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("RIGHTS", "POWERS", "COURTS"));
  EXPECT_THAT(Headings(reading, "section"),
              ElementsAre("Liberty.", "Speech.", "Senate.", "House.", "Judges."));
  EXPECT_EQ(PathOf(reading, "Section 1."), "article I > section 1");
}

TEST(EnglishActs, PagesOfTheWebLoseTheSpaceBehindANumber) {
  const Reading reading = Read(
      "Lamps Act\n\n1Duty to light lamps\n\n(1)An authority must light lamps.\n\n(2)In this "
      "section “lamp” includes—\n\n(a)a lantern, and\n\n(b)a candle.\n\n2Exceptions\n\n"
      "Section 1 does not apply to docks.\n\n3Extent\n\nThis Act extends to Wales.\n",
      "act");
  EXPECT_THAT(Labels(reading, "section"), ElementsAre("1", "2", "3")) << reading.Print();
  EXPECT_THAT(Headings(reading, "section"),
              ElementsAre("Duty to light lamps", "Exceptions", "Extent"));
  EXPECT_EQ(PathOf(reading, "(b)"), "section 1 > subsection 2 > point b");
}

TEST(EnglishActs, AShortHeadingIsOneLine) {
  const Reading reading = Read(
      "Barges Act\n\nPART 1\nLicences\nGrant of licence\n1.— (1) The Minister may grant a "
      "licence.\n(2) It is not transferable.\nRevocation\n2.— The Minister may revoke it.\n"
      "PART 2\nAppeals\nAppeal\n3.— (1) There is an appeal.\n(2) It is final.\n",
      "act");
  EXPECT_THAT(Headings(reading, "part"), ElementsAre("Licences", "Appeals")) << reading.Print();
  EXPECT_THAT(Headings(reading, "section"),
              ElementsAre("Grant of licence", "Revocation", "Appeal"));
}

TEST(NordicActs, SectionsOfChaptersMayHaveBothNumbers) {
  const Reading reading = Read(
      "Lov om fyr\n\nKapittel 1. Innledning\n\n§ 1-1. Formål\n\nLoven er god.\n\n"
      "§ 1-2. Område\n\nLoven gjelder her.\n\nKapittel 2. Straff\n\n§ 2-1. Bot\n\n"
      "Det er bot.\n\n§ 2-1 a. Mer\n\nDet er mer.\n\n§ 2-2. Slutt\n\nDet er slutt.\n",
      "act");
  EXPECT_THAT(Labels(reading, "section"),
              ElementsAre("§ 1-1.", "§ 1-2.", "§ 2-1.", "§ 2-1 a.", "§ 2-2."))
      << reading.Print();
  EXPECT_THAT(Headings(reading, "section"), ElementsAre("Formål", "Område", "Bot", "Mer", "Slutt"));
  EXPECT_EQ(reading.Count("outline.gap") + reading.Count("outline.repeat"), 0u);
}

TEST(GermanActs, TheLineBehindADivisionIsNoHeadingOfItsFirstArticle) {
  const Reading reading = Read(
      "Verfassung des Landes\n\nERSTER HAUPTTEIL\nGrundlagen\n\nArtikel 1\n\nAlle sind "
      "frei.\n\nArtikel 2\n\nAlle sind gleich.\n\nZWEITER HAUPTTEIL\nOrgane\n\n"
      "Artikel 3\n\nEs gibt einen Landtag.\n\nVorschriften über den Schluss\n\nArtikel 4\n\n"
      "Sie gilt ab morgen.\n",
      "act");
  EXPECT_THAT(Headings(reading, "part"), ElementsAre("Grundlagen", "Organe")) << reading.Print();
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("", "", "", "")) << reading.Print();
  EXPECT_EQ(reading.Units("part")[1]->number.ordinal, 2u);
}

TEST(Numbers, AloneOnTheirLinesAreArticlesWhereNothingElseIs) {
  const Reading reading = Read(
      "Charter of Rivers\nWhereas rivers are old,\nWhereas they are long,\n"
      "Now, therefore, the Assembly proclaims this Charter.\n1.\nEvery river may flow.\n2.\n"
      "Every river is clean.\nNobody pours waste into it.\n3.\nEvery river has banks.\n4.\n"
      "No river is dammed.\n5.\nAll rivers are equal.\n6.\nThat is all.\n",
      "generic");
  EXPECT_EQ(reading.Units("article").size(), 6u) << reading.Print();
}

TEST(GermanActs, SubsectionsHoldNumbersHoldLettersHoldDoubleLetters) {
  const Reading reading = Read(
      "Gesetz über Esel\n\nDer Bundestag hat das folgende Gesetz beschlossen:\n\n"
      "Erster Abschnitt\nAllgemeines\n\n§ 1\nAnwendung\n\n(1) Dieses Gesetz gilt für Esel.\n"
      "(2) Es gilt nicht für\n1.\nMaultiere,\n2.\nPferde, soweit sie\na) groß sind oder\n"
      "b) klein sind und\naa) laut oder\nbb) leise sind.\n\nZweiter Abschnitt\nPflichten\n\n"
      "§ 2\nFutter\n\nDer Halter hat\n1.\nden Esel zu füttern,\n2.\n§ 1 zu beachten.\n\n"
      "§ 2a\nStrafe\n\nEs gibt keine.\n",
      "act");
  EXPECT_EQ(reading.outline.language, "de");
  EXPECT_EQ(PathOf(reading, "(2)"), "division-section 1 > section 1 > subsection 2")
      << reading.Print();
  EXPECT_EQ(PathOf(reading, "bb)"),
            "division-section 1 > section 1 > subsection 2 > point 2 > point b > point bb");
  EXPECT_EQ(PathOf(reading, "§ 2a"), "division-section 2 > section 2a");
  const auto points = reading.Units("point");
  const OutlineUnit& last = *points.back();
  EXPECT_EQ(reading.outline.units[last.parent].level->id, "section") << reading.Print();
  EXPECT_THAT(Texts(reading, Role::kFormula),
              ElementsAre("Der Bundestag hat das folgende Gesetz beschlossen:"));
}

TEST(GermanActs, WhereSectionsOpenWithOneDotTheseAreTheSubsections) {
  const Reading reading = Read(
      "Legge sugli ulivi\n\nArt. 1.\n(Fini)\n\n1. La legge tutela gli ulivi.\n2. Si intende per:\n"
      "a) ulivo: una pianta;\nb) proprietario: chi:\n1) possiede;\n2) affitta.\n\n"
      "Art. 2.\n(Divieti)\n\n1. È vietato abbattere.\n\n1-bis. Sono escluse le piante morte.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "2."), "article 1 > subsection 2") << reading.Print();
  EXPECT_EQ(PathOf(reading, "2)"), "article 1 > subsection 2 > point b > point 2");
  EXPECT_EQ(PathOf(reading, "1-bis."), "article 2 > subsection 1-bis");
}

TEST(SpanishActs, AHeadingMayEndWithAStopAndProvisionsBehindTheLastArticleAreUnits) {
  const Reading reading = Read(
      "Ley de los olivares\n\nTÍTULO PRELIMINAR\n\nDisposiciones generales\n\n"
      "Artículo 1. Objeto.\n\nEsta ley tiene por objeto proteger los olivares.\n\n"
      "Artículo 2. Definiciones.\n\n1. Un olivar será un terreno.\n\n2. Se excluyen los "
      "jardines.\n\n"
      "TÍTULO I\n\nSanciones\n\nSección 1.ª Multas\n\nArtículo 3. Importe.\n\n"
      "La multa será de cien.\n\nDisposición adicional primera. Registro.\n\n"
      "Se crea un registro.\n\nDisposición adicional segunda. Normas.\n\nHabrá otras normas.\n\n"
      "Disposición final única. Vigor.\n\nLa ley entrará en vigor mañana.\n",
      "act");
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("Objeto.", "Definiciones.", "Importe."))
      << reading.Print();
  EXPECT_EQ(PathOf(reading, "2."), "title  > article 2 > subsection 2") << reading.Print();
  EXPECT_THAT(Headings(reading, "additional-provision"), ElementsAre("Registro.", "Normas."));
  EXPECT_EQ(reading.Units("final-provision").size(), 1u);
  EXPECT_EQ(reading.Count("outline.repeat"), 0u);
}

TEST(SpanishActs, ASentenceOnTheLabelsLineIsNoHeading) {
  const Reading reading = Read(
      "Constitution\n\nArticle 1. The State is one.\n\nIt has a flag.\n\n"
      "Article 2. All persons are equal.\n\nNobody is above the law.\n\n"
      "Article 3. Everyone has a home.\n\nIt is inviolable.\n",
      "act");
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("", "", "")) << reading.Print();
}

TEST(FrenchActs, RomanParagraphsHoldNumbersWithASignOfOrder) {
  const Reading reading = Read(
      "Décret relatif aux gadgets\n\nLe Premier ministre,\n\nVu le code de commerce ;\n\n"
      "Le Conseil d'Etat entendu,\n\nDécrète :\n\nArticle 1\n\nI. - Le gadget est un objet.\n\n"
      "II. - Il peut être vendu sous réserve :\n\n1° De porter un numéro ;\n\n2° De respecter :\n\n"
      "a) Les normes ;\n\nb) Les usages.\n\nIII. - Un arrêté précise le reste.\n\nArticle 2\n\n"
      "Le ministre est chargé de tout.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "II. -"), "article 1 > point II") << reading.Print();
  EXPECT_EQ(PathOf(reading, "b)"), "article 1 > point II > point 2 > point b");
  EXPECT_EQ(PathOf(reading, "III. -"), "article 1 > point III");
  EXPECT_THAT(Texts(reading, Role::kFormula),
              ElementsAre("Le Premier ministre,", "Le Conseil d'Etat entendu,", "Décrète :"));
}

TEST(NordicActs, ChaptersAndSectionsAreNumberedBeforeTheirWordAndListsAreLists) {
  const Reading reading = Read(
      "Lag om fyrar\n\n1 kap. Inledning\n\n1 § Denna lag gäller fyrar som är höga och lyser.\n\n"
      "2 § Med fyr avses i denna lag ett torn\n\n1. som står vid kusten,\n\n2. som visar ljus.\n\n"
      "2 kap. Tillstånd\n\n1 § Tillstånd ges av länsstyrelsen för högst ett år.\n\n"
      "1 a § Tillstånd får återkallas när som helst.\n\nÖvergångsbestämmelser\n\n"
      "1. Denna lag träder i kraft nu.\n\n2. Äldre lag upphävs.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "1 a §"), "chapter 2 > section 1a") << reading.Print();
  EXPECT_EQ(reading.outline.units[reading.Units("point")[0]->parent].number.normalized, "2");
  ASSERT_EQ(reading.Units("transitional").size(), 1u);
  EXPECT_EQ(reading.Units("transitional")[0]->parent, 0u);
}

TEST(NordicActs, RomanNumbersStandBeforeTheWordToo) {
  const Reading reading = Read(
      "Kuntalaki\n\nI OSA\nYLEISTÄ\n\n1 luku\nAsema\n\n1 §\nKunta\n\nSuomi jakautuu kuntiin.\n\n"
      "II OSA\nTALOUS\n\n2 luku\nTalousarvio\n\n2 §\nTalousarvio\n\nSe hyväksytään.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "2 §"), "part II > chapter 2 > section 2") << reading.Print();
}

TEST(DutchActs, BareNumbersAreParagraphsWhereArticlesHaveAWord) {
  const Reading reading = Read(
      "Molenwet\n\nHoofdstuk 1. Algemeen\n\nArtikel 1\n\nIn deze wet wordt verstaan onder molen: "
      "een werktuig.\n\nArtikel 2\n\n1 Het is verboden een molen te slopen.\n\n"
      "2 Er kan ontheffing worden verleend indien:\na. de molen bouwvallig is;\nb. hij scheef "
      "is.\n\n"
      "3 Daaraan kunnen voorschriften worden verbonden.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "3"), "chapter 1 > article 2 > subsection 3") << reading.Print();
  EXPECT_THAT(Labels(reading, "section"), IsEmpty());
}

TEST(PortugueseActs, SignsBelowArticlesAndNumbersSetApartByADash) {
  const Reading reading = Read(
      "Lei das palmeiras\n\nArt. 1º Esta Lei protege as palmeiras.\n\n"
      "Parágrafo único. Não se aplica aos coqueiros.\n\nArt. 2º Considera-se:\n\n"
      "I - palmeira: uma planta;\n\nII - dono: quem a possui.\n\n§ 1º O dono deve registrar-se.\n\n"
      "§ 2º O registro é gratuito.\n\nArt. 3º Esta Lei entra em vigor hoje.\n",
      "act");
  EXPECT_EQ(Labels(reading, "article").size(), 3u) << reading.Print();
  EXPECT_THAT(PathOf(reading, "§ 2º"), ::testing::StartsWith("article 2 > ")) << reading.Print();
  EXPECT_EQ(PathOf(reading, "II -"), "article 2 > point II");
  EXPECT_EQ(PathOf(reading, "Parágrafo único."), "article 1 > subsection 1");
}

TEST(ChineseActs, TheTableOfContentsEndsWhereItsFirstEntryComesAgain) {
  const Reading reading = Read(
      "竹林保护法\n\n目录\n\n第一章 总则\n第二章 保护\n第三章 附则\n\n第一章 总则\n\n"
      "第一条 为了保护竹林，制定本法。\n\n第二条 本法所称竹林，是指：\n（一）天然竹林；\n"
      "（二）人工竹林。\n\n第二章 保护\n\n第三条 采伐应当取得许可证。\n\n第三章 附则\n\n"
      "第四条 本法自今日起施行。\n",
      "act");
  EXPECT_EQ(Labels(reading, "chapter").size(), 3u) << reading.Print();
  EXPECT_EQ(reading.With(Role::kTocEntry).size(), 3u);
  EXPECT_EQ(PathOf(reading, "（二）"), "chapter 1 > article 2 > point 2");
}

TEST(References, ANumberCutFromItsWordIsNoLabel) {
  const Reading reading = Read(
      "Treaty\n\nArticle 1\n\n1. The Parties shall do what is said in\n"
      "Article 3. They shall do it soon.\n\n2. As provided in paragraph\n"
      "3. The Committee shall meet.\n\n3. The Committee may decide otherwise.\n\nArticle 2\n\n"
      "This is the end.\n",
      "treaty");
  EXPECT_THAT(Labels(reading, "article"), ElementsAre("Article 1", "Article 2")) << reading.Print();
  EXPECT_THAT(Labels(reading, "paragraph"), ElementsAre("1.", "2.", "3."));
}

TEST(Clauses, MayHoldAList) {
  const Reading reading = Read(
      "The General Assembly,\n\nRecalling its resolution 1/2,\n\nMindful of lagoons for:\n\n"
      "(a) fisheries,\n\n(b) tourism,\n\nMeasures\n\n1. Reaffirms everything;\n\n"
      "2. Decides to go on.\n",
      "un");
  EXPECT_EQ(reading.With(Role::kClause).size(), 2u) << reading.Print();
  EXPECT_THAT(Labels(reading, "paragraph"), ElementsAre("1.", "2."));
  EXPECT_THAT(Texts(reading, Role::kCrossHeading), ElementsAre("Measures"));
}

TEST(Clauses, ALetteredPartMayBeginWithOne) {
  const Reading reading = Read(
      "The Security Council,\n\nRecalling resolution 1 (1990),\n\nA\n\n1. Demands one thing;\n\n"
      "2, Demands another;\n\nB\n\nReaffirming the need for access,\n\nl. Authorizes observers;\n\n"
      "2. Urges States to pay;\n\nC\n\n1. Remains seized.\n",
      "un");
  EXPECT_THAT(Labels(reading, "division"), ElementsAre("A", "B", "C")) << reading.Print();
  EXPECT_EQ(reading.Units("paragraph").size(), 5u);
}

TEST(Judgments, AreRecognisedAndTheirParagraphsRunThrough) {
  const Reading reading = Read(
      "IN THE HIGH COURT OF ALDERIA\n\nJUDGMENT\n\nCase No: 12/2012\n\nIntroduction\n\n"
      "[1] This appeal concerns a tree.\n\n[2] Section 3 provides:\n\n"
      "‘(1) No person may fell a tree.\n\n(2) A person who does is guilty.’\n\nThe law\n\n"
      "[3] 3 Article 2 of the Code says more.\n\n[4] The appeal is dismissed.\n");
  EXPECT_EQ(reading.mapping->id, "judgment");
  EXPECT_THAT(Labels(reading, "paragraph"), ElementsAre("[1]", "[2]", "‘(1)", "(2)", "[3]", "[4]"))
      << reading.Print();
  ASSERT_EQ(reading.With(Role::kQuoted).size(), 1u);
  EXPECT_EQ(reading.With(Role::kQuoted)[0]->field, "embedded");
}

}  // namespace
}  // namespace lexport
