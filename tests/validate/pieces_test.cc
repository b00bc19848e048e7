// The parser may have a text in one piece, copied or where it stands, or in many: that must not
// show.

#include <gtest/gtest.h>

#include "checked.h"
#include "lexport/finding.h"
#include "validate/layers.h"
#include "validate/run.h"

namespace lexport {
namespace {

// Every finding with its place, one a line.
std::string Told(const Findings& findings) {
  std::string out;
  for (const Finding& f : findings) {
    out += f.rule + ' ' + std::to_string(f.where.offset) + ' ' + std::to_string(f.where.line) +
           ':' + std::to_string(f.where.column) + ' ' + f.where.xpath + ' ' + f.message + '\n';
  }
  return out;
}

std::string Validated(std::string_view xml, const ValidateOptions& options = {}) {
  Findings findings;
  Validator().Validate(xml, "in.xml", options, &findings);
  return Told(findings);
}

// As for a document of our own, with the zero byte behind it.
std::string ValidatedInPlace(const std::string& xml) {
  Findings findings;
  validate::Run(xml, "in.xml", ValidateOptions(), nullptr, &findings);
  return Told(findings);
}

// In the middle of other text, which would show if more than the document were read.
std::string ValidatedInside(const std::string& xml) {
  const std::string around = "<a>&x;<b>" + xml + "<c/>]]>&<";
  return Validated(std::string_view(around).substr(9, xml.size()));
}

std::string Sample() {
  return ActWith(
      "<p eId=\"art_1__content__p_1\">One &amp; two: &#233;t\u00E9 <ref href='#art_1'>1"
      "</ref>\r\nthree</p><![CDATA[ x ]]><?pi data?><!-- no -->\n<p class=\"&lt;\"/>");
}

TEST(Pieces, EveryBeginningOfADocumentIsToldAlike) {
  const std::string xml = Sample();
  for (size_t size = 0; size <= xml.size(); ++size) {
    const std::string part = xml.substr(0, size);
    EXPECT_EQ(ValidatedInPlace(part), ValidatedInside(part)) << "the first " << size << " bytes";
  }
}

TEST(Pieces, EveryByteThatIsWrongIsToldAlike) {
  const std::string xml = Sample();
  for (size_t at = 0; at < xml.size(); ++at) {
    for (const char wrong : {'<', '&', '"', ' ', '\x01', '\xC3', 'x', '\0'}) {
      std::string changed = xml;
      changed[at] = wrong;
      const std::string here = ValidatedInPlace(changed);
      EXPECT_EQ(here, ValidatedInside(changed)) << at << " " << static_cast<int>(wrong);
      // So much white space behind it that the parser gets it in pieces.
      const std::string padded = changed + std::string(5000, '\n');
      if (here.find("wellformed.") == std::string::npos) {
        EXPECT_EQ(here, Validated(padded)) << at << " " << static_cast<int>(wrong);
      }
    }
  }
}

// A start tag with more attributes than are allowed, of which the last is never closed.
std::string EndlessTag(size_t attributes) {
  std::string tag = "<p";
  for (size_t i = 0; i < attributes; ++i) tag += " a" + std::to_string(i) + "=''";
  return ActWith(tag + " b='");
}

TEST(Pieces, TagsThatGrowWithoutEndAreWatched) {
  const std::string told = Validated(EndlessTag(3000));
  EXPECT_TRUE(told.starts_with("safe.attributes")) << told;
}

TEST(Pieces, ADocumentTypeEndsTheReading) {
  const std::string xml = "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n" + Sample();
  const std::string told = Validated(xml);
  EXPECT_TRUE(told.starts_with("safe.doctype 22 2:1")) << told;
  EXPECT_EQ(told, ValidatedInPlace(xml));
  EXPECT_EQ(told, Validated(xml + std::string(5000, ' ')));
}

TEST(Pieces, LimitsHoldInOnePieceToo) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<inline name='x'>";
  const std::string xml = ActWith("<p>" + deep);
  const std::string told = Validated(xml);
  EXPECT_TRUE(told.starts_with("safe.depth")) << told;
  EXPECT_EQ(told, ValidatedInPlace(xml));
  EXPECT_EQ(told, Validated(xml + std::string(5000, ' ')));
}

// Notes what it is told; concerned with paragraphs, and with whatever has a reference.
class Listener : public validate::Layer {
 public:
  Listener() {
    static const validate::Tags starts = {Tag::kP}, ends = {Tag::kP, Tag::kNum};
    starts_ = &starts;
    ends_ = &ends;
    start_attributes_ = validate::StartTag::BitOf(Attr::kHref);
  }
  void Start(const validate::StartTag& tag, const validate::OpenElements&) override {
    heard += "<" + std::string(tag.name);
  }
  void End(const validate::OpenElements& open) override {
    heard += ">" + std::string(open.top().name);
  }
  std::string heard;
};

TEST(Layers, HearOfTheTagsThatTheyName) {
  Listener listener;
  Findings findings;
  validate::Run(Sample(), "in.xml", ValidateOptions(), &listener, &findings);
  EXPECT_EQ(listener.heard, "<FRBRauthor<FRBRauthor<FRBRauthor>num<p<ref>p<p>p");
}

}  // namespace
}  // namespace lexport
