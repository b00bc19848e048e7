#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "helpers.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> Dates(std::string_view text, std::string_view language = "en") {
  return Marked(AnnotateParagraph(text, "un", language).document, Tag::kDate, Attr::kDate);
}

std::vector<std::string> Refs(std::string_view text, std::string mapping = "un",
                              std::string_view language = "en") {
  return Marked(AnnotateParagraph(text, std::move(mapping), language).document, Tag::kRef,
                Attr::kHref);
}

std::vector<std::string> Entities(std::string_view text) {
  return Marked(AnnotateParagraph(text).document, Tag::kEntity, Attr::kRefersTo);
}

TEST(DateTest, DayMonthYear) {
  EXPECT_THAT(Dates("Held on 15 March 2006, in Geneva"), ElementsAre("2006-03-15 15 March 2006"));
  EXPECT_THAT(Dates("on the 3rd of May 1999."), ElementsAre("1999-05-03 3rd of May 1999"));
}

TEST(DateTest, SeveralDaysShareMonthAndYear) {
  EXPECT_THAT(Dates("on 1 and 2 September 2016 in Berlin"),
              ElementsAre("2016-09-01 1", "2016-09-02 2 September 2016"));
  EXPECT_THAT(Dates("from 15 to 20 January 2016"),
              ElementsAre("2016-01-15 15", "2016-01-20 20 January 2016"));
  EXPECT_THAT(Dates("27-28 June 2013"), ElementsAre("2013-06-27 27", "2013-06-28 28 June 2013"));
  EXPECT_THAT(Dates("31 August to 2 September 2016"),
              ElementsAre("2016-08-31 31 August", "2016-09-02 2 September 2016"));
}

TEST(DateTest, MonthFirstAndIso) {
  EXPECT_THAT(Dates("on March 15, 2006 and 2006-03-16"),
              ElementsAre("2006-03-15 March 15, 2006", "2006-03-16 2006-03-16"));
}

TEST(DateTest, OtherLanguages) {
  EXPECT_THAT(Dates("le 1er mars 2006", "fr"), ElementsAre("2006-03-01 1er mars 2006"));
  EXPECT_THAT(Dates("de 15 de marzo de 2006", "es"), ElementsAre("2006-03-15 15 de marzo de 2006"));
  EXPECT_THAT(Dates("vom 15. März 2006 und 3.4.2007", "de"),
              ElementsAre("2006-03-15 15. März 2006", "2007-04-03 3.4.2007"));
  EXPECT_THAT(Dates("от 15 марта 2006 года", "ru"), ElementsAre("2006-03-15 15 марта 2006"));
  EXPECT_THAT(Dates("2006年3月15日通过", "zh"), ElementsAre("2006-03-15 2006年3月15日"));
  EXPECT_THAT(Dates("المؤرخ 15 آذار/مارس 2006", "ar"), ElementsAre("2006-03-15 15 آذار/مارس 2006"));
  EXPECT_THAT(Dates("2006. március 15-én", "hu"), ElementsAre("2006-03-15 2006. március 15"));
}

TEST(DateTest, NoDatesThatDoNotExist) {
  EXPECT_THAT(Dates("31 June 2014, 29 February 2015, 0 May 2015, 12 June"), IsEmpty());
  EXPECT_THAT(Dates("resolution 48/16 May 2000"), IsEmpty());
}

TEST(DateTest, MonthWithoutDayHasNoInventedDay) {
  const Annotated made = AnnotateParagraph("in June 2014 and may be 2014");
  EXPECT_THAT(Marked(made.document, Tag::kDate, Attr::kDate), IsEmpty());
  EXPECT_THAT(Marked(made.document, Tag::kInline, Attr::kName), ElementsAre("interval June 2014"));
}

TEST(SymbolTest, SymbolsWithoutDateBecomeEntities) {
  const Annotated made = AnnotateParagraph("see A/HRC/21/44/Add. 1 and (A/HRC/26/34, annex).");
  EXPECT_THAT(Marked(made.document, Tag::kEntity, Attr::kRefersTo),
              ElementsAre("#A-HRC-21-44-Add.1 A/HRC/21/44/Add. 1", "#A-HRC-26-34 A/HRC/26/34"));
  EXPECT_THAT(Marked(made.document, Tag::kTLCReference, Attr::kShowAs),
              ElementsAre("A/HRC/21/44/Add.1 ", "A/HRC/26/34 "));
  ASSERT_EQ(made.findings.size(), 1u);
  EXPECT_EQ(made.findings[0].rule, "annotate.undated-reference");
  EXPECT_THAT(made.findings[0].message, HasSubstr("2 citations of 2 documents"));
}

