#include "render/split.h"

#include "render/element_rules.h"
#include "render/titles.h"

namespace lexport::book {
namespace {

constexpr uint64_t kMaxTitlePageBytes = 8 << 10;
constexpr uint64_t kSmallEnding = 4 << 10;  // signatures and dates stay with what they end
// Above so many headed units at the top a file for each would be a burden for readers; small
// neighbours are put together then.
constexpr size_t kManyUnits = 1000;

// Walks down from the root and keeps account of how full the present file is.
class Splitter {
 public:
  Splitter(const std::vector<uint32_t>& sizes, uint64_t limit) : sizes_(sizes), limit_(limit) {}

  void SplitRoot(Node root);
  std::vector<NodeId> TakeStarts() { return std::move(starts_); }

 private:
  uint64_t SizeOf(Node node) const { return sizes_[node.id()]; }
  void Start(Node node) {
    starts_.push_back(node.id());
    filled_ = 0;
  }
  void SplitDocument(Node document, bool is_main);
  void SplitUnits(Node body);
  void SplitEach(Node collection);
  void Place(Node node);
  void PlaceChildren(Node node);

  const std::vector<uint32_t>& sizes_;
  const uint64_t limit_;
  uint64_t filled_ = 0;
  std::vector<NodeId> starts_;
};

bool IsHeaded(Node node) { return TitleOfUnit(node).kind == TitleKind::kHeading; }

bool IsShown(Node node) { return node.is_element() && RuleFor(node.tag()).shape != Shape::kNone; }

bool IsTitle(Node node) { return RuleFor(node.tag()).shape == Shape::kTitle; }

bool IsFront(Tag tag) {
  return tag == Tag::kCoverPage || tag == Tag::kPreface || tag == Tag::kHeader;
}

bool IsCollection(Tag tag) {
  return tag == Tag::kAttachments || tag == Tag::kComponents || tag == Tag::kCollectionBody;
}

size_t CountHeaded(Node body) {
  size_t count = 0;
  for (Node child : body.children()) count += child.is_element() && IsHeaded(child);
  return count;
}

// Puts `node` into the present file, or into a new one when that is full, or divides it.
void Splitter::Place(Node node) {
  const uint64_t size = SizeOf(node);
  if (filled_ + size <= limit_) {
    filled_ += size;
    return;
  }
  if (filled_ >= limit_ / 4) Start(node);
  if (size > limit_ && RuleFor(node.tag()).splits) {
    PlaceChildren(node);
  } else {
    filled_ += size;
  }
}

void Splitter::PlaceChildren(Node node) {
  for (Node child : node.children()) {
    if (!IsShown(child)) continue;
    if (IsTitle(child)) {
      filled_ += SizeOf(child);  // a title stays with its unit
    } else {
      Place(child);
    }
  }
}

// The units of a body: one with a heading begins a file. A heading that stands between units
// begins one as well, and keeps the unit that follows it.
void Splitter::SplitUnits(Node body) {
  const uint64_t enough = CountHeaded(body) > kManyUnits ? limit_ / 4 : 0;
  bool fresh = true;  // nothing but headings in the present file yet
  for (Node child : body.children()) {
    if (!IsShown(child)) continue;
    if (IsTitle(child)) {
      filled_ += SizeOf(child);
      continue;
    }
    const bool cross_heading = child.tag() == Tag::kCrossHeading;
    if (!fresh && (cross_heading || IsHeaded(child)) && filled_ >= enough) Start(child);
    fresh = cross_heading;
    Place(child);
  }
}

void Splitter::SplitEach(Node collection) {
  for (Node child : collection.children()) {
    if (!IsShown(child) || IsTitle(child)) continue;
    Start(child);
    Place(child);
  }
}

void Splitter::SplitDocument(Node document, bool is_main) {
  bool on_title_page = is_main;
  for (Node child : document.children()) {
    if (!IsShown(child)) continue;
    if (on_title_page && BelongsOnTitlePage(child, sizes_)) continue;
    const bool first = on_title_page;
    on_title_page = false;
    const Tag tag = child.tag();
    if (IsCollection(tag)) {
      SplitEach(child);
    } else if (tag == Tag::kConclusions && !first && SizeOf(child) <= kSmallEnding) {
      filled_ += SizeOf(child);
    } else {
      Start(child);
      if (tag == Tag::kPreamble || tag == Tag::kConclusions || IsFront(tag)) {
        PlaceChildren(child);
      } else {
        SplitUnits(child);
      }
    }
  }
}

void Splitter::SplitRoot(Node root) {
  bool is_main = true;
  for (Node child : root.children()) {
    if (IsCollection(child.tag())) {
      SplitEach(child);
    } else if (IsShown(child)) {
      SplitDocument(child, is_main);
      is_main = false;
    }
  }
}

}  // namespace

bool BelongsOnTitlePage(Node child, const std::vector<uint32_t>& sizes) {
  return IsFront(child.tag()) && sizes[child.id()] <= kMaxTitlePageBytes;
}

std::vector<NodeId> ChoosePartStarts(const Document& document, const std::vector<uint32_t>& sizes,
                                     uint64_t part_bytes) {
  Splitter splitter(sizes, part_bytes);
  splitter.SplitRoot(document.root());
  return splitter.TakeStarts();
}

}  // namespace lexport::book
