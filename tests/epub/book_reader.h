// Reading a book back, by other code than wrote it: the ZIP container by its local headers and its
// directory, the XHTML by libxml2.

#ifndef LEXPORT_TESTS_EPUB_BOOK_READER_H_
#define LEXPORT_TESTS_EPUB_BOOK_READER_H_

#include <libxml/tree.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lexport {

struct ZipEntry {
  std::string name;
  uint16_t flags = 0;
  uint16_t method = 0;
  uint16_t extra_bytes = 0;
  uint32_t date_and_time = 0;
  std::string content;  // inflated
};

// Entries in the order of their local headers; nothing when the directory and they disagree.
std::optional<std::vector<ZipEntry>> ReadZip(std::string_view bytes);

using XmlPtr = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;
XmlPtr ParseXml(const std::string& text);  // null when not well-formed

struct Book {
  std::vector<ZipEntry> entries;
  std::map<std::string, std::string> files;  // by name in the container
  std::vector<std::string> spine;            // content files without the navigation document
  std::string package, nav;
};
std::optional<Book> ReadBook(std::string_view bytes);

// The document's own text in XHTML files, in their order: without class "gen", white space removed.
struct BookText {
  std::string flow;                // notes taken out, their markers left
  std::vector<std::string> notes;  // in the order of the book
};
BookText TextOf(const std::vector<std::string>& xhtml_files);

// What is wrong with the links and the nesting of the files of a book: ids twice, links to nothing,
// blocks in running text, links in links, foreign children of lists and tables.
std::vector<std::string> FaultsOf(const Book& book);
std::vector<std::string> FaultsOfPage(const std::string& html);

}  // namespace lexport

#endif  // LEXPORT_TESTS_EPUB_BOOK_READER_H_
