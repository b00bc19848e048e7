// Where and by whom a document was made, as its closing words say.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "helpers.h"

namespace lexport {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Annotated Closing(std::string_view text, std::string_view language) {
  std::string xml = Statement("<p>Text.</p>");
  const size_t end = xml.find("</statement>");
  xml.insert(end, "<conclusions>" + std::string(text) + "</conclusions>");
  return AnnotateXml(xml, "treaty", language);
}

// Places of a closing paragraph, then its dates.
std::vector<std::string> PlaceAndDate(std::string_view text, std::string_view language) {
  const Annotated made = Closing("<p>" + std::string(text) + "</p>", language);
  std::vector<std::string> found = Marked(made.document, Tag::kLocation, Attr::kRefersTo);
  for (const std::string& date : Marked(made.document, Tag::kDate, Attr::kDate))
    found.push_back(date);
  return found;
}

TEST(ClosingTest, PlaceBehindTheWordsForIt) {
  EXPECT_THAT(PlaceAndDate("Done at Geneva on 5 May 1999, in English.", "en"),
              ElementsAre("#location-Geneva Geneva", "1999-05-05 5 May 1999"));
  EXPECT_THAT(PlaceAndDate("DONE at Rio de Janeiro this fifth day of May.", "en"),
              ElementsAre("#location-Rio-de-Janeiro Rio de Janeiro"));
  EXPECT_THAT(PlaceAndDate("Fait à La Haye, le 1er mars 2006, en français.", "fr"),
              ElementsAre("#location-La-Haye La Haye", "2006-03-01 1er mars 2006"));
  EXPECT_THAT(PlaceAndDate("Hecho en Santiago el 5 de mayo de 1999.", "es"),
              ElementsAre("#location-Santiago Santiago", "1999-05-05 5 de mayo de 1999"));
  EXPECT_THAT(PlaceAndDate("Geschehen zu Genf am 5. Mai 1999.", "de"),
              ElementsAre("#location-Genf Genf", "1999-05-05 5. Mai 1999"));
  EXPECT_THAT(PlaceAndDate("1999年5月5日订于日内瓦，用中文写成。", "zh"),
              ElementsAre("#location-日内瓦 日内瓦", "1999-05-05 1999年5月5日"));
}

TEST(ClosingTest, PlaceBeforeADate) {
  EXPECT_THAT(PlaceAndDate("Berlin, den 3. März 2020", "de"),
              ElementsAre("#location-Berlin Berlin", "2020-03-03 3. März 2020"));
  EXPECT_THAT(PlaceAndDate("Roma, addì 5 maggio 1999", "it"),
              ElementsAre("#location-Roma Roma", "1999-05-05 5 maggio 1999"));
  EXPECT_THAT(
      PlaceAndDate("Helsingissä 3 päivänä maaliskuuta 2020", "fi"),
      ElementsAre("#location-Helsingissä Helsingissä", "2020-03-03 3 päivänä maaliskuuta 2020"));
  EXPECT_THAT(PlaceAndDate("New York, 5 May 1999", "en"),
              ElementsAre("#location-New-York New York", "1999-05-05 5 May 1999"));
}

TEST(ClosingTest, OtherWordsAreNoPlaces) {
  EXPECT_THAT(PlaceAndDate("Adopted at the 45th plenary meeting", "en"), IsEmpty());
  EXPECT_THAT(PlaceAndDate("Entered into force on 5 May 1999, as was agreed", "en"),
              ElementsAre("1999-05-05 5 May 1999"));
  EXPECT_THAT(PlaceAndDate("May 5, 1999", "en"), ElementsAre("1999-05-05 May 5, 1999"));
  // In the body, “done at Geneva” tells a story.
  EXPECT_THAT(ElementsOf(AnnotateParagraph("It was done at Geneva.").document, Tag::kLocation),
              IsEmpty());
}

TEST(ClosingTest, PersonWhoSigned) {
  const auto persons = [](std::string_view text) {
    return Marked(Closing("<p><signature>" + std::string(text) + "</signature></p>", "en").document,
                  Tag::kPerson, Attr::kRefersTo);
  };
  EXPECT_THAT(persons("(Signed) Jane A. Doe"), ElementsAre("#person-Jane-A.-Doe Jane A. Doe"));
  EXPECT_THAT(persons("(gez.) Jean-Paul de la Tour"),
              ElementsAre("#person-Jean-Paul-de-la-Tour Jean-Paul de la Tour"));
  EXPECT_THAT(persons("(Signed) on behalf of the members of the council"), IsEmpty());
  EXPECT_THAT(persons("Jane A. Doe"), IsEmpty());
}

}  // namespace
}  // namespace lexport
