// Markers of notes: each once, and in order.

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/sense_label.h"
#include "validate/tag_traits.h"

namespace lexport::validate {
namespace {

// The notes of one document that are marked in one way.
struct Series {
  Label last;
  std::string_view last_marker;
  Place last_at;
  std::unordered_set<std::string_view> seen;
  bool gap = false;  // a note was told that does not follow `before_gap`
  Label before_gap;
};

// A nested document numbers its notes anew.
struct Scope {
  size_t depth;                  // of the document element
  std::array<Series, 3> series;  // digits, small letters, capitals
};

class SenseNotes : public Layer {
 public:
  explicit SenseNotes(Report* report) : faults_(report) {}

  void Start(const StartTag& tag, const OpenElements& open) override {
    if (TraitsOf(traits_, tag.tag).kind == ElementKind::kDocumentClass)
      scopes_.push_back({open.depth(), {}});
    if (tag.tag != Tag::kAuthorialNote || scopes_.empty()) return;
    const std::string_view marker = Trim(tag.Value(Attr::kMarker));
    const Label label = ParseLabel(marker);
    // Stars and daggers come again on every page.
    if (!label.ok) return;
    Check(tag, marker, label, &SeriesOf(label));
  }

  void End(const OpenElements& open) override {
    if (!scopes_.empty() && scopes_.back().depth == open.depth()) scopes_.pop_back();
  }

  void Finish() override { faults_.Finish(); }

 private:
  Series& SeriesOf(const Label& label) {
    return scopes_.back().series[!label.digits.empty() ? 0 : label.upper ? 2 : 1];
  }

  static bool IsFirst(const Label& label) {
    return label.digits.empty() ? label.letters == 1 || label.roman == 1 : label.digits[0] == 1;
  }

  static bool Follows(const Label& before, const Label& label) {
    return CheckSequence(std::array<Label, 2>{before, label}).empty();
  }

  // A first note begins anew, as on every page, unless the second stands before it instead.
  static bool Restarts(const Label& label, std::string_view marker, const Series& series) {
    if (!IsFirst(label) || series.last_marker == marker) return false;
    return series.last_marker.empty() || series.seen.count(marker) > 0 ||
           !Follows(label, series.last);
  }

  void Check(const StartTag& tag, std::string_view marker, const Label& label, Series* series) {
    const bool restart = Restarts(label, marker, *series);
    if (series->last_marker.empty() || restart) {
      series->seen.clear();
      series->gap = false;
      if (!restart) series->last_marker = {};
    } else if (series->seen.count(marker) > 0) {
      Add("sense.note-marker-repeated", tag, "a second note is marked " + std::string(marker), {});
      return;
    } else if (series->gap && Follows(series->before_gap, label)) {
      series->gap = false;  // the one that was missed: of two that changed places one is told
      series->seen.insert(marker);
      return;
    } else if (!Follows(series->last, label)) {
      series->gap = true;
      series->before_gap = series->last;
      Add("sense.note-marker-order", tag,
          "note " + std::string(marker) + " follows note " + std::string(series->last_marker),
          series->last_at);
    }
    series->seen.insert(marker);
    series->last = label;
    series->last_marker = marker;
    series->last_at = tag.at;
  }

  void Add(std::string_view rule, const StartTag& tag, std::string message, Place since) {
    Draft draft = MakeDraft(rule, tag.at, std::move(message));
    draft.bearing.since = since;
    if (since.is_set()) draft.bearing.lacks = {Tag::kAuthorialNote};
    faults_.Add("notes", std::move(draft));
  }

  FaultGroups faults_;
  const TagTraitsTable& traits_ = AllTagTraits();
  std::vector<Scope> scopes_;
};

}  // namespace

std::unique_ptr<Layer> MakeSenseNotesLayer(Report* report) {
  return std::make_unique<SenseNotes>(report);
}

}  // namespace lexport::validate
