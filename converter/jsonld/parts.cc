#include "jsonld/parts.h"

#include "base/strings.h"

namespace lexport::graph {
namespace {

// How an element parts the words before it and in it from those after it.
enum class Break : uint8_t { kNone, kSpace, kCell, kLine };

bool IsCell(Tag tag) { return tag == Tag::kTd || tag == Tag::kTh; }

Break BreakOf(Tag tag) {
  switch (tag) {
    case Tag::kNum:
    case Tag::kBr:
    case Tag::kEol:
    case Tag::kEop:
      return Break::kSpace;
    default:
      break;
  }
  if (IsCell(tag)) return Break::kCell;
  switch (KindOf(tag)) {
    case ElementKind::kInline:
    case ElementKind::kMarker:
    case ElementKind::kMeta:
      return Break::kNone;
    case ElementKind::kSubflow:
      return IsQuotation(tag) ? Break::kLine : Break::kNone;
    default:
      return tag >= Tag::kForeignElement ? Break::kLine : Break::kNone;
  }
}

bool IsNote(Tag tag) { return tag == Tag::kAuthorialNote; }

bool IsAsciiSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Words with their white space folded. A break is written when the next word comes, the strongest
// of those that were asked for, so that no text begins or ends with one.
class Words {
 public:
  explicit Words(std::string* out) : out_(*out) {}

  void Part(Break strength) {
    if (strength > pending_) pending_ = strength;
  }

  void Add(std::string_view text) {
    size_t i = 0;
    while (i < text.size()) {
      if (IsAsciiSpace(text[i])) {
        Part(Break::kSpace);
        ++i;
        continue;
      }
      size_t end = i + 1;
      while (end < text.size() && !IsAsciiSpace(text[end])) ++end;
      WriteBreak();
      out_.append(text, i, end - i);
      i = end;
    }
  }

 private:
  void WriteBreak() {
    if (!out_.empty() && pending_ != Break::kNone) {
      out_ += pending_ == Break::kLine ? '\n' : pending_ == Break::kCell ? '\t' : ' ';
    }
    pending_ = Break::kNone;
  }

  std::string& out_;
  Break pending_ = Break::kLine;  // text that was there already is parted from what comes
};

// One walk over a subtree. With a Content it stops at sub-units and collects; without one it takes
// all text but that of notes.
class Walk {
 public:
  Walk(const Document& document, std::string* text, Content* content)
      : document_(document), words_(text), text_(text), content_(content) {}

  // From here on units are text like any other.
  void KeepTogether() { together_ = true; }

  void Below(NodeId root) {
    NodeId node = Enter(root) ? document_.data(root).first_child : kNoNode;
    if (node == kNoNode) return Leave(root);
    while (true) {
      const Document::NodeData& data = document_.data(node);
      if (Enter(node) && data.first_child != kNoNode) {
        node = data.first_child;
        continue;
      }
      Leave(node);
      while (document_.data(node).next_sibling == kNoNode) {
        node = document_.data(node).parent;
        Leave(node);
        if (node == root) return;
      }
      node = document_.data(node).next_sibling;
    }
  }

 private:
  // Whether to look below.
  bool Enter(NodeId node) {
    const Document::NodeData& data = document_.data(node);
    if (data.tag == Tag::kText) {
      words_.Add(data.text);
      return false;
    }
    if (data.tag < Tag::kForeignElement || data.tag == Tag::kMeta) return false;
    if (content_ != nullptr && !together_ && quotation_ == kNoNode && IsApart(node, data.tag)) {
      return false;
    }
    if (IsNote(data.tag) || data.tag == Tag::kNoteRef) {
      Note(node, data.tag);
      return false;
    }
    Part(data.tag);
    if (IsQuotation(data.tag) && quotation_ == kNoNode) quotation_ = node;
    if (IsCell(data.tag) && cell_ == kNoNode) cell_ = node;
    if (content_ != nullptr) Collect(node, data.tag);
    return true;
  }

  // Sub-units and documents of their own have their say elsewhere.
  bool IsApart(NodeId node, Tag tag) {
    if (KindOf(tag) == ElementKind::kDocumentClass) return true;
    if (!IsUnit(tag)) return false;
    words_.Part(Break::kLine);
    content_->parts.push_back(node);
    return true;
  }

  void Leave(NodeId node) {
    const Tag tag = document_.data(node).tag;
    if (tag < Tag::kForeignElement || IsNote(tag)) return;
    if (node == quotation_) quotation_ = kNoNode;
    if (node == cell_) cell_ = kNoNode;
    Part(tag);
  }

