// eId and wId: their syntax, the element and the context that they name, and where they are
// missing.

#include <array>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/naming_eid.h"
#include "validate/tag_traits.h"

namespace lexport::validate {
namespace {

constexpr size_t kNumBytes = 200;  // of a printed number that are looked at

// What became of the eIds of one kind of element.
struct TagTally {
  size_t with = 0;
  size_t without = 0;
  Place first_without;
};

class NamingIds : public Layer {
 public:
  explicit NamingIds(Report* report) : report_(report), faults_(report) {
    listening_ = false;
    ends_ = &NumsAndNotes();
  }

  void Start(const StartTag& tag, const OpenElements& open) override {
    if (tag.tag == Tag::kForeignElement) return;
    const AttributeView* eid = tag.Find(Attr::kEId);
    Count(tag, eid != nullptr);
    if (eid != nullptr) CheckEId(tag, eid->value, open);
    if (const AttributeView* wid = tag.Find(Attr::kWId)) CheckWId(tag, wid->value);
    TrackNum(tag, open);
  }

  bool WantsText() const override { return true; }

  void Text(std::string_view text, const OpenElements& open) override {
    if (note_depth_ != 0 || open.depth() < num_depth_) return;
    num_.append(text.substr(0, kNumBytes - std::min(kNumBytes, num_.size())));
  }

  void End(const OpenElements& open) override {
    if (open.depth() == note_depth_) note_depth_ = 0;
    if (open.depth() != num_depth_) return;
    num_depth_ = 0;
    listening_ = false;
    CheckNumber(open.parent());
  }

  void Finish() override {
    for (PrefixFault& fault : prefix_faults_) AddPrefixFault(std::move(fault));
    for (const Missing& odd : more_prefix_faults_) {
      faults_.Add(TagName(odd.tag), MakeDraft("naming.eid-prefix", odd.at, "…"));
    }
    // A document with a convention of its own is not measured by this one, piece by piece.
    if (text_ids_ >= kEnoughToJudge && conforming_ * 2 < text_ids_) {
      ReportOtherConvention();
      return;
    }
    ReportMissing();
    faults_.Finish();
  }

 private:
  static constexpr size_t kEnoughToJudge = 5;

  // What is tracked until its end.
  static const Tags& NumsAndNotes() {
    static const Tags tags =
        TagsThat([](Tag tag) { return tag == Tag::kNum || KindOf(tag) == ElementKind::kSubflow; });
    return tags;
  }

  static bool IsInText(Tag tag) { return TraitsOf(AllTagTraits(), tag).kind != ElementKind::kMeta; }

  void Count(const StartTag& tag, bool has_eid) {
    const TagTraits& traits = TraitsOf(traits_, tag.tag);
    if (traits.kind == ElementKind::kDocumentClass && !text_at_.is_set()) text_at_ = tag.at;
    TagTally& tally = tallies_[static_cast<size_t>(tag.tag)];
    if (has_eid) {
      ++tally.with;
      any_eid_ = true;
      any_text_eid_ |= traits.kind != ElementKind::kMeta;
    } else if (traits.eid_required) {
      if (tally.without++ == 0) tally.first_without = tag.at;
      // The few that are not systematic are worth their own place.
      if (tally.without <= kListedMissing) missing_.push_back({tag.tag, tag.at});
    }
  }

  void CheckEId(const StartTag& tag, std::string_view eid, const OpenElements& open) {
    const TagTraits& traits = TraitsOf(traits_, tag.tag);
    if (traits.eid_free) return;
    const OpenElement& outer = NearestWithEId(open);
    if (IsPlainlyNamed(eid, outer.eid, traits.abbreviation)) {
      if (traits.kind != ElementKind::kMeta) Judge(true, eid, tag.at);
      return;
    }
    CheckParts(tag, eid, open, outer);
  }

