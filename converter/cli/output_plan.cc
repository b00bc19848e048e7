#include "cli/output_plan.h"

#include <filesystem>
#include <unordered_map>

namespace lexport::cli {
namespace {

namespace fs = std::filesystem;

// The file that a path names, so that two spellings of one file are found to be the same.
std::string Canonical(const std::string& path) {
  std::error_code code;
  const fs::path canonical = fs::weakly_canonical(path, code);
  return code ? path : canonical.string();
}

bool CheckConflicts(const std::vector<Input>& inputs, const OutputPlan& plan, std::string* error) {
  std::unordered_map<std::string, size_t> reads;
  for (size_t i = 0; i < inputs.size(); ++i) reads.emplace(Canonical(inputs[i].path), i);
  std::unordered_map<std::string, size_t> writes;
  for (size_t i = 0; i < inputs.size(); ++i) {
    for (const std::string& path : plan.paths[i]) {
      if (path == "-") continue;
      const std::string canonical = Canonical(path);
      const auto [other, fresh] = writes.emplace(canonical, i);
      if (!fresh) {
        *error = inputs[other->second].path + " and " + inputs[i].path +
                 " would both be written to " + path;
        return false;
      }
      const auto read = reads.find(canonical);
      if (read != reads.end()) {
        *error = path + " would replace the input " + inputs[read->second].path;
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::string OutputName(const std::string& relative, std::string_view extension) {
  const fs::path path(relative);
  static constexpr std::string_view kInputExtensions[] = {".txt", ".text", ".xml", ".akn"};
  for (std::string_view known : kInputExtensions) {
    if (path.extension() == known) {
      return (path.parent_path() / path.stem()).string() + std::string(extension);
    }
  }
  return relative + std::string(extension);
}

bool NamesFolder(const std::string& output) {
  std::error_code code;
  return !output.empty() && output != "-" &&
         (output.back() == '/' || fs::is_directory(output, code));
}

bool PlanOutputs(const std::string& output, const std::vector<Input>& inputs,
                 const std::vector<OutputFormat>& formats, bool from_directory, OutputPlan* plan,
                 std::string* error) {
  const bool many = inputs.size() > 1 || formats.size() > 1 || from_directory;
  const bool to_stdout = output.empty() || output == "-";
  if (many && to_stdout) {
    *error = "several outputs need a folder: give one with --output";
    return false;
  }
  const bool into_folder = NamesFolder(output) || (many && !to_stdout);
  if (into_folder) plan->folder = output;
  for (const Input& input : inputs) {
    std::vector<std::string> paths;
    for (OutputFormat format : formats) {
      if (to_stdout) {
        paths.emplace_back("-");
      } else if (into_folder) {
        paths.push_back((fs::path(output) / OutputName(input.relative, OutputFormatExtension(format))).string());
      } else {
        paths.push_back(output);
      }
    }
    plan->paths.push_back(std::move(paths));
  }
  return CheckConflicts(inputs, *plan, error);
}

}  // namespace lexport::cli
