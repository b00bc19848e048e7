#include <cstdio>
#include <iostream>

#include "base/file.h"
#include "cli/command.h"
#include "findings/render.h"
#include "mapping/mapping.h"

namespace lexport::cli {
namespace {

po::options_description Options() { return po::options_description(); }

void PrintFindings(const std::string& file, const Findings& findings) {
  const FileFindings one{file, findings};
  std::cerr << RenderFindings(FindingFormat::kText, {&one, 1}, RenderOptions());
}

int List() {
  int status = kExitFine;
  for (const std::string& name : MappingNames()) {
    Findings findings;
    const auto mapping = LoadMapping(name, &findings);
    if (!mapping) {
      PrintFindings(name, findings);
      status = kExitFindings;
      continue;
    }
    std::string column = name;
    column.resize(12, ' ');
    std::cout << column << mapping->title << '\n';
  }
  return status;
}

int Check(const std::vector<std::string>& names) {
  int status = kExitFine;
  for (const std::string& name : names) {
    Findings findings;
    const auto mapping = LoadMapping(name, &findings);
    PrintFindings(name, findings);
    if (!mapping) status = kExitFindings;
    if (mapping) std::cout << name << ": " << mapping->levels.size() << " levels, fine\n";
  }
  return status;
}

int Show(const std::string& name) {
  Findings findings;
  const auto mapping = LoadMapping(name, &findings);
  PrintFindings(name, findings);
  if (!mapping) return kExitFindings;
  const bool is_path = name.ends_with(".toml");
  const std::string path = is_path ? name : MappingFolder() + "/" + name + ".toml";
  std::string error;
  const auto bytes = FileBytes::Read(path, 1u << 24, &error);
  if (!bytes) {
    std::cerr << "lexport: error: " << path << " cannot be read: " << error << " [input.unreadable]\n";
    return kExitInputOutput;
  }
  std::cout << "# " << path << '\n' << bytes->view();
  return kExitFine;
}

int RunMapping(const Arguments& arguments) {
  const auto& words = arguments.operands;
  if (words == std::vector<std::string>{"list"}) return List();
  if (words.size() == 2 && words[0] == "show") return Show(words[1]);
  if (words.size() >= 2 && words[0] == "check") return Check({words.begin() + 1, words.end()});
  return UsageError("mapping", "say list, show NAME, or check FILE");
}

}  // namespace

Command MappingCommand() {
  return {"mapping",
          "list | show NAME | check NAME|FILE...",
          "list, show or check mappings of legal traditions",
          "A mapping says how a legal tradition names and numbers its parts. 'list' names those "
          "that are installed, 'show' prints one, 'check' loads one and says where it is wrong.",
          Options,
          RunMapping,
          {{"lexport mapping check ./iceland.toml", "is this mapping right?"}}};
}

}  // namespace lexport::cli
