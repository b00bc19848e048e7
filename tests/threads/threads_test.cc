// Everything that may run on many threads at once, doing so from a cold start: conversions, checks
// and writers side by side. Under ThreadSanitizer (`cmake --preset tsan`) this finds data races; in
// any build it finds results that depend on what else is running.

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "lexport.h"
#include "lexport/pipeline.h"
#include "lexport/validator.h"
#include "lexport/xml.h"
#include "validate/xsd_custom.h"

namespace lexport {
namespace {

constexpr int kThreads = 6;

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// A short instrument of which each thread can have its own.
std::string Instrument(int number) {
  return "The Parties,\n\nRecalling Article " + std::to_string(number) +
         " of the Charter of the United Nations,\n\nHave agreed as follows:\n\nArticle 1\n\n1. The "
         "first matter, of 12 May 2001, is settled.\n\n2. States shall:\n\n(a) act;\n\n(b) refrain "
         "from acting.\n\nArticle 2\n\nArticle 1 applies to annex " +
         std::to_string(number) + ".\n";
}

// Runs job(thread) on all threads at once and gives what each gave.
std::vector<std::string> OnAllThreads(const std::function<std::string(int)>& job) {
  std::vector<std::string> results(kThreads);
  std::barrier together(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      together.arrive_and_wait();
      results[static_cast<size_t>(t)] = job(t);
    });
  }
  for (std::thread& thread : threads) thread.join();
  return results;
}

// The same alone must give the same; the threads go first, so that they meet every cache empty.
void ExpectTheSameAlone(const std::function<std::string(int)>& job) {
  const std::vector<std::string> together = OnAllThreads(job);
  for (int t = 0; t < kThreads; ++t) {
    EXPECT_FALSE(together[static_cast<size_t>(t)].empty()) << "thread " << t;
    EXPECT_EQ(together[static_cast<size_t>(t)], job(t)) << "thread " << t;
  }
}

std::string Told(const Findings& findings) {
  std::string all;
  for (const Finding& finding : findings) {
    all += finding.rule + ' ' + std::to_string(finding.where.line) + ' ' + finding.message + '\n';
  }
  return all;
}

constexpr OutputFormat kFormats[] = {
    OutputFormat::kAkn,  OutputFormat::kEpub, OutputFormat::kJsonLd,      OutputFormat::kTurtle,
    OutputFormat::kHtml, OutputFormat::kText, OutputFormat::kOutlineText, OutputFormat::kLedger};

std::string AllOutputs(const Loaded& loaded, const PipelineOptions& options) {
  std::string all;
  Findings findings;
  for (OutputFormat format : kFormats) WriteOutput(loaded, format, options, &all, &findings);
  return all + Told(findings);
}

std::string LoadedAs(std::string_view bytes, const PipelineOptions& options) {
  const Loaded loaded = Load(bytes, "a.txt", options);
  return loaded.ok ? AllOutputs(loaded, options) + Told(loaded.findings) : Told(loaded.findings);
}

// First in this file: tests run in their order, and this one is to find nothing warm.
TEST(Threads, ConvertTextsAndWriteEverything) {
  static constexpr const char* kMappings[] = {"auto", "un", "treaty"};
  ExpectTheSameAlone([](int thread) {
    PipelineOptions options;
    options.convert.mapping = kMappings[thread % 3];
    return LoadedAs(Instrument(thread), options);
  });
}

TEST(Threads, ConvertASample) {
  const std::string text = ReadFile("samples/a-hrc-26-34-annex.txt");
  ExpectTheSameAlone([&](int) { return LoadedAs(text, PipelineOptions()); });
}

TEST(Threads, DeriveFromAknOfOthers) {
  const std::string xml = ReadFile("samples/a-hrc-26-34-annex.xml");
  ExpectTheSameAlone([&](int) { return LoadedAs(xml, PipelineOptions()); });
}

TEST(Threads, ShareOneDocument) {
  const PipelineOptions options;
  const Loaded loaded = Load(ReadFile("samples/a-hrc-26-34-annex.txt"), "a.txt", options);
  ASSERT_TRUE(loaded.ok);
  ExpectTheSameAlone([&](int) { return AllOutputs(loaded, options); });
}

TEST(Threads, ValidateRightAndWrong) {
  std::string xml = ReadFile("samples/a-hrc-26-34-annex.xml");
  const size_t at = xml.find("<recital eId=");
  ASSERT_NE(at, std::string::npos);
  xml.insert(at, "<nothing/>");
  ExpectTheSameAlone([&](int thread) {
    ValidateOptions options;
    options.level = 1 + thread % 2;
    Findings findings;
    Validator().Validate(xml, "wrong.xml", options, &findings);
    return Told(findings);
  });
}

TEST(Threads, OtherEnginesBesideOurs) {
  const std::string xml = ReadFile("samples/a-hrc-26-34-annex.xml");
  ExpectTheSameAlone([&](int thread) {
    Findings findings;
    bool good = false;
    if (thread % 2 == 0) {
      good = SecondOpinion(xml, "a.xml", ValidateOptions(), &findings);
    } else {
      good = ValidateWithSchema(xml, "a.xml", "schemas/akomantoso30.xsd", ValidateOptions(),
                                &findings);
    }
    EXPECT_TRUE(good) << Told(findings);
    return "said:\n" + Told(findings);
  });
}

TEST(Threads, BadInputBesideGood) {
  ExpectTheSameAlone([](int thread) {
    static const std::string kInputs[] = {"", "%PDF-1.7 \xe2\xe3", "<akomaNtoso", Instrument(1)};
    PipelineOptions options;
    if (thread == 5) options.convert.mapping = "no-such-mapping";
    return LoadedAs(kInputs[thread % 4], options) + "end";
  });
}

int Append(const char* bytes, size_t size, void* user) {
  static_cast<std::string*>(user)->append(bytes, size);
  return 0;
}

TEST(Threads, CallTheCInterfaceWithSharedOptions) {
  lexport_options* const options = lexport_options_new();
  ASSERT_EQ(lexport_options_set(options, "meta.date", "2001-02-03"), 0);
  ExpectTheSameAlone([&](int thread) {
    const std::string text = Instrument(thread);
    lexport_result* const result = lexport_convert(text.data(), text.size(), "a.txt", options);
    std::string out;
    for (const char* format : {"akn", "epub", "findings-sarif"}) {
      lexport_write(result, format, Append, &out);
    }
    lexport_result_free(result);
    return out;
  });
  lexport_options_free(options);
}

}  // namespace
}  // namespace lexport