  // The paragraphs of a cell stand on its line.
  void Part(Tag tag) {
    const Break strength = BreakOf(tag);
    words_.Part(cell_ != kNoNode && strength == Break::kLine ? Break::kSpace : strength);
  }

  void Note(NodeId note, Tag tag) {
    if (content_ == nullptr) return;
    content_->notes.push_back(note);
    if (tag != Tag::kAuthorialNote) return;
    Content inside;
    ReadNote(document_, note, &inside);
    content_->citations.insert(content_->citations.end(), inside.citations.begin(),
                               inside.citations.end());
  }

  void Cite(std::string_view href) {
    if (!href.empty()) content_->citations.push_back(href);
  }

  void Collect(NodeId id, Tag tag) {
    const Node node = document_.node(id);
    switch (tag) {
      case Tag::kRef:
      case Tag::kMref:
      case Tag::kAffectedDocument:
      case Tag::kRelatedDocument:
        Cite(node.attribute(Attr::kHref));
        break;
      case Tag::kRref:
        Cite(node.attribute(Attr::kFrom));
        Cite(node.attribute(Attr::kUpTo));
        break;
      default:
        break;
    }
    if (KindOf(tag) != ElementKind::kInline) return;
    const std::string_view refers_to = node.attribute(Attr::kRefersTo);
    if (refers_to.empty()) return;
    content_->mentions.push_back(refers_to);
    if (text_->empty() && content_->lead.empty()) content_->lead = refers_to;
  }

  const Document& document_;
  Words words_;
  std::string* text_;
  Content* content_;
  bool together_ = false;
  NodeId quotation_ = kNoNode;  // the outermost one that the walk is in
  NodeId cell_ = kNoNode;       // likewise
};

bool IsOwnTextContainer(Tag tag) {
  return tag == Tag::kContent || tag == Tag::kIntro || tag == Tag::kWrapUp || tag == Tag::kHeader;
}

}  // namespace

bool IsUnit(Tag tag) {
  switch (KindOf(tag)) {
    case ElementKind::kHierarchy:
      return true;
    case ElementKind::kContainer:
      return !IsOwnTextContainer(tag);
    default:
      return tag == Tag::kFormula || tag == Tag::kBlockList || tag == Tag::kItem;
  }
}

bool IsTextStructure(Tag tag) {
  switch (tag) {
    case Tag::kCoverPage:
    case Tag::kHeader:
    case Tag::kPreface:
    case Tag::kPreamble:
    case Tag::kBody:
    case Tag::kMainBody:
    case Tag::kAmendmentBody:
    case Tag::kDebateBody:
    case Tag::kJudgmentBody:
    case Tag::kPortionBody:
    case Tag::kConclusions:
      return true;
    default:
      return false;
  }
}

bool IsQuotation(Tag tag) { return tag == Tag::kQuotedStructure || tag == Tag::kEmbeddedStructure; }

void Content::Clear() {
  number.clear();
  heading.clear();
  subheading.clear();
  text.clear();
  citations.clear();
  mentions.clear();
  notes.clear();
  parts.clear();
  lead = {};
}

void ReadContent(const Document& document, NodeId unit, Content* content) {
  Walk text(document, &content->text, content);
  for (NodeId child = document.data(unit).first_child; child != kNoNode;
       child = document.data(child).next_sibling) {
    switch (document.data(child).tag) {
      case Tag::kNum:
        Walk(document, &content->number, content).Below(child);
        break;
      case Tag::kHeading:
        Walk(document, &content->heading, content).Below(child);
        break;
      case Tag::kSubheading:
        Walk(document, &content->subheading, content).Below(child);
        break;
      default:
        text.Below(child);
    }
  }
}

void ReadBlocks(const Document& document, NodeId root, Content* content) {
  Walk text(document, &content->text, content);
  for (NodeId child = document.data(root).first_child; child != kNoNode;
       child = document.data(child).next_sibling) {
    text.Below(child);
  }
}

void ReadNote(const Document& document, NodeId note, Content* content) {
  Walk text(document, &content->text, content);
  text.KeepTogether();
  for (NodeId child = document.data(note).first_child; child != kNoNode;
       child = document.data(child).next_sibling) {
    text.Below(child);
  }
}

void AppendWholeText(const Document& document, NodeId unit, std::string* text) {
  Walk walk(document, text, nullptr);
  for (NodeId child = document.data(unit).first_child; child != kNoNode;
       child = document.data(child).next_sibling) {
    const Tag tag = document.data(child).tag;
    if (tag != Tag::kNum && tag != Tag::kHeading && tag != Tag::kSubheading) walk.Below(child);
  }
}

void AppendPlainText(const Document& document, NodeId root, std::string* text) {
  Walk(document, text, nullptr).Below(root);
}

}  // namespace lexport::graph
