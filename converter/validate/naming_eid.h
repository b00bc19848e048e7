// The syntax of an eId: [prefix "__"] element_ref ["_" number] (Naming Convention 1.0, clause 5).

#ifndef LEXPORT_VALIDATE_NAMING_EID_H_
#define LEXPORT_VALIDATE_NAMING_EID_H_

#include <string_view>

#include "lexport/vocabulary.h"

namespace lexport::validate {

// The parts of an eId, as views into it.
struct EIdParts {
  bool ok = false;
  std::string_view prefix;  // before the last "__"; "" when there is none
  std::string_view ref;     // of the last part: "art"
  std::string_view number;  // of the last part: "5bis"; "" when there is none
};

// Splits `eid`. Not ok when some part between "__" is empty, when the last part does not begin with
// letters, or when something other than "_" ends them. Linear in its length.
EIdParts SplitEId(std::string_view eid);

// The same for an element inside one whose eId is `outer` ("" for none), which is not looked at
// again where `eid` continues it.
EIdParts SplitEIdBelow(std::string_view eid, std::string_view outer);

// True when `eid` is [outer "__"] ref ["_" number], as nearly all are; `ref` is of letters. What it
// says no to may still be right. Where it says yes, SplitEIdBelow gives that ref, and that prefix
// or none.
bool IsPlainlyNamed(std::string_view eid, std::string_view outer, std::string_view ref);

// The last word of a printed number without the punctuation around it: "5bis" of "Article 5bis.".
std::string_view LastWord(std::string_view num);

// True when elements of this tag take a name of their own choice for eId: the entries of the
// references, keywords, and parts of the metadata that the convention lists no abbreviation for.
bool TakesFreeEId(Tag tag);

// True when `ref` may begin the eId of an element `tag`, whose name attribute is `name`.
bool IsRefOf(std::string_view ref, Tag tag, std::string_view name);

// Whether an eId's number can be that of the printed `num`: "5bis" of "Article 5 bis.". Generous
// where the convention leaves room; true when either has no number that can be compared.
bool NumberAgrees(std::string_view eid_number, std::string_view num);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_NAMING_EID_H_
