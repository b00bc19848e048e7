// Blocks: paragraphs, tables, tables of contents, lists inside of a preamble, quoted provisions.

#include <unordered_map>

#include "akn/build_tree.h"
#include "base/strings.h"

namespace lexport {
namespace {

using Units = TreeBuilder::Units;

// Units that share one element with the like of them that follow: table, toc, blockList.
bool IsGrouped(Role role) {
  return role == Role::kTableRow || role == Role::kTocEntry || role == Role::kUnit ||
         role == Role::kAttachment;
}

// Elements that say what a part of a preface is. Those that need more than their text are left out.
bool IsPrefaceInline(Tag tag) {
  switch (tag) {
    case Tag::kDocType:
    case Tag::kDocTitle:
    case Tag::kDocNumber:
    case Tag::kDocProponent:
    case Tag::kLegislature:
    case Tag::kSession:
    case Tag::kShortTitle:
    case Tag::kDocAuthority:
    case Tag::kDocPurpose:
    case Tag::kDocCommittee:
    case Tag::kDocIntroducer:
    case Tag::kDocStage:
    case Tag::kDocStatus:
    case Tag::kDocJurisdiction:
    case Tag::kDocketNumber:
    case Tag::kSignature:
    case Tag::kCourtType:
    case Tag::kNeutralCitation:
      return true;
    default:
      return false;
  }
}

// Whether the day and the year of `date` (YYYY-MM-DD) are among the numbers in `text`: then a date
// printed there can be no other, in whatever language.
bool PrintsDate(std::string_view text, const std::string& date) {
  if (date.size() != 10) return false;
  const std::string year = date.substr(0, 4);
  const std::string day = date[8] == '0' ? date.substr(9) : date.substr(8);
  bool has_year = false, has_day = false;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    const std::string_view number = text.substr(i, end - i);
    has_year = has_year || number == year;
    has_day = has_day || number == day || number == date.substr(8);
    i = end == i ? i + 1 : end;
  }
  return has_year && has_day;
}

}  // namespace

TreeBuilder::TreeBuilder(const Source& source, const Blocks& blocks, const Outline& outline,
                         const Metadata& metadata, Document* document)
    : source_(source),
      outline_(outline),
      metadata_(metadata),
      mapping_(*outline.mapping),
      document_(*document),
      inline_(source, blocks, outline.mapping->note_sup, document) {}

Units TreeBuilder::ChildrenOf(UnitId id) const {
  Units units;
  AppendChildrenOf(id, &units);
  return units;
}

Units TreeBuilder::PartsOf(UnitId id) const {
  constexpr size_t kFew = 8;
  Units units;
  units.reserve(kFew);
  if (HasText(id)) units.push_back(id | kOwnText);
  AppendChildrenOf(id, &units);
  return units;
}

void TreeBuilder::AppendChildrenOf(UnitId id, Units* units) const {
  // What stands below a heading without a unit was given to the heading's parent.
  const Role role = RoleOf(id);
  if ((id & kOwnText) == 0 && role != Role::kCrossHeading) AppendChildren(id, units);
}

void TreeBuilder::AppendChildren(UnitId id, Units* units) const {
  for (UnitId child = unit(id).first_child; child != kNoUnit; child = unit(child).next_sibling) {
    const Role role = unit(child).role;
    if (role != Role::kDocument) units->push_back(child);
    if (role == Role::kDocument && HasWords(child)) units->push_back(child | kOwnText);
    if (role == Role::kDocument || role == Role::kCrossHeading) AppendChildren(child, units);
  }
}

std::vector<RunRange> TreeBuilder::TitlesOf(UnitId id) const {
  const OutlineUnit& u = unit(id);
  std::vector<RunRange> titles = u.heading;
  titles.insert(u.heading_first ? titles.end() - u.headings_behind : titles.begin(), u.label);
  return titles;
}

