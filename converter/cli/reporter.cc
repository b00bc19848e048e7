#include "cli/reporter.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "base/file.h"
#include "lexport/version.h"

namespace lexport::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kMaxJobs = 1024;
constexpr auto kProgressEvery = std::chrono::milliseconds(100);

double Seconds(Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

std::string Plural(size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// The last part of a path, cut so that a progress line stays on one line.
std::string ShortName(const std::string& path) {
  const size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  }
  return name.size() <= 40 ? name : name.substr(0, 37) + "...";
}

}  // namespace

void AddReportOptions(po::options_description* options) {
  options->add_options()  //
      ("format", po::value<std::string>()->value_name("FORMAT"),
       "how findings are printed: text (default), json, ndjson, sarif or junit")  //
      ("jobs,j", po::value<unsigned>()->value_name("N"),
       "work on N inputs at once (default: as many as there are processors); the output does not "
       "depend on it")                                           //
      ("fail-fast", "stop at the first input that fails")        //
      ("quiet,q", "print errors only: no progress, no summary")  //
      ("summary", po::value<std::string>()->value_name("FORM"),
       "end with a summary on standard error: text (default for several inputs), json or none")  //
      ("color", po::value<std::string>()->value_name("WHEN"),
       "colours in text: auto (default: on a terminal, unless NO_COLOR is set), always or never");
}

bool ReadSeverity(const std::string& word, Severity* severity) {
  for (Severity s : {Severity::kNote, Severity::kWarning, Severity::kError}) {
    if (word == SeverityName(s)) {
      *severity = s;
      return true;
    }
  }
  return false;
}

bool ReadReportOptions(const Arguments& arguments, ReporterOptions* options, std::string* error) {
  if (arguments.Has("format")) {
    const auto format = FindingFormatFromName(arguments.Text("format"));
    if (!format) {
      *error =
          "--format is text, json, ndjson, sarif or junit, not '" + arguments.Text("format") + "'";
      return false;
    }
    options->format = *format;
  }
  if (arguments.Has("jobs") && arguments.options["jobs"].as<unsigned>() > kMaxJobs) {
    *error = "--jobs is a number up to " + std::to_string(kMaxJobs);
    return false;
  }
  options->summary = arguments.Text("summary");
  if (!options->summary.empty() && options->summary != "text" && options->summary != "json" &&
      options->summary != "none") {
    *error = "--summary is text, json or none, not '" + options->summary + "'";
    return false;
  }
  options->quiet = arguments.Has("quiet");
  const std::string color = arguments.Has("color") ? arguments.Text("color") : "auto";
  if (color != "auto" && color != "always" && color != "never") {
    *error = "--color is auto, always or never, not '" + color + "'";
    return false;
  }
  const bool wanted =
      isatty(fileno(options->findings_to)) != 0 && std::getenv("NO_COLOR") == nullptr;
  options->color = color == "always" || (color == "auto" && wanted);
  return true;
}

Reporter::Reporter(const ReporterOptions& options, size_t count, uint64_t bytes)
    : options_(options), inputs_(count), bytes_expected_(bytes), begun_(Clock::now()) {
  AddSink(options.format, options.findings_to, options.quiet ? Severity::kError : options.at_least);
  if (options.report) AddSink(*options.report, stdout, Severity::kNote);
  terminal_ = isatty(STDERR_FILENO) != 0;
}

Reporter::~Reporter() { ClearProgress(); }

void Reporter::AddSink(FindingFormat format, std::FILE* file, Severity at_least) {
  RenderOptions render;
  render.color = options_.color && format == FindingFormat::kText;
  render.fail_on = options_.fail_on;
  render.version = kVersion;
  sinks_.push_back({MakeRenderer(format, render), file, at_least});
}

void Reporter::Begin() {
  for (Sink& sink : sinks_) {
    std::string out;
    sink.renderer->Begin(&out);
    sink.Write(out);
  }
}

void Reporter::Show(const std::string& file, const Outcome& outcome) {
  ++shown_;
  bytes_ += outcome.bytes;
  skipped_ += outcome.skipped;
  failed_ += outcome.status != kExitFine;
  ShowExtra(file, outcome);
  ShowProgress(file);
}

void Reporter::ShowExtra(const std::string& file, const Outcome& outcome) {
  worst_ = std::max(worst_, outcome.status);
  counts_.Add(outcome.findings);
  finding_fails_ = finding_fails_ || HasSeverity(outcome.findings, options_.fail_on);

  for (Sink& sink : sinks_) {
    Findings shown;
    std::copy_if(outcome.findings.begin(), outcome.findings.end(), std::back_inserter(shown),
                 [&](const Finding& f) { return f.severity >= sink.at_least; });
    std::string out;
    sink.renderer->File({file, shown, outcome.structure ? &*outcome.structure : nullptr}, &out);
    if (!out.empty()) ClearProgress();
    sink.Write(out);
  }
}

