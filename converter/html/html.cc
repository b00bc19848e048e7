// WriteHtml: the whole document on one page that needs no other file.

#include "html/page_style.h"
#include "lexport/writers.h"
#include "render/contents.h"
#include "render/markup.h"
#include "render/renderer.h"
#include "render/report.h"
#include "render/style.h"

namespace lexport::book {
namespace {

class PageSink : public PartSink {
 public:
  explicit PageSink(std::string* out) : out_(out) {}
  void TakePart(uint32_t, std::string_view content, const PartTraits&) override {
    out_->append(content);
  }

 private:
  std::string* out_;
};

void AppendHead(const Survey& survey, std::string* out) {
  const Identity& identity = survey.identity();
  const Words& words = WordsFor(identity.language);
  out->append("<!DOCTYPE html>\n");
  StartTag(out, "html")
      .Set("lang", identity.language.tag)
      .Set("dir", identity.language.direction())
      .End();
  out->append(
      "\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"generator\" content=\"Lexport\"/>\n<title>");
  AppendFolded(identity.title.empty() ? words.untitled : std::string_view(identity.title), out);
  out->append("</title>\n<style>\n")
      .append(StyleSheet())
      .append(PageStyle())
      .append("</style>\n</head>\n");
}

// Folded away, so that the page begins with the document. A page of one unit needs none.
void AppendContentsBox(const Survey& survey, std::string* out) {
  if (survey.toc().size() < 3) return;
  const Words& words = WordsFor(survey.identity().language);
  out->append("<nav class=\"contents gen\" role=\"doc-toc\"><details><summary><bdi");
  out->append(WordsLanguageAttributes(survey, words, false)).append(">");
  out->append(words.contents).append("</bdi></summary>\n");
  AppendContents(survey, true, out);
  out->append("</details></nav>\n");
}

}  // namespace
}  // namespace lexport::book

namespace lexport {

bool WriteHtml(const Document& document, const HtmlOptions& options, std::string* out,
               Findings* findings) {
  using namespace book;
  const Survey survey(document, SurveyOptions());
  if (!ReportIdentity(survey, findings)) return false;
  AppendHead(survey, out);
  out->append("<body class=\"page\">\n");
  AppendContentsBox(survey, out);
  out->append("<main>\n");
  RenderOptions render_options;
  render_options.resolver = options.resolver;
  PageSink sink(out);
  Renderer(survey, render_options, &sink).Run(findings);
  out->append("\n</main>\n</body>\n</html>\n");
  return true;
}

}  // namespace lexport
