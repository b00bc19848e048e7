// Treaties, resolutions and declarations of many traditions, invented and short.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outline/reading.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using testing_outline::BlockText;
using testing_outline::Headings;
using testing_outline::Labels;
using testing_outline::PathOf;
using testing_outline::Read;
using testing_outline::Reading;
using testing_outline::Texts;

TEST(ChineseTreaties, PartsAndChaptersHoldOneArticleEach) {
  const Reading reading = Read(
      "保护山泉公约\n\n本公约各缔约国，\n\n认识到山泉为人民生活所必需，\n\n兹协议如下：\n\n"
      "第一部分 总则\n\n第一条 用语\n\n为本公约的目的，山泉是指地下水。\n\n"
      "第二部分 保护\n\n第一章 义务\n\n第二条 一般义务\n\n１. 各国应保护山泉。\n\n"
      "２. 各国应通知秘书处。\n\n第二章 合作\n\n第三条 情报\n\n缔约国承允：\n\n（子）交换情报；\n\n"
      "（丑）互相合作。\n\n第三部分 最后条款\n\n第四条 生效\n\n本公约自第三十天起生效。\n\n"
      "附件一 水质标准\n\n第一条 硝酸盐不得超过五十毫克。\n\n附件二 仲裁\n\n"
      "第一条 仲裁庭由三名成员组成。\n",
      "treaty");
  EXPECT_EQ(PathOf(reading, "第三条"), "part 2 > chapter 2 > article 3") << reading.Print();
  EXPECT_EQ(PathOf(reading, "２."), "part 2 > chapter 1 > article 2 > paragraph 2");
  EXPECT_EQ(PathOf(reading, "（丑）"), "part 2 > chapter 2 > article 3 > point 2");
  EXPECT_EQ(PathOf(reading, "第四条"), "part 3 > article 4");
  EXPECT_THAT(Headings(reading, "part"), ElementsAre("总则", "保护", "最后条款"));
  EXPECT_THAT(Headings(reading, "annex"), ElementsAre("水质标准", "仲裁"));
  EXPECT_THAT(Texts(reading, Role::kFormula), ElementsAre("本公约各缔约国，", "兹协议如下："));
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(JapaneseActs, ParagraphsAreNumberedFromTheSecondOn) {
  const Reading reading = Read(
      "温泉源保護法\n\n第一章　総則\n\n（目的）\n\n第一条　この法律は、温泉源の保護を図る。\n\n"
      "（定義）\n\n第二条　この法律において「温泉源」とは、温水をいう。\n\n"
      "２　この法律において「区域」とは、次に掲げる区域をいう。\n\n一　知事が指定する区域\n\n"
      "二　大臣が指定する区域\n\n３　前項の指定は、公示する。\n\n（許可）\n\n"
      "第三条　掘さくしようとする者は、許可を受けなければならない。\n\n"
      "２　許可は、書面でする。\n",
      "act");
  EXPECT_EQ(PathOf(reading, "３"), "chapter 1 > article 2 > subsection 3") << reading.Print();
  EXPECT_EQ(PathOf(reading, "二"), "chapter 1 > article 2 > subsection 2 > point 2");
  EXPECT_THAT(Labels(reading, "subsection"), ElementsAre("２", "３", "２"));
  EXPECT_EQ(reading.AllText(), BlockText(reading));
}

TEST(JapaneseTreaties, LettersOfFullWidthAreLetters) {
  const Reading reading = Read(
      "条約\n\n第一条　（定義）\n\nこの条約の適用上、\n\n（ａ）「泉源」とは、地下水をいう。\n\n"
      "（ｂ）「山間部」とは、土地をいう。\n\n第二条　（義務）\n\n１　締約国は、措置をとる。\n\n"
      "２　締約国は、通報する。\n",
      "treaty");
  EXPECT_EQ(PathOf(reading, "（ｂ）"), "article 1 > point b") << reading.Print();
}

TEST(KoreanActs, NumbersInRingsAreParagraphs) {
  const Reading reading = Read(
      "샘물법\n\n제1조(목적) 이 법은 샘물을 보호함을 목적으로 한다.\n\n"
      "제2조(책무) ① 국가는 시책을 수립하여야 한다.\n② 단체는 협력하여야 한다.\n"
      "③ 국민은 참여할 권리를 가진다.\n\n제3조(지정) ① 장관은 지정할 수 있다.\n"
      "② 지정은 고시하여야 한다.\n",
      "act");
  EXPECT_THAT(Labels(reading, "subsection"), ElementsAre("①", "②", "③", "①", "②"))
      << reading.Print();
  EXPECT_EQ(PathOf(reading, "③"), "article 2 > subsection 3");
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("(목적)", "(책무)", "(지정)"));
}

