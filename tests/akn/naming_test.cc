#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "akn/build.h"
#include "akn/shared_files.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

Document Parsed(const std::string& inside) {
  Findings findings;
  auto document =
      ReadXml("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">" + inside +
                  "</akomaNtoso>",
              "x", {}, &findings);
  EXPECT_TRUE(document.has_value()) << (findings.empty() ? "" : findings[0].message);
  return document ? std::move(*document) : Document();
}

template <typename Visit>
void ForEach(Node node, Visit visit) {
  visit(node);
  for (Node child : node.children()) ForEach(child, visit);
}

// eIds of the elements that carry a class, by class.
std::map<std::string, std::string> Named(const std::string& inside) {
  Document document = Parsed(inside);
  AssignEIds(&document);
  std::map<std::string, std::string> named;
  ForEach(document.root(), [&](Node node) {
    if (node.has_attribute(Attr::kClass)) {
      named[std::string(node.attribute(Attr::kClass))] = node.attribute(Attr::kEId);
    }
  });
  return named;
}

std::string Unit(const std::string& tag, const std::string& num, const std::string& inside,
                 const std::string& mark = "") {
  return "<" + tag + (mark.empty() ? "" : " class=\"" + mark + "\"") + ">" +
         (num.empty() ? "" : "<num>" + num + "</num>") + inside + "</" + tag + ">";
}

const char kText[] = "<content><p/></content>";

// A report like the second sample: paragraphs run on through sections, divisions, subdivisions.
std::string Report() {
  auto para = [](int n, const std::string& mark = "") {
    return Unit("paragraph", std::to_string(n) + ".", kText, mark);
  };
  auto point = [](const std::string& n, const std::string& mark = "") {
    return Unit("point", "(" + n + ")", kText, mark);
  };
  std::string s = Unit("section", "I.", "<heading class=\"2\"/>" + para(1) + para(2), "1");
  s += Unit("section", "II.",
            Unit("division", "A.",
                 Unit("subdivision", "1.",
                      para(3) + para(4, "7") +
                          Unit("paragraph", "8.",
                               "<list class=\"8\"><intro><p/></intro>" + point("a") +
                                   point("d", "9") + "</list>"),
                      "4") +
                     Unit("subdivision", "2.", para(9)),
                 "3") +
                Unit("division", "B.", Unit("subdivision", "1.", para(10), "5")));
  s += Unit("section", "III.",
            Unit("division", "A.",
                 Unit("paragraph", "14.",
                      "<content class=\"10\"><p class=\"11\">x<eop class=\"13\"/>"
                      "<authorialNote class=\"12\"><p class=\"12p\"/>"
                      "</authorialNote><ref class=\"31\"/></p></content>")) +
                Unit("division", "H.", para(15), "6"));
  return s;
}

std::string Annex() {
  auto article = [](int n, const std::string& inside) {
    return Unit("article", "Article " + std::to_string(n), inside, "art" + std::to_string(n));
  };
  const std::string paras = Unit("paragraph", "1.", kText, "p1") + Unit("paragraph", "2.", kText);
  return "<preamble><formula name=\"x\"><p/></formula><recitals class=\"recs\">"
         "<recital><p/></recital><recital class=\"rec2\"><p><authorialNote class=\"note1\"><p/>"
         "</authorialNote></p></recital></recitals><formula name=\"y\" class=\"f2\"><p/></formula>"
         "</preamble><mainBody class=\"body\">" +
         Unit("part", "Part I.",
              article(1, paras + Unit("paragraph", "3.",
                                      "<list><intro><p/></intro>" +
                                          Unit("point", "(e)", kText, "1.3.e") + "</list>")) +
                  article(2, "<list class=\"l2\"><intro class=\"i2\"><p/></intro>" +
                                 Unit("point", "(i)", kText) + "</list>"),
              "partI") +
         Unit("part", "Part II.", article(3, paras) + article(4, paras), "partII") + "</mainBody>";
}

