#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kXsdRules[] = {
    {"xsd.invalid", Severity::kError, "The document does not fit the given schema",
     "The XML Schema given with --schema does not allow this. The message is that of Xerces-C.",
     "(depends on the schema)", "(depends on the schema)", "XML Schema 1.0, part 1"},
    {"xsd.unusable-schema", Severity::kError, "The given schema cannot be used",
     "The file given with --schema cannot be read as an XML Schema 1.0, or it imports what is not "
     "on this machine: nothing is fetched from a network.",
     "--schema notes.txt", "--schema national.xsd", "XML Schema 1.0, part 1"},
};

constexpr Rule kSchematronRules[] = {
    {"schematron.failed", Severity::kError, "A rule of the given Schematron is broken",
     "An assertion of the rules given with --schematron does not hold here, or a report of theirs "
     "does. The message is the one that they give.",
     "(depends on the rules)", "(depends on the rules)", "ISO Schematron"},
    {"schematron.unusable-rules", Severity::kError, "The given Schematron cannot be used",
     "The file given with --schematron cannot be read as ISO Schematron with XPath 1.0.",
     "--schematron notes.txt", "--schematron house-rules.sch", "ISO Schematron"},
};

constexpr Rule kDefectRules[] = {
    {"defect.second-opinion", Severity::kError, "Xerces-C judges otherwise",
     "Asked for a second opinion, Xerces-C came to another verdict with the same schema. One of "
     "the two programs is wrong about this document.",
     "(none is known)", "(none is known)", "Lexport"},
};

constexpr Rule kReportRules[] = {
    {"report.more-findings", Severity::kNote, "There are more findings than are listed",
     "A file with the same fault in every paragraph would drown everything else. The findings "
     "beyond the limit are counted only, the mildest first.",
     "(more findings than the limit)", "(fewer)", "Lexport"},
};

}  // namespace

std::span<const Rule> XsdRules() { return kXsdRules; }
std::span<const Rule> SchematronRules() { return kSchematronRules; }
std::span<const Rule> DefectRules() { return kDefectRules; }
std::span<const Rule> ReportRules() { return kReportRules; }

}  // namespace lexport
