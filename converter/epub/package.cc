#include "epub/package.h"

#include <algorithm>

#include "base/hash.h"
#include "render/contents.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/words.h"

namespace lexport::book {
namespace {

constexpr std::string_view kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// <name attributes>text</name>, on a line; nothing when there is no text.
void Line(std::string_view name, std::string_view attributes, std::string_view text,
          std::string* out) {
  if (text.empty()) return;
  out->append("<").append(name).append(attributes).append(">");
  AppendFolded(text, out);
  out->append("</").append(name).append(">\n");
}

void Meta(std::string_view property, std::string_view text, std::string* out) {
  Line("meta", " property=\"" + std::string(property) + "\"", text, out);
}

// The last date that says when this text was made what it is. Never the clock.
std::string ModifiedOf(const Identity& identity) {
  static constexpr std::string_view kBeginning = "1970-01-01";  // also of a year or month alone
  for (const std::string* date :
       {&identity.manifestation_date, &identity.expression_date, &identity.work_date}) {
    if (date->empty()) continue;
    return *date + std::string(kBeginning.substr(date->size())) + "T00:00:00Z";
  }
  return std::string(kBeginning) + "T00:00:00Z";
}

// What the book's identifier is made from.
std::string NameOfBook(const Identity& identity) {
  for (const std::string* name : {&identity.expression_iri, &identity.work_iri}) {
    if (!name->empty()) return *name;
  }
  return identity.title + "\n" + identity.number + "\n" + identity.language.tag;
}

void AppendIdentity(const Survey& survey, std::string* out) {
  const Identity& identity = survey.identity();
  const Words& words = WordsFor(identity.language);
  out->append("<dc:identifier id=\"uid\">urn:uuid:")
      .append(UuidOfUrl(NameOfBook(identity)))
      .append("</dc:identifier>\n");
  Line("dc:identifier", "", identity.expression_iri, out);
  Line("dc:title", "", identity.title.empty() ? words.untitled : std::string_view(identity.title),
       out);
  Line("dc:language", "", identity.language.tag, out);
  for (const std::string& author : identity.authors) Line("dc:creator", "", author, out);
  for (const std::string& keyword : identity.keywords) Line("dc:subject", "", keyword, out);
  Line("dc:date", "", identity.work_date, out);
  Meta("dcterms:modified", ModifiedOf(identity), out);
  if (!survey.pages().empty()) {
    const std::string& source = identity.number.empty() ? identity.expression_iri : identity.number;
    Meta("pageBreakSource", source.empty() ? std::string_view("none") : std::string_view(source),
         out);
  }
}

// What is true of every book made here, and what depends on the document.
void AppendAccessibility(const Survey& survey, const EpubOptions& options, const PartTraits& traits,
                         std::string* out) {
  const auto [mathml, svg, pictures] = traits;
  Meta("schema:accessMode", "textual", out);
  if (svg) Meta("schema:accessMode", "visual", out);
  Meta("schema:accessModeSufficient", svg ? "textual,visual" : "textual", out);
  Meta("schema:accessibilityFeature", "tableOfContents", out);
  Meta("schema:accessibilityFeature", "readingOrder", out);
  Meta("schema:accessibilityFeature", "structuralNavigation", out);
  Meta("schema:accessibilityFeature", "displayTransformability", out);
  if (mathml) Meta("schema:accessibilityFeature", "MathML", out);
  if (!survey.pages().empty()) {
    Meta("schema:accessibilityFeature", "pageNavigation", out);
    Meta("schema:accessibilityFeature", "pageBreakMarkers", out);
  }
  Meta("schema:accessibilityHazard", "none", out);
  std::string summary =
      "All text can be resized, recoloured and read aloud. Headings and the table of contents "
      "follow the structure of the document.";
  if (!survey.notes().empty()) summary += " Notes are linked both ways.";
  if (pictures) summary += " Pictures are not in the book; what they are called stands in place.";
  if (svg) summary += " Drawings may have no description.";
  Line("meta", " property=\"schema:accessibilitySummary\" xml:lang=\"en\" dir=\"ltr\"", summary,
       out);
  if (options.conforms_to.empty()) return;
  Line("meta", " property=\"dcterms:conformsTo\" id=\"conformance\"", options.conforms_to, out);
  Line("meta", " property=\"a11y:certifiedBy\" refines=\"#conformance\"", options.certified_by,
       out);
}

void AppendManifest(const std::vector<PartTraits>& traits, std::string* out) {
  out->append(
      "<manifest>\n"
      "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
      "properties=\"nav\"/>\n"
      "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
  for (uint32_t i = 0; i < traits.size(); ++i) {
    std::string properties;
    if (traits[i].mathml) properties = "mathml";
    if (traits[i].svg) properties += properties.empty() ? "svg" : " svg";
    StartTag(out, "item")
        .Set("id", "part-" + std::to_string(i))
        .Set("href", PartFileName(i))
        .Set("media-type", "application/xhtml+xml")
        .Set("properties", properties)
        .EndEmpty();
    out->push_back('\n');
  }
  out->append("</manifest>\n");
}

// The contents stand behind the title page.
void AppendSpine(const Survey& survey, size_t parts, std::string* out) {
  StartTag(out, "spine")
      .Set("page-progression-direction", survey.identity().language.direction())
      .End();
  out->push_back('\n');
  for (size_t i = 0; i < parts; ++i) {
    out->append("<itemref idref=\"part-").append(std::to_string(i)).append("\"/>\n");
    if (i == 0) out->append("<itemref idref=\"nav\"/>\n");
  }
  out->append("</spine>\n");
}

void AppendPageList(const Survey& survey, std::string_view heading, std::string* out) {
  if (survey.pages().empty()) return;
  out->append("<nav epub:type=\"page-list\" role=\"doc-pagelist\" hidden=\"\">\n").append(heading);
  out->append("<ol>\n");
  const auto nowhere = static_cast<uint32_t>(survey.parts().size());
  for (const PageStart& page : survey.pages()) {
    out->append("<li>");
    StartTag(out, "a").Set("href", HrefTo(survey.PartAt(page.order), page.id, nowhere)).End();
    AppendFolded(page.label, out);
    out->append("</a></li>\n");
  }
  out->append("</ol>\n</nav>\n");
}

void AppendLandmark(std::string_view type, std::string_view href, std::string_view words,
                    std::string* out) {
  out->append("<li>");
  StartTag(out, "a").Set("epub:type", type).Set("href", href).End();
  out->append(words).append("</a></li>\n");
}

}  // namespace

std::string ContainerXml() {
  return std::string(kXmlDeclaration) +
         "<container version=\"1.0\" "
         "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
         "<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" "
         "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";
}

std::string PackageDocument(const Survey& survey, const EpubOptions& options,
                            const std::vector<PartTraits>& traits) {
  const Language& language = survey.identity().language;
  PartTraits all;
  for (const PartTraits& part : traits) {
    all.mathml = all.mathml || part.mathml;
    all.svg = all.svg || part.svg;
    all.pictures = all.pictures || part.pictures;
  }
  std::string out(kXmlDeclaration);
  StartTag(&out, "package")
      .Set("xmlns", "http://www.idpf.org/2007/opf")
      .Set("version", "3.0")
      .Set("unique-identifier", "uid")
      .Set("xml:lang", language.tag)
      .Set("dir", language.direction())
      .End();
  out.append("\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
  AppendIdentity(survey, &out);
  AppendAccessibility(survey, options, all, &out);
  out.append("</metadata>\n");
  AppendManifest(traits, &out);
  AppendSpine(survey, traits.size(), &out);
  out.append("</package>\n");
  return out;
}

void AppendXhtmlHead(const Survey& survey, std::string_view title, std::string* out) {
  const Language& language = survey.identity().language;
  out->append(kXmlDeclaration).append("<!DOCTYPE html>\n");
  StartTag(out, "html")
      .Set("xmlns", "http://www.w3.org/1999/xhtml")
      .Set("xmlns:epub", "http://www.idpf.org/2007/ops")
      .Set("lang", language.tag)
      .Set("xml:lang", language.tag)
      .Set("dir", language.direction())
      .End();
  out->append("\n<head>\n<title>");
  AppendFolded(title, out);
  out->append(
      "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n");
}

std::string NavigationDocument(const Survey& survey) {
  const Words& words = WordsFor(survey.identity().language);
  const std::string language = WordsLanguageAttributes(survey, words, true);
  const auto heading = [&](std::string_view level, std::string_view text) {
    return "<" + std::string(level) + " class=\"head\"" + language + ">" + std::string(text) +
           "</" + std::string(level) + ">\n";
  };
  std::string out;
  AppendXhtmlHead(survey, words.contents, &out);
  out.append("<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n");
  out.append(heading("h1", words.contents));
  AppendContents(survey, false, &out);
  out.append("</nav>\n");
  AppendPageList(survey, heading("h2", words.pages), &out);
  out.append("<nav epub:type=\"landmarks\" hidden=\"\"" + language + ">\n<h2>");
  out.append(words.landmarks).append("</h2>\n<ol>\n");
  AppendLandmark("titlepage", PartFileName(0), words.title_page, &out);
  AppendLandmark("toc", "#toc", words.contents, &out);
  AppendLandmark("bodymatter", PartFileName(survey.parts().size() > 1 ? 1 : 0), words.beginning,
                 &out);
  out.append("</ol>\n</nav>\n</body>\n</html>\n");
  return out;
}

}  // namespace lexport::book