TEST(NamingTest, ReportWithRunningParagraphs) {
  auto named =
      Named("<doc name=\"r\"><meta/><mainBody class=\"19\">" + Report() + "</mainBody></doc>");
  EXPECT_EQ(named["1"], "sec_I");
  EXPECT_EQ(named["2"], "sec_I__heading");
  EXPECT_EQ(named["3"], "sec_II__dvs_A");
  EXPECT_EQ(named["4"], "sec_II__dvs_A__subdvs_1");
  EXPECT_EQ(named["5"], "sec_II__dvs_B__subdvs_1");
  EXPECT_EQ(named["6"], "sec_III__dvs_H");
  EXPECT_EQ(named["7"], "para_4");
  EXPECT_EQ(named["8"], "para_8__list_1");
  EXPECT_EQ(named["9"], "para_8__list_1__point_d");
  EXPECT_EQ(named["10"], "para_14__content");
  EXPECT_EQ(named["11"], "para_14__content__p_1");
  EXPECT_EQ(named["12"], "authorialNote_1");
  EXPECT_EQ(named["12p"], "authorialNote_1__p_1");
  EXPECT_EQ(named["13"], "eop_1");
  EXPECT_EQ(named["31"], "ref_1");
  EXPECT_EQ(named["19"], "body");
}

TEST(NamingTest, DeclarationWithArticlesThroughParts) {
  auto named = Named("<statement name=\"d\"><meta/>" + Annex() + "</statement>");
  EXPECT_EQ(named["recs"], "recs");
  EXPECT_EQ(named["rec2"], "rec_2");
  EXPECT_EQ(named["f2"], "formula_2");
  EXPECT_EQ(named["body"], "body");
  EXPECT_EQ(named["partII"], "part_II");
  EXPECT_EQ(named["art4"], "art_4");
  EXPECT_EQ(named["p1"], "art_4__para_1");
  EXPECT_EQ(named["l2"], "art_2__list_1");
  EXPECT_EQ(named["i2"], "art_2__list_1__intro");
  EXPECT_EQ(named["1.3.e"], "art_1__para_3__list_1__point_e");
  EXPECT_EQ(named["note1"], "authorialNote_1");
}

TEST(NamingTest, AttachmentPrefixesAllThatIsInIt) {
  auto named = Named(
      "<doc name=\"r\"><meta><references source=\"#un\"><TLCOrganization href=\"/o/un\"/>"
      "</references></meta><mainBody>" +
      Report() +
      "</mainBody><attachments><attachment class=\"att\"><heading class=\"h\"/>"
      "<statement name=\"d\"><meta><references class=\"\" source=\"#un\"><TLCOrganization "
      "class=\"tlc\" href=\"/o/un\" eId=\"un\"/></references></meta>" +
      Annex() + "</statement></attachment></attachments></doc>");
  EXPECT_EQ(named["att"], "att_1");
  EXPECT_EQ(named["h"], "att_1__heading");
  EXPECT_EQ(named["tlc"], "att_1__un");
  EXPECT_EQ(named["partII"], "att_1__part_II");
  EXPECT_EQ(named["p1"], "att_1__art_4__para_1");
  EXPECT_EQ(named["1.3.e"], "att_1__art_1__para_3__list_1__point_e");
  EXPECT_EQ(named["rec2"], "att_1__rec_2");
  EXPECT_EQ(named["note1"], "att_1__authorialNote_1");
  EXPECT_EQ(named["1"], "sec_I");
  EXPECT_EQ(named["7"], "para_4");
}

TEST(NamingTest, ExamplesOfTheConvention) {
  const std::string deep =
      Unit("rule", "Rule 16bis",
           Unit("paragraph", "16bis.1", "<list>" + Unit("point", "(a)", kText, "34") + "</list>"));
  EXPECT_EQ(Named("<doc><mainBody>" + deep + "</mainBody></doc>")["34"],
            "rule_16bis__para_16bis-1__list_1__point_a");
  const std::string quoted = "<content><p><mod><quotedStructure>" +
                             Unit("article", "4a", kText, "35") +
                             "</quotedStructure></mod></p></content>";
  EXPECT_EQ(Named("<act><body>" + Unit("article", "15", Unit("clause", "3", quoted)) +
                  "</body></act>")["35"],
            "art_15__cl_3__mod_1__qstr_1__art_4a");
}

TEST(NamingTest, RepeatedAndMissingNumbers) {
  auto named =
      Named("<act><body>" + Unit("article", "1", kText, "a") + Unit("article", "1", kText, "b") +
            Unit("article", "1", kText, "c") + Unit("article", "", kText, "d") +
            Unit("article", "Article premier", kText, "e") + "</body></act>");
  EXPECT_EQ(named["a"], "art_1");
  EXPECT_EQ(named["b"], "art_1_2");
  EXPECT_EQ(named["c"], "art_1_3");
  EXPECT_EQ(named["d"], "art_nn_1");
  EXPECT_EQ(named["e"], "art_5");
  EXPECT_EQ(Named("<doc><mainBody>" + Unit("paragraph", "", kText) +
                  Unit("paragraph", "", kText, "2") + "</mainBody></doc>")["2"],
            "para_2");
}