void Reporter::ShowUnread(const std::string& file, const Outcome& outcome) {
  ++inputs_;
  Show(file, outcome);
}

void Reporter::ShowProgress(const std::string& file) {
  if (!terminal_ || options_.quiet || inputs_ < 2) return;
  const auto now = Clock::now();
  if (now - last_progress_ < kProgressEvery && shown_ != inputs_) return;
  last_progress_ = now;
  const double seconds = std::max(Seconds(now - begun_), 1e-3);
  const double rate = static_cast<double>(bytes_) / seconds;
  const uint64_t left = bytes_expected_ > bytes_ ? bytes_expected_ - bytes_ : 0;
  std::fprintf(stderr, "\r\033[K%zu/%zu  %.1f MB/s  %.0f s left  %zu failed  %s", shown_, inputs_,
               rate / 1e6, rate > 0 ? static_cast<double>(left) / rate : 0.0, failed_,
               ShortName(file).c_str());
  std::fflush(stderr);
  progress_on_screen_ = true;
}

void Reporter::ClearProgress() {
  if (progress_on_screen_) std::fputs("\r\033[K", stderr);
  progress_on_screen_ = false;
}

ExitStatus Reporter::End() {
  ClearProgress();
  for (Sink& sink : sinks_) {
    std::string out;
    sink.renderer->End(&out);
    sink.Write(out);
    if (std::fflush(sink.file) != 0 || std::ferror(sink.file) != 0) CannotReport(sink.file);
  }
  Summarise();
  if (Interrupted()) return kExitInterrupted;
  if (worst_ == kExitFine && finding_fails_) return kExitFindings;
  return worst_;
}

// Findings that nobody will see are worse than those of a file.
void Reporter::CannotReport(const std::FILE* file) {
  if (file == stdout) {
    std::fprintf(stderr,
                 "lexport: error: standard output cannot be written: %s [output.unwritable]\n",
                 std::strerror(errno));
  }
  worst_ = std::max(worst_, kExitInputOutput);
}

void Reporter::Summarise() {
  const bool json = options_.summary == "json";
  if (!json && (options_.quiet || options_.summary == "none" ||
                (options_.summary.empty() && inputs_ < 2 && !Interrupted()))) {
    return;
  }
  const double seconds = Seconds(Clock::now() - begun_);
  if (json) {
    std::fprintf(stderr,
                 "{\"inputs\": %zu, \"done\": %zu, \"failed\": %zu, \"skipped\": %zu, "
                 "\"errors\": %zu, \"warnings\": %zu, \"notes\": %zu, \"bytes\": %llu, "
                 "\"seconds\": %.3f, \"interrupted\": %s}\n",
                 inputs_, shown_ - failed_ - skipped_, failed_, skipped_, counts_.errors,
                 counts_.warnings, counts_.notes, static_cast<unsigned long long>(bytes_), seconds,
                 Interrupted() ? "true" : "false");
    return;
  }
  std::string line = std::to_string(shown_ - failed_ - skipped_) + " of " +
                     Plural(inputs_, "input") + " " + options_.verb;
  if (skipped_ != 0) line += ", " + std::to_string(skipped_) + " up to date";
  if (failed_ != 0) line += ", " + std::to_string(failed_) + " failed";
  if (shown_ < inputs_) line += ", " + std::to_string(inputs_ - shown_) + " not begun";
  if (Interrupted()) line += " (interrupted)";
  std::fprintf(stderr, "lexport: %s; %s; %s in %.2f s\n", line.c_str(), counts_.ToString().c_str(),
               HumanSize(bytes_).c_str(), seconds);
}

void ShowCollecting(Outcome* collecting, Reporter* reporter) {
  for (Finding& finding : collecting->findings) {
    Outcome one;
    one.status = finding.severity == Severity::kError ? kExitInputOutput : kExitFine;
    const std::string file = finding.where.file;
    one.findings.push_back(std::move(finding));
    std::error_code code;
    const bool is_input =
        one.findings[0].rule == "input.unreadable" && !std::filesystem::is_directory(file, code);
    is_input ? reporter->ShowUnread(file, one) : reporter->ShowExtra(file, one);
  }
}

}  // namespace lexport::cli
