// The rest of MetadataWriter: Expression, Manifestation, keywords, entities and what all share.

#include <unordered_set>

#include "base/strings.h"
#include "jsonld/classes.h"
#include "jsonld/iri.h"
#include "jsonld/language.h"
#include "jsonld/metadata.h"
#include "jsonld/values.h"
#include "render/dates.h"

namespace lexport::graph {
namespace {

// Goal 17 of the Sustainable Development Goals is known to the world by an IRI of its own.
std::string GoalIri(std::string_view concept_iri) {
  static constexpr std::string_view kGoal = "/un/sdg.";
  const size_t at = concept_iri.rfind(kGoal);
  if (at == std::string_view::npos) return {};
  return "http://metadata.un.org/sdg/" + std::string(concept_iri.substr(at + kGoal.size()));
}

std::string_view NameOfKeyword(Node keyword) {
  const std::string_view shown = Said(keyword, Attr::kShowAs);
  return shown.empty() ? Said(keyword, Attr::kValue) : shown;
}

}  // namespace

void MetadataWriter::WriteExpression(const Work& work, const Names& names) {
  const Node frbr = work.expression.frbr;
  sink_.BeginNode(Term::kNone, work.expression.id, ExpressionTypes(work));
  if (!names.title.empty()) sink_.Text(Term::kEliTitle, names.title, work.language);
  for (const std::string_view other : names.others) {
    sink_.Text(Term::kEliTitleAlternative, other, work.language);
  }
  WriteLanguage(work);
  const std::vector<std::string> dates = DatesOf(frbr);
  if (!dates.empty()) {
    if (work.legislation) sink_.Text(Term::kLegislationDateVersion, dates[0], {});
    if (IsWholeDay(dates[0])) sink_.Text(Term::kEliVersionDate, dates[0], {});
    WriteTexts(Term::kDctermsDate, dates);
  }
  const std::string_view version = Said(frbr.child(Tag::kFRBRversionNumber), Attr::kValue);
  if (!version.empty()) sink_.Text(Term::kVersion, version, {});
  WriteLinks(Term::kContributor, AgentIds(frbr));
  WriteTranslation(work);
  sink_.Link(Term::kExampleOfWork, work.work.id);
  sink_.Link(Term::kEliRealizes, work.work.id);
  sink_.Link(Term::kFrbrRealizationOf, work.work.id);
  if (work.manifestation.frbr) {
    sink_.Link(Term::kEncoding, work.manifestation.id);
    sink_.Link(Term::kEliIsEmbodiedBy, work.manifestation.id);
    sink_.Link(Term::kFrbrEmbodiment, work.manifestation.id);
  }
  sink_.EndNode();
}

void MetadataWriter::WriteLanguage(const Work& work) {
  if (work.language.empty()) {
    Tell("jsonld.missing-language", Severity::kNote,
         "the document does not say which language it is in", work.expression.frbr);
    return;
  }
  sink_.Text(Term::kInLanguage, work.language, {});
  sink_.Text(Term::kDctermsLanguage, work.language, {});
  const std::string iri = LanguageAuthorityIri(work.language);
  if (!iri.empty()) sink_.Link(Term::kEliLanguage, iri);
}

// What this is a translation of, and what it is a later version of.
void MetadataWriter::WriteTranslation(const Work& work) {
  const Node translation = work.expression.frbr.child(Tag::kFRBRtranslation);
  const std::string_view href = Said(translation, Attr::kHref);
  if (!href.empty()) {
    std::string iri;
    AppendAbsoluteIri(works_.base(), href, &iri);
    sink_.Link(Term::kTranslationOfWork, iri);
    if (work.legislation) sink_.Link(Term::kEliIsTranslationOf, iri);
  }
  std::vector<std::string> originals = ReferenceTargets(work, Tag::kOriginal);
  std::erase(originals, work.expression.id);
  WriteLinks(Term::kDctermsIsVersionOf, originals);
}

void MetadataWriter::WriteManifestation(const Work& work) {
  const Node frbr = work.manifestation.frbr;
  sink_.BeginNode(Term::kNone, work.manifestation.id, ManifestationTypes(work));
  const std::string_view format = Said(frbr.child(Tag::kFRBRformat), Attr::kValue);
  if (!format.empty()) sink_.Text(Term::kEncodingFormat, format, {});
  if (format.find('/') != std::string_view::npos) {
    std::string iri = "http://www.iana.org/assignments/media-types/";
    AppendIri(format, &iri);
    sink_.Link(Term::kEliMediaType, iri);
  }
  const std::vector<std::string> dates = DatesOf(frbr);
  if (!dates.empty()) {
    sink_.Text(Term::kDateCreated, dates[0], {});
    WriteTexts(Term::kDctermsDate, dates);
  }
  WriteLinks(Term::kContributor, AgentIds(frbr));
  if (work.legislation) WriteLegalValue(work);
  if (work.expression.frbr) {
    sink_.Link(Term::kEliEmbodies, work.expression.id);
    sink_.Link(Term::kFrbrEmbodimentOf, work.expression.id);
  }
  sink_.EndNode();
}

void MetadataWriter::WriteLegalValue(const Work& work) {
  Node said = work.expression.frbr.child(Tag::kFRBRauthoritative);
  if (!said) said = work.work.frbr.child(Tag::kFRBRauthoritative);
  const std::string_view value = said.attribute(Attr::kValue);
  if (value != "true" && value != "false") return;
  const bool yes = value == "true";
  sink_.LinkName(Term::kLegislationLegalValue,
                 {Prefix::kSchema, yes ? "AuthoritativeLegalValue" : "UnofficialLegalValue"});
  sink_.LinkName(Term::kEliLegalValue,
                 {Prefix::kEli, yes ? "LegalValue-authoritative" : "LegalValue-unofficial"});
}

void MetadataWriter::WriteKeywords(const Work& work, size_t index) {
  std::vector<Node> keywords;
  const Node meta = work.document.child(Tag::kMeta);
  for (Node c = meta.child(Tag::kClassification); c; c = c.next(Tag::kClassification)) {
    for (Node k = c.child(Tag::kKeyword); k; k = k.next(Tag::kKeyword)) keywords.push_back(k);
  }
  for (const Node keyword : keywords) {
    const std::string_view text = NameOfKeyword(keyword);
    if (!text.empty()) sink_.Text(Term::kKeywords, text, work.language);
  }
  std::vector<std::string> ids;
  std::unordered_set<std::string> seen;
  for (const Node keyword : keywords) {
    std::string id;
    const std::string_view href = Said(keyword, Attr::kHref);
    if (!href.empty()) AppendAbsoluteIri(works_.base(), href, &id);
    const bool fresh = seen.insert(id).second;
    if (id.empty() || !fresh || !IsCalled(id, NameOfKeyword(keyword), work.language)) {
      id = "_:keyword" + std::to_string(index) + "." + std::to_string(ids.size());
    }
    WriteKeyword(work, keyword, id);
    ids.push_back(std::move(id));
  }
  WriteLinks(Term::kDctermsSubject, ids);
  WriteLinks(Term::kEliIsAbout, ids);
}

// Whether the thing with that IRI has no other name in this file: then it gets none from here.
bool MetadataWriter::IsCalled(const std::string& id, std::string_view name,
                              const std::string& language) {
  if (called_.empty()) {
    for (const Entity& entity : works_.entities()) {
      const std::string shown(Said(entity.node, Attr::kShowAs));
      called_.try_emplace(entity.id, shown + "@" + works_.all()[0].language);
    }
  }
  const std::string tagged = std::string(name) + "@" + language;
  return called_.try_emplace(id, tagged).first->second == tagged;
}

void MetadataWriter::WriteKeyword(const Work& work, Node keyword, const std::string& id) {
  static constexpr QName kTypes[] = {{Prefix::kSchema, "DefinedTerm"}, {Prefix::kSkos, "Concept"}};
  static constexpr QName kSet[] = {{Prefix::kSchema, "DefinedTermSet"}};
  sink_.BeginNode(Term::kAbout, id, kTypes);
  const std::string_view code = Said(keyword, Attr::kValue);
  const std::string_view name = NameOfKeyword(keyword);
  if (!name.empty()) {
    sink_.Text(Term::kName, name, work.language);
    sink_.Text(Term::kSkosPrefLabel, name, work.language);
  }
  if (!code.empty()) {
    sink_.Text(Term::kTermCode, code, {});
    sink_.Text(Term::kSkosNotation, code, {});
  }
  const std::string_view dictionary = Said(keyword, Attr::kDictionary);
  if (!dictionary.empty()) {
    sink_.BeginNode(Term::kInDefinedTermSet, Anonymous(), kSet);
    sink_.Text(Term::kFileName, dictionary, {});
    sink_.EndNode();
  }
  sink_.EndNode();
}

void MetadataWriter::WriteEntities() {
  for (const Entity& entity : works_.entities()) {
    if (!StandsForNobody(entity.id)) WriteEntity(entity);
  }
}

void MetadataWriter::WriteEntity(const Entity& entity) {
  const QName type = EntityClass(entity.node.tag());
  std::vector<QName> types = {type};
  const bool is_concept = type.local == "DefinedTerm";
  if (is_concept) types.push_back({Prefix::kSkos, "Concept"});
  const std::string_view language = works_.all()[0].language;
  sink_.BeginNode(Term::kNone, entity.id, types);
  const std::string_view name = Said(entity.node, Attr::kShowAs);
  if (!name.empty()) {
    sink_.Text(Term::kName, name, language);
    if (is_concept) sink_.Text(Term::kSkosPrefLabel, name, language);
  }
  const std::string_view short_form = Said(entity.node, Attr::kShortForm);
  if (!short_form.empty()) sink_.Text(Term::kAlternateName, short_form, language);
  const std::string goal = is_concept ? GoalIri(entity.id) : std::string();
  if (!goal.empty()) sink_.Link(Term::kSameAs, goal);
  sink_.EndNode();
}

std::vector<std::string> MetadataWriter::AgentIds(Node frbr) {
  std::vector<std::string> ids;
  for (Node n = frbr.child(Tag::kFRBRauthor); n; n = n.next(Tag::kFRBRauthor)) {
    const std::string_view href = Trim(n.attribute(Attr::kHref));
    std::string id(works_.EntityId(href));
    if (id.empty() && NamesSomething(href)) AppendAbsoluteIri(works_.base(), href, &id);
    if (id.empty()) {
      Tell("jsonld.unresolved-agent", Severity::kNote,
           "the author \"" + std::string(href) + "\" is not declared in the references", n);
    }
    if (!id.empty() && !StandsForNobody(id)) ids.push_back(std::move(id));
  }
  return WithoutRepeats(std::move(ids));
}

std::vector<std::string> MetadataWriter::ReferenceTargets(const Work& work, Tag tag) {
  std::vector<std::string> ids;
  const Node meta = work.document.child(Tag::kMeta);
  for (Node refs = meta.child(Tag::kReferences); refs; refs = refs.next(Tag::kReferences)) {
    for (Node n = refs.child(tag); n; n = n.next(tag)) {
      const std::string_view href = Said(n, Attr::kHref);
      if (href.empty()) continue;
      std::string id;
      AppendAbsoluteIri(works_.base(), href, &id);
      ids.push_back(std::move(id));
    }
  }
  return WithoutRepeats(std::move(ids));
}

// The provisions that the active modifications of the analysis name as their destination.
std::vector<std::string> MetadataWriter::ModificationTargets(const Work& work) {
  std::vector<std::string> ids;
  const Node meta = work.document.child(Tag::kMeta);
  for (Node a = meta.child(Tag::kAnalysis); a; a = a.next(Tag::kAnalysis)) {
    for (const Node mod : a.child(Tag::kActiveModifications).children()) {
      for (Node d = mod.child(Tag::kDestination); d; d = d.next(Tag::kDestination)) {
        std::string id;
        if (works_.AppendTarget(work, Said(d, Attr::kHref), &id)) ids.push_back(std::move(id));
      }
    }
  }
  return WithoutRepeats(std::move(ids));
}

// The documents elsewhere that a collection holds or that are attached by reference.
std::vector<std::string> MetadataWriter::DocumentRefs(const Work& work) {
  std::vector<std::string> ids;
  for (const Tag tag : {Tag::kCollectionBody, Tag::kAttachments, Tag::kComponents}) {
    for (const Node holder : work.document.child(tag).children()) {
      for (const Node n : holder.children()) {
        std::string_view href;
        if (n.tag() == Tag::kDocumentRef) href = Said(n, Attr::kHref);
        if (n.tag() == Tag::kComponentRef) href = Said(n, Attr::kSrc);
        if (href.empty()) continue;
        ids.emplace_back();
        AppendAbsoluteIri(works_.base(), href, &ids.back());
      }
    }
  }
  return ids;
}

std::string_view MetadataWriter::DateOf(Node element) {
  const std::string_view said = Trim(element.attribute(Attr::kDate));
  const std::string_view date = CalendarDate(said);
  if (date.empty() && !said.empty()) {
    Tell("jsonld.bad-date", Severity::kWarning,
         "\"" + std::string(said) + "\" is not a date of the calendar and was left out", element);
  }
  return date;
}

// Those that say something, as far as they are known.
std::vector<std::string> MetadataWriter::DatesOf(Node frbr) {
  std::vector<std::string> dates;
  for (Node n = frbr.child(Tag::kFRBRdate); n; n = n.next(Tag::kFRBRdate)) {
    if (book::StandsForNoDate(n)) continue;
    if (frbr.tag() == Tag::kFRBRManifestation && book::RepeatsDateOfText(n)) continue;
    const std::string_view date = DateOf(n);
    if (!date.empty()) dates.emplace_back(book::KnownPart(n, date));
  }
  return WithoutRepeats(std::move(dates));
}

void MetadataWriter::WriteLinks(Term property, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) sink_.Link(property, id);
}

void MetadataWriter::WriteTexts(Term property, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) sink_.Text(property, text, {});
}

}  // namespace lexport::graph
