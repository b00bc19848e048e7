#include "annotate/blocks_of_text.h"

#include <algorithm>

#include "annotate/words.h"

namespace lexport {
namespace {

// Elements whose own text is running text. Labels (num) and parts of title pages (docTitle …) say
// what the document is, not what it refers to.
bool HoldsRunningText(Tag tag) {
  switch (tag) {
    case Tag::kP:
    case Tag::kBlock:
    case Tag::kHeading:
    case Tag::kSubheading:
    case Tag::kCrossHeading:
    case Tag::kLongTitle:
    case Tag::kLi:
    case Tag::kListIntroduction:
    case Tag::kListWrapUp:
    case Tag::kCaption:
      return true;
    default:
      return false;
  }
}

// Inlines that say nothing of what their words mean.
bool IsTypography(Tag tag) {
  switch (tag) {
    case Tag::kB:
    case Tag::kI:
    case Tag::kU:
    case Tag::kSpan:
    case Tag::kAbbr:
    case Tag::kSignature:
      return true;
    default:
      return false;
  }
}

class BlockFinder {
 public:
  BlockFinder(const Document& document, std::vector<TextBlock>* out)
      : document_(document), out_(out) {}

  void Visit(NodeId id) { Visit(id, document_.data(id).tag, {}); }

 private:
  // What is known of a place; bits of TextBlock.
  enum Flag : uint32_t {
    kOpensClause = 1,
    kOpensNote = 2,
    kOpens = kOpensClause | kOpensNote,
    kInFormula = 4,
    kInNote = 8,
    kInQuote = 16,
    kInConclusions = 32,
  };
  struct Context {
    NodeId component = kNoNode;
    uint32_t flags = 0;
  };

  void Visit(NodeId id, Tag tag, Context context);
  void Enter(NodeId id, Tag tag, Context* context) const;
  void Add(NodeId id, const Context& context);

  const Document& document_;
  std::vector<TextBlock>* out_;
};

void BlockFinder::Visit(NodeId id, Tag tag, Context context) {
  if (tag == Tag::kMeta) return;
  if (HoldsRunningText(tag)) {
    Add(id, context);
    context.flags &= ~kOpens;
  } else {
    Enter(id, tag, &context);
  }
  for (NodeId child = document_.data(id).first_child; child != kNoNode;) {
    const Document::NodeData& node = document_.data(child);
    if (node.tag >= Tag::kForeignElement) Visit(child, node.tag, context);
    if (node.tag == Tag::kP || node.tag == Tag::kBlock) context.flags &= ~kOpens;
    child = node.next_sibling;
  }
}

void BlockFinder::Enter(NodeId id, Tag tag, Context* context) const {
  switch (tag) {
    case Tag::kRecital:
    case Tag::kCitation:
      context->flags |= kOpensClause;
      break;
    case Tag::kContainer:
      context->flags &= ~kOpensClause;
      if (document_.node(id).parent().tag() == Tag::kPreamble) context->flags |= kOpensClause;
      break;
    case Tag::kConclusions:
      context->flags |= kInConclusions;
      break;
    case Tag::kFormula:
      context->flags |= kInFormula;
      break;
    case Tag::kAuthorialNote:
    case Tag::kNote:
      context->flags = (context->flags & ~kOpensClause) | kInNote | kOpensNote;
      break;
    case Tag::kQuotedStructure:
    case Tag::kEmbeddedStructure:
      context->flags |= kInQuote;
      break;
    default:
      if (KindOf(tag) == ElementKind::kDocumentClass) context->component = id;
      break;
  }
}

void BlockFinder::Add(NodeId id, const Context& context) {
  const auto has = [&context](Flag flag) { return (context.flags & flag) != 0; };
  TextBlock block;
  block.node = id;
  block.component = context.component;
  block.opens_clause = has(kOpensClause);
  block.in_formula = has(kInFormula);
  block.in_note = has(kInNote);
  block.in_quote = has(kInQuote);
  block.opens_note = has(kOpensNote);
  block.in_conclusions = has(kInConclusions);
  out_->push_back(block);
}

void ReadInto(const Document& document, NodeId parent, BlockText* out) {
  for (NodeId id = document.data(parent).first_child; id != kNoNode;
       id = document.data(id).next_sibling) {
    const Document::NodeData& node = document.data(id);
    const ElementKind kind = KindOf(node.tag);
    if (node.tag == Tag::kText) {
      const auto begin = static_cast<uint32_t>(out->joined.size());
      out->joined.append(node.text);
      out->pieces.push_back({begin, static_cast<uint32_t>(out->joined.size()), id});
    } else if (IsTypography(node.tag)) {
      ReadInto(document, id, out);
    } else if (node.tag == Tag::kBr) {
      out->joined.push_back(' ');
    } else if (node.tag == Tag::kSup || node.tag == Tag::kSub) {
      // A raised note takes no room; raised words (m², 1ᵉʳ) belong to what stands beside them.
      const NodeId first = node.first_child;
      if (first != kNoNode && document.data(first).tag == Tag::kText) {
        out->joined.push_back(kBreakByte);
      }
    } else if (kind != ElementKind::kMarker && kind != ElementKind::kSubflow &&
               node.tag != Tag::kComment && node.tag != Tag::kProcessingInstruction) {
      out->joined.push_back(kBreakByte);
    }
  }
}

// A wrapping and where in the tree it begins and ends: children of one parent, whole or cut.
struct Job {
  Wrapping* wrapping = nullptr;
  NodeId parent = kNoNode;
  NodeId first = kNoNode;
  NodeId last = kNoNode;
  uint32_t begin = 0;  // in `first`, when that is a text node
  uint32_t end = 0;    // in `last`
};

class Wrapper {
 public:
  Wrapper(const BlockText& text, NodeId block, Document* document)
      : text_(text), block_(block), document_(document) {}

