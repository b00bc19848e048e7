#include <array>
#include <vector>

#include "akn/output_buffer.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/strings.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

constexpr uint32_t kNoAttribute = 0xffffffffu;

// What a byte is to the writer; bits, so that a context can say which of them stop it.
enum ByteClass : uint8_t {
  kControl = 1,   // not allowed in XML, or (a carriage return) not kept by it
  kMarkup = 2,    // & and <
  kGreater = 4,   // > : only text needs it escaped, for the sake of ]]>
  kInValues = 8,  // what attribute values must escape: quotes, and white space that would be folded
  kHigh = 16,     // part of a longer UTF-8 sequence
};
enum Context : uint8_t {
  kText = kControl | kMarkup | kGreater,
  kValue = kControl | kMarkup | kInValues,
  kOpaque = kControl,  // comments and processing instructions, which know no escapes
};

constexpr std::array<uint8_t, 256> MakeByteClasses() {
  std::array<uint8_t, 256> table{};
  for (size_t c = 0; c < 0x20; ++c) table[c] = kControl;
  for (size_t c = 0x80; c < 0x100; ++c) table[c] = kHigh;
  table['\t'] = table['\n'] = table['"'] = kInValues;
  table['&'] = table['<'] = kMarkup;
  table['>'] = kGreater;
  return table;
}

constexpr std::array<uint8_t, 256> kByteClasses = MakeByteClasses();

std::string_view Escape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return "";  // a control character: XML has no way to write it
  }
}

// The bytes of a block that are no ASCII, or that some context does not take as they are.
ByteBlock Special(ByteBlock block) {
  typedef signed char Signed __attribute__((vector_size(kByteBlock)));
  // Those beyond ASCII are below zero. & differs from " in one bit, > from < in another.
  return ByteBlock(Signed(block) < ' ') | ByteBlock((block | 0x04) == '&') |
         ByteBlock((block | 0x02) == '>');
}

// Writes the character at text[at], special or not; gives where the next one begins. Broken UTF-8
// becomes U+FFFD; characters that XML does not allow are left out.
size_t AppendSpecial(std::string_view text, size_t at, Context context, OutputBuffer* out) {
  const uint8_t kind = kByteClasses[static_cast<unsigned char>(text[at])];
  if (kind != kHigh) {
    if ((kind & context) == 0) {
      out->Put(text[at]);
    } else if (context != kOpaque) {
      out->Append(Escape(text[at]));
    }
    return at + 1;
  }
  size_t next = at;
  const char32_t c = NextCodePoint(text, &next);
  if (next - at == 1) {
    out->Append("\xEF\xBF\xBD");  // a sequence that is no UTF-8 is told by its length
  } else if (c != 0xFFFE && c != 0xFFFF) {
    out->Append(text.substr(at, next - at));
  }
  return next;
}

void AppendEscaped(std::string_view text, Context context, OutputBuffer* out) {
  const auto special = [](ByteBlock block) { return Special(block); };
  size_t at = out->AppendUntil(text, special);
  while (at < text.size()) {
    at = AppendSpecial(text, at, context, out);
    at += out->AppendUntil(text.substr(at), special);
  }
}

// Appends the inside of a comment or processing instruction, with a space between two characters
// that would end it.
void AppendOpaque(std::string_view text, char first, char second, OutputBuffer* out) {
  std::string clean;
  OutputBuffer into_clean(&clean);
  AppendEscaped(text, kOpaque, &into_clean);
  into_clean.Flush();
  for (size_t i = 0; i < clean.size(); ++i) {
    out->Put(clean[i]);
    if (clean[i] == first && i + 1 < clean.size() && clean[i + 1] == second) out->Put(' ');
  }
}

constexpr auto MakeStartTags() {
  std::array<Piece, kTagCount> table{};
#define LEXPORT_ELEMENT(id, name, kind, abbreviation, eid) \
  table[static_cast<size_t>(Tag::id)] = Piece("<", name, "");
#include "lexport/vocabulary_elements.inc"
#undef LEXPORT_ELEMENT
  return table;
}

constexpr auto MakeEndTags() {
  std::array<Piece, kTagCount> table{};
#define LEXPORT_ELEMENT(id, name, kind, abbreviation, eid) \
  table[static_cast<size_t>(Tag::id)] = Piece("</", name, ">");
#include "lexport/vocabulary_elements.inc"
#undef LEXPORT_ELEMENT
  return table;
}

constexpr auto MakeAttributeNames() {
  std::array<Piece, kAttrCount> table{};
#define LEXPORT_ATTRIBUTE(id, name) table[static_cast<size_t>(Attr::id)] = Piece(" ", name, "=\"");
#include "lexport/vocabulary_attributes.inc"
#undef LEXPORT_ATTRIBUTE
  return table;
}

// "<article", "</article>", " eId=\""; of the elements and attributes that the vocabulary has.
constexpr auto kStartTags = MakeStartTags();
constexpr auto kEndTags = MakeEndTags();
constexpr auto kAttributeNames = MakeAttributeNames();

class Writer {
 public:
  Writer(const Document& document, std::string* out, const WriteOptions& options)
      : document_(document),
        akn_namespace_(document.namespace_uri()),
        out_(out),
        options_(options) {}

  void Run();

 private:
  struct Open {
    NodeId node = kNoNode;
    std::string_view outer_namespace;  // the default namespace outside of the element
    bool indented = false;             // its children stand on lines of their own
  };

