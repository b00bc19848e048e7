#include "validate/root_check.h"

#include "base/strings.h"

namespace lexport::validate {
namespace {

constexpr std::string_view kDraftsBase = "http://docs.oasis-open.org/legaldocml/ns/akn/";
constexpr std::string_view kBeforeOasis = "http://www.akomantoso.org/";

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
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
  finding.message += "; this is not Akoma Ntoso, and nothing else was checked";
  finding.expected = {"akomaNtoso of " + std::string(kAknNamespace)};
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
  if (uri == kAknNamespace) return "";
  if (uri.starts_with(kBeforeOasis)) {
    return "Akoma Ntoso " + std::string(uri.substr(kBeforeOasis.size())) +
           ", which came before the standard";
  }
  if (uri.starts_with(kDraftsBase)) {
    std::string version(uri.substr(kDraftsBase.size()));
    if (version.starts_with("3.0/")) version.erase(0, 4);
    return version.empty() ? "an unknown draft of Akoma Ntoso"
                           : "the draft " + version + " of Akoma Ntoso 3.0";
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
