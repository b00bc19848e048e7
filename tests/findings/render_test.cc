#include "findings/render.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <nlohmann/json.hpp>

#include "findings/sample.h"

namespace lexport {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

TEST(RenderText, ShowsPlaceSeverityMessageRuleCaretExpectedAndFix) {
  const std::string text = RenderSample(FindingFormat::kText);
  EXPECT_THAT(text, HasSubstr("dir/a b&c.xml:70002:8: error: found \"section_1\" "
                              "[naming.eid-element]\n"
                              "  70002 | <a>     <section eId=\"section_1\">\n"
                              "        |            ^\n"
                              "  expected: sec, section <x>\n"
                              "  fix: write sec_1\n"));
}

TEST(RenderText, LeavesOutWhatIsNotKnown) {
  const std::string text = RenderSample(FindingFormat::kText);
  EXPECT_THAT(text, HasSubstr("dir/a b&c.xml:3: warning: an empty p [sense.empty-element]\n"));
  EXPECT_THAT(text, HasSubstr("dir/a b&c.xml: note: IRIs of ELI [naming.other-iri-convention]\n"));
}

TEST(RenderText, NeverPassesControlCharactersOn) {
  const std::string text = RenderSample(FindingFormat::kText);
  for (char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

TEST(RenderText, ColoursOnlyWhenAsked) {
  RenderOptions options;
  options.color = true;
  EXPECT_THAT(RenderSample(FindingFormat::kText, options), HasSubstr("\033[1;31merror:\033[0m"));
  EXPECT_THAT(RenderSample(FindingFormat::kText), Not(HasSubstr("\033")));
}

TEST(RenderText, SourceLinesCanBeLeftOut) {
  RenderOptions options;
  options.source_lines = false;
  EXPECT_THAT(RenderSample(FindingFormat::kText, options), Not(HasSubstr("^")));
}

TEST(RenderJson, HoldsEveryPartAndTheCounts) {
  const json all = json::parse(RenderSample(FindingFormat::kJson));
  ASSERT_EQ(all["files"].size(), 2u);
  const json& file = all["files"][0];
  EXPECT_EQ(file["file"], "dir/a b&c.xml");
  EXPECT_EQ(file["errors"], 3);
  const json& full = file["findings"][0];
  EXPECT_EQ(full["rule"], "naming.eid-element");
  EXPECT_EQ(full["line"], 70002);
  EXPECT_EQ(full["column"], 8);
  EXPECT_EQ(full["offset"], 123456);
  EXPECT_EQ(full["eId"], "section_1");
  EXPECT_EQ(full["xpath"], "/akomaNtoso/act/body/section[1]");
  EXPECT_EQ(full["expected"], json({"sec", "section <x>"}));
  EXPECT_EQ(full["fix"], "write sec_1");
  EXPECT_TRUE(file["findings"][2]["line"].is_null());
  EXPECT_EQ(file["findings"][3]["message"], "odd: \x01 & <b> ]]> \"q\" \\ 漢字");
  EXPECT_EQ(all["files"][1]["findings"], json::array());
  EXPECT_EQ(all["summary"], json::parse(R"({"files":2,"errors":3,"warnings":1,"notes":1})"));
}

TEST(RenderJson, KeysHaveAFixedOrder) {
  const auto all = nlohmann::ordered_json::parse(RenderSample(FindingFormat::kJson));
  std::vector<std::string> keys;
  for (const auto& item : all["files"][0]["findings"][1].items()) keys.push_back(item.key());
  EXPECT_EQ(keys,
            (std::vector<std::string>{"rule", "severity", "message", "line", "column", "offset",
                                      "eId", "xpath", "sourceLine", "expected", "fix"}));
}

TEST(RenderJson, NoFilesAtAllIsStillJson) {
  const json all = json::parse(RenderFindings(FindingFormat::kJson, {}, {}));
  EXPECT_EQ(all["files"], json::array());
}

TEST(RenderJson, BytesThatAreNoUtf8DoNotSpoilIt) {
  const Findings findings = {{"x.y", Severity::kError, "bad \xFF\xC3 byte", {}, {}, {}}};
  const std::vector<FileFindings> files = {{"f\xE9.xml", findings}};
  const json all = json::parse(RenderFindings(FindingFormat::kJson, files, {}));
  EXPECT_EQ(all["files"][0]["findings"][0]["message"], "bad \uFFFD\uFFFD byte");
}

TEST(RenderNdjson, OneObjectAFileAndLine) {
  const std::string text = RenderSample(FindingFormat::kNdjson);
  ASSERT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  const json first = json::parse(text.substr(0, text.find('\n')));
  EXPECT_EQ(first["findings"].size(), 5u);
  const json second = json::parse(text.substr(text.find('\n') + 1));
  EXPECT_EQ(second["file"], "clean.xml");
}

TEST(RenderSarif, OneRunWithRulesLocationsAndFingerprints) {
  const json log = json::parse(RenderSample(FindingFormat::kSarif));
  ASSERT_EQ(log["runs"].size(), 1u);
  const json& run = log["runs"][0];
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  ASSERT_EQ(run["results"].size(), 5u);
  const json& first = run["results"][0];
  EXPECT_EQ(first["level"], "error");
  const json& location = first["locations"][0];
  EXPECT_EQ(location["physicalLocation"]["artifactLocation"]["uri"], "dir/a%20b%26c.xml");
  EXPECT_EQ(location["physicalLocation"]["region"]["startLine"], 70002);
  EXPECT_EQ(location["physicalLocation"]["region"]["startColumn"], 8);
  EXPECT_EQ(location["logicalLocations"][0]["fullyQualifiedName"], "section_1");
  const json& rules = run["tool"]["driver"]["rules"];
  for (const json& result : run["results"]) {
    EXPECT_EQ(rules.at(result["ruleIndex"].get<size_t>())["id"], result["ruleId"]);
  }
  EXPECT_EQ(rules.size(), 4u);
  EXPECT_THAT(rules[0]["helpUri"].get<std::string>(), HasSubstr("https://"));
}

std::string Fingerprint(const json& result) {
  return result["partialFingerprints"].begin()->get<std::string>();
}

TEST(RenderSarif, FingerprintsSurviveNewLinesAboveAndTellTwinsApart) {
  Findings findings = SampleFindings();
  const std::vector<FileFindings> before = {{"a.xml", findings}};
  const json old_log = json::parse(RenderFindings(FindingFormat::kSarif, before, {}));
  for (Finding& finding : findings) finding.where.line += 10, finding.where.offset += 500;
  const std::vector<FileFindings> after = {{"a.xml", findings}};
  const json new_log = json::parse(RenderFindings(FindingFormat::kSarif, after, {}));
  const json& old_results = old_log["runs"][0]["results"];
  const json& new_results = new_log["runs"][0]["results"];
  for (size_t i = 0; i < old_results.size(); ++i) {
    EXPECT_EQ(Fingerprint(old_results[i]), Fingerprint(new_results[i])) << i;
  }
  EXPECT_NE(Fingerprint(old_results[0]), Fingerprint(old_results[4]));
}

struct XmlDocument {
  explicit XmlDocument(const std::string& xml)
      : doc(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "junit.xml", nullptr,
                          XML_PARSE_NONET)) {}
  ~XmlDocument() { xmlFreeDoc(doc); }
  xmlDocPtr doc;
};

std::string AttributeOf(xmlNodePtr node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text = value ? reinterpret_cast<const char*>(value) : "";
  xmlFree(value);
  return text;
}

TEST(RenderJunit, IsXmlWithASuiteForEveryFile) {
  const XmlDocument xml(RenderSample(FindingFormat::kJunit));
  ASSERT_NE(xml.doc, nullptr);
  xmlNodePtr suite = xmlFirstElementChild(xmlDocGetRootElement(xml.doc));
  EXPECT_EQ(AttributeOf(suite, "name"), "dir/a b&c.xml");
  EXPECT_EQ(AttributeOf(suite, "tests"), "5");
  EXPECT_EQ(AttributeOf(suite, "failures"), "3");
  EXPECT_EQ(xmlChildElementCount(suite), 5u);
  suite = xmlNextElementSibling(suite);
  EXPECT_EQ(AttributeOf(suite, "name"), "clean.xml");
  EXPECT_EQ(AttributeOf(suite, "failures"), "0");
  EXPECT_EQ(xmlChildElementCount(suite), 1u);  // a suite without cases counts as broken elsewhere
}

TEST(RenderJunit, WhatCountsAsFailureFollowsFailOn) {
  RenderOptions options;
  options.fail_on = Severity::kWarning;
  const XmlDocument xml(RenderSample(FindingFormat::kJunit, options));
  EXPECT_EQ(AttributeOf(xmlFirstElementChild(xmlDocGetRootElement(xml.doc)), "failures"), "4");
}

TEST(Render, PiecewiseGivesTheSameAsAtOnce) {
  const Findings findings = SampleFindings();
  for (auto format : {FindingFormat::kText, FindingFormat::kJson, FindingFormat::kNdjson,
                      FindingFormat::kSarif, FindingFormat::kJunit}) {
    const auto renderer = MakeRenderer(format, {});
    std::string whole, piece;
    auto flush = [&] { whole += piece, piece.clear(); };
    renderer->Begin(&piece), flush();
    renderer->File({"dir/a b&c.xml", findings}, &piece), flush();
    renderer->File({"clean.xml", {}}, &piece), flush();
    renderer->End(&piece), flush();
    EXPECT_EQ(whole, RenderSample(format));
  }
}

TEST(Render, FormatNames) {
  EXPECT_EQ(FindingFormatFromName("sarif"), FindingFormat::kSarif);
  EXPECT_EQ(FindingFormatFromName("SARIF"), std::nullopt);
}

TEST(FindingCounts, SayWhatThereIs) {
  FindingCounts counts;
  EXPECT_EQ(counts.ToString(), "no findings");
  const Findings findings = SampleFindings();
  counts.Add(findings);
  EXPECT_EQ(counts.ToString(), "3 errors, 1 warning, 1 note");
}

TEST(Findings, HasSeverityCountsWhatIsAbove) {
  Findings findings = {{"a.b", Severity::kWarning, "", {}, {}, {}}};
  EXPECT_TRUE(HasSeverity(findings, Severity::kNote));
  EXPECT_TRUE(HasSeverity(findings, Severity::kWarning));
  EXPECT_FALSE(HasSeverity(findings, Severity::kError));
}

}  // namespace
}  // namespace lexport
