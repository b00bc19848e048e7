// Which attributes are references inside a document, and to what kind of thing.

#ifndef LEXPORT_VALIDATE_LINKS_TARGETS_H_
#define LEXPORT_VALIDATE_LINKS_TARGETS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "lexport/vocabulary.h"

namespace lexport::validate {

// What a reference must lead to.
enum class Target : uint8_t {
  kAnything,  // any element with an eId
  kEntry,     // an entry of the references: TLC*, original, activeRef …
  kAgent,     // TLCPerson, TLCOrganization, TLCRole
  kRole,      // TLCRole
  kTemporalGroup,
  kEvent,      // eventRef
  kNote,       // note, authorialNote
  kComponent,  // component, attachment, or what stands for one
};

struct LinkKind {
  std::string_view rule;  // "": the attribute is no local reference
  Target target = Target::kAnything;
  bool list = false;        // several references, parted by spaces
  bool only_local = false;  // must be a local reference, whatever it looks like
};

LinkKind LinkKindOf(Tag tag, Attr attr);

// A set of targets, one bit each.
using TargetSet = uint16_t;
inline constexpr TargetSet kAnyTarget = 0xfff;
inline bool Includes(TargetSet set, Target target) { return set >> static_cast<int>(target) & 1; }

// What an element `tag` may be the target of; and that of all, for whoever asks often.
TargetSet TargetsOf(Tag tag);
using TargetSetTable = std::array<TargetSet, kTagCount>;
const TargetSetTable& AllTargetSets();

// "a TLCRole", for messages.
std::string_view TargetName(Target target);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_LINKS_TARGETS_H_
