#include <gtest/gtest.h>

#include "validate/naming_iri.h"

namespace lexport::validate {
namespace {

TEST(AknIri, IsTakenApart) {
  const AknIri iri =
      ParseAknIri("/akn/un/statement/deliberation/un-ga/2016-10-13/71-4/eng@2016-10-14/!annex_1");
  ASSERT_EQ(iri.fault, "");
  EXPECT_EQ(iri.work, "/akn/un/statement/deliberation/un-ga/2016-10-13/71-4");
  EXPECT_EQ(iri.country, "un");
  EXPECT_EQ(iri.type, "statement");
  ASSERT_EQ(iri.names.size(), 2u);
  EXPECT_EQ(iri.names[0], "deliberation");
  EXPECT_EQ(iri.names[1], "un-ga");
  EXPECT_EQ(iri.date, "2016-10-13");
  EXPECT_EQ(iri.number, "71-4");
  EXPECT_EQ(iri.language, "eng");
  EXPECT_TRUE(iri.has_version);
  EXPECT_EQ(iri.version, "2016-10-14");
  EXPECT_EQ(iri.component, "annex_1");
}

TEST(AknIri, OptionalPartsMayBeMissing) {
  for (const char* good :
       {"/akn/dz/debaterecord/2004-12-21", "/akn/sl/act/2004/2", "/akn/sl/act/2004/2/eng",
        "/akn/sl/act/2004/2/eng@", "/akn/sl/act/2004/2/eng:2005-01-01", "/akn/sl/act/2004/2/!main",
        "/akn/sl/act/2004/eng@/!main", "/akn/it/act/legge/2004/2/ita@first/someone/2006-01-01",
        "/akn/sl/act/2004/2/eng@~art_3", "/akn/za-wc/act/by-law/2010/air-quality"}) {
    EXPECT_EQ(ParseAknIri(good).fault, "") << good;
  }
}

TEST(AknIri, SaysWhatIsWrong) {
  for (const char* bad :
       {"", "http://example.org/act/1992/1", "akn/rs/act/1946/86", "/ke/act/1989-12-06/16",
        "/akn/us/usc/title_9", "/akn/gr/judgment/COS/1991/65/", "/akn/it//bill/2013-03-29/356",
        "/akn/un/act/a/b/c/1992/1", "/akn/un/act", "/akn/un/act/1992-13-45/1",
        "/akn/un/act/1992/a b", "/akn/ke/act/1989/16/main"}) {
    EXPECT_NE(ParseAknIri(bad).fault, "") << bad;
  }
}

TEST(AknIri, FormatsAndDates) {
  EXPECT_EQ(WithoutFormat("/akn/sl/act/2004/2/eng@.xml"), "/akn/sl/act/2004/2/eng@");
  EXPECT_EQ(WithoutFormat("/akn/sl/act/2004/2/eng@"), "/akn/sl/act/2004/2/eng@");
  EXPECT_TRUE(IsIsoDate("2024-02-29"));
  EXPECT_FALSE(IsIsoDate("2023-02-29"));
  EXPECT_FALSE(IsIsoDate("2023-2-9"));
}

TEST(AknIri, SchemesAndConventions) {
  EXPECT_TRUE(HasScheme("https://a.org"));
  EXPECT_TRUE(HasScheme("urn:lex:br:federal:lei"));
  EXPECT_FALSE(HasScheme("/akn/sl/act/2004/2/eng:2005"));
  EXPECT_FALSE(HasScheme("#a:b"));
  EXPECT_EQ(OtherConvention("http://data.europa.eu/eli/dir/1984/39"), "ELI");
  EXPECT_EQ(OtherConvention("urn:lex:br:federal:lei:2008"), "URN:LEX");
  EXPECT_EQ(OtherConvention("http://www.legislation.gov.uk/ukpga/2014/27"), "web addresses");
  for (const char* none : {"", "TODO", "#varWorkUri", "KORE600500000", "/akn/un/act/x",
                           "akn/rs/act/1946/86-1078", "/ke/act/1989-12-06/16"}) {
    EXPECT_EQ(OtherConvention(none), "") << none;
  }
}

}  // namespace
}  // namespace lexport::validate
