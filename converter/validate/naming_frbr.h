// The identification of one document, as the layers that check it against itself collect it.

#ifndef LEXPORT_VALIDATE_NAMING_FRBR_H_
#define LEXPORT_VALIDATE_NAMING_FRBR_H_

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "validate/layers.h"
#include "validate/tag_traits.h"

namespace lexport::validate {

struct FrbrValue {
  std::string_view value;
  Place at;
};

// One of FRBRWork, FRBRExpression, FRBRManifestation. Views are good until the run ends.
struct FrbrLevel {
  std::optional<Place> at;  // of the element; empty when the document lacks it
  std::vector<FrbrValue> uris, aliases, dates, authors, languages, numbers, names, versions;
  std::optional<FrbrValue> self;  // FRBRthis
  std::optional<FrbrValue> country, subtype, format, portion;
};

struct Identification {
  Tag document = Tag::kNone;       // of the document element: act, doc …
  std::string_view document_name;  // its name attribute
  Place document_at;
  bool nested = false;              // in another document
  std::array<FrbrLevel, 3> levels;  // work, expression, manifestation
  const FrbrLevel& work() const { return levels[0]; }
  const FrbrLevel& expression() const { return levels[1]; }
  const FrbrLevel& manifestation() const { return levels[2]; }
};

// Collects the identification of every document of a file, nested ones too. A layer forwards its
// events and gets the identification at the end of the document's meta.
class FrbrCollector {
 public:
  void Start(const StartTag& tag, const OpenElements& open) {
    if (level_ != nullptr || TraitsOf(traits_, tag.tag).described) StartDescribed(tag, open);
  }
  // The tags whose starts, and those whose ends, it has to be given.
  static const Tags& Starts();
  static const Tags& Ends();
  // The identification of the document whose meta ends now; null at all other ends. Good until the
  // next call.
  const Identification* End(const OpenElements& open) {
    return TraitsOf(traits_, open.top().tag).described ? EndDescribed(open) : nullptr;
  }

 private:
  void StartDescribed(const StartTag& tag, const OpenElements& open);
  const Identification* EndDescribed(const OpenElements& open);
  void StartLevel(const StartTag& tag);
  void AddValue(const StartTag& tag);

  const TagTraitsTable& traits_ = AllTagTraits();
  std::vector<Identification> documents_;  // those that are open, outermost first
  FrbrLevel* level_ = nullptr;             // that is open
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_NAMING_FRBR_H_