  // Writes what stands before the children; true when there are children and `id` is now open.
  bool Enter(NodeId id);
  void Leave(const Open& open);
  void WriteStart(NodeId id, const Document::NodeData& data);
  bool IsDefaultNamespace(std::string_view uri) const {
    const bool same = uri.data() == default_namespace_.data() &&
                      uri.size() == default_namespace_.size();  // as a rule
    return same || uri == default_namespace_;
  }
  void WriteNamespace(std::string_view uri);
  void WriteAttributes(NodeId id);
  bool HasOnlyElements(NodeId id) const;
  void NewLine(size_t depth);

  const Document& document_;
  const std::string_view akn_namespace_;
  OutputBuffer out_;
  const WriteOptions options_;
  std::vector<Open> open_;
  std::string_view default_namespace_;
};

void Writer::NewLine(size_t depth) {
  out_.Put('\n');
  out_.AppendSpaces(2 * depth);
}

// Whether white space may be added between the children of `id`.
bool Writer::HasOnlyElements(NodeId id) const {
  if (ContentOf(document_.data(id).tag) != ContentKind::kElements) return false;
  NodeId child = document_.data(id).first_child;
  while (child != kNoNode && document_.data(child).tag != Tag::kText) {
    child = document_.data(child).next_sibling;
  }
  return child == kNoNode;
}

// "<name", with the default namespace where it is another than outside.
void Writer::WriteStart(NodeId id, const Document::NodeData& data) {
  if (data.tag != Tag::kForeignElement) {
    out_.Append(kStartTags[static_cast<size_t>(data.tag)]);
    if (!IsDefaultNamespace(akn_namespace_)) WriteNamespace(akn_namespace_);
    return;
  }
  out_.Put('<');
  out_.Append(data.text);
  if (data.text.find(':') != std::string_view::npos) return;
  const std::string_view uri = document_.foreign_uri(id);
  if (!IsDefaultNamespace(uri)) WriteNamespace(uri);
}

void Writer::WriteNamespace(std::string_view uri) {
  default_namespace_ = uri;
  out_.Append(" xmlns=\"");
  AppendEscaped(uri, kValue, &out_);
  out_.Put('"');
}

void Writer::WriteAttributes(NodeId id) {
  for (uint32_t i = document_.data(id).first_attribute; i != kNoAttribute;) {
    const Attribute& attribute = document_.attribute(i);
    if (attribute.attr != Attr::kForeignAttribute) {
      out_.Append(kAttributeNames[static_cast<size_t>(attribute.attr)]);
    } else {
      out_.Put(' ');
      out_.Append(attribute.foreign_name);
      out_.Append("=\"");
    }
    AppendEscaped(attribute.value, kValue, &out_);
    out_.Put('"');
    i = attribute.next;
  }
}

bool Writer::Enter(NodeId id) {
  const Document::NodeData& data = document_.data(id);
  switch (data.tag) {
    case Tag::kText:
      AppendEscaped(data.text, kText, &out_);
      return false;
    case Tag::kComment:
      out_.Append("<!--");
      AppendOpaque(data.text, '-', '-', &out_);
      out_.Append(data.text.ends_with('-') ? " -->" : "-->");
      return false;
    case Tag::kProcessingInstruction:
      out_.Append("<?");
      AppendOpaque(data.text, '?', '>', &out_);
      out_.Append("?>");
      return false;
    default:
      break;
  }
  const std::string_view outer = default_namespace_;
  WriteStart(id, data);
  WriteAttributes(id);
  if (data.first_child == kNoNode) {
    out_.Append("/>");
    default_namespace_ = outer;
    return false;
  }
  out_.Put('>');
  // Inside mixed content nothing is indented, however deep.
  const bool may_indent = options_.indent && (open_.empty() || open_.back().indented);
  open_.push_back({id, outer, may_indent && HasOnlyElements(id)});
  return true;
}

void Writer::Leave(const Open& open) {
  if (open.indented) NewLine(open_.size());
  const Document::NodeData& data = document_.data(open.node);
  if (data.tag != Tag::kForeignElement) {
    out_.Append(kEndTags[static_cast<size_t>(data.tag)]);
  } else {
    out_.Append("</");
    out_.Append(data.text);
    out_.Put('>');
  }
  default_namespace_ = open.outer_namespace;
}

void Writer::Run() {
  if (options_.declaration) out_.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  NodeId id = document_.first().id();
  while (id != kNoNode) {
    if (!open_.empty() && open_.back().indented) NewLine(open_.size());
    if (Enter(id)) {
      id = document_.data(id).first_child;
      continue;
    }
    NodeId next = document_.data(id).next_sibling;
    while (next == kNoNode && !open_.empty()) {
      const Open closed = open_.back();
      open_.pop_back();
      Leave(closed);
      next = document_.data(closed.node).next_sibling;
    }
    if (open_.empty()) out_.Put('\n');
    id = next;
  }
  out_.Flush();
}

}  // namespace

void WriteXml(const Document& document, std::string* out, const WriteOptions& options) {
  // More than nodes need, as a rule. Room that is not used costs nothing; growing would copy.
  constexpr size_t kBytesOfNode = 96;
  const size_t needed = out->size() + kBytesOfNode * document.node_count();
  if (out->capacity() < needed) {
    out->reserve(needed);
    ExpectToFill(out->data() + out->size(), out->capacity() - out->size());
  }
  Writer(document, out, options).Run();
}

}  // namespace lexport
