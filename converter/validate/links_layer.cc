// Do local references lead somewhere, and to the right kind of thing?
//
// eIds and references are collected in the pass and compared at its end, in linear time. All
// documents of a file share one space of eIds: the outermost document's uniqueness covers the
// nested ones, and they lean on its references.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/links_targets.h"

namespace lexport::validate {
namespace {

constexpr size_t kSuggestionWork = 200'000;  // eIds looked at, in all, for "did you mean"

struct Reference {
  std::string_view value;
  Place at;
  Tag tag;
  Attr attr;
};

std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

class Links : public Layer {
 public:
  explicit Links(Report* report) : faults_(report) {}

  void Start(const StartTag& tag, const OpenElements&) override {
    for (const AttributeView& attribute : tag.attributes) {
      switch (attribute.attr) {
        case Attr::kForeignAttribute:
          break;
        case Attr::kEId:
        case Attr::kXmlId:  // not the standard's way, but an identifier in XML all the same
          AddEId(attribute.value, tag.tag);
          break;
        case Attr::kWId:
          wids_.insert(attribute.value);
          break;
        default:
          Collect(tag, attribute);
      }
    }
  }

  void Finish() override {
    for (const Reference& reference : references_) Check(reference);
    faults_.Finish();
  }

 private:
  // The elements that have one eId: mostly one. Kept small, so that a thousand elements of one eId
  // cost a thousand references to it no more than one does.
  struct Holder {
    Tag tag;             // of the first
    TargetSet fits = 0;  // what any of them may be the target of
  };

  void AddEId(std::string_view eid, Tag tag) {
    eids_.try_emplace(eid, Holder{tag}).first->second.fits |= TargetsOf(tag);
  }

  void Collect(const StartTag& tag, const AttributeView& attribute) {
    const LinkKind kind = LinkKindOf(tag.tag, attribute.attr);
    if (kind.rule.empty()) return;
    const std::string_view value = Trim(attribute.value);
    if (!kind.list) {
      if (kind.only_local || IsLocal(value)) Keep(value, tag, attribute.attr);
      return;
    }
    for (size_t i = 0; i < value.size();) {
      const size_t end = std::min(value.find_first_of(" \t\n\r", i), value.size());
      if (end > i) Keep(value.substr(i, end - i), tag, attribute.attr);
      i = end + 1;
    }
    if (value.empty()) Keep(value, tag, attribute.attr);
  }

  void Keep(std::string_view value, const StartTag& tag, Attr attr) {
    references_.push_back({value, tag.at, tag.tag, attr});
  }

  // "#eId", or "~eId", a portion of this very document.
  static bool IsLocal(std::string_view value) {
    return value.starts_with('#') || value.starts_with('~');
  }

  void Check(const Reference& reference) {
    const LinkKind kind = LinkKindOf(reference.tag, reference.attr);
    if (!IsLocal(reference.value)) {
      CheckUnmarked(reference, kind);
      return;
    }
    std::string_view id = reference.value.substr(1);
    if (reference.value[0] == '~') id = id.substr(0, id.find_first_of("-#"));
    const auto found = eids_.find(id);
    if (found == eids_.end()) {
      if (wids_.count(id) == 0) AddDangling(reference, kind, id);
    } else if (!Includes(found->second.fits, kind.target)) {
      AddWrongKind(reference, kind, found->second.tag);
    }
  }

  // A value without "#" in an attribute that takes only local references.
  void CheckUnmarked(const Reference& reference, const LinkKind& kind) {
    const auto found = eids_.find(reference.value);
    if (found != eids_.end() && Includes(found->second.fits, kind.target)) {
      Add(reference, "links.missing-hash", NameOf(reference) + " lacks the # of a local reference",
          {"#" + std::string(reference.value)});
    } else if (reference.value.find_first_of("/:") == std::string_view::npos) {
      const std::string what = reference.value.empty() ? " is empty" : " is no local reference";
      Add(reference, kind.rule,
          NameOf(reference) + what + "; it must lead to " + std::string(TargetName(kind.target)));
    } else {
      Add(reference, kind.rule,
          NameOf(reference) + " is an IRI; it must be the # and eId of " +
              std::string(TargetName(kind.target)) + " in this document");
    }
  }

  void AddDangling(const Reference& reference, const LinkKind& kind, std::string_view id) {
    std::vector<std::string> near;
    if (listed_[kind.rule]++ < 10) near = Nearest(id, kind.target);
    const std::string what = id.empty() ? " names nothing" : ": no element has that eId";
    Add(reference, kind.rule, NameOf(reference) + what, std::move(near));
  }

  void AddWrongKind(const Reference& reference, const LinkKind& kind, Tag found) {
    Add(reference, kind.rule,
        NameOf(reference) + " leads to an element " + std::string(TagName(found)) +
            "; it must lead to " + std::string(TargetName(kind.target)));
  }

  void Add(const Reference& reference, std::string_view rule, std::string message,
           std::vector<std::string> expected = {}) {
    std::string group(AttrName(reference.attr));
    if (reference.attr == Attr::kHref) group += " of " + std::string(TagName(reference.tag));
    faults_.Add(group, MakeDraft(rule, reference.at, std::move(message), std::move(expected)));
  }

  static std::string NameOf(const Reference& reference) {
    return std::string(AttrName(reference.attr)) + " " + Quoted(reference.value) + " of " +
           std::string(TagName(reference.tag));
  }

  // The eIds most like `id` among those of the right kind. The work is bounded for the whole run,
  // so that a large file full of dead links stays linear.
  std::vector<std::string> Nearest(std::string_view id, Target target) {
    const size_t limit = std::max<size_t>(1, id.size() / 4);
    if (id.size() > 200) return {};
    std::vector<std::pair<size_t, std::string_view>> near;
    for (const auto& [eid, holder] : eids_) {
      if (++compared_ > kSuggestionWork) break;
      if (!Includes(holder.fits, target) || eid.size() > id.size() + limit) continue;
      const size_t distance = EditDistance(eid, id, limit);
      if (distance <= limit) near.emplace_back(distance, eid);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> names;
    for (size_t i = 0; i < near.size() && i < 3; ++i)
      names.push_back("#" + std::string(near[i].second));
    return names;
  }

  FaultGroups faults_;
  std::unordered_map<std::string_view, Holder> eids_;
  std::unordered_set<std::string_view> wids_;
  std::vector<Reference> references_;
  std::unordered_map<std::string_view, size_t> listed_;  // dangling references of each rule
  size_t compared_ = 0;
};

}  // namespace

std::unique_ptr<Layer> MakeLinksLayer(Report* report) { return std::make_unique<Links>(report); }

}  // namespace lexport::validate
