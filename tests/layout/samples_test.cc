// The two samples: every piece of their damage, counted.

#include "helpers.h"

namespace lexport {
namespace {

size_t NonSpace(std::string_view text) { return CountCodePoints(WithoutSpaces(text)); }

size_t PageBreaks(const Blocks& blocks) {
  return static_cast<size_t>(
      std::count_if(blocks.runs.begin(), blocks.runs.end(),
                    [](const Run& r) { return r.kind == RunKind::kPageBreak; }));
}

size_t Markers(const Blocks& blocks) {
  return static_cast<size_t>(
      std::count_if(blocks.runs.begin(), blocks.runs.end(),
                    [](const Run& r) { return r.kind == RunKind::kNoteMarker; }));
}

size_t WithStatus(const Blocks& blocks, NoteStatus status) {
  return static_cast<size_t>(std::count_if(blocks.notes.begin(), blocks.notes.end(),
                                           [&](const Note& n) { return n.status == status; }));
}

std::vector<uint32_t> FirstLines(const Blocks& blocks) {
  std::vector<uint32_t> lines;
  for (const Page& page : blocks.pages) lines.push_back(page.first_line + 1);
  return lines;
}

TEST(SampleS0, PagesAreThoseOfTheTraces) {
  const Reading r = ReadSample("a-hrc-26-34-annex.txt");
  EXPECT_EQ(FirstLines(r.blocks), (std::vector<uint32_t>{1, 37, 73, 124, 177, 228, 286, 338, 371}));
  EXPECT_EQ(PageBreaks(r.blocks), 8u);
  EXPECT_EQ(r.blocks.pages[5].number, 6u);
  EXPECT_TRUE(r.blocks.pages[5].number_printed);
  EXPECT_FALSE(r.blocks.pages[4].number_printed);
}

TEST(SampleS0, SixteenMarkersNoneWithAText) {
  const Reading r = ReadSample("a-hrc-26-34-annex.txt");
  EXPECT_EQ(Markers(r.blocks), 16u);
  ASSERT_EQ(r.blocks.notes.size(), 16u);
  EXPECT_EQ(r.blocks.notes[0].marker, "*");
  for (size_t i = 1; i < 16; ++i) EXPECT_EQ(r.blocks.notes[i].marker, std::to_string(i));
  EXPECT_EQ(WithStatus(r.blocks, NoteStatus::kMissing), 16u);
  EXPECT_EQ(r.Told("layout.note-missing"), 1u);  // one summary, not sixteen findings
}

TEST(SampleS0, MarkersStandWhereTheyArePrinted) {
  const Reading r = ReadSample("a-hrc-26-34-annex.txt");
  std::vector<size_t> lines;
  for (const Note& note : r.blocks.notes) lines.push_back(r.source.line_of(note.marker_offset) + 1);
  EXPECT_EQ(lines, (std::vector<size_t>{2, 10, 13, 14, 15, 17, 30, 55, 56, 61, 73, 95, 115, 169,
                                        192, 203}));
}

TEST(SampleS0, PageNumberAndLabelResidueGo) {
  const Reading r = ReadSample("a-hrc-26-34-annex.txt");
  ASSERT_EQ(r.Acts("page-number"), 1u);
  ASSERT_EQ(r.Acts("note-label"), 1u);
  for (const LedgerEntry& e : r.blocks.ledger.entries) {
    if (e.what == "page-number") {
      EXPECT_EQ(e.line, 285u);
    } else if (e.what == "note-label") {
      EXPECT_EQ(e.line, 227u);
    }
  }
}

TEST(SampleS0, HyphensAsTheDocumentProvesThem) {
  const Reading attested = ReadSample("a-hrc-26-34-annex.txt");
  EXPECT_EQ(attested.Acts("hyphen-restored"), 4u);
  EXPECT_EQ(attested.Told("layout.repair-candidate"), 1u);
  const Reading all = ReadSample("a-hrc-26-34-annex.txt", RepairMode::kAll);
  EXPECT_EQ(all.Acts("hyphen-restored"), 5u);
  const Reading none = ReadSample("a-hrc-26-34-annex.txt", RepairMode::kNone);
  EXPECT_EQ(none.Acts("hyphen-restored"), 0u);
  EXPECT_EQ(none.Told("layout.repair-candidate"), 5u);
}

TEST(SampleS0, ConservedCharacters) {
  const Reading r = ReadSample("a-hrc-26-34-annex.txt", RepairMode::kNone);
  EXPECT_EQ(NonSpace(BlocksText(r.source, r.blocks)), 20150u);
  const Reading attested = ReadSample("a-hrc-26-34-annex.txt");
  EXPECT_EQ(NonSpace(BlocksText(attested.source, attested.blocks)), 20150u + 4u);
}

TEST(SampleS0, ClausesStartTheirOwnBlocks) {
  const Reading r = ReadSample("a-hrc-26-34-annex.txt");
  std::vector<uint32_t> lines;
  for (const Block& block : r.blocks.blocks) lines.push_back(block.line);
  for (uint32_t line : {4, 11, 16, 23, 26, 31, 37, 40, 45, 49, 54, 57, 62, 66, 67, 68, 69}) {
    EXPECT_TRUE(std::binary_search(lines.begin(), lines.end(), line)) << line;
  }
}

TEST(SampleS1, PagesAreThoseOfTracesNumbersAndHeads) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  ASSERT_EQ(r.blocks.pages.size(), 18u);
  EXPECT_EQ(PageBreaks(r.blocks), 17u);
  EXPECT_EQ(r.blocks.pages.front().number, 3u);
  EXPECT_EQ(r.blocks.pages.back().number, 20u);
  std::vector<uint32_t> printed;
  for (const Page& page : r.blocks.pages) {
    if (page.number_printed) printed.push_back(page.number);
  }
  EXPECT_EQ(printed, (std::vector<uint32_t>{3, 12, 17}));
  // Pages that start with a head start there; their texts start at 71, 643 and 943.
  EXPECT_EQ(FirstLines(r.blocks),
            (std::vector<uint32_t>{1, 69, 135, 203, 264, 328, 387, 451, 513, 575, 641, 705, 764,
                                   819, 872, 941, 998, 1063}));
}

TEST(SampleS1, FurnitureGoesAndIsRemembered) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  EXPECT_EQ(r.Acts("page-number"), 3u);
  EXPECT_EQ(r.Acts("running-head"), 3u);
  ASSERT_EQ(r.blocks.heads.size(), 1u);
  EXPECT_EQ(r.blocks.heads[0].text, "A/HRC/35/35");
  EXPECT_EQ(r.blocks.heads[0].count, 3u);
  EXPECT_EQ(r.blocks.heads[0].line, 69u);
}