  void Run(std::vector<Wrapping>* wrappings);

 private:
  using JobIterator = std::vector<Job>::const_iterator;

  size_t PieceAt(uint32_t offset, size_t from) const {
    while (text_.pieces[from].end <= offset) ++from;
    return from;
  }
  NodeId Parent(NodeId id) const { return document_->data(id).parent; }
  uint32_t Depth(NodeId id) const;
  bool Locate(const Wrapping& wrapping, size_t first, size_t last, Job* job) const;
  void Rebuild(JobIterator job, JobIterator end);
  void PutElement(NodeId child, JobIterator end, JobIterator* job, NodeId* out);
  void PutText(NodeId child, JobIterator end, JobIterator* job, NodeId* out);
  NodeId Open(const Job& job);
  void PutPart(NodeId node, uint32_t begin, uint32_t end, NodeId parent);

  const BlockText& text_;
  NodeId block_;
  Document* document_;
};

uint32_t Wrapper::Depth(NodeId id) const {
  uint32_t depth = 0;
  for (; id != block_; id = Parent(id)) ++depth;
  return depth;
}

// Climbs from both ends to the lowest common parent. An end may only leave an element whose text it
// covers from the element's edge; else the wrapping would cut the element in two.
bool Wrapper::Locate(const Wrapping& wrapping, size_t first, size_t last, Job* job) const {
  NodeId a = text_.pieces[first].node, b = text_.pieces[last].node;
  job->begin = wrapping.begin - text_.pieces[first].begin;
  job->end = wrapping.end - text_.pieces[last].begin;
  bool a_whole = job->begin == 0;
  bool b_whole = wrapping.end == text_.pieces[last].end;
  uint32_t a_depth = Depth(a), b_depth = Depth(b);
  while (Parent(a) != Parent(b)) {
    if (a_depth >= b_depth) {
      a_whole = a_whole && document_->data(a).previous_sibling == kNoNode;
      if (!a_whole) return false;
      a = Parent(a);
      --a_depth;
    } else {
      b_whole = b_whole && document_->data(b).next_sibling == kNoNode;
      if (!b_whole) return false;
      b = Parent(b);
      --b_depth;
    }
  }
  job->parent = Parent(a);
  job->first = a;
  job->last = b;
  return true;
}

void Wrapper::Run(std::vector<Wrapping>* wrappings) {
  std::vector<Job> jobs;
  jobs.reserve(wrappings->size());
  size_t piece = 0;
  for (Wrapping& wrapping : *wrappings) {
    piece = PieceAt(wrapping.begin, piece);
    Job job;
    job.wrapping = &wrapping;
    if (Locate(wrapping, piece, PieceAt(wrapping.end - 1, piece), &job)) jobs.push_back(job);
  }
  // All of one parent together: its children are put anew only once.
  const auto by_parent = [](const Job& a, const Job& b) { return a.parent < b.parent; };
  if (!std::is_sorted(jobs.begin(), jobs.end(), by_parent)) {
    std::stable_sort(jobs.begin(), jobs.end(), by_parent);
  }
  for (auto job = jobs.cbegin(); job != jobs.cend();) {
    auto end = job;
    while (end != jobs.cend() && end->parent == job->parent) ++end;
    Rebuild(job, end);
    job = end;
  }
}

NodeId Wrapper::Open(const Job& job) {
  const uint32_t source = document_->data(job.first).source;
  job.wrapping->element = document_->AppendElement(job.parent, job.wrapping->tag, source);
  return job.wrapping->element;
}

void Wrapper::PutPart(NodeId node, uint32_t begin, uint32_t end, NodeId parent) {
  if (begin >= end) return;
  const Document::NodeData data = document_->data(node);
  document_->AppendTextView(parent, data.text.substr(begin, end - begin), data.source + begin);
}

// Takes all children off and puts them back in their order, cut where a wrapping begins or ends.
void Wrapper::Rebuild(JobIterator job, JobIterator end) {
  const NodeId parent = job->parent;
  const NodeId last = document_->data(parent).last_child;
  NodeId out = parent;
  for (NodeId child = document_->data(parent).first_child, next; child != kNoNode; child = next) {
    // What is put back stands behind the last of those that were there.
    next = child == last ? kNoNode : document_->data(child).next_sibling;
    document_->Detach(child);
    if (document_->data(child).tag == Tag::kText) {
      PutText(child, end, &job, &out);
    } else {
      PutElement(child, end, &job, &out);
    }
  }
}

void Wrapper::PutElement(NodeId child, JobIterator end, JobIterator* job, NodeId* out) {
  if (*job != end && (*job)->first == child) *out = Open(**job);
  document_->Reparent(child, *out);
  if (*job != end && (*job)->last == child) {
    *out = (*job)->parent;
    ++*job;
  }
}

void Wrapper::PutText(NodeId child, JobIterator end, JobIterator* job, NodeId* out) {
  uint32_t done = 0;
  while (*job != end) {
    const Job& current = **job;
    if (*out == current.parent) {
      if (current.first != child) break;
      PutPart(child, done, current.begin, *out);
      done = current.begin;
      *out = Open(current);
    }
    if (current.last != child) break;
    PutPart(child, done, current.end, *out);
    done = current.end;
    *out = current.parent;
    ++*job;
  }
  if (done == 0) {
    document_->Reparent(child, *out);
  } else {
    PutPart(child, done, static_cast<uint32_t>(document_->data(child).text.size()), *out);
  }
}

}  // namespace

std::vector<TextBlock> FindTextBlocks(const Document& document) {
  std::vector<TextBlock> blocks;
  if (document.root()) BlockFinder(document, &blocks).Visit(document.root().id());
  return blocks;
}

void ReadBlockText(const Document& document, NodeId block, BlockText* out) {
  out->pieces.clear();
  const NodeId first = document.data(block).first_child;
  if (first != kNoNode && first == document.data(block).last_child &&
      document.data(first).tag == Tag::kText) {
    // One text, as a rule: no copy.
    out->text = document.data(first).text;
    out->pieces.push_back({0, static_cast<uint32_t>(out->text.size()), first});
    return;
  }
  out->joined.clear();
  ReadInto(document, block, out);
  out->text = out->joined;
}

void WrapText(const BlockText& text, NodeId block, std::vector<Wrapping>* wrappings,
              Document* document) {
  if (!wrappings->empty()) Wrapper(text, block, document).Run(wrappings);
}

}  // namespace lexport
