#include "cli/output_plan.h"

#include <unistd.h>

#include <filesystem>
#include <unordered_map>

namespace lexport::cli {
namespace {

namespace fs = std::filesystem;

// The files that paths name, so that two spellings of one file are found to be the same. Folders
// are looked up once, however many files are in them.
class Names {
 public:
  std::string Canonical(const std::string& path) {
    const size_t slash = path.rfind('/');
    const size_t name = slash == std::string::npos ? 0 : slash + 1;
    const bool plain = path.size() > name && path.compare(name, 2, "..") != 0 &&
                       path.compare(name, std::string::npos, ".") != 0;
    char target;
    if (!plain || readlink(path.c_str(), &target, 1) >= 0) return Whole(path);
    std::string& folder = Folder(path.substr(0, name));
    return folder.empty() ? Whole(path) : folder + path.substr(name);
  }

 private:
  static std::string Whole(const std::string& path) {
    std::error_code code;
    const fs::path canonical = fs::weakly_canonical(path, code);
    return code ? path : canonical.string();
  }

  // With a slash at its end; "" when it cannot be told.
  std::string& Folder(const std::string& named) {
    const auto [at, fresh] = folders_.try_emplace(named);
    if (!fresh) return at->second;
    std::error_code code;
    const fs::path canonical = fs::weakly_canonical(named.empty() ? "." : named, code);
    if (!code) at->second = canonical.string();
    if (!at->second.empty() && at->second.back() != '/') at->second += '/';
    return at->second;
  }

  std::unordered_map<std::string, std::string> folders_;  // as named -> canonical
};

bool CheckConflicts(const std::vector<Input>& inputs, const OutputPlan& plan, std::string* error) {
  Names names;
  std::unordered_map<std::string, size_t> reads;
  for (size_t i = 0; i < inputs.size(); ++i) reads.emplace(names.Canonical(inputs[i].path), i);
  std::unordered_map<std::string, size_t> writes;
  for (size_t i = 0; i < inputs.size(); ++i) {
    for (const std::string& path : plan.paths[i]) {
      if (path == "-") continue;
      std::string canonical = names.Canonical(path);
      const auto read = reads.find(canonical);
      const auto [other, fresh] = writes.emplace(std::move(canonical), i);
      if (!fresh) {
        *error = inputs[other->second].path + " and " + inputs[i].path +
                 " would both be written to " + path;
        return false;
      }
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
        paths.push_back(
            (fs::path(output) / OutputName(input.relative, OutputFormatExtension(format)))
                .string());
      } else {
        paths.push_back(output);
      }
    }
    plan->paths.push_back(std::move(paths));
  }
  return CheckConflicts(inputs, *plan, error);
}

}  // namespace lexport::cli