TEST(SampleS1, NotesArePairedWithTheirMarkers) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  EXPECT_EQ(Markers(r.blocks), 14u);
  ASSERT_EQ(r.blocks.notes.size(), 14u);
  EXPECT_EQ(WithStatus(r.blocks, NoteStatus::kWhole), 12u);
  EXPECT_EQ(WithStatus(r.blocks, NoteStatus::kDamaged), 1u);
  EXPECT_EQ(WithStatus(r.blocks, NoteStatus::kMissing), 1u);
  std::vector<size_t> lines;
  std::string labels;
  for (const Note& note : r.blocks.notes) {
    lines.push_back(r.source.line_of(note.marker_offset) + 1);
    labels += note.marker;
  }
  EXPECT_EQ(labels, "12345abcdefghi");
  EXPECT_EQ(lines, (std::vector<size_t>{28, 45, 47, 155, 164, 773, 781, 782, 783, 837, 838, 839,
                                        895, 907}));
}

TEST(SampleS1, DamagedNoteKeepsItsWordsAndTheLostOneGetsNone) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  const Note &e = r.blocks.notes[9], &f = r.blocks.notes[10], &g = r.blocks.notes[11];
  EXPECT_EQ(e.status, NoteStatus::kDamaged);
  EXPECT_NE(r.NoteText(9).find("Organization for Economic paper on human rights"),
            std::string::npos);
  EXPECT_EQ(f.status, NoteStatus::kMissing);
  EXPECT_EQ(r.NoteText(10), "");
  EXPECT_EQ(g.status, NoteStatus::kWhole);
  EXPECT_EQ(r.NoteText(11), "See United Nations Framework Convention on Climate Change, art. 3.");
}

TEST(SampleS1, AddressIsJoinedWithoutASpace) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  EXPECT_NE(r.NoteText(3).find("EFF(2010)12&docLanguage=En."), std::string::npos);
}

TEST(SampleS1, SentenceIsStitchedOverTheNoteBlock) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  size_t found = 0;
  for (const std::string& text : r.Texts()) {
    found += text.find("in that regard, including her conclusions") != std::string::npos;
    found += text.find("Social and Cultural Rights of 1966") != std::string::npos;
  }
  EXPECT_EQ(found, 2u);
}

TEST(SampleS1, SwappedLinesAndHyphens) {
  const Reading r = ReadSample("a-hrc-35-35.txt");
  EXPECT_EQ(r.Acts("order-mended"), 1u);
  EXPECT_EQ(r.Acts("hyphen-restored"), 3u);
  const auto texts = r.Texts();
  EXPECT_NE(
      std::find(texts.begin(), texts.end(),
                "Vienna+20: Advancing the Protection of Human Rights, 27-28 June 2013, Vienna;"),
      texts.end());
}

TEST(SampleS1, ConservedCharacters) {
  const Reading r = ReadSample("a-hrc-35-35.txt", RepairMode::kNone);
  size_t furniture = 0, labels = 0, notes = 0;
  for (const LedgerEntry& entry : r.blocks.ledger.entries) {
    const size_t size = NonSpace(entry.text);
    if (entry.what == "page-number" || entry.what == "running-head") furniture += size;
    if (entry.what == "note-label") labels += size;
    if (entry.what == "note-moved") notes += size;
  }
  EXPECT_EQ(NonSpace(r.source.text()), 56637u);
  EXPECT_EQ(furniture, 38u);
  EXPECT_EQ(labels, 14u);
  EXPECT_EQ(notes, 1080u);
  EXPECT_EQ(NonSpace(BlocksText(r.source, r.blocks)), 55505u + 1080u);
}

}  // namespace
}  // namespace lexport
