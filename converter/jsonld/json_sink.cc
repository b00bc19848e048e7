#include <cassert>
#include <string>
#include <vector>

#include "jsonld/iri.h"
#include "jsonld/sink.h"
#include "jsonld/values.h"

namespace lexport::graph {
namespace {

// JSON-LD 1.1. A node stands on a line of its own, so that line tools can find it; its nested nodes
// on the lines after.
class JsonSink : public GraphSink {
 public:
  explicit JsonSink(Output* output) : out_(*output) { MakeKeys(); }

  void BeginGraph(std::string_view language) override {
    language_ = language;
    out_ << "{\"@context\":";
    AppendContext(language, out_.buffer());
    out_ << ",\n\"@graph\":[";
  }

  void EndGraph() override { out_ << "\n]}\n"; }

  void BeginNode(Term property, std::string_view id, std::span<const QName> types) override {
    if (property != Term::kNone) {
      Property(property);
    } else if (top_nodes_++ != 0) {
      out_ << ',';
    }
    out_ << "\n{";
    if (!id.starts_with(kAnonymous)) out_ << "\"@id\":\"" << id << "\",";
    out_ << "\"@type\":";
    if (types.size() == 1) {
      Type(types[0]);
    } else {
      char separator = '[';
      for (const QName& type : types) {
        out_ << separator;
        Type(type);
        separator = ',';
      }
      out_ << ']';
    }
    open_.push_back(Term::kNone);
  }

  void EndNode() override {
    CloseArray();
    open_.pop_back();
    out_ << '}';
    out_.Breathe();
  }

  void Text(Term property, std::string_view value, std::string_view language) override {
    Property(property);
    const ValueKind kind = InfoOf(property).kind;
    const bool in_other = kind == ValueKind::kLanguage && language != language_;
    const bool partial = kind == ValueKind::kDate && !IsWholeDay(value);
    if (in_other || partial) out_ << "{\"@value\":";
    out_ << '"';
    AppendEscaped(value, out_.buffer());
    out_ << '"';
    if (partial) out_ << ",\"@type\":\"xsd:" << DateType(value) << '"';
    if (in_other && !language.empty()) out_ << ",\"@language\":\"" << language << '"';
    if (in_other || partial) out_ << '}';
  }

  void Integer(Term property, uint64_t value) override {
    Property(property);
    out_ << std::to_string(value);
  }

  void Link(Term property, std::string_view id) override {
    Property(property);
    out_ << '"' << id << '"';
  }

  void LinkName(Term property, const QName& name) override {
    Property(property);
    out_ << '"' << PrefixName(name.prefix) << ':' << name.local << '"';
  }

 private:
  void MakeKeys() {
    for (size_t i = 0; i < static_cast<size_t>(Term::kTermCount); ++i) {
      const TermInfo& info = InfoOf(static_cast<Term>(i));
      keys_.push_back(",\"" + std::string(info.key) + (info.many ? "\":[" : "\":"));
    }
  }

  void Type(const QName& type) {
    out_ << '"';
    if (type.prefix != Prefix::kSchema) out_ << PrefixName(type.prefix) << ':';
    out_ << type.local << '"';
  }

  void CloseArray() {
    if (open_.back() != Term::kNone) out_ << ']';
  }

  // Leaves the output where a value of `property` can be written.
  void Property(Term property) {
    assert(!open_.empty());
    Term& open = open_.back();
    if (open == property) {
      out_ << ',';
      return;
    }
    CloseArray();
    out_ << keys_[static_cast<size_t>(property)];
    open = InfoOf(property).many ? property : Term::kNone;
  }

  Output& out_;
  std::string language_;
  std::vector<std::string> keys_;  // of every term, with what stands before and after them
  std::vector<Term> open_;         // for every open node the property whose array is open
  size_t top_nodes_ = 0;
};

}  // namespace

std::unique_ptr<GraphSink> MakeJsonSink(Output* output) {
  return std::make_unique<JsonSink>(output);
}

std::unique_ptr<GraphSink> MakeSink(GraphSyntax syntax, Output* output) {
  switch (syntax) {
    case GraphSyntax::kNQuads:
      return MakeNQuadsSink(output);
    case GraphSyntax::kTurtle:
      return MakeTurtleSink(output);
    case GraphSyntax::kJsonLd:
      break;
  }
  return MakeJsonSink(output);
}

}  // namespace lexport::graph
