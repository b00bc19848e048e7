#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "helpers.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Unit(std::string_view tag, std::string_view eid, std::string_view num,
                 std::string_view inside) {
  std::string xml = "<" + std::string(tag) + " eId=\"" + std::string(eid) + "\"><num>";
  xml.append(num).append("</num>").append(inside).append("</").append(tag);
  return xml + ">";
}

std::string P(std::string_view text) {
  return "<content><p>" + std::string(text) + "</p></content>";
}

// Articles 1 to 4 in two parts; article 2 with paragraphs 1 and 2, the second with points a and b;
// article 3 with paragraphs 1 and 2; `text` stands in paragraph 1 of article 3.
std::string Treaty(std::string_view text, std::string_view article = "Article ") {
  const std::string a(article);
  const std::string points = "<list eId=\"art_2__para_2__list_1\"><intro><p>x</p></intro>" +
                             Unit("point", "art_2__para_2__list_1__point_a", "(a)", P("x")) +
                             Unit("point", "art_2__para_2__list_1__point_b", "(b)", P("x")) +
                             "</list>";
  return Statement(Unit("part", "part_I", "Part I",
                        Unit("article", "art_1", a + "1", P("x")) +
                            Unit("article", "art_2", a + "2",
                                 Unit("paragraph", "art_2__para_1", "1.", P("x")) +
                                     Unit("paragraph", "art_2__para_2", "2.", points))) +
                   Unit("part", "part_II", "Part II",
                        Unit("article", "art_3", a + "3",
                             Unit("paragraph", "art_3__para_1", "1.", P(text)) +
                                 Unit("paragraph", "art_3__para_2", "2.", P("x"))) +
                            Unit("article", "art_4", a + "4", P("x"))));
}

std::vector<std::string> Refs(std::string_view text, std::string_view language = "en",
                              std::string_view article = "Article ", std::string mapping = "un") {
  return Marked(AnnotateXml(Treaty(text, article), std::move(mapping), language).document,
                Tag::kRef, Attr::kHref);
}

TEST(LocalReferenceTest, ArticlesAndParts) {
  EXPECT_THAT(Refs("Under article 2, Part I and Article 4 above."),
              ElementsAre("#art_2 article 2", "#part_I Part I", "#art_4 Article 4"));
}

TEST(LocalReferenceTest, ParagraphsBelongToTheArticleAround) {
  EXPECT_THAT(Refs("in paragraph 2 above and paragraph 2 of this article"),
              ElementsAre("#art_3__para_2 paragraph 2", "#art_3__para_2 paragraph 2"));
}

TEST(LocalReferenceTest, ChainsInEitherOrder) {
  EXPECT_THAT(Refs("paragraph 1 of article 2; article 2, paragraph 1; article 2(1)"),
              ElementsAre("#art_2__para_1 paragraph 1 of article 2",
                          "#art_2__para_1 article 2, paragraph 1", "#art_2__para_1 article 2(1)"));
}

TEST(LocalReferenceTest, PointsBehindNumbers) {
  EXPECT_THAT(Refs("article 2, paragraph 2 (b), and article 2 (2)(a)"),
              ElementsAre("#art_2__para_2__list_1__point_b article 2, paragraph 2 (b)",
                          "#art_2__para_2__list_1__point_a article 2 (2)(a)"));
}

TEST(LocalReferenceTest, ListsAndRanges) {
  const Document document = AnnotateXml(Treaty("articles 1, 2 and 4; articles 1 to 3")).document;
  EXPECT_THAT(Marked(document, Tag::kRef, Attr::kHref),
              ElementsAre("#art_1 articles 1", "#art_2 2", "#art_4 4"));
  EXPECT_THAT(Marked(document, Tag::kRref, Attr::kFrom), ElementsAre("#art_1 articles 1 to 3"));
  EXPECT_THAT(Marked(document, Tag::kRref, Attr::kUpTo), ElementsAre("#art_3 articles 1 to 3"));
}

TEST(LocalReferenceTest, LabelsInParenthesesShareTheirNumber) {
  EXPECT_THAT(Refs("article 2 (1) and (2); article 2, paragraph 2 (a) or (b)"),
              ElementsAre("#art_2__para_1 article 2 (1)", "#art_2__para_2 (2)", "#art_2 article 2",
                          "#art_2__para_2__list_1__point_a paragraph 2 (a)",
                          "#art_2__para_2__list_1__point_b (b)"));
}

TEST(LocalReferenceTest, WhatGoesOnAtAnInnerLevelIsOfTheSameOuterUnit) {
  EXPECT_THAT(Refs("article 2, paragraph 1, and paragraph 2"),
              ElementsAre("#art_2__para_1 article 2, paragraph 1", "#art_2__para_2 paragraph 2"));
  EXPECT_THAT(Refs("nach § 9 Abs. 1 und Abs. 2", "de", "§ "), IsEmpty());
  EXPECT_THAT(Refs("nach § 2 Abs. 1 und § 2 Abs. 1 Satz 2, Abs. 1 und 2", "de", "§ "),
              ElementsAre("#art_2__para_1 § 2 Abs. 1", "#art_2__para_1 § 2 Abs. 1 Satz 2",
                          "#art_2__para_1 Abs. 1", "#art_2__para_2 2"));
}

