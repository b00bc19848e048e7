#include "akn/identity.h"

#include <utility>

#include "akn/iri.h"
#include "base/strings.h"

namespace lexport {
namespace {

void Add(const char* rule, Severity severity, std::string message, std::string fix,
         const Metadata& metadata, Findings* findings) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  finding.where.file = metadata.source_name;
  findings->push_back(std::move(finding));
}

// The class that was asked for, else the one that fits the document as it was built.
std::string SubtypeOf(const Mapping& mapping, const Metadata& metadata, Node main) {
  if (!metadata.subtype.empty()) return metadata.subtype;
  auto found = mapping.classes.find(metadata.document_class);
  if (found == mapping.classes.end()) found = mapping.classes.find(mapping.default_class);
  if (found != mapping.classes.end() && found->second.element == main.tag()) {
    return found->second.subtype;
  }
  return "";
}

void SetAuthor(const Mapping& mapping, const Metadata& metadata, Identity* identity,
               Findings* findings) {
  const bool iri = metadata.author.starts_with('/');
  const Organ* organ = nullptr;
  if (!metadata.author.empty() && !iri) organ = mapping.FindOrgan(metadata.author);
  if (metadata.author.empty() && !metadata.symbol.empty()) {
    organ = mapping.OrganOfSymbol(metadata.symbol);
  }
  identity->has_author = organ != nullptr || !metadata.author.empty();
  if (organ != nullptr) {
    identity->author_id = organ->id;
    identity->author_iri = organ->iri;
    identity->author_name = organ->show_as;
  } else if (iri) {
    identity->author_iri = metadata.author;
    identity->author_id = metadata.author.substr(metadata.author.rfind('/') + 1);
  } else {
    identity->author_id = identity->has_author ? metadata.author : "unknown";
  }
  if (identity->author_iri.empty()) {
    identity->author_iri =
        "/akn/ontology/organization/" + identity->country + "/" + identity->author_id;
  }
  if (!metadata.author_name.empty()) identity->author_name = metadata.author_name;
  if (identity->author_name.empty()) {
    identity->author_name = identity->has_author ? identity->author_id : "Unknown";
  }
  if (identity->has_author) return;
  Add("metadata.author-missing", Severity::kNote, "Nothing says who the author is",
      "Give it with --meta author=…", metadata, findings);
}

// ISO 3166 leaves "zz" to its users; of regions it commonly means one that is not known.
void SetCountry(const Mapping& mapping, const Metadata& metadata, Identity* identity,
                Findings* findings) {
  identity->country = metadata.country.empty() ? mapping.country : metadata.country;
  if (!identity->country.empty()) return;
  identity->country = "zz";
  Add("metadata.country-missing", Severity::kNote,
      "Nothing says of which country the document is; “zz” stands for one that is not known",
      "Give it with --meta country=…, a code of ISO 3166, “un” or “eu”", metadata, findings);
}

// An undated work is dated 1900-01-01, as the guidelines have it, and numbered as a version.
void SetDate(const Metadata& metadata, Identity* identity, Findings* findings) {
  identity->dated = IsDate(metadata.date);
  const std::string date = identity->dated ? metadata.date : "1900";
  identity->date = WholeDate(date);
  identity->date_segment = date.size() == 10 ? date : date.substr(0, 4);
  if (IsDate(metadata.version_date)) identity->version_date = WholeDate(metadata.version_date);
  if (!identity->dated) {
    Add("metadata.date-missing", Severity::kWarning,
        "Nothing says of when the document is; it is marked as undated, by the date 1900-01-01",
        "Give the date with --meta date=YYYY-MM-DD, or as much of it as is known", metadata,
        findings);
  } else if (date.size() < 10) {
    Add("metadata.date-partial", Severity::kNote,
        "The date is known as " + date + " only; it is written as " + identity->date,
        "Give the whole date with --meta date=YYYY-MM-DD", metadata, findings);
  }
}

void SetNumber(const Metadata& metadata, Identity* identity) {
  identity->printed = metadata.symbol.empty() ? metadata.number : metadata.symbol;
  identity->number = NumberSegment(metadata.number.empty() ? metadata.symbol : metadata.number);
  if (!identity->number.empty()) return;
  identity->printed.clear();
  identity->number = TitleSegment(identity->title);
  if (identity->number.empty()) identity->number = "nn";
}

void SetLanguage(const Metadata& metadata, Identity* identity, Findings* findings) {
  identity->language = LanguageCode(metadata.language);
  identity->language_tag = LanguageTag(metadata.language);
  if (!identity->language.empty()) return;
  identity->language = identity->language_tag = "und";
  Add("metadata.language-missing", Severity::kNote, "The language is not known",
      "Give it with --meta language=en", metadata, findings);
}

void AddSegment(const std::string& segment, std::string* iri) {
  if (segment.empty()) return;
  *iri += '/';
  *iri += segment;
}

}  // namespace

std::string Identity::Work() const {
  std::string iri = "/akn";
  AddSegment(country, &iri);
  AddSegment(type, &iri);
  AddSegment(subtype, &iri);
  if (has_author) AddSegment(author_id, &iri);
  AddSegment(date_segment, &iri);
  AddSegment(number, &iri);
  return iri;
}

std::string Identity::Expression() const { return Work() + "/" + language + "@" + version_date; }

std::string PrintedTitle(Node main) {
  std::string title;
  for (const Node part : {main.child(Tag::kPreface), main.child(Tag::kHeader)}) {
    for (Node block : part.children()) {
      const Node p = block.tag() == Tag::kLongTitle ? block.child(Tag::kP) : block;
      const Node doc_title = p.child(Tag::kDocTitle);
      if (!doc_title) continue;
      for (Node child : doc_title.children()) {
        // Notes are no part of a title.
        const bool note = child.tag() == Tag::kAuthorialNote || child.tag() == Tag::kSup;
        if (!note) child.AppendTextTo(&title);
      }
      title += ' ';
    }
  }
  return FoldSpaces(title);
}

Identity IdentityOf(const Mapping& mapping, const Metadata& metadata, const Document& document,
                    Findings* findings) {
  Identity identity;
  const Node main = document.main();
  SetCountry(mapping, metadata, &identity, findings);
  identity.type = main.name();
  identity.subtype = SubtypeOf(mapping, metadata, main);
  identity.title = metadata.title.empty() ? PrintedTitle(main) : metadata.title;
  SetAuthor(mapping, metadata, &identity, findings);
  SetDate(metadata, &identity, findings);
  SetNumber(metadata, &identity);
  SetLanguage(metadata, &identity, findings);
  if (identity.title.empty()) identity.title = identity.printed;
  if (identity.title.empty()) identity.title = identity.number;
  return identity;
}

}  // namespace lexport
