// Writes the tables of validate/schema_tables.h as C++.

#ifndef LEXPORT_VALIDATE_GENERATOR_TABLE_WRITER_H_
#define LEXPORT_VALIDATE_GENERATOR_TABLE_WRITER_H_

#include <ostream>
#include <string>

#include "schema_model.h"

namespace lexport::generator {

// False, with *error, when the schema has something that the tables cannot hold.
bool WriteTables(const Schema& schema, std::ostream& out, std::string* error);

}  // namespace lexport::generator

#endif  // LEXPORT_VALIDATE_GENERATOR_TABLE_WRITER_H_
