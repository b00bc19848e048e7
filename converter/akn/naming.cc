#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "akn/build.h"
#include "akn/naming_kinds.h"

namespace lexport {
namespace {

// The eIds given so far, by open addressing. Views of strings that the document owns.
class UsedNames {
 public:
  // True when `name` was not in yet; it is now.
  bool Insert(std::string_view name) {
    const size_t hash = std::hash<std::string_view>()(name);
    size_t at = hash & mask_;
    const auto part = static_cast<uint32_t>(hash);
    for (; slots_[at].name != kFree; at = (at + 1) & mask_) {
      if (slots_[at].hash == part && names_[slots_[at].name] == name) return false;
    }
    slots_[at] = {part, static_cast<uint32_t>(names_.size())};
    names_.push_back(name);
    if (2 * names_.size() > slots_.size()) Grow();
    return true;
  }

 private:
  static constexpr uint32_t kFree = 0xffffffffu;
  struct Slot {
    uint32_t hash = 0;  // its lower bits, which are more than the mask has
    uint32_t name = kFree;
  };

  void Grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.name == kFree) continue;
      size_t at = slot.hash & mask_;
      while (slots_[at].name != kFree) at = (at + 1) & mask_;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  size_t mask_ = 63;
  std::vector<std::string_view> names_;
};

// An open element that has an eId, or that begins a scope, with its counts.
struct Frame {
  std::string_view eid;  // empty for the main document
  bool context = false;
  bool top = false;  // of a scope
  uint32_t scope = 0;
  uint32_t component = 0;  // the scope of the document, attachment or component round it
  std::vector<std::pair<Tag, uint32_t>> counts;

  uint32_t Next(Tag tag) {
    for (auto& [counted, count] : counts) {
      if (counted == tag) return ++count;
    }
    counts.emplace_back(tag, 1);
    return 1;
  }
};

std::string_view LastSegment(std::string_view iri) {
  const size_t slash = iri.rfind('/');
  return slash == std::string_view::npos ? iri : iri.substr(slash + 1);
}

void AppendCount(uint32_t count, std::string* eid) {
  char digits[12] = {'_'};
  eid->append(digits, std::to_chars(digits + 1, std::end(digits), count).ptr);
}

class Namer {
 public:
  explicit Namer(Document* document) : document_(*document), survey_(*document) {}
  void Run();

 private:
  struct Renamed {
    uint32_t component;
    std::string_view from, to;
  };

  void Enter(const NamedNode& named);
  Frame& Push(std::string_view eid);
  std::string_view Assign(const NamedNode& named);
  Frame& FrameFor(const NamedNode& named);
  void AppendStep(const NamedNode& named, Frame* frame, std::string* eid);
  void AppendNumber(const NamedNode& named, Frame* frame, std::string* eid);
  void AppendLabel(const NamedNode& named, Frame* frame, std::string* eid);
  std::string_view MakeUnique(std::string* eid);
  void RewriteReferences();

