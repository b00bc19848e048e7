// Converts a text to Akoma Ntoso and to a book:  to_book TEXT AKN EPUB

#include <lexport/pipeline.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

std::string ReadFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool WriteFile(const char* path, const std::string& bytes) {
  return static_cast<bool>(std::ofstream(path, std::ios::binary) << bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: to_book TEXT AKN EPUB\n";
    return 2;
  }
  lexport::PipelineOptions options;
  lexport::Loaded loaded = lexport::Load(ReadFile(argv[1]), argv[1], options);
  for (const lexport::Finding& finding : loaded.findings) {
    if (finding.severity == lexport::Severity::kNote) continue;
    std::cerr << argv[1] << ':' << finding.where.line << ": " << finding.message << '\n';
  }
  if (!loaded.ok) return 1;
  std::string book;
  if (!lexport::WriteOutput(loaded, lexport::OutputFormat::kEpub, options, &book,
                            &loaded.findings)) {
    return 1;
  }
  return WriteFile(argv[2], loaded.akn) && WriteFile(argv[3], book) ? 0 : 3;
}
