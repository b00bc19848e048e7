// The verdicts of libxml2 and of Xerces-C with a schema: what the validator is held against.

#ifndef LEXPORT_TESTS_VALIDATE_ORACLES_H_
#define LEXPORT_TESTS_VALIDATE_ORACLES_H_

#include <memory>
#include <string>
#include <string_view>

namespace lexport {

// The schema of the standard where it is at hand, else our own, which describes the same language.
std::string OracleSchema();

// Both load the schema once. True for valid; in *why the first error.
class LibxmlOracle {
 public:
  explicit LibxmlOracle(const std::string& schema);
  ~LibxmlOracle();
  bool Valid(std::string_view xml, std::string* why = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class XercesOracle {
 public:
  explicit XercesOracle(const std::string& schema);
  ~XercesOracle();
  bool Valid(std::string_view xml, std::string* why = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lexport

#endif  // LEXPORT_TESTS_VALIDATE_ORACLES_H_
