#include "epub/zip.h"

#include <algorithm>

namespace lexport::book {
namespace {

constexpr uint32_t kLocalHeader = 0x04034b50;
constexpr uint32_t kCentralHeader = 0x02014b50;
constexpr uint32_t kEndOfDirectory = 0x06054b50;
constexpr uint16_t kStored = 0;
constexpr uint16_t kDeflated = 8;
constexpr uint16_t kVersion = 20;        // 2.0: deflate, folders
constexpr uint16_t kDosDate = 0x0021;    // 1980-01-01
constexpr uint16_t kUtf8Name = 1 << 11;  // flag: the name is not ASCII
constexpr uint64_t kMaxBytes = 0xffffffffull;
constexpr size_t kCompressedField = 18;  // offset in the local header
constexpr size_t kBufferBytes = 64 << 10;

bool IsAscii(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

ZipWriter::ZipWriter(int level, std::string* out)
    : out_(out), base_(out->size()), level_(std::clamp(level, 0, 9)) {
  if (level_ == 0) return;
  // Negative window bits: a raw stream, as ZIP wants it.
  stream_ready_ = deflateInit2(&stream_, level_, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK;
  ok_ = stream_ready_;
}

ZipWriter::~ZipWriter() {
  if (stream_ready_) deflateEnd(&stream_);
}

void ZipWriter::Append16(uint32_t value) {
  out_->push_back(static_cast<char>(value & 0xff));
  out_->push_back(static_cast<char>(value >> 8 & 0xff));
}

void ZipWriter::Append32(uint32_t value) {
  Append16(value & 0xffff);
  Append16(value >> 16);
}

// The fields that a local header and the directory have alike.
void ZipWriter::AppendCommonFields(const Entry& entry) {
  Append16(kVersion);
  Append16(IsAscii(entry.name) ? 0 : kUtf8Name);
  Append16(entry.method);
  Append16(0);  // time
  Append16(kDosDate);
  Append32(entry.crc);
  Append32(entry.compressed);
  Append32(entry.size);
  Append16(static_cast<uint32_t>(entry.name.size()));
  Append16(0);  // extra field
}

void ZipWriter::Begin(std::string_view name, std::string_view bytes, uint16_t method) {
  if (bytes.size() > kMaxBytes || out_->size() - base_ > kMaxBytes || entries_.size() >= 0xffff) {
    ok_ = false;
  }
  Entry entry;
  entry.name = name;
  entry.size = static_cast<uint32_t>(bytes.size());
  entry.compressed = entry.size;
  entry.crc = static_cast<uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
  entry.offset = static_cast<uint32_t>(out_->size() - base_);
  entry.method = method;
  Append32(kLocalHeader);
  AppendCommonFields(entry);
  out_->append(name);
  entries_.push_back(std::move(entry));
}

void ZipWriter::Store(std::string_view name, std::string_view bytes) {
  Begin(name, bytes, kStored);
  out_->append(bytes);
}

void ZipWriter::Deflate(std::string_view name, std::string_view bytes) {
  if (level_ == 0 || !ok_) return Store(name, bytes);
  const size_t header = out_->size();
  Begin(name, bytes, kDeflated);
  const size_t start = out_->size();
  const bool done = AppendDeflated(bytes);
  if (!done || out_->size() - start >= bytes.size()) {
    ok_ = ok_ && done;
    out_->resize(header);
    entries_.pop_back();
    return Store(name, bytes);
  }
  Entry& entry = entries_.back();
  entry.compressed = static_cast<uint32_t>(out_->size() - start);
  for (size_t i = 0; i < 4; ++i) {
    (*out_)[header + kCompressedField + i] = static_cast<char>(entry.compressed >> (8 * i) & 0xff);
  }
}

bool ZipWriter::AppendDeflated(std::string_view bytes) {
  if (deflateReset(&stream_) != Z_OK || bytes.size() > kMaxBytes) return false;
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_.avail_in = static_cast<uInt>(bytes.size());
  int status = Z_OK;
  while (status == Z_OK) {
    const size_t end = out_->size();
    out_->resize(end + kBufferBytes);
    stream_.next_out = reinterpret_cast<Bytef*>(out_->data() + end);
    stream_.avail_out = static_cast<uInt>(kBufferBytes);
    status = deflate(&stream_, Z_FINISH);
    out_->resize(end + kBufferBytes - stream_.avail_out);
  }
  return status == Z_STREAM_END;
}

bool ZipWriter::Finish() {
  const size_t start = out_->size();
  for (const Entry& entry : entries_) {
    Append32(kCentralHeader);
    Append16(kVersion);  // made by: DOS attributes, which say nothing
    AppendCommonFields(entry);
    Append16(0);  // comment
    Append16(0);  // disk
    Append16(0);  // internal attributes
    Append32(0);  // external attributes
    Append32(entry.offset);
    out_->append(entry.name);
  }
  const size_t size = out_->size() - start;
  if (start - base_ > kMaxBytes || size > kMaxBytes) ok_ = false;
  Append32(kEndOfDirectory);
  Append16(0);
  Append16(0);
  Append16(static_cast<uint32_t>(entries_.size()));
  Append16(static_cast<uint32_t>(entries_.size()));
  Append32(static_cast<uint32_t>(size));
  Append32(static_cast<uint32_t>(start - base_));
  Append16(0);  // comment
  return ok_;
}

}  // namespace lexport::book
