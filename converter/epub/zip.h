// Writing ZIP containers, as far as books need them. The bytes depend on what is put in and on
// zlib alone: every entry has the same date (1980-01-01), no extra fields, sizes in its local header.

#ifndef LEXPORT_EPUB_ZIP_H_
#define LEXPORT_EPUB_ZIP_H_

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lexport::book {

class ZipWriter {
 public:
  // Appends to *out, which must outlive the writer. `level`: zlib's 0 to 9; 0 stores.
  ZipWriter(int level, std::string* out);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  // Entries stand in the order of the calls. Stored as they are where asked or where deflating them
  // saves nothing.
  void Store(std::string_view name, std::string_view bytes);
  void Deflate(std::string_view name, std::string_view bytes);

  // Writes the central directory. False when the container grew beyond what the format without its
  // 64-bit extension holds (4 GiB, 65,535 entries), or zlib failed.
  bool Finish();

 private:
  struct Entry {
    std::string name;
    uint32_t crc = 0;
    uint32_t compressed = 0;
    uint32_t size = 0;
    uint32_t offset = 0;
    uint16_t method = 0;
  };
  void Begin(std::string_view name, std::string_view bytes, uint16_t method);
  bool AppendDeflated(std::string_view bytes);
  void AppendCommonFields(const Entry& entry);
  void Append16(uint32_t value);
  void Append32(uint32_t value);

  std::string* out_;
  const size_t base_;
  const int level_;
  bool ok_ = true;
  bool stream_ready_ = false;
  z_stream stream_{};
  std::vector<Entry> entries_;
};

}  // namespace lexport::book

#endif  // LEXPORT_EPUB_ZIP_H_