  Document& document_;
  const Survey survey_;
  size_t next_number_ = 0;  // of survey_
  uint32_t scope_count_ = 1;
  std::vector<Frame> frames_;  // the first `depth_` are in use; the rest keep their memory
  size_t depth_ = 0;
  UsedNames used_;
  std::unordered_map<std::string_view, uint32_t> repeats_;
  std::vector<Renamed> renamed_;  // all that had a name, changed or not
  bool changed_ = false;
  std::string buffer_;
};

Frame& Namer::Push(std::string_view eid) {
  if (depth_ == frames_.size()) frames_.emplace_back();
  Frame& frame = frames_[depth_++];
  frame.eid = eid;
  frame.counts.clear();
  return frame;
}

// The open element from which `named` is counted and whose eId stands before its own.
Frame& Namer::FrameFor(const NamedNode& named) {
  const uint32_t scope = frames_[depth_ - 1].scope;
  const bool through_scope =
      named.rule.reach == EIdReach::kScope ||
      (named.rule.step == EIdStep::kNumbered && survey_.IsGlobal(scope, named.tag) &&
       document_.node(named.node).parent().tag() != Tag::kList);
  size_t at = depth_ - 1;
  if (through_scope) {
    while (at > 0 && frames_[at - 1].scope == scope) --at;
  } else if (named.rule.reach == EIdReach::kContext) {
    while (!frames_[at].context) --at;
  }
  return frames_[at];
}

// A printed number; without one, the place among its like, and "nn" where its like are numbered.
void Namer::AppendNumber(const NamedNode& named, Frame* frame, std::string* eid) {
  const std::string_view number = survey_.number(next_number_++);
  const Tag counted = CountedAs(named.tag);
  const uint32_t place = frame->Next(counted);
  if (!number.empty()) {
    (*eid += '_') += number;
  } else if (document_.node(named.node).child(Tag::kNum) ||
             !survey_.IsNumbered(frame->scope, named.tag)) {
    AppendCount(place, eid);
  } else {
    *eid += "_nn";
    AppendCount(frame->Next(static_cast<Tag>(~static_cast<uint16_t>(counted))), eid);
  }
}

// The label that the element has, without the prefix of an earlier naming, or one from its link.
void Namer::AppendLabel(const NamedNode& named, Frame* frame, std::string* eid) {
  const Node node = document_.node(named.node);
  std::string_view label = node.attribute(Attr::kEId);
  if (label.starts_with(*eid)) label.remove_prefix(eid->size());
  const bool concept_like = TagName(named.tag).starts_with("TLC");
  if (label.empty() && concept_like) label = LastSegment(node.attribute(Attr::kHref));
  if (label.find_first_of(" \t\r\n") != std::string_view::npos) label = {};
  if (!label.empty()) {
    *eid += label;
    return;
  }
  *eid += EIdAbbreviation(named.tag);
  AppendCount(frame->Next(CountedAs(named.tag)), eid);
}

void Namer::AppendStep(const NamedNode& named, Frame* frame, std::string* eid) {
  if (named.rule.step == EIdStep::kLabel) return AppendLabel(named, frame, eid);
  *eid += EIdAbbreviation(named.tag);
  if (named.rule.step == EIdStep::kNumbered) AppendNumber(named, frame, eid);
  if (named.rule.step != EIdStep::kCounted && named.rule.step != EIdStep::kUnique) return;
  const uint32_t count = frame->Next(CountedAs(named.tag));
  if (named.rule.step == EIdStep::kCounted || count > 1) AppendCount(count, eid);
}

// Puts "_2", "_3" … behind a name that is taken.
std::string_view Namer::MakeUnique(std::string* eid) {
  std::string_view name = document_.Intern(*eid);
  if (used_.Insert(name)) return name;
  const size_t length = eid->size();
  uint32_t& repeat = repeats_.try_emplace(name, 1).first->second;
  do {
    eid->resize(length);
    AppendCount(++repeat, eid);
    name = document_.Intern(*eid);
  } while (!used_.Insert(name));
  return name;
}

std::string_view Namer::Assign(const NamedNode& named) {
  Frame& frame = FrameFor(named);
  buffer_ = frame.eid;
  if (!buffer_.empty()) buffer_ += "__";
  AppendStep(named, &frame, &buffer_);
  const std::string_view old = document_.node(named.node).attribute(Attr::kEId);
  // What is counted below a name that is unique is so itself; numbers and labels may repeat, and at
  // the top of a scope all kinds of names meet.
  const bool counted = named.rule.step == EIdStep::kCounted || named.rule.step == EIdStep::kUnique;
  const bool unique = counted && !frame.top;
  const std::string_view eid = unique ? document_.Intern(buffer_) : MakeUnique(&buffer_);
  if (!old.empty()) renamed_.push_back({frames_[depth_ - 1].component, old, eid});
  changed_ = changed_ || (!old.empty() && old != eid);
  document_.SetAttributeView(named.node, Attr::kEId, eid);
  return eid;
}

void Namer::Enter(const NamedNode& named) {
  const std::string_view eid = Assign(named);
  const Frame& outer = frames_[depth_ - 1];
  const uint32_t scope = outer.scope, component = outer.component;
  Frame& frame = Push(eid);
  frame.context = IsContext(named.tag);
  frame.top = IsScope(named.tag);
  frame.scope = frame.top ? scope_count_++ : scope;
  const bool is_component = named.tag == Tag::kAttachment || named.tag == Tag::kComponent;
  frame.component = is_component ? frame.scope : component;
}

void Namer::Run() {
  Frame& main = Push({});
  main.context = main.top = true;
  for (const NodeId node : survey_.unnamed()) document_.RemoveAttribute(node, Attr::kEId);
  // The nodes of a large document have left the cache since the survey; they are called for while
  // those before them are named.
  constexpr size_t kAhead = 8;
  const std::vector<NamedNode>& all = survey_.named();
  for (size_t i = 0; i < all.size(); ++i) {
    if (i + kAhead < all.size()) __builtin_prefetch(&document_.data(all[i + kAhead].node));
    depth_ = 1 + all[i].outer;
    Enter(all[i]);
  }
  if (changed_) RewriteReferences();
}

// Links to names that have changed, "#old", follow: to the element of their own component that had
// the name, else to the first that had it.
class ReferenceRewriter {
 public:
  explicit ReferenceRewriter(Document* document) : document_(*document) {}

