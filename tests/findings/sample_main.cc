#include <cstdio>

#include "findings/sample.h"

int main() {
  lexport::RenderOptions options;
  options.version = "0.1.0";
  const std::string log = lexport::RenderSample(lexport::FindingFormat::kSarif, options);
  return std::fwrite(log.data(), 1, log.size(), stdout) == log.size() ? 0 : 1;
}
