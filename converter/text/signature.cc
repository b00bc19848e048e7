#include "text/signature.h"

#include "base/strings.h"

namespace lexport {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kOffice = "save it as plain text (UTF-8) in the program that made it";
constexpr std::string_view kUnpack = "unpack it first";
constexpr std::string_view kScan = "recognise its text first, for example with tesseract";

struct Signature {
  std::string_view start;
  FileKind kind;
};

constexpr Signature kSignatures[] = {
    {"%PDF-"sv,
     {"a PDF document", "get its text with: pdftotext -layout FILE.pdf FILE.txt", false}},
    {"%!PS"sv, {"a PostScript document", "get its text with: ps2ascii FILE.ps FILE.txt", false}},
    {"{\\rtf"sv, {"an RTF document", kOffice, true}},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, {"a Microsoft Office document (.doc)", kOffice, false}},
    {"\x1F\x8B"sv, {"a gzip archive", "unpack it with: gunzip FILE.gz", false}},
    {"BZh91AY&SY"sv, {"a bzip2 archive", kUnpack, false}},
    {"\xFD"
     "7zXZ\0"sv,
     {"an xz archive", kUnpack, false}},
    {"7z\xBC\xAF\x27\x1C"sv, {"a 7-Zip archive", kUnpack, false}},
    {"Rar!\x1A\x07"sv, {"a RAR archive", kUnpack, false}},
    {"\x28\xB5\x2F\xFD"sv, {"a Zstandard archive", kUnpack, false}},
    {"\x89PNG\r\n\x1A\n"sv, {"a PNG image", kScan, false}},
    {"\xFF\xD8\xFF"sv, {"a JPEG image", kScan, false}},
    {"GIF87a"sv, {"a GIF image", kScan, false}},
    {"GIF89a"sv, {"a GIF image", kScan, false}},
    {"II*\0"sv, {"a TIFF image", kScan, false}},
    {"MM\0*"sv, {"a TIFF image", kScan, false}},
    {"AT&TFORM"sv, {"a DjVu document", "get its text with: djvutxt FILE.djvu FILE.txt", false}},
    {"\x7F"
     "ELF"sv,
     {"a program (ELF)", "", false}},
    {"SQLite format 3\0"sv, {"an SQLite database", "", false}},
};

// ZIP is the container of many formats; the names of the first members tell which.
FileKind WhichZip(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  auto has = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
  if (has("application/epub+zip")) {
    return {"an EPUB book", "convert it to text first, for example with: pandoc -t plain", false};
  }
  if (has("application/vnd.oasis.opendocument")) return {"an OpenDocument file", kOffice, false};
  if (has("word/") || has("[Content_Types].xml")) {
    return {"a Microsoft Office document (.docx)",
            "get its text with: pandoc -t plain FILE.docx, or save it as plain text (UTF-8)",
            false};
  }
  return {"a ZIP archive", kUnpack, false};
}

bool StartsWithFold(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && AsciiEqualFold(text.substr(0, start.size()), start);
}

}  // namespace

std::optional<FileKind> RecogniseSignature(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return WhichZip(bytes);
  for (const Signature& s : kSignatures) {
    if (bytes.starts_with(s.start)) return s.kind;
  }
  return std::nullopt;
}

std::optional<FileKind> RecogniseMarkup(std::string_view text) {
  const std::string_view head = Trim(text.substr(0, 4096));
  if (StartsWithFold(head, "<!doctype html") || StartsWithFold(head, "<html")) {
    return FileKind{"an HTML page", "convert it to text first, for example with: pandoc -t plain",
                    true};
  }
  if (head.starts_with("<") && head.find("akomaNtoso") != std::string_view::npos) {
    return FileKind{"an Akoma Ntoso document already",
                    "it needs no conversion: validate it, or derive other formats from it", true};
  }
  if (head.starts_with("<?xml") || head.starts_with("<!DOCTYPE")) {
    return FileKind{"an XML document", "give the plain text of it", true};
  }
  return std::nullopt;
}

}  // namespace lexport
