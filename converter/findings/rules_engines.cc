#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kXsdRules[] = {
    {"xsd.invalid", Severity::kError, "The document does not fit the given schema",
     "The XML Schema given with --schema does not allow this. The message is that of Xerces-C.",
     "<part> where the schema asks for <article>", "<article>", "XML Schema 1.0, part 1"},
    {"xsd.unusable-schema", Severity::kError, "The given schema cannot be used",
     "The file given with --schema cannot be read as an XML Schema 1.0, or it imports what is not "
     "on this machine: nothing is fetched from a network.",
     "--schema notes.txt", "--schema national.xsd", "XML Schema 1.0, part 1"},
    {"xsd.engine-missing", Severity::kError, "Xerces-C cannot be used",
     "A schema of one's own and second opinions need Xerces-C, which Lexport loads from a file of "
     "its own when it is first asked for; that file is not where it should be, or cannot be "
     "loaded.",
     "lexport validate --schema national.xsd, with lexport-xerces.so missing",
     "the same, with lexport-xerces.so beside the program", "Lexport"},
};

constexpr Rule kSchematronRules[] = {
    {"schematron.failed", Severity::kError, "A rule of the given Schematron is broken",
     "An assertion of the rules given with --schematron does not hold here, or a report of theirs "
     "does. The message is the one that they give.",
     "an article without a heading, where a rule asserts one", "an article with a heading",
     "ISO Schematron"},
    {"schematron.unusable-rules", Severity::kError, "The given Schematron cannot be used",
     "The file given with --schematron cannot be read as ISO Schematron with XPath 1.0.",
     "--schematron notes.txt", "--schematron house-rules.sch", "ISO Schematron"},
};

constexpr Rule kDefectRules[] = {
    {"defect.second-opinion", Severity::kError, "Xerces-C judges otherwise",
     "Asked for a second opinion, Xerces-C came to another verdict with the same schema. One of "
     "the two programs is wrong about this document.",
     "(two verdicts on one document)", "(one verdict)", "Lexport"},
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