TEST(SymbolTest, SentenceStopsAndDecoysStayOut) {
  EXPECT_THAT(Entities("contained in document A/HRC/26/34."),
              ElementsAre("#A-HRC-26-34 A/HRC/26/34"));
  EXPECT_THAT(Entities("either A/B or C, and S/he; HIV/AIDS 5"), IsEmpty());
}

TEST(CitationTest, PrintedDateGivesTheIri) {
  EXPECT_THAT(Refs("General Assembly resolution 60/252 of 27 March 2006"),
              ElementsAre("/akn/un/statement/deliberation/un-ga/2006-03-27/60-252 "
                          "resolution 60/252"));
}

TEST(CitationTest, DatePrintedOnceServesAllMentions) {
  EXPECT_THAT(
      Refs("The General Assembly, in resolution 60/252, and in its resolution 60/252 of "
           "27 March 2006"),
      ElementsAre(HasSubstr("un-ga/2006-03-27/60-252"), HasSubstr("un-ga/2006-03-27/60-252")));
}

TEST(CitationTest, NumberThatNamesItsYear) {
  EXPECT_THAT(Refs("Security Council resolution 1757 (2007)"),
              ElementsAre("/akn/un/statement/deliberation/un-sc/2007/1757 resolution 1757 (2007)"));
  EXPECT_THAT(Refs("The Commission on Human Rights, in its resolution 2005/55,"),
              ElementsAre("/akn/un/statement/deliberation/un-ecosoc-chr/2005/2005-55 "
                          "resolution 2005/55"));
}

TEST(CitationTest, OldSessionsInRomanNumerals) {
  EXPECT_THAT(Refs("General Assembly resolution 2625 (XXV), which"),
              ElementsAre("/akn/un/statement/deliberation/un-ga/1970-10-24/2625-XXV "
                          "resolution 2625 (XXV)"));
}

TEST(CitationTest, TheNumberAloneDoesNotNameTheOrgan) {
  EXPECT_THAT(Entities("In its resolution 26/6, the Human Rights Council renewed it"),
              ElementsAre("#un-ga-hrc-res-26-6 resolution 26/6"));
  EXPECT_THAT(Entities("The General Assembly met. The Human Rights Council met. In its resolution "
                       "32/9, the Assembly decided"),
              ElementsAre("#un-ga-res-32-9 resolution 32/9"));
  EXPECT_THAT(Entities("as said in resolution 32/9"),
              ElementsAre("#resolution-32-9 resolution 32/9"));
}

TEST(CitationTest, TheEnactingBodySpeaksOfItsOwnResolutions) {
  const Annotated made = AnnotateXml(
      Statement("<p>Recalls its resolution 47/19;</p>",
                "<preamble><formula name=\"enactingFormula\"><p>The General Assembly,</p></formula>"
                "<recitals><recital><p>Noting the report of the Human Rights Council,</p></recital>"
                "</recitals></preamble>"));
  EXPECT_THAT(Marked(made.document, Tag::kEntity, Attr::kRefersTo),
              ElementsAre("#un-ga-res-47-19 resolution 47/19"));
}

TEST(CitationTest, ListsWithDates) {
  const Annotated made = AnnotateParagraph(
      "The General Assembly, recalling its resolutions 47/19 of 24 November 1992, 48/16 of "
      "3 November 1993 and 49/9 of 26 October 1994,");
  EXPECT_THAT(Marked(made.document, Tag::kRef, Attr::kHref),
              ElementsAre("/akn/un/statement/deliberation/un-ga/1992-11-24/47-19 resolutions 47/19",
                          "/akn/un/statement/deliberation/un-ga/1993-11-03/48-16 48/16",
                          "/akn/un/statement/deliberation/un-ga/1994-10-26/49-9 49/9"));
  EXPECT_EQ(Marked(made.document, Tag::kDate, Attr::kDate).size(), 3u);
}

