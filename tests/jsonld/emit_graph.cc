// Makes the graphs that the checkers of others read: emit_graph FOLDER FILE... writes, for every
// Akoma Ntoso file, FOLDER/NUMBER-NAME.jsonld, .nq and .ttl. A list of names may stand in a file
// given as @LIST, a name a line. What could not be read is told, and the exit code is then 1.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/hash.h"
#include "lexport/writers.h"
#include "lexport/xml.h"

namespace {

using lexport::GraphSyntax;

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
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
  const std::string xml = ReadAll(name);
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
    std::cerr << "usage: emit_graph FOLDER FILE|@LIST...\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  int code = 0;
  size_t number = 100;
  for (const std::string& name : Names(argc, argv)) {
    const std::string stem = std::filesystem::path(name).stem().string();
    if (!Emit(name, folder / (std::to_string(number++) + "-" + stem))) code = 1;
  }
  return code;
}
