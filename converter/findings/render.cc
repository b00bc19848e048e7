#include "findings/render.h"

#include "findings/renderers.h"

namespace lexport {
namespace {

void AppendCount(size_t count, std::string_view noun, std::string* out) {
  if (count == 0) return;
  if (!out->empty()) *out += ", ";
  *out += std::to_string(count);
  *out += ' ';
  *out += noun;
  if (count != 1) *out += 's';
}

}  // namespace

std::optional<FindingFormat> FindingFormatFromName(std::string_view name) {
  if (name == "text") return FindingFormat::kText;
  if (name == "json") return FindingFormat::kJson;
  if (name == "ndjson") return FindingFormat::kNdjson;
  if (name == "sarif") return FindingFormat::kSarif;
  if (name == "junit") return FindingFormat::kJunit;
  return std::nullopt;
}

std::unique_ptr<FindingsRenderer> MakeRenderer(FindingFormat format, const RenderOptions& options) {
  switch (format) {
    case FindingFormat::kText:
      return MakeTextRenderer(options);
    case FindingFormat::kJson:
      return MakeJsonRenderer();
    case FindingFormat::kNdjson:
      return MakeNdjsonRenderer();
    case FindingFormat::kSarif:
      return MakeSarifRenderer(options);
    case FindingFormat::kJunit:
      return MakeJunitRenderer(options);
  }
  return MakeTextRenderer(options);
}

std::string RenderFindings(FindingFormat format, std::span<const FileFindings> files,
                           const RenderOptions& options) {
  std::string out;
  const auto renderer = MakeRenderer(format, options);
  renderer->Begin(&out);
  for (const FileFindings& file : files) renderer->File(file, &out);
  renderer->End(&out);
  return out;
}

void FindingCounts::Add(std::span<const Finding> findings) {
  for (const Finding& finding : findings) {
    switch (finding.severity) {
      case Severity::kError:
        ++errors;
        break;
      case Severity::kWarning:
        ++warnings;
        break;
      case Severity::kNote:
        ++notes;
        break;
    }
  }
}

std::string FindingCounts::ToString() const {
  std::string out;
  AppendCount(errors, "error", &out);
  AppendCount(warnings, "warning", &out);
  AppendCount(notes, "note", &out);
  return out.empty() ? "no findings" : out;
}

}  // namespace lexport
