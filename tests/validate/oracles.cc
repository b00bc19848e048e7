#include "validate/oracles.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <cstdarg>
#include <cstdio>
#include <stdexcept>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLString.hpp>

#include "validate/test_files.h"

namespace lexport {
namespace {

namespace xc = xercesc;

void Keep(void* why, xmlErrorPtr error) {
  auto* text = static_cast<std::string*>(why);
  if (text->empty() && error->level >= XML_ERR_ERROR) *text = error->message;
}

std::string Text(const XMLCh* s) {
  char* c = xc::XMLString::transcode(s);
  std::string out = c;
  xc::XMLString::release(&c);
  return out;
}

// Stops at the first error: only the verdict counts.
class FirstError : public xc::DefaultHandler {
 public:
  void error(const xc::SAXParseException& e) override { Take(e); }
  void fatalError(const xc::SAXParseException& e) override { Take(e); }
  std::string first;

 private:
  void Take(const xc::SAXParseException& e) {
    if (first.empty()) first = Text(e.getMessage());
    throw std::runtime_error(first);
  }
};

}  // namespace

std::string OracleSchema() {
  const std::filesystem::path standard = SharedFolder() / "standards/akomantoso30.xsd";
  return std::filesystem::exists(standard) ? standard.string() : "schemas/akomantoso30.xsd";
}

struct LibxmlOracle::Impl {
  xmlSchemaPtr schema = nullptr;
};

LibxmlOracle::LibxmlOracle(const std::string& schema) : impl_(std::make_unique<Impl>()) {
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(schema.c_str());
  impl_->schema = xmlSchemaParse(parser);
  xmlSchemaFreeParserCtxt(parser);
}

LibxmlOracle::~LibxmlOracle() { xmlSchemaFree(impl_->schema); }

bool LibxmlOracle::Valid(std::string_view xml, std::string* why) {
  std::string first;
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  parser->sax->serror = nullptr;
  xmlDocPtr doc =
      xmlCtxtReadMemory(parser, xml.data(), static_cast<int>(xml.size()), "in.xml", nullptr,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  bool valid = doc != nullptr && parser->wellFormed != 0 && parser->nsWellFormed != 0;
  if (!valid) first = "not well-formed";
  if (valid) {
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(impl_->schema);
    xmlSchemaSetValidStructuredErrors(context, Keep, &first);
    valid = xmlSchemaValidateDoc(context, doc) == 0;
    xmlSchemaFreeValidCtxt(context);
  }
  xmlFreeDoc(doc);
  xmlFreeParserCtxt(parser);
  if (why != nullptr) *why = first;
  return valid;
}

struct XercesOracle::Impl {
  std::unique_ptr<xc::XMLGrammarPoolImpl> pool;
  std::unique_ptr<xc::SAX2XMLReader> reader;
};

XercesOracle::XercesOracle(const std::string& schema) {
  xc::XMLPlatformUtils::Initialize();
  impl_ = std::make_unique<Impl>();
  impl_->pool = std::make_unique<xc::XMLGrammarPoolImpl>();
  impl_->reader.reset(xc::XMLReaderFactory::createXMLReader(xc::XMLPlatformUtils::fgMemoryManager,
                                                            impl_->pool.get()));
  xc::SAX2XMLReader& reader = *impl_->reader;
  reader.loadGrammar(schema.c_str(), xc::Grammar::SchemaGrammarType, true);
  reader.setFeature(xc::XMLUni::fgSAX2CoreValidation, true);
  reader.setFeature(xc::XMLUni::fgXercesSchema, true);
  reader.setFeature(xc::XMLUni::fgXercesDynamic, false);
  reader.setFeature(xc::XMLUni::fgXercesLoadSchema, false);
  reader.setFeature(xc::XMLUni::fgXercesUseCachedGrammarInParse, true);
}

XercesOracle::~XercesOracle() {
  impl_.reset();
  xc::XMLPlatformUtils::Terminate();
}

bool XercesOracle::Valid(std::string_view xml, std::string* why) {
  FirstError errors;
  impl_->reader->setErrorHandler(&errors);
  xc::MemBufInputSource source(reinterpret_cast<const XMLByte*>(xml.data()), xml.size(), "in.xml");
  try {
    impl_->reader->parse(source);
  } catch (const std::runtime_error&) {
  } catch (const xc::XMLException& e) {
    errors.first = Text(e.getMessage());
  }
  if (why != nullptr) *why = errors.first;
  return errors.first.empty();
}

}  // namespace lexport
