// After a fault: how a content model can go on, and what it would have allowed.

#ifndef LEXPORT_VALIDATE_SCHEMA_REPAIR_H_
#define LEXPORT_VALIDATE_SCHEMA_REPAIR_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/vocabulary.h"
#include "validate/schema_tables.h"

namespace lexport::validate {

// A shortest way through a model by elements that are not there. Each step names the elements that
// would have done, any one of them.
struct Insertion {
  bool found = false;
  uint8_t state = 0;  // where the way ends
  std::vector<std::vector<Tag>> steps;
};

// From `state` to a state that takes `symbol` (which is then taken), by at most three elements.
Insertion FindInsertion(const ContentModel& model, uint8_t state, uint16_t symbol);

// From `state` to the end of the model.
Insertion FindCompletion(const ContentModel& model, uint8_t state);

// The elements that may come next; Tag::kForeignElement for those of other namespaces.
std::vector<Tag> AllowedNext(const ContentModel& model, uint8_t state);

// Elements of `allowed` that `child` may stand first in.
std::vector<Tag> WrappersFor(Tag child, const std::vector<Tag>& allowed);

// The most similar of `names`, "" when none is near enough for "did you mean".
std::string_view Nearest(std::string_view name, const std::vector<std::string_view>& names);

// `allowed` as short names for a message, those most like `name` first, at most a handful; of many
// those that are like it, and then those that are common.
std::vector<std::string> ShortList(std::string_view name, const std::vector<Tag>& allowed);

// Of more than a handful, those that documents are mostly made of come first.
std::vector<Tag> CommonFirst(std::vector<Tag> tags);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_REPAIR_H_
