// make_books FOLDER: writes the books that checkers of other makers look at, and prints their names.
// Those of tests/epub/documents are always there; ten of others, of different kinds, where the shared
// corpus is.

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "akn/shared_files.h"
#include "base/file.h"
#include "lexport/writers.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

// A bill with marked changes, amendments as a collection, judgments of two languages, acts with
// inserted text and with tables, a debate, a portion, a report with pictures, a collection with
// attachments, and a document without a title.
constexpr const char* kOfOthers[] = {
    "MattLynchPCO/Bill_as_amended_at_Stage_2.xml",
    "MattLynchPCO/Sentencing_Bill__Commons_Amendments.xml",
    "OpenLawsGR/A65_1991.xml",
    "nationalarchives/test83.xml",
    "jacquesmilitello/ssi-2017-113-enacted-data.akn.xml",
    "legal-informatics/10.xml",
    "clarin-eric/Debate_Bungeni_2011-06-10.xml",
    "jacquesmilitello/us_Title9-Chap3-eng.xml",
    "gravitythread/eu_COM-2013-0619_EN-8.xml",
    "nationalarchives/uksicop_20160518_en.akn",
};

std::vector<std::filesystem::path> Inputs() {
  std::vector<std::filesystem::path> inputs;
  for (const char* name : {"report", "declaration", "arabic", "chinese"}) {
    inputs.push_back(std::string("tests/epub/documents/") + name + ".xml");
  }
  for (const char* name : kOfOthers) {
    const std::filesystem::path path = SharedFolder() / "corpus" / "akn" / name;
    if (std::filesystem::exists(path)) inputs.push_back(path);
  }
  return inputs;
}

bool MakeBook(const std::filesystem::path& input, const std::string& output) {
  Findings findings;
  const auto document = ReadXml(FileContent(input), input.string(), {}, &findings);
  std::string bytes, error;
  return document && WriteEpub(*document, {}, &bytes, &findings) &&
         MakeParentFolders(output, &error) && WriteWholeFile(output, bytes, &error);
}

}  // namespace
}  // namespace lexport

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  for (const auto& input : lexport::Inputs()) {
    const std::string output = std::string(argv[1]) + "/" + input.stem().string() + ".epub";
    if (!lexport::MakeBook(input, output)) {
      std::fprintf(stderr, "no book from %s\n", input.c_str());
      return 1;
    }
    std::puts(output.c_str());
  }
  return 0;
}
