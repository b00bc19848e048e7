#include "cli/stream.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/strings.h"
#include "cli/batch.h"
#include "cli/convert_job.h"
#include "cli/filter.h"
#include "findings/render.h"
#include "findings/within_memory.h"

namespace lexport::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFields[] = {"akn",    "jsonld", "outline", "findings",
                                        "ledger", "text",   "html"};

// How many bytes of a record a byte of input may take (most as \u escapes), and all the rest of it.
constexpr uint64_t kLineOfInput = 4;
constexpr uint64_t kLineOfRest = 1u << 20;

struct StreamPlan {
  ConvertPlan convert;
  std::vector<std::string> emit;  // in the order asked for
  std::string out_of_memory;      // an answer but for its id, made while there was memory for it
};

struct Record {
  std::string id = "null";  // as the record wrote it: JSON has numbers that no type of ours holds
  std::string name = "-";   // for findings
  std::string bytes;
  Metadata metadata;
  std::string mapping;
};

int Base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// RFC 4648, 4 and 5; padding may be missing. False on any other character.
bool DecodeBase64(std::string_view text, std::string* out) {
  while (text.ends_with('=')) text.remove_suffix(1);
  uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    const int value = Base64Value(c);
    if (value < 0) return false;
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out->push_back(static_cast<char>(bits >> count & 0xFF));
  }
  return true;
}

bool ReadPath(const std::string& path, uint64_t max_bytes, Record* record, std::string* error) {
  std::string reason;
  const auto bytes = FileBytes::Read(path, max_bytes, &reason);
  if (!bytes) {
    *error = path + ": cannot be read: " + reason;
    return false;
  }
  record->name = path;
  record->bytes = bytes->view();
  return true;
}

bool ReadContent(const Json& json, uint64_t max_bytes, Record* record, std::string* error) {
  const int given = json.contains("text") + json.contains("bytes") + json.contains("path");
  if (given != 1) {
    *error = "a record holds one of text, bytes and path";
    return false;
  }
  const char* key = json.contains("text") ? "text" : json.contains("bytes") ? "bytes" : "path";
  if (!json[key].is_string()) {
    *error = std::string("'") + key + "' is a string";
    return false;
  }
  const auto& value = json[key].get_ref<const std::string&>();
  if (json.contains("path")) return ReadPath(value, max_bytes, record, error);
  if (json.contains("text")) {
    record->bytes = value;
    return true;
  }
  if (DecodeBase64(value, &record->bytes)) return true;
  *error = "'bytes' is not base64";
  return false;
}

bool ReadMeta(const Json& json, Record* record, std::string* error) {
  if (json.contains("mapping")) {
    if (!json["mapping"].is_string()) {
      *error = "'mapping' is a string";
      return false;
    }
    record->mapping = json["mapping"].get<std::string>();
  }
  if (!json.contains("meta")) return true;
  if (!json["meta"].is_object()) {
    *error = "'meta' is an object of strings";
    return false;
  }
  Findings findings;
  for (const auto& [key, value] : json["meta"].items()) {
    if (value.is_string() &&
        SetMetadata(key, value.get<std::string>(), Location(), &record->metadata, &findings)) {
      continue;
    }
    *error =
        value.is_string() ? "meta: " + findings.back().message : "'meta' is an object of strings";
    return false;
  }
  return true;
}

// Where the value that begins at `at` ends. `json` is well-formed.
size_t EndOfValue(std::string_view json, size_t at) {
  int depth = 0;
  bool in_string = false;
  for (; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      at += c == '\\';
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']' || c == ',') {
      if (depth == 0) break;
      depth -= c != ',';
    }
  }
  return at;
}

// The member `name` of an object as it is written; of several the last. `json` is well-formed and
// has one.
std::string_view MemberText(std::string_view json, std::string_view name) {
  std::string_view found;
  for (size_t at = json.find('{'); json[at] != '}';) {
    const size_t key = json.find_first_not_of(" \t\r\n", at + 1);
    if (json[key] != '"') break;  // there is none
    size_t colon = key + 1;
    while (json[colon] != '"') colon += json[colon] == '\\' ? 2 : 1;
    const Json text = Json::parse(json.substr(key, colon + 1 - key), nullptr, false);
    colon = json.find(':', colon);
    at = EndOfValue(json, colon + 1);
    if (text == name) found = Trim(json.substr(colon + 1, at - colon - 1));
  }
  return found;
}

bool ReadRecord(std::string_view line, uint64_t max_bytes, Record* record, std::string* error) {
  const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) {
    *error = "the line is not a JSON object";
    return false;
  }
  if (json.contains("id")) {
    record->id = MemberText(line, "id");
    if (json["id"].is_string()) record->name = json["id"].get<std::string>();
  }
  return ReadContent(json, max_bytes, record, error) && ReadMeta(json, record, error);
}

Json FindingsJson(const std::string& name, const Findings& findings) {
  const FileFindings file{name, findings};
  const std::string text = RenderFindings(FindingFormat::kNdjson, {&file, 1}, RenderOptions());
  const Json file_json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return file_json.is_object() ? file_json["findings"] : Json::array();
}

