// The validator beside libxml2's and Xerces-C's schema validation: the same documents, in one
// process, each engine in its fastest streaming mode with the whole schema loaded beforehand.
//
//   validate_bench [--benchmark_filter=…]         run at the top of the source tree
//
// The documents are generated: an act with an eId on nearly every element, 22 KB to 100 MB. The
// schema is the standard's where LEXPORT_SCHEMA names it, else schemas/akomantoso30.xsd.

#include <benchmark/benchmark.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <sys/resource.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/PlatformUtils.hpp>

#include "lexport/validator.h"

namespace lexport {
namespace {

namespace xc = xercesc;

std::string Frbr(const std::string& name, const std::string& part, const std::string& format,
                 const std::string& last) {
  const std::string iri = "/akn/mt/act/2014/1" + part;
  return "<" + name + "><FRBRthis value=\"" + iri + "/!main" + format + "\"/><FRBRuri value=\"" +
         iri + format +
         "\"/><FRBRdate date=\"2014-06-02\" name=\"adopted\"/><FRBRauthor href=\"#assembly\"/>" +
         last + "</" + name + ">\n";
}

std::string Article(int i) {
  const std::string id = "art_" + std::to_string(i);
  std::string out = "<article eId=\"" + id + "\">\n<num eId=\"" + id + "__num\">Article " +
                    std::to_string(i) + "</num>\n<heading eId=\"" + id +
                    "__heading\">Measures that the Parties take</heading>\n";
  for (int p = 1; p <= 3; ++p) {
    const std::string para = id + "__para_" + std::to_string(p);
    out += "<paragraph eId=\"" + para + "\">\n<num eId=\"" + para + "__num\">" + std::to_string(p) +
           ".</num>\n<content eId=\"" + para + "__content\">\n<p eId=\"" + para +
           "__content__p_1\">Each Party shall, within its means, take the measures that "
           "<ref eId=\"" +
           para +
           "__content__p_1__ref_1\" href=\"#art_1\">article 1</ref> "
           "names, and shall report on them to the Conf\u00e9rence of the Parties in the month "
           "of March of every second year, together with what it has found to stand in the way "
           "of them and with what it intends to do about that in the years to come.</p>\n"
           "</content>\n</paragraph>\n";
  }
  return out + "</article>\n";
}

// About `bytes` of a valid act.
const std::string& Document(int64_t bytes) {
  static std::map<int64_t, std::string> made;
  std::string& out = made[bytes];
  if (!out.empty()) return out;
  out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n"
      "<act name=\"act\"><meta><identification source=\"#editor\">\n" +
      Frbr("FRBRWork", "", "", "<FRBRcountry value=\"mt\"/>") +
      Frbr("FRBRExpression", "/eng@", "", "<FRBRlanguage language=\"eng\"/>") +
      Frbr("FRBRManifestation", "/eng@", ".xml", "") +
      "</identification><references source=\"#editor\">"
      "<TLCPerson eId=\"editor\" href=\"/akn/ontology/person/mt/editor\" showAs=\"E\"/>"
      "<TLCOrganization eId=\"assembly\" href=\"/akn/ontology/organization/mt/a\" showAs=\"A\"/>"
      "</references></meta>\n<body eId=\"body\">\n";
  for (int i = 1; static_cast<int64_t>(out.size()) < bytes; ++i) out += Article(i);
  out += "</body>\n</act>\n</akomaNtoso>\n";
  return out;
}

const char* SchemaPath() {
  const char* set = std::getenv("LEXPORT_SCHEMA");
  return set != nullptr ? set : "schemas/akomantoso30.xsd";
}

void Finish(benchmark::State& state, const std::string& xml, bool valid) {
  if (!valid) state.SkipWithError("found invalid");
  state.SetBytesProcessed(static_cast<int64_t>(xml.size()) * state.iterations());
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1000;
}

void Validate(benchmark::State& state, int level) {
  const std::string& xml = Document(state.range(0));
  ValidateOptions options;
  options.level = level;
  bool valid = true;
  for (auto _ : state) {
    Findings findings;
    valid = valid && Validator().Validate(xml, "act.xml", options, &findings) && findings.empty();
  }
  Finish(state, xml, valid);
}

void Lexport(benchmark::State& state) { Validate(state, 1); }

// Naming, links and sense besides, which the others do not check.
void LexportLevel2(benchmark::State& state) { Validate(state, 2); }

void Count(void* count, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int,
           int, const xmlChar**) {
  ++*static_cast<int64_t*>(count);
}
void CountText(void* count, const xmlChar*, int length) { *static_cast<int64_t*>(count) += length; }

// The parser alone: what no validator on top of it can undercut.
void Libxml2BareSax(benchmark::State& state) {
  const std::string& xml = Document(state.range(0));
  xmlSAXHandler sax = {};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = Count;
  sax.characters = sax.ignorableWhitespace = CountText;
  bool valid = true;
  for (auto _ : state) {
    int64_t count = 0;
    valid =
        valid && xmlSAXUserParseMemory(&sax, &count, xml.data(), static_cast<int>(xml.size())) == 0;
    benchmark::DoNotOptimize(count);
  }
  Finish(state, xml, valid);
}

void Libxml2Stream(benchmark::State& state) {
  static const xmlSchemaPtr schema = [] {
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(SchemaPath());
    return xmlSchemaParse(parser);
  }();
  const std::string& xml = Document(state.range(0));
  bool valid = true;
  for (auto _ : state) {
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
    xmlSAXHandler sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    xmlParserInputBufferPtr input = xmlParserInputBufferCreateMem(
        xml.data(), static_cast<int>(xml.size()), XML_CHAR_ENCODING_NONE);
    valid = valid &&
            xmlSchemaValidateStream(context, input, XML_CHAR_ENCODING_NONE, &sax, nullptr) == 0;
    xmlSchemaFreeValidCtxt(context);
  }
  Finish(state, xml, valid);
}

class Throwing : public xc::DefaultHandler {
  void error(const xc::SAXParseException&) override { throw std::runtime_error("invalid"); }
  void fatalError(const xc::SAXParseException&) override { throw std::runtime_error("invalid"); }
};

xc::XMLGrammarPool* XercesPool() {
  static xc::XMLGrammarPool* const pool = [] {
    xc::XMLPlatformUtils::Initialize();
    auto* made = new xc::XMLGrammarPoolImpl;
    xc::SAX2XMLReaderImpl reader(xc::XMLPlatformUtils::fgMemoryManager, made);
    reader.loadGrammar(SchemaPath(), xc::Grammar::SchemaGrammarType, true);
    made->lockPool();
    return made;
  }();
  return pool;
}

void XercesSax2(benchmark::State& state) {
  const std::string& xml = Document(state.range(0));
  xc::SAX2XMLReaderImpl reader(xc::XMLPlatformUtils::fgMemoryManager, XercesPool());
  Throwing handler;
  reader.setErrorHandler(&handler);
  reader.setFeature(xc::XMLUni::fgXercesSchema, true);
  reader.setFeature(xc::XMLUni::fgSAX2CoreValidation, true);
  reader.setFeature(xc::XMLUni::fgXercesDynamic, false);
  reader.setFeature(xc::XMLUni::fgXercesLoadSchema, false);
  reader.setFeature(xc::XMLUni::fgXercesUseCachedGrammarInParse, true);
  bool valid = true;
  for (auto _ : state) {
    xc::MemBufInputSource source(reinterpret_cast<const XMLByte*>(xml.data()), xml.size(), "act");
    try {
      reader.parse(source);
    } catch (const std::runtime_error&) {
      valid = false;
    }
  }
  Finish(state, xml, valid);
}

void Sizes(benchmark::internal::Benchmark* bench) {
  bench->Arg(22'000)->Arg(1'000'000)->Arg(10'000'000)->Arg(100'000'000);
  bench->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK(Lexport)->Apply(Sizes);
BENCHMARK(LexportLevel2)->Apply(Sizes);
BENCHMARK(Libxml2BareSax)->Apply(Sizes);
BENCHMARK(Libxml2Stream)->Apply(Sizes);
BENCHMARK(XercesSax2)->Apply(Sizes);

}  // namespace
}  // namespace lexport
