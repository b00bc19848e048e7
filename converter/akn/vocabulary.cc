#include "lexport/vocabulary.h"

#include <array>

namespace lexport {
namespace {

struct TagTraits {
  std::string_view name;
  std::string_view abbreviation;
  ElementKind kind = ElementKind::kInline;
  EIdUse eid = EIdUse::kNever;
};

enum : size_t { kFirstElement = static_cast<size_t>(Tag::kForeignElement) + 1 };

constexpr std::array<TagTraits, kTagCount> MakeTagTraits() {
  std::array<TagTraits, kTagCount> table{};
#define LEXPORT_ELEMENT(id, name, kind, abbreviation, eid) \
  table[static_cast<size_t>(Tag::id)] = {name, abbreviation, ElementKind::kind, EIdUse::eid};
#include "lexport/vocabulary_elements.inc"
#undef LEXPORT_ELEMENT
  return table;
}

constexpr std::array<std::string_view, kAttrCount> MakeAttrNames() {
  std::array<std::string_view, kAttrCount> table{};
#define LEXPORT_ATTRIBUTE(id, name) table[static_cast<size_t>(Attr::id)] = name;
#include "lexport/vocabulary_attributes.inc"
#undef LEXPORT_ATTRIBUTE
  return table;
}

constexpr std::array<TagTraits, kTagCount> kTags = MakeTagTraits();
constexpr std::array<std::string_view, kAttrCount> kAttrs = MakeAttrNames();

// The elements whose content is mixed, and those that are empty; all others hold elements only.
constexpr Tag kMixedTags[] = {Tag::kA,
                              Tag::kAbbr,
                              Tag::kAffectedDocument,
                              Tag::kArgument,
                              Tag::kB,
                              Tag::kBlock,
                              Tag::kCaption,
                              Tag::kChange,
                              Tag::kConcept,
                              Tag::kCourtType,
                              Tag::kCrossHeading,
                              Tag::kDate,
                              Tag::kDecoration,
                              Tag::kDef,
                              Tag::kDel,
                              Tag::kDocAuthority,
                              Tag::kDocCommittee,
                              Tag::kDocDate,
                              Tag::kDocIntroducer,
                              Tag::kDocJurisdiction,
                              Tag::kDocNumber,
                              Tag::kDocProponent,
                              Tag::kDocPurpose,
                              Tag::kDocStage,
                              Tag::kDocStatus,
                              Tag::kDocTitle,
                              Tag::kDocType,
                              Tag::kDocketNumber,
                              Tag::kEmbeddedText,
                              Tag::kEntity,
                              Tag::kEvent,
                              Tag::kFillIn,
                              Tag::kFrom,
                              Tag::kHeading,
                              Tag::kI,
                              Tag::kInline,
                              Tag::kIns,
                              Tag::kJudge,
                              Tag::kLawyer,
                              Tag::kLegislature,
                              Tag::kLi,
                              Tag::kListIntroduction,
                              Tag::kListWrapUp,
                              Tag::kLocation,
                              Tag::kMmod,
                              Tag::kMod,
                              Tag::kMref,
                              Tag::kNarrative,
                              Tag::kNeutralCitation,
                              Tag::kNum,
                              Tag::kObject,
                              Tag::kOmissis,
                              Tag::kOpinion,
                              Tag::kOrganization,
                              Tag::kOutcome,
                              Tag::kP,
                              Tag::kParty,
                              Tag::kPerson,
                              Tag::kPlaceholder,
                              Tag::kProcess,
                              Tag::kQuantity,
                              Tag::kQuotedText,
                              Tag::kRecordedTime,
                              Tag::kRef,
                              Tag::kRelatedDocument,
                              Tag::kRemark,
                              Tag::kRmod,
                              Tag::kRole,
                              Tag::kRref,
                              Tag::kScene,
                              Tag::kSession,
                              Tag::kShortTitle,
                              Tag::kSignature,
                              Tag::kSpan,
                              Tag::kSub,
                              Tag::kSubheading,
                              Tag::kSummary,
                              Tag::kSup,
                              Tag::kTerm,
                              Tag::kTime,
                              Tag::kTocItem,
                              Tag::kU,
                              Tag::kVote};
constexpr Tag kEmptyTags[] = {Tag::kActiveRef,
                              Tag::kAttachmentOf,
                              Tag::kBr,
                              Tag::kComponentRef,
                              Tag::kDocumentRef,
                              Tag::kEol,
                              Tag::kEop,
                              Tag::kFRBRalias,
                              Tag::kFRBRauthor,
                              Tag::kFRBRauthoritative,
                              Tag::kFRBRcountry,
                              Tag::kFRBRdate,
                              Tag::kFRBRformat,
                              Tag::kFRBRlanguage,
                              Tag::kFRBRmasterExpression,
                              Tag::kFRBRname,
                              Tag::kFRBRnumber,
                              Tag::kFRBRportion,
                              Tag::kFRBRprescriptive,
                              Tag::kFRBRsubtype,
                              Tag::kFRBRthis,
                              Tag::kFRBRtranslation,
                              Tag::kFRBRuri,
                              Tag::kFRBRversionNumber,
                              Tag::kHasAttachment,
                              Tag::kImg,
                              Tag::kJurisprudence,
                              Tag::kKeyword,
                              Tag::kMapping,
                              Tag::kMarker,
                              Tag::kNoteRef,
                              Tag::kOriginal,
                              Tag::kPassiveRef,
                              Tag::kPublication,
                              Tag::kTLCConcept,
                              Tag::kTLCEvent,
                              Tag::kTLCLocation,
                              Tag::kTLCObject,
                              Tag::kTLCOrganization,
                              Tag::kTLCPerson,
                              Tag::kTLCProcess,
                              Tag::kTLCReference,
                              Tag::kTLCRole,
                              Tag::kTLCTerm,
                              Tag::kTimeInterval};

constexpr std::array<ContentKind, kTagCount> MakeContentKinds() {
  std::array<ContentKind, kTagCount> table{};
  for (size_t i = 0; i < kTagCount; ++i) {
    table[i] = i < kFirstElement ? ContentKind::kMixed : ContentKind::kElements;
  }
  for (Tag tag : kMixedTags) table[static_cast<size_t>(tag)] = ContentKind::kMixed;
  for (Tag tag : kEmptyTags) table[static_cast<size_t>(tag)] = ContentKind::kEmpty;
  return table;
}

constexpr std::array<ContentKind, kTagCount> kContents = MakeContentKinds();

// Open addressing with linear probing; twice to three times as many slots as names.
enum : size_t { kTagSlots = 1024, kAttrSlots = 256 };

constexpr uint32_t Hash(std::string_view name) {
  uint32_t h = 2166136261u;
  for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h ^ h >> 15;
}

template <size_t kSlots>
constexpr void Enter(std::array<uint16_t, kSlots>* slots, std::string_view name, size_t value) {
  size_t at = Hash(name) % kSlots;
  while ((*slots)[at] != 0) at = (at + 1) % kSlots;
  (*slots)[at] = static_cast<uint16_t>(value);
}

constexpr std::array<uint16_t, kTagSlots> MakeTagSlots() {
  std::array<uint16_t, kTagSlots> slots{};
  for (size_t i = kFirstElement; i < kTagCount; ++i) Enter(&slots, kTags[i].name, i);
  return slots;
}

constexpr std::array<uint16_t, kAttrSlots> MakeAttrSlots() {
  std::array<uint16_t, kAttrSlots> slots{};
  for (size_t i = 1; i < kAttrCount; ++i) Enter(&slots, kAttrs[i], i);
  return slots;
}

constexpr std::array<uint16_t, kTagSlots> kTagsByName = MakeTagSlots();
constexpr std::array<uint16_t, kAttrSlots> kAttrsByName = MakeAttrSlots();

const TagTraits& TraitsOf(Tag tag) { return kTags[static_cast<size_t>(tag)]; }

}  // namespace

std::string_view TagName(Tag tag) { return TraitsOf(tag).name; }

std::string_view AttrName(Attr attr) { return kAttrs[static_cast<size_t>(attr)]; }

Tag TagFromName(std::string_view name) {
  for (size_t at = Hash(name) % kTagSlots; kTagsByName[at] != 0; at = (at + 1) % kTagSlots) {
    if (kTags[kTagsByName[at]].name == name) return static_cast<Tag>(kTagsByName[at]);
  }
  return Tag::kForeignElement;
}

Attr AttrFromName(std::string_view name) {
  for (size_t at = Hash(name) % kAttrSlots; kAttrsByName[at] != 0; at = (at + 1) % kAttrSlots) {
    if (kAttrs[kAttrsByName[at]] == name) return static_cast<Attr>(kAttrsByName[at]);
  }
  return Attr::kForeignAttribute;
}

ElementKind KindOf(Tag tag) { return TraitsOf(tag).kind; }

ContentKind ContentOf(Tag tag) { return kContents[static_cast<size_t>(tag)]; }

std::string_view EIdAbbreviation(Tag tag) { return TraitsOf(tag).abbreviation; }

EIdUse EIdUseOf(Tag tag) { return TraitsOf(tag).eid; }

}  // namespace lexport
