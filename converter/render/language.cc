#include "render/language.h"

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/strings.h"

namespace lexport::book {
namespace {

// ICU takes any three letters for a language; its own list has the registered ones it knows.
bool IsRegistered(const char* language) {
  static const std::set<std::string_view> known = [] {
    std::set<std::string_view> all;
    for (const char* const* code = icu::Locale::getISOLanguages(); *code; ++code) all.insert(*code);
    return all;
  }();
  return known.count(language) > 0;
}

bool AllDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

struct Day {
  int year = 0, month = 0, day = 0;
};

// YYYY-MM-DD, or YYYY-MM with a day of 0.
bool ParseDay(std::string_view text, Day* out) {
  if (text.size() < 7 || text[4] != '-' || (text.size() > 7 && text[7] != '-')) return false;
  const std::string_view year = text.substr(0, 4), month = text.substr(5, 2);
  const std::string_view day = text.size() < 10 ? "0" : text.substr(8, 2);
  if (!AllDigits(year) || !AllDigits(month) || !AllDigits(day)) return false;
  *out = {std::stoi(std::string(year)), std::stoi(std::string(month)), std::stoi(std::string(day))};
  const bool has_day = text.size() > 7;
  return out->month >= 1 && out->month <= 12 && out->day >= (has_day ? 1 : 0) && out->day <= 31;
}

// How the language writes a day, or a month of a year.
std::unique_ptr<icu::DateFormat> FormatFor(bool has_day, const icu::Locale& locale,
                                           UErrorCode* status) {
  return std::unique_ptr<icu::DateFormat>(
      has_day ? icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale)
              : icu::DateFormat::createInstanceForSkeleton("yMMMM", locale, *status));
}

}  // namespace

Language LanguageFor(std::string_view code) {
  const size_t slash = code.find_last_of("/#");
  if (slash != std::string_view::npos) code.remove_prefix(slash + 1);
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(code.data(), static_cast<int32_t>(code.size())), status);
  if (U_SUCCESS(status)) locale.canonicalize(status);
  Language language;
  if (U_FAILURE(status) || !IsRegistered(locale.getLanguage())) return language;
  std::string tag = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status) || tag.empty()) return language;
  language.tag = std::move(tag);
  language.right_to_left = locale.isRightToLeft();
  return language;
}

void SetDirectionBy(std::string_view text, Language* language) {
  size_t left = 0, right = 0;
  for (size_t pos = 0; pos < text.size();) {
    const UCharDirection direction =
        u_charDirection(static_cast<UChar32>(NextCodePoint(text, &pos)));
    left += direction == U_LEFT_TO_RIGHT;
    right += direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  }
  if (!language->known()) {
    language->right_to_left = right > left;
  } else if (right > 9 * left || left > 9 * right) {
    language->right_to_left = right > left;
  }
}

std::string NameOfLanguage(const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language.tag, status);
  icu::UnicodeString name;
  if (U_SUCCESS(status)) locale.getDisplayName(locale, name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8.empty() ? language.tag : utf8;
}

std::string DateInWords(std::string_view iso_date, const Language& language) {
  Day day;
  if (iso_date.size() == 4 && AllDigits(iso_date)) return std::string(iso_date);
  if (!ParseDay(iso_date, &day)) return {};
  if (day.month == 1 && day.day == 1) return std::string(iso_date.substr(0, 4));
  UErrorCode status = U_ZERO_ERROR;
  // Where no country is named, English dates are the world's, not those of the United States.
  const std::string tag = language.tag == "en" ? "en-001" : language.tag;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status));
  const std::unique_ptr<icu::DateFormat> format = FormatFor(day.day > 0, locale, &status);
  if (U_FAILURE(status) || !format) return std::string(iso_date.substr(0, 10));
  calendar->clear();
  calendar->set(day.year, day.month - 1, std::max(day.day, 1), 12, 0);
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString words;
  format->format(calendar->getTime(status), words);
  std::string utf8;
  words.toUTF8String(utf8);
  return utf8;
}

}  // namespace lexport::book
