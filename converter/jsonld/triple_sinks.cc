#include <string>
#include <vector>

#include "jsonld/iri.h"
#include "jsonld/sink.h"
#include "jsonld/values.h"

namespace lexport::graph {
namespace {

void AppendId(std::string_view id, Output* out) {
  if (IsBlank(id)) {
    *out << id;
  } else {
    *out << '<' << id << '>';
  }
}

// What N-Quads and Turtle have in common: a chain of open nodes and statements about the innermost.
// They differ in how a statement begins and ends and how names are written.
class TripleSink : public GraphSink {
 public:
  explicit TripleSink(Output* output) : out_(*output) {}

  void BeginGraph(std::string_view) override {}
  void EndGraph() override {}

  void BeginNode(Term property, std::string_view id, std::span<const QName> types) override {
    if (property != Term::kNone) {
      Link(property, id);
      Interrupt();
    }
    nodes_.push_back(std::string(id));
    for (const QName& type : types) {
      BeginType();
      Name(type);
      EndStatement();
    }
  }

  void EndNode() override {
    Interrupt();
    nodes_.pop_back();
    out_.Breathe();
  }

  void Text(Term property, std::string_view value, std::string_view language) override {
    const ValueKind kind = InfoOf(property).kind;
    BeginStatement(property);
    out_ << '"';
    AppendEscaped(value, out_.buffer());
    out_ << '"';
    if (kind == ValueKind::kLanguage && !language.empty()) out_ << '@' << language;
    if (kind == ValueKind::kDate) Datatype(DateType(value));
    EndStatement();
  }

  void Integer(Term property, uint64_t value) override {
    BeginStatement(property);
    out_ << '"' << std::to_string(value) << '"';
    Datatype("integer");
    EndStatement();
  }

  void Link(Term property, std::string_view id) override {
    BeginStatement(property);
    AppendId(id, &out_);
    EndStatement();
  }

  void LinkName(Term property, const QName& name) override {
    BeginStatement(property);
    Name(name);
    EndStatement();
  }

 protected:
  virtual void BeginStatement(Term property) = 0;  // subject and predicate
  virtual void BeginType() = 0;                    // the same for rdf:type
  virtual void EndStatement() = 0;
  virtual void Interrupt() = 0;  // the innermost node has no more to say just now
  virtual void Name(const QName& name) = 0;

  void Datatype(std::string_view local) {
    out_ << "^^";
    Name({Prefix::kXsd, local});
  }

  Output& out_;
  std::vector<std::string> nodes_;
};

class NQuadsSink : public TripleSink {
 public:
  explicit NQuadsSink(Output* output) : TripleSink(output) {
    for (size_t i = 0; i < static_cast<size_t>(Term::kTermCount); ++i) {
      const TermInfo& info = InfoOf(static_cast<Term>(i));
      std::string iri = " <";
      AppendQNameIri({info.prefix, info.local}, &iri);
      predicates_.push_back(iri + "> ");
    }
  }

 protected:
  void BeginStatement(Term property) override {
    AppendId(nodes_.back(), &out_);
    out_ << predicates_[static_cast<size_t>(property)];
  }
  void BeginType() override {
    AppendId(nodes_.back(), &out_);
    out_ << " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ";
  }
  void EndStatement() override { out_ << " .\n"; }
  void Interrupt() override {}
  void Name(const QName& name) override {
    out_ << '<' << PrefixIri(name.prefix) << name.local << '>';
  }

 private:
  std::vector<std::string> predicates_;
};

// A node's statements share its subject; a nested node ends them, and what follows it names the
// subject again.
class TurtleSink : public TripleSink {
 public:
  using TripleSink::TripleSink;

  void BeginGraph(std::string_view) override {
    for (size_t i = 0; i < static_cast<size_t>(Prefix::kPrefixCount); ++i) {
      const auto prefix = static_cast<Prefix>(i);
      out_ << "@prefix " << PrefixName(prefix) << ": <" << PrefixIri(prefix) << "> .\n";
    }
  }

 protected:
  void BeginStatement(Term property) override {
    BeginSubject();
    const TermInfo& info = InfoOf(property);
    Name({info.prefix, info.local});
    out_ << ' ';
  }
  void BeginType() override {
    BeginSubject();
    out_ << "a ";
  }
  void EndStatement() override {}
  void Interrupt() override {
    if (open_) out_ << " .\n";
    open_ = false;
  }
  void Name(const QName& name) override { out_ << PrefixName(name.prefix) << ':' << name.local; }

 private:
  void BeginSubject() {
    if (open_) {
      out_ << " ;\n  ";
      return;
    }
    out_ << '\n';
    AppendId(nodes_.back(), &out_);
    out_ << ' ';
    open_ = true;
  }

  bool open_ = false;
};

}  // namespace

std::unique_ptr<GraphSink> MakeNQuadsSink(Output* output) {
  return std::make_unique<NQuadsSink>(output);
}

std::unique_ptr<GraphSink> MakeTurtleSink(Output* output) {
  return std::make_unique<TurtleSink>(output);
}

}  // namespace lexport::graph
