// How fast graphs are written, beside what a usual library needs to print the same JSON.
//
// Bytes per second are of output. The library's parsed value is made before the clock starts, so
// what is compared is walking a document and writing with only writing.

#include <benchmark/benchmark.h>

#include <nlohmann/json.hpp>
#include <string>

#include "lexport/document.h"
#include "lexport/writers.h"

namespace {

using lexport::Attr;
using lexport::Document;
using lexport::GraphOptions;
using lexport::GraphSyntax;
using lexport::NodeId;
using lexport::Tag;

constexpr const char* kWords =
    "The States Parties to the present Convention shall take all appropriate measures, including "
    "legislative ones, to ensure that “everyone” enjoys the rights recognized in";

NodeId Unit(Document* document, NodeId parent, Tag tag, const std::string& eid,
            const std::string& number) {
  const NodeId unit = document->AppendElement(parent, tag);
  document->SetAttribute(unit, Attr::kEId, eid);
  document->AppendText(document->AppendElement(unit, Tag::kNum), number);
  return unit;
}

void Paragraph(Document* document, NodeId article, const std::string& prefix, int i) {
  const std::string eid = prefix + "__para_" + std::to_string(i);
  const NodeId unit = Unit(document, article, Tag::kParagraph, eid, std::to_string(i) + ".");
  const NodeId p = document->AppendElement(document->AppendElement(unit, Tag::kContent), Tag::kP);
  document->AppendText(p, kWords);
  document->AppendText(p, "\n        ");
  const NodeId ref = document->AppendElement(p, Tag::kRef);
  document->SetAttribute(ref, Attr::kHref, "/akn/un/act/1966-12-16/iccpr/!main~art_" + eid);
  document->AppendText(ref, "the Covenant");
  document->AppendText(p, " and the laws of the land.");
}

// An act with as many articles of four paragraphs each.
Document Act(int articles) {
  Document document;
  const NodeId act =
      document.AppendElement(document.AppendElement(lexport::kNoNode, Tag::kAkomaNtoso), Tag::kAct);
  const NodeId meta = document.AppendElement(act, Tag::kMeta);
  const NodeId work =
      document.AppendElement(document.AppendElement(meta, Tag::kIdentification), Tag::kFRBRWork);
  document.SetAttribute(document.AppendElement(work, Tag::kFRBRthis), Attr::kValue,
                        "/akn/xx/act/2001-02-03/7/!main");
  const NodeId body = document.AppendElement(act, Tag::kBody);
  for (int i = 1; i <= articles; ++i) {
    const std::string eid = "art_" + std::to_string(i);
    const NodeId article =
        Unit(&document, body, Tag::kArticle, eid, "Article " + std::to_string(i));
    document.AppendText(document.AppendElement(article, Tag::kHeading), "General obligations");
    for (int j = 1; j <= 4; ++j) Paragraph(&document, article, eid, j);
  }
  return document;
}

constexpr int kArticles = 5000;

std::string Graph(const Document& document, GraphSyntax syntax) {
  GraphOptions options;
  options.syntax = syntax;
  lexport::Findings findings;
  std::string out;
  lexport::WriteGraph(document, options, &out, &findings);
  return out;
}

void WriteSyntax(benchmark::State& state, GraphSyntax syntax) {
  const Document document = Act(kArticles);
  size_t bytes = 0;
  for (auto _ : state) bytes += Graph(document, syntax).size();
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
void JsonLd(benchmark::State& state) { WriteSyntax(state, GraphSyntax::kJsonLd); }
void NQuads(benchmark::State& state) { WriteSyntax(state, GraphSyntax::kNQuads); }
void Turtle(benchmark::State& state) { WriteSyntax(state, GraphSyntax::kTurtle); }

// In pieces, as to a file: the output is never in memory as a whole.
void JsonLdInPieces(benchmark::State& state) {
  const Document document = Act(kArticles);
  size_t bytes = 0;
  for (auto _ : state) {
    lexport::Findings findings;
    lexport::WriteGraph(
        document, GraphOptions(), [&bytes](std::string_view piece) { bytes += piece.size(); },
        &findings);
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

void NlohmannDump(benchmark::State& state) {
  const std::string graph = Graph(Act(kArticles), GraphSyntax::kJsonLd);
  const auto json = nlohmann::ordered_json::parse(graph);
  size_t bytes = 0;
  for (auto _ : state) bytes += json.dump().size();
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

BENCHMARK(JsonLd)->Unit(benchmark::kMillisecond);
BENCHMARK(JsonLdInPieces)->Unit(benchmark::kMillisecond);
BENCHMARK(NQuads)->Unit(benchmark::kMillisecond);
BENCHMARK(Turtle)->Unit(benchmark::kMillisecond);
BENCHMARK(NlohmannDump)->Unit(benchmark::kMillisecond);

}  // namespace
