// file:line:column: severity: message [rule], the source line with a caret, and what may help.

#include "findings/display.h"
#include "findings/renderers.h"

namespace lexport {
namespace {

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kCaret = "\033[1;32m";

std::string_view SeverityColor(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "\033[1;31m";
    case Severity::kWarning:
      return "\033[1;35m";
    case Severity::kNote:
      return "\033[1;36m";
  }
  return kBold;
}

class TextRenderer : public FindingsRenderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : options_(options) {}

  void Begin(std::string*) override {}
  void End(std::string*) override {}

  void File(const FileFindings& file, std::string* out) override {
    for (const Finding& finding : file.findings) {
      AppendHead(file.file, finding, out);
      if (options_.source_lines) AppendSourceLine(finding.where, out);
      AppendHelp(finding, out);
    }
  }

 private:
  void AppendColored(std::string_view color, std::string_view text, std::string* out) const {
    if (options_.color) *out += color;
    *out += text;
    if (options_.color) *out += kReset;
  }

  void AppendHead(std::string_view file, const Finding& finding, std::string* out) const {
    std::string place;
    AppendPrintable(finding.where.file.empty() ? file : finding.where.file, &place);
    if (finding.where.line != 0) {
      place += ':' + std::to_string(finding.where.line);
      if (finding.where.column != 0) place += ':' + std::to_string(finding.where.column);
    }
    AppendColored(kBold, place + ":", out);
    *out += ' ';
    AppendColored(SeverityColor(finding.severity),
                  std::string(SeverityName(finding.severity)) + ":", out);
    *out += ' ';
    AppendPrintable(finding.message, out);
    *out += " [" + finding.rule + "]\n";
  }

  void AppendSourceLine(const Location& where, std::string* out) const {
    if (where.source_line.empty() || where.line == 0) return;
    const MarkedLine marked = MarkColumn(where.source_line, where.column, options_.width);
    const std::string number = std::to_string(where.line);
    *out += "  " + number + " | " + marked.text + '\n';
    if (marked.mark.empty()) return;
    *out += "  " + std::string(number.size(), ' ') + " | ";
    const size_t blanks = marked.mark.size() - 1;
    out->append(blanks, ' ');
    AppendColored(kCaret, "^", out);
    *out += '\n';
  }

  void AppendHelp(const Finding& finding, std::string* out) const {
    if (!finding.expected.empty()) {
      *out += "  expected: ";
      for (size_t i = 0; i < finding.expected.size(); ++i) {
        if (i > 0) *out += ", ";
        AppendPrintable(finding.expected[i], out);
      }
      *out += '\n';
    }
    if (finding.fix.empty()) return;
    *out += "  fix: ";
    AppendPrintable(finding.fix, out);
    *out += '\n';
  }

  const RenderOptions options_;
};

}  // namespace

std::unique_ptr<FindingsRenderer> MakeTextRenderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

}  // namespace lexport
