#include "validate/parser_errors.h"

#include <libxml/parser.h>

#include <algorithm>

#include "base/strings.h"

namespace lexport::validate {
namespace {

std::string Argument(const char* s) { return s == nullptr ? std::string() : std::string(s); }

// The name in the tag that begins at `at`: "</p >" gives "p".
std::string_view TagNameAt(std::string_view text, size_t at) {
  const size_t begin = std::min(at + (text.substr(at, 2) == "</" ? 2 : 1), text.size());
  const size_t end = std::min(text.find_first_of(" \t\r\n/>", begin), text.size());
  return text.substr(begin, std::min<size_t>(end - begin, 80));
}

std::string OpenTop(const OpenElements& open, const Report& report) {
  const OpenElement& top = open.top();
  return "<" + std::string(top.name) + "> of line " + std::to_string(report.LineOf(top.at));
}

Draft TagMismatch(std::string_view text, uint64_t position, const OpenElements& open,
                  const Report& report) {
  Draft draft;
  draft.rule = "wellformed.tag-mismatch";
  const size_t at = text.substr(0, position).rfind("</");
  draft.at = Place::Exactly(at == std::string_view::npos ? position : at);
  draft.message = "the end tag </" + std::string(TagNameAt(text, draft.at.offset)) +
                  "> does not match the start tag";
  if (open.depth() > 0) {
    draft.message += " " + OpenTop(open, report);
    draft.expected = {"</" + std::string(open.top().name) + ">"};
    // Perhaps the element should have ended long before.
    draft.bearing.doubts = {open.top().at};
    draft.bearing.unclosed = open.top().at;
  }
  return draft;
}

Draft Truncated(uint64_t position, const OpenElements& open, const Report& report) {
  Draft draft;
  draft.rule = "wellformed.truncated";
  draft.at = Place::Exactly(position);
  draft.message = "the file ends too early";
  if (open.depth() > 0) draft.message += ": " + OpenTop(open, report) + " is not closed";
  return draft;
}

Draft BadBytes(std::string_view text, uint64_t position) {
  // The parser may have looked ahead: the first bad byte is what people want to see.
  constexpr uint64_t kBack = 4096;
  uint64_t from = position > kBack ? position - kBack : 0;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
  Draft draft;
  draft.rule = "wellformed.encoding";
  draft.at = Place::Exactly(from + FindInvalidUtf8(text.substr(from, 2 * kBack)));
  draft.message = "the bytes here are not valid UTF-8";
  draft.fix = "save the file as UTF-8, or declare the encoding that it has";
  return draft;
}

Draft Entity(const xmlError& error, uint64_t position) {
  Draft draft;
  draft.rule = "wellformed.entity";
  draft.at = Place::Exactly(position);
  draft.message = "the entity \"&" + Argument(error.str1) + ";\" is not declared; XML itself has " +
                  "only amp, lt, gt, quot and apos";
  draft.fix = "write the character itself, or its number as in &#160;";
  return draft;
}

Draft Attribute(const xmlError& error, uint64_t position) {
  Draft draft;
  draft.rule = "wellformed.attribute-repeated";
  draft.at = {position, 0};
  draft.message = "the attribute \"" + Argument(error.str2 ? error.str2 : error.str1) +
                  "\" stands twice in one tag";
  if (error.code == XML_ERR_ATTRIBUTE_REDEFINED && error.str2 != nullptr && error.str1 != nullptr) {
    const std::string prefix = Argument(error.str1);
    draft.message = "the attribute \"" + prefix + (prefix.empty() ? "" : ":") +
                    Argument(error.str2) + "\" stands twice in one tag";
  }
  draft.fix = "remove one of the two";
  return draft;
}

Draft Prefix(const xmlError& error, uint64_t position) {
  Draft draft;
  draft.rule = "wellformed.namespace-prefix";
  draft.at = {position, 0};
  draft.message = "the prefix \"" + Argument(error.str1) + "\" is bound to no namespace";
  draft.fix = "declare it with xmlns:" + Argument(error.str1) + "=\"…\"";
  return draft;
}

// What one line says best of faults that are common in files edited by hand; `draft` is untouched
// where there is no such line.
bool Familiar(int code, std::string_view text, uint64_t position, Draft* draft) {
  const size_t mark = text.substr(0, std::min<uint64_t>(position + 1, text.size())).rfind('&');
  switch (code) {
    case XML_ERR_NAME_REQUIRED:
      if (mark == std::string_view::npos || mark + 1 < position) return false;
      draft->at = Place::Exactly(mark);
      draft->message = "an & stands by itself";
      draft->fix = "write it as &amp;";
      return true;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      if (mark == std::string_view::npos) return false;
      draft->at = Place::Exactly(mark);
      draft->message = "the reference that begins with this & does not end with ;";
      draft->fix = "write &amp; where the sign itself is meant";
      return true;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      draft->message = "the value of an attribute is not in quotation marks";
      return true;
    case XML_ERR_LT_IN_ATTRIBUTE:
      draft->message = "a < stands in the value of an attribute";
      draft->fix = "write it as &lt;, or close the quotation marks before it";
      return true;
    case XML_ERR_INVALID_CHAR:
      draft->message = "a character stands here that XML does not allow";
      draft->fix = "remove it; most control characters have no place in XML";
      return true;
    default:
      return false;
  }
}

Draft Other(const xmlError& error, std::string_view rule, std::string_view text,
            uint64_t position) {
  Draft draft;
  draft.rule = rule;
  draft.at = Place::Exactly(position);
  if (Familiar(error.code, text, position, &draft)) return draft;
  draft.message = std::string(Trim(Argument(error.message)));
  // The parser's own functions say nothing to anybody.
  const size_t function = draft.message.find(": ");
  if (draft.message.starts_with("xmlParse") && function != std::string::npos) {
    draft.message.erase(0, function + 2);
  }
  if (draft.message.empty()) draft.message = "not well-formed";
  return draft;
}

bool EndsEarly(std::string_view text, uint64_t position) {
  return text.substr(std::min<uint64_t>(position, text.size())).find_first_not_of(" \t\r\n") ==
         std::string_view::npos;
}

}  // namespace

bool IsHarmless(const xmlError& error) {
  return error.level < XML_ERR_ERROR || error.code == XML_WAR_NS_URI ||
         error.code == XML_WAR_NS_URI_RELATIVE;
}

Draft DescribeParserError(const xmlError& error, std::string_view text, uint64_t position,
                          const OpenElements& open, const Report& report) {
  position = std::min<uint64_t>(position, text.size());
  switch (error.code) {
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
      return BadBytes(text, position);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return Entity(error, position);
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return Attribute(error, position);
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return Prefix(error, position);
    default:
      break;
  }
  if (FindInvalidUtf8(text.substr(position, 4)) == 0 && position < text.size()) {
    return BadBytes(text, position);
  }
  if (EndsEarly(text, position)) return Truncated(position, open, report);
  if (error.code == XML_ERR_TAG_NAME_MISMATCH) return TagMismatch(text, position, open, report);
  if (error.code == XML_ERR_INVALID_CHAR || error.code == XML_ERR_INVALID_CHARREF) {
    return Other(error, "wellformed.character", text, position);
  }
  if (error.domain == XML_FROM_NAMESPACE)
    return Other(error, "wellformed.namespace", text, position);
  return Other(error, "wellformed.syntax", text, position);
}

}  // namespace lexport::validate
