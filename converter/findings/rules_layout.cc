#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"layout.hyphen-restored", Severity::kNote, "A hyphen was put back into a word",
     "A hyphen at the end of a line was lost when the text was extracted. It is put back where "
     "the word occurs with its hyphen elsewhere in the text; the ledger says so.",
     "genderbased", "gender-based", "Lexport"},
    {"layout.soft-hyphens", Severity::kNote, "Soft hyphens were taken out",
     "A soft hyphen only says where a word may be broken; kept, it hides the word from every "
     "search.",
     "inter­national", "international", "Lexport"},
};

}  // namespace

std::span<const Rule> LayoutRules() { return kRules; }

}  // namespace lexport
