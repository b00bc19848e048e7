#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "validate/profile_akn4un.h"
#include "validate_rules/base_document.h"

namespace lexport {
namespace {

using testing::Contains;
using testing::Not;

struct ProfileCase {
  const char* rule;
  const char* from;
  const char* to;
};

class Akn4UnProfile : public testing::TestWithParam<ProfileCase> {};

TEST_P(Akn4UnProfile, FindsTheFaultAndOnlyWhenAsked) {
  const ProfileCase& fault = GetParam();
  const std::string xml = Changed(fault.from, fault.to);
  EXPECT_THAT(RulesOf(Check(xml, "akn4un.", "akn4un")), testing::ElementsAre(fault.rule));
  EXPECT_THAT(RulesOf(Check(xml)), Not(Contains(fault.rule)));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, Akn4UnProfile,
    testing::Values(
        ProfileCase{"akn4un.class", "<FRBRsubtype value=\"deliberation\"/>",
                    "<FRBRsubtype value=\"paper\"/>"},
        ProfileCase{"akn4un.subtype", "<FRBRsubtype value=\"deliberation\"/>", ""},
        ProfileCase{"akn4un.name", "name=\"declaration\"", "name=\"\""},
        ProfileCase{"akn4un.country", "<FRBRcountry value=\"un\"/>", "<FRBRcountry value=\"fr\"/>"},
        ProfileCase{
            "akn4un.meta",
            "<publication date=\"1984-12-01\" name=\"journal\" showAs=\"Official Records\"/>", ""},
        ProfileCase{"akn4un.author", "<FRBRauthor href=\"#un-ga\" as",
                    "<FRBRauthor href=\"#un\" as"},
        ProfileCase{"akn4un.points",
                    "<content eId=\"art_3__content\"><p>See <ref eId=\"ref_2\" "
                    "href=\"/akn/un/act/1945-06-26/charter\">the "
                    "Charter</ref>.</p></content>",
                    "<point eId=\"art_3__point_a\"><content "
                    "eId=\"art_3__point_a__content\"><p>x</p></content></point>"},
        ProfileCase{"akn4un.html-list", "<p>Act;</p>", "<ul eId=\"ul_1\"><li><p>Act</p></li></ul>"},
        ProfileCase{
            "akn4un.note", "</references>",
            "</references><notes source=\"#un\"><note eId=\"note_1\"><p>x</p></note></notes>"},
        ProfileCase{"akn4un.doc-inline", "<p>Act;</p>", "<p><docNumber>A/1</docNumber></p>"}));

TEST(Akn4UnClasses, AreThoseOfTheGuidelines) {
  EXPECT_EQ(validate::Akn4UnSubtypesOf(Tag::kAct).front(), "provision");
  EXPECT_EQ(validate::Akn4UnTypesOf("paper").front(), Tag::kDoc);
  EXPECT_TRUE(validate::Akn4UnTypesOf("nonsense").empty());
}

}  // namespace
}  // namespace lexport
