#include "validate/tag_traits.h"

#include "validate/naming_eid.h"

namespace lexport::validate {
namespace {

bool IsDescribed(Tag tag) {
  return KindOf(tag) == ElementKind::kDocumentClass || tag == Tag::kMeta || tag == Tag::kFRBRWork ||
         tag == Tag::kFRBRExpression || tag == Tag::kFRBRManifestation;
}

TagTraits Describe(Tag tag) {
  const std::string_view name = TagName(tag);
  const bool tlc = name.starts_with("TLC") && tag != Tag::kTLCReference;
  return {EIdAbbreviation(tag), KindOf(tag), EIdUseOf(tag) == EIdUse::kRequired,
          TakesFreeEId(tag),    tlc,         IsDescribed(tag)};
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
