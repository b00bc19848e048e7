#include "validate/type_names.h"

#include <algorithm>
#include <array>
#include <map>

namespace lexport::validate {
namespace {

struct Declaration {
  Tag element;
  std::string_view type;
};

// Elements that are not here have types of their own without a name.
constexpr Declaration kDeclarations[] = {
    {Tag::kActiveModifications, "Amendments"},
    {Tag::kPassiveModifications, "Amendments"},
    {Tag::kAkomaNtoso, "akomaNtosoType"},
    {Tag::kAdministrationOfOath, "althierarchy"},
    {Tag::kRollCall, "althierarchy"},
    {Tag::kPrayers, "althierarchy"},
    {Tag::kOralStatements, "althierarchy"},
    {Tag::kWrittenStatements, "althierarchy"},
    {Tag::kPersonalStatements, "althierarchy"},
    {Tag::kMinisterialStatements, "althierarchy"},
    {Tag::kResolutions, "althierarchy"},
    {Tag::kNationalInterest, "althierarchy"},
    {Tag::kDeclarationOfVote, "althierarchy"},
    {Tag::kCommunication, "althierarchy"},
    {Tag::kPetitions, "althierarchy"},
    {Tag::kPapers, "althierarchy"},
    {Tag::kNoticesOfMotion, "althierarchy"},
    {Tag::kQuestions, "althierarchy"},
    {Tag::kAddress, "althierarchy"},
    {Tag::kProceduralMotions, "althierarchy"},
    {Tag::kPointOfOrder, "althierarchy"},
    {Tag::kAdjournment, "althierarchy"},
    {Tag::kAmendmentBody, "amendmentBodyType"},
    {Tag::kAmendment, "amendmentStructure"},
    {Tag::kForeign, "anyOtherType"},
    {Tag::kPreservation, "anyOtherType"},
    {Tag::kPrevious, "anyOtherType"},
    {Tag::kOld, "anyOtherType"},
    {Tag::kNew, "anyOtherType"},
    {Tag::kDomain, "anyOtherType"},
    {Tag::kSource, "argumentType"},
    {Tag::kDestination, "argumentType"},
    {Tag::kCoverPage, "basicopt"},
    {Tag::kConclusions, "basicopt"},
    {Tag::kBlockContainer, "blockContainerType"},
    {Tag::kBlockList, "blockListType"},
    {Tag::kHeader, "blocksopt"},
    {Tag::kAmendmentHeading, "blocksopt"},
    {Tag::kAmendmentContent, "blocksopt"},
    {Tag::kAmendmentReference, "blocksopt"},
    {Tag::kAmendmentJustification, "blocksopt"},
    {Tag::kLongTitle, "blocksreq"},
    {Tag::kInterstitial, "blocksreq"},
    {Tag::kContent, "blocksreq"},
    {Tag::kIntro, "blocksreq"},
    {Tag::kWrapUp, "blocksreq"},
    {Tag::kOther, "blocksreq"},
    {Tag::kDiv, "blocksreq"},
    {Tag::kBody, "bodyType"},
    {Tag::kFRBRprescriptive, "booleanValueType"},
    {Tag::kFRBRauthoritative, "booleanValueType"},
    {Tag::kCitations, "citationHierarchy"},
    {Tag::kCollectionBody, "collectionBodyType"},
    {Tag::kAmendmentList, "collectionStructure"},
    {Tag::kOfficialGazette, "collectionStructure"},
    {Tag::kDocumentCollection, "collectionStructure"},
    {Tag::kContainer, "containerType"},
    {Tag::kFRBRItem, "coreProperties"},
    {Tag::kQuorum, "countType"},
    {Tag::kCount, "countType"},
    {Tag::kDebateBody, "debateBodyType"},
    {Tag::kDebate, "debateStructure"},
    {Tag::kComponent, "docContainerType"},
    {Tag::kAttachment, "docContainerType"},
    {Tag::kEol, "eolType"},
    {Tag::kEop, "eolType"},
    {Tag::kAct, "hierarchicalStructure"},
    {Tag::kBill, "hierarchicalStructure"},
    {Tag::kClause, "hierarchy"},
    {Tag::kSection, "hierarchy"},
    {Tag::kPart, "hierarchy"},
    {Tag::kParagraph, "hierarchy"},
    {Tag::kChapter, "hierarchy"},
    {Tag::kTitle, "hierarchy"},
    {Tag::kBook, "hierarchy"},
    {Tag::kTome, "hierarchy"},
    {Tag::kArticle, "hierarchy"},
    {Tag::kDivision, "hierarchy"},
    {Tag::kList, "hierarchy"},
    {Tag::kPoint, "hierarchy"},
    {Tag::kIndent, "hierarchy"},
    {Tag::kAlinea, "hierarchy"},
    {Tag::kRule, "hierarchy"},
    {Tag::kSubrule, "hierarchy"},
    {Tag::kProviso, "hierarchy"},
    {Tag::kSubsection, "hierarchy"},
    {Tag::kSubpart, "hierarchy"},
    {Tag::kSubparagraph, "hierarchy"},
    {Tag::kSubchapter, "hierarchy"},
    {Tag::kSubtitle, "hierarchy"},
    {Tag::kSubdivision, "hierarchy"},
    {Tag::kSubclause, "hierarchy"},
    {Tag::kSublist, "hierarchy"},
    {Tag::kLevel, "hierarchy"},
    {Tag::kTransitional, "hierarchy"},
    {Tag::kNum, "inline"},
    {Tag::kScene, "inline"},
    {Tag::kNarrative, "inline"},
    {Tag::kSummary, "inline"},
    {Tag::kFrom, "inline"},
    {Tag::kOutcome, "inline"},
    {Tag::kChange, "inline"},
    {Tag::kListIntroduction, "inline"},
    {Tag::kListWrapUp, "inline"},
    {Tag::kDocType, "inline"},
    {Tag::kDocTitle, "inline"},
    {Tag::kDocNumber, "inline"},
    {Tag::kShortTitle, "inline"},
    {Tag::kDocAuthority, "inline"},
    {Tag::kDocPurpose, "inline"},
    {Tag::kDocIntroducer, "inline"},
    {Tag::kDocStage, "inline"},
    {Tag::kDocStatus, "inline"},
    {Tag::kDocJurisdiction, "inline"},
    {Tag::kDocketNumber, "inline"},
    {Tag::kCourtType, "inline"},
    {Tag::kNeutralCitation, "inline"},
    {Tag::kArgument, "inline"},
    {Tag::kSignature, "inline"},
    {Tag::kDef, "inline"},
    {Tag::kMref, "inline"},
    {Tag::kIns, "inline"},
    {Tag::kDel, "inline"},
    {Tag::kOmissis, "inline"},
    {Tag::kDecoration, "inline"},
    {Tag::kP, "inline"},
    {Tag::kSpan, "inline"},
    {Tag::kB, "inline"},
    {Tag::kI, "inline"},
    {Tag::kU, "inline"},
    {Tag::kSup, "inline"},
    {Tag::kSub, "inline"},
    {Tag::kAbbr, "inline"},
    {Tag::kCaption, "inline"},
    {Tag::kHeading, "inlinereq"},
    {Tag::kSubheading, "inlinereq"},
    {Tag::kCrossHeading, "inlinereq"},
    {Tag::kOrganization, "inlinereqreq"},
    {Tag::kConcept, "inlinereqreq"},
    {Tag::kObject, "inlinereqreq"},
    {Tag::kEvent, "inlinereqreq"},
    {Tag::kLocation, "inlinereqreq"},
    {Tag::kProcess, "inlinereqreq"},
    {Tag::kRole, "inlinereqreq"},
    {Tag::kTerm, "inlinereqreq"},
    {Tag::kRecital, "itemType"},
    {Tag::kCitation, "itemType"},
    {Tag::kItem, "itemType"},
    {Tag::kTblock, "itemType"},
    {Tag::kJudgmentBody, "judgmentBodyType"},
    {Tag::kJudgment, "judgmentStructure"},
    {Tag::kSupports, "judicialArgumentType"},
    {Tag::kIsAnalogTo, "judicialArgumentType"},
    {Tag::kApplies, "judicialArgumentType"},
    {Tag::kExtends, "judicialArgumentType"},
    {Tag::kRestricts, "judicialArgumentType"},
    {Tag::kDerogates, "judicialArgumentType"},
    {Tag::kContrasts, "judicialArgumentType"},
    {Tag::kOverrules, "judicialArgumentType"},
    {Tag::kDissentsFrom, "judicialArgumentType"},
    {Tag::kPutsInQuestion, "judicialArgumentType"},
    {Tag::kDistinguishes, "judicialArgumentType"},
    {Tag::kJudicial, "judicialArguments"},
    {Tag::kDocumentRef, "linkType"},
    {Tag::kFRBRmasterExpression, "linkType"},
    {Tag::kUl, "listItems"},
    {Tag::kOl, "listItems"},
    {Tag::kMainBody, "maincontent"},
    {Tag::kIntroduction, "maincontent"},
    {Tag::kBackground, "maincontent"},
    {Tag::kArguments, "maincontent"},
    {Tag::kRemedies, "maincontent"},
    {Tag::kMotivation, "maincontent"},
    {Tag::kDecision, "maincontent"},
    {Tag::kBr, "markeropt"},
    {Tag::kMod, "modType"},
    {Tag::kMmod, "modType"},
    {Tag::kDoc, "openStructure"},
    {Tag::kStatement, "openStructure"},
    {Tag::kDebateReport, "openStructure"},
    {Tag::kParliamentary, "parliamentaryAnalysis"},
    {Tag::kQuorumVerification, "parliamentaryAnalysisType"},
    {Tag::kVoting, "parliamentaryAnalysisType"},
    {Tag::kRecount, "parliamentaryAnalysisType"},
    {Tag::kForce, "periodType"},
    {Tag::kEfficacy, "periodType"},
    {Tag::kApplication, "periodType"},
    {Tag::kDuration, "periodType"},
    {Tag::kPortionBody, "portionBodyType"},
    {Tag::kPortion, "portionStructure"},
    {Tag::kPreamble, "preambleopt"},
    {Tag::kPreface, "prefaceopt"},
    {Tag::kRecitals, "recitalHierarchy"},
    {Tag::kReferences, "refItems"},
    {Tag::kOriginal, "referenceType"},
    {Tag::kPassiveRef, "referenceType"},
    {Tag::kActiveRef, "referenceType"},
    {Tag::kJurisprudence, "referenceType"},
    {Tag::kTLCPerson, "referenceType"},
    {Tag::kTLCOrganization, "referenceType"},
    {Tag::kTLCConcept, "referenceType"},
    {Tag::kTLCObject, "referenceType"},
    {Tag::kTLCEvent, "referenceType"},
    {Tag::kTLCLocation, "referenceType"},
    {Tag::kTLCProcess, "referenceType"},
    {Tag::kTLCRole, "referenceType"},
    {Tag::kTLCTerm, "referenceType"},
    {Tag::kSpeech, "speechType"},
    {Tag::kQuestion, "speechType"},
    {Tag::kAnswer, "speechType"},
    {Tag::kComponentRef, "srcType"},
    {Tag::kFRBRthis, "valueType"},
    {Tag::kFRBRuri, "valueType"},
    {Tag::kFRBRsubtype, "valueType"},
    {Tag::kFRBRcountry, "valueType"},
    {Tag::kFRBRnumber, "valueType"},
    {Tag::kFRBRname, "valueType"},
    {Tag::kFRBRformat, "valueType"},
    {Tag::kFRBRversionNumber, "valueType"},
};

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
    for (const auto& [element, type] : kDeclarations) {
      out.element_with.emplace(type, element);
      out.type_of[static_cast<size_t>(element)] = type;
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
