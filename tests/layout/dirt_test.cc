// Dirt that extraction and typesetting leave in a text: each test is a text with one kind of it.

#include <gmock/gmock.h>

#include <functional>

#include "helpers.h"

namespace lexport {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string Whole(const Reading& r) { return FoldSpaces(BlocksText(r.source, r.blocks)); }

Reading ReadIn(const std::string& language, std::string_view text,
               RepairMode repair = RepairMode::kAttested) {
  Findings findings;
  auto source = Source::Decode(text, "test.txt", {}, &findings);
  LayoutOptions options;
  options.repair = repair;
  options.language = language;
  Blocks blocks = ReadLayout(*source, options, &findings);
  return {std::move(*source), std::move(blocks), std::move(findings)};
}

// The cells of a table's row, "|" between them.
std::string Row(const Reading& r, const Block& block) {
  std::string row;
  for (uint32_t i = block.runs.first; i < block.runs.first + block.runs.count; ++i) {
    const Run& run = r.blocks.runs[i];
    if (run.kind == RunKind::kLineBreak) row += '|';
    if (run.kind == RunKind::kSpace) row += ' ';
    if (run.kind == RunKind::kText) row += r.source.slice({run.begin, run.end});
  }
  return row;
}

std::vector<std::string> Rows(const Reading& r) {
  std::vector<std::string> rows;
  for (const Block& block : r.blocks.blocks) {
    if (block.kind == BlockKind::kTableRow) rows.push_back(Row(r, block));
  }
  return rows;
}

// ---------------------------------------------------------------- hyphens
constexpr const char* kRivers =
    "Das Amt regelt die Verwaltung der Wege und der mit ihnen verbun-\n"
    "denen Bauten und auch die Brief-, Post- und Fernmeldestellen der Nord-\n"
    "Ostsee sowie alles, was dem Amt durch Gesetz noch zugewiesen ist und\n"
    "bleibt.\n";

TEST(LineEndHyphens, GoInALanguageThatWritesCompoundsAsOneWord) {
  const Reading r = ReadIn("de", kRivers);
  EXPECT_THAT(Whole(r), HasSubstr("ihnen verbundenen Bauten"));
  EXPECT_THAT(Whole(r), HasSubstr("der Nord-Ostsee sowie"));
  EXPECT_EQ(r.Acts("hyphen-dropped"), 1u);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(LineEndHyphens, AreToldWhereNothingProvesThem) {
  for (const char* language : {"", "en", "den", "fr-CA"}) {
    const Reading r = ReadIn(language, kRivers);
    EXPECT_THAT(Whole(r), HasSubstr("verbun-denen")) << language;
    EXPECT_EQ(r.Told("layout.repair-candidate"), 1u) << language;
  }
  EXPECT_THAT(Whole(ReadIn("", kRivers, RepairMode::kAll)), HasSubstr("verbundenen"));
  EXPECT_THAT(Whole(ReadIn("de", kRivers, RepairMode::kNone)), HasSubstr("verbun-denen"));
}

TEST(LineEndHyphens, ManyOfThemSpeakForEachOther) {
  const char* parts[][2] = {{"admi", "nistration"}, {"regu", "lation"},   {"navi", "gation"},
                            {"parli", "ament"},     {"secre", "tary"},    {"coun", "cillor"},
                            {"har", "bour"},        {"moun", "tain"},     {"indepen", "dent"},
                            {"provi", "sional"},    {"govern", "mental"}, {"authori", "ties"},
                            {"docu", "mentary"}};
  std::string text = "The text.\n\n";
  for (const auto& [first, second] : parts) {
    text += "All of the members of it shall look upon this matter of the " + std::string(first) +
            "-\n" + second + " with care.\n\n";
  }
  EXPECT_THAT(Whole(Read(text)), HasSubstr("the administration with"));
  // In a text that likes compounds, the same breaks prove nothing.
  std::string compounds;
  for (int i = 0; i < 40; ++i) compounds += "It is a well-known and long-lived side-effect. ";
  const Reading r = Read(compounds + "\n\n" + text);
  EXPECT_THAT(Whole(r), HasSubstr("the admi-nistration with"));
  EXPECT_EQ(r.Told("layout.repair-candidate"), 1u);
}

TEST(LineEndHyphens, FirstPartsOfOtherCompoundsKeepThem) {
  const Reading r =
      ReadIn("de",
             "Die nicht-staatlichen Stellen und alle anderen achten auf die nicht-\n"
             "amtlichen Orte, damit sie so bleiben, wie sie von jeher gewesen sind.\n");
  EXPECT_THAT(Whole(r), HasSubstr("die nicht-amtlichen Orte"));
}

// ---------------------------------------------------------------- letters set apart
TEST(SpacedLetters, WideGapsPartTheWords) {
  const Reading r = Read(
      "R U L E S   O F   T H E   C O U N C I L\n\n"
      "S U N D R Y   M A T T E R S\n\n"
      "The council has rules.\n");
  EXPECT_THAT(r.Texts(),
              ElementsAre("RULES OF THE COUNCIL", "SUNDRY MATTERS", "The council has rules."));
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(SpacedLetters, ListsOfLettersStay) {
  const Reading r = Read("A B C D E\n\nThe classes are as shown above.\n");
  EXPECT_EQ(r.Texts()[0], "A B C D E");
  EXPECT_EQ(r.Acts("letters-joined"), 0u);
}

// ---------------------------------------------------------------- scripts without spaces
TEST(Scripts, EvenLinesOfThaiJoinWithoutASpace) {
  std::string line;
  for (int i = 0; i < 20; ++i) line += "สภา";
  std::string text;
  for (int i = 0; i < 6; ++i) text += line + "\n";
  const Reading r = Read(text);
  ASSERT_EQ(r.blocks.blocks.size(), 1u);
  EXPECT_THAT(r.Texts()[0], Not(HasSubstr(" ")));
}

TEST(Scripts, UnevenLinesOfThaiEndedAtSpaces) {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    for (int k = 0; k < 14 + (i * 5) % 9; ++k) text += "สภา";
    text += "\n";
  }
  const Reading r = Read(text);
  EXPECT_THAT(Whole(r), HasSubstr("สภา สภา"));
}

TEST(Scripts, AShortHanTitleIsNotJoined) {
  std::string text = "理事会宪章之总则部分内容\n";
  for (int i = 0; i < 6; ++i) {
    text += "人人生而自由在尊严和权利上一律平等他们赋有理性和良心并应以\n";
  }
  EXPECT_EQ(Read(text).Texts()[0], "理事会宪章之总则部分内容");
}

TEST(Scripts, DirectionControlsAroundLinesGo) {
  const Reading r = Read("\u202B)أ( حق كل فرد؛\u202C\n\u202B)ب( حق \u202Aabc\u202C آخر.\u202C\n");
  EXPECT_THAT(r.Texts(), ElementsAre(")أ( حق كل فرد؛", ")ب( حق \u202Aabc\u202C آخر."));
  EXPECT_EQ(r.Acts("direction-control"), 4u);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

// ---------------------------------------------------------------- columns and tables
TEST(Tables, EmptyCellsStayEmpty) {
  const Reading r = Read(
      "The rates are these:\n\n"
      "Member        First       Second      Third\n"
      "Northland     12          14             15\n"
      "Southland                 20             21\n"
      "East Isle     3                           4\n\n"
      "They are due.\n");
  EXPECT_THAT(Rows(r), ElementsAre("Member|First|Second|Third", "Northland|12|14|15",
                                   "Southland||20|21", "East Isle|3||4"));
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(Tables, CellsThatWrapAreWhole) {
  const Reading r = Read(
      "Office                  Duties                      Seat\n"
      "Office of the rivers    Keeps the list of all       Polar City,\n"
      "and lakes               rivers and of the bridges   in the north\n"
      "                        over them\n"
      "Office of roads         Builds the roads            Sunrise\n\n"
      "The end.\n");
  EXPECT_THAT(Rows(r),
              ElementsAre("Office|Duties|Seat",
                          "Office of the rivers and lakes|Keeps the list of all rivers and of the "
                          "bridges over them|Polar City, in the north",
                          "Office of roads|Builds the roads|Sunrise"));
  EXPECT_EQ(r.Acts("cell-joined"), 3u);
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(Tables, ColumnsThatProveNothingStayAndAreTold) {
  const Reading r = Read(
      "Northland     pays 12 in gold        and 3 in silver\n"
      "South     pays 7 in silver    and more    in copper\n"
      "   West        nothing      at all, by     agreement\n\n"
      "The end.\n");
  EXPECT_TRUE(Rows(r).empty());
  EXPECT_EQ(r.Told("layout.columns-unclear"), 1u);
  EXPECT_EQ(r.Texts()[1], "South pays 7 in silver and more in copper");
}

TEST(Tables, DefinitionsHungOnTermsAreNone) {
  const Reading r = Read(
      "\"river\"      means a course of water that flows all the year and\n"
      "             is wider than two metres at its mouth;\n"
      "\"bridge\"     means a work that carries a road over a river, be it\n"
      "             of wood or of stone;\n"
      "\"office\"     means the office that the council has set up for the\n"
      "             purposes of this text.\n");
  EXPECT_TRUE(Rows(r).empty());
}

TEST(Columns, TheLongerLeftColumnIsReadToItsEnd) {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    const std::string word(1, static_cast<char>('a' + i));
    std::string line = "left " + word + " of the words in this column";
    line.resize(44, ' ');
    if (i < 8) line += "right " + word + " of the words in that one";
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  const Reading r = Read(text + "\nNotes\n");
  EXPECT_LT(Whole(r).find("left l"), Whole(r).find("right a"));
  EXPECT_LT(Whole(r).find("right h"), Whole(r).find("Notes"));
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

// ---------------------------------------------------------------- pages
std::string Book(int pages, const std::function<std::string(int)>& head,
                 const std::function<std::string(int)>& foot, const std::string& between) {
  std::string text = "RULES OF THE COUNCIL\n\n";
  for (int p = 1; p <= pages; ++p) {
    if (p > 1) text += between;
    if (!head(p).empty()) text += head(p) + "\n\n";
    for (int i = 0; i < 9; ++i) {
      text +=
          "The council shall look upon matter " + std::string(1, static_cast<char>('a' + i)) +
          std::string(1, static_cast<char>('a' + p)) +
          " in the light of all that\nthe secretary has said of it in the report of that year.\n\n";
    }
    if (!foot(p).empty()) text += foot(p) + "\n";
  }
  return text;
}

std::string None(int) { return ""; }

TEST(Heads, ChaptersBesidePageNumbersGoThoughTheyChange) {
  const char* chapters[] = {"", "", "Rivers", "Rivers", "Forests", "Forests", "Harbours"};
  const auto head = [&](int p) {
    if (p == 1) return std::string();
    return p % 2 == 0 ? std::to_string(p) + std::string(40, ' ') + chapters[p]
                      : chapters[p] + std::string(40, ' ') + std::to_string(p);
  };
  for (const char* between : {"\f", "\n"}) {
    const Reading r = Read(Book(6, head, None, between));
    EXPECT_EQ(r.Acts("running-head"), 5u);
    EXPECT_THAT(Whole(r), Not(HasSubstr("Harbours")));
    ASSERT_EQ(r.blocks.pages.size(), 6u);
    EXPECT_EQ(r.blocks.pages[5].number, 6u);
  }
}

TEST(PageNumbers, RomanOnesGoWhereTheyCount) {
  const char* roman[] = {"", "i", "ii", "iii", "iv", "v"};
  const auto foot = [&](int p) { return std::string(30, ' ') + roman[p]; };
  EXPECT_EQ(Read(Book(5, None, foot, "\f")).Acts("page-number"), 5u);
  // The same letter on each page counts nothing.
  const auto letter = [&](int) { return std::string(30, ' ') + "v"; };
  EXPECT_EQ(Read(Book(5, None, letter, "\f")).Acts("page-number"), 0u);
}

TEST(PageNumbers, NumbersOfAWholeShowPagesWithoutFormFeeds) {
  const auto foot = [](int p) { return "Page " + std::to_string(p) + " of 5"; };
  const Reading r = Read(Book(5, None, foot, "\n"));
  EXPECT_EQ(r.Acts("page-number"), 5u);
  EXPECT_EQ(r.blocks.pages.size(), 5u);
}

// ---------------------------------------------------------------- notes
std::string Noted(const std::string& first, const std::string& second, const std::string& foot) {
  return "The council looks upon the river" + first +
         " in the light of all that is known of\nit, and upon the forest" + second +
         " in the same light, as the report says that it\nshall do in each year of its "
         "work.\n\n\n" +
         foot;
}

TEST(PageNumbers, AChapterAtAPageHeadIsNone) {
  const Reading r = Read(
      "Harbour Code\n\nCHAPTER 1\n\nHarbours are open to all ships of all states.\n\n"
      "Ships enter by day and by night.\n\n                    1\n\fCHAPTER 2\n\n"
      "Lights are kept by the keeper of the harbour.\n\nThe keeper is paid.\n");
  EXPECT_THAT(Whole(r), HasSubstr("CHAPTER 2")) << Whole(r);
}

TEST(FootNotes, TheNumberOfALabelIsNoMarker) {
  const Reading r = Read(
      "        Art. 3 Konzession\n\n            2 Der Rat hört die Kantone an.\n\n"
      "                                      1\n\f\n\n"
      "            3 Die Konzession wird für höchstens 40 Jahre erteilt.\n");
  EXPECT_THAT(Whole(r), HasSubstr("Art. 3 Konzession")) << Whole(r);
  EXPECT_TRUE(r.blocks.notes.empty());
}

TEST(FootNotes, RaisedDigitsMarkThem) {
  const Reading r = Read(Noted("¹", "²", "¹ See the first report.\n² See the second report.\n"));
  ASSERT_EQ(r.blocks.notes.size(), 2u);
  EXPECT_EQ(r.NoteText(1), "See the second report.");
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

TEST(FootNotes, MeasuresAreNoMarkers) {
  const Reading r =
      Read("It has 12 m² and 5 km² of land, and 3³ trees¹ on it.\n\n\n¹ As counted.\n");
  ASSERT_EQ(r.blocks.notes.size(), 1u);
  EXPECT_THAT(Whole(r), HasSubstr("12 m² and 5 km² of land, and 3³ trees¹ As counted. on it."));
}

TEST(FootNotes, SquareBracketsMarkThem) {
  const Reading r = Read(Noted("[1]", "[2]", "[1] See the first report.\n[2] See the second.\n"));
  ASSERT_EQ(r.blocks.notes.size(), 2u);
  EXPECT_EQ(r.NoteText(0), "See the first report.");
}

TEST(FootNotes, ALoneDigitIsAMarkerByElimination) {
  const std::string foot = "_______________\n1 See the first report.\n2 See the second report.\n";
  ASSERT_EQ(Read(Noted(" 1", " 2", foot)).blocks.notes.size(), 2u);
  // "article 1 in" is a reference, as "article 5 in" elsewhere shows.
  const Reading r = Read("By article 5 in force and article 7 of it, the council acts.\n" +
                         Noted(" of article 1", " of article 2", foot));
  EXPECT_TRUE(r.blocks.notes.empty());
}

TEST(FootNotes, ASentenceRunsOverToTheNextPageWithoutARule) {
  const std::string text =
      Noted("1", "2", "1 See the first report.\n2 See the second report, which\n") + "\f" +
      "The council looks upon the harbour3 as it looks upon the others and says so\n"
      "in its report.\n\n\n"
      "came out later.\n3 See the third report.\n";
  const Reading r = Read(text);
  ASSERT_EQ(r.blocks.notes.size(), 3u);
  EXPECT_EQ(r.NoteText(1), "See the second report, which came out later.");
  EXPECT_EQ(r.NoteText(2), "See the third report.");
  EXPECT_EQ(Imbalance(r.source, r.blocks), "");
}

}  // namespace
}  // namespace lexport
