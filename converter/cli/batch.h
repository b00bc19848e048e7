// Many pieces of work on several threads, with results that do not depend on how many.

#ifndef LEXPORT_CLI_BATCH_H_
#define LEXPORT_CLI_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "findings/render.h"
#include "lexport/finding.h"

namespace lexport::cli {

// What became of one input.
struct Outcome {
  Findings findings;
  ExitStatus status = kExitFine;
  bool skipped = false;                          // it was up to date
  uint64_t bytes = 0;                            // read
  bool stop = false;                             // begin nothing more
  std::optional<StructureConfidence> structure;  // of a text that was converted, when asked for
};

// Calls work(i) once for every i below sizes.size(), the largest few dozen first, on `jobs`
// threads; calls done(i, outcome) on this thread, in the order of i, soon after all before i are
// done. With one job, or where there are no more threads to be had, all is done on this thread, in
// the order of i. At most some hundred outcomes
// wait for their turn, however many inputs there are. Begins nothing more when an outcome says so
// or an interrupt has come; pieces begun are finished. Gives the number of outcomes handed to
// done().
size_t RunBatch(const std::vector<uint64_t>& sizes, unsigned jobs,
                const std::function<Outcome(size_t)>& work,
                const std::function<void(size_t, Outcome&&)>& done);

// What `work` makes of the input of that name; when memory is out, an outcome that says so.
Outcome WorkOn(const std::string& input, const std::function<Outcome()>& work);

// Runs `work` on a thread of its own, which is added to *threads. False when the system gives no
// more threads; then nothing runs.
bool StartThread(std::function<void()> work, std::vector<std::thread>* threads);

// --jobs N, which ReadReportOptions has found to be a possible number; 0 or nothing: as many as the
// machine has processors.
unsigned JobCount(const Arguments& arguments);

// Ctrl-C sets a flag instead of killing the program, so that the files begun are finished and a
// summary is given. A second one kills, and so does a termination: outputs are whole all the same.
void CatchInterrupts();
bool Interrupted();

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_BATCH_H_
