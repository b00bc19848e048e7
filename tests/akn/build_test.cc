#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "akn/outline_maker.h"
#include "akn/schema_check.h"
#include "akn/text.h"
#include "base/strings.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class BuildTest : public ::testing::Test {
 protected:
  // The document from the preface on, without eIds and line ends: what a person would compare.
  std::string Built() {
    const Document document = maker_.Build();
    std::string xml;
    WriteXml(document, &xml);
    if (Schema().available()) {
      EXPECT_EQ(Schema().Faults(xml), "") << xml;
    }
    std::string plain;
    WriteXml(document, &plain, {.indent = false});
    std::string out;
    for (size_t at = plain.find("</meta>") + 7; at < plain.size();) {
      const size_t eid = std::min(plain.find(" eId=\"", at), plain.size());
      out += plain.substr(at, eid - at);
      at = eid == plain.size() ? eid : plain.find('"', eid + 6) + 1;
    }
    return out.substr(0, out.rfind("</akomaNtoso>"));
  }
  Document Document_() { return maker_.Build(); }

  OutlineMaker maker_;
};

TEST_F(BuildTest, DeclarationWithPreambleArticlesAndLists) {
  maker_.Add(0, Role::kTitle, "Draft declaration");
  maker_.Add(0, Role::kFormula, "The General Assembly,");
  maker_.Add(0, Role::kClause, "Recalling the Charter,");
  maker_.Add(0, Role::kClause, "Recognizing peace,");
  maker_.Add(0, Role::kFormula, "Declares:");
  const UnitId one = maker_.Unit(0, maker_.article(), "Article 1");
  maker_.Unit(one, maker_.paragraph(), "1.", "", "Solidarity is one.");
  const UnitId two = maker_.Unit(one, maker_.paragraph(), "2.", "", "It rests on:");
  maker_.Unit(two, maker_.point(), "(a)", "", "Justice;");
  maker_.Unit(two, maker_.point(), "(b)", "", "Peace.");
  EXPECT_EQ(Built(),
            "<preface><p><docTitle>Draft declaration</docTitle></p></preface><preamble>"
            "<formula name=\"enactingFormula\"><p>The General Assembly,</p></formula><recitals>"
            "<recital><p>Recalling the Charter,</p></recital><recital><p>Recognizing peace,</p>"
            "</recital></recitals><formula name=\"enactingFormula\"><p>Declares:</p></formula>"
            "</preamble><mainBody><article><num>Article 1</num><paragraph><num>1.</num><content>"
            "<p>Solidarity is one.</p></content></paragraph><paragraph><num>2.</num><list><intro>"
            "<p>It rests on:</p></intro><point><num>(a)</num><content><p>Justice;</p></content>"
            "</point><point><num>(b)</num><content><p>Peace.</p></content></point></list>"
            "</paragraph></article></mainBody></statement>");
}

TEST_F(BuildTest, TextAfterAListClosesItAndTextBetweenUnitsIsAnAlinea) {
  const UnitId article = maker_.Unit(0, maker_.article(), "1", "", "Lead:");
  maker_.Unit(article, maker_.point(), "(a)", "", "first");
  maker_.Add(article, Role::kText, "close");
  const UnitId part = maker_.Unit(0, maker_.part(), "I", "Heading", "before");
  maker_.Unit(part, maker_.article(), "2", "", "two");
  maker_.Add(part, Role::kText, "between");
  maker_.Unit(part, maker_.article(), "3", "", "three");
  maker_.Add(part, Role::kText, "after");
  const std::string built = Built();
  EXPECT_THAT(built,
              HasSubstr("<p>first</p></content></point><wrapUp><p>close</p></wrapUp></list>"));
  EXPECT_THAT(built, HasSubstr("<heading>Heading</heading><intro><p>before</p></intro><article>"));
  EXPECT_THAT(built, HasSubstr("</article><alinea><content><p>between</p></content></alinea>"));
  EXPECT_THAT(built, HasSubstr("</article><wrapUp><p>after</p></wrapUp></part>"));
}

TEST_F(BuildTest, TextOfADocumentWithoutUnitsStandsInParagraphs) {
  maker_.Add(0, Role::kText, "one");
  maker_.Add(0, Role::kText, "two");
  EXPECT_EQ(Built(), "<mainBody><p>one</p><p>two</p></mainBody></statement>");
}

