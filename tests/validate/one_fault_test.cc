// One fault, one message: documents that are clean at level 2, with one thing changed each.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

#include "lexport/validator.h"
#include "validate/mutants.h"
#include "validate/test_files.h"
#include "validate_rules/base_document.h"

namespace lexport {
namespace {

constexpr size_t kMutantsOfEach = 1500;

struct Original {
  std::string name;
  std::string xml;
};

std::vector<Original> CleanDocuments() {
  std::vector<Original> out = {{"base document", BaseDocument()}};
  for (const char* path : {"tests/validate/data/clean.xml", "samples/a-hrc-26-34-annex.xml",
                           "samples/a-hrc-35-35.xml"}) {
    out.push_back({path, ReadFile(path)});
  }
  return out;
}

std::string Listed(const Findings& findings) {
  std::string out;
  for (const Finding& f : findings) {
    out += "\n    " + f.rule + " @" + std::to_string(f.where.line) + ": " + f.message;
  }
  return out;
}

TEST(OneFaultOneMessage, AtLevelTwo) {
  size_t faulty = 0, single = 0;
  for (const Original& original : CleanDocuments()) {
    ASSERT_EQ(Listed(Check(original.xml)), "") << original.name;
    size_t here = 0, here_single = 0;
    for (size_t made = 0; made < kMutantsOfEach;) {
      Mutator mutator(original.xml, static_cast<uint32_t>(1000 + made));
      for (int k = 0; k < 50; ++k, ++made) {
        const Mutant mutant = mutator.Next();
        const Findings findings = Check(mutant.xml);
        if (findings.empty()) continue;
        ++here;
        here_single += findings.size() == 1 ? 1 : 0;
        const bool show = std::getenv("LEXPORT_SHOW_ALL") != nullptr;
        if (findings.size() != 1 || show) {
          std::cout << original.name << ": " << mutant.what << Listed(findings) << "\n";
        }
      }
    }
    std::cout << original.name << ": " << here_single << " of " << here
              << " faults give one finding\n";
    faulty += here;
    single += here_single;
  }
  EXPECT_GT(faulty, kMutantsOfEach);
  EXPECT_GE(single * 100, faulty * 98);
}

}  // namespace
}  // namespace lexport