TEST(NamingTest, OneWrongNumberDoesNotChangeTheWholeScheme) {
  std::string body;
  for (int part = 0; part < 5; ++part) {
    std::string articles;
    for (int i = 1; i <= 4; ++i) {
      const int n = part == 2 && i == 1 ? 3 : part * 4 + i;
      articles +=
          Unit("article", std::to_string(n), kText, std::to_string(part) + std::to_string(i));
    }
    body += Unit("part", std::to_string(part), articles);
  }
  auto named = Named("<act><body>" + body + "</body></act>");
  EXPECT_EQ(named["44"], "art_20");
  EXPECT_EQ(named["21"], "art_3_2");
}

TEST(NamingTest, LinksFollowInTheirComponent) {
  Document document = Parsed(
      "<doc><meta><references source=\"#x\"><TLCPerson eId=\"x\" "
      "href=\"/p/x\"/></references></meta>"
      "<mainBody><article eId=\"old\"><content><p><ref href=\"#old\"/> <ref href=\"#none\"/>"
      "<ref href=\"#other #old\"/></p></content></article></mainBody><attachments><attachment>"
      "<doc><meta><references source=\"#x\"><TLCPerson eId=\"x\" href=\"/p/x\"/></references>"
      "</meta><mainBody><section eId=\"other\"><content><p><ref href=\"#old\"/></p></content>"
      "</section></mainBody></doc></attachment></attachments></doc>");
  AssignEIds(&document);
  std::string links;
  ForEach(document.root(), [&](Node node) {
    for (Attr attr : {Attr::kHref, Attr::kSource}) {
      const std::string value(node.attribute(attr));
      if (value.starts_with('#')) links += value + ";";
    }
  });
  EXPECT_EQ(links, "#x;#art_1;#none;#att_1__sec_1 #art_1;#att_1__x;#art_1;");
  std::string once, twice;
  WriteXml(document, &once);
  AssignEIds(&document);
  WriteXml(document, &twice);
  EXPECT_EQ(once, twice);
}

TEST(NamingTest, CorpusGetsUniqueNamesAndKeepsThem) {
  const auto files = CorpusFiles();
  if (files.empty()) GTEST_SKIP() << "no corpus here: ../shared/corpus/akn";
  for (const auto& file : files) {
    Findings findings;
    auto document = ReadXml(FileContent(file), "x", {}, &findings);
    if (!document) continue;
    AssignEIds(&*document);
    std::set<std::string> seen;
    ForEach(document->root(), [&](Node node) {
      const std::string eid(node.attribute(Attr::kEId));
      if (node.tag() == Tag::kForeignElement || !node.is_element()) return;
      const bool needed = EIdUseOf(node.tag()) == EIdUse::kRequired;
      EXPECT_TRUE(!eid.empty() || !needed) << file << ": " << node.name();
      EXPECT_TRUE(eid.empty() || seen.insert(eid).second) << file << ": " << eid;
      EXPECT_EQ(eid.find_first_of(" \t\n"), std::string::npos) << file << ": " << eid;
    });
    std::string once, twice;
    WriteXml(*document, &once);
    AssignEIds(&*document);
    WriteXml(*document, &twice);
    EXPECT_TRUE(once == twice) << file;
  }
}

// What gets no name itself, such as amendmentJustification, does not lend what stands in it the
// name of its sibling.
TEST(AssignEIdsTest, ANamedSiblingIsNotAParent) {
  const auto named = Named(
      "<amendment name=\"x\"><amendmentBody>"
      "<amendmentContent eId=\"x\" class=\"a\"><block name=\"y\">b</block></amendmentContent>"
      "<amendmentJustification><blockContainer eId=\"y\" class=\"b\"><p>c</p></blockContainer>"
      "</amendmentJustification></amendmentBody></amendment>");
  ASSERT_FALSE(named.at("a").empty());
  EXPECT_NE(named.at("b"), "");
  EXPECT_EQ(named.at("b").find(named.at("a")), std::string::npos) << named.at("b");
}

}  // namespace
}  // namespace lexport
