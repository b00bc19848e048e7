#include "validate/locate.h"

#include <array>

#include "validate/driver.h"
#include "validate/schema_tables.h"

namespace lexport::validate {
namespace {

// Counts children by tag at every depth. A count is good only if its epoch is that of the element
// open at the depth, so nothing need be cleared when an element opens.
class Locator : public Layer {
 public:
  Locator(std::string_view text, const std::vector<uint64_t>& offsets)
      : text_(text), offsets_(offsets), out_(offsets.size()) {}

  void set_driver(Driver* driver) { driver_ = driver; }

  void Start(const StartTag& tag, const OpenElements& open) override {
    const size_t depth = depth_ = open.depth();
    if (depth > levels_.size()) levels_.push_back(std::make_unique<Level>());
    Level& level = *levels_[depth - 1];
    const uint64_t parent = depth > 1 ? levels_[depth - 2]->element : 1;
    level.element = ++elements_;
    level.position = CountChild(&level, parent, tag.tag);
    const uint64_t begin = text_.substr(0, tag.at.offset).rfind('<');
    // Places before this tag are in the parent; the place of the tag itself is in this element.
    while (next_ < offsets_.size() && offsets_[next_] < begin) Describe(open, depth - 1);
    while (next_ < offsets_.size() && offsets_[next_] <= tag.at.offset) Describe(open, depth);
    if (next_ == offsets_.size()) driver_->Stop();
  }

  void End(const OpenElements& open) override {
    const uint64_t end = driver_->Position();
    while (next_ < offsets_.size() && offsets_[next_] < end) Describe(open, open.depth());
    depth_ = open.depth() - 1;
  }

  // The places behind the point where the reading ended are in what is still open there.
  void DescribeRest(const OpenElements& open) {
    while (next_ < offsets_.size()) Describe(open, depth_);
  }

  std::vector<ElementPlace> Take() { return std::move(out_); }

 private:
  struct Count {
    uint64_t epoch = 0;
    uint32_t count = 0;
  };
  struct Level {
    uint64_t element = 0;                     // serial number of the element open at this depth
    uint32_t position = 0;                    // of it among its like
    std::array<Count, kTagCount> children{};  // of the parent, by tag
    Count all;
  };

  static uint32_t CountChild(Level* level, uint64_t parent, Tag tag) {
    Count& all = level->all;
    if (all.epoch != parent) all = {parent, 0};
    ++all.count;
    // A name of no vocabulary is counted among all children, as * does.
    if (tag == Tag::kForeignElement) return all.count;
    Count& same = level->children[static_cast<size_t>(tag)];
    if (same.epoch != parent) same = {parent, 0};
    return ++same.count;
  }

  // Whether the schema lets several such children stand in the parent.
  static bool MayRepeat(const OpenElements& open, size_t depth) {
    if (depth == 1) return false;
    const ElementRow& parent = kElements[static_cast<size_t>(open.at(depth - 2).tag)];
    if (parent.content == Content::kUndeclared) return true;
    const ContentModel& model = kModels[parent.model];
    const uint8_t c = model.class_of[static_cast<size_t>(open.at(depth - 1).tag)];
    return c == 0 || model.repeatable[c] != 0;
  }

  void Describe(const OpenElements& open, size_t depth) {
    ElementPlace& place = out_[next_++];
    for (size_t d = 1; d <= depth; ++d) {
      const OpenElement& element = open.at(d - 1);
      const bool foreign = element.tag == Tag::kForeignElement;
      place.xpath += '/';
      place.xpath += foreign && d > 1 ? std::string_view("*") : element.name;
      if (levels_[d - 1]->position > 1 || MayRepeat(open, d)) {
        place.xpath += '[' + std::to_string(levels_[d - 1]->position) + ']';
      }
      if (!element.eid.empty()) place.eid = element.eid;
    }
  }

  std::string_view text_;
  const std::vector<uint64_t>& offsets_;
  size_t next_ = 0;
  std::vector<ElementPlace> out_;
  Driver* driver_ = nullptr;
  uint64_t elements_ = 1;
  size_t depth_ = 0;  // elements open that this layer was told of
  std::vector<std::unique_ptr<Level>> levels_;
};

}  // namespace

std::vector<ElementPlace> LocateElements(std::string_view text, const ValidateOptions& options,
                                         const std::vector<uint64_t>& offsets) {
  Locator locator(text, offsets);
  Driver driver(text, options, nullptr);
  locator.set_driver(&driver);
  Layer* layers[] = {&locator};
  driver.Run(layers);
  locator.DescribeRest(driver.open());
  return locator.Take();
}

}  // namespace lexport::validate
