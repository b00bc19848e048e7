#include "validate/driver.h"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <mutex>

#include "base/swar.h"
#include "validate/parser_errors.h"
#include "validate/root_check.h"
#include "validate/scan.h"

namespace lexport::validate {
namespace {

// Different names in one document: real ones have dozens. Bounds the parser's dictionary.
constexpr int kMostNames = 50000;
// Declarations of namespaces in force at one place; every look-up of a prefix walks through them.
constexpr size_t kMostNamespaces = 1024;
// A text of so many bytes cannot hold so many names.
constexpr size_t kMostInOnePiece = 2 * kMostNames;

void InitialiseLibxml() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
}

std::string_view View(const xmlChar* s) {
  return s == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(s));
}

// As IsBlank, for text that the parser let through: white space is all that such text holds below
// '!', so that eight bytes are looked at in one step, the last ones perhaps twice.
bool IsBlankText(std::string_view text) {
  const auto is_blank = [&text](size_t at) {
    const uint64_t bytes = swar::LoadAt(text, at);
    const uint64_t over_space = (bytes & ~swar::kHighs) + swar::kOnes * (0x7Fu - ' ');
    return ((over_space | bytes) & swar::kHighs) == 0;
  };
  if (!text.empty() && text.front() > ' ') return false;
  if (text.size() <= 8) return is_blank(0);
  size_t at = 0;
  while (at + 8 < text.size() && is_blank(at)) at += 8;
  return at + 8 >= text.size() && is_blank(text.size() - 8);
}

}  // namespace

// libxml2's callbacks, handed on to the driver.
struct SaxEvents {
  static Driver* Self(void* self) { return static_cast<Driver*>(self); }

  static void Start(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                    int namespace_count, const xmlChar**, int attribute_count, int,
                    const xmlChar** attributes) {
    Driver* const driver = Self(self);
    driver->Guarded(
        [&] { driver->OnStart(local, prefix, uri, namespace_count, attribute_count, attributes); });
  }
  static void End(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    Self(self)->Guarded([&] { Self(self)->OnEnd(); });
  }
  static void Text(void* self, const xmlChar* text, int length) {
    Self(self)->Guarded([&] { Self(self)->OnText(text, length); });
  }
  static void Cdata(void* self, const xmlChar* text, int length) {
    Self(self)->text_is_cdata_ = true;
    Text(self, text, length);
    Self(self)->text_is_cdata_ = false;
  }
  static void Comment(void* self, const xmlChar* text) {
    Self(self)->Guarded([&] { Self(self)->CheckLength(text, "comment"); });
  }
  static void Instruction(void* self, const xmlChar*, const xmlChar* data) {
    Self(self)->Guarded([&] { Self(self)->CheckLength(data, "processing instruction"); });
  }
  static void Doctype(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    Self(self)->Guarded([&] { Self(self)->OnDoctype(); });
  }
  static void Error(void* self, xmlErrorPtr error) {
    Self(self)->Guarded([&] { Self(self)->OnError(*error); });
  }

  static xmlSAXHandler Handler() {
    xmlSAXHandler sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = Start;
    sax.endElementNs = End;
    sax.characters = Text;
    sax.ignorableWhitespace = Text;
    sax.cdataBlock = Cdata;
    sax.comment = Comment;
    sax.processingInstruction = Instruction;
    sax.internalSubset = Doctype;
    sax.serror = Error;
    return sax;
  }
};

Driver::Driver(std::string_view text, const ValidateOptions& options, Report* report)
    : text_(text), options_(options), report_(report) {
  InitialiseLibxml();
}

Driver::~Driver() {
  if (parser_ == nullptr) return;
  xmlFreeDoc(parser_->myDoc);  // the parser makes one for the entities of a DOCTYPE
  xmlFreeParserCtxt(parser_);
}

void Driver::allow_one_piece() {
  if (IsTame()) pieces_ = Pieces::kCopy;
}

void Driver::trust_text() {
  if (text_.size() <= INT_MAX) pieces_ = Pieces::kWhole;
}

// Whether nothing that CheckBetweenChunks looks for can be found. No "<" stands inside of a tag, an
// attribute takes five bytes or more, and half as many attributes as the parser has room for are
// allowed.
bool Driver::IsTame() const {
  if (text_.size() > kMostInOnePiece) return false;
  const size_t longest = 5 * size_t{options_.max_attributes};
  for (std::string_view rest = text_; rest.size() > longest;) {
    const size_t last = rest.substr(0, longest).rfind('<');
    if (last == 0 || last == std::string_view::npos) return false;
    rest.remove_prefix(last);
  }
  return true;
}

