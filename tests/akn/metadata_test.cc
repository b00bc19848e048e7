#include "lexport/metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "akn/iri.h"
#include "akn/outline_maker.h"
#include "akn/schema_check.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

bool Set(const std::string& key, const std::string& value, Metadata* metadata, Findings* findings) {
  return SetMetadata(key, value, Location(), metadata, findings);
}

TEST(MetadataTest, KnownKeysAreSetAndListsGrow) {
  Metadata metadata;
  Findings findings;
  EXPECT_TRUE(Set("symbol", " A/HRC/35/35 ", &metadata, &findings));
  EXPECT_TRUE(Set("alias", "undocs https://undocs.org/A/HRC/35/35", &metadata, &findings));
  EXPECT_TRUE(Set("alias", "short X", &metadata, &findings));
  EXPECT_TRUE(Set("language", "eng", &metadata, &findings));
  EXPECT_EQ(metadata.symbol, "A/HRC/35/35");
  EXPECT_EQ(metadata.aliases.size(), 2u);
  EXPECT_TRUE(findings.empty());
}

TEST(MetadataTest, UnknownKeysNameTheNearest) {
  Metadata metadata;
  Findings findings;
  EXPECT_FALSE(Set("tilte", "x", &metadata, &findings));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "metadata.unknown-key");
  EXPECT_EQ(findings[0].expected.at(0), "title");
  EXPECT_EQ(findings[0].expected.size(), 24u) << "all the keys there are";
  EXPECT_THAT(findings[0].fix, HasSubstr("title"));
  findings.clear();
  EXPECT_FALSE(Set("zzzzzzzz", "x", &metadata, &findings));
  EXPECT_EQ(findings.at(0).fix, "");
}

TEST(MetadataTest, ValuesAreChecked) {
  const std::pair<const char*, const char*> kBad[] = {
      {"date", "2017-02-29"}, {"date", "2017-13"},     {"date", "25 April 2017"}, {"date", "17"},
      {"date", "0000-01-01"}, {"language", "Klingon"}, {"language", "xx"},        {"title", " "},
      {"class", "a b"},       {"alias", "lonely"},     {"date", "2017-4-25"},     {"country", ""}};
  for (const auto& [key, value] : kBad) {
    Metadata metadata;
    Findings findings;
    EXPECT_FALSE(Set(key, value, &metadata, &findings)) << key << "=" << value;
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].rule, "metadata.bad-value");
  }
  for (const char* good : {"2016-02-29", "2017-04", "2017", "0999-12-31"}) {
    Metadata metadata;
    Findings findings;
    EXPECT_TRUE(Set("date", good, &metadata, &findings)) << good;
  }
}

TEST(MetadataTest, SidecarTakesTextsDatesNumbersAndLists) {
  Metadata metadata;
  Findings findings;
  ASSERT_TRUE(
      ParseSidecar("# note\nsymbol = \"A/1\"\ndate = 2017-04-25\nagenda-item = 3\n"
                   "keyword = [\"peace\", \"rights\"]\n",
                   "x.meta.toml", &metadata, &findings));
  EXPECT_EQ(metadata.symbol, "A/1");
  EXPECT_EQ(metadata.date, "2017-04-25");
  EXPECT_EQ(metadata.agenda_item, "3");
  EXPECT_THAT(metadata.keywords, ElementsAre("peace", "rights"));
}

struct BadSidecar {
  const char* toml;
  const char* rule;
  uint64_t line, column;
};

TEST(MetadataTest, SidecarFaultsHaveTheirPlace) {
  const BadSidecar kBad[] = {
      {"symbol = \"A/1\"\nfoo = 1\n", "metadata.unknown-key", 2, 1},
      {"\n  date = \"2017-02-30\"", "metadata.bad-value", 2, 10},
      {"symbol = ", "metadata.sidecar-syntax", 1, 10},
      {"symbol = true", "metadata.bad-value", 1, 10},
      {"[table]\nsymbol = \"x\"", "metadata.bad-value", 1, 1},
      {"keyword = [\"a\", 1.5]", "metadata.bad-value", 1, 17},
  };
  for (const BadSidecar& bad : kBad) {
    Metadata metadata;
    Findings findings;
    EXPECT_FALSE(ParseSidecar(bad.toml, "x.meta.toml", &metadata, &findings)) << bad.toml;
    ASSERT_EQ(findings.size(), 1u) << bad.toml;
    EXPECT_EQ(findings[0].rule, bad.rule) << bad.toml;
    EXPECT_EQ(findings[0].where.file, "x.meta.toml");
    EXPECT_EQ(findings[0].where.line, bad.line) << bad.toml;
    EXPECT_EQ(findings[0].where.column, bad.column) << bad.toml;
  }
}

TEST(MetadataTest, MergeTakesFromTheWeakerWhatIsMissing) {
  Metadata strong, weak;
  strong.title = "T";
  strong.keywords = {"a"};
  weak.title = "W";
  weak.date = "2017";
  weak.keywords = {"b"};
  const Metadata merged = MergeMetadata(strong, weak);
  EXPECT_EQ(merged.title, "T");
  EXPECT_EQ(merged.date, "2017");
  EXPECT_THAT(merged.keywords, ElementsAre("a"));
}