TEST_F(BuildTest, SingleOperativeTextIsAParagraph) {
  maker_.Add(0, Role::kFormula, "The Council,");
  maker_.Add(0, Role::kText, "Decides so.");
  EXPECT_THAT(Built(), HasSubstr("<mainBody><paragraph><content><p>Decides so.</p></content>"
                                 "</paragraph></mainBody>"));
}

TEST_F(BuildTest, ActHasALongTitleAndUnitsOnly) {
  maker_.metadata.document_class = "act";
  maker_.Add(0, Role::kTitle, "An Act");
  maker_.Add(0, Role::kText, "Loose text");
  EXPECT_EQ(Built(),
            "<preface><longTitle><p><docTitle>An Act</docTitle></p></longTitle></preface>"
            "<body><paragraph><content><p>Loose text</p></content></paragraph></body></act>");
}

TEST_F(BuildTest, NotesStandAtTheirMarkers) {
  maker_.blocks.notes.resize(3);
  maker_.blocks.runs = {maker_.TextRun("See the Charter."), maker_.TextRun("Damaged")};
  maker_.blocks.notes[0] = {"1", {{0, 1}}, NoteStatus::kWhole, 0};
  maker_.blocks.notes[1] = {"2", {{1, 1}}, NoteStatus::kDamaged, 0};
  maker_.blocks.notes[2] = {"*", {}, NoteStatus::kMissing, 0};
  maker_.Add(
      0, Role::kText,
      maker_.Range({maker_.TextRun("peace"), maker_.MarkerRun(0, "1"), maker_.TextRun(", war"),
                    maker_.MarkerRun(1, "2"), maker_.MarkerRun(2, "*"), maker_.TextRun(" again"),
                    maker_.MarkerRun(0, "1")}));
  const std::string built = Built();
  EXPECT_THAT(built,
              HasSubstr("<p>peace<authorialNote marker=\"1\" placement=\"bottom\">"
                        "<p>See the Charter.</p></authorialNote>, war<authorialNote "
                        "marker=\"2\" placement=\"bottom\" status=\"incomplete\"><p>Damaged"
                        "</p></authorialNote><authorialNote marker=\"*\" placement=\"bottom\" "
                        "status=\"incomplete\"><p/></authorialNote> again<noteRef "
                        "href=\"#authorialNote_1\" marker=\"1\"/></p>"));
  maker_.mapping.note_sup = true;
  EXPECT_THAT(Built(), HasSubstr("peace<sup class=\"footnote\"><authorialNote marker=\"1\""));
  std::string characters;
  AppendCharacters(Document_().root(), &characters);
  EXPECT_EQ(WithoutSpaces(characters), "peace1SeetheCharter.,war2Damaged*again1");
}

TEST_F(BuildTest, PageEndsStandWhereTheyAreOrBehindTheParagraphBefore) {
  const UnitId one = maker_.Unit(0, maker_.paragraph(), "1.");
  maker_.Add(one, Role::kText,
             maker_.Range({maker_.TextRun("a"), maker_.Other(RunKind::kPageBreak, 3),
                           maker_.Other(RunKind::kSpace), maker_.TextRun("b")}));
  const UnitId two = maker_.Unit(0, maker_.paragraph(), "");
  maker_.outline.units[two].label =
      maker_.Range({maker_.Other(RunKind::kPageBreak, 4), maker_.TextRun("2.")});
  EXPECT_THAT(Built(), HasSubstr("<p>a<eop number=\"3\"/> b<eop number=\"4\"/></p></content>"
                                 "</paragraph><paragraph><num>2.</num></paragraph>"));
}

