#include <array>
#include <vector>

#include "base/bytes.h"
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

// Whether a block is ASCII that any context takes as it is.
bool IsPlain(ByteBlock block) {
  const ByteBlock letters = BytesBetween(block, ' ', 0x7F);
  // & differs from " in one bit, > from < in another.
  const ByteBlock marks = ByteBlock((block | 0x04) == '&') | ByteBlock((block | 0x02) == '>');
  return !AnyByte(~letters | marks);
}

// End of the run of bytes from `at` that may be written as they are.
size_t PlainEnd(std::string_view text, size_t at, Context context) {
  while (at < text.size()) {
    while (at + kByteBlock <= text.size() && IsPlain(LoadBytes(text.data() + at))) at += kByteBlock;
    if (at == text.size()) return at;
    const uint8_t kind = kByteClasses[static_cast<unsigned char>(text[at])];
    if ((kind & context) != 0) return at;
    if (kind != kHigh) {
      ++at;
      continue;
    }
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    // A sequence that is no UTF-8 is told by its length; U+FFFE and U+FFFF are no XML characters.
    if (next - at == 1 || c == 0xFFFE || c == 0xFFFF) return at;
    at = next;
  }
  return at;
}

// Broken UTF-8 becomes U+FFFD; characters that XML does not allow are left out.
void AppendEscaped(std::string_view text, Context context, std::string* out) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = PlainEnd(text, at, context);
    out->append(text, at, end - at);
    at = end;
    if (at == text.size()) return;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      if (context != kOpaque) out->append(Escape(text[at]));
      ++at;
      continue;
    }
    const size_t bad = at;
    NextCodePoint(text, &at);
    if (at - bad == 1) out->append("\xEF\xBF\xBD");
  }
}

// Appends the inside of a comment or processing instruction, with a space between two characters
// that would end it.
void AppendOpaque(std::string_view text, char first, char second, std::string* out) {
  std::string clean;
  AppendEscaped(text, kOpaque, &clean);
  for (size_t i = 0; i < clean.size(); ++i) {
    out->push_back(clean[i]);
    if (clean[i] == first && i + 1 < clean.size() && clean[i + 1] == second) out->push_back(' ');
  }
}

class Writer {
 public:
  Writer(const Document& document, std::string* out, const WriteOptions& options)
      : document_(document), out_(*out), options_(options) {}

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
  void WriteTagName(NodeId id);
  void WriteNamespace(NodeId id);
  void WriteAttributes(NodeId id);
  bool HasOnlyElements(NodeId id) const;
  void NewLine(size_t depth);

  const Document& document_;
  std::string& out_;
  const WriteOptions options_;
  std::vector<Open> open_;
  std::string_view default_namespace_;
};

void Writer::NewLine(size_t depth) {
  out_.push_back('\n');
  out_.append(2 * depth, ' ');
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

void Writer::WriteTagName(NodeId id) {
  const Document::NodeData& data = document_.data(id);
  out_.append(data.tag == Tag::kForeignElement ? data.text : TagName(data.tag));
}

// Declares the default namespace where it is another than outside.
void Writer::WriteNamespace(NodeId id) {
  const Document::NodeData& data = document_.data(id);
  const bool foreign = data.tag == Tag::kForeignElement;
  if (foreign && data.text.find(':') != std::string_view::npos) return;
  const std::string_view needed = foreign ? document_.foreign_uri(id) : document_.namespace_uri();
  if (needed == default_namespace_) return;
  default_namespace_ = needed;
  out_.append(" xmlns=\"");
  AppendEscaped(needed, kValue, &out_);
  out_.push_back('"');
}

void Writer::WriteAttributes(NodeId id) {
  for (uint32_t i = document_.data(id).first_attribute; i != kNoAttribute;) {
    const Attribute& attribute = document_.attribute(i);
    const bool foreign = attribute.attr == Attr::kForeignAttribute;
    out_.push_back(' ');
    out_.append(foreign ? attribute.foreign_name : AttrName(attribute.attr));
    out_.append("=\"");
    AppendEscaped(attribute.value, kValue, &out_);
    out_.push_back('"');
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
      out_.append("<!--");
      AppendOpaque(data.text, '-', '-', &out_);
      out_.append(data.text.ends_with('-') ? " -->" : "-->");
      return false;
    case Tag::kProcessingInstruction:
      out_.append("<?");
      AppendOpaque(data.text, '?', '>', &out_);
      out_.append("?>");
      return false;
    default:
      break;
  }
  const std::string_view outer = default_namespace_;
  out_.push_back('<');
  WriteTagName(id);
  WriteNamespace(id);
  WriteAttributes(id);
  if (data.first_child == kNoNode) {
    out_.append("/>");
    default_namespace_ = outer;
    return false;
  }
  out_.push_back('>');
  // Inside mixed content nothing is indented, however deep.
  const bool may_indent = options_.indent && (open_.empty() || open_.back().indented);
  open_.push_back({id, outer, may_indent && HasOnlyElements(id)});
  return true;
}

void Writer::Leave(const Open& open) {
  if (open.indented) NewLine(open_.size());
  out_.append("</");
  WriteTagName(open.node);
  out_.push_back('>');
  default_namespace_ = open.outer_namespace;
}

void Writer::Run() {
  if (options_.declaration) out_.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
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
    if (open_.empty()) out_.push_back('\n');
    id = next;
  }
}

}  // namespace

void WriteXml(const Document& document, std::string* out, const WriteOptions& options) {
  Writer(document, out, options).Run();
}

}  // namespace lexport
