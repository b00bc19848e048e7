#include "cli/inputs.h"

#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/strings.h"

namespace lexport::cli {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMaxListBytes = 256u << 20;
constexpr const char* kOutputInside = "input.output-inside";
constexpr const char* kNoFile = "input.no-file";

Finding CannotRead(const std::string& path, const std::string& why, std::string fix) {
  Finding finding;
  finding.rule = "input.unreadable";
  finding.severity = Severity::kError;
  finding.message = "cannot be read: " + why;
  finding.where.file = path;
  finding.fix = std::move(fix);
  return finding;
}

Finding Note(const std::string& path, const char* rule, std::string message) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kNote;
  finding.message = std::move(message);
  finding.where.file = path;
  return finding;
}

class Collector {
 public:
  Collector(std::vector<std::string> include, std::vector<std::string> exclude,
            const std::string& skip_below, std::vector<Input>* inputs, Findings* findings)
      : include_(std::move(include)),
        exclude_(std::move(exclude)),
        inputs_(inputs),
        findings_(findings) {
    std::error_code code;
    if (!skip_below.empty()) skip_ = fs::weakly_canonical(skip_below, code);
  }

  // One name from the command line or a list: a file, whatever it is called, or a directory.
  void Add(const std::string& name) {
    std::error_code code;
    if (name != "-" && fs::is_directory(name, code)) {
      const size_t before = inputs_->size();
      const size_t findings_before = findings_->size();
      Walk(name, "", name);
      const bool told =
          std::any_of(findings_->begin() + static_cast<ptrdiff_t>(findings_before),
                      findings_->end(), [](const Finding& finding) {
                        return finding.rule != kOutputInside && finding.rule != kNoFile;
                      });
      if (inputs_->size() == before && !told) Empty(name);
      return;
    }
    Input input;
    input.path = name;
    input.relative = name == "-" ? "stdin" : fs::path(name).filename().string();
    if (fs::is_regular_file(name, code)) input.size = fs::file_size(name, code);
    inputs_->push_back(std::move(input));
  }

 private:
  void Empty(const std::string& name) {
    std::string globs;
    for (const std::string& glob : include_) globs += (globs.empty() ? "" : ", ") + glob;
    Finding finding = CannotRead(name, "no file in it matches " + globs,
                                 "name the files, or choose others with --include GLOB");
    finding.rule = "input.nothing-found";
    finding.message = "no file in this directory matches " + globs;
    findings_->push_back(std::move(finding));
  }

  // Something in a folder.
  struct Entry {
    fs::path path;
    std::string name;
    std::string relative;  // to the folder that the walk began with
  };

  // `below` is what stands before the names of the folder's entries, relative to `top`.
  void Walk(const fs::path& folder, const std::string& below, const fs::path& top) {
    std::error_code code;
    const fs::path real = fs::canonical(folder, code);
    if (!code && real == skip_ && folder != top) {
      findings_->push_back(Note(folder.string(), kOutputInside,
                                "is the output folder; what is in it is not taken as input"));
      return;
    }
    if (!code && !visited_.insert(real).second) {
      findings_->push_back(Note(folder.string(), "input.seen-already",
                                "leads to a folder that was taken already: " + real.string()));
      return;
    }
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
      names.push_back(it->path().filename().string());
    }
    if (code) {
      findings_->push_back(CannotRead(folder.string(), code.message(), "check its permissions"));
      return;
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) Visit({folder / name, name, below + name}, top);
  }

  void Visit(const Entry& entry, const fs::path& top) {
    struct stat status = {};
    const int failed = stat(entry.path.c_str(), &status) == 0 ? 0 : errno;
    if (failed == 0 && S_ISDIR(status.st_mode)) {
      if (!Matches(exclude_, entry)) Walk(entry.path, entry.relative + "/", top);
      return;
    }
    if (!Matches(include_, entry) || Matches(exclude_, entry)) return;
    if (failed == ENOENT || failed == ENOTDIR) {
      findings_->push_back(CannotRead(entry.path.string(), "a link to nothing", "remove the link"));
    } else if (failed != 0) {  // a link to itself, a folder that may not be searched
      findings_->push_back(CannotRead(entry.path.string(), std::strerror(failed), ""));
    } else if (!S_ISREG(status.st_mode)) {
      findings_->push_back(Note(entry.path.string(), kNoFile,
                                "is a FIFO, a socket or a device, and is not taken from a folder; "
                                "name it to have it read"));
    } else {
      inputs_->push_back(
          {entry.path.string(), entry.relative, static_cast<uint64_t>(status.st_size)});
    }
  }

  // A glob with a slash is held against the path below the directory, one without against the name.
  static bool Matches(const std::vector<std::string>& globs, const Entry& entry) {
    return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
      const std::string& subject =
          glob.find('/') == std::string::npos ? entry.name : entry.relative;
      return fnmatch(glob.c_str(), subject.c_str(), 0) == 0;
    });
  }

  const std::vector<std::string> include_;
  const std::vector<std::string> exclude_;
  fs::path skip_;
  std::set<fs::path> visited_;
  std::vector<Input>* inputs_;
  Findings* findings_;
};

}  // namespace

void AddInputOptions(po::options_description* options) {
  options->add_options()  //
      ("include", po::value<std::vector<std::string>>()->value_name("GLOB"),
       "in directories, take files that match GLOB (may be given several times); a GLOB with a "
       "slash is held against the path below the directory, one without against the file's name")  //
      ("exclude", po::value<std::vector<std::string>>()->value_name("GLOB"),
       "in directories, leave out files and folders that match GLOB")  //
      ("files0-from", po::value<std::string>()->value_name("FILE"),
       "take the names of inputs from FILE ('-': standard input), each ended by a NUL");
}

bool CollectInputs(const Arguments& arguments, const std::vector<std::string>& default_globs,
                   const std::string& skip_below, std::vector<Input>* inputs, Findings* findings,
                   std::string* error) {
  std::vector<std::string> include = arguments.List("include");
  if (include.empty()) include = default_globs;
  Collector collector(std::move(include), arguments.List("exclude"), skip_below, inputs, findings);
  for (const std::string& name : arguments.operands) collector.Add(name);
  if (arguments.Has("files0-from")) {
    const std::string list = arguments.Text("files0-from");
    std::string reason;
    const auto names = FileBytes::Read(list, kMaxListBytes, &reason);
    if (!names) {
      *error = "the list of names " + list + " cannot be read: " + reason;
      return false;
    }
    for (std::string_view name : Split(names->view(), '\0')) {
      if (!name.empty()) collector.Add(std::string(name));
    }
  } else if (arguments.operands.empty()) {
    *error = "name at least one file, directory, or '-' for standard input";
    return false;
  }
  return true;
}

}  // namespace lexport::cli
