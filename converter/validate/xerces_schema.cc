#include "validate/xerces_schema.h"

#include <dlfcn.h>

#include "validate/schema_tables.h"

namespace lexport::validate {
namespace {

constexpr char kModule[] = "lexport-xerces.so";

// The folder of the program or library that this code is part of.
std::string OwnFolder() {
  Dl_info info = {};
  if (dladdr(reinterpret_cast<const void*>(&OwnFolder), &info) == 0) return "";
  const std::string path = info.dli_fname == nullptr ? "" : info.dli_fname;
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

void* OpenModule() {
  const std::string folder = OwnFolder();
  const std::string candidates[] = {
      folder + "/" + kModule, folder + "/lexport/" + kModule,
      folder + "/../" + LEXPORT_INSTALL_LIBDIR + "/lexport/" + kModule,
      kModule};  // where the system looks
  for (const std::string& candidate : candidates) {
    void* module = dlopen(candidate.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module != nullptr) return module;
  }
  return nullptr;
}

// Loaded once, and never unloaded.
XercesLoad* LoadFunction() {
  static XercesLoad* const function = [] {
    void* module = OpenModule();
    void* symbol = module == nullptr ? nullptr : dlsym(module, kXercesLoadName);
    return reinterpret_cast<XercesLoad*>(symbol);
  }();
  return function;
}

std::shared_ptr<const XercesSchema> Load(const XercesRequest& request, std::string* error) {
  XercesLoad* load = LoadFunction();
  if (load == nullptr) {
    *error = std::string("Lexport's part for Xerces-C (") + kModule + ") is not installed";
    return nullptr;
  }
  return std::shared_ptr<const XercesSchema>(load(request, error));
}

}  // namespace

std::shared_ptr<const XercesSchema> XercesSchema::FromFile(const std::string& path,
                                                           std::string* error) {
  return Load({path, {}, kXmlSchemaText}, error);
}

std::shared_ptr<const XercesSchema> XercesSchema::BuiltIn(std::string* error) {
  return Load({{}, kSchemaText, kXmlSchemaText}, error);
}

}  // namespace lexport::validate
