// Notes told from numbered text, in invented acts, judgments and reports.

#include <gmock/gmock.h>

#include "layout/helpers.h"

namespace lexport {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr char kDuty[] =
    "1 Duty of owners\n\n(1) Weirs are kept in good repair under the rules(1) of this Act.\n\n"
    "(2) An owner who fails commits an offence.\n";

// The texts of the notes.
std::vector<std::string> Notes(const Reading& r) {
  std::vector<std::string> texts;
  for (size_t i = 0; i < r.blocks.notes.size(); ++i) texts.push_back(r.NoteText(i));
  return texts;
}

// No note took text, and nothing is lost.
void ExpectNoNote(const Reading& r) {
  EXPECT_EQ(r.Acts("note-moved"), 0u) << testing::PrintToString(Notes(r));
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(NumberedText, DefinitionsAtTheFootOfTheNextPage) {
  const std::string page =
      "\f4 Interpretation\n\nIn this Act,\n\n"
      "(1) 'weir' means a structure across a river;\n";
  const std::string rest = "(2) 'owner' means the person who holds the land.\n";
  ExpectNoNote(Read(kDuty + page + "\f" + rest));
  ExpectNoNote(Read(kDuty + page + "\n" + rest + "\f5 Extent\n"));
}

TEST(NumberedText, ASeriesThatGoesOnOverleaf) {
  // The marker stands on the page of the definition.
  ExpectNoNote(Read(std::string(kDuty) +
                    "\n4 Interpretation\n\n(1) 'weir' means a structure across a river;\n\f"
                    "(2) 'owner' means the person who holds the land.\n"));
}

TEST(NumberedText, ASeriesThatGoesOnBehindTheMarkersLabels) {
  ExpectNoNote(Read(std::string(kDuty) +
                    "\n5 Short title\n\n(1) This Act is called the Weirs Act.\n\n"
                    "(2) It comes into force on 1 January 1988.\n"));
}

TEST(NumberedText, OrdersOfACourt) {
  const std::string page = "[1] The applicant relies on the regulations(1) of 2004.\n";
  const std::string order =
      "[2] The following order is made:\n\n(1) The decision is set aside.\n\nKERR J\n";
  ExpectNoNote(Read(page + "\f" + order));
  ExpectNoNote(Read(page + "\n" + order));  // what a colon announces
  ExpectNoNote(Read(
      "[1] The applicant relies on the regulations1 of 2004.\n\f[2] The following is ordered.\n\n"
      "1 The decision is set aside.\n\n2 The costs are to be paid.\n\nKERR J\n"));
}

TEST(NumberedText, AColonAtAPageFootAnnouncesTheNextPage) {
  const Reading r = Read(
      "It was so held in Molen,1 and the order was:\n\n\n1 Molen v Minister, p. 12.\n\f"
      "“The appeal is upheld.”\n");
  EXPECT_THAT(Notes(r), Contains("Molen v Minister, p. 12."));
}

TEST(NumberedText, ParagraphsBelowShowTheMidstOfAPage) {
  const Reading r = Read(
      "2. Lights are kept under the regulations(1).\n\n5. In this Act,\n\n"
      "(1) \"light\" means any light shown.\n\n6. The Governor may make rules.\n\fSchedule\n");
  ExpectNoNote(r);
  EXPECT_THAT(r.Texts(), Contains("6. The Governor may make rules."));
}

TEST(NumberedText, MarkersInAnotherOrderAreNone) {
  ExpectNoNote(
      Read("Weirs are kept in good faith(2) under the rules(1).\n\n"
           "(1) 'weir' means a structure;\n\n(2) 'owner' means a person.\n\nThe rest follows.\n"));
}

TEST(NumberedText, AReferenceIsNoMarker) {
  ExpectNoNote(
      Read("Weirs are kept as paragraph (2) and paragraph (3) say, and as paragraph(1) says.\n"
           "\n\n(1) 'weir' means a structure across a river.\n"));
}

// ---------------------------------------------------------------- notes that go elsewhere
TEST(NotesElsewhere, BehindTheTextOnItsLastPage) {
  // A number that nothing counts up to is no number of the body.
  const Reading r = Read(
      "45 (1948). Resolution of April\n\nHaving considered the report,46 and its annex,\n\f"
      "Adopted at the meeting.\n\n46 Records, Third Year.\n");
  EXPECT_THAT(Notes(r), Contains("Records, Third Year."));
}

TEST(NotesElsewhere, OnTheNextPageUnderARule) {
  const Reading r = Read("It was found.1\n\fThe council looks on.\n\n_________\n1 First.\n");
  EXPECT_THAT(Notes(r), Contains("First."));
}

std::string EndNotes(const std::string& heading, const std::string& between) {
  std::string text = "The first weir.1 The second.2\n\fThe third weir.3\n\fThe fourth weir.4\n\f";
  text += heading;
  for (int i = 1; i <= 4; ++i) text += std::to_string(i) + between + "Report.\n";
  return text;
}

TEST(NotesElsewhere, CollectedAtTheEnd) {
  for (const char* heading : {"", "Notes\n", "Notes:\n\n"}) {
    for (const char* between : {" ", "\n  "}) {
      const Reading r = Read(EndNotes(heading, between));
      EXPECT_THAT(Notes(r), testing::ElementsAre("Report.", "Report.", "Report.", "Report."))
          << heading << between;
      EXPECT_EQ(Imbalance(r.source, r.blocks), "");
    }
  }
}

TEST(NotesElsewhere, AListAtTheEndIsNone) {
  ExpectNoNote(
      Read("A weir is a structure,1 and a lock is a chamber,2 it says.\n\fA fee is paid.\n\n"
           "SCHEDULE\n\n1 Broad-crested weir\n2 Sharp-crested weir\n"));
  ExpectNoNote(
      Read("A weir is a structure,1 and a lock is a chamber,2 it says.\n\fA fee is paid.\n\n"
           "1 Weirs are listed.\n2 Locks are listed.\n3 Keys are listed.\n4 Gates are listed.\n"));
}

// ---------------------------------------------------------------- forms of markers and labels
TEST(NoteForms, RaisedDigitsInBrackets) {
  const Reading r = Read(
      "Having regard to the opinion of the Committee (¹),\n\n(1) Weirs are of use (²).\n\n"
      "(¹) OJ C 286, p. 38.\n(²) OJ L 1, p. 1.\n");
  EXPECT_THAT(Notes(r), testing::ElementsAre("OJ C 286, p. 38.", "OJ L 1, p. 1."));
  EXPECT_THAT(BlocksText(r.source, r.blocks), HasSubstr("Weirs are of use"));
}

TEST(NoteForms, BracketsBehindASpaceUnderAGap) {
  const Reading r = Read(
      "Having regard to the opinion of the Committee (1),\n\nRegulation (EC) No 45/2001 (2) and "
      "the Act 1987(3) apply.\n\n\n(1) OJ C 286.\n(2) OJ L 8.\n(3) C. 41.\n");
  EXPECT_THAT(Notes(r), testing::ElementsAre("OJ C 286.", "OJ L 8.", "C. 41."));
}

TEST(NoteForms, SquareBracketsBehindAStop) {
  const Reading r = Read("The weir is kept.[1] So is the lock.[2]\n\n[1] Report.\n[2] Annex.\n");
  EXPECT_THAT(Notes(r), testing::ElementsAre("Report.", "Annex."));
}

TEST(NoteForms, WithoutBlankLines) {
  const Reading digits =
      Read("So it was found.1 And it was kept.2\n1 Alpha.\n2 Beta.\n\fThe end.\n");
  EXPECT_THAT(Notes(digits), testing::ElementsAre("Alpha.", "Beta."));
  const Reading raised = Read("De minister stelt regels.¹\n¹ Stb. 1987.\n\fDe wet treedt in.\n");
  EXPECT_THAT(Notes(raised), testing::ElementsAre("Stb. 1987."));
}

TEST(NoteForms, BlocksWithinAPageOfATextWithoutFormFeeds) {
  const Reading r = Read(
      "[1] It was so held.1 And kept.2\n\n\n1 Molen, p. 1.\n2 Molen, p. 2.\n\n"
      "[2] It was so held again.3\n\n\n3 Molen, p. 3.\n");
  EXPECT_THAT(Notes(r), testing::ElementsAre("Molen, p. 1.", "Molen, p. 2.", "Molen, p. 3."));
  EXPECT_THAT(BlocksText(r.source, r.blocks), HasSubstr("[2] It was so held again."));
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

}  // namespace
}  // namespace lexport