// What Danes call a part is a section here.
TEST(DutchTreaties, AWordNamesWhatItNamesInTheLanguageOfTheText) {
  const Reading reading = Read(
      "Verdrag inzake bronnen\n\nDe Staten die partij zijn bij dit Verdrag,\n\n"
      "Erkennende dat bronnen onmisbaar zijn,\n\nZijn het volgende overeengekomen:\n\n"
      "DEEL I. ALGEMEEN\n\nArtikel 1\n\nDit Verdrag beschermt de bronnen van de Staten.\n\n"
      "DEEL II. SAMENWERKING\n\nHOOFDSTUK 1. GEGEVENS\n\nArtikel 2\n\nDe Staten wisselen gegevens "
      "uit.\n\nHOOFDSTUK 2. GESCHILLEN\n\nAFDELING 1. OVERLEG\n\nArtikel 3\n\nGeschillen worden "
      "door overleg geregeld.\n\nDEEL III. SLOT\n\nArtikel 4\n\nDit Verdrag treedt in werking.\n",
      "treaty");
  EXPECT_EQ(PathOf(reading, "Artikel 3"), "part II > chapter 2 > section 1 > article 3")
      << reading.Print();
  EXPECT_EQ(PathOf(reading, "Artikel 4"), "part III > article 4");
}

TEST(SpanishActs, DispositionsNeedNoOrdinal) {
  const Reading reading = Read(
      "Real decreto sobre las fuentes\n\nArtículo único. Se aprueba el reglamento de fuentes.\n\n"
      "Disposición adicional. Referencias.\n\nLas referencias se entenderán hechas a este.\n\n"
      "Disposición derogatoria.\n\nQueda derogada la orden de 1999.\n\nDisposición final\n\n"
      "El presente real decreto entrará en vigor mañana.\n",
      "act");
  EXPECT_EQ(PathOf(reading, "Disposición final"), "final-provision ") << reading.Print();
  EXPECT_THAT(Headings(reading, "additional-provision"), ElementsAre("Referencias."));
  EXPECT_EQ(reading.Units("repealing-provision").size(), 1u);
}

TEST(Preambles, NumbersOfTheirOwnCountNoProvisions) {
  for (const std::string_view style : {"(a) |(b) |a|b", "1. |2. |1|2", "A. |B. |A|B"}) {
    std::vector<std::string> part;
    for (size_t at = 0; at <= style.size();) {
      const size_t end = std::min(style.find('|', at), style.size());
      part.emplace_back(style.substr(at, end - at));
      at = end + 1;
    }
    const Reading reading =
        Read("AGREEMENT ON SPRINGS\n\nThe Governments of Andoria and Belandia,\n\n" + part[0] +
                 "Recalling the agreement of 3 May 1999;\n\n" + part[1] +
                 "Desiring to cooperate,\n\nHave agreed as follows:\n\nArticle 1\n\nThe Parties "
                 "shall protect springs.\n\nArticle 2\n\n1. This is in force.\n\n2. It stays so.\n",
             "treaty");
    const auto clauses = reading.With(Role::kClause);
    ASSERT_EQ(clauses.size(), 2u) << reading.Print();
    EXPECT_EQ(clauses[0]->number.normalized, part[2]);
    EXPECT_EQ(clauses[1]->number.normalized, part[3]);
    EXPECT_THAT(Labels(reading, "paragraph"), ElementsAre("1.", "2."));
    EXPECT_EQ(reading.AllText(), BlockText(reading));
  }
}

TEST(Preambles, TheirSectionsAreNoUnits) {
  const Reading reading = Read(
      "Ley de fuentes\n\nPREÁMBULO\n\nI\n\nLas fuentes son un patrimonio.\n\nII\n\nLa presente ley "
      "consta de un título.\n\nTÍTULO I\n\nDe la protección\n\nArtículo 1. Objeto.\n\nEsta ley "
      "protege las fuentes.\n\nArtículo 2. Vigor.\n\nEsta ley entra en vigor.\n",
      "act");
  EXPECT_EQ(reading.With(Role::kClause).size(), 2u) << reading.Print();
  EXPECT_EQ(reading.With(Role::kPreambleHeading).size(), 3u);
  EXPECT_EQ(reading.Units("point").size(), 0u);
}