  void CheckParts(const StartTag& tag, std::string_view eid, const OpenElements& open,
                  const OpenElement& outer) {
    const EIdParts parts = SplitEIdBelow(eid, outer.eid);
    const bool names_element = parts.ok && IsRefOf(parts.ref, tag.tag, tag.Value(Attr::kName));
    if (IsInText(tag.tag)) Judge(names_element, eid, tag.at);
    if (!parts.ok) {
      AddSyntaxFault("naming.eid-syntax", "eId", tag, eid);
    } else if (!names_element) {
      AddElementFault(tag, eid, parts);
    } else if (!parts.prefix.empty() && parts.prefix != outer.eid &&
               !IsContext(parts.prefix, open)) {
      NotePrefixFault(tag, eid, parts, open);
    }
  }

  // The innermost element around the top that has an eId; mostly its parent.
  static const OpenElement& NearestWithEId(const OpenElements& open) {
    for (size_t steps = 1; steps < open.depth(); ++steps) {
      if (!open.up(steps).eid.empty()) return open.up(steps);
    }
    return open.up(open.depth());
  }

  // What the ids of the text say about the convention that their maker follows.
  void Judge(bool conforms, std::string_view id, Place at) {
    ++text_ids_;
    conforming_ += conforms;
    if (!conforms && first_odd_.empty()) first_odd_ = id, first_odd_at_ = at;
  }

  void CheckWId(const StartTag& tag, std::string_view wid) {
    if (wid == tag.Value(Attr::kEId)) {
      faults_.Add("wId", MakeDraft("naming.wid-same", tag.at, "wId and eId are both " + Quoted(wid),
                                   {}, "leave wId out"));
    } else if (!TakesFreeEId(tag.tag)) {
      const bool good = SplitEId(wid).ok;
      if (IsInText(tag.tag)) Judge(good, wid, tag.at);
      if (!good) AddSyntaxFault("naming.wid-syntax", "wId", tag, wid);
    }
  }

  // True when `prefix` is the eId of an enclosing element. Enclosing elements without an eId may be
  // named in it by their abbreviation.
  static bool IsContext(std::string_view prefix, const OpenElements& open) {
    for (size_t steps = 1; steps < open.depth(); ++steps) {
      const OpenElement& outer = open.up(steps);
      if (!outer.eid.empty()) {
        if (outer.eid == prefix || Mended(outer) == prefix) return true;
        continue;
      }
      const EIdParts parts = SplitEId(prefix);
      if (!parts.ok || !IsRefOf(parts.ref, outer.tag, {})) continue;
      if (parts.prefix.empty()) return true;
      prefix = parts.prefix;
    }
    return false;
  }

  // The eId that an element should have when its own calls it by another name; "" when it does not.
  // One wrong name is one fault, and none of all the elements inside.
  static std::string Mended(const OpenElement& element) {
    const EIdParts parts = SplitEId(element.eid);
    const bool wrong = parts.ok && parts.ref != EIdAbbreviation(element.tag);
    return wrong ? BetterEId(element.eid, parts, element.tag) : std::string();
  }

  static std::string BetterEId(std::string_view eid, const EIdParts& parts, Tag tag) {
    std::string better(eid.substr(0, parts.prefix.empty() ? 0 : parts.prefix.size() + 2));
    better += EIdAbbreviation(tag);
    if (!parts.number.empty()) better += "_" + std::string(parts.number);
    return better;
  }

  void TrackNum(const StartTag& tag, const OpenElements& open) {
    if (num_depth_ != 0) {
      const bool note = TraitsOf(traits_, tag.tag).kind == ElementKind::kSubflow;
      if (note && note_depth_ == 0) note_depth_ = open.depth();
    } else if (tag.tag == Tag::kNum && !open.parent().eid.empty() &&
               open.parent().at.offset != numbered_at_) {
      numbered_at_ = open.parent().at.offset;
      num_depth_ = open.depth();
      listening_ = true;
      num_.clear();
    }
  }

  // Whether the eId ends in the element's name and the number, one word: "…__art_5bis".
  static bool EndsIn(std::string_view eid, std::string_view ref, std::string_view number) {
    if (number.find('_') != std::string_view::npos || !eid.ends_with(number)) return false;
    eid.remove_suffix(number.size());
    if (!eid.ends_with('_')) return false;
    eid.remove_suffix(1);
    if (ref.empty() || !eid.ends_with(ref)) return false;
    eid.remove_suffix(ref.size());
    return eid.empty() || eid.ends_with("__");
  }

