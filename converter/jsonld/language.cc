#include "jsonld/language.h"

#include <unicode/uloc.h>

#include "base/strings.h"

namespace lexport::graph {

std::string Bcp47(std::string_view code) {
  const std::string tag(Trim(code));
  if (tag.empty() || tag == "und" || tag == "mul" || tag == "zxx") return {};
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), locale, sizeof(locale), &parsed, &status);
  if (U_FAILURE(status) || parsed != static_cast<int32_t>(tag.size())) return {};
  char canonical[ULOC_FULLNAME_CAPACITY];
  uloc_toLanguageTag(locale, canonical, sizeof(canonical), /*strict=*/true, &status);
  if (U_FAILURE(status)) return {};
  return canonical;
}

std::string LanguageAuthorityIri(const std::string& bcp47) {
  const std::string_view code = uloc_getISO3Language(bcp47.c_str());
  if (code.size() != 3) return {};
  std::string iri = "http://publications.europa.eu/resource/authority/language/";
  for (const char c : code) iri.push_back(static_cast<char>(c - 'a' + 'A'));
  return iri;
}

}  // namespace lexport::graph
