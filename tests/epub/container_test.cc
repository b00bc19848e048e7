// What checkers of books miss or only they would tell: the container's first bytes, its order, its
// independence of the clock.

#include <gtest/gtest.h>

#include "epub/book_reader.h"
#include "epub/zip.h"
#include "lexport/writers.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

Document Sample(const std::string& text) {
  Document document;
  const NodeId root = document.AppendElement(kNoNode, Tag::kAkomaNtoso);
  const NodeId doc = document.AppendElement(root, Tag::kDoc);
  const NodeId body = document.AppendElement(doc, Tag::kMainBody);
  document.AppendText(document.AppendElement(body, Tag::kP), text);
  return document;
}

std::string BookOf(const Document& document, const EpubOptions& options = {}) {
  std::string bytes;
  Findings findings;
  EXPECT_TRUE(WriteEpub(document, options, &bytes, &findings));
  return bytes;
}

TEST(Container, BeginsWithTheMediaType) {
  const std::string bytes = BookOf(Sample("Text"));
  // Local header of 30 bytes, the name of 8, and right behind it the 20 bytes.
  ASSERT_GT(bytes.size(), 58u);
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
  const auto entries = ReadZip(bytes);
  ASSERT_TRUE(entries);
  const ZipEntry& first = entries->front();
  EXPECT_EQ(first.name, "mimetype");
  EXPECT_EQ(first.method, 0);
  EXPECT_EQ(first.flags, 0);
  EXPECT_EQ(first.extra_bytes, 0);
  EXPECT_EQ(first.content.size(), 20u);
}

TEST(Container, EntriesHaveOneDateAndNoExtras) {
  const auto entries = ReadZip(BookOf(Sample("Text")));
  ASSERT_TRUE(entries);
  for (const ZipEntry& entry : *entries) {
    EXPECT_EQ(entry.date_and_time, 0x00210000u) << entry.name;  // 1980-01-01 00:00
    EXPECT_EQ(entry.extra_bytes, 0) << entry.name;
    EXPECT_EQ(entry.flags, 0) << entry.name;
  }
}

TEST(Container, SameDocumentSameBytes) {
  EXPECT_EQ(BookOf(Sample("Text")), BookOf(Sample("Text")));
  EXPECT_NE(BookOf(Sample("Text")), BookOf(Sample("Texts")));
}

TEST(Container, LevelZeroStores) {
  EpubOptions options;
  options.compression = 0;
  const auto entries = ReadZip(BookOf(Sample(std::string(5000, 'x')), options));
  ASSERT_TRUE(entries);
  for (const ZipEntry& entry : *entries) EXPECT_EQ(entry.method, 0) << entry.name;
}

TEST(Container, AppendsToWhatIsThere) {
  std::string bytes = "before";
  Findings findings;
  ASSERT_TRUE(WriteEpub(Sample("Text"), {}, &bytes, &findings));
  EXPECT_EQ(bytes.substr(6), BookOf(Sample("Text")));
}

TEST(Zip, DeflatesAndStoresWhatWouldGrow) {
  std::string out;
  book::ZipWriter zip(9, &out);
  zip.Deflate("long", std::string(200000, 'a'));
  zip.Deflate("tiny", "a");
  zip.Deflate("empty", "");
  zip.Deflate("große.txt", "text");
  ASSERT_TRUE(zip.Finish());
  const auto entries = ReadZip(out);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 4u);
  EXPECT_EQ((*entries)[0].content, std::string(200000, 'a'));
  EXPECT_EQ((*entries)[0].method, 8);
  EXPECT_EQ((*entries)[1].method, 0);
  EXPECT_EQ((*entries)[2].content, "");
  EXPECT_EQ((*entries)[3].flags, 1 << 11);  // the name is UTF-8
}

TEST(Container, NothingToShowIsAnError) {
  std::string bytes = "before";
  Findings findings;
  EXPECT_FALSE(WriteEpub(Document(), {}, &bytes, &findings));
  EXPECT_EQ(bytes, "before");
  EXPECT_TRUE(HasSeverity(findings, Severity::kError));
}

}  // namespace
}  // namespace lexport
