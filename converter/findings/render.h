// Printing findings: text for people, JSON, NDJSON, SARIF 2.1.0 and JUnit for machines.
//
//   auto renderer = MakeRenderer(FindingFormat::kSarif, RenderOptions());
//   renderer->Begin(&out);
//   for (each file) renderer->File({name, findings}, &out);   // write `out` and clear it at will
//   renderer->End(&out);
//
// Output is appended file by file, so that thousands of files need the memory of one. It depends on
// nothing but what is handed in: keys and findings stand in a fixed order. One renderer serves one
// output and one thread.

#ifndef LEXPORT_FINDINGS_RENDER_H_
#define LEXPORT_FINDINGS_RENDER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"

namespace lexport {

enum class FindingFormat { kText, kJson, kNdjson, kSarif, kJunit };

// From "text", "json", "ndjson", "sarif", "junit"; nothing for other names.
std::optional<FindingFormat> FindingFormatFromName(std::string_view name);

struct RenderOptions {
  bool color = false;                   // ANSI colours, text only
  bool source_lines = true;             // the source line with a caret, text only
  size_t width = 100;                   // of the window on a long source line, text only
  Severity fail_on = Severity::kError;  // JUnit: findings below it are no failures
  std::string version;                  // of the program, for SARIF; may be empty
};

// How sure the structure of a text is, in all and unit by unit, 0..1; for the formats of JSON.
struct StructureConfidence {
  struct Unit {
    std::string eid;
    std::string element;
    float confidence = 1;
  };
  float confidence = 1;
  std::string mapping;  // by which the text was read
  std::vector<Unit> units;
};

// The findings of one input, in the order in which they are to be shown.
struct FileFindings {
  std::string_view file;  // as the user gave it
  std::span<const Finding> findings;
  const StructureConfidence* structure = nullptr;  // not owned; null where there is none
};

class FindingsRenderer {
 public:
  virtual ~FindingsRenderer() = default;
  virtual void Begin(std::string* out) = 0;
  // Call it for files without findings too: they appear in every format but text.
  virtual void File(const FileFindings& file, std::string* out) = 0;
  virtual void End(std::string* out) = 0;
};

std::unique_ptr<FindingsRenderer> MakeRenderer(FindingFormat format, const RenderOptions& options);

// All of it at once.
std::string RenderFindings(FindingFormat format, std::span<const FileFindings> files,
                           const RenderOptions& options);

// How many findings of each severity there are.
struct FindingCounts {
  size_t errors = 0;
  size_t warnings = 0;
  size_t notes = 0;

  void Add(std::span<const Finding> findings);
  // "2 errors, 1 warning"; "no findings".
  std::string ToString() const;
};

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_RENDER_H_