// `rest`: the answer but for its id.
std::string WithId(const Record& record, std::string_view rest) {
  std::string answer;
  answer.reserve(record.id.size() + rest.size() + 8);
  answer.append("{\"id\":").append(record.id).append(",").append(rest.substr(1)).append("\n");
  return answer;
}

std::string Answer(const Record& record, const Json& rest) {
  return WithId(record, rest.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json Failed(const std::string& name, const Finding& finding) {
  Json answer;
  answer["ok"] = false;
  answer["findings"] = FindingsJson(name, {finding});
  return answer;
}

std::string BadRecord(const Record& record, uint64_t line, const std::string& error) {
  Finding finding;
  finding.rule = "input.bad-record";
  finding.severity = Severity::kError;
  finding.message = error;
  finding.where.file = record.name;
  finding.where.line = line;
  return Answer(record, Failed(record.name, finding));
}

std::string TooLong(uint64_t line) {
  return BadRecord(Record(), line, "the line is longer than any record; see --max-input");
}

// What `field` of an answer holds. Outputs stand in product.outputs by the plan's formats.
Json FieldOf(const std::string& field, const StreamPlan& plan, const Record& record,
             const Product& product) {
  if (field == "findings") return FindingsJson(record.name, product.findings);
  if (!product.ok) return nullptr;
  for (size_t i = 0; i < plan.convert.formats.size(); ++i) {
    if (OutputFormatName(plan.convert.formats[i]) != field) continue;
    const bool is_json = field == "jsonld" || field == "outline" || field == "ledger";
    return is_json ? Json::parse(product.outputs[i], nullptr, false) : Json(product.outputs[i]);
  }
  return nullptr;
}

// The answer to a record that could be read.
Json AnswerTo(const Record& record, const StreamPlan& plan) {
  const ConvertPlan* convert = &plan.convert;
  ConvertPlan own;
  if (!record.mapping.empty()) {
    own = plan.convert;
    own.options.convert.mapping = record.mapping;
    convert = &own;
  }
  const Product product = Produce(*convert, record.bytes, record.name, record.metadata);
  Json answer;
  answer["ok"] = product.ok;
  for (const std::string& field : plan.emit) answer[field] = FieldOf(field, plan, record, product);
  // Who asked for no findings still hears why there is nothing.
  if (!product.ok) answer["findings"] = FindingsJson(record.name, product.findings);
  return answer;
}

std::string Work(const StreamPlan& plan, const Line& line) {
  if (line.too_long) return TooLong(line.number);
  Record record;
  std::string aside = WithId(record, plan.out_of_memory);  // so that there is room for an answer
  if (line.out_of_memory) return aside;
  try {
    std::string error;
    return ReadRecord(line.text, plan.convert.options.convert.max_bytes, &record, &error)
               ? Answer(record, AnswerTo(record, plan))
               : BadRecord(record, line.number, error);
  } catch (const std::bad_alloc&) {
    std::string().swap(record.bytes);
    std::string().swap(aside);
    return WithId(record, plan.out_of_memory);
  }
}

bool ReadPlan(const Arguments& arguments, StreamPlan* plan, std::string* error) {
  if (arguments.Text("stream") != "ndjson") {
    *error = "--stream is ndjson, not '" + arguments.Text("stream") + "'";
    return false;
  }
  // A configuration may say what batches are to make; streams have nothing to do with that.
  if (!arguments.operands.empty() || arguments.on_line.count("output") != 0 ||
      arguments.on_line.count("to") != 0) {
    *error = "--stream reads standard input and writes standard output; --emit says what";
    return false;
  }
  if (!ReadConvertPlan(arguments, &plan->convert, error)) return false;
  plan->convert.formats.clear();
  const std::string emit = arguments.Has("emit") ? arguments.Text("emit") : "akn,findings";
  for (std::string_view field : Split(emit, ',')) {
    if (std::find(std::begin(kFields), std::end(kFields), field) == std::end(kFields)) {
      *error = "--emit knows no field '" + std::string(field) + "'";
      return false;
    }
    plan->emit.emplace_back(field);
    if (const auto format = OutputFormatFromName(field)) plan->convert.formats.push_back(*format);
  }
  plan->out_of_memory = Failed("-", OutOfMemory("-")).dump();
  return true;
}

}  // namespace

int RunStream(const Arguments& arguments) {
  StreamPlan plan;
  std::string error;
  ReporterOptions reporter_options;
  if (!ReadPlan(arguments, &plan, &error) ||
      !ReadReportOptions(arguments, &reporter_options, &error)) {
    return UsageError("convert", error);
  }
  const int wrong = CheckMapping(plan.convert, reporter_options);
  if (wrong != kExitFine) return wrong;
  CatchInterrupts();
  const uint64_t max_line = kLineOfInput * plan.convert.options.convert.max_bytes + kLineOfRest;
  const bool written = RunFilter(JobCount(arguments), max_line,
                                 [&plan](const Line& line) { return Work(plan, line); });
  if (!written) {
    std::cerr << "lexport: error: standard output cannot be written [output.unwritable]\n";
    return kExitInputOutput;
  }
  return Interrupted() ? kExitInterrupted : kExitFine;
}

}  // namespace lexport::cli
