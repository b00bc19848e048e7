#include "validate/codes.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/strings.h"

namespace lexport::validate {
namespace {

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// The twenty languages of ISO 639-2 that libraries know by another code than everybody else.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kBibliographic = {{
    {"alb", "sqi"}, {"arm", "hye"}, {"baq", "eus"}, {"bur", "mya"}, {"chi", "zho"},
    {"cze", "ces"}, {"dut", "nld"}, {"fre", "fra"}, {"geo", "kat"}, {"ger", "deu"},
    {"gre", "ell"}, {"ice", "isl"}, {"mac", "mkd"}, {"mao", "mri"}, {"may", "msa"},
    {"per", "fas"}, {"rum", "ron"}, {"slo", "slk"}, {"tib", "bod"}, {"wel", "cym"},
}};

// Codes of two or three letters that stand for themselves in ICU's list.
const std::set<std::string, std::less<>>& Languages() {
  static const std::set<std::string, std::less<>> languages = [] {
    std::set<std::string, std::less<>> all = {"mul", "und", "mis", "zxx"};
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
      all.emplace(*code);
    }
    return all;
  }();
  return languages;
}

const std::set<std::string, std::less<>>& Countries() {
  static const std::set<std::string, std::less<>> countries = [] {
    std::set<std::string, std::less<>> all = {"un", "eu"};
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      all.insert(Lower(*code));
    }
    return all;
  }();
  return countries;
}

bool IsAlphanumeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

}  // namespace

std::string LanguageIso3(std::string_view tag) {
  const std::string code = Lower(tag.substr(0, tag.find('-')));
  if (code.size() == 3 && code >= "qaa" && code <= "qtz") return code;  // for private use
  for (const auto& [library_code, usual] : kBibliographic) {
    if (code == library_code) return std::string(usual);
  }
  // ICU looks a code up in some microseconds, so that turning its whole list into a table at the
  // first question would cost more than most documents ask.
  if (Languages().count(code) != 0) {
    const std::string three = uloc_getISO3Language(code.c_str());
    return three.empty() ? code : three;
  }
  const bool known = code.size() == 3 && IsAlphanumeric(code) &&
                     std::string_view(uloc_getISO3Language(code.c_str())) == code;
  return known ? code : std::string();
}

bool IsLanguageTag(std::string_view tag) {
  const std::vector<std::string_view> parts = Split(tag, '-');
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return !part.empty() && part.size() <= 8 && IsAlphanumeric(part);
  });
}

bool IsCountry(std::string_view code) {
  const std::string_view part = code.size() > 2 && code[2] == '-' ? code.substr(3) : "";
  if (code.size() != 2 && (part.empty() || part.size() > 3 || !IsAlphanumeric(part))) return false;
  return Countries().count(Lower(code.substr(0, 2))) > 0;
}

}  // namespace lexport::validate
