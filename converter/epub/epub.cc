// WriteEpub: a surveyed document, rendered file by file straight into the container.

#include <algorithm>

#include "epub/package.h"
#include "epub/zip.h"
#include "lexport/writers.h"
#include "render/links.h"
#include "render/report.h"
#include "render/style.h"

namespace lexport::book {
namespace {

// Puts each file into the container as soon as it is rendered; no two are in memory at a time.
class BookSink : public PartSink {
 public:
  BookSink(const Survey& survey, ZipWriter* zip) : survey_(survey), zip_(zip) {}

  void TakePart(uint32_t number, std::string_view content, const PartTraits& traits) override {
    file_.clear();
    AppendXhtmlHead(survey_, survey_.parts()[number].title, &file_);
    file_.append(number == 0 ? "<body epub:type=\"frontmatter\">\n"
                             : "<body epub:type=\"bodymatter\">\n");
    file_.append(content).append("\n</body>\n</html>\n");
    zip_->Deflate("EPUB/" + PartFileName(number), file_);
    traits_.push_back(traits);
  }
  const std::vector<PartTraits>& traits() const { return traits_; }

 private:
  const Survey& survey_;
  ZipWriter* zip_;
  std::string file_;
  std::vector<PartTraits> traits_;
};

}  // namespace
}  // namespace lexport::book

namespace lexport {

bool WriteEpub(const Document& document, const EpubOptions& options, std::string* out,
               Findings* findings) {
  using namespace book;
  SurveyOptions survey_options;
  survey_options.part_bytes = std::max<uint64_t>(options.max_part_bytes, 4096);
  const Survey survey(document, survey_options);
  if (!ReportIdentity(survey, findings)) return false;

  const size_t start = out->size();
  ZipWriter zip(options.compression, out);
  zip.Store("mimetype", "application/epub+zip");
  zip.Deflate("META-INF/container.xml", ContainerXml());
  zip.Deflate("EPUB/nav.xhtml", NavigationDocument(survey));
  zip.Deflate("EPUB/style.css", StyleSheet());
  RenderOptions render_options;
  render_options.epub = true;
  render_options.resolver = options.resolver;
  BookSink sink(survey, &zip);
  Renderer(survey, render_options, &sink).Run(findings);
  zip.Deflate("EPUB/package.opf", PackageDocument(survey, options, sink.traits()));
  if (zip.Finish()) return true;
  out->resize(start);
  Finding& finding = findings->emplace_back();
  finding.rule = "epub.too-large";
  finding.severity = Severity::kError;
  finding.message = "the book is larger than a ZIP container holds (4 GiB, 65,535 files)";
  finding.fix = "convert the parts of the document each by itself";
  return false;
}

}  // namespace lexport
