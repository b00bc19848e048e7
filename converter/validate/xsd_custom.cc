#include "validate/xsd_custom.h"

#include <map>
#include <memory>
#include <mutex>

#include "validate/driver.h"
#include "validate/input_check.h"
#include "validate/root_check.h"
#include "validate/xerces_schema.h"

namespace lexport {
namespace {

using validate::Place;
using validate::XercesError;
using validate::XercesSchema;
using SharedSchema = std::shared_ptr<const XercesSchema>;

// A schema that was asked for, or why it cannot be had. Kept for the next document.
struct Loaded {
  SharedSchema schema;
  std::string error;
};

const Loaded& LoadedFrom(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, Loaded> by_path;
  const std::lock_guard<std::mutex> lock(mutex);
  const auto [it, added] = by_path.try_emplace(path);
  if (added) it->second.schema = XercesSchema::FromFile(path, &it->second.error);
  return it->second;
}

const Loaded& BuiltIn() {
  static const Loaded loaded = [] {
    Loaded out;
    out.schema = XercesSchema::BuiltIn(&out.error);
    return out;
  }();
  return loaded;
}

// Xerces-C points behind the tag that it is at.
Place PlaceOf(const XercesError& error, validate::LineIndex* lines) {
  return {lines->OffsetOf(error.line, error.column), 0};
}

void AddUnusable(std::string_view rule, const std::string& path, const std::string& why,
                 Findings* findings) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kError;
  finding.message = path + " cannot be used: " + why;
  finding.where.file = path;
  findings->push_back(std::move(finding));
}

// True when Xerces-C is there; the finding is told of the schema that it was wanted for.
bool HaveXerces(const std::string& schema, Findings* findings) {
  Finding finding;
  std::string why;
  if (XercesSchema::EngineReady(&why)) return true;
  finding.rule = "xsd.engine-missing";
  finding.severity = Severity::kError;
  finding.message = "Xerces-C cannot be used, which --schema and --second-opinion need: " + why;
  finding.fix =
      "put lexport-xerces.so, which is a part of Lexport, beside the program or in the "
      "folder lexport of the library folder";
  finding.where.file = schema;
  findings->push_back(std::move(finding));
  return false;
}

}  // namespace

bool PrepareEngines(Engines* engines, Findings* findings) {
  const size_t before = findings->size();
  if (!engines->schema.empty()) {
    if (!HaveXerces(engines->schema, findings)) {
      engines->schema.clear();
      engines->second_opinion = false;
    } else if (LoadedFrom(engines->schema).schema == nullptr) {
      AddUnusable("xsd.unusable-schema", engines->schema, LoadedFrom(engines->schema).error,
                  findings);
      engines->schema.clear();
    }
  }
  if (engines->second_opinion && !HaveXerces("the built-in schema", findings)) {
    engines->second_opinion = false;
  }
  if (!engines->schematron.empty() && !SchematronReady(engines->schematron, findings)) {
    engines->schematron.clear();
  }
  return findings->size() == before;
}

bool ValidateWithSchema(std::string_view xml, std::string_view name, const std::string& schema_path,
                        const ValidateOptions& options, Findings* findings) {
  const Loaded& loaded = LoadedFrom(schema_path);
  if (loaded.schema == nullptr) {
    AddUnusable("xsd.unusable-schema", schema_path, loaded.error, findings);
    return false;
  }
  validate::CheckedInput input(xml, name, options);
  if (input.fit()) {
    validate::LineIndex lines(input.input());
    for (XercesError& e : loaded.schema->Check(input.input().text, options.max_findings)) {
      input.report()->Add({"xsd.invalid", PlaceOf(e, &lines), std::move(e.message), {}, {}, {}});
    }
  }
  input.report()->Finish(findings);
  return input.report()->valid();
}

bool SecondOpinion(std::string_view xml, std::string_view name, const ValidateOptions& options,
                   Findings* findings) {
  ValidateOptions level1 = options;
  level1.level = 1;
  Findings ours;
  const bool valid = Validator().Validate(xml, name, level1, &ours);
  validate::CheckedInput input(xml, name, options);
  if (!input.fit() || !input.is_standard() || input.names_types()) return true;
  const Loaded& loaded = BuiltIn();
  if (loaded.schema == nullptr) {
    AddUnusable("defect.second-opinion", "the built-in schema", loaded.error, findings);
    return false;
  }
  const std::vector<XercesError> errors = loaded.schema->Check(input.input().text, 1);
  if (errors.empty() == valid) return true;
  validate::LineIndex lines(input.input());
  std::string message = "Xerces-C finds this document ";
  message += valid ? "invalid (" + errors[0].message + "), Lexport valid" : "valid, Lexport not";
  input.report()->Add({"defect.second-opinion",
                       errors.empty() ? Place::Exactly(0) : PlaceOf(errors[0], &lines),
                       std::move(message),
                       {},
                       "please report this, with the document",
                       {}});
  input.report()->Finish(findings);
  return false;
}

}  // namespace lexport
