// Bytes to text: encodings, refusals, lines and places.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "text/source.h"

namespace lexport {
namespace {

using std::string_view_literals::operator""sv;
using testing::HasSubstr;

struct Decoded {
  std::optional<Source> source;
  Findings findings;
};

Decoded Decode(std::string_view bytes, DecodeOptions options = {}) {
  Decoded d;
  d.source = Source::Decode(bytes, "in.txt", options, &d.findings);
  return d;
}

// Expects one error, under `rule`.
void ExpectRefused(std::string_view bytes, const std::string& rule, DecodeOptions options = {}) {
  const Decoded d = Decode(bytes, options);
  EXPECT_FALSE(d.source) << rule;
  ASSERT_EQ(d.findings.size(), 1u) << rule;
  EXPECT_EQ(d.findings[0].rule, rule);
  EXPECT_EQ(d.findings[0].severity, Severity::kError);
  EXPECT_EQ(d.findings[0].where.file, "in.txt");
  EXPECT_FALSE(d.findings[0].message.empty());
}

std::vector<std::string> Lines(const Source& source) {
  std::vector<std::string> lines;
  for (size_t i = 0; i < source.line_count(); ++i) lines.emplace_back(source.slice(source.line(i)));
  return lines;
}

std::string Utf16(std::u16string_view text, bool big) {
  std::string bytes;
  for (char16_t c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    bytes += big ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

TEST(Decode, PlainUtf8IsTakenAsItIs) {
  const Decoded d = Decode("Für alle\n");
  ASSERT_TRUE(d.source);
  EXPECT_EQ(d.source->text(), "Für alle\n");
  EXPECT_EQ(d.source->encoding().name, "UTF-8");
  EXPECT_FALSE(d.source->encoding().guessed);
  EXPECT_TRUE(d.findings.empty());
}

TEST(Decode, BorrowsOnlyWhatIsUtf8AndOnlyWhenTold) {
  DecodeOptions borrow;
  borrow.borrow = true;
  const std::string bytes =
      "\xEF\xBB\xBF"
      "F\xC3\xBCr alle\n";
  EXPECT_EQ(Decode(bytes, borrow).source->text().data(), bytes.data() + 3);
  EXPECT_NE(Decode(bytes).source->text().data(), bytes.data() + 3);
  // A text of its own outlives the bytes, in copies and when it is moved, however short it is.
  std::string utf16 = Utf16(u"\uFEFFf\u00FCr\n", false);
  std::optional<Source> source = Decode(utf16, borrow).source;
  utf16.assign(utf16.size(), 'x');
  const Source copy = *source;
  const Source moved = std::move(*source);
  EXPECT_EQ(copy.text(), "f\u00FCr\n");
  EXPECT_EQ(moved.text(), "f\u00FCr\n");
}

TEST(Lines, KnowWhichArePrintableAscii) {
  const Decoded d =
      Decode("plain one\n\ttab\nf\xC3\xBCr\nlonger than eight bytes, plain\nbell\x07\n\n");
  std::vector<bool> plain;
  for (size_t i = 0; i < d.source->line_count(); ++i) plain.push_back(d.source->is_plain(i));
  EXPECT_EQ(plain, (std::vector<bool>{true, false, false, true, false, true}));
}

TEST(Decode, ByteOrderMarkIsNotText) {
  const Decoded d = Decode(
      "\xEF\xBB\xBF"
      "Article 1");
  ASSERT_TRUE(d.source);
  EXPECT_EQ(d.source->text(), "Article 1");
  EXPECT_TRUE(d.source->encoding().bom);
  EXPECT_EQ(d.source->Locate(0).offset, 3u);
}

TEST(Decode, Utf16WithAndWithoutMark) {
  const std::u16string text = u"Статья 1\nКаждый человек \U0001F600 имеет право на жизнь.\n";
  for (const bool big : {false, true}) {
    const std::string mark = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const std::string& bytes : {mark + Utf16(text, big), Utf16(text, big)}) {
      const Decoded d = Decode(bytes);
      ASSERT_TRUE(d.source);
      EXPECT_EQ(d.source->text(), "Статья 1\nКаждый человек \U0001F600 имеет право на жизнь.\n");
      EXPECT_EQ(d.source->encoding().name, big ? "UTF-16BE" : "UTF-16LE");
    }
  }
}

TEST(Decode, GuessedUtf16IsSaid) {
  const Decoded d = Decode(Utf16(u"All human beings are born free and equal.\n", false));
  ASSERT_TRUE(d.source);
  EXPECT_TRUE(d.source->encoding().guessed);
  ASSERT_EQ(d.findings.size(), 1u);
  EXPECT_EQ(d.findings[0].rule, "text.encoding-guessed");
  EXPECT_EQ(d.findings[0].severity, Severity::kNote);
}

TEST(Decode, WindowsTextIsRecognised) {
  const Decoded d = Decode(
      "L\x92"
      "Assembl\xE9"
      "e g\xE9n\xE9rale proclame la pr\xE9sente D\xE9"
      "claration universelle "
      "des droits de l\x92homme comme l\x92id\xE9"
      "al commun \xE0 atteindre par tous les peuples\n");
  ASSERT_TRUE(d.source);
  EXPECT_EQ(d.source->encoding().name, "windows-1252");
  EXPECT_THAT(std::string(d.source->text()), HasSubstr("L’Assemblée générale"));
  EXPECT_TRUE(d.source->encoding().guessed);
}

TEST(Decode, CyrillicTextIsRecognised) {
  const Decoded d = Decode(
      "\xC2\xF1\xE5 \xEB\xFE\xE4\xE8 \xF0\xEE\xE6\xE4\xE0\xFE\xF2\xF1\xFF "
      "\xF1\xE2\xEE\xE1\xEE\xE4\xED\xFB\xEC\xE8 \xE8 \xF0\xE0\xE2\xED\xFB\xEC\xE8 \xE2 "
      "\xF1\xE2\xEE\xE5\xEC \xE4\xEE\xF1\xF2\xEE\xE8\xED\xF1\xF2\xE2\xE5 \xE8 "
      "\xEF\xF0\xE0\xE2\xE0\xF5\n");
  ASSERT_TRUE(d.source);
  EXPECT_EQ(d.source->encoding().name, "windows-1251");
  EXPECT_THAT(std::string(d.source->text()), HasSubstr("Все люди рождаются"));
}

TEST(Decode, NamedEncodingIsObeyed) {
  DecodeOptions options;
  options.encoding = "ISO-8859-2";
  const Decoded d = Decode("\xB1\n", options);
  ASSERT_TRUE(d.source);
  EXPECT_EQ(d.source->text(), "ą\n");
  options.encoding = "no-such-thing";
  ExpectRefused("x", "text.unknown-encoding", options);
}

TEST(Decode, BrokenUtf8IsRefusedWithItsPlace) {
  const Decoded d = Decode("“Artículo 1”\n“Toda persona \xE2\x80 tiene derecho a la vida”\n");
  EXPECT_FALSE(d.source);
  ASSERT_EQ(d.findings.size(), 1u);
  EXPECT_EQ(d.findings[0].rule, "text.invalid-utf8");
  EXPECT_EQ(d.findings[0].where.line, 2u);
  EXPECT_EQ(d.findings[0].where.column, 15u);
  EXPECT_EQ(d.findings[0].where.offset, 18u + 16u);
  ExpectRefused("Article 1\nplain \xC3( text", "text.invalid-utf8");
  ExpectRefused("Article 1\nplain \xFF\xFE text", "text.invalid-utf8");
}

TEST(Decode, EmptyAndWhiteSpace) {
  ExpectRefused("", "text.empty");
  ExpectRefused(" \t\r\n\f \xC2\xA0\n", "text.empty");
  ExpectRefused("\xEF\xBB\xBF", "text.empty");
}

TEST(Decode, FilesThatAreNoTextAreNamed) {
  struct Case {
    std::string_view bytes;
    const char* rule;
    const char* name;
    const char* remedy;
  };
  for (const Case& c :
       {Case{"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "text.binary", "PDF", "pdftotext"},
        Case{"PK\x03\x04\x14\0\x06\0word/document.xml"sv, "text.binary", ".docx", "pandoc"},
        Case{"PK\x03\x04\x14\0mimetypeapplication/epub+zip"sv, "text.binary", "EPUB", "pandoc"},
        Case{"PK\x03\x04\x14\0stuff"sv, "text.binary", "ZIP", "unpack"},
        Case{"\x1F\x8B\x08\0\0"sv, "text.binary", "gzip", "gunzip"},
        Case{"{\\rtf1\\ansi Text}", "text.markup", "RTF", "plain text"},
        Case{"\x89PNG\r\n\x1A\n", "text.binary", "PNG", "tesseract"},
        Case{"<!DOCTYPE html>\n<html>", "text.markup", "HTML", "pandoc"},
        Case{"<?xml version=\"1.0\"?>\n<a/>", "text.markup", "XML", "plain"},
        Case{"<?xml version=\"1.0\"?><akomaNtoso/>", "text.markup", "Akoma Ntoso", "validate"}}) {
    const Decoded d = Decode(c.bytes);
    EXPECT_FALSE(d.source) << c.name;
    ASSERT_EQ(d.findings.size(), 1u) << c.name;
    EXPECT_EQ(d.findings[0].rule, c.rule);
    EXPECT_THAT(d.findings[0].message, HasSubstr(c.name));
    EXPECT_THAT(d.findings[0].fix, HasSubstr(c.remedy));
  }
}

TEST(Decode, ManyControlCharactersAreNoText) {
  std::string bytes;
  for (int i = 0; i < 400; ++i) bytes += static_cast<char>(i % 128);
  ExpectRefused(bytes, "text.binary");
}

TEST(Decode, FewControlCharactersStayAndAreTold) {
  const Decoded d = Decode("Article 1\nEvery\0one has\x07 rights.\n"sv);
  ASSERT_TRUE(d.source);
  EXPECT_EQ(d.source->control_count(), 2u);
  ASSERT_EQ(d.findings.size(), 1u);
  EXPECT_EQ(d.findings[0].rule, "text.control-characters");
  EXPECT_EQ(d.findings[0].where.line, 2u);
  EXPECT_EQ(d.findings[0].where.column, 6u);
}

TEST(Decode, LimitsAreKept) {
  DecodeOptions options;
  options.max_bytes = 20;
  options.max_line_bytes = 10;
  EXPECT_TRUE(Decode("123456789\n123456789\n", options).source);
  ExpectRefused("123456789\n123456789\n1", "text.too-large", options);
  ExpectRefused("123\n12345678901\n", "text.line-too-long", options);
  EXPECT_EQ(Decode("123\n12345678901\n", options).findings[0].where.line, 2u);
}

TEST(Lines, EveryKindOfLineEnd) {
  const Decoded d = Decode(
      "a\nb\r\nc\rd\xC2\x85"
      "e\xE2\x80\xA8"
      "f\xE2\x80\xA9g");
  ASSERT_TRUE(d.source);
  EXPECT_EQ(Lines(*d.source), (std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"}));
}

TEST(Lines, EndAtEveryPlaceOfABlockOfBytes) {
  for (const std::string end : {"\n", "\r\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\f"}) {
    for (uint32_t size = 1; size < 40; ++size) {
      const std::string first(size, 'x'), second = "\u00E9\u0436\u4E00";
      const std::string text = first + end + second + end + first;
      const Decoded d = Decode(text);
      ASSERT_TRUE(d.source);
      ASSERT_EQ(d.source->line_count(), 3u) << size;
      EXPECT_EQ(d.source->slice(d.source->line(0)), first) << size;
      EXPECT_EQ(d.source->slice(d.source->line(1)), second) << size;
      EXPECT_EQ(d.source->slice(d.source->line(2)), first) << size;
      EXPECT_FALSE(d.source->is_plain(1)) << size;
      EXPECT_TRUE(d.source->is_plain(2)) << size;
    }
  }
}

TEST(Lines, FormFeedsMarkLinesWithoutAddingAny) {
  const Decoded d = Decode("a\n\fb\nc\fd\n\f");
  ASSERT_TRUE(d.source);
  EXPECT_EQ(Lines(*d.source), (std::vector<std::string>{"a", "b", "c", "d"}));
  EXPECT_FALSE(d.source->form_feed_before(0));
  EXPECT_TRUE(d.source->form_feed_before(1));
  EXPECT_FALSE(d.source->form_feed_before(2));
  EXPECT_TRUE(d.source->form_feed_before(3));
  EXPECT_TRUE(Decode("\fa").source->form_feed_before(0));
}

TEST(Lines, LineOfAnOffset) {
  const Decoded d = Decode("ab\r\n\ncd");
  ASSERT_TRUE(d.source);
  const size_t expected[] = {0, 0, 0, 0, 1, 2, 2, 2};
  for (uint32_t i = 0; i < 8; ++i) EXPECT_EQ(d.source->line_of(i), expected[i]) << i;
}

TEST(Locate, ColumnsAreCodePointsOffsetsAreBytes) {
  const Decoded d = Decode("één\ntwée x\n");
  ASSERT_TRUE(d.source);
  const auto place = static_cast<uint32_t>(d.source->text().find('x'));
  const Location where = d.source->Locate(place);
  EXPECT_EQ(where.line, 2u);
  EXPECT_EQ(where.column, 6u);
  EXPECT_EQ(where.offset, place);
  EXPECT_EQ(where.source_line, "twée x");
}

TEST(Locate, OffsetsOfOtherEncodingsAreThoseOfTheFile) {
  std::u16string text;
  for (int i = 0; i < 20000; ++i) text += u"één \U0001F600\n";  // several pieces of conversion
  text += u"x";
  const std::string bytes = "\xFF\xFE" + Utf16(text, false);
  const Decoded d = Decode(bytes);
  ASSERT_TRUE(d.source);
  const auto place = static_cast<uint32_t>(d.source->text().find('x'));
  EXPECT_EQ(d.source->Locate(place).offset, bytes.size() - 2);
  const auto middle = static_cast<uint32_t>(d.source->line(10000).begin);
  EXPECT_EQ(d.source->Locate(middle).offset, 2 + 10000u * 14);
}

TEST(Locate, LongLinesAreCutAroundTheColumn) {
  std::string line(1000, 'a');
  line[500] = 'X';
  const Decoded d = Decode(line + "\n");
  ASSERT_TRUE(d.source);
  const Location where = d.source->Locate(500);
  EXPECT_EQ(where.column, 501u);
  EXPECT_LE(where.source_line.size(), 200u);
  EXPECT_THAT(where.source_line, HasSubstr("X"));
}

}  // namespace
}  // namespace lexport
