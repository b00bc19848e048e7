#include "validate/naming_frbr.h"

namespace lexport::validate {

const Tags& FrbrCollector::Starts() {
  static const Tags tags = TagsThat([](Tag tag) {
    return TraitsOf(AllTagTraits(), tag).described || TagName(tag).starts_with("FRBR");
  });
  return tags;
}

const Tags& FrbrCollector::Ends() {
  static const Tags tags =
      TagsThat([](Tag tag) { return TraitsOf(AllTagTraits(), tag).described; });
  return tags;
}

void FrbrCollector::StartDescribed(const StartTag& tag, const OpenElements& open) {
  if (KindOf(tag.tag) == ElementKind::kDocumentClass) {
    level_ = nullptr;  // in a document that is not valid, one may begin inside a level
    Identification document;
    document.document = tag.tag;
    document.document_name = tag.Value(Attr::kName);
    document.document_at = tag.at;
    document.nested = open.depth() > 2;
    documents_.push_back(std::move(document));
  } else if (level_ != nullptr) {
    AddValue(tag);
  } else if (!documents_.empty()) {
    StartLevel(tag);
  }
}

void FrbrCollector::StartLevel(const StartTag& tag) {
  switch (tag.tag) {
    case Tag::kFRBRWork:
      level_ = &documents_.back().levels[0];
      break;
    case Tag::kFRBRExpression:
      level_ = &documents_.back().levels[1];
      break;
    case Tag::kFRBRManifestation:
      level_ = &documents_.back().levels[2];
      break;
    default:
      return;
  }
  level_->at = tag.at;
}

void FrbrCollector::AddValue(const StartTag& tag) {
  const FrbrValue value{tag.Value(Attr::kValue), tag.at};
  switch (tag.tag) {
    case Tag::kFRBRthis:
      level_->self = value;
      break;
    case Tag::kFRBRuri:
      level_->uris.push_back(value);
      break;
    case Tag::kFRBRalias:
      level_->aliases.push_back(value);
      break;
    case Tag::kFRBRdate:
      level_->dates.push_back({tag.Value(Attr::kDate), tag.at});
      break;
    case Tag::kFRBRauthor:
      level_->authors.push_back({tag.Value(Attr::kHref), tag.at});
      break;
    case Tag::kFRBRlanguage:
      level_->languages.push_back({tag.Value(Attr::kLanguage), tag.at});
      break;
    case Tag::kFRBRnumber:
      level_->numbers.push_back(value);
      break;
    case Tag::kFRBRname:
      level_->names.push_back(value);
      break;
    case Tag::kFRBRversionNumber:
      level_->versions.push_back(value);
      break;
    case Tag::kFRBRcountry:
      level_->country = value;
      break;
    case Tag::kFRBRsubtype:
      level_->subtype = value;
      break;
    case Tag::kFRBRformat:
      level_->format = value;
      break;
    case Tag::kFRBRportion:
      level_->portion = value;
      break;
    default:
      break;
  }
}

const Identification* FrbrCollector::EndDescribed(const OpenElements& open) {
  const Tag tag = open.top().tag;
  if (tag == Tag::kFRBRWork || tag == Tag::kFRBRExpression || tag == Tag::kFRBRManifestation) {
    level_ = nullptr;
  } else if (tag == Tag::kMeta && !documents_.empty()) {
    return &documents_.back();
  } else if (KindOf(tag) == ElementKind::kDocumentClass && !documents_.empty()) {
    documents_.pop_back();
  }
  return nullptr;
}

}  // namespace lexport::validate
