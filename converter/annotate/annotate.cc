#include "annotate/annotate.h"

#include <unordered_map>
#include <unordered_set>

#include "annotate/blocks_of_text.h"
#include "annotate/entries.h"
#include "annotate/phrasebook.h"
#include "annotate/scanner.h"

namespace lexport {
namespace {

// The marks of one block: a range of all.
struct BlockMarks {
  NodeId block = kNoNode;
  NodeId component = kNoNode;
  size_t begin = 0;
  size_t end = 0;
};

class Annotator {
 public:
  Annotator(const Phrasebook& book, Document* document)
      : book_(book), document_(document), entries_(book) {}

  void Scan();
  Annotations Write();
  void Report(Findings* findings) const;

 private:
  Tag ElementOf(const Mark& mark);
  void WriteBlock(const BlockMarks& block);
  void WriteMark(const Mark& mark, NodeId element, std::string_view text);
  void WriteWork(const Mark& mark, NodeId element);

  const Phrasebook& book_;
  Document* document_;
  Entries entries_;
  std::vector<Mark> marks_;
  std::vector<BlockMarks> blocks_;
  std::vector<std::string> portions_;
  Annotations result_;

  // Of the block that is being written.
  NodeId component_ = kNoNode;
  BlockText text_;
  std::vector<Wrapping> wrappings_;
  std::vector<const Mark*> wrapped_;

