// The C interface over the C++ one. Nothing is decided here; exceptions (which only a lack of memory
// can cause) end at this boundary.

#include "lexport.h"

#include <cstdlib>
#include <map>
#include <new>
#include <string>

#include "base/strings.h"
#include "findings/render.h"
#include "lexport/pipeline.h"
#include "lexport/validator.h"
#include "lexport/version.h"

struct lexport_options {
  lexport::PipelineOptions pipeline;
  lexport::ValidateOptions validate;
  std::string error;
};

struct lexport_result {
  lexport::PipelineOptions options;  // how its outputs are to be written
  lexport::Loaded loaded;
  bool has_document = false;
};

namespace lexport {
namespace {

using Setter = bool (*)(std::string_view value, lexport_options* options);

bool SetFlag(std::string_view value, bool* flag) {
  if (value != "true" && value != "false") return false;
  *flag = value == "true";
  return true;
}

template <typename Number>
bool SetNumber(std::string_view value, Number low, Number high, Number* number) {
  const std::string text(value);
  char* end = nullptr;
  const long long parsed = std::strtoll(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0' || parsed < static_cast<long long>(low) ||
      parsed > static_cast<long long>(high)) {
    return false;
  }
  *number = static_cast<Number>(parsed);
  return true;
}

bool SetMaxInput(std::string_view value, lexport_options* o) {
  uint64_t mebibytes = 0;
  if (!SetNumber<uint64_t>(value, 1, 4095, &mebibytes)) return false;
  o->pipeline.convert.max_bytes = o->validate.max_bytes = mebibytes << 20;
  return true;
}

bool SetRepair(std::string_view value, lexport_options* o) {
  o->pipeline.convert.repair = value;
  return value == "none" || value == "attested" || value == "all";
}

bool SetGraphText(std::string_view value, lexport_options* o) {
  o->pipeline.graph.text = value == "none"  ? GraphText::kNone
                           : value == "all" ? GraphText::kAll
                                            : GraphText::kLeaf;
  return value == "none" || value == "leaf" || value == "all";
}

const std::map<std::string_view, Setter>& Setters() {
  static const std::map<std::string_view, Setter> kSetters = {
      {"mapping", [](std::string_view v, lexport_options* o) {
         o->pipeline.convert.mapping = v;
         return !v.empty();
       }},
      {"encoding", [](std::string_view v, lexport_options* o) {
         o->pipeline.convert.encoding = v;
         return true;
       }},
      {"repair", SetRepair},
      {"strict", [](std::string_view v, lexport_options* o) {
         return SetFlag(v, &o->pipeline.convert.strict);
       }},
      {"annotate", [](std::string_view v, lexport_options* o) {
         return SetFlag(v, &o->pipeline.convert.annotate);
       }},
      {"max-input", SetMaxInput},
      {"source-date-epoch", [](std::string_view v, lexport_options* o) {
         return SetNumber<int64_t>(v, -1, 253402300799, &o->pipeline.convert.source_date_epoch);
       }},
      {"force", [](std::string_view v, lexport_options* o) {
         return SetFlag(v, &o->pipeline.force);
       }},
      {"resolver", [](std::string_view v, lexport_options* o) {
         o->pipeline.epub.resolver = o->pipeline.html.resolver = v;
         return true;
       }},
      {"base", [](std::string_view v, lexport_options* o) {
         o->pipeline.graph.base = v;
         return true;
       }},
      {"jsonld-text", SetGraphText},
      {"width", [](std::string_view v, lexport_options* o) {
         return SetNumber<uint32_t>(v, 0, 100000, &o->pipeline.text.width);
       }},
      {"level", [](std::string_view v, lexport_options* o) {
         return SetNumber<int>(v, 1, 2, &o->validate.level);
       }},
      {"profile", [](std::string_view v, lexport_options* o) {
         o->validate.profile = v;
         return v.empty() || v == "akn4un";
       }},
      {"accept-drafts", [](std::string_view v, lexport_options* o) {
         return SetFlag(v, &o->validate.accept_drafts);
       }},
      {"only", [](std::string_view v, lexport_options* o) {
         o->validate.only.emplace_back(v);
         return !v.empty();
       }},
      {"ignore", [](std::string_view v, lexport_options* o) {
         o->validate.ignore.emplace_back(v);
         return !v.empty();
       }},
  };
  return kSetters;
}

bool SetMeta(std::string_view key, std::string_view value, lexport_options* options) {
  Findings findings;
  if (SetMetadata(key, value, Location(), &options->pipeline.convert.metadata, &findings)) {
    return true;
  }
  options->error = findings.empty() ? "wrong metadata" : findings.back().message;
  return false;
}

bool SetOption(std::string_view name, std::string_view value, lexport_options* options) {
  options->error.clear();
  if (name.starts_with("meta.")) return SetMeta(name.substr(5), value, options);
  const auto setter = Setters().find(name);
  if (setter == Setters().end()) {
    options->error = "there is no option '" + std::string(name) + "'";
    return false;
  }
  if (setter->second(value, options)) return true;
  options->error = "'" + std::string(value) + "' is no value for '" + std::string(name) + "'";
  return false;
}

// Findings in one of the formats that begin with "findings"; nothing for other names.
std::optional<FindingFormat> FindingsFormat(std::string_view format) {
  if (format == "findings") return FindingFormat::kJson;
  if (!format.starts_with("findings-")) return std::nullopt;
  return FindingFormatFromName(format.substr(9));
}

bool Render(const lexport_result& result, std::string_view format, std::string* out) {
  if (const auto findings_format = FindingsFormat(format)) {
    const FileFindings file{result.loaded.name, result.loaded.findings};
    RenderOptions options;
    options.version = kVersion;
    *out = RenderFindings(*findings_format, {&file, 1}, options);
    return true;
  }
  const auto output_format = OutputFormatFromName(format);
  if (!output_format || !result.loaded.ok || !result.has_document) return false;
  Findings ignored;  // what a writer misses is told by the command line; here the output is the answer
  return WriteOutput(result.loaded, *output_format, result.options, out, &ignored);
}

// A handle that `make` fills, or NULL when memory is out.
template <typename Handle, typename Make>
Handle* NewHandle(Make make) noexcept {
  try {
    auto* handle = new Handle();
    make(handle);
    return handle;
  } catch (...) {
    return nullptr;
  }
}

}  // namespace
}  // namespace lexport

