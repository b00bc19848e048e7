#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <cstring>
#include <memory>

#include "akn/xml_input.h"
#include "base/callback_guard.h"
#include "base/strings.h"
#include "findings/within_memory.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

constexpr std::string_view kAknNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

std::string_view View(const xmlChar* s) {
  return s == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(s));
}

bool IsDraftNamespace(std::string_view uri) {
  return uri.starts_with("http://docs.oasis-open.org/legaldocml/ns/akn/") ||
         uri.starts_with("http://www.akomantoso.org/");
}

bool IsLayout(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The parser keeps each name once, so its address stands for it: a direct-mapped memory of the
// last names looked up.
template <typename Name, Name (*kLookUp)(std::string_view)>
class NameCache {
 public:
  Name Get(const xmlChar* name) {
    Entry& entry = entries_[(reinterpret_cast<uintptr_t>(name) >> 2 ^
                             reinterpret_cast<uintptr_t>(name) >> 11) %
                            entries_.size()];
    if (entry.key != name) entry = {name, kLookUp(View(name))};
    return entry.value;
  }

 private:
  struct Entry {
    const xmlChar* key = nullptr;
    Name value{};
  };
  std::array<Entry, 1024> entries_;
};

// Builds a Document from the parser's events. After the first error everything is ignored.
class Reader {
 public:
  Reader(const XmlInput& input, std::string_view name, const ReadOptions& options)
      : text_(input.text), source_offset_(input.source_offset), name_(name), options_(options) {}

  // False when an error was found; it is then in *findings. True, with a warning, when it was
  // recovered from.
  bool Run(Findings* findings);
  Document TakeDocument() { return std::move(document_); }

 private:
  using Names = const xmlChar**;

  // What the parser calls, for any of the functions below.
  template <auto kOn, typename... Arguments>
  static void Call(void* self, Arguments... arguments) {
    Reader& r = *static_cast<Reader*>(self);
    if (r.failed_ || r.guard_.Run([&] { (r.*kOn)(arguments...); })) return;
    r.failed_ = true;
    xmlStopParser(r.parser_);
  }
  void OnStart(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
               Names namespaces, int attribute_count, int, Names attributes);
  void OnEnd(const xmlChar*, const xmlChar*, const xmlChar*);
  void OnText(const xmlChar* text, int length);
  void OnComment(const xmlChar* text);
  void OnInstruction(const xmlChar* target, const xmlChar* data);
  void OnDoctype();
  // What a DOCTYPE declares is not read, whatever was wrong before it.
  static void CallOnDoctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    Call<&Reader::OnDoctype>(self);
    xmlStopParser(static_cast<Reader*>(self)->parser_);
  }
  void OnError(xmlErrorPtr error);

  void SetHandlers();
  bool Recover();
  bool AcceptRoot(const xmlChar* local, const xmlChar* uri);
  bool WithinLimits(int namespace_count);
  NodeId AddElement(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);
  void AddNamespaces(NodeId element, int count, Names namespaces);
  void AddAttribute(NodeId element, Names attribute);
  void FlushText();
  void Fail(const char* rule, std::string message, std::string fix = {});

  size_t Position() const;       // of the parser, in text_
  uint32_t TagPosition() const;  // of the start tag that the parser is at the end of
  bool InInput(const char* p) const {
    return p >= text_.data() && p <= text_.data() + text_.size();
  }
  std::string_view Stored(std::string_view s) {
    return InInput(s.data()) ? s : document_.Intern(s);
  }

  const std::string& text_;
  const uint32_t source_offset_;
  const std::string_view name_;
  const ReadOptions& options_;
  xmlParserCtxtPtr parser_ = nullptr;
  CallbackGuard guard_;
  Document document_;
  Finding error_;
  bool failed_ = false;
  NodeId current_ = kNoNode;
  uint32_t namespaces_in_scope_ = 0;
  std::vector<uint32_t> namespace_counts_;  // of the open elements
  const xmlChar* akn_uri_ = nullptr;        // the root's namespace, as the parser keeps it
  std::string_view pending_;                // text since the last tag, while it is one piece
  std::string pieces_;                      // the same once it is several
  uint32_t pending_source_ = 0;
  NameCache<Tag, TagFromName> tags_;
  NameCache<Attr, AttrFromName> attrs_;
};

size_t Reader::Position() const {
  const char* at = reinterpret_cast<const char*>(parser_->input->cur);
  return InInput(at) ? static_cast<size_t>(at - text_.data()) : text_.size();
}

uint32_t Reader::TagPosition() const {
  size_t at = Position();
  while (at > 0 && text_[at] != '<') --at;
  return static_cast<uint32_t>(at) + source_offset_;
}

void Reader::Fail(const char* rule, std::string message, std::string fix) {
  if (failed_) return;
  failed_ = true;
  error_.rule = rule;
  error_.severity = Severity::kError;
  error_.message = std::move(message);
  error_.fix = std::move(fix);
  error_.where = LocateIn(text_, Position(), name_);
  error_.where.offset += source_offset_;
}

