#include "mapping/spellout.h"

#include <unicode/rbnf.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "mapping/lexicon.h"

namespace lexport {
namespace {

// One space for a hyphen; FoldWord has taken the soft ones away.
std::string KeyOf(const icu::UnicodeString& spelled) {
  std::string text;
  spelled.toUTF8String(text);
  text = FoldWord(text);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

// ICU falls back on the rules of another language where it has none: those mean nothing.
bool HasOwnRules(const icu::RuleBasedNumberFormat& rules, const icu::Locale& wanted) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale actual = rules.getLocale(ULOC_ACTUAL_LOCALE, status);
  return U_SUCCESS(status) && std::string_view(actual.getLanguage()) == wanted.getLanguage();
}

}  // namespace

void SpelledNumbers::Spell() const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language_, status);
  if (U_FAILURE(status)) return;
  const icu::RuleBasedNumberFormat rules(icu::URBNF_SPELLOUT, locale, status);
  if (U_FAILURE(status) || !HasOwnRules(rules, locale)) return;
  for (int32_t set = 0; set < rules.getNumberOfRuleSetNames(); ++set) {
    const icu::UnicodeString name = rules.getRuleSetName(set);
    for (uint32_t n = 1; n <= kMostSpelled; ++n) {
      icu::UnicodeString spelled;
      icu::FieldPosition position;
      status = U_ZERO_ERROR;
      rules.format(static_cast<int32_t>(n), name, spelled, position, status);
      if (U_FAILURE(status)) continue;
      const std::string key = KeyOf(spelled);
      const bool digits = key.find_first_of("0123456789") != std::string::npos;
      if (key.empty() || digits || !values_.emplace(key, n).second) continue;
      const auto words = 1 + std::count(key.begin(), key.end(), ' ');
      most_words_ = std::max(most_words_, static_cast<uint32_t>(words));
    }
  }
}

uint32_t SpelledNumbers::most_words() const {
  once_.Run([this] { Spell(); });
  return most_words_;
}

uint32_t SpelledNumbers::Find(const std::string& words) const {
  once_.Run([this] { Spell(); });
  const auto found = values_.find(words);
  return found == values_.end() ? 0 : found->second;
}

const SpelledNumbers* SpelledNumbersOf(std::string_view language) {
  if (language.empty() || language == "und") return nullptr;
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const SpelledNumbers>, std::less<>> all;
  const std::lock_guard<std::mutex> lock(mutex);
  auto known = all.find(language);
  if (known == all.end()) {
    const std::string id(language);
    known = all.emplace(id, std::make_unique<const SpelledNumbers>(id)).first;
  }
  return known->second.get();
}

}  // namespace lexport
