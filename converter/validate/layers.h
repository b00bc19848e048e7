// The contract of the validator's layers: one SAX pass over the input, many listeners.
//
// The driver (driver.h) reads the XML once, safely, and tells every Layer of each start tag, text
// and end tag. A layer keeps what it must remember and reports through Report, giving a rule and
// the place of a start tag. What makes a finding readable (line, column, eId, XPath, the source
// line) is worked out afterwards, for the findings only, so that a valid document pays nothing for
// it.
//
//   class NoEmptyHeading : public Layer {
//     void Start(const StartTag& tag, const OpenElements& open) override { … }
//     void End(const OpenElements& open) override {
//       if (open.top().tag == Tag::kHeading && empty_)
//         report_->Add({.rule = "sense.empty-heading", .at = open.top().at, .message = "…"});
//     }
//   };
//
// Lifetimes: every string_view of an attribute value, of a name and of OpenElement is good until
// the run ends (values point into the input wherever possible), so layers may keep views and need
// not copy. The text of Layer::Text is good during the call only.

#ifndef LEXPORT_VALIDATE_LAYERS_H_
#define LEXPORT_VALIDATE_LAYERS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"
#include "lexport/validator.h"
#include "lexport/vocabulary.h"

namespace lexport::validate {

struct SafeInput;  // safe_input.h
class IdTable;     // id_table.h

// A place in the input. Opaque to layers: they copy it from a StartTag or an OpenElement and hand
// it to Report, now or later. Cheap to make and to keep (8 bytes): that of a start tag is the
// offset of its end, from which Report finds the '<' by itself.
struct Place {
  uint64_t offset : 63 = 0;
  uint64_t exact : 1 = 0;  // the offset itself is meant, not the tag that ends there

  bool is_set() const { return offset != 0; }

  static Place Exactly(uint64_t at) { return {at, 1}; }
};

// An attribute of a start tag. Declarations of namespaces (xmlns) are not attributes and not here.
struct AttributeView {
  Attr attr =
      Attr::kForeignAttribute;  // foreign: of another namespace, or unknown to the vocabulary
  std::string_view name;        // local name as written, "lang" for xml:lang
  std::string_view prefix;      // "" when there is none
  std::string_view uri;         // namespace; "" for none
  std::string_view value;       // after XML's normalisation; not collapsed
};

struct StartTag {
  Tag tag = Tag::kNone;   // kForeignElement for other namespaces and unknown names
  std::string_view name;  // local name
  std::string_view prefix;
  std::string_view uri;  // namespace
  Place at;
  std::span<const AttributeView> attributes;  // in the order of the document
  // A bit for each attribute, by its number modulo 64: most look-ups find nothing, and fast.
  uint64_t attribute_bits = ~uint64_t{0};

  static uint64_t BitOf(Attr attr) { return uint64_t{1} << (static_cast<unsigned>(attr) & 63); }

  const AttributeView* Find(Attr attr) const {
    if ((attribute_bits & BitOf(attr)) == 0) return nullptr;
    for (const AttributeView& a : attributes) {
      if (a.attr == attr) return &a;
    }
    return nullptr;
  }
  bool Has(Attr attr) const { return Find(attr) != nullptr; }
  std::string_view Value(Attr attr) const {  // "" when absent
    const AttributeView* a = Find(attr);
    return a ? a->value : std::string_view();
  }
};

// An element whose end tag is still to come.
struct OpenElement {
  Tag tag = Tag::kNone;
  uint32_t namespaces = 0;  // that its start tag declares
  Place at;
  std::string_view name;  // local name
  std::string_view uri;
  std::string_view eid;  // "" when it has none
};

// The elements open at this point, outermost first. In Layer::Start and Layer::End the top is the
// element that starts or ends.
class OpenElements {
 public:
  size_t depth() const { return elements_.size(); }  // 1 for the root element
  const OpenElement& top() const { return elements_.back(); }
  // The i-th from the root, 0 is the root itself; i < depth().
  const OpenElement& at(size_t i) const { return elements_[i]; }
  // The parent of the top; a kNone element above the root.
  const OpenElement& parent() const { return up(1); }
  // The element `steps` above the top; a kNone element when there are not so many.
  const OpenElement& up(size_t steps) const {
    static const OpenElement kNone;
    return steps < elements_.size() ? elements_[elements_.size() - 1 - steps] : kNone;
  }
  // The nearest element of that tag, the top included; null when there is none.
  const OpenElement* Nearest(Tag tag) const {
    for (size_t i = elements_.size(); i-- > 0;) {
      if (elements_[i].tag == tag) return &elements_[i];
    }
    return nullptr;
  }
  // True when such an element is open above the top.
  bool Inside(Tag tag) const {
    for (size_t i = 0; i + 1 < elements_.size(); ++i) {
      if (elements_[i].tag == tag) return true;
    }
    return false;
  }
  // In Layer::Text: whether the piece of text is nothing but XML's white space.
  bool text_is_blank() const { return text_is_blank_; }

