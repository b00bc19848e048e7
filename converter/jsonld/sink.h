// GraphSink: what a graph is told to, node by node and property by property. One writer speaks; the
// serialisers (JSON-LD, N-Quads, Turtle) listen. Nothing is kept but the chain of open nodes.

#ifndef LEXPORT_JSONLD_SINK_H_
#define LEXPORT_JSONLD_SINK_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "jsonld/output.h"
#include "jsonld/terms.h"
#include "lexport/writers.h"

namespace lexport::graph {

// The order of calls: all values of one property of a node follow each other without another
// property between them, and a property whose term takes one value gets one. Ids are absolute IRIs
// that need no more encoding, or blank node labels ("_:x").
class GraphSink {
 public:
  virtual ~GraphSink() = default;

  // `language` (BCP 47, or empty) is the one that most text is in.
  virtual void BeginGraph(std::string_view language) = 0;
  virtual void EndGraph() = 0;

  // Opens a node as a value of `property` of the open node, or at the top for Term::kNone. At least
  // one type.
  virtual void BeginNode(Term property, std::string_view id, std::span<const QName> types) = 0;
  virtual void EndNode() = 0;

  // A text or date, as the kind of the term says; `language` counts for kLanguage terms only.
  virtual void Text(Term property, std::string_view value, std::string_view language) = 0;
  virtual void Integer(Term property, uint64_t value) = 0;
  virtual void Link(Term property, std::string_view id) = 0;
  // The same with a name from a vocabulary.
  virtual void LinkName(Term property, const QName& name) = 0;
};

std::unique_ptr<GraphSink> MakeJsonSink(Output* output);
std::unique_ptr<GraphSink> MakeNQuadsSink(Output* output);
std::unique_ptr<GraphSink> MakeTurtleSink(Output* output);
std::unique_ptr<GraphSink> MakeSink(GraphSyntax syntax, Output* output);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_SINK_H_
