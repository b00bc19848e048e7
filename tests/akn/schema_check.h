// Validation by libxml2's schema engine: a second opinion, independent of our validator.

#ifndef LEXPORT_TESTS_AKN_SCHEMA_CHECK_H_
#define LEXPORT_TESTS_AKN_SCHEMA_CHECK_H_

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <cstdarg>
#include <cstdio>
#include <memory>
#include <string>

#include "akn/shared_files.h"

namespace lexport {

class SchemaCheck {
 public:
  SchemaCheck() {
    const std::string file = SchemaFile();
    if (file.empty()) return;
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(file.c_str());
    schema_ = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
  }
  ~SchemaCheck() {
    if (schema_ != nullptr) xmlSchemaFree(schema_);
  }
  SchemaCheck(const SchemaCheck&) = delete;

  bool available() const { return schema_ != nullptr; }

  // Empty when `xml` is valid, else what is wrong.
  std::string Faults(const std::string& xml) const {
    std::string faults;
    xmlDocPtr doc = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
    if (doc == nullptr) return "not well-formed";
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema_);
    xmlSchemaSetValidErrors(context, Append, Append, &faults);
    xmlSchemaValidateDoc(context, doc);
    xmlSchemaFreeValidCtxt(context);
    xmlFreeDoc(doc);
    return faults;
  }

 private:
  static void Append(void* faults, const char* format, ...) {
    char line[2000];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    static_cast<std::string*>(faults)->append(line);
  }

  xmlSchemaPtr schema_ = nullptr;
};

// Loading the schema takes a while: once is enough.
inline const SchemaCheck& Schema() {
  static const SchemaCheck kCheck;
  return kCheck;
}

}  // namespace lexport

#endif  // LEXPORT_TESTS_AKN_SCHEMA_CHECK_H_
