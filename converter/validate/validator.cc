#include "lexport/validator.h"

#include "findings/within_memory.h"
#include "validate/driver.h"
#include "validate/id_table.h"
#include "validate/layers.h"
#include "validate/run.h"
#include "validate/safe_input.h"
#include "validate/schema_layer.h"

namespace lexport {
namespace {

constexpr size_t kBytesPerEId = 128;  // of text, as documents go

using validate::Layer;

// `own`: the document is our own, and a zero byte stands behind it. `guest` may be null.
bool RunLayers(std::string_view xml, bool own, std::string_view name,
               const ValidateOptions& options, Layer* guest, Findings* findings) {
  validate::SafeInput input;
  validate::Refusal refusal = validate::PrepareInput(xml, options, &input);
  validate::Report report(input, name, options);
  if (!refusal.rule.empty()) {
    report.Add({refusal.rule,
                validate::Place::Exactly(refusal.offset),
                std::move(refusal.message),
                {},
                std::move(refusal.fix),
                {}});
    report.Finish(findings);
    return false;
  }
  validate::Driver driver(input.text, options, &report);
  if (own) {
    driver.trust_text();
  } else {
    driver.allow_one_piece();
  }
  validate::IdTable eids(input.text.size() / kBytesPerEId);
  validate::SchemaLayer schema(&report, &eids);
  schema.set_driver(&driver);
  validate::Layers others;
  if (options.level >= 2) validate::AddLevel2Layers(options, &report, &eids, &others);
  std::vector<Layer*> layers = {&schema};
  for (const auto& layer : others) layers.push_back(layer.get());
  if (guest != nullptr) layers.push_back(guest);
  driver.Run(layers);
  schema.Flush();
  report.Finish(findings);
  return report.valid();
}

}  // namespace

bool Validator::Validate(std::string_view xml, std::string_view name,
                         const ValidateOptions& options, Findings* findings) const {
  return WithinMemory(name, findings,
                      [&] { return RunLayers(xml, false, name, options, nullptr, findings); });
}

bool validate::Run(const std::string& xml, std::string_view name, const ValidateOptions& options,
                   Layer* guest, Findings* findings) {
  return RunLayers(xml, true, name, options, guest, findings);
}

}  // namespace lexport
