#include "epub/book_reader.h"

#include <libxml/parser.h>
#include <zlib.h>

#include <functional>
#include <set>

#include "base/strings.h"

namespace lexport {
namespace {

uint32_t Little(std::string_view bytes, size_t at, size_t count) {
  uint32_t value = 0;
  for (size_t i = count; i > 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + i - 1));
  }
  return value;
}

std::optional<std::string> Inflate(std::string_view bytes, size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -15) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = inflate(&stream, Z_FINISH);
  const bool whole = status == Z_STREAM_END && stream.avail_out == 0 && stream.avail_in == 0;
  inflateEnd(&stream);
  return whole ? std::optional(out) : std::nullopt;
}

std::string Name(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

std::string Value(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetNoNsProp(const_cast<xmlNode*>(node), BAD_CAST name);
  if (!value) return {};
  std::string text = reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

bool HasClass(const xmlNode* node, std::string_view wanted) {
  const std::string all = Value(node, "class");
  for (const std::string_view one : Split(all, ' ')) {
    if (one == wanted) return true;
  }
  return false;
}

void CollectText(const xmlNode* node, std::string* flow, std::vector<std::string>* notes) {
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE) flow->append(reinterpret_cast<const char*>(child->content));
    if (child->type != XML_ELEMENT_NODE || HasClass(child, "gen")) continue;
    if (HasClass(child, "note")) {
      notes->emplace_back();
      std::string text;
      CollectText(child, &text, notes);
      notes->back() = WithoutSpaces(text);
    } else {
      CollectText(child, flow, notes);
    }
  }
}

const xmlNode* Find(const xmlNode* node, const std::string& name) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (Name(node) == name) return node;
    if (const xmlNode* found = Find(node->children, name)) return found;
  }
  return nullptr;
}

void Each(const xmlNode* node, const std::function<void(const xmlNode*)>& visit) {
  for (; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) visit(node);
    Each(node->children, visit);
  }
}

bool IsPhrasingOnly(const std::string& name) {
  static const std::set<std::string> names = {"p",   "h1",  "h2",  "h3",   "h4",  "h5",   "h6",
                                              "span", "b",   "i",   "u",    "sub", "sup",  "dfn",
                                              "abbr", "bdi", "cite", "code", "em",  "strong"};
  return names.count(name) > 0;
}

bool IsBlock(const std::string& name) {
  static const std::set<std::string> names = {"p",  "div", "section", "blockquote", "table", "ul",
                                              "ol", "li",  "aside",   "dl",         "h1",    "h2",
                                              "h3", "h4",  "h5",      "h6",         "nav",   "main"};
  return names.count(name) > 0;
}

// The parents that HTML allows; "" for anything.
const std::map<std::string, std::set<std::string>>& Parents() {
  static const std::map<std::string, std::set<std::string>> parents = {
      {"li", {"ul", "ol"}},          {"tr", {"tbody", "thead"}}, {"td", {"tr"}},
      {"th", {"tr"}},                {"tbody", {"table"}},       {"thead", {"table"}},
      {"caption", {"table"}},        {"dt", {"div", "dl"}},      {"dd", {"div", "dl"}}};
  return parents;
}

bool HoldsOnlyElements(const std::string& name) {
  return name == "ul" || name == "ol" || name == "table" || name == "tr" || name == "tbody" ||
         name == "thead" || name == "dl";
}

// For inline elements that are transparent (a, ins, del) the nearest other one decides.
std::string Around(const xmlNode* node) {
  const xmlNode* parent = node->parent;
  while (parent && parent->type == XML_ELEMENT_NODE &&
         (Name(parent) == "a" || Name(parent) == "ins" || Name(parent) == "del")) {
    parent = parent->parent;
  }
  return parent && parent->type == XML_ELEMENT_NODE ? Name(parent) : "";
}

void CheckNesting(const xmlNode* node, const std::string& file, std::vector<std::string>* faults) {
  const std::string name = Name(node), parent = Around(node);
  if (IsBlock(name) && IsPhrasingOnly(parent)) faults->push_back(file + ": " + name + " in " + parent);
  const auto wanted = Parents().find(name);
  if (wanted != Parents().end() && wanted->second.count(parent) == 0) {
    faults->push_back(file + ": " + name + " in " + parent);
  }
  if (name == "a") {
    for (const xmlNode* up = node->parent; up; up = up->parent) {
      if (up->type == XML_ELEMENT_NODE && Name(up) == "a") faults->push_back(file + ": a in a");
    }
  }
  if (!HoldsOnlyElements(name)) return;
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child)) {
      faults->push_back(file + ": text in " + name);
    }
  }
}

using Ids = std::map<std::string, std::set<std::string>>;

void CheckLink(const std::string& href, const std::string& from, const Ids& ids,
               std::vector<std::string>* faults) {
  if (href.starts_with("http://") || href.starts_with("https://") || href.starts_with("mailto:") ||
      href.ends_with(".css")) {
    return;
  }
  const size_t mark = href.find('#');
  const std::string file = mark == 0 ? from : "EPUB/" + href.substr(0, mark);
  const auto target = ids.find(file);
  std::string id = mark == std::string::npos ? "" : href.substr(mark + 1);
  for (size_t percent; (percent = id.find('%')) != std::string::npos;) {
    id.replace(percent, 3, 1, static_cast<char>(std::stoi(id.substr(percent + 1, 2), nullptr, 16)));
  }
  if (target == ids.end() || (!id.empty() && target->second.count(id) == 0)) {
    faults->push_back(from + ": link to nothing: " + href);
  }
}

