// Anybody's own schema: XML Schema through Xerces-C, ISO Schematron through libxml2; and Xerces-C
// on the built-in schema as a second opinion.
//
// The input passes the layers "safe" and "well-formed" first, so neither engine ever meets a
// DOCTYPE, an entity or nesting beyond the limits; both are told besides to fetch nothing. A schema
// may import and include other local files; nothing is fetched from a network. All functions may be
// called from many threads at once; schemas are loaded once a process.

#ifndef LEXPORT_VALIDATE_XSD_CUSTOM_H_
#define LEXPORT_VALIDATE_XSD_CUSTOM_H_

#include <string>
#include <string_view>

#include "lexport/finding.h"
#include "lexport/validator.h"

namespace lexport {

// What a run wants besides the built-in checks. Empty and false: nothing.
struct Engines {
  std::string schema;      // the path of an XML Schema
  std::string schematron;  // the path of ISO Schematron rules
  bool second_opinion = false;
};

// Looks whether all of that can be had, before any document is checked, and takes out of *engines
// what cannot, with one finding each (xsd.engine-missing, xsd.unusable-schema,
// schematron.unusable-rules). True when nothing was taken out.
bool PrepareEngines(Engines* engines, Findings* findings);

// Checks with the XML Schema 1.0 in the file `schema_path` (rules xsd.*). True when the document is
// valid. Findings are in document order, at the start tags that Xerces-C reports.
bool ValidateWithSchema(std::string_view xml, std::string_view name, const std::string& schema_path,
                        const ValidateOptions& options, Findings* findings);

// Checks with the ISO Schematron rules in the file `rules_path` (rules schematron.*). True when no
// assertion failed. Holds the document as a tree: about ten times its size in memory.
bool ValidateWithSchematron(std::string_view xml, std::string_view name,
                            const std::string& rules_path, const ValidateOptions& options,
                            Findings* findings);

// True when the file holds rules that can be used; else a finding says why not.
bool SchematronReady(const std::string& rules_path, Findings* findings);

// Compares the verdict of the built-in tables (level 1) with that of Xerces-C on the built-in
// schema, and adds a finding (rule defect.second-opinion) when they differ. True when they agree.
// Documents that are refused before a schema comes into play, those of drafts, and those that name
// types of the standard's schema in xsi:type are not compared: in the built-in schema the types
// have other names.
bool SecondOpinion(std::string_view xml, std::string_view name, const ValidateOptions& options,
                   Findings* findings);

}  // namespace lexport

#endif  // LEXPORT_VALIDATE_XSD_CUSTOM_H_
