// The schema (conformance level 1) as a layer: the constant tables run over the events.

#ifndef LEXPORT_VALIDATE_SCHEMA_LAYER_H_
#define LEXPORT_VALIDATE_SCHEMA_LAYER_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "validate/duplicates.h"
#include "validate/id_table.h"
#include "validate/layers.h"
#include "validate/links_targets.h"
#include "validate/schema_messages.h"
#include "validate/schema_tables.h"

namespace lexport::validate {

class Driver;

// Gives the verdict of XML Schema 1.0. Per element: one transition of the parent's automaton, one
// look-up and one check of type per attribute, and a hash for what must be unique. Allocates only
// when elements nest deeper than ever before, and for faults.
//
// After a fault the automaton goes on in all ways that the fault leaves open (schema_ways.h), so
// that one fault gives one message; an element that is refused is not itself looked at.
class SchemaLayer : public Layer {
 public:
  // `eids` takes the eIds of the file, in and out of scopes, for other layers as well. Its marks
  // are the TargetSet of the elements; what was refused is entered as well, as the target of
  // anything.
  SchemaLayer(Report* report, IdTable* eids);

  // For the place of a text; the driver must outlive the layer.
  void set_driver(const Driver* driver) { driver_ = driver; }

  void Start(const StartTag& tag, const OpenElements& open) override;
  void End(const OpenElements& open) override;
  void Text(std::string_view text, const OpenElements& open) override;
  bool WantsText() const override { return true; }

  // The run is over, at the end of the document or before.
  void Flush();

 private:
  // The uniqueness of one attribute below the outermost element that asks for it. An inner element
  // that asks for it too adds nothing: what is double below it is double below the outer one.
  struct Scope {
    uint32_t serial = 0;
    size_t depth = 0;  // of the element that opened it; 0: none is open
    IdTable* values = nullptr;
  };

  // A name in xsi:type.
  struct TypeName {
    std::string_view local;
    bool is_akn;  // of the namespace that is taken for Akoma Ntoso's
    bool is_xml_schema;
  };

  void StartRoot(const StartTag& tag, const OpenElements& open);
  void StartChild(const StartTag& tag, const OpenElements& open);
  bool Take(const StartTag& tag, const OpenElements& open, SchemaFrame* parent);
  void StartDeclared(const StartTag& tag, const OpenElements& open);
  void StartForeign(const StartTag& tag);
  void StartTyped(const StartTag& tag, const AttributeView& given);
  void OpenFrame(const ElementRow& row);
  void OpenMisplaced(const StartTag& tag);

  // The attribute xsi:type, or null.
  static const AttributeView* TypeGiven(const StartTag& tag) {
    const bool foreign = (tag.attribute_bits & StartTag::BitOf(Attr::kForeignAttribute)) != 0;
    return foreign ? FindType(tag) : nullptr;
  }
  static const AttributeView* FindType(const StartTag& tag);
  TypeName Resolve(std::string_view value) const;
  const ElementRow& RowGiven(const StartTag& tag, const AttributeView& given);
  void CheckAttributes(const StartTag& tag, const ElementRow& row);
  void CheckOtherAttribute(const StartTag& tag, const AttributeView& attribute,
                           const AttributeSetRow& set);
  void CheckXmlAttribute(const StartTag& tag, const AttributeView& attribute);
  // True when the value is of the type; reports when it is not.
  bool CheckValue(const StartTag& tag, const AttributeView& attribute, uint8_t type);
  void NoteUnique(const StartTag& tag, const AttributeView& attribute, uint16_t targets) {
    const uint8_t index = unique_index_[static_cast<size_t>(attribute.attr)];
    if (index != 0) EnterUnique(index - 1, tag, attribute, targets);
  }
  void EnterUnique(size_t index, const StartTag& tag, const AttributeView& attribute,
                   uint16_t targets);
  void NoteRefused(const StartTag& tag, std::string_view value);
  void OpenScopes(const ElementRow& row, size_t depth);
  void CloseScopes(size_t depth);
  void TakeClashes(size_t index);

  SchemaFaults faults_;
  Duplicates duplicates_;
  IdTable* const eids_;
  const TargetSetTable& targets_ = AllTargetSets();
  const Driver* driver_ = nullptr;
  std::string_view root_uri_;
  std::vector<SchemaFrame> frames_;
  std::vector<Scope> scopes_;                       // beside kUniqueAttributes
  std::vector<IdTable> values_;                     // of these, but for eIds
  std::array<uint8_t, kAttrCount> unique_index_{};  // 1 + index there; 0 for all others
  uint32_t scope_serial_ = 0;
  size_t scope_depth_ = 0;  // the innermost depth at which a scope was opened; 0: none
  IdTable ids_;             // xml:id, unique in the whole file
  std::vector<const AttributeView*> unknown_;  // attributes of the tag being checked
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_LAYER_H_
