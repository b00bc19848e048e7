// Files: whole inputs in, whole outputs out. An output is written beside its place and renamed, so
// that nobody ever sees half of one.

#ifndef LEXPORT_BASE_FILE_H_
#define LEXPORT_BASE_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lexport {

// The bytes of an input: mapped into memory when that is cheap, read otherwise. Movable; the view
// lives as long as the object.
class FileBytes {
 public:
  // Reads `path`, or standard input for "-". Gives nothing and says why in *error ("is a
  // directory", "Permission denied", "is larger than 64 MiB") when that fails. A FIFO or device is
  // read to its end, though never past `max_bytes`; a FIFO that nobody writes to is given up after
  // three seconds.
  static std::optional<FileBytes> Read(const std::string& path, uint64_t max_bytes,
                                       std::string* error);
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&& other) noexcept;
  ~FileBytes();

  std::string_view view() const {
    return mapped_ ? std::string_view(static_cast<const char*>(mapped_), mapped_size_) : buffer_;
  }

 private:
  FileBytes() = default;
  void Unmap();

  std::string buffer_;
  void* mapped_ = nullptr;
  size_t mapped_size_ = 0;
};

// Puts `bytes` at `path`: beside it first, then renamed. "-" is standard output; an existing device
// or FIFO is written straight. False, with the reason in *error and nothing left behind, on failure.
bool WriteWholeFile(const std::string& path, std::string_view bytes, std::string* error);

// Makes the folder of `path` and those above it. False with the reason in *error.
bool MakeParentFolders(const std::string& path, std::string* error);

// Removes from `folder`, and all below it, what a killed WriteWholeFile may have left.
void RemoveLeftovers(const std::string& folder);

// The folder of the file that holds this code, links followed: of liblexport.so, or of the program that
// it is linked into. What was installed with it is found from there, wherever the tree was moved to and
// whoever's program loads the library. "" when it cannot be known.
std::string CodeFolder();

// "64 MiB", "3.5 MB" … for messages.
std::string HumanSize(uint64_t bytes);

}  // namespace lexport

#endif  // LEXPORT_BASE_FILE_H_
