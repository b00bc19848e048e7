// JSON (one object for all files) and NDJSON (one object a file and line).

#include "base/strings.h"
#include "findings/renderers.h"

namespace lexport {
namespace {

void AppendStringField(std::string_view key, std::string_view value, std::string* out) {
  *out += '"';
  *out += key;
  *out += "\":";
  AppendJsonString(value, out);
}

void AppendStrings(const std::vector<std::string>& values, std::string* out) {
  *out += '[';
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) *out += ',';
    AppendJsonString(values[i], out);
  }
  *out += ']';
}

void AppendFinding(const Finding& finding, std::string* out) {
  const Location& where = finding.where;
  *out += '{';
  AppendStringField("rule", finding.rule, out);
  *out += ',';
  AppendStringField("severity", SeverityName(finding.severity), out);
  *out += ',';
  AppendStringField("message", finding.message, out);
  *out += ",\"line\":";
  AppendJsonPosition(where.line, out);
  *out += ",\"column\":";
  AppendJsonPosition(where.column, out);
  *out += ",\"offset\":";
  *out += where.line == 0 ? "null" : std::to_string(where.offset);
  *out += ',';
  AppendStringField("eId", where.eid, out);
  *out += ',';
  AppendStringField("xpath", where.xpath, out);
  *out += ',';
  AppendStringField("sourceLine", where.source_line, out);
  *out += ",\"expected\":";
  AppendStrings(finding.expected, out);
  *out += ',';
  AppendStringField("fix", finding.fix, out);
  *out += '}';
}

void AppendCounts(const FindingCounts& counts, std::string* out) {
  *out += "\"errors\":" + std::to_string(counts.errors);
  *out += ",\"warnings\":" + std::to_string(counts.warnings);
  *out += ",\"notes\":" + std::to_string(counts.notes);
}

void AppendStructure(const StructureConfidence& structure, bool break_lines, std::string* out) {
  *out += ',';
  AppendStringField("mapping", structure.mapping, out);
  *out += ",\"confidence\":";
  AppendJsonShare(structure.confidence, out);
  *out += ",\"units\":[";
  for (size_t i = 0; i < structure.units.size(); ++i) {
    const StructureConfidence::Unit& unit = structure.units[i];
    if (i > 0) *out += ',';
    *out += break_lines ? "\n  {" : "{";
    AppendStringField("eId", unit.eid, out);
    *out += ',';
    AppendStringField("element", unit.element, out);
    *out += ",\"confidence\":";
    AppendJsonShare(unit.confidence, out);
    *out += '}';
  }
  *out += ']';
}

// `break_lines`: a line for each finding, for people who look at it.
void AppendFile(const FileFindings& file, bool break_lines, std::string* out) {
  FindingCounts counts;
  counts.Add(file.findings);
  *out += '{';
  AppendStringField("file", file.file, out);
  *out += ',';
  AppendCounts(counts, out);
  if (file.structure != nullptr) AppendStructure(*file.structure, break_lines, out);
  *out += ",\"findings\":[";
  for (size_t i = 0; i < file.findings.size(); ++i) {
    if (i > 0) *out += ',';
    if (break_lines) *out += "\n  ";
    AppendFinding(file.findings[i], out);
  }
  *out += "]}";
}

class JsonRenderer : public FindingsRenderer {
 public:
  void Begin(std::string* out) override { *out += "{\"files\":["; }

  void File(const FileFindings& file, std::string* out) override {
    *out += files_++ == 0 ? "\n" : ",\n";
    AppendFile(file, true, out);
    counts_.Add(file.findings);
  }

  void End(std::string* out) override {
    *out += "\n],\n\"summary\":{\"files\":" + std::to_string(files_) + ',';
    AppendCounts(counts_, out);
    *out += "}}\n";
  }

 private:
  size_t files_ = 0;
  FindingCounts counts_;
};

class NdjsonRenderer : public FindingsRenderer {
 public:
  void Begin(std::string*) override {}
  void End(std::string*) override {}

  void File(const FileFindings& file, std::string* out) override {
    AppendFile(file, false, out);
    *out += '\n';
  }
};

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  *out += '"';
  while (!text.empty()) {
    const size_t valid = FindInvalidUtf8(text);
    AppendJsonEscaped(text.substr(0, valid), out);
    if (valid == text.size()) break;
    AppendUtf8(0xFFFD, out);
    text.remove_prefix(valid + 1);
  }
  *out += '"';
}

void AppendJsonPosition(uint64_t value, std::string* out) {
  *out += value == 0 ? "null" : std::to_string(value);
}

std::unique_ptr<FindingsRenderer> MakeJsonRenderer() { return std::make_unique<JsonRenderer>(); }
std::unique_ptr<FindingsRenderer> MakeNdjsonRenderer() {
  return std::make_unique<NdjsonRenderer>();
}

}  // namespace lexport
