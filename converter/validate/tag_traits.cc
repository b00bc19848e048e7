#include "validate/tag_traits.h"

#include <algorithm>

#include "validate/naming_eid.h"

namespace lexport::validate {
namespace {

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsDescribed(Tag tag) {
  return KindOf(tag) == ElementKind::kDocumentClass || tag == Tag::kMeta || tag == Tag::kFRBRWork ||
         tag == Tag::kFRBRExpression || tag == Tag::kFRBRManifestation;
}

// The abbreviation, if it is of letters, as IsPlainlyNamed wants it.
std::string_view PlainAbbreviation(Tag tag) {
  const std::string_view abbreviation = EIdAbbreviation(tag);
  const bool letters = std::all_of(abbreviation.begin(), abbreviation.end(), IsAsciiLetter);
  return letters ? abbreviation : std::string_view();
}

TagTraits Describe(Tag tag) {
  const std::string_view name = TagName(tag);
  const bool tlc = name.starts_with("TLC") && tag != Tag::kTLCReference;
  return {PlainAbbreviation(tag), KindOf(tag), EIdUseOf(tag) == EIdUse::kRequired,
          TakesFreeEId(tag),      tlc,         IsDescribed(tag)};
}

}  // namespace

const TagTraitsTable& AllTagTraits() {
  static const TagTraitsTable table = [] {
    TagTraitsTable all{};
    for (size_t i = 0; i < all.size(); ++i) all[i] = Describe(static_cast<Tag>(i));
    return all;
  }();
  return table;
}

}  // namespace lexport::validate
