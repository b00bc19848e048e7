#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"convert.not-conserved", Severity::kError, "The conversion cannot prove that no word was lost",
     "Every character of the input must be in the output or in the ledger. A conversion that "
     "fails this writes nothing; it is a defect of this program.",
     "(a word of the input is missing in the output)",
     "(every word is in the output or in the ledger)", "Lexport"},
    {"convert.invalid-output", Severity::kError, "The conversion made an invalid document",
     "What comes out is valid by the schema, always. A conversion that fails this writes "
     "nothing; it is a defect of this program.",
     "(a document that breaks the schema)", "(a valid document)",
     "Akoma Ntoso 1.0, part 2, clause 3"},
};

}  // namespace

std::span<const Rule> ConvertRules() { return kRules; }

}  // namespace lexport
