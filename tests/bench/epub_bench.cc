// How fast a book is made from 10 MB of Akoma Ntoso, beside what zlib alone needs to compress the
// same at level 9 (what `gzip -9` does), once the markup and once the plain text of it.
//
// Bytes a second are bytes of Akoma Ntoso. "memory" is the most that the process held while the
// book was made, above what it held before, for each byte of Akoma Ntoso.

#include <benchmark/benchmark.h>
#include <malloc.h>
#include <zlib.h>

#include <fstream>
#include <sstream>
#include <string>

#include "lexport/converter.h"
#include "lexport/writers.h"
#include "lexport/xml.h"

namespace lexport {
namespace {

constexpr size_t kBytes = 10'000'000;

std::string ReadFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The samples in turn, converted, as one document of some 10 MB.
const std::string& Akn() {
  static const std::string akn = [] {
    const std::string pair =
        ReadFile("samples/a-hrc-35-35.txt") + ReadFile("samples/a-hrc-26-34-annex.txt");
    ConvertOptions options;
    options.mapping = "un";
    const size_t markup = Converter().Convert(pair, "bench", options).xml.size();
    std::string text;
    for (size_t made = 0; made < kBytes && markup > 0; made += markup) text += pair;
    return Converter().Convert(text, "bench", options).xml;
  }();
  return akn;
}

std::string BookOf(const Document& document) {
  Findings findings;
  std::string book;
  WriteEpub(document, EpubOptions(), &book, &findings);
  return book;
}

// Kilobytes of a line of /proc/self/status, such as "VmHWM:"; 0 where there is none.
double Status(const std::string& line) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double value = 0;
    if (word == line && status >> value) return value;
  }
  return 0;
}

double MemoryOfOneBook(const std::string& akn) {
  malloc_trim(0);                                 // what making the input left behind
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew
  const double before = Status("VmRSS:");
  Findings findings;
  const auto document = ReadXml(akn, "bench", ReadOptions(), &findings);
  benchmark::DoNotOptimize(document ? BookOf(*document).size() : 0);
  return (Status("VmHWM:") - before) * 1024 / static_cast<double>(akn.size());
}

void Count(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(Akn().size()));
}

void AknToEpub(benchmark::State& state) {
  const std::string& akn = Akn();
  state.counters["memory"] = MemoryOfOneBook(akn);
  for (auto _ : state) {
    Findings findings;
    const auto document = ReadXml(akn, "bench", ReadOptions(), &findings);
    if (!document) return state.SkipWithError("not read");
    const std::string book = BookOf(*document);
    benchmark::DoNotOptimize(book.data());
    state.counters["book_bytes"] = static_cast<double>(book.size());
  }
  Count(state);
}

void WriteOnly(benchmark::State& state) {
  Findings findings;
  const auto document = ReadXml(Akn(), "bench", ReadOptions(), &findings);
  for (auto _ : state) benchmark::DoNotOptimize(document ? BookOf(*document).size() : 0);
  Count(state);
}

void Compress(benchmark::State& state, const std::string& content) {
  for (auto _ : state) {
    uLongf size = compressBound(content.size());
    std::string packed(size, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
              reinterpret_cast<const Bytef*>(content.data()), content.size(), 9);
    benchmark::DoNotOptimize(packed.data());
    state.counters["packed_bytes"] = static_cast<double>(size);
  }
  Count(state);
}

void Gzip9OfAkn(benchmark::State& state) { Compress(state, Akn()); }

void Gzip9OfText(benchmark::State& state) {
  Findings findings;
  const auto document = ReadXml(Akn(), "bench", ReadOptions(), &findings);
  std::string text;
  if (document) WriteText(*document, TextOptions(), &text, &findings);
  Compress(state, text);
}

BENCHMARK(AknToEpub)->Unit(benchmark::kMillisecond);
BENCHMARK(WriteOnly)->Unit(benchmark::kMillisecond);
BENCHMARK(Gzip9OfAkn)->Unit(benchmark::kMillisecond);
BENCHMARK(Gzip9OfText)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lexport
