// The module lexport-xerces.so: all of Lexport that touches Xerces-C at run time.

#include <memory>
#include <mutex>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/SAXException.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/SecurityManager.hpp>
#include <xercesc/util/TransService.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>
#include <xercesc/util/XMLResourceIdentifier.hpp>

#include "validate/xerces_schema.h"

namespace lexport::validate {
namespace {

namespace xc = xercesc;

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";
constexpr XMLSize_t kMostExpansions = 1000;  // no entity gets here; a net below the net

std::string Utf8(const XMLCh* s) {
  if (s == nullptr) return "";
  const xc::TranscodeToStr out(s, "UTF-8");
  return std::string(reinterpret_cast<const char*>(out.str()), out.length());
}

// One thread at a time may be in Xerces-C. It counts its users without a lock; and types with a
// pattern, the built-in ones of all schemas among them, make their regular expressions when a value
// first comes, and the maps of these when a character does, so that another thread that comes
// meanwhile finds half of one and calls a good value wrong. A locked pool does not keep that apart.
std::mutex& EngineMutex() {
  static std::mutex mutex;
  return mutex;
}

class XercesLibrary {
 public:
  XercesLibrary() {
    const std::lock_guard<std::mutex> lock(EngineMutex());
    xc::XMLPlatformUtils::Initialize();
  }
  ~XercesLibrary() {
    const std::lock_guard<std::mutex> lock(EngineMutex());
    xc::XMLPlatformUtils::Terminate();
  }
  XercesLibrary(const XercesLibrary&) = delete;
  XercesLibrary& operator=(const XercesLibrary&) = delete;
};

struct Enough {};  // thrown to end a parse

// Collects errors up to a number, then ends the parse.
class Collector : public xc::DefaultHandler {
 public:
  explicit Collector(uint32_t most) : most_(most) {}
  void error(const xc::SAXParseException& e) override { Take(e); }
  void fatalError(const xc::SAXParseException& e) override {
    Take(e);
    throw Enough();
  }

  std::vector<XercesError> errors;

 private:
  void Take(const xc::SAXParseException& e) {
    errors.push_back({e.getLineNumber(), e.getColumnNumber(), Utf8(e.getMessage())});
    if (errors.size() >= most_) throw Enough();
  }
  uint32_t most_;
};

xc::InputSource* FromMemory(std::string_view text, const char* name) {
  return new xc::MemBufInputSource(reinterpret_cast<const XMLByte*>(text.data()), text.size(),
                                   name);
}

// Decides what a schema may read beside itself.
class LocalOnly : public xc::XMLEntityResolver {
 public:
  explicit LocalOnly(std::string_view xml_namespace_text) : text_(xml_namespace_text) {}
  xc::InputSource* resolveEntity(xc::XMLResourceIdentifier* id) override {
    const std::string system = Utf8(id->getSystemId());
    if (Utf8(id->getNameSpace()) == kXmlUri) return FromMemory(text_, "xml.xsd");
    const size_t scheme = system.find("://");
    if (scheme == std::string::npos || system.starts_with("file:")) return nullptr;  // a local file
    refused = system;
    return FromMemory("", "refused");
  }
  std::string refused;