TEST(CitationTest, ActsOfTheUnion) {
  EXPECT_THAT(Refs("Directive 95/46/EC and Regulations (EU) 2016/679 and (EU) 2018/1725, "
                   "Regulation (EC) No 45/2001",
                   "eu"),
              ElementsAre("/akn/eu/act/dir/1995/46 Directive 95/46/EC",
                          "/akn/eu/act/reg/2016/679 Regulations (EU) 2016/679",
                          "/akn/eu/act/reg/2018/1725 (EU) 2018/1725",
                          "/akn/eu/act/reg/2001/45 Regulation (EC) No 45/2001"));
}

TEST(NameTest, TheLongestNameWinsAcrossLineEnds) {
  EXPECT_THAT(Refs("the Universal\nDeclaration of Human\n Rights and the United Nations Framework "
                   "Convention on Climate Change"),
              ElementsAre(HasSubstr("1948-12-10/217-A-III Universal\nDeclaration"),
                          HasSubstr("1992-05-09/unfccc United Nations Framework")));
}

TEST(NameTest, InstrumentsWithoutAnIriAreEntities) {
  const Annotated made = AnnotateParagraph("the Geneva Conventions relating to");
  EXPECT_THAT(Marked(made.document, Tag::kEntity, Attr::kRefersTo),
              ElementsAre("#geneva-conventions Geneva Conventions"));
  EXPECT_THAT(Marked(made.document, Tag::kEntity, Attr::kName),
              ElementsAre("instrument Geneva Conventions"));
}

TEST(NameTest, PortionsOfNamedInstruments) {
  EXPECT_THAT(
      Refs("Article 55 of the Charter of the United Nations"),
      ElementsAre("/akn/un/act/provision/1945-06-26/charter/~art_55 Article 55",
                  "/akn/un/act/provision/1945-06-26/charter Charter of the United Nations"));
  EXPECT_THAT(Refs("Declaration on the Right to Development, art. 3, para. 2"),
              ElementsAre(HasSubstr("41-128/!annex_1 Declaration"),
                          HasSubstr("41-128/!annex_1~art_3__para_2 art. 3, para. 2")));
}

TEST(NameTest, IbidIsTheSourceOfTheNoteBefore) {
  const Annotated made = AnnotateXml(Statement(
      "<p>rights,<authorialNote marker=\"c\"><p>See the Universal Declaration of Human Rights, "
      "preamble.</p></authorialNote> and<authorialNote marker=\"d\"><p>Ibid., art. 1.</p>"
      "</authorialNote> so<authorialNote marker=\"e\"><p>Ibid., art. 28.</p></authorialNote></p>"));
  EXPECT_THAT(Marked(made.document, Tag::kRef, Attr::kHref),
              ElementsAre(HasSubstr("217-A-III Universal"), HasSubstr("217-A-III/~art_1 art. 1"),
                          HasSubstr("217-A-III/~art_28 art. 28")));
}

TEST(NameTest, OrgansRolesConceptsGoalsHaveEntriesOnce) {
  const Annotated made = AnnotateParagraph(
      "The Security Council and the Security Council asked the Secretary-General about Goal 17 and "
      "Goal 18");
  EXPECT_EQ(Marked(made.document, Tag::kOrganization, Attr::kRefersTo).size(), 2u);
  EXPECT_THAT(Marked(made.document, Tag::kTLCOrganization, Attr::kEId), ElementsAre("un-sc "));
  EXPECT_THAT(Marked(made.document, Tag::kRole, Attr::kRefersTo),
              ElementsAre("#un-secretary-general Secretary-General"));
  EXPECT_THAT(Marked(made.document, Tag::kConcept, Attr::kRefersTo),
              ElementsAre("#sdg-17 Goal 17"));
}

TEST(UrlTest, AddressesWithoutTheSentence) {
  EXPECT_THAT(Marked(AnnotateParagraph("(see https://undocs.org/A/HRC/35/35), www.un.org/a_(b). "
                                       "Also http://x.org/p?q=1&amp;r=[2].")
                         .document,
                     Tag::kA, Attr::kHref),
              ElementsAre("https://undocs.org/A/HRC/35/35 https://undocs.org/A/HRC/35/35",
                          "http://www.un.org/a_(b) www.un.org/a_(b)",
                          "http://x.org/p?q=1&r=%5B2%5D http://x.org/p?q=1&r=[2]"));
}

