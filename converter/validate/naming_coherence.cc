#include "validate/naming_coherence.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "validate/codes.h"
#include "validate/naming_iri.h"

namespace lexport::validate {
namespace {

std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Letters and digits only, lower case: numbers are compared without their punctuation.
std::string Skeleton(std::string_view text) {
  std::string bare;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const bool kept =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) bare.push_back(c);
  }
  return bare;
}

bool NumbersAgree(std::string_view a, std::string_view b) {
  const std::string x = Skeleton(a), y = Skeleton(b);
  return x.empty() || y.empty() || x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

std::string ListOf(const std::vector<FrbrValue>& values) {
  std::string list;
  for (const FrbrValue& value : values)
    list += (list.empty() ? "" : ", ") + std::string(value.value);
  return list;
}

class Coherence {
 public:
  Coherence(const Identification& id, bool part_of_host, const Report& report, FaultGroups* faults)
      : id_(id), part_of_host_(part_of_host), report_(report), faults_(faults) {}

  void Run() {
    const FrbrValue& uri = id_.work().uris.front();
    const AknIri work = ParseWorkIri(uri.value);
    if (!part_of_host_) CheckType(uri, work);
    CheckCountry(uri, work);
    CheckSubtype(uri, work);
    CheckWorkDate(uri, work);
    if (!part_of_host_) CheckNumber(uri, work);
    for (const FrbrLevel& level : id_.levels) CheckThis(level);
    CheckExpression(work);
    CheckManifestation();
    while (!complaints_.empty()) TellOfTheOddest();
  }

 private:
  // `iri` and the facts at `others` do not agree.
  void Add(std::string_view rule, const FrbrValue& iri, const std::vector<FrbrValue>& others,
           std::string message, std::vector<std::string> expected = {}) {
    Draft draft = MakeDraft(rule, iri.at, std::move(message), std::move(expected));
    for (const FrbrValue& other : others) draft.bearing.rests_on.push_back(other.at);
    complaints_.push_back(std::move(draft));
  }

  static bool Concerns(const Draft& complaint, Place place) {
    if (complaint.at.offset == place.offset) return true;
    const std::vector<Place>& others = complaint.bearing.rests_on;
    return std::any_of(others.begin(), others.end(),
                       [&](Place other) { return other.offset == place.offset; });
  }

  size_t CountOf(Place place) const {
    return static_cast<size_t>(
        std::count_if(complaints_.begin(), complaints_.end(),
                      [&](const Draft& complaint) { return Concerns(complaint, place); }));
  }

  // The place that most of the disagreements have in common.
  Place Oddest() const {
    Place odd = complaints_[0].at;
    size_t most = CountOf(odd);
    for (const Draft& complaint : complaints_) {
      std::vector<Place> places = complaint.bearing.rests_on;
      places.push_back(complaint.at);
      for (Place place : places) {
        if (CountOf(place) > most) odd = place, most = CountOf(place);
      }
    }
    return odd;
  }

  void TellOfTheOddest() {
    const Place odd = Oddest();
    const auto concerned =
        std::stable_partition(complaints_.begin(), complaints_.end(),
                              [&](const Draft& complaint) { return !Concerns(complaint, odd); });
    Draft draft = std::move(*concerned);
    const auto more = static_cast<size_t>(complaints_.end() - concerned) - 1;
    complaints_.erase(concerned, complaints_.end());
    if (more > 0) {
      draft.at = odd;
      draft.message +=
          more == 1 ? "; one more thing in the metadata disagrees with it"
                    : "; " + std::to_string(more) + " more things in the metadata disagree with it";
    }
    draft.bearing.doubts = draft.bearing.rests_on;
    faults_->Add("documents", std::move(draft));
  }

  void CheckType(const FrbrValue& uri, const AknIri& work) {
    if (id_.document == Tag::kPortion) return;  // carries the IRI of what it is a portion of
    const std::string_view root = TagName(id_.document);
    if (work.type == root || AsciiEqualFold(work.type, root)) return;
    Add("naming.iri-type", uri, {{{}, id_.document_at}},
        "the IRI says " + Quoted(work.type) + ", the document is a " + Quoted(root),
        {std::string(root)});
  }

  void CheckCountry(const FrbrValue& uri, const AknIri& work) {
    if (!id_.work().country) return;
    const std::string_view country = id_.work().country->value;
    if (!IsCountry(country) && report_.Wants("sense.country")) return;
    // A part of the country may be named in either: us and us-ca.
    const size_t common = std::min(country.size(), work.country.size());
    if (common > 0 && AsciiEqualFold(country.substr(0, common), work.country.substr(0, common))) {
      return;
    }
    Add("naming.iri-country", uri, {*id_.work().country},
        "the IRI says " + Quoted(work.country) + ", FRBRcountry " + Quoted(country));
  }

  void CheckSubtype(const FrbrValue& uri, const AknIri& work) {
    if (!id_.work().subtype || id_.work().subtype->value.empty()) return;
    const std::string_view subtype = id_.work().subtype->value;
    if (!work.names.empty() && AsciiEqualFold(work.names[0], subtype)) return;
    Add("naming.iri-subtype", uri, {*id_.work().subtype},
        "FRBRsubtype " + Quoted(subtype) + " does not follow the document type in " +
            Quoted(uri.value));
  }

  void CheckWorkDate(const FrbrValue& uri, const AknIri& work) {
    const auto& dates = id_.work().dates;
    const bool agrees = std::any_of(dates.begin(), dates.end(), [&](const FrbrValue& date) {
      return date.value.starts_with(work.date);
    });
    if (agrees || dates.empty()) return;
    Add("naming.iri-date", uri, dates,
        "the IRI says " + std::string(work.date) + ", FRBRdate of the work " + ListOf(dates));
  }

  void CheckNumber(const FrbrValue& uri, const AknIri& work) {
    std::vector<FrbrValue> known = id_.work().numbers;
    known.insert(known.end(), id_.work().names.begin(), id_.work().names.end());
    if (known.empty() || work.number.empty()) return;
    const bool agrees = std::any_of(known.begin(), known.end(), [&](const FrbrValue& number) {
      return NumbersAgree(number.value, work.number);
    });
    if (agrees) return;
    Add("naming.iri-number", uri, known,
        "the IRI says " + Quoted(work.number) + ", FRBRnumber or FRBRname " +
            Quoted(ListOf(known)));
  }

  void CheckThis(const FrbrLevel& level) {
    if (!level.self || level.uris.empty()) return;
    const bool has_format = &level == &id_.levels[2];
    const auto bare = [&](std::string_view iri) { return has_format ? WithoutFormat(iri) : iri; };
    const std::string_view self = bare(level.self->value);
    for (const FrbrValue& uri : level.uris) {
      std::string_view whole = bare(uri.value);
      if (self == whole) return;
      whole = whole.substr(0, std::min(whole.find('!'), whole.find('~')));  // a part of a part
      if (whole.ends_with('/')) whole.remove_suffix(1);
      if (!self.starts_with(whole)) continue;
      const std::string_view rest = self.substr(whole.size());
      if (rest.empty() || rest.starts_with("/!") || rest.starts_with("!") ||
          rest.starts_with("/~") || rest.starts_with("~")) {
        return;
      }
    }
    Add("naming.iri-this", *level.self, {level.uris.front()},
        "FRBRthis " + Quoted(level.self->value) + " is neither FRBRuri " +
            Quoted(level.uris.front().value) + " nor a component of it",
        {std::string(bare(level.uris.front().value)) + "/!main"});
  }

  void CheckExpression(const AknIri& work) {
    if (id_.expression().uris.empty()) return;
    const FrbrValue& uri = id_.expression().uris.front();
    const AknIri expression = ParseAknIri(uri.value);
    if (expression.work != work.work || expression.language.empty()) {
      Add("naming.iri-nesting", uri, {id_.work().uris.front()},
          "the expression " + Quoted(uri.value) +
              " does not add language and version to the work " + Quoted(work.work),
          {std::string(work.work) + "/eng@"});
      return;
    }
    CheckLanguage(uri, expression);
    CheckVersion(uri, expression);
  }

  void CheckLanguage(const FrbrValue& uri, const AknIri& expression) {
    const auto& languages = id_.expression().languages;
    const bool agrees = std::any_of(languages.begin(), languages.end(), [&](const FrbrValue& l) {
      return IsSameLanguage(l.value, expression.language);
    });
    if (agrees || languages.empty()) return;
    if (std::any_of(languages.begin(), languages.end(),
                    [](const FrbrValue& l) { return LanguageIso3(l.value).empty(); }) &&
        report_.Wants("sense.language")) {
      return;
    }
    Add("naming.iri-language", uri, languages,
        "the IRI says " + Quoted(expression.language) + ", FRBRlanguage " +
            Quoted(ListOf(languages)));
  }

  void CheckVersion(const FrbrValue& uri, const AknIri& expression) {
    const auto& dates = id_.expression().dates;
    if (!IsIsoDate(expression.version) || dates.empty()) return;
    const bool agrees = std::any_of(dates.begin(), dates.end(), [&](const FrbrValue& date) {
      return date.value.starts_with(expression.version);
    });
    if (agrees) return;
    Add("naming.iri-date", uri, dates,
        "the IRI says " + std::string(expression.version) + ", FRBRdate of the expression " +
            ListOf(dates));
  }

  void CheckManifestation() {
    if (id_.manifestation().uris.empty() || id_.expression().uris.empty()) return;
    const FrbrValue& uri = id_.manifestation().uris.front();
    const std::string_view expression = id_.expression().uris.front().value;
    if (uri.value.starts_with(expression)) return;
    Add("naming.iri-nesting", uri, {id_.expression().uris.front()},
        "the manifestation " + Quoted(uri.value) + " does not add a format to the expression " +
            Quoted(expression),
        {std::string(expression) + ".xml"});
  }

  const Identification& id_;
  const bool part_of_host_;
  const Report& report_;
  FaultGroups* const faults_;
  std::vector<Draft> complaints_;
};

}  // namespace

void CheckCoherence(const Identification& id, bool part_of_host, const Report& report,
                    FaultGroups* faults) {
  Coherence(id, part_of_host, report, faults).Run();
}

bool IsSameLanguage(std::string_view a, std::string_view b) {
  const std::string x = LanguageIso3(a), y = LanguageIso3(b);
  return x.empty() || y.empty() ? AsciiEqualFold(a, b) : x == y;
}

}  // namespace lexport::validate