  void Add(uint32_t component, std::string_view from, std::string_view to) {
    by_component_.try_emplace(Key(component, from), to);
    by_name_.try_emplace(from, to);
  }
  void Rewrite(Node node, uint32_t component) {
    for (uint32_t i = document_.data(node.id()).first_attribute; i != 0xffffffffu;) {
      const Attribute attribute = document_.attribute(i);
      i = attribute.next;
      if (attribute.value.empty() || attribute.value[0] != '#') continue;
      const std::string value = Renew(attribute.value, component);
      if (value != attribute.value) document_.SetAttribute(node.id(), attribute.attr, value);
    }
  }

 private:
  static std::string Key(uint32_t component, std::string_view name) {
    return std::to_string(component) + ' ' + std::string(name);
  }
  // A value may hold several links, with spaces between them.
  std::string Renew(std::string_view value, uint32_t component) const {
    std::string out;
    for (size_t start = 0; start <= value.size();) {
      const size_t end = std::min(value.find(' ', start), value.size());
      const std::string_view token = value.substr(start, end - start);
      if (start > 0) out.push_back(' ');
      out += token.substr(0, 1);
      if (!token.empty()) {
        out += token[0] == '#' ? Find(token.substr(1), component) : token.substr(1);
      }
      start = end + 1;
    }
    return out;
  }
  std::string_view Find(std::string_view name, uint32_t component) const {
    const auto own = by_component_.find(Key(component, name));
    if (own != by_component_.end()) return own->second;
    const auto any = by_name_.find(name);
    return any == by_name_.end() ? name : any->second;
  }

  Document& document_;
  std::unordered_map<std::string, std::string_view> by_component_;
  std::unordered_map<std::string_view, std::string_view> by_name_;
};

void Namer::RewriteReferences() {
  ReferenceRewriter rewriter(&document_);
  for (const Renamed& renamed : renamed_) rewriter.Add(renamed.component, renamed.from, renamed.to);
  // Scopes are numbered as in Enter(), so that a component is known by the same number.
  uint32_t scopes = 1;
  std::vector<std::pair<NodeId, uint32_t>> components = {{kNoNode, 0}};
  for (Node node = document_.root(); node;) {
    if (IsScope(node.tag())) {
      const bool is_component = node.tag() == Tag::kAttachment || node.tag() == Tag::kComponent;
      if (is_component) components.emplace_back(node.id(), scopes);
      ++scopes;
    }
    if (node.is_element()) rewriter.Rewrite(node, components.back().second);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node) {
      if (components.back().first == node.id()) components.pop_back();
      if (node.next_sibling()) break;
      node = node.parent();
    }
    node = node.next_sibling();
  }
}

}  // namespace

void AssignEIds(Document* document) { Namer(document).Run(); }

}  // namespace lexport