 private:
  friend class Driver;
  std::vector<OpenElement> elements_;
  bool text_is_blank_ = false;
};

// By what Report tells a fault from what merely follows from another one, so that one fault is one
// message (follow_ups.h). All parts are optional.
struct Bearing {
  // What must be in order for the fault to be one of its own, besides its own start tag.
  std::vector<Place> rests_on;  // start tags
  Place since;                  // everything from there on to the fault's place

  bool yields = false;  // a fault that a layer above finds at the same start tag says more

  // What may be the wrong one instead, besides its own start tag.
  std::vector<Place> doubts;  // start tags
  Place until;                // everything from its own place to there
  Place unclosed;             // the structure of everything from there to its own place

  // A thing that is missing here may be the one that is found elsewhere.
  Tag stray = Tag::kNone;    // such an element stands where it should not
  std::vector<Tag> lacks;    // one of such elements is missing
  Tag emptied = Tag::kNone;  // such an element is empty and should not be

  // A reference that leads nowhere may mean an element that lost its eId.
  Tag nameless = Tag::kNone;  // such an element has no eId, or not its own
  std::string stem;           // elements are missing whose eIds begin so: "art_"
  std::string vanished;       // an eId by which elements name their context, but which is not there
  std::string absent;         // the eId that a reference leads to and no element has
  uint8_t target = 0;         // and what it should lead to: a Target

  // Of faults that are told by example: which kind they are of, and the one that counts the rest.
  std::string group;
  bool summary = false;
};

// What a layer says of one fault. `rule` must be in the table of rules, from which the severity
// comes.
struct Draft {
  std::string_view rule;  // a literal: not copied until the finding is made
  Place at;
  std::string message;                // a sentence without a trailing full stop
  std::vector<std::string> expected;  // nearest first; at most a handful
  std::string fix;
  // Where a finding is milder than its rule for a reason that the message states.
  std::optional<Severity> severity;
  Bearing bearing = {};
};

// Collects findings and, at the end of the run, fills in where they are. Rules that the options
// leave out (only, ignore) are dropped, but still count for valid().
class Report {
 public:
  // All three must outlive the report. `name` is the file as the user gave it.
  Report(const SafeInput& input, std::string_view name, const ValidateOptions& options);
  ~Report();
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  void Add(Draft draft);
  // True when a finding of the rule would be kept: for layers that want to save themselves work.
  bool Wants(std::string_view rule) const;

  // False when no rule of a family ("sense.") would be kept: its layers need not listen then.
  bool WantsAnyOf(std::string_view family) const;

  // True when the report has no room for one more finding of the rule, which is then only counted:
  // for layers whose messages cost time to make.
  bool Overflows(std::string_view rule);

  // For messages that name a second place: "line 12", counted from 1. The first call reads through
  // the input, so ask for messages only.
  uint64_t LineOf(Place at) const;

  // False once an error of the layers wellformed, safe or schema was added.
  bool valid() const;

  // Sorts by place, leaves out what follows from other faults, fills the locations (one more light
  // pass over the input when there is anything to place) and appends to *findings. To be called
  // once, by the driver's owner.
  void Finish(Findings* findings);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

using Tags = std::vector<Tag>;

// The tags of which `holds` is true.
template <typename Predicate>
Tags TagsThat(Predicate holds) {
  Tags tags;
  for (size_t i = 0; i < kTagCount; ++i) {
    if (holds(static_cast<Tag>(i))) tags.push_back(static_cast<Tag>(i));
  }
  return tags;
}

// One layer of rules. Called from one thread, in document order. A layer sees well-formed input up
// to the point where the run stops; Finish comes only when the whole document was read.
class Layer {
 public:
  virtual ~Layer() = default;
  virtual void Start(const StartTag& tag, const OpenElements& open) = 0;
  // The element on top ends.
  virtual void End(const OpenElements& /*open*/) {}
  // A piece of character data inside the top element; a text may come in several pieces, CDATA too.
  // Called only for layers whose WantsText() is true.
  virtual void Text(std::string_view /*text*/, const OpenElements& /*open*/) {}
  virtual bool WantsText() const { return false; }
  // For layers that want text of a few elements only: whether they do so now. To be set from within
  // their own events.
  bool listening() const { return listening_; }
  // The elements for which Start is called, and End; null for all. A layer that is concerned with
  // few names them, once and for all, in its constructor.
  const Tags* starts() const { return starts_; }
  const Tags* ends() const { return ends_; }
  // Start is called besides for start tags whose bits share one with these.
  uint64_t start_attributes() const { return start_attributes_; }
  // The document is over: for what only the whole document tells (links that lead nowhere).
  virtual void Finish() {}

 protected:
  bool listening_ = true;
  const Tags* starts_ = nullptr;
  const Tags* ends_ = nullptr;
  uint64_t start_attributes_ = 0;
};

using Layers = std::vector<std::unique_ptr<Layer>>;

// The layers of level 2 that `options` ask for (naming, links, sense, profiles), added to *layers.
// They report to `report` and look up in `eids` what the schema layer enters there; both outlive
// them. (level2.cc)
void AddLevel2Layers(const ValidateOptions& options, Report* report, IdTable* eids, Layers* layers);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_LAYERS_H_
