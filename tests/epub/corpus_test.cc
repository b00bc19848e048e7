// Documents of others become books with nothing of their text left out, no link that leads nowhere
// and no markup that HTML forbids; the same holds for the page.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "akn/shared_files.h"
#include "base/strings.h"
#include "epub/book_reader.h"
#include "lexport/writers.h"
#include "lexport/xml.h"
#include "render/anchors.h"

namespace lexport {
namespace {

// The text of a document outside its metadata, with the printed markers of notes, and the texts of
// its notes; found by a walk of its own.
class Expected {
 public:
  explicit Expected(const Document& document) {
    FindNotes(document.root());
    Walk(document.root(), &text_.flow);
    const size_t in_text = queue_.size();
    for (size_t i = 0; i < queue_.size(); ++i) {
      std::string note;
      for (Node child : queue_[i].children()) Walk(child, &note);
      text_.notes.push_back(WithoutSpaces(note));
    }
    text_.flow = WithoutSpaces(text_.flow);
    nested_notes_ = queue_.size() > in_text;
  }
  const BookText& text() const { return text_; }
  bool nested_notes() const { return nested_notes_; }

 private:
  void FindNotes(Node node) {
    for (Node child : node.children()) {
      const bool note = child.tag() == Tag::kNote || child.tag() == Tag::kAuthorialNote;
      if (note && !book::NameOf(child).empty())
        notes_["#" + std::string(book::NameOf(child))] = child;
      FindNotes(child);
    }
  }

  void Walk(Node node, std::string* out) {
    if (node.is_text()) out->append(node.text());
    if (!node.is_element() || node.tag() == Tag::kMeta) return;
    if (node.tag() == Tag::kAuthorialNote || node.tag() == Tag::kNoteRef) {
      out->append(node.attribute(Attr::kMarker));
      Queue(node.tag() == Tag::kAuthorialNote ? node : Meant(node.attribute(Attr::kHref)));
      return;
    }
    for (Node child : node.children()) Walk(child, out);
  }

  Node Meant(std::string_view href) const {
    const auto note = notes_.find(std::string(href));
    return note == notes_.end() ? Node() : note->second;
  }

  void Queue(Node note) {
    if (note && queued_.insert(note.id()).second) queue_.push_back(note);
  }

  BookText text_;
  bool nested_notes_ = false;
  std::map<std::string, Node> notes_;
  std::vector<Node> queue_;
  std::set<NodeId> queued_;
};

std::vector<Document> ReadAll(std::vector<std::string>* names) {
  std::vector<Document> documents;
  for (const auto& path : CorpusFiles()) {
    Findings findings;
    auto document = ReadXml(FileContent(path), path.filename().string(), {}, &findings);
    if (!document || !document->main()) continue;
    documents.push_back(std::move(*document));
    names->push_back(path.parent_path().filename().string() + "/" + path.filename().string());
  }
  return documents;
}

void ExpectSameText(const Document& document, const BookText& actual, const std::string& name) {
  const Expected wanted(document);
  const BookText& expected = wanted.text();
  size_t same = 0;
  while (same < expected.flow.size() && same < actual.flow.size() &&
         expected.flow[same] == actual.flow[same]) {
    ++same;
  }
  const size_t from = same > 40 ? same - 40 : 0;
  EXPECT_TRUE(expected.flow == actual.flow)
      << name << " differs at " << same << "\n  document: " << expected.flow.substr(from, 120)
      << "\n  book:     " << actual.flow.substr(from, 120);
  // A note inside a note stands behind the notes of its file, so the order is that of files there.
  std::vector<std::string> notes = expected.notes, found = actual.notes;
  if (wanted.nested_notes()) std::sort(notes.begin(), notes.end());
  if (wanted.nested_notes()) std::sort(found.begin(), found.end());
  EXPECT_EQ(notes, found) << name;
}

TEST(CorpusBooks, HoldTheWholeTextAndNoFault) {
  std::vector<std::string> names;
  const std::vector<Document> documents = ReadAll(&names);
  if (documents.empty()) GTEST_SKIP() << "the shared corpus is not here";
  for (size_t i = 0; i < documents.size(); ++i) {
    // Small files, so that the seams between them are tested as well.
    for (const uint64_t part_bytes : {uint64_t{256} << 10, uint64_t{4096}}) {
      std::string bytes;
      Findings findings;
      EpubOptions options;
      options.max_part_bytes = part_bytes;
      ASSERT_TRUE(WriteEpub(documents[i], options, &bytes, &findings)) << names[i];
      const auto book = ReadBook(bytes);
      ASSERT_TRUE(book) << names[i];
      std::vector<std::string> files;
      for (const std::string& file : book->spine) files.push_back(book->files.at(file));
      ExpectSameText(documents[i], TextOf(files), names[i]);
      EXPECT_EQ(FaultsOf(*book), std::vector<std::string>()) << names[i];
    }
  }
}

TEST(CorpusPages, HoldTheWholeTextAndNoFault) {
  std::vector<std::string> names;
  const std::vector<Document> documents = ReadAll(&names);
  if (documents.empty()) GTEST_SKIP() << "the shared corpus is not here";
  for (size_t i = 0; i < documents.size(); ++i) {
    std::string html;
    Findings findings;
    ASSERT_TRUE(WriteHtml(documents[i], {}, &html, &findings)) << names[i];
    ExpectSameText(documents[i], TextOf({html}), names[i]);
    EXPECT_EQ(FaultsOfPage(html), std::vector<std::string>()) << names[i];
  }
}

// Plain text has the notes at its end, each behind its marker, so only its words can be compared.
TEST(CorpusTexts, HoldTheWholeText) {
  std::vector<std::string> names;
  const std::vector<Document> documents = ReadAll(&names);
  if (documents.empty()) GTEST_SKIP() << "the shared corpus is not here";
  for (size_t i = 0; i < documents.size(); ++i) {
    std::string text;
    Findings findings;
    ASSERT_TRUE(WriteText(documents[i], {.width = 0}, &text, &findings)) << names[i];
    const BookText expected = Expected(documents[i]).text();
    const std::string actual = WithoutSpaces(text);
    size_t shared = 0;
    for (const char c : expected.flow) {
      while (shared < actual.size() && actual[shared] != c) ++shared;
      if (shared++ >= actual.size()) break;
    }
    EXPECT_LE(shared, actual.size()) << names[i] << ": text is missing or out of order";
  }
}

}  // namespace
}  // namespace lexport