  void CheckNumber(const OpenElement& unit) {
    const ElementKind kind = KindOf(unit.tag);
    if (kind != ElementKind::kHierarchy && unit.tag != Tag::kItem) return;
    if (EndsIn(unit.eid, TraitsOf(traits_, unit.tag).abbreviation, LastWord(num_))) return;
    const EIdParts parts = SplitEId(unit.eid);
    if (!parts.ok || parts.number.empty() || parts.ref != EIdAbbreviation(unit.tag)) return;
    if (NumberAgrees(parts.number, num_)) return;
    const std::string num = FoldSpaces(num_);
    Draft draft = MakeDraft("naming.eid-number", unit.at,
                            "eId " + Quoted(unit.eid) + " says " + std::string(parts.number) +
                                ", the printed number is " + Quoted(num));
    draft.bearing.yields = true;  // where the printed number is odd, it is the wrong one
    AddIdFault(TagName(unit.tag), unit.tag, std::move(draft));
  }

  // A fault for which the element has not the eId that it should have.
  void AddIdFault(std::string_view group, Tag tag, Draft draft) {
    draft.bearing.nameless = tag;
    draft.bearing.rests_on = {draft.at};  // and on what stands in the element
    faults_.Add(group, std::move(draft));
  }

  static std::string_view GroupOf(Tag tag) { return IsInText(tag) ? TagName(tag) : "metadata"; }

  static std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

  void AddSyntaxFault(std::string_view rule, std::string_view attribute, const StartTag& tag,
                      std::string_view value) {
    const std::string ref(EIdAbbreviation(tag.tag));
    Draft draft = MakeDraft(
        rule, tag.at,
        std::string(attribute) + " " + Quoted(value) + " is not of the form prefix__element_number",
        {ref + "_1", "context__" + ref + "_1"});
    if (attribute == "eId") draft.bearing.nameless = tag.tag;
    faults_.Add(GroupOf(tag.tag), std::move(draft));
  }

  void AddElementFault(const StartTag& tag, std::string_view eid, const EIdParts& parts) {
    const std::string ref(EIdAbbreviation(tag.tag));
    std::string group(GroupOf(tag.tag));
    if (IsInText(tag.tag)) group += " called " + std::string(parts.ref);
    AddIdFault(group, tag.tag,
               MakeDraft("naming.eid-element", tag.at,
                         "eId " + Quoted(eid) + " calls its element " + Quoted(parts.ref) +
                             "; in eIds, " + std::string(TagName(tag.tag)) + " is " + Quoted(ref),
                         {BetterEId(eid, parts, tag.tag)}));
  }

  // What stands in an element whose own eId is wrong is all wrong in the same way.
  struct PrefixFault {
    Draft draft;
    Tag tag;
    size_t more = 0;  // elements of the same parent with the same prefix
  };

  void NotePrefixFault(const StartTag& tag, std::string_view eid, const EIdParts& parts,
                       const OpenElements& open) {
    if (prefix_faults_.size() >= kMostDescribed) {  // only counted, in the end
      more_prefix_faults_.push_back({tag.tag, tag.at});
      return;
    }
    std::string key = std::to_string(open.parent().at.offset) + ' ' + std::string(parts.prefix);
    const auto [at, is_new] = prefix_index_.emplace(std::move(key), prefix_faults_.size());
    if (!is_new) {
      ++prefix_faults_[at->second].more;
      return;
    }
    PrefixFault& fault = prefix_faults_.emplace_back(PrefixFault{{}, tag.tag, 0});
    fault.draft = DescribePrefixFault(tag, eid, parts, open);
  }

  static Draft DescribePrefixFault(const StartTag& tag, std::string_view eid, const EIdParts& parts,
                                   const OpenElements& open) {
    const std::string last(eid.substr(parts.prefix.size() + 2));
    std::vector<std::string> expected;
    Bearing bearing;
    bearing.rests_on = {open.parent().at};
    bool in_doubt = true;  // until an element is met that the prefix does begin with
    for (size_t steps = 1; steps < open.depth(); ++steps) {
      const OpenElement& outer = open.up(steps);
      if (outer.eid.empty()) continue;
      in_doubt = in_doubt && !parts.prefix.starts_with(outer.eid);
      if (in_doubt) bearing.rests_on.push_back(outer.at);
      if (expected.size() < 2) expected.push_back(std::string(outer.eid) + "__" + last);
    }
    expected.push_back(last);
    Draft draft =
        MakeDraft("naming.eid-prefix", tag.at,
                  "eId " + Quoted(eid) + ": no enclosing element is " + Quoted(parts.prefix),
                  std::move(expected));
    draft.bearing = std::move(bearing);
    draft.bearing.nameless = draft.bearing.stray = tag.tag;
    draft.bearing.vanished = parts.prefix;
    return draft;
  }

