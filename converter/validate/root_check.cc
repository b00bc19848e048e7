#include "validate/root_check.h"

#include <algorithm>

#include "base/strings.h"

namespace lexport::validate {
namespace {

constexpr std::string_view kAnyVersion = "http://docs.oasis-open.org/legaldocml/ns/akn/";
constexpr std::string_view kDraftsBase = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/";
constexpr std::string_view kBeforeOasis = "http://www.akomantoso.org/";

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// A stage of the standard's making and its number: CSD13, WD17.
bool IsDraft(std::string_view name) {
  const size_t letters = std::min(name.find_first_of("0123456789"), name.size());
  const std::string_view stage = name.substr(0, letters), number = name.substr(letters);
  const bool known =
      stage == "WD" || stage == "CSD" || stage == "CSPRD" || stage == "CS" || stage == "COS";
  return known && number.size() == 2 && number.find_first_not_of("0123456789") == number.npos;
}

// Meant to be the namespace of Akoma Ntoso, in a version that there is not or misspelt.
bool IsNearlyAkn(std::string_view uri) {
  if (uri.starts_with(kAnyVersion) || uri.starts_with(kBeforeOasis)) return true;
  constexpr size_t kSlips = 4;
  return uri.size() < 100 && EditDistance(uri, kAknNamespace, kSlips) <= kSlips;
}

std::string Quote(std::string_view s) { return "\"" + std::string(s) + "\""; }

void ReportDraft(const StartTag& root, const std::string& draft, bool accepted, Report* report) {
  Draft finding;
  finding.rule = "schema.draft-namespace";
  finding.at = root.at;
  finding.message = "the namespace " + Quote(root.uri) + " is that of " + draft;
  if (accepted) {
    finding.message += "; the rest is checked as Akoma Ntoso 3.0";
    finding.severity = Severity::kNote;
  } else {
    finding.message += ", not of the standard; nothing else was checked";
  }
  finding.expected = {std::string(kAknNamespace)};
  finding.fix = accepted ? "declare the standard's namespace"
                         : "declare the standard's namespace, or use --accept-drafts";
  report->Add(std::move(finding));
}

void ReportForeign(const StartTag& root, Report* report) {
  Draft finding;
  finding.rule = "schema.wrong-root";
  finding.at = root.at;
  finding.message = "the root element <" + std::string(root.name) + "> is ";
  finding.message += root.uri.empty() ? "in no namespace" : "of the namespace " + Quote(root.uri);
  const bool nearly = IsNearlyAkn(root.uri);
  finding.message +=
      nearly ? ", which is that of no known version of Akoma Ntoso" : "; this is not Akoma Ntoso";
  finding.message += nearly ? "; nothing else was checked" : ", and nothing else was checked";
  finding.expected = {"akomaNtoso of " + std::string(kAknNamespace)};
  if (nearly) finding.fix = "did you mean " + std::string(kAknNamespace) + "?";
  if (root.uri.empty() && root.name == "akomaNtoso") {
    finding.fix = "add xmlns=" + Quote(kAknNamespace);
  }
  report->Add(std::move(finding));
}

// The schema lets any of its elements be a root; the standard's documents have one.
void ReportPart(const StartTag& root, Report* report) {
  Draft finding;
  finding.at = root.at;
  const bool known = root.tag != Tag::kForeignElement;
  finding.rule = known ? "schema.partial-document" : "schema.wrong-root";
  finding.message = "the root element is <" + std::string(root.name) + ">, not <akomaNtoso>";
  if (known) {
    finding.severity = Severity::kWarning;
  } else {
    finding.message += "; Akoma Ntoso has no such element";
  }
  finding.expected = {"akomaNtoso"};
  report->Add(std::move(finding));
}

}  // namespace

std::string DraftName(std::string_view uri) {
  if (uri.starts_with(kBeforeOasis)) {
    const std::string_view version = uri.substr(kBeforeOasis.size());
    if (version != "1.0" && version != "2.0") return "";
    return "Akoma Ntoso " + std::string(version) + ", which came before the standard";
  }
  if (uri.starts_with(kDraftsBase)) {
    const std::string_view draft = uri.substr(kDraftsBase.size());
    return IsDraft(draft) ? "the draft " + std::string(draft) + " of Akoma Ntoso 3.0" : "";
  }
  if (Contains(uri, "LegalDocML.de")) return "the German profile LegalDocML.de";
  return "";
}

bool TakenForAkn(std::string_view uri, const ValidateOptions& options) {
  return uri == kAknNamespace || (options.accept_drafts && !DraftName(uri).empty());
}

bool CheckRoot(const StartTag& root, const ValidateOptions& options, Report* report) {
  const std::string draft = DraftName(root.uri);
  if (!draft.empty()) ReportDraft(root, draft, options.accept_drafts, report);
  if (!TakenForAkn(root.uri, options)) {
    if (draft.empty()) ReportForeign(root, report);
    return false;
  }
  if (root.tag != Tag::kAkomaNtoso) ReportPart(root, report);
  return root.tag != Tag::kForeignElement;
}

}  // namespace lexport::validate
