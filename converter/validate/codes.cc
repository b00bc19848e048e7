#include "validate/codes.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

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

// ISO 639-2: several languages, an unknown one, one without a code, none at all.
constexpr std::array<std::string_view, 4> kSpecial = {"mul", "und", "mis", "zxx"};

bool IsAlphanumeric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

// The codes that ISO 3166-1 assigns to nobody, for its users: AA, QM to QZ, XA to XZ, ZZ.
bool IsLeftToUsers(std::string_view country) {
  return country == "aa" || country == "zz" || country[0] == 'x' ||
         (country[0] == 'q' && country[1] >= 'm');
}

// ICU goes through all its languages at each question, and a document asks for one or two of them
// again and again: the answers are kept, where codes of one place replace each other.
std::string IcuIso3(const std::string& code) {
  struct Answer {
    std::string code, iso3;
  };
  static thread_local std::array<Answer, 16> answers;
  const auto last = static_cast<unsigned char>(code.back());
  Answer& answer = answers[(static_cast<unsigned char>(code.front()) * 5u + last) % answers.size()];
  if (answer.code != code) answer = {code, uloc_getISO3Language(code.c_str())};
  return answer.iso3;
}

}  // namespace

std::string LanguageIso3(std::string_view tag) {
  const std::string code = Lower(tag.substr(0, tag.find('-')));
  if (code.size() == 3 && code >= "qaa" && code <= "qtz") return code;  // for private use
  if (std::find(kSpecial.begin(), kSpecial.end(), code) != kSpecial.end()) return code;
  for (const auto& [old_code, now] : kBibliographic) {
    if (code == old_code) return std::string(now);
  }
  // Asked one by one: a table of all that ICU knows would cost more than a small document.
  const bool plausible = code.size() == 2 || code.size() == 3;
  return plausible && IsAlphanumeric(code) ? IcuIso3(code) : "";
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
  const std::string country = Lower(code.substr(0, 2));
  if (country == "un" || country == "eu" || IsLeftToUsers(country)) return true;
  for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known) {
    if (AsciiEqualFold(*known, country)) return true;
  }
  return false;
}

}  // namespace lexport::validate
