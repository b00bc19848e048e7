// Lexport as a filter in a pipeline: a record of JSON a line in, a record a line out, in order.

#ifndef LEXPORT_CLI_STREAM_H_
#define LEXPORT_CLI_STREAM_H_

#include "cli/command.h"

namespace lexport::cli {

// `convert --stream=ndjson`. A record holds `id` (anything), one of `text` (a string), `bytes`
// (base64) or `path`, and may hold `meta` (an object of metadata) and `mapping`. Each is answered by
// one line with its `id`, `ok` and the fields of --emit; a bad record by one with its findings.
// At most a few records a thread are in memory at once.
int RunStream(const Arguments& arguments);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_STREAM_H_
