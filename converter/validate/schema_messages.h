// What the schema layer says of faults, and how it goes on after them.

#ifndef LEXPORT_VALIDATE_SCHEMA_MESSAGES_H_
#define LEXPORT_VALIDATE_SCHEMA_MESSAGES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validate/layers.h"
#include "validate/schema_tables.h"
#include "validate/schema_ways.h"

namespace lexport::validate {

// How far an open element has come.
struct SchemaFrame {
  enum class Mode : uint8_t {
    kUnchecked,  // foreign, unknown or misplaced: only declared elements below it are checked
    kDeclared,
  };
  Mode mode = Mode::kUnchecked;
  uint8_t state = 0;            // of the model
  uint8_t previous = kNoState;  // the state before the last child
  Content content = Content::kUndeclared;
  bool text_reported = false;
  bool in_doubt = false;   // SchemaFaults knows where the model stands
  bool misplaced = false;  // the element itself stands where it should not
  Tag last = Tag::kNone;   // the last child that was taken
  Place last_at = {};      // of it
  const ContentModel* model = nullptr;
};

class SchemaFaults {
 public:
  explicit SchemaFaults(Report* report) : report_(report) {}

  // The child does not fit in its parent's model where it stands. True when the child itself is to
  // be checked, false when only what is below it. What is said of the fault is decided by what
  // follows.
  bool Misfit(const StartTag& child, const OpenElements& open, SchemaFrame* parent);

  // For a parent that is in doubt: true when the child fits.
  bool GoOn(const StartTag& child, const OpenElements& open, SchemaFrame* parent);

  // A child that was misplaced in the element at `depth` ends at that offset.
  void EndMisplaced(size_t depth, uint64_t offset);

  // The element ends.
  void End(const OpenElements& open, SchemaFrame* frame);

  // Nothing more will come: says what is still undecided.
  void Flush();

  void TextNotAllowed(std::string_view text, Place at, const OpenElements& open,
                      SchemaFrame* frame);

  // The start tag lacks attributes that are required, or has others (`unknown`) than it may have.
  void WrongNames(const StartTag& tag, const AttributeSetRow& set,
                  std::span<const AttributeView* const> unknown);
  void WrongValue(const StartTag& tag, const AttributeView& attribute, uint8_t type);
  void WrongFixedValue(const StartTag& tag, const AttributeView& attribute, const char* fixed);
  void NotNillable(const StartTag& tag);
  // `declared` is the name of the type that the element may say, "" when there is none.
  void UnknownType(const StartTag& tag, const AttributeView& attribute, std::string_view declared);

 private:
  // A fault in an element's content, and what it leaves open.
  struct Doubt {
    Ways ways;
    bool told = true;  // false while the next child will decide what to say
    bool may_lack = false;
    Draft misfit;     // the child is one too many …
    Draft last;       // … or the one before it
    Draft lacks;      // … or something is missing before it
    size_t more = 0;  // misfits that follow at once
  };

  void ExpectAfterText(const OpenElements& open, SchemaFrame* frame);
  bool Widen(Doubt* doubt, const SchemaFrame& parent);
  void Tell(Doubt* doubt);
  void Incomplete(const OpenElements& open, const SchemaFrame& frame, uint8_t state);
  Draft DescribeMisfit(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  Draft UnknownElement(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  Draft ForeignElement(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  Draft MisplacedElement(const StartTag& child, const OpenElements& open,
                         const SchemaFrame& parent);
  Draft MisplacedLast(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  Draft MissingBefore(const StartTag& child, const OpenElements& open,
                      const std::vector<std::vector<Tag>>& steps);

  Report* report_;
  std::unordered_map<size_t, Doubt> doubts_;  // by the depth of the element
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_MESSAGES_H_
