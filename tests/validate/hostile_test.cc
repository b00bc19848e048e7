// Hostile and broken input: each ends in one clear finding, in bounded time and memory.

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <string>

#include "validate/checked.h"
#include "validate/hostile_cases.h"

namespace lexport {
namespace {

using std::string;

void ExpectOneFinding(const std::vector<Hostile>& cases) {
  for (const Hostile& hostile : cases) {
    const auto start = std::chrono::steady_clock::now();
    const Checked checked = Check(hostile.xml);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(checked.rules(), hostile.rule)
        << hostile.name << ": " << (checked.findings.empty() ? "" : checked.findings[0].message);
    EXPECT_EQ(checked.valid, hostile.rule[0] == '\0') << hostile.name;
    for (const Finding& finding : checked.findings) {
      EXPECT_GE(finding.where.line, 1u) << hostile.name;
      EXPECT_LT(finding.message.size(), 400u) << hostile.name;
    }
    // Engines that are quadratic in any of these take minutes.
    EXPECT_LT(spent.count(), 20.0) << hostile.name;
  }
}

TEST(Hostile, Entities) { ExpectOneFinding(EntityCases()); }
TEST(Hostile, Sizes) { ExpectOneFinding(SizeCases()); }
TEST(Hostile, Encodings) { ExpectOneFinding(EncodingCases()); }
TEST(Hostile, Syntax) { ExpectOneFinding(SyntaxCases()); }

TEST(Hostile, LimitsAreOptions) {
  ValidateOptions options;
  options.max_depth = 2000;
  EXPECT_TRUE(Check(Nested(1000), options).valid);
  options.max_attributes = 400;
  EXPECT_EQ(Check(ManyAttributes(300), options).rules().substr(0, 24), "schema.unknown-attribute");
  options.max_bytes = 100;
  EXPECT_EQ(Check(ActWith("<p>x</p>"), options).rules(), "safe.size");
  options = {};
  options.max_name_bytes = 5;
  EXPECT_EQ(Check(ActWith("<p>x</p>"), options).rules(), "safe.name-length");
}

// A fault in every element must not make a message for every element.
TEST(Hostile, FloodsOfFaultsAreCut) {
  const Checked checked = Check(ActWith(Repeat("<p foo=\"1\">x</p>", 50000)));
  EXPECT_FALSE(checked.valid);
  EXPECT_EQ(checked.findings.size(), 1001u);
  EXPECT_EQ(checked.findings.back().rule, "report.more-findings");
  EXPECT_NE(checked.findings.back().message.find("49000"), string::npos);
}

TEST(Hostile, MemoryIsBounded) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "AddressSanitizer keeps freed memory, so the process says nothing of the program";
#endif
  const string xml = ActWith(Repeat("<p eId=\"a\">text &amp; more</p>\n", 1000000));
  rusage before = {}, after = {};
  getrusage(RUSAGE_SELF, &before);
  EXPECT_FALSE(Check(xml).valid);
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, static_cast<long>(xml.size() / 1024));
}

}  // namespace
}  // namespace lexport
