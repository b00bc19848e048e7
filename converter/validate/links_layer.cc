// Do local references lead somewhere, and to the right kind of thing?
//
// eIds stand in the table that the schema layer fills; references are held against it while the
// pass goes on, and those that lead ahead at its end, in linear time. All documents of a file share
// one space of eIds: the outermost document's uniqueness covers the nested ones, and they lean on
// its references.

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/id_table.h"
#include "validate/layer_kinds.h"
#include "validate/links_faults.h"
#include "validate/links_targets.h"
#include "validate/scan.h"

namespace lexport::validate {
namespace {

constexpr size_t kBatch = 1024;  // references that are looked up together

// Attributes that are a reference on some element.
const std::array<bool, kAttrCount>& LinkAttributes() {
  static const std::array<bool, kAttrCount> links = [] {
    std::array<bool, kAttrCount> all{};
    for (size_t i = 0; i < all.size(); ++i) {
      all[i] = !LinkKindOf(Tag::kRef, static_cast<Attr>(i)).rule.empty();
    }
    return all;
  }();
  return links;
}

// What a start tag's bits share with those of a reference or of an identifier besides the eId.
uint64_t BitsConcerned(const std::array<bool, kAttrCount>& links) {
  uint64_t bits = StartTag::BitOf(Attr::kWId) | StartTag::BitOf(Attr::kXmlId);
  for (size_t i = 0; i < links.size(); ++i) {
    if (links[i]) bits |= StartTag::BitOf(static_cast<Attr>(i));
  }
  return bits;
}

class Links : public Layer {
 public:
  Links(Report* report, IdTable* eids) : report_(report), eids_(eids), faults_(report, *eids) {
    static const Tags none;
    starts_ = ends_ = &none;
    start_attributes_ = BitsConcerned(is_link_);
  }

  void Start(const StartTag& tag, const OpenElements&) override {
    for (const AttributeView& attribute : tag.attributes) {
      if (is_link_[static_cast<size_t>(attribute.attr)]) {
        Collect(tag, attribute);
      } else if (attribute.attr == Attr::kWId || attribute.attr == Attr::kXmlId) {
        // xml:id is not the standard's way, but an identifier in XML all the same.
        others_.Enter(0, attribute.value, tag.at, tag.tag, TargetsOf(tag.tag));
      }
    }
  }

  void Finish() override {
    LookUp();
    for (const Reference& reference : ahead_) Check(reference);
    faults_.Finish();
  }

 private:
  void Collect(const StartTag& tag, const AttributeView& attribute) {
    const LinkKind kind = LinkKindOf(tag.tag, attribute.attr);
    if (kind.rule.empty() || !report_->Wants(kind.rule)) return;
    const std::string_view value = Trimmed(attribute.value);
    if (!kind.list) {
      const bool judged = kind.only_local || IsLocal(value) || MayLackHash(value, tag.tag);
      if (judged) Keep(value, tag, attribute.attr);
      return;
    }
    for (size_t i = 0; i < value.size();) {
      size_t end = i;
      while (end < value.size() && !IsXmlSpace(value[end])) ++end;
      if (end > i) Keep(value.substr(i, end - i), tag, attribute.attr);
      i = end + 1;
    }
    if (value.empty()) Keep(value, tag, attribute.attr);
  }

  void Keep(std::string_view value, const StartTag& tag, Attr attr) {
    batch_.push_back({value.data(), static_cast<uint32_t>(value.size()), tag.tag, attr, tag.at});
    if (batch_.size() >= kBatch) LookUp();
  }

  // "#eId", or "~eId", a portion of this very document.
  static bool IsLocal(std::string_view value) {
    return value.starts_with('#') || value.starts_with('~');
  }

  // Neither an IRI nor a file's name. What TLC elements lead to, the layer of naming judges.
  static bool MayLackHash(std::string_view value, Tag tag) {
    const auto is_mark = [](char c) { return c == '/' || c == ':' || c == '.' || c == '?'; };
    return std::none_of(value.begin(), value.end(), is_mark) && !TagName(tag).starts_with("TLC");
  }

  static std::string_view IdIn(std::string_view value) {
    std::string_view id = value.substr(1);
    if (value[0] == '~') id = id.substr(0, id.find_first_of("-#"));
    return id;
  }

  // Most references lead back, to what is known already, and need not be kept.
  void LookUp() {
    eids_->Settle();
    others_.Settle();
    for (const Reference& reference : batch_) {
      if (!IsGood(reference)) ahead_.push_back(reference);
    }
    batch_.clear();
  }

  bool IsGood(const Reference& reference) const {
    const std::string_view value = reference.text();
    if (!IsLocal(value)) return false;
    const IdTable::Entry* found = eids_->Find(IdIn(value));
    return found != nullptr && Includes(static_cast<TargetSet>(found->marks),
                                        LinkKindOf(reference.tag, reference.attr).target);
  }

  void Check(const Reference& reference) {
    const LinkKind kind = LinkKindOf(reference.tag, reference.attr);
    const std::string_view value = reference.text();
    if (!IsLocal(value)) return CheckUnmarked(reference, kind);
    const std::string_view id = IdIn(value);
    const IdTable::Entry* eid = eids_->Find(id);
    const IdTable::Entry* other = eid == nullptr ? others_.Find(id) : nullptr;
    if (eid != nullptr && !Includes(static_cast<TargetSet>(eid->marks), kind.target)) {
      faults_.AddWrongKind(reference, kind, *eid);
    } else if (eid == nullptr && other == nullptr) {
      faults_.AddDangling(reference, kind, id);
    }
  }

  // A value without "#": wrong in an attribute that takes only local references; elsewhere when it
  // is the eId of an element, or nothing at all.
  void CheckUnmarked(const Reference& reference, const LinkKind& kind) {
    const IdTable::Entry* found = eids_->Find(reference.text());
    const bool fits =
        found != nullptr && Includes(static_cast<TargetSet>(found->marks), kind.target);
    if (kind.only_local || fits || reference.text().empty()) {
      faults_.AddUnmarked(reference, kind, fits);
    }
  }

  Report* const report_;
  IdTable* const eids_;
  IdTable others_;  // wIds and xml:ids
  LinkFaults faults_;
  const std::array<bool, kAttrCount>& is_link_ = LinkAttributes();
  std::vector<Reference> batch_;
  std::deque<Reference> ahead_;  // to what was not known when they were met
};

}  // namespace

std::unique_ptr<Layer> MakeLinksLayer(Report* report, IdTable* eids) {
  return std::make_unique<Links>(report, eids);
}

}  // namespace lexport::validate
