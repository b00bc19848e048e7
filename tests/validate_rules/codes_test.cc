#include "validate/codes.h"

#include <gtest/gtest.h>

#include "validate/naming_coherence.h"

namespace lexport::validate {
namespace {

TEST(Codes, LanguagesInAllTheirForms) {
  EXPECT_EQ(LanguageIso3("en"), "eng");
  EXPECT_EQ(LanguageIso3("en-GB"), "eng");
  EXPECT_EQ(LanguageIso3("fre"), "fra");
  EXPECT_EQ(LanguageIso3("SRP"), "srp");
  EXPECT_EQ(LanguageIso3("mul"), "mul");
  EXPECT_EQ(LanguageIso3("esp"), "");
  EXPECT_EQ(LanguageIso3("english"), "");
  EXPECT_TRUE(IsSameLanguage("ger", "de-AT"));
  EXPECT_FALSE(IsSameLanguage("en", "fr"));
  EXPECT_FALSE(IsLanguageTag("en_GB"));
}

TEST(Codes, CountriesTheirPartsAndBodies) {
  for (const char* code : {"fr", "GB", "GB-UKM", "us-ca", "un", "eu", "zz", "XK"})
    EXPECT_TRUE(IsCountry(code));
  for (const char* code : {"", "yy", "ita", "uk-", "france", "ak"})
    EXPECT_FALSE(IsCountry(code)) << code;
}

}  // namespace
}  // namespace lexport::validate
