#include "render/contents.h"

#include <algorithm>

#include "render/links.h"
#include "render/markup.h"

namespace lexport::book {
namespace {

void AppendEntry(const Survey& survey, const TocEntry& entry, bool one_page,
                 std::string_view language, std::string* out) {
  const Node node = survey.document().node(entry.node);
  const uint32_t part = survey.PartAt(entry.order);
  const std::string href =
      HrefTo(part, survey.anchors().IdOf(node), one_page ? part : survey.parts().size());
  out->append("<li><a href=\"");
  AppendEscaped(href, out);
  out->append("\"").append(entry.generated ? language : std::string_view()).append(">");
  AppendFolded(entry.text, out);
  out->append("</a>");
}

}  // namespace

std::string WordsLanguageAttributes(const Survey& survey, const Words& words, bool epub) {
  const std::string& tag = survey.identity().language.tag;
  if (tag.substr(0, tag.find('-')) == words.language) return {};
  const std::string value = "=\"" + std::string(words.language) + "\"";
  std::string attributes = " lang" + value;
  if (epub) attributes += " xml:lang" + value;
  const Language own = LanguageFor(words.language);
  if (own.right_to_left != survey.identity().language.right_to_left) {
    attributes.append(" dir=\"").append(own.direction()).append("\"");
  }
  return attributes;
}

void AppendContents(const Survey& survey, bool one_page, std::string* out) {
  const std::string language =
      WordsLanguageAttributes(survey, WordsFor(survey.identity().language), !one_page);
  uint32_t lists = 0;  // open ol elements, each but the last with an open li
  for (const TocEntry& entry : survey.toc()) {
    const uint32_t wanted = std::min(entry.depth + 1, lists + 1);
    if (wanted > lists) {
      out->append("<ol>");
      ++lists;
    } else {
      out->append("</li>");
      for (; lists > wanted; --lists) out->append("</ol></li>");
    }
    out->push_back('\n');
    AppendEntry(survey, entry, one_page, language, out);
  }
  for (; lists > 0; --lists) out->append("</li></ol>");
  out->push_back('\n');
}

}  // namespace lexport::book