TEST(Preambles, WhoSpeaksStandsBeforeTheFirstClause) {
  const Reading reading = Read(
      "Vertrag über Quellen\n\nDie Bundesrepublik Deutschland und die Republik Andorien –\n\n"
      "in dem Bestreben, die Quellen zu schützen,\n\nsind wie folgt übereingekommen:\n\nArtikel 1\n"
      "\nDie Quellen werden geschützt.\n\nArtikel 2\n\nDieser Vertrag tritt in Kraft.\n",
      "treaty");
  EXPECT_THAT(Texts(reading, Role::kFormula),
              ElementsAre("Die Bundesrepublik Deutschland und die Republik Andorien –",
                          "sind wie folgt übereingekommen:"))
      << reading.Print();
  EXPECT_EQ(reading.With(Role::kClause).size(), 1u);
}

TEST(Preambles, TheClausesBeforeTheWordsOfAgreementAreKnownByTheirCommas) {
  const Reading reading = Read(
      "אמנה בדבר מעיינות\n\nהמדינות בעלות האמנה,\n\nבהכירן כי מעיינות חיוניים,\n\nהסכימו לאמור:\n\n"
      "סעיף 1\n\nהמדינות יגנו על המעיינות.\n\nסעיף 2\n\nאמנה זו תיכנס לתוקף.\n",
      "treaty", {.language = "he"});
  EXPECT_EQ(reading.With(Role::kClause).size(), 2u) << reading.Print();
  EXPECT_EQ(reading.Units("article").size(), 2u);
}

TEST(Annexes, AnAnnexMayOpenWithASentenceThatBeginsLikeAClause) {
  const Reading reading = Read(
      "The Security Council,\n\nRecalling its resolution 1267 (1999),\n\n1. Decides to act;\n\n"
      "2. Decides to remain seized of the matter.\n\nAnnex I\n\nIn accordance with paragraph 1, "
      "the "
      "Team shall have the following tasks:\n\n(a) To submit a report;\n\n(b) To assist the "
      "Council.\n",
      "un");
  EXPECT_EQ(reading.With(Role::kClause).size(), 1u) << reading.Print();
  EXPECT_EQ(Labels(reading, "point").size(), 2u);
}

TEST(Headings, OneArticleMayBeHeadedAlone) {
  const Reading reading = Read(
      "CONVENIO SOBRE FUENTES\n\nLos Estados Partes,\n\nDeseosos de protegerlas,\n\nHan convenido "
      "en lo siguiente:\n\nArtículo 1º\n\nTérminos empleados\n\nA los efectos del presente "
      "Convenio, "
      "fuente es el agua que brota.\n\nArtículo 2º\n\nCada Estado adoptará medidas.\n\nArtículo "
      "3º\n"
      "\nEl Convenio entrará en vigor.\n",
      "treaty");
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("Términos empleados", "", ""))
      << reading.Print();
}

TEST(Headings, WhatIsAllOfAnArticleDoesNotHeadIt) {
  const Reading reading = Read(
      "CONVENTION\n\nLes États parties,\n\nSont convenus de ce qui suit:\n\nArticle 1\n\nTout État "
      "protège les sources.\n\nArticle 2\n\n(Abrogé)\n\nArticle 3\n\nLa présente convention sera "
      "ratifiée.\n",
      "treaty");
  EXPECT_THAT(Headings(reading, "article"), ElementsAre("", "", "")) << reading.Print();
}

TEST(Headings, ManyArticlesMayShareOne) {
  std::string text = "CONVENTION ON SPRINGS\n\nThe States Parties,\n\nHave agreed as follows:\n\n";
  for (int i = 1; i <= 8; ++i) {
    text += "Article " + std::to_string(i) +
            "\n\nObligations of States\n\nStates shall protect the springs.\n\n";
  }
  const std::vector<std::string> headings = Headings(Read(text, "treaty"), "article");
  EXPECT_EQ(headings, std::vector<std::string>(8, "Obligations of States"));
}

// Written by an editor under each label, a sentence is no heading.
TEST(Headings, ASentenceThatComesAgainAndAgainIsNone) {
  std::string text = "CONVENTION ON SPRINGS\n\nThe States Parties,\n\nHave agreed as follows:\n\n";
  for (int i = 1; i <= 8; ++i) {
    text += "Article " + std::to_string(i) +
            "\n\nThis is not yet in force\n\nStates shall protect the springs.\n\n";
  }
  const std::vector<std::string> headings = Headings(Read(text, "treaty"), "article");
  EXPECT_EQ(headings, std::vector<std::string>(8, ""));
}

}  // namespace
}  // namespace lexport
