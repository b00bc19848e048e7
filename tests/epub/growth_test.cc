// Time and memory grow with the input and no faster, also for documents that nobody would write.

#include <gtest/gtest.h>

#include <ctime>
#include <functional>

#include "lexport/writers.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

std::string Around(const std::string& body) {
  return "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"x\">"
         "<meta/><mainBody>" + body + "</mainBody></doc></akomaNtoso>";
}

std::string Times(size_t count, const std::function<std::string(size_t)>& piece) {
  std::string all;
  for (size_t i = 0; i < count; ++i) all += piece(i);
  return all;
}

double SecondsFor(const std::string& body) {
  Findings findings;
  const auto document = ReadXml(Around(body), "x.xml", {}, &findings);
  EXPECT_TRUE(document) << (findings.empty() ? "" : findings[0].message);
  if (!document) return 0;
  const std::clock_t start = std::clock();
  std::string book, page, text;
  EXPECT_TRUE(WriteEpub(*document, {}, &book, &findings));
  EXPECT_TRUE(WriteHtml(*document, {}, &page, &findings));
  EXPECT_TRUE(WriteText(*document, {.width = 72}, &text, &findings));
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Sixteen times the input takes at most four times as long per byte: a quadratic walk would take
// sixteen times. The constant keeps the noise of small inputs out.
void ExpectLinear(const std::function<std::string(size_t)>& body, size_t size) {
  const double small = SecondsFor(body(size)), large = SecondsFor(body(16 * size));
  EXPECT_LT(large, 16 * 4 * small + 0.3) << small << " s, then " << large << " s";
}

TEST(Growth, UnitsAndNotes) {
  ExpectLinear([](size_t n) {
    return Times(n, [](size_t i) {
      const std::string id = std::to_string(i);
      return "<section eId=\"s" + id + "\"><num>" + id + ".</num><heading>H</heading><content><p>t"
             "<authorialNote eId=\"n" + id + "\"><p>note</p></authorialNote><ref href=\"#s0\">r</ref>"
             "<eop/></p></content></section>";
    });
  }, 500);
}

TEST(Growth, OneNameForAll) {
  ExpectLinear([](size_t n) {
    return Times(n, [](size_t) { return "<p eId=\"same\"><ref href=\"#same\">x</ref></p>"; });
  }, 1000);
}

TEST(Growth, OneNoteForAll) {
  ExpectLinear([](size_t n) {
    return "<p><authorialNote eId=\"n\" marker=\"1\"><p>note</p></authorialNote></p>" +
           Times(n, [](size_t) { return "<p>x<noteRef href=\"#n\" marker=\"1\"/></p>"; });
  }, 1000);
}

TEST(Growth, OneParagraph) {
  ExpectLinear([](size_t n) {
    return "<p>" + Times(n, [](size_t) { return "1 000 EUR 5 word (a) <b>bold</b> “”"; }) + "</p>";
  }, 1000);
}

TEST(Growth, EmptyElementsBeforeTheFirstWord) {
  ExpectLinear([](size_t n) {
    return "<section><heading>" + Times(n, [](size_t) { return "<b/><ref href=\"#a\"> </ref>"; }) +
           "words</heading><content><p>x</p></content></section>";
  }, 1000);
}

TEST(Growth, DeepUnitsWithoutEnd) {
  ExpectLinear([](size_t n) {
    return Times(n, [](size_t) {
      return Times(60, [](size_t) { return "<section><heading>h</heading>"; }) + "<content><p>x</p>"
             "</content>" + Times(60, [](size_t) { return "</section>"; });
    });
  }, 10);
}

TEST(Growth, QuotationsAndTables) {
  ExpectLinear([](size_t n) {
    return Times(n, [](size_t) {
      return "<p><mod>x<quotedStructure startQuote=\"“\" endQuote=\"”\"><p>q</p></quotedStructure>"
             "</mod></p><table><tr><th><p>a</p></th><td><p>b</p></td></tr></table>";
    });
  }, 300);
}

}  // namespace
}  // namespace lexport
