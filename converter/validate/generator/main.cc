// compile_schema SCHEMA.xsd OUTPUT.cc: compiles the schema into constant tables, at build time.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "schema_model.h"
#include "table_writer.h"

namespace {

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The text of a schema as a constant.
void WriteText(const std::string& name, const std::filesystem::path& path, std::ostream& out) {
  out << "\nconst std::string_view lexport::validate::" << name << " = R\"~xsd~(" << ReadAll(path)
      << ")~xsd~\";\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_schema SCHEMA.xsd OUTPUT.cc\n";
    return 2;
  }
  lexport::generator::Schema schema;
  std::string error;
  if (!lexport::generator::ReadSchema(argv[1], &schema, &error)) {
    std::cerr << "compile_schema: " << error << "\n";
    return 1;
  }
  const std::filesystem::path path = argv[1];
  std::ofstream out(argv[2]);
  bool ok = lexport::generator::WriteTables(schema, out, &error);
  WriteText("kSchemaText", path, out);
  WriteText("kXmlSchemaText", path.parent_path() / "xml.xsd", out);
  if (!ok || !out.flush()) {
    std::cerr << "compile_schema: " << argv[2] << ": " << (error.empty() ? "write failed" : error)
              << "\n";
    return 1;
  }
  return 0;
}
