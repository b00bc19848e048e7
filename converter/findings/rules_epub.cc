#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"epub.too-large", Severity::kError, "The book is larger than its container can be",
     "A ZIP container holds 4 GiB and 65,535 files; readers do not take the extension for more.",
     "(a document of 5 GB)", "(its parts, each a book)", "Lexport"},
};

}  // namespace

std::span<const Rule> EpubRules() { return kRules; }

}  // namespace lexport
