#include "jsonld/metadata.h"

#include <unordered_set>

#include "base/strings.h"
#include "jsonld/classes.h"
#include "jsonld/iri.h"
#include "jsonld/parts.h"
#include "jsonld/values.h"
#include "render/dates.h"

namespace lexport::graph {
namespace {

Node MetaOf(const Work& work) { return work.document.child(Tag::kMeta); }

bool SharesNoMeaning(std::string_view alias) { return alias == "title" || alias.empty(); }

bool IsFront(Tag tag) {
  return tag == Tag::kCoverPage || tag == Tag::kPreface || tag == Tag::kHeader ||
         tag == Tag::kPreamble;
}

// The title as the document prints it.
Node PrintedTitle(const Work& work) {
  for (const Tag tag : {Tag::kDocTitle, Tag::kShortTitle, Tag::kLongTitle}) {
    for (const Node part : work.document.children()) {
      const Node title = IsFront(part.tag()) ? FirstBelow(part, tag) : Node();
      if (title) return title;
    }
  }
  return work.holder.child(Tag::kHeading);
}

}  // namespace

MetadataWriter::Names MetadataWriter::FindNames(const Work& work) {
  Names names;
  const Node printed = PrintedTitle(work);
  if (printed) AppendPlainText(works_.document(), printed.id(), &names.title);
  const Node frbr = work.work.frbr;
  for (Node n = frbr.child(Tag::kFRBRname); n; n = n.next(Tag::kFRBRname)) {
    const std::string_view shown = Said(n, Attr::kShowAs);
    names.others.push_back(shown.empty() ? Said(n, Attr::kValue) : shown);
  }
  for (Node n = frbr.child(Tag::kFRBRalias); n; n = n.next(Tag::kFRBRalias)) {
    const std::string_view name = n.attribute(Attr::kName);
    if (name == "title") names.others.push_back(Said(n, Attr::kValue));
    if (name == "symbol") names.number = Said(n, Attr::kValue);
  }
  for (Node n = frbr.child(Tag::kFRBRnumber); n && names.number.empty();
       n = n.next(Tag::kFRBRnumber)) {
    names.number = Said(n, Attr::kShowAs);
    if (names.number.empty()) names.number = Said(n, Attr::kValue);
  }
  if (names.title.empty()) {
    for (const std::string_view other : names.others) {
      if (names.title.empty()) names.title = other;
    }
  }
  std::unordered_set<std::string_view> seen = {{}, names.title};
  std::erase_if(names.others, [&](std::string_view other) { return !seen.insert(other).second; });
  return names;
}

void MetadataWriter::WriteWork(size_t index) {
  const Work& work = works_.all()[index];
  const Names names = FindNames(work);
  if (names.title.empty()) {
    Tell("jsonld.missing-title", Severity::kNote,
         "the document has no title, neither printed (docTitle) nor in its metadata (FRBRname)",
         work.document);
  }
  WriteWorkNode(work, index, names);
  if (work.expression.frbr) WriteExpression(work, names);
  if (work.manifestation.frbr) WriteManifestation(work);
}

void MetadataWriter::WriteWorkNode(const Work& work, size_t index, const Names& names) {
  sink_.BeginNode(Term::kNone, work.work.id, WorkTypes(work));
  if (positions_[index] != 0) sink_.Integer(Term::kPosition, positions_[index]);
  WriteTitles(work, names);
  WriteIdentifiers(work, names);
  WriteKind(work);
  WriteDates(work);
  WriteAuthors(work);
  WriteHosts(work);
  WriteKeywords(work, index);
  WriteRelations(work);
  if (work.expression.frbr) WriteExpressionLinks(work);
  if (index == 0) WriteSource(work);
  units_.WriteMetaNotes(work);
  WriteWorkParts(work);
  sink_.EndNode();
}

void MetadataWriter::WriteTitles(const Work& work, const Names& names) {
  if (!names.title.empty()) {
    sink_.Text(Term::kName, names.title, work.language);
    sink_.Text(Term::kDctermsTitle, names.title, work.language);
  }
  for (const std::string_view other : names.others) {
    sink_.Text(Term::kAlternateName, other, work.language);
  }
}

void MetadataWriter::WriteIdentifiers(const Work& work, const Names& names) {
  const Node frbr = work.work.frbr;
  std::vector<std::string> same;
  for (Node n = frbr.child(Tag::kFRBRalias); n; n = n.next(Tag::kFRBRalias)) {
    const std::string_view value = Said(n, Attr::kValue);
    if (value.empty() || SharesNoMeaning(n.attribute(Attr::kName))) continue;
    static constexpr QName kType[] = {{Prefix::kSchema, "PropertyValue"}};
    sink_.BeginNode(Term::kIdentifier, Anonymous(), kType);
    sink_.Text(Term::kPropertyId, n.attribute(Attr::kName), {});
    sink_.Text(Term::kValue, value, {});
    sink_.EndNode();
    if (IsAbsoluteIri(value) && (value.starts_with("http") || value.starts_with("urn:"))) {
      same.emplace_back();
      AppendIri(value, &same.back());
    }
  }
  if (!names.number.empty()) {
    if (work.legislation) sink_.Text(Term::kLegislationIdentifier, names.number, {});
    if (work.schema_class == "Report") sink_.Text(Term::kReportNumber, names.number, {});
    sink_.Text(Term::kEliIdLocal, names.number, {});
    sink_.Text(Term::kDctermsIdentifier, names.number, {});
    if (work.united_nations && names.number.find('/') != std::string_view::npos) {
      same.push_back("https://undocs.org/");
      AppendIri(names.number, &same.back());
    }
  }
  WriteLinks(Term::kSameAs, same);
}

void MetadataWriter::WriteKind(const Work& work) {
  if (work.legislation) {
    const std::string_view name = Said(work.document, Attr::kName);
    if (!name.empty()) sink_.Text(Term::kLegislationType, name, {});
    sink_.LinkName(Term::kEliTypeDocument, {Prefix::kAkn, work.document.name()});
  }
  const std::string_view country = Said(work.work.frbr.child(Tag::kFRBRcountry), Attr::kValue);
  if (!country.empty() && !AsciiEqualFold(country, "zz")) {  // a country that is not known
    if (work.legislation) sink_.Text(Term::kLegislationJurisdiction, country, {});
    sink_.Text(Term::kDctermsCoverage, country, {});
  }
  if (!work.draft) return;
  sink_.Text(Term::kCreativeWorkStatus, "Draft", {});
  if (!work.legislation) return;
  sink_.LinkName(Term::kLegislationLegalForce, {Prefix::kSchema, "NotInForce"});
  sink_.LinkName(Term::kEliInForce, {Prefix::kEli, "InForce-notInForce"});
}

// Only what was adopted has a date of legislation; of a draft or report the date is that of its
// making.
void MetadataWriter::WriteDates(const Work& work) {
  const std::vector<std::string> dates = DatesOf(work.work.frbr);
  if (dates.empty()) {
    Tell("jsonld.missing-date", Severity::kNote, "the work has no date", work.work.frbr);
  } else {
    const bool adopted = work.legislation && !work.draft;
    sink_.Text(adopted ? Term::kLegislationDate : Term::kDateCreated, dates[0], {});
    if (IsWholeDay(dates[0])) sink_.Text(Term::kEliDateDocument, dates[0], {});
    WriteTexts(Term::kDctermsDate, dates);
  }
  const std::string_view published = PublicationDate(work);
  if (published.empty()) return;
  sink_.Text(Term::kDatePublished, published, {});
  if (IsWholeDay(published)) sink_.Text(Term::kEliDatePublication, published, {});
  sink_.Text(Term::kDctermsIssued, published, {});
}

// Where it repeats the date of the work, no more of it is known than of that.
std::string_view MetadataWriter::PublicationDate(const Work& work) {
  const Node publication = MetaOf(work).child(Tag::kPublication);
  if (book::StandsForNoDate(publication)) return {};
  const std::string_view date = DateOf(publication);
  const Node dated = work.work.frbr.child(Tag::kFRBRdate);
  const bool repeated = CalendarDate(dated.attribute(Attr::kDate)) == date;
  return repeated ? book::KnownPart(dated, date) : date;
}

void MetadataWriter::WriteAuthors(const Work& work) {
  const std::vector<std::string> agents = AgentIds(work.work.frbr);
  if (work.legislation && !work.draft) {
    WriteLinks(Term::kLegislationPassedBy, agents);
    WriteLinks(Term::kEliPassedBy, agents);
  } else {
    WriteLinks(Term::kAuthor, agents);
  }
  WriteLinks(Term::kDctermsCreator, agents);
}

// What the work is a part or an annex of, and where it was published.
void MetadataWriter::WriteHosts(const Work& work) {
  std::vector<std::string> annexed = ReferenceTargets(work, Tag::kAttachmentOf);
  std::vector<std::string> hosts = annexed;
  if (work.host != kNoHost) {
    const std::string& host = works_.all()[work.host].work.id;
    hosts.push_back(host);
    if (work.holder.tag() == Tag::kAttachment) annexed.push_back(host);
  }
  WriteLinks(Term::kIsPartOf, hosts);
  const Node publication = MetaOf(work).child(Tag::kPublication);
  if (publication) WritePublication(work, publication);
  WriteLinks(Term::kEliIsPartOf, hosts);
  WriteLinks(Term::kEliIsAnnexOf, annexed);
}

void MetadataWriter::WritePublication(const Work& work, Node publication) {
  std::string_view name = Said(publication, Attr::kShowAs);
  if (name.empty()) name = Said(publication, Attr::kName);
  const std::string_view number = Said(publication, Attr::kNumber);
  if (name.empty() && number.empty()) return;
  static constexpr QName kType[] = {{Prefix::kSchema, "PublicationIssue"}};
  sink_.BeginNode(Term::kIsPartOf, Anonymous(), kType);
  if (!name.empty()) sink_.Text(Term::kName, name, work.language);
  if (!number.empty()) sink_.Text(Term::kIssueNumber, number, {});
  const std::string_view date = PublicationDate(work);
  if (!date.empty()) sink_.Text(Term::kDatePublished, date, {});
  sink_.EndNode();
}

void MetadataWriter::WriteRelations(const Work& work) {
  const std::vector<std::string> precedents = ReferenceTargets(work, Tag::kJurisprudence);
  WriteLinks(Term::kCitation, precedents);
  WriteLinks(Term::kEliCites, precedents);
  const std::vector<std::string> amended = ModificationTargets(work);
  if (work.legislation) WriteLinks(Term::kLegislationAmends, amended);
  WriteLinks(Term::kEliAmends, amended);
  const std::vector<std::string> changed = ReferenceTargets(work, Tag::kActiveRef);
  if (work.legislation) WriteLinks(Term::kLegislationChanges, changed);
  WriteLinks(Term::kEliChanges, changed);
  WriteLinks(Term::kEliChangedBy, ReferenceTargets(work, Tag::kPassiveRef));
}

void MetadataWriter::WriteExpressionLinks(const Work& work) {
  sink_.Link(Term::kWorkExample, work.expression.id);
  sink_.Link(Term::kEliIsRealizedBy, work.expression.id);
  sink_.Link(Term::kFrbrRealization, work.expression.id);
  if (work.united_nations) sink_.Link(Term::kAllotHasRealization, work.expression.id);
}

// The graph itself, as a thing that was made from something.
void MetadataWriter::WriteSource(const Work& work) {
  if (options_.source_name.empty() && options_.source_sha256.empty()) return;
  static constexpr QName kGraph[] = {{Prefix::kSchema, "Dataset"}, {Prefix::kProv, "Entity"}};
  static constexpr QName kInput[] = {{Prefix::kSchema, "MediaObject"}, {Prefix::kProv, "Entity"}};
  sink_.BeginNode(Term::kSubjectOf, Anonymous(), kGraph);
  sink_.Link(Term::kAbout, work.work.id);
  sink_.BeginNode(Term::kProvWasDerivedFrom, Anonymous(), kInput);
  if (!options_.source_name.empty()) sink_.Text(Term::kFileName, options_.source_name, {});
  if (!options_.source_sha256.empty()) sink_.Text(Term::kSha256, options_.source_sha256, {});
  sink_.EndNode();
  sink_.EndNode();
}

// Annexes are named as such; then all parts follow in one sequence: units, documents of this file,
// documents elsewhere.
void MetadataWriter::WriteWorkParts(const Work& work) {
  std::vector<std::string> annexes;
  for (const size_t i : work.inner) {
    const Work& other = works_.all()[i];
    if (other.holder.tag() == Tag::kAttachment) annexes.push_back(other.work.id);
  }
  std::vector<std::string> elsewhere = ReferenceTargets(work, Tag::kHasAttachment);
  annexes.insert(annexes.end(), elsewhere.begin(), elsewhere.end());
  WriteLinks(Term::kEliHasAnnex, annexes);
  uint64_t position = units_.WriteParts(work);
  for (const size_t i : work.inner) {
    positions_[i] = ++position;
    sink_.Link(Term::kHasPart, works_.all()[i].work.id);
  }
  const std::vector<std::string> collected = DocumentRefs(work);
  elsewhere.insert(elsewhere.end(), collected.begin(), collected.end());
  WriteLinks(Term::kHasPart, WithoutRepeats(std::move(elsewhere)));
}

}  // namespace lexport::graph