  std::unordered_set<uint32_t> undated_;  // works
  size_t undated_marks_ = 0;
  std::string undated_example_;
};

void Annotator::Scan() {
  Scanner scanner(book_, *document_, &entries_);
  for (const TextBlock& block : FindTextBlocks(*document_)) {
    ReadBlockText(*document_, block.node, &text_);
    const size_t begin = marks_.size();
    scanner.Scan(block, text_.text, &marks_);
    if (marks_.size() == begin) continue;
    blocks_.push_back({block.node, block.component, begin, marks_.size()});
  }
  portions_ = scanner.portions();
}

// All dates are known only when the whole text was read, so elements are chosen after that.
Tag Annotator::ElementOf(const Mark& mark) {
  switch (mark.kind) {
    case MarkKind::kDate:
      return Tag::kDate;
    case MarkKind::kMonthYear:
      return Tag::kInline;
    case MarkKind::kUrl:
      return Tag::kA;
    case MarkKind::kEntry:
      return mark.tag;
    case MarkKind::kName:
      return Tag::kRef;
    case MarkKind::kLocal:
      return mark.last == kNoNode ? Tag::kRef : Tag::kRref;
    case MarkKind::kWork:
      if (entries_.work(mark.value).dated()) return Tag::kRef;
      return mark.portion == 0 ? Tag::kEntity : Tag::kNone;
  }
  return Tag::kNone;
}

Annotations Annotator::Write() {
  for (const BlockMarks& block : blocks_) WriteBlock(block);
  result_.entries = entries_.Take();
  return std::move(result_);
}

void Annotator::WriteBlock(const BlockMarks& block) {
  component_ = block.component;
  ReadBlockText(*document_, block.block, &text_);
  wrappings_.clear();
  wrapped_.clear();
  for (size_t i = block.begin; i < block.end; ++i) {
    const Tag tag = ElementOf(marks_[i]);
    if (tag == Tag::kNone) continue;
    wrappings_.push_back({marks_[i].begin, marks_[i].end, tag, kNoNode});
    wrapped_.push_back(&marks_[i]);
  }
  WrapText(text_, block.block, &wrappings_, document_);
  for (size_t i = 0; i < wrappings_.size(); ++i) {
    if (wrappings_[i].element != kNoNode) {
      WriteMark(*wrapped_[i], wrappings_[i].element, text_.text);
    }
  }
}

bool IsHexDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The address as a URI. One printed without its scheme is one of the web, and xs:anyURI would take
// it for a path; what may not stand where it stands (RFC 3986) is percent-encoded.
std::string UrlOf(std::string_view printed) {
  std::string url = printed.substr(0, 4) == "www." ? "http://" : "";
  bool fragment = false;
  for (size_t i = 0; i < printed.size(); ++i) {
    const char c = printed[i];
    const bool escape = c == '%' && i + 2 < printed.size() && IsHexDigit(printed[i + 1]) &&
                        IsHexDigit(printed[i + 2]);
    if (c == '[' || c == ']') {
      url += c == '[' ? "%5B" : "%5D";
    } else if ((c == '%' && !escape) || (c == '#' && fragment)) {
      url += c == '%' ? "%25" : "%23";
    } else {
      url.push_back(c);
    }
    fragment = fragment || c == '#';
  }
  return url;
}

// A portion follows a component at once ("/!annex_1~art_3"), a work behind a slash ("/~art_3").
std::string WithPortion(std::string iri, std::string_view portion) {
  const bool component = iri.find("/!") != iri.npos;
  if (component && portion.substr(0, 2) == "/~") portion.remove_prefix(1);
  return iri.append(portion);
}

void Annotator::WriteMark(const Mark& mark, NodeId element, std::string_view text) {
  switch (mark.kind) {
    case MarkKind::kDate:
      document_->SetAttribute(element, Attr::kDate, IsoDate(mark.value));
      break;
    case MarkKind::kMonthYear:
      document_->SetAttribute(element, Attr::kName, book_.month_year_inline);
      break;
    case MarkKind::kUrl:
      document_->SetAttribute(element, Attr::kHref,
                              UrlOf(text.substr(mark.begin, mark.end - mark.begin)));
      break;
    case MarkKind::kEntry:
      if (mark.tag == Tag::kEntity) {
        document_->SetAttribute(element, Attr::kName, entries_.entry(mark.value).name);
      }
      result_.uses.push_back({element, mark.value, component_});
      break;
    case MarkKind::kName:
      document_->SetAttribute(element, Attr::kHref,
                              WithPortion(book_.names[mark.value].iri, portions_[mark.portion]));
      break;
    case MarkKind::kWork:
      WriteWork(mark, element);
      break;
    case MarkKind::kLocal:
      result_.locals.push_back({element, mark.target, mark.last});
      break;
  }
}

void Annotator::WriteWork(const Mark& mark, NodeId element) {
  const CitedWork& work = entries_.work(mark.value);
  if (work.dated()) {
    document_->SetAttribute(element, Attr::kHref,
                            WithPortion(work.Href(), portions_[mark.portion]));
    return;
  }
  document_->SetAttribute(element, Attr::kName, work.entity_name);
  ++undated_marks_;
  if (undated_.insert(mark.value).second && undated_example_.empty()) {
    undated_example_ = work.show_as;
  }
  result_.uses.push_back({element, entries_.OfWork(mark.value), component_});
}

std::string Counted(size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void Annotator::Report(Findings* findings) const {
  if (undated_marks_ == 0 || findings == nullptr) return;
  Finding finding;
  finding.rule = "annotate.undated-reference";
  finding.severity = Severity::kWarning;
  finding.message = Counted(undated_marks_, "citation") + " of " +
                    Counted(undated_.size(), "document") +
                    " got no link, since the IRI of a document needs its date and the text does "
                    "not give it; the first is " +
                    undated_example_;
  finding.fix = "give the dates under [known-dates] in a file of mappings/annotate";
  findings->push_back(std::move(finding));
}

// Puts entries under meta/references, each once in every component that uses it.
class EntryWriter {
 public:
  EntryWriter(const Annotations& annotations, Document* document)
      : annotations_(annotations), document_(document) {}

  void Use(const Annotations::Use& use) {
    if (use.component == kNoNode) return;
    Component& known = components_[use.component];
    if (known.references == kNoNode) Open(use.component, &known);
    std::string& id = known.ids[use.entry];
    if (id.empty()) id = Add(annotations_.entries[use.entry], &known);
    document_->SetAttribute(use.element, Attr::kRefersTo, "#" + id);
  }

 private:
  struct Component {
    NodeId references = kNoNode;
    std::string prefix;                             // of the attachment's eIds
    std::unordered_map<uint32_t, std::string> ids;  // entry -> eId
    std::unordered_set<std::string_view> present;   // eIds under references
  };

  void Open(NodeId component, Component* known);
  NodeId MakeReferences(NodeId component);
  std::string Add(const Annotations::Entry& entry, Component* known);

  const Annotations& annotations_;
  Document* document_;
  std::unordered_map<NodeId, Component> components_;
};

void EntryWriter::Open(NodeId component, Component* known) {
  for (Node around = document_->node(component).parent(); around; around = around.parent()) {
    const std::string_view eid = around.attribute(Attr::kEId);
    const bool holder = around.tag() == Tag::kAttachment || around.tag() == Tag::kComponent;
    if (!holder || eid.empty()) continue;
    known->prefix = std::string(eid) + "__";
    break;
  }
  const Node meta = document_->node(component).child(Tag::kMeta);
  const Node references = meta.child(Tag::kReferences);
  known->references = references ? references.id() : MakeReferences(component);
  for (Node entry : document_->node(known->references).children()) {
    known->present.insert(entry.attribute(Attr::kEId));
  }
}

// `references` in its place among the children of meta, with the source that meta names for itself.
NodeId EntryWriter::MakeReferences(NodeId component) {
  Node meta = document_->node(component).child(Tag::kMeta);
  if (!meta) {
    const Node first = document_->node(component).first_child();
    meta = document_->node(first ? document_->InsertElementBefore(first.id(), Tag::kMeta)
                                 : document_->AppendElement(component, Tag::kMeta));
  }
  const std::string source(meta.child(Tag::kIdentification).attribute(Attr::kSource));
  Node behind;
  for (Node child : meta.children()) {
    const Tag tag = child.tag();
    if (!behind && (tag == Tag::kNotes || tag == Tag::kProprietary || tag == Tag::kPresentation)) {
      behind = child;
    }
  }
  const NodeId made = behind ? document_->InsertElementBefore(behind.id(), Tag::kReferences)
                             : document_->AppendElement(meta.id(), Tag::kReferences);
  document_->SetAttribute(made, Attr::kSource, source.empty() ? "#source" : source);
  return made;
}

std::string EntryWriter::Add(const Annotations::Entry& entry, Component* known) {
  std::string id = known->prefix + entry.id;
  if (known->present.count(id) != 0) return id;
  const NodeId node = document_->AppendElement(known->references, entry.tag);
  if (entry.tag == Tag::kTLCReference) document_->SetAttribute(node, Attr::kName, entry.name);
  document_->SetAttribute(node, Attr::kEId, id);
  document_->SetAttribute(node, Attr::kHref, entry.href);
  document_->SetAttribute(node, Attr::kShowAs, entry.show_as);
  return id;
}

// Takes elements away and leaves what is in them. Each parent's children are put anew once, so that
// this stays linear.
void Unwrap(const std::unordered_set<NodeId>& elements, Document* document) {
  std::unordered_set<NodeId> parents;
  for (const NodeId element : elements) parents.insert(document->data(element).parent);
  const auto children = [document](NodeId parent) {
    std::vector<NodeId> found;
    for (Node child : document->node(parent).children()) found.push_back(child.id());
    return found;
  };
  for (const NodeId parent : parents) {
    for (const NodeId child : children(parent)) {
      if (elements.count(child) == 0) {
        document->Reparent(child, parent);
        continue;
      }
      document->Detach(child);
      for (const NodeId inner : children(child)) document->Reparent(inner, parent);
    }
  }
}

}  // namespace

Annotations Annotate(const Mapping& mapping, std::string_view language, Document* document,
                     Findings* findings) {
  const std::shared_ptr<const Phrasebook> book = GetPhrasebook(mapping, language, findings);
  if (book == nullptr) return {};
  Annotator annotator(*book, document);
  annotator.Scan();
  Annotations annotations = annotator.Write();
  annotator.Report(findings);
  return annotations;
}

void ResolveReferences(const Annotations& annotations, Document* document) {
  const auto local = [document](NodeId target) {
    const std::string_view eid = document->node(target).attribute(Attr::kEId);
    return eid.empty() ? std::string() : "#" + std::string(eid);
  };
  std::unordered_set<NodeId> lost;
  for (const Annotations::Local& reference : annotations.locals) {
    const std::string href = local(reference.target);
    const bool range = reference.last != kNoNode;
    const std::string last = range ? local(reference.last) : "";
    if (href.empty() || (range && last.empty())) {
      lost.insert(reference.element);
    } else if (range) {
      document->SetAttribute(reference.element, Attr::kFrom, href);
      document->SetAttribute(reference.element, Attr::kUpTo, last);
    } else {
      document->SetAttribute(reference.element, Attr::kHref, href);
    }
  }
  Unwrap(lost, document);
  EntryWriter writer(annotations, document);
  for (const Annotations::Use& use : annotations.uses) writer.Use(use);
}

}  // namespace lexport
