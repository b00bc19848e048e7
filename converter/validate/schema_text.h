// Pieces of messages about the schema.

#ifndef LEXPORT_VALIDATE_SCHEMA_TEXT_H_
#define LEXPORT_VALIDATE_SCHEMA_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexport/vocabulary.h"

namespace lexport::validate {

// "<article>".
std::string Element(std::string_view name);

// A value in quotation marks as it may be shown: cut when long.
std::string Quote(std::string_view value);

// "<a>", "<a> or <b>", "<a>, <b> or <c>", and an ellipsis for more than a handful.
std::string Alternatives(const std::vector<Tag>& tags);

// Alternatives one after the other: "<a> and <b> or <c>".
std::string Steps(const std::vector<std::vector<Tag>>& steps);

// "\"a\"", "\"a\" and \"b\"", "\"a\", \"b\" and 3 more".
std::string ListOf(const std::vector<std::string>& names);

// The first handful of names, those of other namespaces left out.
std::vector<std::string> FirstNames(const std::vector<Tag>& tags);

std::vector<std::string_view> NamesOf(const std::vector<Tag>& tags);
std::vector<std::string_view> AllElementNames();

// "did you mean <p>?", "" for "".
std::string DidYouMean(std::string_view name);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SCHEMA_TEXT_H_