void Reader::OnError(xmlErrorPtr error) {
  if (error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  // A namespace name that is no absolute URI is odd, not wrong.
  if (error->level < XML_ERR_ERROR || error->code == XML_WAR_NS_URI) return;
  const std::string_view message = error->message == nullptr ? "not well-formed" : error->message;
  Fail("xml.not-well-formed", std::string(Trim(message)));
}

void Reader::OnDoctype() {
  Fail("xml.doctype", "A document type declaration is not allowed",
       "Remove the DOCTYPE and replace its entities by the characters they stand for");
}

bool Reader::AcceptRoot(const xmlChar* local, const xmlChar* uri) {
  const std::string_view ns = View(uri);
  const bool standard = ns == kAknNamespace;
  const bool accepted = standard || (options_.accept_drafts && IsDraftNamespace(ns));
  if (!accepted || View(local) != "akomaNtoso") {
    Fail("xml.not-akn",
         "This is no Akoma Ntoso: the root element is " + std::string(View(local)) +
             (ns.empty() ? " without a namespace" : " of the namespace " + std::string(ns)));
    error_.expected = {"akomaNtoso of the namespace " + std::string(kAknNamespace)};
    return false;
  }
  if (!standard) document_.set_namespace_uri(ns);
  akn_uri_ = uri;
  return true;
}

bool Reader::WithinLimits(int namespace_count) {
  namespaces_in_scope_ += static_cast<uint32_t>(namespace_count);
  namespace_counts_.push_back(static_cast<uint32_t>(namespace_count));
  if (namespaces_in_scope_ > options_.max_attributes) {
    Fail("xml.limit", "More than " + std::to_string(options_.max_attributes) +
                          " namespace declarations are in force at once");
  } else if (namespace_counts_.size() > options_.max_depth) {
    Fail("xml.limit",
         "Elements are nested more than " + std::to_string(options_.max_depth) + " deep");
  }
  return !failed_;
}

NodeId Reader::AddElement(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
  const bool akn = uri == akn_uri_;
  const Tag tag = akn ? tags_.Get(local) : Tag::kForeignElement;
  if (tag != Tag::kForeignElement) return document_.AppendElement(current_, tag, TagPosition());
  std::string qualified(akn ? std::string_view() : View(prefix));
  if (!qualified.empty()) qualified += ':';
  qualified += View(local);
  return document_.AppendForeignElement(current_, View(uri), qualified, TagPosition());
}

// The default namespace is left out: the writer knows from the elements which it must be.
void Reader::AddNamespaces(NodeId element, int count, Names namespaces) {
  for (; count > 0; --count, namespaces += 2) {
    const std::string_view prefix = View(namespaces[0]);
    if (prefix.empty()) continue;
    std::string name = "xmlns:";
    name += prefix;
    document_.SetForeignAttribute(element, name, View(namespaces[1]));
  }
}

// `attribute` is local name, prefix, namespace, and begin and end of the value.
void Reader::AddAttribute(NodeId element, Names attribute) {
  const auto* begin = reinterpret_cast<const char*>(attribute[3]);
  const auto* end = reinterpret_cast<const char*>(attribute[4]);
  const std::string_view value = Stored({begin, static_cast<size_t>(end - begin)});
  Attr attr = Attr::kForeignAttribute;
  if (attribute[1] == nullptr) {
    attr = document_.data(element).tag == Tag::kForeignElement ? attr : attrs_.Get(attribute[0]);
    if (attr != Attr::kForeignAttribute) {
      document_.AppendAttributeView(element, attr, value);
    } else {
      document_.SetForeignAttribute(element, View(attribute[0]), value);
    }
    return;
  }
  std::string name(View(attribute[1]));
  name += ':';
  name += View(attribute[0]);
  attr = AttrFromName(name);
  if (attr != Attr::kForeignAttribute) {
    document_.AppendAttributeView(element, attr, value);
  } else {
    document_.SetForeignAttribute(element, name, value);
  }
}

void Reader::OnStart(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                     int namespace_count, Names namespaces, int attribute_count, int,
                     Names attributes) {
  FlushText();
  if ((current_ == kNoNode && !AcceptRoot(local, uri)) || !WithinLimits(namespace_count)) {
    xmlStopParser(parser_);
    return;
  }
  const NodeId element = AddElement(local, prefix, uri);
  AddNamespaces(element, namespace_count, namespaces);
  for (; attribute_count > 0; --attribute_count, attributes += 5) {
    AddAttribute(element, attributes);
  }
  current_ = element;
}

void Reader::OnEnd(const xmlChar*, const xmlChar*, const xmlChar*) {
  if (current_ == kNoNode) return;
  FlushText();
  current_ = document_.data(current_).parent;
  namespaces_in_scope_ -= namespace_counts_.back();
  namespace_counts_.pop_back();
}

// The parser hands text over in pieces: at line ends, entities, and every so many characters.
void Reader::OnText(const xmlChar* text, int length) {
  const std::string_view piece(reinterpret_cast<const char*>(text), static_cast<size_t>(length));
  const bool in_input = InInput(piece.data());
  if (pending_.empty() && pieces_.empty()) {
    const size_t at = in_input ? static_cast<size_t>(piece.data() - text_.data())
                               : Position() - std::min(Position(), piece.size());
    pending_source_ = static_cast<uint32_t>(at) + source_offset_;
    if (in_input) {
      pending_ = piece;
    } else {
      pieces_ = piece;
    }
  } else if (in_input && pieces_.empty() && pending_.data() + pending_.size() == piece.data()) {
    pending_ = {pending_.data(), pending_.size() + piece.size()};
  } else {
    if (pieces_.empty()) pieces_ = pending_;
    pieces_ += piece;
  }
}

void Reader::FlushText() {
  if (pending_.empty() && pieces_.empty()) return;
  const std::string_view text = pieces_.empty() ? pending_ : std::string_view(pieces_);
  const bool insignificant =
      current_ == kNoNode || (ContentOf(document_.data(current_).tag) != ContentKind::kMixed &&
                              !options_.keep_layout && IsLayout(text));
  if (!insignificant && pieces_.empty()) {
    document_.AppendTextView(current_, pending_, pending_source_);
  } else if (!insignificant) {
    document_.AppendText(current_, pieces_, pending_source_);
  }
  pending_ = {};
  pieces_.clear();
}

void Reader::OnComment(const xmlChar* text) {
  FlushText();
  document_.AppendComment(current_, View(text));
}

void Reader::OnInstruction(const xmlChar* target, const xmlChar* data) {
  FlushText();
  std::string content(View(target));
  if (data != nullptr) (content += ' ') += View(data);
  document_.AppendProcessingInstruction(current_, content);
}

void Reader::SetHandlers() {
  xmlSAXHandler* sax = parser_->sax;
  std::memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = Call<&Reader::OnStart>;
  sax->endElementNs = Call<&Reader::OnEnd>;
  sax->characters = sax->ignorableWhitespace = sax->cdataBlock = Call<&Reader::OnText>;
  sax->comment = Call<&Reader::OnComment>;
  sax->processingInstruction = Call<&Reader::OnInstruction>;
  sax->internalSubset = CallOnDoctype;
  sax->serror = Call<&Reader::OnError>;
  parser_->userData = this;
}

bool Reader::Run(Findings* findings) {
  std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(NotNull(xmlNewParserCtxt()),
                                                                      xmlFreeParserCtxt);
  parser_ = parser.get();
  int flags = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC;
  constexpr uint32_t kDepthOfParser = 256;  // it refuses more unless told that files may be huge
  if (options_.max_depth > kDepthOfParser) flags |= XML_PARSE_HUGE;
  xmlCtxtUseOptions(parser_, flags);
  // Else an ampersand in a value would come as "&#38;". No other entities can exist: a DOCTYPE is
  // refused before any is read.
  parser_->replaceEntities = 1;
  SetHandlers();
  // The input is the parser's to look at where it stands: nothing is copied or moved, so that texts
  // and values can be views of it. A string ends in the zero byte that the parser looks for.
  xmlParserInputPtr stream = NotNull(xmlNewInputStream(parser_));
  stream->base = stream->cur = reinterpret_cast<const xmlChar*>(text_.data());
  stream->length = static_cast<int>(text_.size());
  stream->end = stream->base + text_.size();
  inputPush(parser_, stream);
  xmlParseDocument(parser_);
  guard_.Rethrow();
  if (!failed_ && document_.root().id() == kNoNode)
    Fail("xml.not-well-formed", "There is no element");
  if (!failed_) return true;
  const bool recovered = Recover();
  findings->push_back(std::move(error_));
  return recovered;
}

// Where that is wanted, keeps what there is of a document before the place that is not well-formed.
bool Reader::Recover() {
  if (!options_.recover || error_.rule != "xml.not-well-formed" || !document_.main()) return false;
  FlushText();
  error_.severity = Severity::kWarning;
  error_.message += "; what follows is left out";
  return true;
}

}  // namespace

std::optional<Document> ReadXml(std::string_view xml, std::string_view name,
                                const ReadOptions& options, Findings* findings) {
  std::optional<Document> document;
  const bool read = WithinMemory(name, findings, [&] {
    auto input = std::make_shared<XmlInput>();
    if (!PrepareXml(xml, name, options, input.get(), findings)) return false;
    Reader reader(*input, name, options);
    if (!reader.Run(findings)) return false;
    document = reader.TakeDocument();
    document->Keep(std::move(input));
    return true;
  });
  if (!read) document.reset();
  return document;
}

}  // namespace lexport