std::vector<std::string> CheckFiles(const std::map<std::string, std::string>& files) {
  std::vector<std::string> faults;
  std::map<std::string, XmlPtr> parsed;
  Ids ids;
  for (const auto& [name, content] : files) {
    XmlPtr document = ParseXml(content);
    if (!document) {
      faults.push_back(name + ": not well-formed");
      continue;
    }
    Each(document->children, [&](const xmlNode* node) {
      const std::string id = Value(node, "id");
      if (!id.empty() && !ids[name].insert(id).second) faults.push_back(name + ": id twice: " + id);
      CheckNesting(node, name, &faults);
    });
    ids[name];
    parsed.emplace(name, std::move(document));
  }
  for (const auto& [name, document] : parsed) {
    Each(document->children, [&](const xmlNode* node) {
      const std::string href = Value(node, "href");
      if (!href.empty()) CheckLink(href, name, ids, &faults);
    });
  }
  return faults;
}

}  // namespace

std::optional<std::vector<ZipEntry>> ReadZip(std::string_view bytes) {
  if (bytes.size() < 22 || Little(bytes, bytes.size() - 22, 4) != 0x06054b50) return std::nullopt;
  size_t at = Little(bytes, bytes.size() - 6, 4);
  const uint32_t count = Little(bytes, bytes.size() - 12, 2);
  std::vector<ZipEntry> entries;
  uint32_t expected_offset = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t offset = Little(bytes, at + 42, 4);
    const size_t name_size = Little(bytes, at + 28, 2);
    if (Little(bytes, at, 4) != 0x02014b50 || offset != expected_offset) return std::nullopt;
    const std::string_view name = bytes.substr(at + 46, name_size);
    at += 46 + name_size + Little(bytes, at + 30, 2) + Little(bytes, at + 32, 2);
    ZipEntry entry;
    entry.name = bytes.substr(offset + 30, Little(bytes, offset + 26, 2));
    entry.flags = static_cast<uint16_t>(Little(bytes, offset + 6, 2));
    entry.method = static_cast<uint16_t>(Little(bytes, offset + 8, 2));
    entry.date_and_time = Little(bytes, offset + 10, 4);
    entry.extra_bytes = static_cast<uint16_t>(Little(bytes, offset + 28, 2));
    const uint32_t packed = Little(bytes, offset + 18, 4), size = Little(bytes, offset + 22, 4);
    const size_t start = offset + 30 + entry.name.size() + entry.extra_bytes;
    const std::string_view data = bytes.substr(start, packed);
    const auto content = entry.method == 0 ? std::optional(std::string(data)) : Inflate(data, size);
    if (entry.name != name || !content || content->size() != size) return std::nullopt;
    const uLong crc = crc32_z(0, reinterpret_cast<const Bytef*>(content->data()), size);
    if (crc != Little(bytes, offset + 14, 4)) return std::nullopt;
    entry.content = *content;
    expected_offset = static_cast<uint32_t>(start + packed);
    entries.push_back(std::move(entry));
  }
  return entries;
}

XmlPtr ParseXml(const std::string& text) {
  return XmlPtr(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                  XML_PARSE_HUGE),
                &xmlFreeDoc);
}

std::optional<Book> ReadBook(std::string_view bytes) {
  auto entries = ReadZip(bytes);
  if (!entries) return std::nullopt;
  Book book;
  book.entries = std::move(*entries);
  for (const ZipEntry& entry : book.entries) book.files[entry.name] = entry.content;
  book.package = book.files["EPUB/package.opf"];
  book.nav = book.files["EPUB/nav.xhtml"];
  const XmlPtr package = ParseXml(book.package);
  if (!package) return std::nullopt;
  std::map<std::string, std::string> items;
  Each(package->children, [&](const xmlNode* node) {
    if (Name(node) == "item") items[Value(node, "id")] = "EPUB/" + Value(node, "href");
    if (Name(node) == "itemref" && Value(node, "idref") != "nav") {
      book.spine.push_back(items[Value(node, "idref")]);
    }
  });
  return book;
}

BookText TextOf(const std::vector<std::string>& xhtml_files) {
  BookText text;
  for (const std::string& file : xhtml_files) {
    const XmlPtr document = ParseXml(file);
    const xmlNode* body = document ? Find(document->children, "body") : nullptr;
    if (body) CollectText(body, &text.flow, &text.notes);
  }
  text.flow = WithoutSpaces(text.flow);
  return text;
}

std::vector<std::string> FaultsOf(const Book& book) {
  std::map<std::string, std::string> files;
  for (const auto& [name, content] : book.files) {
    if (name.ends_with(".xhtml")) files.emplace(name, content);
  }
  return CheckFiles(files);
}

std::vector<std::string> FaultsOfPage(const std::string& html) {
  return CheckFiles({{"EPUB/page", html}});
}

}  // namespace lexport
