// JUnit XML: a test suite for every file, a test case for every finding, so that a build server
// shows them without a plug-in.

#include "base/strings.h"
#include "findings/renderers.h"

namespace lexport {
namespace {

// XML 1.0 has no control characters at all, not even escaped; they become U+FFFD.
bool IsXmlCharacter(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

void AppendXml(std::string_view text, std::string* out) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    switch (c) {
      case '&':
        *out += "&amp;";
        break;
      case '<':
        *out += "&lt;";
        break;
      case '>':
        *out += "&gt;";
        break;
      case '"':
        *out += "&quot;";
        break;
      case '\n':
        *out += "&#10;";
        break;
      case '\t':
        *out += "&#9;";
        break;
      case '\r':
        *out += "&#13;";
        break;
      default:
        AppendUtf8(IsXmlCharacter(c) ? c : 0xFFFD, out);
    }
  }
}

void AppendAttribute(std::string_view name, std::string_view value, std::string* out) {
  *out += ' ';
  *out += name;
  *out += "=\"";
  AppendXml(value, out);
  *out += '"';
}

std::string PlaceOf(const Location& where) {
  if (where.line == 0) return {};
  std::string place = std::to_string(where.line);
  if (where.column != 0) place += ':' + std::to_string(where.column);
  return place;
}

// The finding as text: what a build server shows when the case is opened.
void AppendDetails(std::string_view file, const Finding& finding, std::string* out) {
  std::string text(file);
  const std::string place = PlaceOf(finding.where);
  if (!place.empty()) text += ':' + place;
  text += ": " + finding.message;
  if (!finding.where.eid.empty()) text += "\neId: " + finding.where.eid;
  if (!finding.where.xpath.empty()) text += "\nXPath: " + finding.where.xpath;
  for (size_t i = 0; i < finding.expected.size(); ++i) {
    text += (i == 0 ? "\nexpected: " : ", ") + finding.expected[i];
  }
  if (!finding.fix.empty()) text += "\nfix: " + finding.fix;
  AppendXml(text, out);
}

class JunitRenderer : public FindingsRenderer {
 public:
  explicit JunitRenderer(const RenderOptions& options) : options_(options) {}

  void Begin(std::string* out) override {
    *out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lexport\">\n";
  }
  void End(std::string* out) override { *out += "</testsuites>\n"; }

  void File(const FileFindings& file, std::string* out) override {
    size_t failures = 0;
    for (const Finding& finding : file.findings) failures += finding.severity >= options_.fail_on;
    const size_t tests = std::max<size_t>(file.findings.size(), 1);
    *out += "  <testsuite";
    AppendAttribute("name", file.file, out);
    AppendAttribute("tests", std::to_string(tests), out);
    AppendAttribute("failures", std::to_string(failures), out);
    AppendAttribute("errors", "0", out);
    AppendAttribute("skipped", "0", out);
    *out += ">\n";
    if (file.findings.empty()) AppendCleanCase(file.file, out);
    for (const Finding& finding : file.findings) AppendCase(file.file, finding, out);
    *out += "  </testsuite>\n";
  }

 private:
  static void AppendCleanCase(std::string_view file, std::string* out) {
    *out += "    <testcase name=\"no findings\"";
    AppendAttribute("classname", file, out);
    *out += "/>\n";
  }

  void AppendCase(std::string_view file, const Finding& finding, std::string* out) const {
    const std::string place = PlaceOf(finding.where);
    *out += "    <testcase";
    AppendAttribute("name", place.empty() ? finding.rule : finding.rule + " at " + place, out);
    AppendAttribute("classname", file, out);
    if (finding.severity >= options_.fail_on) {
      *out += ">\n      <failure";
      AppendAttribute("type", finding.rule, out);
      AppendAttribute("message", finding.message, out);
      *out += '>';
      AppendDetails(file, finding, out);
      *out += "</failure>\n    </testcase>\n";
    } else {
      *out += ">\n      <system-out>" + std::string(SeverityName(finding.severity)) + ": ";
      AppendDetails(file, finding, out);
      *out += "</system-out>\n    </testcase>\n";
    }
  }

  const RenderOptions options_;
};

}  // namespace

std::unique_ptr<FindingsRenderer> MakeJunitRenderer(const RenderOptions& options) {
  return std::make_unique<JunitRenderer>(options);
}

}  // namespace lexport