// Where a text node says that it stands in the source, its characters do, white space aside.
TEST_F(BuildTest, TextsStandWhereTheySay) {
  const auto space = [this](uint32_t width) {  // the end of the run before, and `width` - 1 more
    const auto begin = static_cast<uint32_t>(maker_.text.size() - 1);
    maker_.text.append(width - 1, ' ');
    return lexport::Run{RunKind::kSpace, begin, begin + width, 0};
  };
  const lexport::Run first = maker_.TextRun("one"), narrow = space(1),
                     second = maker_.TextRun("two");
  const lexport::Run wide = space(4), third = maker_.TextRun("three");
  maker_.Add(0, Role::kText, maker_.Range({first, narrow, second, wide, third}));
  const Document document = Document_();
  std::vector<std::string> texts;
  for (NodeId id = 0; id < document.node_count(); ++id) {
    if (document.data(id).tag != Tag::kText) continue;
    texts.emplace_back(document.data(id).text);
    std::string there = maker_.text.substr(document.data(id).source, texts.back().size());
    std::replace(there.begin(), there.end(), '\n', ' ');
    if (texts.back()[0] != ' ') {
      EXPECT_EQ(there, texts.back());
    }
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"one two", " three"}));
}

TEST_F(BuildTest, RepairsShowRoundTheWholeWord) {
  maker_.Add(0, Role::kText,
             maker_.Range({maker_.TextRun("a (rights"), maker_.Inserted("-"),
                           maker_.TextRun("based) approach"), maker_.Other(RunKind::kSpace),
                           maker_.TextRun("non"), maker_.Inserted("-"), maker_.TextRun("State")}));
  EXPECT_THAT(Built(), HasSubstr("<p>a (<span status=\"edited\">rights-based</span>) approach "
                                 "<span status=\"edited\">non-State</span></p>"));
}

TEST_F(BuildTest, MastheadFieldsBecomeInlines) {
  maker_.metadata.date = "2017-04-25";
  const UnitId cover = maker_.Add(0, Role::kCover);
  const std::pair<const char*, const char*> kFields[] = {{"docNumber", "A/HRC/35/35"},
                                                         {"docDate", "25 April 2017"},
                                                         {"docDate", "3 May 2016"},
                                                         {"distribution", "Distr.: General"},
                                                         {"session", "Thirty-fifth session"}};
  for (const auto& [field, words] : kFields) {
    maker_.outline.units[maker_.Add(cover, Role::kMasthead, words)].field = field;
  }
  maker_.Add(0, Role::kText, "x");
  const std::string built = Built();
  EXPECT_THAT(built, HasSubstr("<coverPage><p><docNumber>A/HRC/35/35</docNumber></p>"));
  EXPECT_THAT(built, HasSubstr("<docDate date=\"2017-04-25\">25 April 2017</docDate>"));
  EXPECT_THAT(built, HasSubstr("<inline name=\"docDateText\">3 May 2016</inline>"));
  EXPECT_THAT(built, HasSubstr("<inline name=\"distribution\">Distr.: General</inline>"));
  EXPECT_THAT(built, HasSubstr("<session>Thirty-fifth session</session>"));
}

TEST_F(BuildTest, AttachmentIsADocumentAndTakesWhatFollows) {
  maker_.Unit(0, maker_.paragraph(), "1.", "", "host");
  const UnitId annex = maker_.Add(0, Role::kAttachment);
  maker_.outline.units[annex].label = maker_.Range("Annex");
  maker_.Add(annex, Role::kTitle, "Title");
  maker_.Unit(annex, maker_.paragraph(), "1.", "", "annexed");
  maker_.Add(0, Role::kText, "late");
  const std::string built = Built();
  EXPECT_THAT(built, HasSubstr("</mainBody><attachments><attachment><num>Annex</num><doc "
                               "name=\"report\"><meta>"));
  EXPECT_THAT(built, HasSubstr("<preface><p><docTitle>Title</docTitle></p></preface><mainBody>"
                               "<paragraph><num>1.</num><content><p>annexed</p></content>"
                               "</paragraph><paragraph><content><p>late</p>"));
}