std::string TreeBuilder::PlainText(RunRange range) const {
  std::string text;
  for (uint32_t i = range.first; i < range.first + range.count; ++i) {
    const Run& run = outline_.runs[i];
    if (run.kind == RunKind::kText) text += source_.slice({run.begin, run.end});
    if (run.kind == RunKind::kSpace || run.kind == RunKind::kLineBreak) text += ' ';
  }
  return text;
}

namespace {

// "(Signed) Kofi Annan": a word in brackets, as printed for a signature, and something behind it.
bool IsSigned(std::string_view text) {
  if (!text.starts_with("(")) return false;
  const size_t close = text.find(')');
  if (close == std::string_view::npos || close + 2 >= text.size()) return false;
  const std::string_view word = text.substr(1, close - 1);
  return word.size() > 2 && word.find(' ') == std::string_view::npos &&
         word.find_first_of("0123456789") == std::string_view::npos;
}

}  // namespace

// The element for a part of the preface or conclusions: one of Akoma Ntoso's where it has one that
// asks for nothing that is not known, else an inline with the field as its name.
NodeId TreeBuilder::AddField(NodeId p, const std::string& field, RunRange text) {
  const Tag tag = TagFromName(field);
  if (tag == Tag::kSignature) return document_.AppendElement(p, tag);
  if (IsPrefaceInline(tag)) return document_.AppendElement(p, tag);
  if (tag == Tag::kDocDate && PrintsDate(PlainText(text), metadata_.date)) {
    const NodeId date = document_.AppendElement(p, tag);
    document_.SetAttribute(date, Attr::kDate, metadata_.date);
    return date;
  }
  const NodeId element = document_.AppendElement(p, Tag::kInline);
  // A name must not be that of an element, which it could be taken for.
  const bool element_name = tag != Tag::kForeignElement;
  document_.SetAttribute(element, Attr::kName, element_name ? field + "Text" : field);
  return element;
}

// Marks of the title page belong to the parts before and after the body.
bool TreeBuilder::InFront(NodeId node) const {
  for (Node n = document_.node(node); n; n = n.parent()) {
    switch (n.tag()) {
      case Tag::kCoverPage:
      case Tag::kPreface:
      case Tag::kHeader:
      case Tag::kConclusions:
        return true;
      case Tag::kContent:
      case Tag::kMainBody:
        return false;
      default:
        break;
    }
  }
  return false;
}

NodeId TreeBuilder::AddParagraph(NodeId parent, UnitId id) {
  const OutlineUnit& u = unit(id);
  const NodeId p = document_.AppendElement(parent, Tag::kP, u.source);
  std::string field = u.field;
  if (field.empty() && u.role == Role::kTitle) field = "docTitle";
  if (field.empty() && u.role == Role::kSubtitle) field = "subTitle";
  const bool meant = RoleOf(id) != Role::kText && u.role != Role::kUnit;
  const bool marked = field == "signature" ? IsSigned(PlainText(u.text)) : !field.empty() && meant;
  if (marked && InFront(parent)) {
    AppendRuns(AddField(p, field, u.text), u.text);
    inline_.set_last_paragraph(p);
  } else {
    AppendRuns(p, u.text);
  }
  return p;
}

void TreeBuilder::AddBlockUnit(NodeId parent, UnitId id) {
  const OutlineUnit& u = unit(id);
  const bool own_text_only = (id & kOwnText) != 0 && u.role != Role::kDocument;
  const bool titled = u.label.count > 0 || !u.heading.empty();
  if (titled && !own_text_only) {
    for (const RunRange& title : TitlesOf(id)) {
      if (title.count > 0) AppendRuns(document_.AppendElement(parent, Tag::kP, u.source), title);
    }
  }
  if (HasText(id)) AddParagraph(parent, id);
  AddBlocks(parent, ChildrenOf(id));
}

