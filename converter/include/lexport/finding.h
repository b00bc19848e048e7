// Finding: the one way in which Lexport tells a user anything, in converting as in validating.
//
// A finding names a rule, says what is the matter and where, what would have been right, and, where
// one is known, a remedy. Findings are plain values: they own their text and may be copied, stored
// and handed between threads freely. No function of Lexport throws across its interface: whatever
// goes wrong becomes a Finding.

#ifndef LEXPORT_FINDING_H_
#define LEXPORT_FINDING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lexport {

// kNote: for information, nothing to do. kWarning: doubtful, the output stands. kError: the input
// is wrong or could not be processed.
enum class Severity : uint8_t { kNote, kWarning, kError };

// "note", "warning" or "error".
std::string_view SeverityName(Severity severity);

// A place in an input. Every part may be missing: 0 or empty.
struct Location {
  std::string file;         // as the user gave it; "-" is standard input
  uint64_t line = 0;        // from 1; 64 bits, since real files pass line 65,535
  uint64_t column = 0;      // from 1, in Unicode code points
  uint64_t offset = 0;      // bytes from the start of the input; meaningful when line != 0
  std::string eid;          // eId of the nearest element that has one
  std::string xpath;        // steps with positions, such as /akomaNtoso/act/body/article[3]
  std::string source_line;  // the line itself, without its end; for the caret under the message
};

// One thing that is to be said. A plain value.
struct Finding {
  std::string rule;  // id in the table of rules, such as "layout.hyphen-restored"
  Severity severity = Severity::kWarning;  // how much it weighs
  std::string message;                     // one sentence or two, without a trailing full stop
  Location where;                          // as far as it is known
  std::vector<std::string> expected;       // what would have been allowed, nearest first
  std::string fix;                         // what to do about it; empty when not known
};

// In the order in which they are to be shown.
using Findings = std::vector<Finding>;

// True when some finding is at or above `severity`.
bool HasSeverity(const Findings& findings, Severity severity);

}  // namespace lexport

#endif  // LEXPORT_FINDING_H_
