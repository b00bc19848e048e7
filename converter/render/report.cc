#include "render/report.h"

#include <string>
#include <utility>

namespace lexport::book {
namespace {

void Add(std::string_view rule, Severity severity, std::string message, std::string fix,
         Findings* findings) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  findings->push_back(std::move(finding));
}

bool HasAnyText(Node node) {
  for (Node child : node.children()) {
    if (child.tag() != Tag::kMeta && !PlainText(child, 1).empty()) return true;
  }
  return false;
}

}  // namespace

bool ReportIdentity(const Survey& survey, Findings* findings) {
  const Document& document = survey.document();
  if (!document.main()) {
    Add("render.empty", Severity::kError, "there is no document to show", "", findings);
    return false;
  }
  if (!HasAnyText(document.main()) && !HasAnyText(document.root())) {
    Add("render.empty", Severity::kWarning,
        "the document has no text; only what its metadata says of it is shown", "", findings);
  }
  const Identity& identity = survey.identity();
  if (identity.title.empty()) {
    Add("render.title", Severity::kWarning, "the document names no title",
        "mark it as docTitle in the preface, or give an FRBRalias with name=\"title\"", findings);
  }
  if (!identity.language.known()) {
    Add("render.language", Severity::kWarning, "the language of the document is not known",
        "give FRBRlanguage a code of ISO 639-2, such as language=\"eng\"", findings);
  }
  if (identity.manifestation_date.empty() && identity.expression_date.empty() &&
      identity.work_date.empty()) {
    Add("render.date", Severity::kWarning,
        "the document has no date; as a book's date of change 1970-01-01 serves",
        "give FRBRManifestation an FRBRdate", findings);
  }
  return true;
}

}  // namespace lexport::book
