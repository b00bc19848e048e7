// compile_schema SCHEMA.xsd OUTPUT.cc: compiles the schema into constant tables, at build time.

#include <fstream>
#include <iostream>

#include "schema_model.h"
#include "table_writer.h"

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
  std::ofstream out(argv[2]);
  if (!lexport::generator::WriteTables(schema, out, &error) || !out.flush()) {
    std::cerr << "compile_schema: " << argv[2] << ": " << (error.empty() ? "write failed" : error)
              << "\n";
    return 1;
  }
  return 0;
}
