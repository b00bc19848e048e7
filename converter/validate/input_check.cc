#include "validate/input_check.h"

#include "validate/driver.h"
#include "validate/root_check.h"

namespace lexport::validate {
namespace {

constexpr std::string_view kInstanceUri = "http://www.w3.org/2001/XMLSchema-instance";

class Overview : public Layer {
 public:
  void Start(const StartTag& tag, const OpenElements& open) override {
    if (open.depth() == 1) is_standard = tag.uri == kAknNamespace;
    for (const AttributeView& attribute : tag.attributes) {
      names_types |= attribute.name == "type" && attribute.uri == kInstanceUri;
    }
  }
  bool is_standard = false;
  bool names_types = false;
};

}  // namespace

CheckedInput::CheckedInput(std::string_view xml, std::string_view name,
                           const ValidateOptions& options)
    : report_(input_, name, options) {
  Refusal refusal = PrepareInput(xml, options, &input_);
  if (!refusal.rule.empty()) {
    report_.Add({refusal.rule,
                 Place::Exactly(refusal.offset),
                 std::move(refusal.message),
                 {},
                 std::move(refusal.fix),
                 {}});
    return;
  }
  Overview root;
  Layer* layers[] = {&root};
  Driver driver(input_.text, options, &report_);
  driver.set_any_root();
  fit_ = driver.Run(layers);
  is_standard_ = root.is_standard;
  names_types_ = root.names_types;
}

}  // namespace lexport::validate
