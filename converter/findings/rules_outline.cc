#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"outline.ambiguous", Severity::kWarning, "A label can be read in two ways",
     "The sequence of the numbers decides between two readings, and here it hardly does. Both "
     "are named; look at the place.",
     "(i) after (h), before a lead-in", "(h) … (i) … (j)", "Lexport"},
    {"outline.gap", Severity::kWarning, "A number is missing in the text",
     "A unit does not follow the number before it. The number was lost, misread, or is missing "
     "in the text itself.",
     "3. … 5. …", "3. … 4. … 5. …", "Lexport"},
    {"outline.repeat", Severity::kWarning, "A number comes again in the text",
     "Two units of one kind have the same number, so a citation of it is ambiguous.", "3. … 3. …",
     "3. … 4. …", "Lexport"},
    {"outline.ocr-label", Severity::kNote, "A label was read as what the sequence wants",
     "Character recognition mistakes l for 1 and O for 0. The label is kept as printed; the "
     "unit gets the number that fits.",
     "l. (between no label and 2.)", "1.", "Lexport"},
    {"outline.too-deep", Severity::kError, "Units are nested deeper than the limit",
     "No legal text is nested so deep; the input is made to exhaust the machine, or its "
     "numbering was misread.",
     "(a) (i) a. i. … 100 deep", "(a) (i) a. i.", "Lexport"},
};

}  // namespace

std::span<const Rule> OutlineRules() { return kRules; }

}  // namespace lexport