TEST(IriTest, Parts) {
  EXPECT_EQ(NumberSegment("A/HRC/35/35"), "A-HRC-35-35");
  EXPECT_EQ(NumberSegment("CL 154/1"), "CL_154-1");
  EXPECT_EQ(NumberSegment("2625 (XXV)"), "2625_(XXV)");
  EXPECT_EQ(TitleSegment("  Loi n\xC2\xB0 5 \xE2\x80\x93 Code"), "loi-n-5-code");
  EXPECT_LE(TitleSegment(std::string(500, 'x')).size(), 60u);
  EXPECT_EQ(TitleSegment("\xE2\x80\xA6"), "");
  EXPECT_EQ(LanguageCode("en"), "eng");
  EXPECT_EQ(LanguageCode("zh-Hant"), "zho");
  EXPECT_EQ(LanguageCode("fre"), "fra");
  EXPECT_EQ(LanguageCode("deu"), "deu");
  EXPECT_EQ(LanguageCode("q"), "");
  EXPECT_EQ(LanguageTag("eng"), "en");
  EXPECT_EQ(LanguageTag("ger"), "de");
  EXPECT_EQ(LanguageTag("zh-Hant"), "zh-Hant");
  EXPECT_EQ(WholeDate("1979"), "1979-01-01");
  EXPECT_EQ(DateOfEpoch(0), "1970-01-01");
  EXPECT_EQ(DateOfEpoch(1493078400), "2017-04-25");
  EXPECT_EQ(DateOfEpoch(INT64_MAX), "9999-12-31");
}

class BuildMetadataTest : public ::testing::Test {
 protected:
  BuildMetadataTest() {
    maker_.mapping.organs.push_back({"un-ga-hrc",
                                     "Human Rights Council",
                                     "/akn/ontology/organization/un/un-ga-hrc",
                                     {"A/HRC"}});
    maker_.metadata.symbol = "A/HRC/35/35";
    maker_.metadata.date = "2017-04-25";
    maker_.metadata.language = "en";
    maker_.metadata.title = "Report";
    maker_.metadata.document_class = "doc";
    maker_.Add(0, Role::kText, "words");
  }
  std::string Xml() {
    const Document document = maker_.Build();
    std::string xml;
    WriteXml(document, &xml);
    if (Schema().available()) {
      EXPECT_EQ(Schema().Faults(xml), "") << xml;
    }
    return xml;
  }
  std::vector<std::string> Rules() const {
    std::vector<std::string> rules;
    for (const Finding& finding : maker_.findings) rules.push_back(finding.rule);
    return rules;
  }
  OutlineMaker maker_;
};

TEST_F(BuildMetadataTest, IrisOfTheReport) {
  const std::string xml = Xml();
  for (const char* line :
       {"<FRBRthis value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35/!main\"/>",
        "<FRBRuri value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35\"/>",
        "<FRBRuri value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35/eng@\"/>",
        "<FRBRthis value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35/eng@/!main.xml\"/>",
        "<FRBRuri value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35/eng@.xml\"/>",
        "<FRBRdate date=\"2017-04-25\" name=\"generation\"/>", "<FRBRauthor href=\"#un-ga-hrc\"/>",
        "<FRBRcountry value=\"un\"/>", "<FRBRsubtype value=\"paper\"/>",
        "<FRBRnumber value=\"A-HRC-35-35\" showAs=\"A/HRC/35/35\"/>",
        "<FRBRlanguage language=\"eng\"/>",
        "<TLCOrganization eId=\"un-ga-hrc\" href=\"/akn/ontology/organization/un/un-ga-hrc\" "
        "showAs=\"Human Rights Council\"/>",
        "<mainBody eId=\"body\" xml:lang=\"en\">"}) {
    EXPECT_THAT(xml, HasSubstr(line));
  }
  EXPECT_TRUE(maker_.findings.empty()) << Rules()[0];
}

TEST_F(BuildMetadataTest, AttachmentIsAComponentOfItsHost) {
  const UnitId annex = maker_.Add(0, Role::kAttachment);
  maker_.outline.units[annex].label = maker_.Range("Annex");
  maker_.Add(annex, Role::kTitle, "Draft declaration");
  const std::string xml = Xml();
  for (const char* line :
       {"<FRBRthis value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35/!annex_1\"/>",
        "<FRBRthis "
        "value=\"/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35/eng@/!annex_1.xml\"/>",
        "<identification source=\"#att_1__lexport\">", "<FRBRauthor href=\"#att_1__un-ga-hrc\"/>",
        "<TLCOrganization eId=\"att_1__un-ga-hrc\"",
        "<componentData eId=\"wannex_1\" href=\"#eannex_1\" name=\"annex_1\" "
        "showAs=\"Draft declaration\"/>",
        "<componentData eId=\"emain\" href=\"#mmain\" name=\"main\" showAs=\"Report\">"}) {
    EXPECT_THAT(xml, HasSubstr(line));
  }
}