int Driver::ReadChunk(void* self, char* buffer, int length) {
  auto* driver = static_cast<Driver*>(self);
  if (driver->parser_->input != nullptr) driver->Guarded([&] { driver->CheckBetweenChunks(); });
  if (driver->stopped_) return 0;
  const size_t left = driver->text_.size() - driver->given_;
  const size_t count = std::min(left, static_cast<size_t>(length));
  if (count == 0) return 0;
  std::memcpy(buffer, driver->text_.data() + driver->given_, count);
  driver->given_ += count;
  return static_cast<int>(count);
}

xmlParserInputBufferPtr Driver::MakeBuffer() {
  const auto size = static_cast<int>(std::min<size_t>(text_.size(), INT_MAX));
  switch (pieces_) {
    case Pieces::kMany:
      return xmlParserInputBufferCreateIO(ReadChunk, nullptr, this, XML_CHAR_ENCODING_NONE);
    case Pieces::kCopy:
      return xmlParserInputBufferCreateMem(text_.data(), size, XML_CHAR_ENCODING_NONE);
    case Pieces::kWhole:
      return xmlParserInputBufferCreateStatic(text_.data(), size, XML_CHAR_ENCODING_NONE);
  }
  return nullptr;
}

void Driver::ConfigureParser() {
  parser_ = NotNull(xmlNewParserCtxt());
  // HUGE lifts the parser's own limits; ours take their place, and with them no DOCTYPE and so no
  // entity ever gets in, which the parser's limits are mostly about.
  xmlCtxtUseOptions(parser_, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT |
                                 XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  // Else an ampersand in a value would come as "&#38;". No entity of one's own gets this far.
  parser_->replaceEntities = 1;
  *parser_->sax = SaxEvents::Handler();
  parser_->userData = this;
  // As when a program feeds the parser: it does not look at every step whether to ask for more.
  parser_->progressive = pieces_ == Pieces::kMany ? 0 : 1;
  xmlParserInputBufferPtr buffer = NotNull(MakeBuffer());
  xmlParserInputPtr stream = xmlNewIOInputStream(parser_, buffer, XML_CHAR_ENCODING_NONE);
  if (stream == nullptr) xmlFreeParserInputBuffer(buffer);
  inputPush(parser_, NotNull(stream));
}

// Notes what the layer wants to hear; `self` is the set of it alone.
void Driver::Enlist(Layer& layer, LayerSet self) {
  const auto add = [self](const Tags* tags, Audience* audience) {
    if (tags == nullptr) {
      audience->all |= self;
    } else {
      for (Tag tag : *tags) audience->of[static_cast<size_t>(tag)] |= self;
    }
  };
  add(layer.starts(), &starts_);
  add(layer.ends(), &ends_);
  if (layer.start_attributes() != 0) attribute_layers_.emplace_back(layer.start_attributes(), self);
  if (layer.WantsText()) text_layers_.push_back(&layer);
}

bool Driver::Run(std::span<Layer* const> layers) {
  layers_ = layers;
  for (size_t i = 0; i < layers.size(); ++i) Enlist(*layers[i], static_cast<LayerSet>(1u << i));
  ConfigureParser();
  xmlParseDocument(parser_);
  guard_.Rethrow();
  if (stopped_ || failed_) return false;
  if (telling_) {
    for (Layer* layer : layers_) layer->Finish();
  }
  return true;
}

// Not by xmlStopParser, which frees what the parser may still be looking at: instead the parser is
// told that it has ended, or meets the end of the input at its next look, and is not listened to
// any more.
void Driver::Stop() {
  stopped_ = true;
  parser_->disableSAX = 1;
  parser_->instate = XML_PARSER_EOF;
}

uint64_t Driver::Position() const {
  const xmlParserInput* input = parser_->input;
  return input == nullptr ? 0 : input->consumed + static_cast<uint64_t>(input->cur - input->base);
}

Place Driver::PlaceOfText() const {
  const xmlParserInput* input = parser_->input;
  if (text_begin_ >= input->base && text_begin_ < input->end) {
    return Place::Exactly(input->consumed + static_cast<uint64_t>(text_begin_ - input->base));
  }
  // A copy: the text ends where the parser stands, or a little before.
  const uint64_t end = Position();
  return Place::Exactly(end - std::min<uint64_t>(end, static_cast<uint64_t>(text_length_)));
}

std::string_view Driver::NamespaceOf(std::string_view prefix) const {
  for (int i = parser_->nsNr - 2; i >= 0; i -= 2) {
    if (View(parser_->nsTab[i]) == prefix) return View(parser_->nsTab[i + 1]);
  }
  return {};
}

void Driver::Refuse(std::string_view rule, std::string message, Place at, std::string fix) {
  if (stopped_) return;
  failed_ = true;
  if (report_ != nullptr) report_->Add({rule, at, std::move(message), {}, std::move(fix), {}});
  Stop();
}

void Driver::OnError(const xmlError& error) {
  const xmlParserInput* input = parser_->input;
  const bool no_room = input != nullptr && input->buf != nullptr &&
                       input->buf->error == XML_ERR_NO_MEMORY;  // which looks like an early end
  if (no_room || error.code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  if (stopped_ || failed_ || IsHarmless(error)) return;
  if (report_ != nullptr) {
    report_->Add(DescribeParserError(error, text_, Position(), open_, *report_));
  }
  failed_ = true;
  Stop();
}

void Driver::OnDoctype() {
  const size_t at = text_.substr(0, Position()).rfind("<!DOCTYPE");
  Refuse("safe.doctype", "the file has a DOCTYPE",
         Place::Exactly(at == std::string_view::npos ? Position() : at),
         "remove it, and write its entities as the characters they stand for");
  // Here the parser expects to be stopped for good, and must be: what follows are entities.
  xmlStopParser(parser_);
}

void Driver::CheckLength(const xmlChar* text, const char* what) {
  if (View(text).size() <= options_.max_value_bytes) return;
  Refuse("safe.value-length",
         std::string("a ") + what + " is longer than " + std::to_string(options_.max_value_bytes) +
             " bytes",
         Place::Exactly(Position()));
}

// Called whenever the parser asks for more: catches what grows without end inside one start tag,
// where no event comes. The parser's time for one tag is quadratic in its attributes.
void Driver::CheckBetweenChunks() {
  if (stopped_) return;
  const size_t attributes = static_cast<size_t>(parser_->maxatts) / 5;  // grows to at most double
  const size_t namespaces = static_cast<size_t>(parser_->nsNr) / 2;
  const Place at = Place::Exactly(Position());
  if (attributes > 2 * size_t{options_.max_attributes} + 12) {
    Refuse("safe.attributes",
           "an element has more than " + std::to_string(options_.max_attributes) + " attributes",
           at);
  } else if (namespaces > namespaces_in_scope_ + options_.max_attributes) {
    Refuse(
        "safe.namespaces",
        "an element declares more than " + std::to_string(options_.max_attributes) + " namespaces",
        at);
  } else if (xmlDictSize(parser_->dict) > kMostNames) {
    Refuse("safe.names",
           "the file uses more than " + std::to_string(kMostNames) + " different names", at);
  }
}

bool Driver::IsWithinLimits(size_t attributes, size_t namespaces) const {
  return open_.depth() <= options_.max_depth && attributes <= options_.max_attributes &&
         namespaces <= options_.max_attributes && namespaces_in_scope_ <= kMostNamespaces &&
         open_.top().name.size() <= options_.max_name_bytes;
}

// Says which of the limits it is that a start tag exceeds.
void Driver::RefuseTag(size_t attributes, size_t namespaces) {
  const Place at = open_.top().at;
  if (open_.depth() > options_.max_depth) {
    Refuse("safe.depth",
           "elements are nested more than " + std::to_string(options_.max_depth) + " deep", at);
  } else if (attributes > options_.max_attributes) {
    Refuse("safe.attributes",
           "the element has " + std::to_string(attributes) + " attributes, more than " +
               std::to_string(options_.max_attributes),
           at);
  } else if (namespaces > options_.max_attributes || namespaces_in_scope_ > kMostNamespaces) {
    Refuse("safe.namespaces", "too many namespaces are declared", at);
  } else {
    Refuse("safe.name-length",
           "the name of the element is longer than " + std::to_string(options_.max_name_bytes) +
               " bytes",
           at);
  }
}

std::string_view Driver::UriView(const xmlChar* uri) {
  if (uri != last_uri_) {
    last_uri_ = uri;
    last_uri_view_ = View(uri);
  }
  return last_uri_view_;
}

// The characters in the input that the parser shows a copy of, or a copy kept until the end.
std::string_view Driver::Stable(const xmlChar* begin, const xmlChar* end) {
  const xmlParserInput* input = parser_->input;
  const auto length = static_cast<size_t>(end - begin);
  if (begin >= input->base && begin < input->end) {
    return {text_.data() + input->consumed + (begin - input->base), length};
  }
  if (length == 0) return {};
  return kept_.emplace_back(reinterpret_cast<const char*>(begin), length);
}

// `attribute` is local name, prefix, namespace, begin and end of the value.
void Driver::ReadAttribute(const xmlChar** attribute, AttributeView* view) {
  const auto& entry = attrs_.Get(attribute[0]);
  view->attr = entry.value;
  view->name = entry.name();
  view->prefix = view->uri = {};
  view->value = Stable(attribute[3], attribute[4]);
  if (attribute[1] != nullptr) ReadPrefixed(attribute, view);
}

void Driver::ReadPrefixed(const xmlChar** attribute, AttributeView* view) {
  view->prefix = View(attribute[1]);
  view->uri = View(attribute[2]);
  const bool xml = view->prefix == "xml";
  view->attr = xml ? AttrFromName("xml:" + std::string(view->name)) : Attr::kForeignAttribute;
}

void Driver::RefuseAttribute(const AttributeView& view) {
  const Place at = open_.top().at;
  if (view.name.size() > options_.max_name_bytes) {
    Refuse("safe.name-length",
           "the name of an attribute is longer than " + std::to_string(options_.max_name_bytes) +
               " bytes",
           at);
  } else {
    Refuse("safe.value-length",
           "the value of the attribute " + std::string(view.name) + " is longer than " +
               std::to_string(options_.max_value_bytes) + " bytes",
           at);
  }
}

void Driver::CollectAttributes(size_t count, const xmlChar** attributes) {
  if (attributes_.size() < count) attributes_.resize(count);
  attribute_bits_ = 0;
  for (size_t i = 0; i < count; ++i, attributes += 5) {
    AttributeView& view = attributes_[i];
    ReadAttribute(attributes, &view);
    if (view.name.size() > options_.max_name_bytes ||
        view.value.size() > options_.max_value_bytes) {
      RefuseAttribute(view);
    }
    attribute_bits_ |= StartTag::BitOf(view.attr);
    if (view.attr == Attr::kEId) open_.elements_.back().eid = view.value;
  }
}

void Driver::OnStart(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                     int namespace_count, int attribute_count, const xmlChar** attributes) {
  if (stopped_) return;
  const bool root = open_.depth() == 0;
  if (root && TakenForAkn(View(uri), options_)) akn_uri_ = uri;
  const auto count = static_cast<size_t>(attribute_count);
  const auto namespaces = static_cast<size_t>(namespace_count);
  const auto& entry = tags_.Get(local);
  const bool akn = uri != nullptr && uri == akn_uri_;
  open_.elements_.push_back({akn ? entry.value : Tag::kForeignElement,
                             static_cast<uint32_t>(namespace_count),
                             {Position(), 0},
                             entry.name(),
                             UriView(uri),
                             {}});
  namespaces_in_scope_ += namespaces;
  if (!IsWithinLimits(count, namespaces)) return RefuseTag(count, namespaces);
  CollectAttributes(count, attributes);
  if (stopped_ || !telling_) return;
  const std::span<const AttributeView> views(attributes_.data(), count);
  const OpenElement& element = open_.top();
  const StartTag tag = {element.tag, element.name, View(prefix),   element.uri,
                        element.at,  views,        attribute_bits_};
  if (root && report_ != nullptr && !any_root_) telling_ = CheckRoot(tag, options_, report_);
  if (!telling_) return;
  LayerSet hearing = starts_.Of(tag.tag);
  for (const auto& [bits, layer] : attribute_layers_) {
    if ((bits & attribute_bits_) != 0) hearing |= layer;
  }
  ForEach(hearing, [&](Layer* layer) { layer->Start(tag, open_); });
}

void Driver::OnEnd() {
  if (stopped_) return;
  if (telling_) {
    ForEach(ends_.Of(open_.top().tag), [this](Layer* layer) { layer->End(open_); });
  }
  namespaces_in_scope_ -= open_.top().namespaces;
  open_.elements_.pop_back();
}

void Driver::OnText(const xmlChar* text, int length) {
  if (stopped_ || !telling_) return;
  text_begin_ = text;
  text_length_ = length;
  const std::string_view view(reinterpret_cast<const char*>(text), static_cast<size_t>(length));
  open_.text_is_blank_ = IsBlankText(view);
  for (Layer* layer : text_layers_) {
    if (layer->listening()) layer->Text(view, open_);
  }
}

}  // namespace lexport::validate
