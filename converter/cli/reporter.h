// What the user sees while a command works on many inputs: findings, progress, a summary.

#ifndef LEXPORT_CLI_REPORTER_H_
#define LEXPORT_CLI_REPORTER_H_

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "findings/render.h"

namespace lexport::cli {

// --format, --quiet, --summary, --jobs, --fail-fast and --color.
void AddReportOptions(po::options_description* options);

struct ReporterOptions {
  FindingFormat format = FindingFormat::kText;
  std::FILE* findings_to = stderr;      // where findings go; the rest goes to standard error
  Severity at_least = Severity::kNote;  // findings below it are not shown, though counted
  Severity fail_on = Severity::kError;
  bool color = false;
  bool quiet = false;                   // no findings below errors in text, no progress, no summary
  std::optional<FindingFormat> report;  // a second rendering of everything, on standard output
  std::string summary;        // "text", "json", "none"; empty: text for more than one input
  std::string verb = "done";  // "converted", "checked", for the summary
};

// Reads the options that AddReportOptions added. False with a message when one has a wrong value.
bool ReadReportOptions(const Arguments& arguments, ReporterOptions* options, std::string* error);

// "note", "warning" or "error" as a severity; false for other words.
bool ReadSeverity(const std::string& word, Severity* severity);

// To be used from one thread.
class Reporter {
 public:
  Reporter(const ReporterOptions& options, size_t count, uint64_t bytes);
  ~Reporter();

  void Begin();
  // Shows what became of one input.
  void Show(const std::string& file, const Outcome& outcome);
  // The same for one that was named and could not even be begun; it adds to the inputs.
  void ShowUnread(const std::string& file, const Outcome& outcome);
  // Shows what there is to say of something that is no input, such as a folder. It can fail the
  // command all the same.
  void ShowExtra(const std::string& file, const Outcome& outcome);
  // Ends the output and gives the exit status of the whole command.
  ExitStatus End();

 private:
  // Findings on their way out: a renderer and where it writes.
  struct Sink {
    std::unique_ptr<FindingsRenderer> renderer;
    std::FILE* file;
    Severity at_least;

    void Write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), file); }
  };

  void AddSink(FindingFormat format, std::FILE* file, Severity at_least);
  void ShowProgress(const std::string& file);
  void ClearProgress();
  void Summarise();
  void CannotReport(const std::FILE* file);

  ReporterOptions options_;
  std::vector<Sink> sinks_;
  FindingCounts counts_;
  size_t inputs_;
  uint64_t bytes_expected_;
  size_t shown_ = 0;
  size_t failed_ = 0;
  size_t skipped_ = 0;
  uint64_t bytes_ = 0;
  bool finding_fails_ = false;
  ExitStatus worst_ = kExitFine;
  bool terminal_ = false;
  bool progress_on_screen_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point last_progress_;
};

// Shows the findings of collecting the inputs, file by file, before the batch begins.
void ShowCollecting(Outcome* collecting, Reporter* reporter);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_REPORTER_H_
