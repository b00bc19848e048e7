#include "validate/type_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace lexport::validate {
namespace {

struct NamedType {
  std::string_view name;
  std::vector<Tag> elements;  // that are declared with it
};

// Elements that are not here have types of their own without a name.
const std::vector<NamedType>& NamedTypes() {
  static const std::vector<NamedType> types = {
      {"Amendments", {Tag::kActiveModifications, Tag::kPassiveModifications}},
      {"akomaNtosoType", {Tag::kAkomaNtoso}},
      {"althierarchy",
       {Tag::kAdministrationOfOath, Tag::kRollCall, Tag::kPrayers, Tag::kOralStatements,
        Tag::kWrittenStatements, Tag::kPersonalStatements, Tag::kMinisterialStatements,
        Tag::kResolutions, Tag::kNationalInterest, Tag::kDeclarationOfVote, Tag::kCommunication,
        Tag::kPetitions, Tag::kPapers, Tag::kNoticesOfMotion, Tag::kQuestions, Tag::kAddress,
        Tag::kProceduralMotions, Tag::kPointOfOrder, Tag::kAdjournment}},
      {"amendmentBodyType", {Tag::kAmendmentBody}},
      {"amendmentStructure", {Tag::kAmendment}},
      {"anyOtherType",
       {Tag::kForeign, Tag::kPreservation, Tag::kPrevious, Tag::kOld, Tag::kNew, Tag::kDomain}},
      {"argumentType", {Tag::kSource, Tag::kDestination}},
      {"basicopt", {Tag::kCoverPage, Tag::kConclusions}},
      {"blockContainerType", {Tag::kBlockContainer}},
      {"blockListType", {Tag::kBlockList}},
      {"blocksopt",
       {Tag::kHeader, Tag::kAmendmentHeading, Tag::kAmendmentContent, Tag::kAmendmentReference,
        Tag::kAmendmentJustification}},
      {"blocksreq",
       {Tag::kLongTitle, Tag::kInterstitial, Tag::kContent, Tag::kIntro, Tag::kWrapUp, Tag::kOther,
        Tag::kDiv}},
      {"bodyType", {Tag::kBody}},
      {"booleanValueType", {Tag::kFRBRprescriptive, Tag::kFRBRauthoritative}},
      {"citationHierarchy", {Tag::kCitations}},
      {"collectionBodyType", {Tag::kCollectionBody}},
      {"collectionStructure",
       {Tag::kAmendmentList, Tag::kOfficialGazette, Tag::kDocumentCollection}},
      {"containerType", {Tag::kContainer}},
      {"coreProperties", {Tag::kFRBRItem}},
      {"countType", {Tag::kQuorum, Tag::kCount}},
      {"debateBodyType", {Tag::kDebateBody}},
      {"debateStructure", {Tag::kDebate}},
      {"docContainerType", {Tag::kComponent, Tag::kAttachment}},
      {"eolType", {Tag::kEol, Tag::kEop}},
      {"hierarchicalStructure", {Tag::kAct, Tag::kBill}},
      {"hierarchy",
       {Tag::kClause,     Tag::kSection,     Tag::kPart,        Tag::kParagraph, Tag::kChapter,
        Tag::kTitle,      Tag::kBook,        Tag::kTome,        Tag::kArticle,   Tag::kDivision,
        Tag::kList,       Tag::kPoint,       Tag::kIndent,      Tag::kAlinea,    Tag::kRule,
        Tag::kSubrule,    Tag::kProviso,     Tag::kSubsection,  Tag::kSubpart,   Tag::kSubparagraph,
        Tag::kSubchapter, Tag::kSubtitle,    Tag::kSubdivision, Tag::kSubclause, Tag::kSublist,
        Tag::kLevel,      Tag::kTransitional}},
      {"inline",
       {Tag::kNum,
        Tag::kScene,
        Tag::kNarrative,
        Tag::kSummary,
        Tag::kFrom,
        Tag::kOutcome,
        Tag::kChange,
        Tag::kListIntroduction,
        Tag::kListWrapUp,
        Tag::kDocType,
        Tag::kDocTitle,
        Tag::kDocNumber,
        Tag::kShortTitle,
        Tag::kDocAuthority,
        Tag::kDocPurpose,
        Tag::kDocIntroducer,
        Tag::kDocStage,
        Tag::kDocStatus,
        Tag::kDocJurisdiction,
        Tag::kDocketNumber,
        Tag::kCourtType,
        Tag::kNeutralCitation,
        Tag::kArgument,
        Tag::kSignature,
        Tag::kDef,
        Tag::kMref,
        Tag::kIns,
        Tag::kDel,
        Tag::kOmissis,
        Tag::kDecoration,
        Tag::kP,
        Tag::kSpan,
        Tag::kB,
        Tag::kI,
        Tag::kU,
        Tag::kSup,
        Tag::kSub,
        Tag::kAbbr,
        Tag::kCaption}},
      {"inlinereq", {Tag::kHeading, Tag::kSubheading, Tag::kCrossHeading}},
      {"inlinereqreq",
       {Tag::kOrganization, Tag::kConcept, Tag::kObject, Tag::kEvent, Tag::kLocation, Tag::kProcess,
        Tag::kRole, Tag::kTerm}},
      {"itemType", {Tag::kRecital, Tag::kCitation, Tag::kItem, Tag::kTblock}},
      {"judgmentBodyType", {Tag::kJudgmentBody}},
      {"judgmentStructure", {Tag::kJudgment}},
      {"judicialArgumentType",
       {Tag::kSupports, Tag::kIsAnalogTo, Tag::kApplies, Tag::kExtends, Tag::kRestricts,
        Tag::kDerogates, Tag::kContrasts, Tag::kOverrules, Tag::kDissentsFrom, Tag::kPutsInQuestion,
        Tag::kDistinguishes}},
      {"judicialArguments", {Tag::kJudicial}},
      {"linkType", {Tag::kDocumentRef, Tag::kFRBRmasterExpression}},
      {"listItems", {Tag::kUl, Tag::kOl}},
      {"maincontent",
       {Tag::kMainBody, Tag::kIntroduction, Tag::kBackground, Tag::kArguments, Tag::kRemedies,
        Tag::kMotivation, Tag::kDecision}},
      {"markeropt", {Tag::kBr}},
      {"modType", {Tag::kMod, Tag::kMmod}},
      {"openStructure", {Tag::kDoc, Tag::kStatement, Tag::kDebateReport}},
      {"parliamentaryAnalysis", {Tag::kParliamentary}},
      {"parliamentaryAnalysisType", {Tag::kQuorumVerification, Tag::kVoting, Tag::kRecount}},
      {"periodType", {Tag::kForce, Tag::kEfficacy, Tag::kApplication, Tag::kDuration}},
      {"portionBodyType", {Tag::kPortionBody}},
      {"portionStructure", {Tag::kPortion}},
      {"preambleopt", {Tag::kPreamble}},
      {"prefaceopt", {Tag::kPreface}},
      {"recitalHierarchy", {Tag::kRecitals}},
      {"refItems", {Tag::kReferences}},
      {"referenceType",
       {Tag::kOriginal, Tag::kPassiveRef, Tag::kActiveRef, Tag::kJurisprudence, Tag::kTLCPerson,
        Tag::kTLCOrganization, Tag::kTLCConcept, Tag::kTLCObject, Tag::kTLCEvent, Tag::kTLCLocation,
        Tag::kTLCProcess, Tag::kTLCRole, Tag::kTLCTerm}},
      {"speechType", {Tag::kSpeech, Tag::kQuestion, Tag::kAnswer}},
      {"srcType", {Tag::kComponentRef}},
      {"valueType",
       {Tag::kFRBRthis, Tag::kFRBRuri, Tag::kFRBRsubtype, Tag::kFRBRcountry, Tag::kFRBRnumber,
        Tag::kFRBRname, Tag::kFRBRformat, Tag::kFRBRversionNumber}},
  };
  return types;
}

// Types that others are made from and no element is declared with, and types of attribute values.
constexpr std::array<std::string_view, 34> kUsedByNoElement = {
    "basehierarchy",    "markerreq",
    "metaopt",          "metareq",
    "modificationType", "subFlowStructure",
    "EfficacyMods",     "ForceMods",
    "LegalSystemMods",  "MeaningMods",
    "ScopeMods",        "TextualMods",
    "agentRef",         "conceptRef",
    "eIdRef",           "eventRefRef",
    "eventType",        "language",
    "manifestationURI", "noWhiteSpace",
    "opinionType",      "placementType",
    "posType",          "referenceRef",
    "remarkType",       "restrictionType",
    "resultType",       "roleRef",
    "statusType",       "temporalGroupRef",
    "timeType",         "versionType",
    "voteRef",          "wIdRef"};

// The types of XML Schema.
constexpr std::array<std::string_view, 46> kOfXmlSchema = {"anyType",
                                                           "anySimpleType",
                                                           "string",
                                                           "normalizedString",
                                                           "token",
                                                           "language",
                                                           "Name",
                                                           "NCName",
                                                           "ID",
                                                           "IDREF",
                                                           "IDREFS",
                                                           "ENTITY",
                                                           "ENTITIES",
                                                           "NMTOKEN",
                                                           "NMTOKENS",
                                                           "boolean",
                                                           "base64Binary",
                                                           "hexBinary",
                                                           "float",
                                                           "double",
                                                           "decimal",
                                                           "integer",
                                                           "nonPositiveInteger",
                                                           "negativeInteger",
                                                           "long",
                                                           "int",
                                                           "short",
                                                           "byte",
                                                           "nonNegativeInteger",
                                                           "unsignedLong",
                                                           "unsignedInt",
                                                           "unsignedShort",
                                                           "unsignedByte",
                                                           "positiveInteger",
                                                           "anyURI",
                                                           "QName",
                                                           "NOTATION",
                                                           "duration",
                                                           "dateTime",
                                                           "date",
                                                           "time",
                                                           "gYear",
                                                           "gYearMonth",
                                                           "gMonth",
                                                           "gMonthDay",
                                                           "gDay"};

struct Declared {
  std::array<std::string_view, kTagCount> type_of{};
  std::map<std::string_view, Tag> element_with;
};

const Declared& Index() {
  static const Declared index = [] {
    Declared out;
    for (const NamedType& type : NamedTypes()) {
      out.element_with.emplace(type.name, type.elements.front());
      for (Tag tag : type.elements) out.type_of[static_cast<size_t>(tag)] = type.name;
    }
    return out;
  }();
  return index;
}

template <size_t kSize>
bool IsIn(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view DeclaredTypeOf(Tag tag) { return Index().type_of[static_cast<size_t>(tag)]; }

Tag ElementOfType(std::string_view type) {
  const auto found = Index().element_with.find(type);
  return found == Index().element_with.end() ? Tag::kNone : found->second;
}

bool IsTypeName(std::string_view type) {
  return ElementOfType(type) != Tag::kNone || IsIn(kUsedByNoElement, type);
}

bool IsXmlSchemaTypeName(std::string_view type) { return IsIn(kOfXmlSchema, type); }

bool MayStandFor(std::string_view type, std::string_view declared) {
  if (declared.empty()) return false;
  if (type == declared) return true;
  if (declared == "markeropt") return type == "eolType";
  return declared == "anyOtherType" && (type == "argumentType" || type == "periodType");
}

}  // namespace lexport::validate