TEST_F(BuildMetadataTest, WhatIsMissingIsToldAndMarked) {
  maker_.metadata = Metadata();
  const std::string xml = Xml();
  EXPECT_THAT(Rules(), Contains("metadata.date-missing"));
  EXPECT_THAT(Rules(), Contains("metadata.language-missing"));
  EXPECT_THAT(Rules(), Contains("metadata.author-missing"));
  EXPECT_THAT(xml, HasSubstr("<FRBRdate date=\"1900-01-01\" name=\"undated\"/>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRversionNumber value=\"1\"/>"));
  EXPECT_THAT(xml, HasSubstr("/akn/un/statement/deliberation/1900/nn/und@"));
  EXPECT_THAT(xml, Not(HasSubstr("<publication")));
}

TEST_F(BuildMetadataTest, YearOnlyStandsInTheIriAsAYear) {
  maker_.metadata.date = "1979";
  const std::string xml = Xml();
  EXPECT_THAT(xml, HasSubstr("/un-ga-hrc/1979/A-HRC-35-35/!main"));
  EXPECT_THAT(xml, HasSubstr("<FRBRdate date=\"1979-01-01\" name=\"generation\"/>"));
  EXPECT_THAT(Rules(), ElementsAre("metadata.date-partial"));
}

TEST_F(BuildMetadataTest, ManifestationIsDatedByTheBuildOrTheWork) {
  EXPECT_THAT(Xml(), HasSubstr("<FRBRdate date=\"2017-04-25\" name=\"markup\"/>"));
  maker_.build.source_date_epoch = 1600000000;
  EXPECT_THAT(Xml(), HasSubstr("<FRBRdate date=\"2020-09-13\" name=\"markup\"/>"));
}

TEST_F(BuildMetadataTest, VersionHostKeywordsAndAliases) {
  maker_.metadata.version_date = "2018-01-02";
  maker_.metadata.host = "A/HRC/26/34";
  maker_.metadata.keywords = {"peace & rights"};
  maker_.metadata.session = "Thirty-fifth session";
  maker_.metadata.aliases = {"undocs https://undocs.org/A/HRC/35/35"};
  maker_.metadata.author = "/akn/ontology/person/int/un/smith";
  const std::string xml = Xml();
  EXPECT_THAT(xml, HasSubstr("/smith/2017-04-25/A-HRC-35-35/eng@2018-01-02/!main"));
  EXPECT_THAT(xml, HasSubstr("<attachmentOf eId=\"attachmentOf_1\" "
                             "href=\"/akn/un/doc/smith/2017-04-25/A-HRC-26-34\" "
                             "showAs=\"A/HRC/26/34\"/>"));
  EXPECT_THAT(xml, HasSubstr("<TLCEvent eId=\"session\" "
                             "href=\"/akn/ontology/event/un/session.thirty-fifth-session\" "
                             "showAs=\"Thirty-fifth session\"/>"));
  EXPECT_THAT(xml, HasSubstr("<keyword eId=\"keyword_1\" value=\"peace &amp; rights\""));
  EXPECT_THAT(xml,
              HasSubstr("<FRBRalias value=\"https://undocs.org/A/HRC/35/35\" name=\"undocs\"/>"));
}

TEST_F(BuildMetadataTest, NumberOverrulesTheSymbolAndTitleStandsIn) {
  maker_.metadata.number = "71-4";
  EXPECT_THAT(Xml(), HasSubstr("<FRBRnumber value=\"71-4\" showAs=\"A/HRC/35/35\"/>"));
  maker_.metadata.number = maker_.metadata.symbol = "";
  maker_.metadata.author = "un-ga-hrc";
  EXPECT_THAT(Xml(), HasSubstr("<FRBRname value=\"report\" showAs=\"Report\"/>"));
}

TEST_F(BuildMetadataTest, ReferencesThatAreThereStayAndTwiceIsAsOnce) {
  Document document = maker_.Build();
  const Node references = document.main().child(Tag::kMeta).child(Tag::kReferences);
  const NodeId found = document.AppendElement(references.id(), Tag::kTLCEvent);
  document.SetAttribute(found, Attr::kEId, "event");
  document.SetAttribute(found, Attr::kHref, "/akn/ontology/event/un/event");
  document.SetAttribute(found, Attr::kShowAs, "Event");
  std::string once, twice;
  BuildMetadata(maker_.mapping, maker_.metadata, maker_.build, &document, &maker_.findings);
  WriteXml(document, &once);
  BuildMetadata(maker_.mapping, maker_.metadata, maker_.build, &document, &maker_.findings);
  WriteXml(document, &twice);
  EXPECT_THAT(once, HasSubstr("<TLCEvent eId=\"event\""));
  EXPECT_EQ(once, twice);
}

TEST_F(BuildMetadataTest, UnknownClassFallsBackWithTheNamesOfThose) {
  maker_.metadata.document_class = "decleration";
  EXPECT_THAT(Xml(), HasSubstr("<statement name=\"declaration\">"));
  EXPECT_THAT(Rules(), Contains("metadata.class-unknown"));
}

}  // namespace
}  // namespace lexport
