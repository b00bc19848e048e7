#include "validate/xerces_schema.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/file.h"
#include "validate/schema_tables.h"

namespace lexport::validate {
namespace {

constexpr char kModule[] = "lexport-xerces.so";

void* OpenModule(std::string* error) {
  const std::string folder = CodeFolder();
  const std::string candidates[] = {
      folder + "/" + kModule, folder + "/lexport/" + kModule,
      folder + "/../" + LEXPORT_INSTALL_LIBDIR + "/lexport/" + kModule};
  // Nowhere else: a bare name might be found in the folder of a stranger's documents.
  for (const std::string& candidate : candidates) {
    void* module = dlopen(candidate.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module != nullptr) return module;
    // Of a module that is there and cannot be loaded, more is to be said than that it is missing.
    const char* reason = dlerror();
    if (access(candidate.c_str(), F_OK) == 0 && reason != nullptr) *error = reason;
  }
  return nullptr;
}

struct Module {
  XercesLoad* load = nullptr;
  std::string error;
};

// Loaded once, and never unloaded.
const Module& TheModule() {
  static const Module module = [] {
    Module out;
    out.error = std::string(kModule) + " is not installed";
    void* handle = OpenModule(&out.error);
    void* symbol = handle == nullptr ? nullptr : dlsym(handle, kXercesLoadName);
    out.load = reinterpret_cast<XercesLoad*>(symbol);
    return out;
  }();
  return module;
}

std::shared_ptr<const XercesSchema> Load(const XercesRequest& request, std::string* error) {
  const Module& module = TheModule();
  if (module.load != nullptr) {
    return std::shared_ptr<const XercesSchema>(module.load(request, error));
  }
  *error = module.error;
  return nullptr;
}

}  // namespace

bool XercesSchema::EngineReady(std::string* error) {
  if (TheModule().load != nullptr) return true;
  *error = TheModule().error;
  return false;
}

std::shared_ptr<const XercesSchema> XercesSchema::FromFile(const std::string& path,
                                                           std::string* error) {
  if (access(path.c_str(), R_OK) != 0) {
    *error = std::generic_category().message(errno);
    return nullptr;
  }
  return Load({path, {}, kXmlSchemaText}, error);
}

std::shared_ptr<const XercesSchema> XercesSchema::BuiltIn(std::string* error) {
  return Load({{}, kSchemaText, kXmlSchemaText}, error);
}

}  // namespace lexport::validate
