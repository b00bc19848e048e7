// A schema that Xerces-C holds ready, and the checking of documents with it.

#ifndef LEXPORT_VALIDATE_XERCES_SCHEMA_H_
#define LEXPORT_VALIDATE_XERCES_SCHEMA_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lexport::validate {

// What Xerces-C says, and the line and column (from 1) that it points at.
struct XercesError {
  uint64_t line = 0;
  uint64_t column = 0;
  std::string message;
};

// Immutable once loaded; may serve many threads at once. Xerces-C itself is initialised while any
// of these lives.
class XercesSchema {
 public:
  // Loads the schema from a file, or gives null and says why in *error. Imports and includes are
  // read from local files only; the schema of the namespace xml is built in.
  static std::shared_ptr<const XercesSchema> FromFile(const std::string& path, std::string* error);

  // The built-in schema of Akoma Ntoso.
  static std::shared_ptr<const XercesSchema> BuiltIn(std::string* error);

  ~XercesSchema();

  // The first `most` errors of a well-formed document without a DOCTYPE.
  std::vector<XercesError> Check(std::string_view xml, uint32_t most) const;

 private:
  struct Impl;
  XercesSchema();
  std::unique_ptr<Impl> impl_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_XERCES_SCHEMA_H_
