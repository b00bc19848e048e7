#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "akn/build.h"
#include "akn/naming_kinds.h"
#include "base/bytes.h"
#include "base/swar.h"

namespace lexport {
namespace {

// The eIds given so far, by open addressing. Views of strings that the document owns.
class UsedNames {
 public:
  // With room for `count` names, a hint.
  explicit UsedNames(size_t count) : slots_(std::bit_ceil(2 * count + 64)) {
    names_.reserve(count);
  }

  // True when `name` was not in yet; it is now.
  bool Insert(std::string_view name) {
    const auto part = static_cast<uint32_t>(swar::Hash(name) >> 32);
    size_t at = part & mask_;
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
    uint32_t hash = 0;
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

  std::vector<Slot> slots_;
  size_t mask_ = slots_.size() - 1;
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

// An eId in the making: small parts, copied without a call.
class NameBuffer {
 public:
  void Clear() { size_ = 0; }
  void Resize(size_t size) { size_ = size; }  // only to make it shorter
  size_t size() const { return size_; }
  std::string_view view() const { return {bytes_.data(), size_}; }

  void Append(std::string_view part) {
    MakeRoom(part.size());
    char* to = bytes_.data() + size_;
    size_ += part.size();
    for (; part.size() > kByteBlock; part.remove_prefix(kByteBlock), to += kByteBlock) {
      std::memcpy(to, part.data(), kByteBlock);
    }
    CopyWithinBlock(part.data(), part.size(), to);
  }

  // "_12"
  void AppendCount(uint32_t count) {
    MakeRoom(kByteBlock);
    char* to = bytes_.data() + size_;
    *to++ = '_';
    if (count < 10) {
      *to++ = static_cast<char>('0' + count);
    } else {
      to = std::to_chars(to, bytes_.data() + bytes_.size(), count).ptr;
    }
    size_ = static_cast<size_t>(to - bytes_.data());
  }

 private:
  void MakeRoom(size_t more) {
    if (bytes_.size() - size_ < more) bytes_.resize(2 * bytes_.size() + more);
  }

  std::vector<char> bytes_ = std::vector<char>(256);
  size_t size_ = 0;
};

class Namer {
 public:
  explicit Namer(Document* document)
      : document_(*document), survey_(*document), used_(survey_.named().size()) {}
  void Run();

 private:
  struct Renamed {
    uint32_t component;
    std::string_view from, to;
  };

  void Enter(const NamedNode& named, bool holds_named);
  Frame& Push(std::string_view eid);
  std::string_view Assign(const NamedNode& named);
  Frame& FrameFor(const NamedNode& named);
  void AppendStep(const NamedNode& named, Frame* frame);
  void AppendNumber(const NamedNode& named, Frame* frame);
  void AppendLabel(const NamedNode& named, Frame* frame);
  std::string_view MakeUnique();
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
  NameBuffer eid_;  // of the element that is being named
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
  const EIdRule rule = named.kind->rule;
  const bool through_scope =
      rule.reach == EIdReach::kScope ||
      (rule.step == EIdStep::kNumbered && survey_.IsGlobal(scope, named.kind->tag) &&
       document_.node(named.node).parent().tag() != Tag::kList);
  size_t at = depth_ - 1;
  if (through_scope) {
    while (at > 0 && frames_[at - 1].scope == scope) --at;
  } else if (rule.reach == EIdReach::kContext) {
    while (!frames_[at].context) --at;
  }
  return frames_[at];
}

// A printed number; without one, the place among its like, and "nn" where its like are numbered.
void Namer::AppendNumber(const NamedNode& named, Frame* frame) {
  const std::string_view number = survey_.number(next_number_++);
  const Tag counted = named.kind->counted;
  const uint32_t place = frame->Next(counted);
  if (!number.empty()) {
    eid_.Append("_");
    eid_.Append(number);
  } else if (document_.node(named.node).child(Tag::kNum) ||
             !survey_.IsNumbered(frame->scope, named.kind->tag)) {
    eid_.AppendCount(place);
  } else {
    eid_.Append("_nn");
    eid_.AppendCount(frame->Next(static_cast<Tag>(~static_cast<uint16_t>(counted))));
  }
}

// The label that the element has, without the prefix of an earlier naming, or one from its link.
void Namer::AppendLabel(const NamedNode& named, Frame* frame) {
  const Node node = document_.node(named.node);
  std::string_view label = node.attribute(Attr::kEId);
  if (label.starts_with(eid_.view())) label.remove_prefix(eid_.size());
  const bool concept_like = TagName(named.kind->tag).starts_with("TLC");
  if (label.empty() && concept_like) label = LastSegment(node.attribute(Attr::kHref));
  if (label.find_first_of(" \t\r\n") != std::string_view::npos) label = {};
  if (!label.empty()) return eid_.Append(label);
  eid_.Append(named.kind->abbreviation);
  eid_.AppendCount(frame->Next(named.kind->counted));
}

void Namer::AppendStep(const NamedNode& named, Frame* frame) {
  const EIdStep step = named.kind->rule.step;
  if (step == EIdStep::kLabel) return AppendLabel(named, frame);
  eid_.Append(named.kind->abbreviation);
  if (step == EIdStep::kNumbered) return AppendNumber(named, frame);
  const uint32_t count = frame->Next(named.kind->counted);
  if (step == EIdStep::kCounted || count > 1) eid_.AppendCount(count);
}

// Puts "_2", "_3" … behind a name that is taken.
std::string_view Namer::MakeUnique() {
  std::string_view name = document_.Intern(eid_.view());
  if (used_.Insert(name)) return name;
  const size_t length = eid_.size();
  uint32_t& repeat = repeats_.try_emplace(name, 1).first->second;
  do {
    eid_.Resize(length);
    eid_.AppendCount(++repeat);
    name = document_.Intern(eid_.view());
  } while (!used_.Insert(name));
  return name;
}

std::string_view Namer::Assign(const NamedNode& named) {
  Frame& frame = FrameFor(named);
  eid_.Clear();
  eid_.Append(frame.eid);
  if (!frame.eid.empty()) eid_.Append("__");
  AppendStep(named, &frame);
  // What is counted below a name that is unique is so itself; numbers and labels may repeat, and at
  // the top of a scope all kinds of names meet.
  const EIdStep step = named.kind->rule.step;
  const bool counted = step == EIdStep::kCounted || step == EIdStep::kUnique;
  const bool unique = counted && !frame.top;
  const std::string_view eid = unique ? document_.Intern(eid_.view()) : MakeUnique();
  const std::string_view old = document_.node(named.node).attribute(Attr::kEId);
  if (!old.empty()) renamed_.push_back({frames_[depth_ - 1].component, old, eid});
  changed_ = changed_ || (!old.empty() && old != eid);
  document_.SetAttributeView(named.node, Attr::kEId, eid);
  return eid;
}

void Namer::Enter(const NamedNode& named, bool holds_named) {
  const std::string_view eid = Assign(named);
  const NamingKind& kind = *named.kind;
  const uint32_t inner_scope = kind.scope ? scope_count_++ : frames_[depth_ - 1].scope;
  if (!holds_named) return;
  const uint32_t component = frames_[depth_ - 1].component;
  Frame& frame = Push(eid);
  frame.context = kind.context;
  frame.top = kind.scope;
  frame.scope = inner_scope;
  const bool is_component = kind.tag == Tag::kAttachment || kind.tag == Tag::kComponent;
  frame.component = is_component ? inner_scope : component;
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
    Enter(all[i], i + 1 < all.size() && all[i + 1].outer > all[i].outer);
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
    if (NamingKinds()[static_cast<size_t>(node.tag())].scope) {
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