void TreeBuilder::AddBlocks(NodeId parent, UnitSpan units) {
  for (size_t i = 0; i < units.size();) {
    const Role role = RoleOf(units[i]);
    size_t end = i + 1;
    while (IsGrouped(role) && end < units.size() && RoleOf(units[end]) == role) ++end;
    const UnitSpan group = units.subspan(i, end - i);
    if (role == Role::kTableRow) {
      AddTable(parent, group);
    } else if (role == Role::kTocEntry) {
      AddContents(parent, group);
    } else if (IsGrouped(role)) {
      AddBlockList(parent, group);
    } else if (role == Role::kQuoted) {
      AddQuoted(parent, units[i]);
    } else {
      AddBlockUnit(parent, units[i]);
    }
    i = end;
  }
}

void TreeBuilder::EnsureBlock(NodeId parent) {
  const NodeId last = document_.data(parent).last_child;
  const bool none = last == kNoNode || KindOf(document_.data(last).tag) == ElementKind::kTitle;
  if (none) document_.AppendElement(parent, Tag::kP);
}

void TreeBuilder::AddTable(NodeId parent, UnitSpan rows) {
  const NodeId table = document_.AppendElement(parent, Tag::kTable, unit(rows[0]).source);
  for (UnitId row : rows) AddRow(table, row);
}

// A row's cells are its children, or parts of its own text that line breaks keep apart.
void TreeBuilder::AddRow(NodeId table, UnitId row) {
  const NodeId tr = document_.AppendElement(table, Tag::kTr, unit(row).source);
  std::vector<RunRange> parts = TitlesOf(row);
  parts.push_back(unit(row).text);
  for (const RunRange& part : parts) AddCells(tr, part);
  for (UnitId cell : ChildrenOf(row)) {
    AddBlocks(document_.AppendElement(tr, Tag::kTd, unit(cell).source), UnitSpan(&cell, 1));
  }
  if (document_.data(tr).first_child == kNoNode) document_.AppendElement(tr, Tag::kTd);
}

void TreeBuilder::AddCells(NodeId tr, RunRange range) {
  const uint32_t end = range.first + range.count;
  for (uint32_t begin = range.first; begin < end;) {
    uint32_t at = begin;
    while (at < end && outline_.runs[at].kind != RunKind::kLineBreak) ++at;
    const NodeId td = document_.AppendElement(tr, Tag::kTd, outline_.runs[begin].begin);
    AppendRuns(document_.AppendElement(td, Tag::kP), {begin, at - begin});
    begin = at + 1;
  }
}

void TreeBuilder::AddContents(NodeId parent, UnitSpan entries) {
  const NodeId toc = document_.AppendElement(parent, Tag::kToc, unit(entries[0]).source);
  for (UnitId entry : entries) AddEntry(toc, entry, 1);
}

// An entry links to the heading it names; LinkContents() finds it when all headings are there.
// Whatever stands below it is an entry of the next level.
void TreeBuilder::AddEntry(NodeId toc, UnitId entry, int level) {
  const OutlineUnit& u = unit(entry);
  const NodeId item = document_.AppendElement(toc, Tag::kTocItem, u.source);
  document_.SetAttributeView(item, Attr::kHref, "#");
  document_.SetAttribute(item, Attr::kLevel, std::to_string(level));
  std::vector<RunRange> parts = TitlesOf(entry);
  parts.push_back(u.text);
  std::string text;
  for (const RunRange& part : parts) {
    if (part.count == 0) continue;
    if (!text.empty()) document_.AppendTextView(item, " ");
    AppendRuns(item, part);
    text += PlainText(part);
  }
  contents_.push_back({item, WithoutSpaces(text)});
  for (UnitId child : ChildrenOf(entry)) AddEntry(toc, child, level + 1);
}

void TreeBuilder::AddBlockList(NodeId parent, UnitSpan units) {
  const NodeId list = document_.AppendElement(parent, Tag::kBlockList, unit(units[0]).source);
  for (UnitId id : units) {
    const NodeId item = document_.AppendElement(list, Tag::kItem, unit(id).source);
    AddTitles(item, id);
    if (HasText(id)) AddParagraph(item, id);
    AddBlocks(item, ChildrenOf(id));
    EnsureBlock(item);
  }
}

