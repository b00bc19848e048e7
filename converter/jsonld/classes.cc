#include "jsonld/classes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/strings.h"
#include "jsonld/language.h"

namespace lexport::graph {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// @name without the mark of a draft: "resolutionDraft" is a resolution.
std::string KindName(const Work& work) {
  std::string name = Lower(work.document.attribute(Attr::kName));
  if (name.ends_with("draft")) name.resize(name.size() - 5);
  return name;
}

std::string Subtype(const Work& work) {
  return Lower(work.work.frbr.child(Tag::kFRBRsubtype).attribute(Attr::kValue));
}

// `doc` is the element of last resort, so its name and subtype decide.
std::string_view ClassOfDoc(const Work& work) {
  const std::string name = KindName(work);
  const std::string subtype = Subtype(work);
  if (OneOf(name, {"declaration", "resolution", "decision"})) return "Legislation";
  if (subtype == "paper" || name.find("report") != std::string::npos ||
      subtype.find("report") != std::string::npos) {
    return "Report";
  }
  return "CreativeWork";
}

std::string_view ClassOf(const Work& work) {
  switch (work.document.tag()) {
    case Tag::kAct:
    case Tag::kBill:
    case Tag::kStatement:
      return "Legislation";
    case Tag::kDebateReport:
      return "Report";
    case Tag::kDocumentCollection:
    case Tag::kOfficialGazette:
    case Tag::kAmendmentList:
      return "Collection";
    case Tag::kDoc:
      return ClassOfDoc(work);
    default:
      return "CreativeWork";
  }
}

// The classes of the United Nations' ontology that a name or a subtype stands for.
struct UndoClass {
  std::string_view word;
  std::string_view local;
};
constexpr UndoClass kUndoNames[] = {
    {"resolution", "Resolution"}, {"decision", "Decision"}, {"progressreport", "ProgressReport"}};
constexpr UndoClass kUndoSubtypes[] = {{"deliberation", "DeliberativeDocument"},
                                       {"provision", "NormativeDocument"},
                                       {"communication", "Communication"},
                                       {"paper", "Paper"}};

QName UndoClassOf(const Work& work) {
  const std::string name = KindName(work);
  for (const UndoClass& entry : kUndoNames) {
    if (entry.word == name) return {Prefix::kUndo, entry.local};
  }
  const std::string subtype = Subtype(work);
  for (const UndoClass& entry : kUndoSubtypes) {
    if (entry.word == subtype) return {Prefix::kUndo, entry.local};
  }
  return {Prefix::kUndo, "Document"};
}

std::string LanguageOf(const Work& work) {
  std::string language =
      Bcp47(work.expression.frbr.child(Tag::kFRBRlanguage).attribute(Attr::kLanguage));
  for (Node n = work.document; language.empty() && n; n = n.parent()) {
    language = Bcp47(n.attribute(Attr::kXmlLang));
  }
  return language;
}

}  // namespace

void Classify(Work* work) {
  work->schema_class = ClassOf(*work);
  work->legislation = work->schema_class == "Legislation";
  work->draft = work->document.tag() == Tag::kBill ||
                Lower(work->document.attribute(Attr::kName)).ends_with("draft");
  work->united_nations =
      Lower(work->work.frbr.child(Tag::kFRBRcountry).attribute(Attr::kValue)) == "un";
  work->language = LanguageOf(*work);
}

std::vector<QName> WorkTypes(const Work& work) {
  std::vector<QName> types = {
      {Prefix::kSchema, work.schema_class},
      {Prefix::kEli, work.legislation ? "LegalResource" : "Work"},
      {Prefix::kFrbr, "Work"},
  };
  if (work.united_nations) types.push_back(UndoClassOf(work));
  return types;
}

std::vector<QName> ExpressionTypes(const Work& work) {
  std::vector<QName> types = {
      {Prefix::kSchema, work.schema_class},
      {Prefix::kEli, work.legislation ? "LegalExpression" : "Expression"},
      {Prefix::kFrbr, "Expression"},
  };
  if (work.united_nations) types.push_back({Prefix::kUndo, "DocumentVersion"});
  return types;
}

std::vector<QName> ManifestationTypes(const Work& work) {
  return {
      {Prefix::kSchema, work.legislation ? "LegislationObject" : "MediaObject"},
      {Prefix::kEli, work.legislation ? "Format" : "Manifestation"},
      {Prefix::kFrbr, "Manifestation"},
  };
}

std::vector<QName> UnitTypes(const Work& work, Tag tag) {
  return {
      {Prefix::kSchema, work.legislation ? "Legislation" : "CreativeWork"},
      {Prefix::kEli, work.legislation ? "LegalResourceSubdivision" : "WorkSubdivision"},
      {Prefix::kAkn, TagName(tag)},
  };
}

QName EntityClass(Tag tag) {
  switch (tag) {
    case Tag::kTLCPerson:
      return {Prefix::kSchema, "Person"};
    case Tag::kTLCOrganization:
      return {Prefix::kSchema, "Organization"};
    case Tag::kTLCLocation:
      return {Prefix::kSchema, "Place"};
    case Tag::kTLCEvent:
      return {Prefix::kSchema, "Event"};
    case Tag::kTLCConcept:
    case Tag::kTLCTerm:
    case Tag::kTLCRole:
    case Tag::kTLCProcess:
      return {Prefix::kSchema, "DefinedTerm"};
    case Tag::kTLCObject:
    case Tag::kTLCReference:
      return {Prefix::kSchema, "Thing"};
    default:
      return {};
  }
}

}  // namespace lexport::graph
