// What the schema layer says of faults, and how it goes on after them.

#ifndef LEXPORT_VALIDATE_SCHEMA_MESSAGES_H_
#define LEXPORT_VALIDATE_SCHEMA_MESSAGES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "validate/layers.h"
#include "validate/schema_tables.h"
#include "validate/unique_values.h"

namespace lexport::validate {

// How far an open element has come.
struct SchemaFrame {
  enum class Mode : uint8_t {
    kUnchecked,  // foreign, unknown or misplaced: only declared elements below it are checked
    kDeclared,
  };
  Mode mode = Mode::kUnchecked;
  uint8_t state = 0;  // of the model
  Content content = Content::kUndeclared;
  bool text_reported = false;
  uint8_t stand_ins = 0;       // misplaced children that may be there instead of missing ones
  Tag last = Tag::kNone;       // the last child that was taken
  Tag misplaced = Tag::kNone;  // the last that was reported as misplaced
  Tag missing = Tag::kNone;    // the last that was reported as missing
  const ContentModel* model = nullptr;
};

class SchemaFaults {
 public:
  explicit SchemaFaults(Report* report) : report_(report) {}

  // The child does not fit in its parent's model where it stands: reports that unless it follows
  // from a fault reported before, and moves the parent on. True when the child itself is to be
  // checked, false when only what is below it.
  bool Resume(const StartTag& child, const OpenElements& open, SchemaFrame* parent);

  // The element ends where its model does not.
  void Incomplete(const OpenElements& open, SchemaFrame* frame);

  void TextNotAllowed(std::string_view text, Place at, const OpenElements& open,
                      SchemaFrame* frame);

  void MissingAttributes(const StartTag& tag, const AttributeSetRow& set);
  void UnknownAttribute(const StartTag& tag, const AttributeView& attribute,
                        const AttributeSetRow& set);
  void WrongValue(const StartTag& tag, const AttributeView& attribute, uint8_t type);
  void WrongFixedValue(const StartTag& tag, const AttributeView& attribute, const char* fixed);
  void NotNillable(const StartTag& tag, const AttributeView& attribute);
  void UnknownType(const StartTag& tag, const AttributeView& attribute);
  void Duplicate(Attr attr, const Clash& clash);

 private:
  void UnknownElement(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  void ForeignElement(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  void MisplacedElement(const StartTag& child, const OpenElements& open, const SchemaFrame& parent);
  void MissingBefore(const StartTag& child, const OpenElements& open, const SchemaFrame& parent,
                     const std::vector<std::vector<Tag>>& steps);

  Report* report_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_MESSAGES_H_
