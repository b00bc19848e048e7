// Text where none is, and text where something else should be: empty elements, paragraphs that
// begin with the label of a unit, headings that hold a paragraph.

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/scan.h"
#include "validate/sense_label.h"

namespace lexport::validate {
namespace {

constexpr size_t kLabelBytes = 40;    // at the start of a p, in which a label would be found
constexpr size_t kLongHeading = 250;  // bytes; longer ones with several sentences are paragraphs
constexpr size_t kVeryLongHeading = 600;  // bytes; no heading is so long

// Elements that show as a hole when they are empty.
bool MustHoldText(Tag tag) {
  switch (tag) {
    case Tag::kP:
    case Tag::kHeading:
    case Tag::kSubheading:
    case Tag::kCrossHeading:
    case Tag::kNum:
    case Tag::kDocTitle:
    case Tag::kDocNumber:
    case Tag::kLongTitle:
    case Tag::kRef:
    case Tag::kDef:
    case Tag::kTerm:
    case Tag::kContent:
    case Tag::kItem:
      return true;
    default:
      return false;
  }
}

// Elements that stand for content though they hold no text. Those of foreign vocabularies
// (formulas, drawings) are content by themselves.
bool IsContentItself(Tag tag) {
  return KindOf(tag) == ElementKind::kMarker || tag == Tag::kForeignElement ||
         tag == Tag::kPlaceholder || tag == Tag::kFillIn || tag == Tag::kOmissis ||
         tag == Tag::kDecoration;
}

// Inside these, labels and holes are nobody's mistake.
bool IsExempt(Tag tag) {
  switch (tag) {
    case Tag::kMeta:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kToc:
    case Tag::kCoverPage:
    case Tag::kForeign:
      return true;
    default:
      return false;
  }
}

struct OpenText {
  bool has_content = false;
  bool only_text = true;  // nothing but text so far: a label that is marked up is no bare one
};

class SenseText : public Layer {
 public:
  explicit SenseText(Report* report) : faults_(report) {}

  bool WantsText() const override { return true; }

  void Start(const StartTag& tag, const OpenElements& open) override {
    const size_t depth = open.depth();
    if (open_.size() <= depth) open_.resize(depth + 1);
    open_[depth] = {};
    if (IsContentItself(tag.tag)) MarkContent(depth - 1);
    if (exempt_depth_ != 0) return;
    if (IsExempt(tag.tag) || SaysItIsIncomplete(tag)) {
      exempt_depth_ = depth;
      MarkContent(depth - 1);
    }
    if (text_depth_ == 0 && (tag.tag == Tag::kP || tag.tag == Tag::kHeading)) {
      text_depth_ = depth;
      text_.clear();
    } else if (text_depth_ != 0) {
      if (text_.empty()) open_[text_depth_].only_text = false;
      if (note_depth_ == 0 && KindOf(tag.tag) == ElementKind::kSubflow) note_depth_ = depth;
    }
  }

  void Text(std::string_view text, const OpenElements& open) override {
    const size_t depth = open.depth();
    if (depth >= open_.size()) return;
    if (!open_[depth].has_content) {
      if (open.text_is_blank() || HoldsNothing(text)) return;
      MarkContent(depth);
    }
    if (text_depth_ == 0 || exempt_depth_ != 0 || note_depth_ != 0) return;
    const size_t limit =
        open.at(text_depth_ - 1).tag == Tag::kHeading ? kVeryLongHeading + 1 : kLabelBytes;
    if (text_.size() < limit) text_.append(text.substr(0, limit - text_.size()));
  }

  void End(const OpenElements& open) override {
    const size_t depth = open.depth();
    const Tag tag = open.top().tag;
    if (exempt_depth_ == 0) {
      if (!open_[depth].has_content && MustHoldText(tag)) AddEmpty(open);
      if (depth == text_depth_ && tag == Tag::kP && open_[depth].only_text) CheckLabel(open);
      if (depth == text_depth_ && tag == Tag::kHeading) CheckHeading(open);
    }
    if (depth == text_depth_) text_depth_ = 0;
    if (depth == note_depth_) note_depth_ = 0;
    if (depth == exempt_depth_) exempt_depth_ = 0;
  }

  void Finish() override { faults_.Finish(); }

 private:
  // An element that says itself that its text is not there.
  static bool SaysItIsIncomplete(const StartTag& tag) {
    const std::string_view status = tag.Value(Attr::kStatus);
    return status == "incomplete" || status == "unknown" || status == "removed" ||
           status == "temporarilyRemoved" || status == "undefined";
  }

  void MarkContent(size_t depth) {
    for (; depth > 0 && !open_[depth].has_content; --depth) open_[depth].has_content = true;
  }

  void AddEmpty(const OpenElements& open) {
    const std::string name(TagName(open.top().tag));
    Draft draft = MakeDraft("sense.empty-element", open.top().at, name + " holds no text");
    draft.bearing.emptied = open.top().tag;
    draft.bearing.rests_on = {open.parent().at};  // which may say that it is incomplete
    faults_.Add(name, std::move(draft));
    MarkContent(open.depth());  // what encloses it is empty for the same reason
  }

  void CheckLabel(const OpenElements& open) {
    if (!IsBody(open) || !BeginsWithBareLabel(text_)) return;
    const std::string start = FoldSpaces(text_);
    const std::string label = start.substr(0, start.find(' '));
    faults_.Add("p", MakeDraft("sense.bare-label", open.top().at,
                               "p begins with the label \"" + label + "\"", {},
                               "make it a numbered unit and \"" + label + "\" its num"));
  }

  // In the body of a document, outside notes.
  static bool IsBody(const OpenElements& open) {
    for (size_t i = open.depth(); i-- > 0;) {
      const Tag tag = open.at(i).tag;
      if (tag == Tag::kAuthorialNote || tag == Tag::kPreface || tag == Tag::kConclusions)
        return false;
      if (tag == Tag::kBody || tag == Tag::kMainBody || tag == Tag::kPreamble) return true;
    }
    return false;
  }

  void CheckHeading(const OpenElements& open) {
    if (text_.size() <= kLongHeading) return;
    const std::string text = FoldSpaces(text_);
    if (text.size() <= kLongHeading) return;
    size_t sentences = 0;
    for (size_t i = text.find(". "); i != std::string::npos; i = text.find(". ", i + 1)) {
      sentences += i > 3 && text[i - 2] != ' ';  // an initial or abbreviation ends no sentence
    }
    if (sentences == 0 && text_.size() <= kVeryLongHeading) return;
    faults_.Add("heading",
                MakeDraft("sense.long-heading", open.top().at,
                          "heading holds a paragraph: \"" + text.substr(0, Cut(text)) + "…\""));
  }

  // A length near 60 bytes that parts no character.
  static size_t Cut(const std::string& text) {
    size_t length = std::min<size_t>(60, text.size());
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    return length;
  }

  FaultGroups faults_;
  std::vector<OpenText> open_;  // of the open element at a depth
  size_t exempt_depth_ = 0;     // of the outermost exempt element that is open; 0: none
  size_t text_depth_ = 0;       // of the open p or heading whose text is kept; 0: none
  size_t note_depth_ = 0;       // of a note or quotation inside it; 0: none
  std::string text_;            // its beginning
};

}  // namespace

std::unique_ptr<Layer> MakeSenseTextLayer(Report* report) {
  return std::make_unique<SenseText>(report);
}

}  // namespace lexport::validate