  void AddPrefixFault(PrefixFault fault) {
    if (fault.more > 0) {
      fault.draft.message += fault.more == 1 ? "; so it is with one more element beside it"
                                             : "; so it is with " + std::to_string(fault.more) +
                                                   " more elements beside it";
    }
    faults_.Add(TagName(fault.tag), std::move(fault.draft));
  }

  void ReportOtherConvention() {
    Draft draft = MakeDraft(
        "naming.eid-other-convention", first_odd_at_,
        std::to_string(text_ids_ - conforming_) + " of " + std::to_string(text_ids_) +
            " eIds and wIds are written by another convention than Akoma Ntoso's, first " +
            Quoted(first_odd_));
    draft.bearing.summary = true;
    report_->Add(std::move(draft));
  }

  void ReportMissing() {
    if (!any_eid_) return;
    if (!any_text_eid_) {
      report_->Add(MakeDraft("naming.eid-missing", text_at_,
                             "the metadata use eIds, but no element of the text has one"));
      return;
    }
    for (const Missing& missing : missing_) {
      const TagTally& tally = tallies_[static_cast<size_t>(missing.tag)];
      if (tally.with > 0 && tally.without <= kListedMissing) {
        AddMissing(missing.tag, missing.at, "has no eId");
      }
    }
    for (size_t i = 0; i < tallies_.size(); ++i) {
      const TagTally& tally = tallies_[i];
      if (tally.without == 0) continue;
      const std::string count = std::to_string(tally.without);
      if (tally.with == 0) {
        AddMissing(
            static_cast<Tag>(i), tally.first_without,
            tally.without == 1 ? "has no eId" : "has no eId, as none of the " + count + " has");
      } else if (tally.without > kListedMissing) {
        AddMissing(static_cast<Tag>(i), tally.first_without,
                   "is the first of " + count + " without an eId; " + std::to_string(tally.with) +
                       " have one");
      }
    }
  }

  void AddMissing(Tag tag, Place at, const std::string& what) {
    Draft draft = MakeDraft("naming.eid-missing", at, std::string(TagName(tag)) + " " + what);
    draft.bearing.nameless = tag;
    draft.bearing.rests_on = {at};  // and on what stands in the element
    report_->Add(std::move(draft));
  }

  struct Missing {
    Tag tag;
    Place at;
  };
  static constexpr size_t kListedMissing = 3;
  static constexpr size_t kMostDescribed = 1000;

  Report* const report_;
  const TagTraitsTable& traits_ = AllTagTraits();
  FaultGroups faults_;
  std::array<TagTally, static_cast<size_t>(Tag::kTagCount)> tallies_{};
  std::vector<PrefixFault> prefix_faults_;
  std::vector<Missing> more_prefix_faults_;
  std::unordered_map<std::string, size_t> prefix_index_;  // "parent prefix" -> prefix_faults_
  std::vector<Missing> missing_;                          // the first few of each kind
  bool any_eid_ = false;
  bool any_text_eid_ = false;
  Place text_at_;          // the first document
  size_t text_ids_ = 0;    // eIds and wIds of elements that may not choose theirs
  size_t conforming_ = 0;  // of these, those that name their element
  std::string_view first_odd_;
  Place first_odd_at_;
  uint64_t numbered_at_ = 0;  // the element whose first num was met last
  size_t num_depth_ = 0;      // of the open num; 0: none
  size_t note_depth_ = 0;     // of a note inside it
  std::string num_;
};

}  // namespace

std::unique_ptr<Layer> MakeNamingIdsLayer(Report* report) {
  return std::make_unique<NamingIds>(report);
}

}  // namespace lexport::validate
