// Languages, countries and dates: do the codes exist, and do the dates agree?

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "validate/codes.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/naming_coherence.h"
#include "validate/naming_frbr.h"
#include "validate/naming_iri.h"

namespace lexport::validate {
namespace {

std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Dates that stand for "not known" or "for ever" in the practice of makers.
bool IsRealDate(std::string_view date) {
  return IsIsoDate(date.substr(0, 10)) && date.substr(0, 10) > "1900-01-01" &&
         date.substr(0, 4) < "9000";
}

// The earliest real date of `dates`; "" when there is none. ISO dates sort as text.
FrbrValue Earliest(const std::vector<FrbrValue>& dates) {
  FrbrValue earliest;
  for (const FrbrValue& date : dates) {
    if (!IsRealDate(date.value)) continue;
    if (earliest.value.empty() || date.value < earliest.value) earliest = date;
  }
  return earliest;
}

struct Interval {
  std::string_view start, end;
  Place at;
};

class SenseMeta : public Layer {
 public:
  explicit SenseMeta(Report* report) : faults_(report) {}

  void Start(const StartTag& tag, const OpenElements& open) override {
    collector_.Start(tag, open);
    if (const AttributeView* language = tag.Find(Attr::kXmlLang))
      CheckXmlLang(tag, *language, open);
    switch (tag.tag) {
      case Tag::kFRBRlanguage:
        CheckLanguage(tag, tag.Value(Attr::kLanguage));
        break;
      case Tag::kFRBRcountry:
        CheckCountry(tag);
        break;
      case Tag::kEventRef:
        events_.emplace(tag.Value(Attr::kEId), tag.Value(Attr::kDate));
        break;
      case Tag::kTimeInterval:
        intervals_.push_back({tag.Value(Attr::kStart), tag.Value(Attr::kEnd), tag.at});
        break;
      case Tag::kPublication:
        publications_.push_back({tag.Value(Attr::kDate), tag.at});
        break;
      default:
        break;
    }
  }

  void End(const OpenElements& open) override {
    if (const Identification* id = collector_.End(open)) CheckIdentification(*id);
  }

  void Finish() override {
    for (const Interval& interval : intervals_) CheckInterval(interval);
    faults_.Finish();
  }

 private:
  void Add(std::string_view rule, Place at, std::string message,
           std::vector<std::string> expected = {}) {
    faults_.Add(RuleGroup(rule), MakeDraft(rule, at, std::move(message), std::move(expected)));
  }

  static std::string_view RuleGroup(std::string_view rule) {
    return rule.substr(rule.find('.') + 1);
  }

  void CheckLanguage(const StartTag& tag, std::string_view code) {
    if (!code.empty() && IsLanguageTag(code) && !LanguageIso3(code).empty()) return;
    Add("sense.language", tag.at, NameOfCode("language", code) + " is no language of ISO 639");
  }

  static std::string NameOfCode(std::string_view what, std::string_view code) {
    return code.empty() ? "an empty " + std::string(what) : Quoted(code);
  }

  void CheckXmlLang(const StartTag& tag, const AttributeView& attribute, const OpenElements& open) {
    const std::string_view code = attribute.value;
    if (code.empty()) return;  // takes back the language of the text around it
    if (!IsLanguageTag(code) || LanguageIso3(code).empty()) {
      Add("sense.language", tag.at, "xml:lang " + Quoted(code) + " is no language of ISO 639");
    }
    const bool main_part = KindOf(tag.tag) == ElementKind::kStructure && open.depth() == 3;
    if (main_part) CheckAgainstExpression({code, tag.at});
  }

  void CheckAgainstExpression(const FrbrValue& language) {
    if (languages_.empty() || LanguageIso3(language.value).empty()) return;
    for (std::string_view of_expression : languages_) {
      if (of_expression == "mul" || LanguageIso3(of_expression).empty() ||
          IsSameLanguage(of_expression, language.value))
        return;
    }
    Add("sense.language-mismatch", language.at,
        "xml:lang is " + Quoted(language.value) + ", the expression's language " +
            Quoted(languages_.front()));
  }

  void CheckCountry(const StartTag& tag) {
    const std::string_view code = tag.Value(Attr::kValue);
    if (IsCountry(code)) return;
    Add("sense.country", tag.at, NameOfCode("country", code) + " is no country of ISO 3166");
  }

  void CheckIdentification(const Identification& id) {
    languages_.clear();
    for (const FrbrValue& language : id.expression().languages)
      languages_.push_back(language.value);
    CheckDates(id);
    publications_.clear();
  }

  void CheckDates(const Identification& id) {
    const FrbrValue work = Earliest(id.work().dates);
    if (work.value.empty()) return;
    CheckNotBefore(work, Earliest(id.expression().dates), "the expression's date");
    CheckNotBefore(work, Earliest(id.manifestation().dates), "the manifestation's date");
    for (const FrbrValue& publication : publications_) {
      if (IsRealDate(publication.value))
        CheckNotBefore(work, publication, "the publication's date");
    }
  }

  void CheckNotBefore(const FrbrValue& of_work, const FrbrValue& later, std::string_view what) {
    const std::string_view work = of_work.value;
    if (later.value.empty() || later.value.substr(0, 10) >= work.substr(0, 10)) return;
    // Where only a year is known, its first of January stands for it.
    const bool year_only = later.value.substr(4, 6) == "-01-01" || work.substr(4, 6) == "-01-01";
    if (year_only && later.value.substr(0, 4) == work.substr(0, 4)) return;
    Draft draft = MakeDraft("sense.date-order", later.at,
                            std::string(what) + " " + std::string(later.value) +
                                " is before the work's, " + std::string(work));
    draft.bearing.rests_on = {of_work.at, later.at};
    faults_.Add(RuleGroup("sense.date-order"), std::move(draft));
  }

  std::string_view DateOf(std::string_view reference) const {
    if (!reference.starts_with('#')) return {};
    const auto found = events_.find(reference.substr(1));
    const bool known = found != events_.end() && IsIsoDate(found->second.substr(0, 10));
    return known ? found->second : std::string_view();
  }

  void CheckInterval(const Interval& interval) {
    const std::string_view start = DateOf(interval.start), end = DateOf(interval.end);
    if (start.empty() || end.empty() || end.substr(0, 10) >= start.substr(0, 10)) return;
    Add("sense.date-order", interval.at,
        "the interval ends on " + std::string(end) + ", before it begins on " + std::string(start));
  }

  FaultGroups faults_;
  FrbrCollector collector_;
  std::vector<std::string_view> languages_;  // of the expression read last
  std::vector<FrbrValue> publications_;      // of the document whose meta is open
  std::unordered_map<std::string_view, std::string_view> events_;  // eId -> date
  std::vector<Interval> intervals_;
};

}  // namespace

std::unique_ptr<Layer> MakeSenseMetaLayer(Report* report) {
  return std::make_unique<SenseMeta>(report);
}

}  // namespace lexport::validate
