// A schema that Xerces-C holds ready, and the checking of documents with it.
//
// Xerces-C and what it draws in (curl, TLS, LDAP …) take several times longer to load than a small
// document to check, and few runs need them. So they live in a module of their own,
// lexport-xerces.so (xerces_module.cc), which is loaded when a schema is first asked for. It stands
// beside the program or the library, or in the folder lexport of the library folder.

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

// Immutable once loaded; many threads may ask at once, and are served one after the other, since
// Xerces-C is not safe among threads. It is initialised while any of these lives.
class XercesSchema {
 public:
  virtual ~XercesSchema() = default;

  // Loads the module. False, with the reason in *error, when that cannot be done.
  static bool EngineReady(std::string* error);

  // Loads the schema from a file, or gives null and says why in *error. Imports and includes are
  // read from local files only; the schema of the namespace xml is built in.
  static std::shared_ptr<const XercesSchema> FromFile(const std::string& path, std::string* error);

  // The built-in schema of Akoma Ntoso.
  static std::shared_ptr<const XercesSchema> BuiltIn(std::string* error);

  // The first `most` errors of a well-formed document without a DOCTYPE.
  virtual std::vector<XercesError> Check(std::string_view xml, uint32_t most) const = 0;
};

// What the module is asked for: a schema by path, or by text when the path is empty. The texts live
// as long as the process.
struct XercesRequest {
  std::string path;
  std::string_view text;
  std::string_view xml_namespace_text;  // the schema of the namespace xml
};

// The one function of the module. Null, with the reason in *error, when the schema cannot be used;
// the caller owns the result. The number in its name rises with every change of what this header
// declares, so that a module of another version is not taken.
using XercesLoad = XercesSchema*(const XercesRequest& request, std::string* error);
inline constexpr char kXercesLoadName[] = "lexport_xerces_load_1";

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_XERCES_SCHEMA_H_