// Provisions of another text that this one inserts, or only speaks of.
void TreeBuilder::AddQuoted(NodeId parent, UnitId id) {
  const OutlineUnit& u = unit(id);
  const bool embedded = u.field == "embedded";
  NodeId quoted = document_.AppendElement(parent, Tag::kP, u.source);
  if (!embedded) quoted = document_.AppendElement(quoted, Tag::kMod, u.source);
  quoted = document_.AppendElement(
      quoted, embedded ? Tag::kEmbeddedStructure : Tag::kQuotedStructure, u.source);
  AddTitles(quoted, id);
  AddFlow(quoted, PartsOf(id), Flow::kMixed);
  EnsureBlock(quoted);
}

void TreeBuilder::AddClauses(NodeId preamble, UnitSpan clauses) {
  if (mapping_.preamble_style == "container") {
    for (UnitId clause : clauses) AddContainerClause(preamble, clause);
    return;
  }
  const uint32_t source = unit(clauses[0]).source;
  const NodeId recitals = document_.AppendElement(preamble, Tag::kRecitals, source);
  for (UnitId clause : clauses) {
    const NodeId recital = document_.AppendElement(recitals, Tag::kRecital, unit(clause).source);
    AddTitles(recital, clause);
    if (HasText(clause)) AddParagraph(recital, clause);
    AddBlocks(recital, ChildrenOf(clause));
    EnsureBlock(recital);
  }
}

// One container a clause, named by its first word, as AKN4UN would have it.
void TreeBuilder::AddContainerClause(NodeId preamble, UnitId clause) {
  const NodeId container = document_.AppendElement(preamble, Tag::kContainer, unit(clause).source);
  const std::string text = PlainText(unit(clause).text);
  std::string name;
  for (char c : Trim(text)) {
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      name += static_cast<char>(c | 0x20);
    } else if (static_cast<unsigned char>(c) < 0x80) {
      break;
    }
  }
  if (name.empty() || TagFromName(name) != Tag::kForeignElement) name = "clause";
  document_.SetAttribute(container, Attr::kName, name);
  AddBlockUnit(container, clause);
  EnsureBlock(container);
}

// Headings are found by their characters, number included or not. An entry without a heading links
// to the body. The names used are only for now: AssignEIds gives the real ones and renews the
// links.
void TreeBuilder::LinkContents() {
  if (contents_.empty()) return;
  std::unordered_map<std::string, NodeId> by_text;
  NodeId body = kNoNode;
  for (NodeId id = 0; id < document_.node_count(); ++id) {
    const Node node = document_.node(id);
    const Node heading = node.child(Tag::kHeading);
    const Tag tag = node.tag();
    const bool first = tag == Tag::kBody || tag == Tag::kMainBody || tag == Tag::kJudgmentBody;
    if (body == kNoNode && first) body = id;
    if (KindOf(tag) != ElementKind::kHierarchy || !heading) continue;
    std::string text, number;
    heading.AppendTextTo(&text);
    node.child(Tag::kNum).AppendTextTo(&number);
    by_text.try_emplace(WithoutSpaces(text), id);
    by_text.try_emplace(WithoutSpaces(number + text), id);
  }
  for (const ContentsEntry& entry : contents_) {
    // Leaders and a page number end most entries.
    std::string text = entry.text;
    while (!text.empty() && by_text.find(text) == by_text.end() &&
           std::string_view("0123456789.").find(text.back()) != std::string_view::npos) {
      text.pop_back();
    }
    const auto found = by_text.find(text);
    const NodeId target = found == by_text.end() ? body : found->second;
    if (target == kNoNode) continue;
    std::string name = "entry-" + std::to_string(target);
    // A number that is kept there for AssignEIds stays.
    const std::string_view kept = document_.node(target).attribute(Attr::kEId);
    if (const size_t sign = kept.find('_'); sign != kept.npos) name += kept.substr(sign);
    document_.SetAttribute(target, Attr::kEId, name);
    document_.SetAttribute(entry.item, Attr::kHref, "#" + name);
  }
}

}  // namespace lexport
