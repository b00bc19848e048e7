#include "validate/schema_text.h"

#include <algorithm>

#include "validate/schema_repair.h"
#include "validate/schema_tables.h"

namespace lexport::validate {
namespace {

constexpr size_t kLongestQuote = 60;

}  // namespace

std::string Element(std::string_view name) { return "<" + std::string(name) + ">"; }

std::string Quote(std::string_view value) {
  size_t end = std::min(value.size(), kLongestQuote);
  while (end > 0 && end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) {
    --end;
  }
  return "\"" + std::string(value.substr(0, end)) + (end < value.size() ? "…\"" : "\"");
}

std::string Alternatives(const std::vector<Tag>& all) {
  const std::vector<Tag> tags = CommonFirst(all);
  constexpr size_t kMost = 4;
  std::string out;
  const size_t shown = std::min(tags.size(), kMost);
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == tags.size() ? " or " : ", ";
    out += tags[i] == Tag::kForeignElement ? "an element of another namespace"
                                           : Element(TagName(tags[i]));
  }
  return tags.size() > kMost ? out + " …" : out;
}

std::string Steps(const std::vector<std::vector<Tag>>& steps) {
  std::string out;
  for (size_t i = 0; i < steps.size(); ++i) {
    out += (i == 0 ? "" : " and ") + Alternatives(steps[i]);
  }
  return out;
}

std::vector<std::string> FirstNames(const std::vector<Tag>& tags) {
  constexpr size_t kHandful = 6;
  std::vector<std::string> out;
  for (Tag tag : CommonFirst(tags)) {
    if (tag != Tag::kForeignElement && out.size() < kHandful) out.emplace_back(TagName(tag));
  }
  return out;
}

std::vector<std::string_view> NamesOf(const std::vector<Tag>& tags) {
  std::vector<std::string_view> out;
  for (Tag tag : tags) out.push_back(TagName(tag));
  return out;
}

std::vector<std::string_view> AllElementNames() {
  std::vector<std::string_view> out;
  for (size_t tag = 0; tag < kTagCount; ++tag) {
    if (kElements[tag].content != Content::kUndeclared)
      out.push_back(TagName(static_cast<Tag>(tag)));
  }
  return out;
}

std::string DidYouMean(std::string_view name) {
  return name.empty() ? "" : "did you mean " + Element(name) + "?";
}

std::string ListOf(const std::vector<std::string>& names) {
  constexpr size_t kMost = 5;
  const size_t shown = names.size() <= kMost ? names.size() : kMost - 1;
  std::string out;
  for (size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == names.size() && i > 0;
    out += last ? " and " : (i > 0 ? ", " : "");
    out += '"' + names[i] + '"';
  }
  if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " more";
  return out;
}

}  // namespace lexport::validate
