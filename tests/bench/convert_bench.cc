// How fast conversion is, end to end and room by room: the samples repeated to 1 MB and 10 MB.
// Bytes a second are bytes of input text.

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

#include "akn/build.h"
#include "annotate/annotate.h"
#include "convert/harvest.h"
#include "convert/proof.h"
#include "layout/blocks.h"
#include "lexport/converter.h"
#include "lexport/validator.h"
#include "lexport/xml.h"
#include "outline/outline.h"

namespace lexport {
namespace {

std::string ReadFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The two samples in turn, up to `megabytes` million bytes.
const std::string& Text(int64_t megabytes) {
  static std::string texts[2];
  std::string& text = texts[megabytes > 1];
  if (text.empty()) {
    const std::string a = ReadFile("samples/a-hrc-35-35.txt");
    const std::string b = ReadFile("samples/a-hrc-26-34-annex.txt");
    while (text.size() < static_cast<size_t>(megabytes) * 1'000'000) text += a + b;
  }
  return text;
}

// All that the rooms hand on, made once for a size.
struct Stages {
  explicit Stages(int64_t megabytes) {
    DecodeOptions decode;
    source = Source::Decode(Text(megabytes), "bench", decode, &findings);
    blocks = ReadLayout(*source, LayoutOptions(), &findings);
    mapping = LoadMapping("un", &findings);
    outline = ReadOutline(*source, blocks, *mapping, OutlineOptions(), &findings, &ok);
    metadata = HarvestMetadata(*source, blocks, outline, *mapping);
    document = BuildDocument(*source, blocks, outline, metadata, &findings);
    AssignEIds(&document);
    BuildMetadata(*mapping, metadata, BuildOptions(), &document, &findings);
    WriteXml(document, &xml);
  }

  static const Stages& Of(int64_t megabytes) {
    static const Stages one(1), ten(10);
    return megabytes > 1 ? ten : one;
  }

  Findings findings;
  std::optional<Source> source;
  Blocks blocks;
  std::shared_ptr<const Mapping> mapping;
  Outline outline;
  Metadata metadata;
  Document document;
  std::string xml;
  bool ok = true;
};

void Count(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                          static_cast<int64_t>(Text(state.range(0)).size()));
}

void EndToEnd(benchmark::State& state) {
  ConvertOptions options;  // those of the command when nobody asks for the ledger
  options.keep_text = false;
  options.mapping = "un";
  for (auto _ : state) {
    Conversion conversion = Converter().Convert(Text(state.range(0)), "bench", options);
    if (!conversion.ok) state.SkipWithError(conversion.findings.back().message.c_str());
    benchmark::DoNotOptimize(conversion.xml.data());
  }
  Count(state);
}

void DecodeText(benchmark::State& state) {
  for (auto _ : state) {
    Findings findings;
    auto source = Source::Decode(Text(state.range(0)), "bench", DecodeOptions(), &findings);
    benchmark::DoNotOptimize(source);
  }
  Count(state);
}

void Layout(benchmark::State& state) {
  const Stages& s = Stages::Of(state.range(0));
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(ReadLayout(*s.source, LayoutOptions(), &findings));
  }
  Count(state);
}

void OutlineOf(benchmark::State& state) {
  const Stages& s = Stages::Of(state.range(0));
  for (auto _ : state) {
    Findings findings;
    bool ok = true;
    benchmark::DoNotOptimize(
        ReadOutline(*s.source, s.blocks, *s.mapping, OutlineOptions(), &findings, &ok));
  }
  Count(state);
}

void BuildAndWrite(benchmark::State& state) {
  const Stages& s = Stages::Of(state.range(0));
  for (auto _ : state) {
    Findings findings;
    Document document = BuildDocument(*s.source, s.blocks, s.outline, s.metadata, &findings);
    AssignEIds(&document);
    BuildMetadata(*s.mapping, s.metadata, BuildOptions(), &document, &findings);
    std::string xml;
    WriteXml(document, &xml);
    benchmark::DoNotOptimize(xml.data());
  }
  Count(state);
}

void BuildAnnotated(benchmark::State& state) {
  const Stages& s = Stages::Of(state.range(0));
  for (auto _ : state) {
    Findings findings;
    Document document = BuildDocument(*s.source, s.blocks, s.outline, s.metadata, &findings);
    benchmark::DoNotOptimize(Annotate(*s.mapping, "en", &document, &findings));
  }
  Count(state);
}

void Validate(benchmark::State& state) {
  const Stages& s = Stages::Of(state.range(0));
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(Validator().Validate(s.xml, "bench", ValidateOptions(), &findings));
  }
  Count(state);
}

void Prove(benchmark::State& state) {
  const Stages& s = Stages::Of(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(ProveConservation(s.source->text(), s.blocks.ledger, s.xml).holds);
  }
  Count(state);
}

#define LEXPORT_BENCH(name) BENCHMARK(name)->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond)
LEXPORT_BENCH(EndToEnd);
LEXPORT_BENCH(DecodeText);
LEXPORT_BENCH(Layout);
LEXPORT_BENCH(OutlineOf);
LEXPORT_BENCH(BuildAndWrite);
LEXPORT_BENCH(BuildAnnotated);
LEXPORT_BENCH(Validate);
LEXPORT_BENCH(Prove);

}  // namespace
}  // namespace lexport
