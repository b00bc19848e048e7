#include "akn/iri.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <utility>

#include "base/strings.h"

namespace lexport {
namespace {

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int Number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string FormatDate(int year, unsigned month, unsigned day) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year, month, day);
  return buffer.data();
}

// Codes of ISO 639-2 that librarians write otherwise (set B), with those of set T.
constexpr std::pair<std::string_view, std::string_view> kBibliographic[] = {
    {"alb", "sqi"}, {"arm", "hye"}, {"baq", "eus"}, {"bur", "mya"}, {"chi", "zho"},
    {"cze", "ces"}, {"dut", "nld"}, {"fre", "fra"}, {"geo", "kat"}, {"ger", "deu"},
    {"gre", "ell"}, {"ice", "isl"}, {"mac", "mkd"}, {"mao", "mri"}, {"may", "msa"},
    {"per", "fas"}, {"rum", "ron"}, {"slo", "slk"}, {"tib", "bod"}, {"wel", "cym"}};

std::string PrimaryLanguage(std::string_view language) {
  std::string primary(language.substr(0, language.find('-')));
  for (char& c : primary) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const auto& [b, t] : kBibliographic) {
    if (primary == b) return std::string(t);
  }
  return primary;
}

bool IsCode(std::string_view code) {
  if (code.size() < 2 || code.size() > 3) return false;
  for (char c : code) {
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

}  // namespace

bool IsDate(std::string_view text) {
  const bool shaped = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                      IsDigits(text.substr(0, 4)) &&
                      (text.size() < 7 || (text[4] == '-' && IsDigits(text.substr(5, 2)))) &&
                      (text.size() < 10 || (text[7] == '-' && IsDigits(text.substr(8, 2))));
  if (!shaped || Number(text.substr(0, 4)) == 0) return false;
  const std::string whole = WholeDate(text);
  const auto day = static_cast<unsigned>(Number(std::string_view(whole).substr(8)));
  const auto month = static_cast<unsigned>(Number(std::string_view(whole).substr(5, 2)));
  const std::chrono::year_month_day date{std::chrono::year(Number(text.substr(0, 4))),
                                         std::chrono::month(month), std::chrono::day(day)};
  return date.ok();
}

std::string WholeDate(std::string_view date) {
  std::string whole(date);
  while (whole.size() < 10 && whole.size() >= 4) whole += "-01";
  return whole;
}

std::string DateOfEpoch(int64_t seconds) {
  constexpr int64_t kLast = 253402300799;  // the end of year 9999, the last that four digits write
  const std::chrono::seconds moment(std::clamp<int64_t>(seconds, 0, kLast));
  const auto days = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date{std::chrono::sys_days(days)};
  return FormatDate(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                    static_cast<unsigned>(date.day()));
}

std::string LanguageCode(std::string_view language) {
  const std::string primary = PrimaryLanguage(language);
  if (primary == "mul" || primary == "und") return primary;
  if (!IsCode(primary)) return "";
  return uloc_getISO3Language(primary.c_str());
}

std::string LanguageTag(std::string_view language) {
  std::string primary = PrimaryLanguage(language);
  std::array<char, 16> shortest{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(primary.c_str(), shortest.data(), shortest.size(), &status);
  if (U_SUCCESS(status) && shortest[0] != '\0') primary = shortest.data();
  const size_t hyphen = language.find('-');
  if (hyphen != std::string_view::npos) primary += language.substr(hyphen);
  return primary;
}

std::string NumberSegment(std::string_view printed) {
  std::string segment;
  for (size_t i = 0; i < printed.size();) {
    const size_t start = i;
    const char32_t c = NextCodePoint(printed, &i);
    const bool plain = c < 0x80 ? std::isalnum(static_cast<int>(c)) != 0 || c == '-' || c == '.' ||
                                      c == '_' || c == '(' || c == ')'
                                : u_isalnum(static_cast<UChar32>(c)) != 0;
    if (plain) segment.append(printed, start, i - start);
    if (c == '/') segment += '-';
    if (IsSpace(c)) segment += '_';
  }
  return segment;
}

std::string TitleSegment(std::string_view title) {
  constexpr size_t kLongest = 60;
  std::string segment;
  size_t word_start = 0;
  for (size_t i = 0; i < title.size();) {
    const size_t start = i;
    const char32_t c = NextCodePoint(title, &i);
    const bool letter = u_isalnum(static_cast<UChar32>(c)) != 0;
    if (!letter) {
      if (!segment.empty() && segment.back() != '-') segment += '-';
      word_start = segment.size();
      continue;
    }
    if (segment.size() + (i - start) > kLongest) {
      if (word_start > 0) segment.resize(word_start);
      break;
    }
    AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), &segment);
  }
  while (!segment.empty() && segment.back() == '-') segment.pop_back();
  return segment;
}

}  // namespace lexport
