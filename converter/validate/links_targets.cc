#include "validate/links_targets.h"

namespace lexport::validate {
namespace {

LinkKind HrefKind(Tag tag) {
  switch (tag) {
    case Tag::kNoteRef:
      return {"links.note", Target::kNote, false, false};
    case Tag::kDocumentRef:
    case Tag::kComponentRef:
      return {"links.component", Target::kComponent, false, false};
    case Tag::kFRBRauthor:
      return {"links.agent", Target::kAgent, false, false};
    default:
      return {"links.href", Target::kAnything, false, false};
  }
}

// for stands for two things: a person on whose behalf somebody votes, or an element.
LinkKind ForKind(Tag tag) {
  const bool agent = tag == Tag::kVoting || tag == Tag::kVote;
  return agent ? LinkKind{"links.agent", Target::kAgent, false, true}
               : LinkKind{"links.for", Target::kAnything, false, true};
}

bool IsTlc(Tag tag) { return TagName(tag).starts_with("TLC"); }

bool IsTarget(Tag tag, Target target) {
  switch (target) {
    case Target::kAnything:
      return true;
    case Target::kEntry:
      return IsTlc(tag) || tag == Tag::kOriginal || tag == Tag::kActiveRef ||
             tag == Tag::kPassiveRef || tag == Tag::kJurisprudence || tag == Tag::kHasAttachment ||
             tag == Tag::kAttachmentOf || tag == Tag::kAlternativeReference;
    case Target::kAgent:
      return tag == Tag::kTLCPerson || tag == Tag::kTLCOrganization || tag == Tag::kTLCRole ||
             tag == Tag::kTLCReference;
    case Target::kRole:
      return tag == Tag::kTLCRole;
    case Target::kTemporalGroup:
      return tag == Tag::kTemporalGroup;
    case Target::kEvent:
      return tag == Tag::kEventRef;
    case Target::kNote:
      return tag == Tag::kNote || tag == Tag::kAuthorialNote;
    case Target::kComponent:
      return tag == Tag::kComponent || tag == Tag::kAttachment || tag == Tag::kDocumentRef ||
             tag == Tag::kComponentData || tag == Tag::kHasAttachment ||
             KindOf(tag) == ElementKind::kDocumentClass;
  }
  return false;
}

}  // namespace

LinkKind LinkKindOf(Tag tag, Attr attr) {
  switch (attr) {
    case Attr::kHref:
    case Attr::kSrc:
      return HrefKind(tag);
    case Attr::kFrom:
    case Attr::kUpTo:
    case Attr::kAlternativeTo:
    case Attr::kCurrent:
      return {"links.href", Target::kAnything, false, false};
    case Attr::kRefersTo:
      return {"links.refers-to", Target::kEntry, true, true};
    case Attr::kIncludedIn:
    case Attr::kOutcome:
      return {"links.refers-to", Target::kEntry, false, true};
    case Attr::kSource:
      // Of an event, the document that brought it about.
      if (tag == Tag::kEventRef) return {"links.source", Target::kEntry, false, true};
      return {"links.source", Target::kAgent, false, true};
    case Attr::kAs:
      return {"links.as", Target::kRole, false, true};
    case Attr::kBy:
    case Attr::kTo:
    case Attr::kEmpoweredBy:
      return {"links.agent", Target::kAgent, false, true};
    case Attr::kPeriod:
      return {"links.period", Target::kTemporalGroup, false, true};
    case Attr::kStart:
    case Attr::kEnd:
      return {"links.event", Target::kEvent, false, true};
    case Attr::kPlacementBase:
      return {"links.placement-base", Target::kAnything, false, true};
    case Attr::kFor:
      return ForKind(tag);
    default:
      return {};
  }
}

const TargetSetTable& AllTargetSets() {
  static const TargetSetTable sets = [] {
    TargetSetTable all{};
    for (size_t i = 0; i < all.size(); ++i) {
      for (int target = 0; target <= static_cast<int>(Target::kComponent); ++target) {
        const bool fits = IsTarget(static_cast<Tag>(i), static_cast<Target>(target));
        all[i] = static_cast<TargetSet>(all[i] | fits << target);
      }
    }
    return all;
  }();
  return sets;
}

TargetSet TargetsOf(Tag tag) { return AllTargetSets()[static_cast<size_t>(tag)]; }

std::string_view TargetName(Target target) {
  switch (target) {
    case Target::kAnything:
      return "an element";
    case Target::kEntry:
      return "an entry of the references, such as a TLCConcept";
    case Target::kAgent:
      return "a TLCPerson, TLCOrganization or TLCRole";
    case Target::kRole:
      return "a TLCRole";
    case Target::kTemporalGroup:
      return "a temporalGroup";
    case Target::kEvent:
      return "an eventRef";
    case Target::kNote:
      return "a note or authorialNote";
    case Target::kComponent:
      return "a component or attachment";
  }
  return "an element";
}

}  // namespace lexport::validate