TEST(LeadTest, OpeningWordsOfAClause) {
  const Annotated made = AnnotateXml(Statement(
      "<p>Recalling</p>",
      "<preamble><recitals><recital><p>Recalling also that, recalling this</p></recital>"
      "<recital><p>Deeply concerned that</p></recital><recital><p>Frobbing the</p></recital>"
      "</recitals></preamble>"));
  EXPECT_THAT(Marked(made.document, Tag::kTerm, Attr::kRefersTo),
              ElementsAre("#recalling Recalling also", "#concerned Deeply concerned"));
}

TEST(NestingTest, MatchesGoAcrossTypographyNotesAndPages) {
  const std::string xml = Statement(
      "<p>the <i>General</i> <b>Assembly</b> in 15 <eop/>March<authorialNote marker=\"1\"><p>A "
      "note of 3 May 2001.</p></authorialNote> 2006</p>");
  const Annotated made = AnnotateXml(xml);
  EXPECT_EQ(TextOf(made.document), TextOf(Read(xml)));
  EXPECT_THAT(Marked(made.document, Tag::kOrganization, Attr::kRefersTo),
              ElementsAre("#un-ga General Assembly"));
  ASSERT_EQ(ElementsOf(made.document, Tag::kDate).size(), 2u);
  EXPECT_EQ(ElementsOf(made.document, Tag::kDate)[0].attribute(Attr::kDate), "2006-03-15");
  EXPECT_EQ(ElementsOf(made.document, Tag::kEop)[0].parent().tag(), Tag::kDate);
}

TEST(NestingTest, AMatchThatWouldCutAnElementIsLeft) {
  const std::string xml =
      Statement("<p>on <i>the day 15</i> March 2006, and <b>15</b> May 2006</p>");
  const Annotated made = AnnotateXml(xml);
  EXPECT_EQ(TextOf(made.document), TextOf(Read(xml)));
  EXPECT_THAT(Marked(made.document, Tag::kDate, Attr::kDate),
              ElementsAre("2006-05-15 15 May 2006"));
}

TEST(NestingTest, WhatIsMarkedAlreadyStays) {
  const std::string xml = Statement(
      "<paragraph><num>15 March 2006</num><content><p><date date=\"2006-03-15\">15 March 2006"
      "</date> and <ref href=\"/akn/x/act/2000/1\">A/HRC/21/44</ref></p></content></paragraph>");
  const Annotated made = AnnotateXml(xml);
  std::string before, after;
  WriteXml(Read(xml), &before);
  WriteXml(made.document, &after);
  EXPECT_EQ(before, after);
}

TEST(EntryTest, AttachmentsHaveTheirOwnEntries) {
  Annotated made;
  made.document = Read(
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"r\">"
      "<meta><identification source=\"#me\"/><proprietary source=\"#me\"/></meta>"
      "<mainBody><p>Security Council</p></mainBody><attachments><attachment eId=\"att_1\">"
      "<statement name=\"s\"><meta><references source=\"#me\"><TLCOrganization "
      "eId=\"att_1__un-sc\" href=\"/x\" showAs=\"x\"/></references></meta>"
      "<mainBody><p>Security Council, General Assembly</p></mainBody></statement></attachment>"
      "</attachments></doc></akomaNtoso>");
  made.annotations = Annotate(MappingNamed("un"), "en", &made.document, &made.findings);
  ResolveReferences(made.annotations, &made.document);
  EXPECT_THAT(Marked(made.document, Tag::kOrganization, Attr::kRefersTo),
              ElementsAre("#un-sc Security Council", "#att_1__un-sc Security Council",
                          "#att_1__un-ga General Assembly"));
  EXPECT_THAT(Marked(made.document, Tag::kTLCOrganization, Attr::kEId),
              ElementsAre("un-sc ", "att_1__un-sc ", "att_1__un-ga "));
  const Node references = ElementsOf(made.document, Tag::kReferences)[0];
  EXPECT_EQ(references.attribute(Attr::kSource), "#me");
  EXPECT_EQ(references.next_sibling().tag(), Tag::kProprietary);
}

}  // namespace
}  // namespace lexport
