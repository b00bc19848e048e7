// The parts of a document from the units of an outline: blocks, units of the hierarchy, lists.
// Whatever the outline looks like, what comes out fits the content models of the schema, and its
// characters stand in the order of the outline. Inside the room only.

#ifndef LEXPORT_AKN_BUILD_TREE_H_
#define LEXPORT_AKN_BUILD_TREE_H_

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "akn/build_inline.h"
#include "lexport/document.h"
#include "lexport/metadata.h"
#include "mapping/mapping.h"
#include "outline/outline.h"

namespace lexport {

class TreeBuilder {
 public:
  using Units = std::vector<UnitId>;
  using UnitSpan = std::span<const UnitId>;

  // With this bit, an id in Units stands for the unit's own text, without its children, and without
  // its titles, except for a Role::kDocument, which has no other place for them.
  static constexpr UnitId kOwnText = 0x80000000u;

  // What a list of units is put into.
  enum class Flow : uint8_t {
    kUnit,   // article, paragraph …: content, or intro, units and wrapUp
    kBody,   // body: units only, so that a text needs a paragraph round it
    kMixed,  // mainBody, quotedStructure and the like: units or blocks
  };

  TreeBuilder(const Source& source, const Blocks& blocks, const Outline& outline,
              const Metadata& metadata, Document* document);

  // Its own text, if it has one, then its children.
  Units PartsOf(UnitId unit) const;
  // Children of `unit`; those of a Role::kDocument in its place, those of a heading that opens no
  // unit behind it.
  Units ChildrenOf(UnitId unit) const;

  // Puts `units` below `parent` as blocks: p, table, toc, and a blockList for units. `parent` may
  // be anything that holds blocks.
  void AddBlocks(NodeId parent, UnitSpan units);
  // Puts `units` below `parent` as units of the hierarchy with their text, as `flow` allows.
  void AddFlow(NodeId parent, UnitSpan units, Flow flow);
  // One paragraph: the text of `unit`, inside an inline element when the unit has a field.
  NodeId AddParagraph(NodeId parent, UnitId unit);
  // num and heading, in the order of the text.
  void AddHeading(NodeId parent, uint32_t source, std::span<const RunRange> lines);
  void AddTitles(NodeId parent, UnitId unit);
  // A preamble's clauses, which follow each other, as `mapping` wants them.
  void AddClauses(NodeId preamble, UnitSpan clauses);
  // Text, then children, of a unit that is a block itself.
  void AddBlockUnit(NodeId parent, UnitId unit);

  const OutlineUnit& unit(UnitId id) const { return outline_.units[id & ~kOwnText]; }
  const Mapping& mapping() const { return mapping_; }
  bool HasText(UnitId id) const { return unit(id).text.count > 0; }
  // Whether it has text, label or heading itself.
  bool HasWords(UnitId id) const {
    return HasText(id) || unit(id).label.count > 0 || !unit(id).heading.empty();
  }
  // Of a unit's own text, Role::kText.
  Role RoleOf(UnitId id) const { return (id & kOwnText) != 0 ? Role::kText : unit(id).role; }
  // Gives `parent` an empty p when it has nothing but titles and the schema wants a block.
  void EnsureBlock(NodeId parent);
  // Fills the links of tables of contents, once all headings are there.
  void LinkContents();

 private:
  // How a unit behaves among its siblings.
  enum class Kind : uint8_t { kBlock, kUnit, kPoint, kCrossHeading };

  Kind KindOfUnit(UnitId id) const;
  void AppendRuns(NodeId parent, RunRange range) { inline_.Append(parent, outline_.runs, range); }

  void AppendChildren(UnitId id, Units* units) const;
  void AppendChildrenOf(UnitId id, Units* units) const;
  void AddUnit(NodeId parent, UnitId id);
  size_t AddList(NodeId parent, UnitSpan units, size_t at, UnitId intro);
  void AddBetween(NodeId parent, UnitSpan texts, Flow flow);
  void AddTrailing(NodeId parent, UnitSpan texts, Flow flow, Kind last);
  void AddTexts(NodeId parent, UnitSpan texts, Flow flow, Tag wrapper);
  void AddCrossHeading(NodeId parent, UnitId id, Flow flow);
  void NameByWords(NodeId element, UnitId id);

  void AddTable(NodeId parent, UnitSpan rows);
  void AddRow(NodeId table, UnitId row);
  void AddCells(NodeId tr, RunRange range);
  void AddContents(NodeId parent, UnitSpan entries);
  void AddEntry(NodeId toc, UnitId entry, int level);
  void AddBlockList(NodeId parent, UnitSpan units);
  void AddQuoted(NodeId parent, UnitId id);
  void AddContainerClause(NodeId preamble, UnitId clause);
  bool InFront(NodeId node) const;
  NodeId AddField(NodeId p, const std::string& field, RunRange text);
  // Label and heading lines in their order; ranges may be empty.
  std::vector<RunRange> TitlesOf(UnitId id) const;
  std::string PlainText(RunRange range) const;
  Tag TagOfUnit(const OutlineUnit& unit) const;

  const Source& source_;
  const Outline& outline_;
  const Metadata& metadata_;
  const Mapping& mapping_;
  Document& document_;
  InlineBuilder inline_;
  struct ContentsEntry {
    NodeId item;
    std::string text;  // without white space
  };
  std::vector<ContentsEntry> contents_;
};

}  // namespace lexport

#endif  // LEXPORT_AKN_BUILD_TREE_H_
