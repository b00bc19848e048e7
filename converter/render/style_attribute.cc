#include "render/style_attribute.h"

#include "base/strings.h"

namespace lexport::book {
namespace {

struct Declaration {
  std::string_view property;
  std::string_view value;
};

constexpr Declaration kKept[] = {
    {"text-align", "left"},          {"text-align", "right"},
    {"text-align", "center"},        {"text-align", "justify"},
    {"text-align", "start"},         {"text-align", "end"},
    {"font-style", "italic"},        {"font-style", "normal"},
    {"font-weight", "bold"},         {"font-weight", "normal"},
    {"font-variant", "small-caps"},  {"text-transform", "uppercase"},
    {"text-transform", "none"},      {"text-decoration", "underline"},
    {"text-decoration", "line-through"}, {"vertical-align", "top"},
    {"vertical-align", "middle"},    {"vertical-align", "bottom"},
    {"vertical-align", "super"},     {"vertical-align", "sub"},
};

}  // namespace

std::string HarmlessStyle(std::string_view style) {
  std::string kept;
  while (!style.empty()) {
    const size_t end = style.find(';');
    const std::string_view declaration = style.substr(0, end);
    style = end == std::string_view::npos ? std::string_view() : style.substr(end + 1);
    const size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view property = Trim(declaration.substr(0, colon));
    const std::string_view value = Trim(declaration.substr(colon + 1));
    for (const Declaration& known : kKept) {
      if (!AsciiEqualFold(property, known.property) || !AsciiEqualFold(value, known.value)) continue;
      if (!kept.empty()) kept.append("; ");
      kept.append(known.property).append(": ").append(known.value);
    }
  }
  return kept;
}

}  // namespace lexport::book