TEST(LocalReferenceTest, UnitsOfACitedDocument) {
  EXPECT_THAT(Refs("Article 6(1), point (a), of Regulation (EU) 2016/679", "en", "Article ", "eu"),
              ElementsAre("/akn/eu/act/reg/2016/679/~art_6 Article 6(1), point (a)",
                          "/akn/eu/act/reg/2016/679 Regulation (EU) 2016/679"));
}

TEST(LocalReferenceTest, ListsInsideAnOuterUnit) {
  EXPECT_THAT(Refs("paragraphs 1 and 2 of article 2"),
              ElementsAre("#art_2__para_1 paragraphs 1", "#art_2__para_2 2", "#art_2 article 2"));
}

TEST(LocalReferenceTest, OtherDocumentsAreNotThisOne) {
  EXPECT_THAT(Refs("article 2 of the Convention; article 2 of Law 5; preambular paragraph 2; "
                   "Ibid., art. 1; article 4 TFEU; Article 4 thereof"),
              IsEmpty());
  EXPECT_THAT(Refs("Article 2(1) and article 4 of Directive 95/46/EC"), IsEmpty());
  EXPECT_THAT(Refs("article 2 of the present Convention"), ElementsAre("#art_2 article 2"));
}

TEST(LocalReferenceTest, PartsThatDoNotExistAreLeft) {
  EXPECT_THAT(Refs("article 7; paragraph 9; article 2, paragraph 2 (c); article 4, paragraph 1"),
              IsEmpty());
}

TEST(LocalReferenceTest, ParagraphsNumberedThroughTheWholeDocument) {
  const std::string xml = Statement(
      Unit("section", "sec_I", "I.", Unit("paragraph", "para_1", "1.", P("x"))) +
      Unit("section", "sec_II", "II.", Unit("paragraph", "para_2", "2.", P("see para. 1."))));
  EXPECT_THAT(Marked(AnnotateXml(xml).document, Tag::kRef, Attr::kHref),
              ElementsAre("#para_1 para. 1"));
}

TEST(LocalReferenceTest, RestartingNumbersAreNoAnswerElsewhere) {
  // Article 4 has no paragraphs: which paragraph 2 is meant cannot be known.
  std::string xml = Treaty("x");
  const size_t last = xml.rfind("<p>x</p>");
  xml.replace(last, 8, "<p>paragraph 2</p>");
  EXPECT_THAT(Marked(AnnotateXml(xml).document, Tag::kRef, Attr::kHref), IsEmpty());
}

TEST(LocalReferenceTest, TheAnnexOfThisDocument) {
  const std::string xml =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"r\">"
      "<meta/><mainBody><p>the annex to the present report; the annex to document A/HRC/26/34; "
      "(A/HRC/26/34, annex)</p></mainBody><attachments><attachment eId=\"att_1\"><heading>Annex"
      "</heading><statement name=\"s\"><mainBody><p>x</p></mainBody></statement></attachment>"
      "</attachments></doc></akomaNtoso>";
  EXPECT_THAT(Marked(AnnotateXml(xml).document, Tag::kRef, Attr::kHref),
              ElementsAre("#att_1 annex"));
}

TEST(LocalReferenceTest, OtherLanguages) {
  EXPECT_THAT(Refs("à l’article 2, paragraphe 1, et l’article premier", "fr"),
              ElementsAre("#art_2__para_1 article 2, paragraphe 1", "#art_1 article premier"));
  EXPECT_THAT(Refs("l’article 2 de la Convention, l’article 2 de la présente Convention", "fr"),
              ElementsAre("#art_2 article 2"));
  EXPECT_THAT(Refs("en el párrafo 1 del artículo 2", "es", "Artículo "),
              ElementsAre("#art_2__para_1 párrafo 1 del artículo 2"));
  EXPECT_THAT(Refs("nach § 2 Abs. 2 Buchstabe b, § 2 BGB und § 4 dieses Gesetzes", "de", "§ "),
              ElementsAre("#art_2__para_2__list_1__point_b § 2 Abs. 2 Buchstabe b", "#art_4 § 4"));
  EXPECT_THAT(Refs("в соответствии с пунктом 1 и статьей 2", "ru", "Статья "),
              ElementsAre("#art_3__para_1 пунктом 1", "#art_2 статьей 2"));
}

TEST(LocalReferenceTest, ATargetWithoutEIdLosesItsReference) {
  Document document = Read(Treaty("see article 2 here"));
  Findings findings;
  const Annotations annotations = Annotate(MappingNamed("un"), "en", &document, &findings);
  ASSERT_EQ(annotations.locals.size(), 1u);
  const std::string before = TextOf(document);
  document.RemoveAttribute(annotations.locals[0].target, Attr::kEId);
  ResolveReferences(annotations, &document);
  EXPECT_THAT(ElementsOf(document, Tag::kRef), IsEmpty());
  EXPECT_EQ(TextOf(document), before);
}

}  // namespace
}  // namespace lexport