TEST_F(BuildTest, TablesContentsAndQuotations) {
  const UnitId heading = maker_.Add(0, Role::kTocHeading, "Contents");
  (void)heading;
  maker_.Add(0, Role::kTocEntry, "I. Scope ..... 3");
  const UnitId part = maker_.Unit(0, maker_.part(), "I.", "Scope");
  const UnitId table = maker_.Add(part, Role::kTable);
  for (const char* name : {"r1", "r2"}) {
    const UnitId row = maker_.Add(table, Role::kTableRow);
    maker_.Add(row, Role::kText, name);
    maker_.Add(row, Role::kText, "cell");
  }
  const UnitId quoted = maker_.Add(part, Role::kQuoted);
  maker_.Unit(quoted, maker_.article(), "“4a", "", "New text.”");
  const std::string built = Built();
  EXPECT_THAT(built, HasSubstr("<toc><tocItem href=\"#part_I\" level=\"1\">I. Scope ..... 3"));
  EXPECT_THAT(built, HasSubstr("<table><tr><td><p>r1</p></td><td><p>cell</p></td></tr><tr>"));
  EXPECT_THAT(built, HasSubstr("<p><mod><quotedStructure><article><num>“4a</num>"));
}

TEST_F(BuildTest, PreambleInContainersAndJudgmentHeader) {
  maker_.mapping.preamble_style = "container";
  maker_.mapping.options["attribute-prefix"] = "akn4un:";
  maker_.Add(0, Role::kFormula, "The Council,");
  maker_.Add(0, Role::kClause, "Recalling A,");
  maker_.Add(0, Role::kText, "x");
  EXPECT_THAT(Built(), HasSubstr("<formula name=\"akn4un:enactingFormula\"><p>The Council,</p>"
                                 "</formula><container name=\"recalling\"><p>Recalling A,</p>"));
  maker_.metadata.document_class = "judgment";
  EXPECT_THAT(Built(), HasSubstr("<header><p>The Council,</p><p>Recalling A,</p></header>"
                                 "<judgmentBody><decision><p>x</p></decision></judgmentBody>"));
}

TEST_F(BuildTest, PartsOfAJudgmentAreElements) {
  maker_.metadata.document_class = "judgment";
  maker_.Add(0, Role::kText, "before");
  const UnitId facts = maker_.Add(0, Role::kCrossHeading, "Facts");
  maker_.outline.units[facts].field = "background";
  maker_.Add(0, Role::kText, "they");
  const UnitId order = maker_.Add(0, Role::kText, "For these reasons");
  maker_.outline.units[order].field = "decision";
  const std::string built = Built();
  EXPECT_THAT(built, HasSubstr("<judgmentBody><introduction><p>before</p></introduction>"
                               "<background>"));
  EXPECT_THAT(built, HasSubstr("</background><decision><p>For these reasons</p></decision>"));
}

TEST_F(BuildTest, ANumberInWordsIsTheNumberOfTheEId) {
  const UnitId one = maker_.Unit(0, maker_.part(), "PREMIÈRE PARTIE");
  maker_.outline.units[one].number.ordinal = 1;
  maker_.Add(one, Role::kText, "x");
  const UnitId third = maker_.Unit(0, maker_.part(), "TROISIÈME PARTIE");
  maker_.outline.units[third].number.ordinal = 3;
  maker_.Add(third, Role::kText, "y");
  Document document = maker_.Build();
  AssignEIds(&document);
  std::string once, twice;
  WriteXml(document, &once);
  EXPECT_THAT(once, HasSubstr("<part eId=\"part_1\">"));
  EXPECT_THAT(once, HasSubstr("<part eId=\"part_3\">"));
  AssignEIds(&document);
  WriteXml(document, &twice);
  EXPECT_EQ(once, twice);
}

TEST_F(BuildTest, LargeFlatAndDeepOutlinesTakeLinearTime) {
  // Alternating texts, points and articles under one unit: what invites quadratic work.
  const auto nodes_of = [](int n) {
    OutlineMaker maker;
    const UnitId part = maker.Unit(0, maker.part(), "I");
    for (int i = 0; i < n; ++i) {
      maker.Add(part, Role::kText, "t");
      maker.Unit(part, maker.point(), "(a)", "", "p");
      maker.Unit(part, maker.article(), "1", "", "same number each time");
    }
    const auto start = std::clock();
    const Document document = maker.Build();
    std::string xml;
    WriteXml(document, &xml);
    return static_cast<double>(std::clock() - start);
  };
  nodes_of(500);  // warm up
  const double small = std::max(nodes_of(2000), 1000.0);
  EXPECT_LT(nodes_of(20000) / small, 40) << "ten times the input";
}

}  // namespace
}  // namespace lexport
