#include "findings/sample.h"

namespace lexport {

Findings SampleFindings() {
  Finding full{"naming.eid-element", Severity::kError, "found \"section_1\"", {}, {}, {}};
  full.where = {"",
                70002,
                8,
                123456,
                "section_1",
                "/akomaNtoso/act/body/section[1]",
                "<a>\t<section eId=\"section_1\">"};
  full.expected = {"sec", "section <x>"};
  full.fix = "write sec_1";
  Finding bare{"sense.empty-element", Severity::kWarning, "an empty p", {}, {}, {}};
  bare.where.line = 3;
  Finding placeless{"naming.other-iri-convention", Severity::kNote, "IRIs of ELI", {}, {}, {}};
  Finding unknown{
      "zz.not-in-the-table", Severity::kError, "odd: \x01 & <b> ]]> \"q\" \\ 漢字", {}, {}, {}};
  unknown.where = {"", 9, 1, 99, "", "/akomaNtoso", "\x1b[31m<p>"};
  Finding twin = full;
  return {full, bare, placeless, unknown, twin};
}

std::string RenderSample(FindingFormat format, const RenderOptions& options) {
  const Findings findings = SampleFindings();
  const std::vector<FileFindings> files = {{"dir/a b&c.xml", findings}, {"clean.xml", {}}};
  return RenderFindings(format, files, options);
}

}  // namespace lexport