 private:
  std::string_view text_;
};

void Harden(xc::SAX2XMLReaderImpl* reader, xc::SecurityManager* security) {
  security->setEntityExpansionLimit(kMostExpansions);
  reader->setProperty(xc::XMLUni::fgXercesSecurityManager, security);
  reader->setFeature(xc::XMLUni::fgXercesLoadExternalDTD, false);
}

void SetUpForSchema(xc::SAX2XMLReaderImpl* reader) {
  reader->setFeature(xc::XMLUni::fgXercesSchema, true);
  reader->setFeature(xc::XMLUni::fgXercesSchemaFullChecking, false);
}

void SetUpForDocument(xc::SAX2XMLReaderImpl* reader) {
  reader->setFeature(xc::XMLUni::fgXercesDisableDefaultEntityResolution, true);
  reader->setFeature(xc::XMLUni::fgXercesLoadSchema, false);  // xsi:schemaLocation is not followed
  reader->setFeature(xc::XMLUni::fgXercesUseCachedGrammarInParse, true);
  reader->setFeature(xc::XMLUni::fgSAX2CoreValidation, true);
  reader->setFeature(xc::XMLUni::fgXercesDynamic, false);
  reader->setFeature(xc::XMLUni::fgXercesSchema, true);
}

std::unique_ptr<xc::SAX2XMLReaderImpl> NewReader(xc::XMLGrammarPool* pool) {
  return std::make_unique<xc::SAX2XMLReaderImpl>(xc::XMLPlatformUtils::fgMemoryManager, pool);
}

// Runs `action`, which parses; false, with the reason, when it threw something but Enough.
template <typename Action>
bool Guarded(const Action& action, std::string* reason) {
  try {
    action();
    return true;
  } catch (const Enough&) {
    return true;
  } catch (const xc::OutOfMemoryException&) {
    *reason = "out of memory";
  } catch (const xc::XMLException& e) {
    *reason = Utf8(e.getMessage());
  } catch (const xc::SAXException& e) {
    *reason = Utf8(e.getMessage());
  }
  return false;
}

const xc::Grammar* LoadGrammar(const XercesRequest& request, xc::SAX2XMLReaderImpl* reader) {
  if (!request.path.empty()) {
    return reader->loadGrammar(request.path.c_str(), xc::Grammar::SchemaGrammarType, true);
  }
  const std::unique_ptr<xc::InputSource> source(FromMemory(request.text, "schema.xsd"));
  return reader->loadGrammar(*source, xc::Grammar::SchemaGrammarType, true);
}

class LoadedSchema : public XercesSchema {
 public:
  // False, with the reason, when the schema cannot be used. To be called once.
  bool Load(const XercesRequest& request, std::string* error) {
    const std::lock_guard<std::mutex> lock(EngineMutex());
    Collector collector(1);
    LocalOnly resolver(request.xml_namespace_text);
    xc::SecurityManager security;
    std::unique_ptr<xc::SAX2XMLReaderImpl> reader = NewReader(&pool_);
    Harden(reader.get(), &security);
    SetUpForSchema(reader.get());
    reader->setErrorHandler(&collector);
    reader->setXMLEntityResolver(&resolver);
    const xc::Grammar* grammar = nullptr;
    const bool ran = Guarded([&] { grammar = LoadGrammar(request, reader.get()); }, error);
    if (!resolver.refused.empty()) {
      *error = "it imports " + resolver.refused + ", which is not fetched; keep a copy beside it";
    } else if (!collector.errors.empty()) {
      const XercesError& first = collector.errors[0];
      *error = "line " + std::to_string(first.line) + ": " + first.message;
    } else if (ran && grammar == nullptr) {
      *error = "it is no XML Schema";
    } else if (ran) {
      pool_.lockPool();
      return true;
    }
    return false;
  }

  std::vector<XercesError> Check(std::string_view xml, uint32_t most) const override {
    const std::lock_guard<std::mutex> lock(EngineMutex());
    Collector collector(most);
    xc::SecurityManager security;
    std::unique_ptr<xc::SAX2XMLReaderImpl> reader = NewReader(&pool_);
    Harden(reader.get(), &security);
    SetUpForDocument(reader.get());
    reader->setErrorHandler(&collector);
    const std::unique_ptr<xc::InputSource> source(FromMemory(xml, "document"));
    const xc::TranscodeFromStr utf8(reinterpret_cast<const XMLByte*>("UTF-8"), 5, "UTF-8");
    source->setEncoding(utf8.str());
    std::string reason;
    if (!Guarded([&] { reader->parse(*source); }, &reason)) {
      collector.errors.push_back({1, 1, reason});
    }
    return std::move(collector.errors);
  }

 private:
  XercesLibrary library_;  // first: it must outlive the pool
  // Locked once loaded: nothing is added to it by the documents.
  mutable xc::XMLGrammarPoolImpl pool_;
};

}  // namespace
}  // namespace lexport::validate

extern "C" __attribute__((visibility("default"))) lexport::validate::XercesSchema*
lexport_xerces_load_1(const lexport::validate::XercesRequest& request, std::string* error) {
  auto schema = std::make_unique<lexport::validate::LoadedSchema>();
  if (!schema->Load(request, error)) return nullptr;
  return schema.release();
}
