#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"mapping.unknown", Severity::kError, "There is no mapping of that name",
     "A mapping is a file of the folder of mappings, named without its ending, or a path.",
     "--mapping=u-n", "--mapping=un", "Lexport"},
    {"mapping.invalid", Severity::kError, "A mapping file is not valid",
     "The mapping has a key that is not known, a value of the wrong kind, or a pattern that "
     "cannot be read. Line and column say where.",
     "element = \"artical\"", "element = \"article\"", "Lexport"},
    {"mapping.chosen", Severity::kNote, "A mapping was chosen by evidence",
     "No mapping was named, so the one was taken whose formulas and words fit the text best. "
     "Name one if it is the wrong one.",
     "lexport convert a.txt", "lexport convert --mapping=un a.txt", "Lexport"},
};

}  // namespace

std::span<const Rule> MappingRules() { return kRules; }

}  // namespace lexport
