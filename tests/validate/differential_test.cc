// The verdict is that of libxml2 and of Xerces-C with the schema, on documents with one fault each.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "lexport/validator.h"
#include "validate/checked.h"
#include "validate/mutants.h"
#include "validate/oracles.h"
#include "validate/test_files.h"

namespace lexport {
namespace {

constexpr size_t kMutantsInAll = 3000;
constexpr size_t kLargestFile = 30000;

// Documents that both engines find valid: our own, and small ones of the corpus.
std::vector<std::filesystem::path> ValidFiles(LibxmlOracle* libxml, XercesOracle* xerces) {
  std::vector<std::filesystem::path> out;
  const std::filesystem::path folders[] = {"tests/validate/data", SharedFolder() / "corpus/akn"};
  for (const auto& folder : folders) {
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.file_size() > kLargestFile) continue;
      const std::string xml = ReadFile(entry.path());
      const bool utf16 = xml.rfind("\xFE\xFF", 0) == 0;  // the mutator cuts bytes
      if (!utf16 && libxml->Valid(xml) && xerces->Valid(xml)) out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Differential : public testing::Test {
 protected:
  bool Ours(const std::string& xml, std::string* why) {
    ValidateOptions options;
    options.level = 1;
    Findings findings;
    const bool valid = Validator().Validate(xml, "mutant.xml", options, &findings);
    *why = findings.empty() ? "" : findings[0].rule + ": " + findings[0].message;
    count_ = findings.size();
    return valid;
  }

  LibxmlOracle libxml_{OracleSchema()};
  XercesOracle xerces_{OracleSchema()};
  size_t count_ = 0;
};

TEST_F(Differential, OneFaultMutants) {
  const std::vector<std::filesystem::path> files = ValidFiles(&libxml_, &xerces_);
  ASSERT_FALSE(files.empty());
  size_t made = 0, invalid = 0, engines_differ = 0;
  std::map<size_t, size_t> findings_per_fault;
  for (size_t i = 0; made < kMutantsInAll; ++i) {
    const auto& file = files[i % files.size()];
    Mutator mutator(ReadFile(file), static_cast<uint32_t>(i));
    if (mutator.empty()) continue;
    for (int k = 0; k < 10; ++k, ++made) {
      const Mutant mutant = mutator.Next();
      std::string libxml_why, xerces_why, why;
      const bool by_libxml = libxml_.Valid(mutant.xml, &libxml_why);
      const bool by_xerces = xerces_.Valid(mutant.xml, &xerces_why);
      const bool ours = Ours(mutant.xml, &why);
      engines_differ += by_libxml != by_xerces ? 1 : 0;
      invalid += by_libxml ? 0 : 1;
      if (!ours) ++findings_per_fault[std::min<size_t>(count_, 5)];
      EXPECT_EQ(ours, by_libxml) << file << ": " << mutant.what << "\n  libxml2: " << libxml_why
                                 << "\n  Xerces-C: " << xerces_why << "\n  ours: " << why;
    }
  }
  RecordProperty("invalid", static_cast<int>(invalid));
  std::cout << made << " mutants, " << invalid << " invalid, engines differ on " << engines_differ
            << "; findings per fault:";
  for (const auto& [count, times] : findings_per_fault) std::cout << " " << count << ":" << times;
  std::cout << "\n";
  EXPECT_GT(invalid, made / 3);
  EXPECT_LT(engines_differ, made / 100);
  // One fault, one message.
  EXPECT_GT(findings_per_fault[1], invalid * 98 / 100);
}

// Attributes of the namespace of schema instances, on elements of all sorts.
TEST_F(Differential, SchemaInstanceAttributes) {
  const bool standard = OracleSchema() != "schemas/akomantoso30.xsd";
  if (!standard) GTEST_SKIP() << "the types have their names in the standard's schema only";
  const char* const attributes[] = {"xsi:type='inline'",
                                    "xsi:type=' inline '",
                                    "xsi:type='modType'",
                                    "xsi:type='hierarchy'",
                                    "xsi:type='basehierarchy'",
                                    "xsi:type='anyOtherType'",
                                    "xsi:type='argumentType'",
                                    "xsi:type='periodType'",
                                    "xsi:type='markeropt'",
                                    "xsi:type='eolType'",
                                    "xsi:type='metaopt'",
                                    "xsi:type='blocksreq'",
                                    "xsi:type='nothing'",
                                    "xsi:type='a:inline'",
                                    "xsi:type='a:nothing'",
                                    "xsi:type='z:inline'",
                                    "xsi:type='xs:string'",
                                    "xsi:type='xs:anyType'",
                                    "xsi:type='xs:nix'",
                                    "xsi:type=''",
                                    "xsi:type='in line'",
                                    "xsi:type='valueType'",
                                    "xsi:type='PlainInline'",
                                    "xsi:nil='true'",
                                    "xsi:nil='false'",
                                    "xsi:nil='x'",
                                    "xsi:schemaLocation='urn:x x.xsd'",
                                    "xsi:schemaLocation='urn:x'",
                                    "xsi:schemaLocation=''",
                                    "xsi:noNamespaceSchemaLocation='x.xsd'",
                                    "xsi:other='x'"};
  const char* const contents[] = {"<p @>x</p>",
                                  "<p>x<br @/></p>",
                                  "<p>x<eol @/></p>",
                                  "<p>x<mod @>y</mod></p>",
                                  "<p>x<br number='1' @/></p>",
                                  "<p>x<eol number='1' @/></p>",
                                  "<p>x<img src='#i' @/></p>",
                                  "<p>x<ref href='#a' @>y</ref></p>",
                                  "<foreign @/>",
                                  "<foreign @><f:x xmlns:f='urn:f'/></foreign>",
                                  "<foreign pos='inside' @/>",
                                  "<foreign period='#x' @/>",
                                  "<blockList @><item><p>x</p></item></blockList>",
                                  "<foreign><f:x xmlns:f='urn:f' @/></foreign>",
                                  "<foreign><f:x xmlns:f='urn:f' value='1' @/></foreign>",
                                  "<foreign><f:x xmlns:f='urn:f' @>text</f:x></foreign>",
                                  "<foreign><f:x xmlns:f='urn:f' @><b>text</b></f:x></foreign>"};
  size_t agreed = 0, differ = 0;
  for (const char* content : contents) {
    for (const char* attribute : attributes) {
      std::string xml = ActWith(content);
      xml.replace(xml.find('@'), 1, attribute);
      const std::string root = "<akomaNtoso ";
      xml.insert(xml.find(root) + root.size(),
                 "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                 "xmlns:xs='http://www.w3.org/2001/XMLSchema' "
                 "xmlns:a='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' ");
      std::string libxml_why, xerces_why, why;
      const bool by_libxml = libxml_.Valid(xml, &libxml_why);
      const bool by_xerces = xerces_.Valid(xml, &xerces_why);
      const bool ours = Ours(xml, &why);
      if (by_libxml != by_xerces) {
        ++differ;  // mostly on elements of other namespaces, about which Xerces-C is laxer
        continue;
      }
      ++agreed;
      EXPECT_EQ(ours, by_libxml) << attribute << " in " << content << "\n  libxml2: " << libxml_why
                                 << "\n  Xerces-C: " << xerces_why << "\n  ours: " << why;
    }
  }
  std::cout << agreed << " documents, and " << differ << " on which the engines differ\n";
  EXPECT_GT(agreed, 400u);
}

}  // namespace
}  // namespace lexport
