#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"schematron.failed", Severity::kError, "A rule of the Schematron file is broken",
     "The rule is of the file that was given with --schematron; its message says what it asks "
     "for.",
     "<assert test=\"akn:heading\">An article needs a heading</assert> and an article without "
     "one",
     "an article with a heading", "ISO/IEC 19757-3"},
    {"schematron.unusable-rules", Severity::kError, "The Schematron file cannot be used",
     "It cannot be read, is no Schematron, or has an expression that is no XPath 1.0.",
     "lexport validate --schematron=rules.txt act.xml",
     "lexport validate --schematron=rules.sch act.xml", "ISO/IEC 19757-3"},
};

}  // namespace

std::span<const Rule> SchematronRules() { return kRules; }

}  // namespace lexport
