// The machinery of a filter: lines in on standard input, an answer for each out on standard output,
// in order, worked on by several threads, with a bounded number of both in memory.

#ifndef LEXPORT_CLI_FILTER_H_
#define LEXPORT_CLI_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace lexport::cli {

struct Line {
  std::string text;            // without its end; empty when it could not be kept
  uint64_t number = 0;         // from 1
  bool too_long = false;       // more than max_bytes
  bool out_of_memory = false;  // more than there is memory for
};

// Calls work() for every line that is not blank, on `jobs` threads, and writes what it gives,
// flushed answer by answer as soon as all before it are written: who waits for an answer before
// writing the next line gets it. At most two lines a thread are read ahead. A line of more than
// `max_bytes`, or of more than there is memory for, is passed over and handed on as such. Ends at
// the end of the input or after an interrupt; false when standard output cannot be written.
bool RunFilter(unsigned jobs, size_t max_bytes,
               const std::function<std::string(const Line&)>& work);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_FILTER_H_
