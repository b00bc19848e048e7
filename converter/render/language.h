// Languages of documents: from the codes that Akoma Ntoso carries to those that books and pages
// use, and the direction of their scripts. By ICU's data; no locale of the machine takes part.

#ifndef LEXPORT_RENDER_LANGUAGE_H_
#define LEXPORT_RENDER_LANGUAGE_H_

#include <string>
#include <string_view>

namespace lexport::book {

struct Language {
  std::string tag = "und";  // BCP 47, shortest form: "en", "zh-Hant"
  bool right_to_left = false;

  bool known() const { return tag != "und"; }
  std::string_view direction() const { return right_to_left ? "rtl" : "ltr"; }
  bool operator==(const Language&) const = default;
};

// From ISO 639-2 ("eng", also the bibliographic "chi"), BCP 47 ("en-GB") or an address whose last
// segment is such a code. "und" for what is no registered language.
Language LanguageFor(std::string_view code);

// Takes the direction from `text` where the language does not give it: because it is not known, or
// because nine letters of ten run the other way (Kurdish, Uzbek and others are written both ways).
void SetDirectionBy(std::string_view text, Language* language);

// "English", "العربية": the language's name in itself; the tag when ICU has none.
std::string NameOfLanguage(const Language& language);

// "2017-04-25" as the language writes it, "25 April 2017"; "2017-04" as "April 2017"; a first of
// January as its year alone, since Akoma Ntoso writes an unknown day so; "" for what is no date.
std::string DateInWords(std::string_view iso_date, const Language& language);

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_LANGUAGE_H_
