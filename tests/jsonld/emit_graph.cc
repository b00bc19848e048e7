// Makes the graphs that the checkers of others read.
//
//   emit_graph FOLDER FILE|@LIST...   of Akoma Ntoso files; a list has a name a line
//   emit_graph --corpus FOLDER        of those of the shared corpus that the standard accepts
//
// Writes FOLDER/NUMBER-NAME.jsonld, .nq and .ttl for every file. Exit status 0: all were made; 1:
// not; 77: there is no corpus.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "akn/shared_files.h"
#include "base/hash.h"
#include "lexport/writers.h"
#include "lexport/xml.h"

namespace {

using lexport::GraphSyntax;

// The files that INDEX.tsv calls valid; the verdict is the seventh column, the path the first.
std::vector<std::string> ValidCorpus() {
  const std::filesystem::path folder = lexport::SharedFolder() / "corpus" / "akn";
  std::ifstream index(folder / "INDEX.tsv");
  std::vector<std::string> names;
  for (std::string line; std::getline(index, line);) {
    std::vector<std::string> columns;
    std::istringstream in(line);
    for (std::string column; std::getline(in, column, '\t');) columns.push_back(column);
    if (columns.size() > 6 && columns[6] == "valid") names.push_back(folder / columns[0]);
  }
  return names;
}

std::vector<std::string> Names(int argc, char** argv) {
  std::vector<std::string> names;
  for (int i = 2; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument[0] != '@') {
      names.push_back(argument);
      continue;
    }
    std::ifstream list(argument.substr(1));
    for (std::string line; std::getline(list, line);) {
      if (!line.empty()) names.push_back(line);
    }
  }
  return names;
}

bool Emit(const std::string& name, const std::filesystem::path& stem) {
  lexport::Findings findings;
  const std::string xml = lexport::FileContent(name);
  const auto document = lexport::ReadXml(xml, name, lexport::ReadOptions(), &findings);
  if (!document) {
    std::cerr << name << ": " << (findings.empty() ? "" : findings[0].message) << "\n";
    return false;
  }
  lexport::GraphOptions options;
  options.source_name = std::filesystem::path(name).filename().string();
  options.source_sha256 = lexport::Sha256Hex(xml);
  const std::pair<GraphSyntax, const char*> kinds[] = {{GraphSyntax::kJsonLd, ".jsonld"},
                                                       {GraphSyntax::kNQuads, ".nq"},
                                                       {GraphSyntax::kTurtle, ".ttl"}};
  for (const auto& [syntax, extension] : kinds) {
    options.syntax = syntax;
    std::string out;
    if (!lexport::WriteGraph(*document, options, &out, &findings)) return false;
    std::ofstream(stem.string() + extension, std::ios::binary) << out;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: emit_graph FOLDER FILE|@LIST... or emit_graph --corpus FOLDER\n";
    return 2;
  }
  const bool corpus = std::string(argv[1]) == "--corpus";
  const std::vector<std::string> names = corpus ? ValidCorpus() : Names(argc, argv);
  if (corpus && names.empty()) {
    std::cout << "skipped: there is no shared corpus\n";
    return 77;
  }
  const std::filesystem::path folder = argv[corpus ? 2 : 1];
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  int code = 0;
  size_t number = 100;
  for (const std::string& name : names) {
    const std::string stem = std::filesystem::path(name).stem().string();
    if (!Emit(name, folder / (std::to_string(number++) + "-" + stem))) code = 1;
  }
  std::cout << names.size() << " graphs in three syntaxes\n";
  return code;
}
