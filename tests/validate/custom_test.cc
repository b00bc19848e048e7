// Anybody's own schema and rules, and the second opinion.

#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <fstream>
#include <thread>

#include "validate/checked.h"
#include "validate/test_files.h"
#include "validate/xsd_custom.h"

namespace lexport {
namespace {

std::string Written(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + "lexport_" + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

constexpr char kSchema[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:law' "
    "targetNamespace='urn:law' elementFormDefault='qualified'>"
    "<xs:import namespace='http://www.w3.org/XML/1998/namespace' "
    "schemaLocation='http://www.w3.org/2001/xml.xsd'/>"
    "<xs:element name='law'><xs:complexType><xs:sequence>"
    "<xs:element name='art' type='xs:string' maxOccurs='9'/></xs:sequence>"
    "<xs:attribute ref='xml:lang'/></xs:complexType></xs:element></xs:schema>";

TEST(CustomSchema, ChecksWithAnybodysSchema) {
  const std::string schema = Written("law.xsd", kSchema);
  Findings findings;
  const std::string good = "<law xmlns='urn:law' xml:lang='en'>\n<art>x</art>\n</law>";
  EXPECT_TRUE(ValidateWithSchema(good, "law.xml", schema, {}, &findings));
  EXPECT_TRUE(findings.empty());
  const std::string bad = "<law xmlns='urn:law'>\n<art>x</art>\n  <part>y</part>\n</law>";
  EXPECT_FALSE(ValidateWithSchema(bad, "law.xml", schema, {}, &findings));
  ASSERT_GE(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "xsd.invalid");
  EXPECT_EQ(findings[0].where.file, "law.xml");
  EXPECT_EQ(findings[0].where.line, 3u);
  EXPECT_EQ(findings[0].where.column, 3u);
  EXPECT_NE(findings[0].message.find("part"), std::string::npos);
}

TEST(CustomSchema, OurOwnSchemaGivesTheSameVerdict) {
  Findings findings;
  EXPECT_TRUE(
      ValidateWithSchema(ActWith("<p>x</p>"), "a.xml", "schemas/akomantoso30.xsd", {}, &findings));
  EXPECT_FALSE(ValidateWithSchema(ActWith("<p foo=''>x</p>"), "a.xml", "schemas/akomantoso30.xsd",
                                  {}, &findings));
}

TEST(CustomSchema, UnusableSchemasAreOneFinding) {
  const std::pair<std::string, std::string> cases[] = {
      {Written("not.xsd", "no schema"), "cannot be used"},
      {Written("html.xsd", "<html/>"), "cannot be used"},
      {testing::TempDir() + "lexport_missing.xsd", "cannot be used"},
      {Written("remote.xsd",
               "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
               "<xs:include schemaLocation='http://127.0.0.1:9/x.xsd'/>"
               "</xs:schema>"),
       "which is not fetched"}};
  for (const auto& [path, message] : cases) {
    Findings findings;
    EXPECT_FALSE(ValidateWithSchema("<a/>", "a.xml", path, {}, &findings)) << path;
    ASSERT_EQ(findings.size(), 1u) << path;
    EXPECT_EQ(findings[0].rule, "xsd.unusable-schema");
    EXPECT_NE(findings[0].message.find(message), std::string::npos) << findings[0].message;
  }
}

TEST(CustomSchema, HostileInputNeverReachesTheEngine) {
  const std::string schema = Written("law.xsd", kSchema);
  Findings findings;
  const std::string bomb =
      "<!DOCTYPE law [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><law xmlns='urn:law'>&e;</law>";
  EXPECT_FALSE(ValidateWithSchema(bomb, "law.xml", schema, {}, &findings));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "safe.doctype");
}

TEST(CustomSchema, ServesManyThreads) {
  const std::string schema = Written("law.xsd", kSchema);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        Findings findings;
        const std::string xml =
            i % 2 == 0 ? "<law xmlns='urn:law'><art>x</art></law>" : "<law xmlns='urn:law'/>";
        wrong[t] += ValidateWithSchema(xml, "a.xml", schema, {}, &findings) != (i % 2 == 0);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

constexpr char kRules[] =
    "<schema xmlns='http://purl.oclc.org/dsdl/schematron'>"
    "<ns prefix='a' uri='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'/>"
    "<pattern><rule context='a:article'><assert test='a:heading'>An article has a heading</assert>"
    "</rule><rule context='a:p'><report test=\"contains(., 'shall')\">No 'shall' here</report>"
    "</rule></pattern></schema>";

TEST(Schematron, FailuresAreFindingsAtTheirElements) {
  const std::string rules = Written("rules.sch", kRules);
  const std::string xml = ActWith("<p>x</p>\n<p eId=\"q\">You shall</p>");
  Findings findings;
  EXPECT_FALSE(ValidateWithSchematron(xml, "a.xml", rules, {}, &findings));
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule, "schematron.failed");
  EXPECT_EQ(findings[0].message, "An article has a heading");
  EXPECT_EQ(findings[0].where.eid, "art_1");
  EXPECT_EQ(findings[0].where.offset, xml.find("<article"));
  EXPECT_EQ(findings[1].message, "No 'shall' here");
  EXPECT_EQ(findings[1].where.eid, "q");
  EXPECT_EQ(findings[1].where.offset, xml.find("<p eId"));
}

TEST(Schematron, KeptRulesAreSilent) {
  const std::string rules = Written("rules.sch", kRules);
  std::string xml = ActWith("<p>x</p>");
  xml.insert(xml.find("<content"), "<heading>h</heading>");
  Findings findings;
  EXPECT_TRUE(ValidateWithSchematron(xml, "a.xml", rules, {}, &findings));
  EXPECT_TRUE(findings.empty());
}

TEST(Schematron, UnusableRulesAreOneFinding) {
  for (const std::string& text :
       {std::string("nothing"), std::string("<html/>"),
        std::string("<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern>"
                    "<rule context='a['><assert test='('>x</assert></rule></pattern></schema>")}) {
    Findings findings;
    const std::string rules = Written("bad.sch", text);
    testing::internal::CaptureStderr();
    EXPECT_FALSE(ValidateWithSchematron(ActWith("<p>x</p>"), "a.xml", rules, {}, &findings));
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    ASSERT_EQ(findings.size(), 1u) << text;
    EXPECT_EQ(findings[0].rule, "schematron.unusable-rules");
  }
}

TEST(SecondOpinion, AgreesOnGoodAndBad) {
  Findings findings;
  for (const char* content : {"<p>x</p>", "<p foo=''>x</p>", "<p>", "<section/>", "stray",
                              "<p eId='a'>x</p><p eId='a'>x</p>"}) {
    EXPECT_TRUE(SecondOpinion(ActWith(content), "a.xml", {}, &findings)) << content;
  }
  EXPECT_TRUE(findings.empty());
}

TEST(SecondOpinion, ADisagreementIsADefect) {
  // XML Schema has elements of Akoma Ntoso checked wherever they are known; Xerces-C 3.2 does not
  // look below a foreign element.
  const std::string xml = ActWith(
      "<foreign><x xmlns=\"urn:x\"><p xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" "
      "foo=\"1\">x</p></x></foreign>");
  Findings findings;
  EXPECT_FALSE(SecondOpinion(xml, "a.xml", {}, &findings));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "defect.second-opinion");
}

TEST(SecondOpinion, AgreesOnRealFiles) {
  const std::filesystem::path folder = SharedFolder() / "corpus/akn";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus at " << folder;
  size_t files = 0, apart = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".tsv") continue;
    ++files;
    Findings findings;
    if (SecondOpinion(ReadFile(entry.path()), entry.path().string(), {}, &findings)) continue;
    ++apart;
    // The only kind known: Xerces-C refuses an xsi:schemaLocation that is no list of pairs.
    EXPECT_NE(findings[0].message.find("schemaLocation"), std::string::npos)
        << entry.path() << ": " << findings[0].message;
  }
  EXPECT_GT(files, 100u);
  EXPECT_LT(apart, 10u);
}

// No engine opens anything that it was not told to.
int g_opened = 0;
xmlParserInputPtr CountAndRefuse(const char*, const char*, xmlParserCtxtPtr) {
  ++g_opened;
  return nullptr;
}

TEST(Validator, OpensNoFile) {
  const xmlExternalEntityLoader old = xmlGetExternalEntityLoader();
  xmlSetExternalEntityLoader(CountAndRefuse);
  Findings findings;
  std::string xml = ActWith("<p>x</p>");
  xml.insert(xml.find(" xmlns"),
             " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
             "xsi:schemaLocation=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0 a.xsd\"");
  Validator().Validate("<?xml-stylesheet href='x.xsl'?>" + xml, "a.xml", {}, &findings);
  Validator().Validate("<!DOCTYPE a SYSTEM 'x.dtd' [<!ENTITY e SYSTEM 'y'>]>" + xml, "a.xml", {},
                       &findings);
  xmlSetExternalEntityLoader(old);
  EXPECT_EQ(g_opened, 0);
}

}  // namespace
}  // namespace lexport