extern "C" {

const char* lexport_version(void) { return lexport::kVersion; }

int lexport_abi_version(void) { return 0; }

lexport_options* lexport_options_new(void) {
  return lexport::NewHandle<lexport_options>([](lexport_options*) {});
}

void lexport_options_free(lexport_options* options) { delete options; }

int lexport_options_set(lexport_options* options, const char* name, const char* value) {
  if (options == nullptr || name == nullptr || value == nullptr) return -1;
  try {
    return lexport::SetOption(name, value, options) ? 0 : -1;
  } catch (...) {
    return -1;
  }
}

const char* lexport_options_error(const lexport_options* options) {
  return options == nullptr ? "" : options->error.c_str();
}

lexport_result* lexport_convert(const char* bytes, size_t size, const char* name,
                                const lexport_options* options) {
  return lexport::NewHandle<lexport_result>([&](lexport_result* result) {
    if (options != nullptr) result->options = options->pipeline;
    const std::string_view input(bytes == nullptr ? "" : bytes, bytes == nullptr ? 0 : size);
    result->loaded = lexport::Load(input, name == nullptr ? "-" : name, result->options);
    result->has_document = true;
  });
}

lexport_result* lexport_validate(const char* bytes, size_t size, const char* name,
                                 const lexport_options* options) {
  return lexport::NewHandle<lexport_result>([&](lexport_result* result) {
    const std::string_view input(bytes == nullptr ? "" : bytes, bytes == nullptr ? 0 : size);
    result->loaded.name = name == nullptr ? "-" : name;
    result->loaded.ok = lexport::Validator().Validate(
        input, result->loaded.name,
        options == nullptr ? lexport::ValidateOptions() : options->validate,
        &result->loaded.findings);
  });
}

void lexport_result_free(lexport_result* result) { delete result; }

int lexport_ok(const lexport_result* result) { return result != nullptr && result->loaded.ok; }

double lexport_confidence(const lexport_result* result) {
  return result == nullptr ? 0 : static_cast<double>(result->loaded.confidence);
}

size_t lexport_finding_count(const lexport_result* result, const char* severity) {
  if (result == nullptr || severity == nullptr) return 0;
  size_t count = 0;
  bool reached = false;
  for (lexport::Severity s : {lexport::Severity::kNote, lexport::Severity::kWarning,
                              lexport::Severity::kError}) {
    reached = reached || lexport::SeverityName(s) == severity;
    if (!reached) continue;
    for (const lexport::Finding& finding : result->loaded.findings) count += finding.severity == s;
  }
  return count;
}

int lexport_write(const lexport_result* result, const char* format, lexport_write_fn write,
                  void* user) {
  if (result == nullptr || format == nullptr || write == nullptr) return -1;
  try {
    std::string out;
    if (!lexport::Render(*result, format, &out)) return -1;
    return write(out.data(), out.size(), user) == 0 ? 0 : -2;
  } catch (...) {
    return -1;
  }
}

}  // extern "C"
