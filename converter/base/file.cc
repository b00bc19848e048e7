#include "base/file.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace lexport {
namespace {

// Below this, one read() is cheaper than a mapping.
constexpr uint64_t kMapFrom = 1u << 20;
constexpr size_t kChunk = 1u << 18;
constexpr int kFifoMilliseconds = 3000;
constexpr int kFifoStep = 20;
constexpr const char* kUnfinished = ".lexport-part-";

std::string Reason() { return std::strerror(errno); }

std::string TooLarge(uint64_t max_bytes) { return "is larger than " + HumanSize(max_bytes); }

// A descriptor that closes itself.
struct Descriptor {
  int fd = -1;
  bool own = true;
  ~Descriptor() {
    if (own && fd >= 0) close(fd);
  }
};

// `expected` is what the file says of its size, which need not be so: one read beyond it tells.
bool ReadToEnd(int fd, uint64_t expected, uint64_t max_bytes, std::string* buffer,
               std::string* error) {
  size_t chunk = expected == 0 ? kChunk : static_cast<size_t>(expected) + 1;
  for (;; chunk = kChunk) {
    const size_t filled = buffer->size();
    buffer->resize(filled + chunk);
    const ssize_t got = read(fd, buffer->data() + filled, chunk);
    buffer->resize(filled + static_cast<size_t>(got > 0 ? got : 0));
    if (got == 0 || (got > 0 && buffer->size() == expected)) return true;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      *error = Reason();
      return false;
    }
    if (buffer->size() > max_bytes) {
      *error = TooLarge(max_bytes);
      return false;
    }
  }
}

// Waits a little until somebody has opened a FIFO for writing. Reading it without waiting tells: it
// gives nothing at all while there is no writer, and "again" while he has written nothing yet. What
// was read goes to *buffer.
bool AwaitWriter(int fd, std::string* buffer) {
  char first[4096];
  for (int waited = 0; waited < kFifoMilliseconds; waited += kFifoStep) {
    const ssize_t got = read(fd, first, sizeof first);
    if (got > 0) buffer->append(first, static_cast<size_t>(got));
    if (got > 0 || (got < 0 && errno == EAGAIN)) return true;
    usleep(kFifoStep * 1000);
  }
  return false;
}

void WaitWhenReading(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK); }

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return true;
}

bool WriteStraight(const std::string& path, std::string_view bytes, std::string* error) {
  Descriptor out{open(path.c_str(), O_WRONLY | O_CLOEXEC)};
  if (out.fd >= 0 && WriteAll(out.fd, bytes)) return true;
  *error = Reason();
  return false;
}

// A file that replaces another takes over its permissions; a new one has those of its creation.
bool TakeMode(int fd, const struct stat* existing) {
  return existing == nullptr || fchmod(fd, existing->st_mode & 0777) == 0;
}

// A name beside `path` for a file that is not yet whole: hidden, and known by its ending, so that
// what a killed program left can be found (see RemoveLeftovers).
std::string NameBeside(const std::string& path) {
  const size_t slash = path.rfind('/');
  const size_t name = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(0, name) + "." + path.substr(name) + kUnfinished;
}

// The folder that `path` lies in.
std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool WriteBeside(const std::string& path, std::string_view bytes, const struct stat* existing,
                 std::string* error) {
  const std::string beside = NameBeside(path) + std::to_string(getpid());
  const auto create = [&] {
    return open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  };
  Descriptor out{create()};
  // One may lie there of a killed process that had this number.
  if (out.fd < 0 && errno == EEXIST && unlink(beside.c_str()) == 0) out.fd = create();
  if (out.fd < 0) {
    *error = Reason();
    return false;
  }
  if (WriteAll(out.fd, bytes) && TakeMode(out.fd, existing) &&
      rename(beside.c_str(), path.c_str()) == 0) {
    return true;
  }
  *error = Reason();
  unlink(beside.c_str());
  return false;
}

// Gives an unnamed file its name. An existing one can only be replaced by renaming.
bool Link(int fd, const std::string& path, bool exists) {
  const std::string self = "/proc/self/fd/" + std::to_string(fd);
  auto link_as = [&](const std::string& name) {
    return linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (!exists && link_as(path)) return true;
  const std::string beside = NameBeside(path) + std::to_string(getpid());
  if (!link_as(beside) && !(errno == EEXIST && unlink(beside.c_str()) == 0 && link_as(beside))) {
    return false;
  }
  if (rename(beside.c_str(), path.c_str()) == 0) return true;
  unlink(beside.c_str());
  return false;
}

// Writes into a file that has no name until it is whole, so that even a killed program leaves
// nothing behind. False with an empty *error where the file system cannot do that.
bool WriteUnnamed(const std::string& path, std::string_view bytes, const struct stat* existing,
                  std::string* error) {
  error->clear();
  Descriptor out{open(FolderOf(path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666)};
  if (out.fd < 0) return false;
  if (!WriteAll(out.fd, bytes) || !TakeMode(out.fd, existing)) {
    *error = Reason();
    return false;
  }
  return Link(out.fd, path, existing != nullptr);
}

}  // namespace

std::optional<FileBytes> FileBytes::Read(const std::string& path, uint64_t max_bytes,
                                         std::string* error) {
  // Opened without waiting: a FIFO that nobody writes to would hold the program for ever.
  Descriptor in{path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK),
                path != "-"};
  struct stat status;
  if (in.fd < 0 || fstat(in.fd, &status) != 0) {
    *error = Reason();
    return std::nullopt;
  }
  if (S_ISDIR(status.st_mode)) {
    *error = "is a directory";
    return std::nullopt;
  }
  FileBytes file;
  if (path != "-") {
    if (S_ISFIFO(status.st_mode) && !AwaitWriter(in.fd, &file.buffer_)) {
      *error = "is a FIFO that nobody writes to";
      return std::nullopt;
    }
    if (!S_ISREG(status.st_mode)) WaitWhenReading(in.fd);
  }
  const bool regular = S_ISREG(status.st_mode);
  const auto size = static_cast<uint64_t>(status.st_size);
  if (regular && size > max_bytes) {
    *error = TooLarge(max_bytes);
    return std::nullopt;
  }
  if (regular && size >= kMapFrom && path != "-") {
    void* at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, in.fd, 0);
    if (at != MAP_FAILED) {
      file.mapped_ = at;
      file.mapped_size_ = size;
      return file;
    }
  }
  if (!ReadToEnd(in.fd, regular ? size : 0, max_bytes, &file.buffer_, error)) return std::nullopt;
  return file;
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : buffer_(std::move(other.buffer_)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      mapped_size_(std::exchange(other.mapped_size_, 0)) {}

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept {
  if (this == &other) return *this;
  Unmap();
  buffer_ = std::move(other.buffer_);
  mapped_ = std::exchange(other.mapped_, nullptr);
  mapped_size_ = std::exchange(other.mapped_size_, 0);
  return *this;
}

FileBytes::~FileBytes() { Unmap(); }

void FileBytes::Unmap() {
  if (mapped_ != nullptr) munmap(mapped_, mapped_size_);
  mapped_ = nullptr;
}

bool WriteWholeFile(const std::string& path, std::string_view bytes, std::string* error) {
  if (path == "-") {
    if (WriteAll(STDOUT_FILENO, bytes)) return true;
    *error = Reason();
    return false;
  }
  struct stat status;
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    *error = "is a directory";
    return false;
  }
  if (exists && !S_ISREG(status.st_mode)) return WriteStraight(path, bytes, error);

  const struct stat* const existing = exists ? &status : nullptr;
  if (WriteUnnamed(path, bytes, existing, error)) return true;
  return error->empty() && WriteBeside(path, bytes, existing, error);
}

bool MakeParentFolders(const std::string& path, std::string* error) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) return true;
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (!code) return true;
  *error = folder.string() + ": " + code.message();
  return false;
}

void RemoveLeftovers(const std::string& folder) {
  std::error_code code;
  std::filesystem::recursive_directory_iterator it(folder, code), end;
  for (; !code && it != end; it.increment(code)) {
    const std::string name = it->path().filename().string();
    std::error_code ignored;
    if (name.front() == '.' && name.find(kUnfinished) != std::string::npos &&
        it->is_regular_file(ignored)) {
      std::filesystem::remove(it->path(), ignored);
    }
  }
}

std::string CodeFolder() {
  Dl_info own = {}, program = {};
  if (dladdr(reinterpret_cast<const void*>(&CodeFolder), &own) == 0) return "";
  // Of the program, the linker knows only what it was called by, which can be anything.
  const auto* entry = reinterpret_cast<const void*>(getauxval(AT_ENTRY));
  const bool is_program = dladdr(entry, &program) != 0 && program.dli_fbase == own.dli_fbase;
  std::error_code failed;
  const auto file =
      std::filesystem::canonical(is_program ? "/proc/self/exe" : own.dli_fname, failed);
  return failed ? "" : file.parent_path().string();
}

std::string HumanSize(uint64_t bytes) {
  static constexpr const char* kUnits[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  double value = static_cast<double>(bytes);
  size_t unit = 0;
  while (value >= 1024 && unit + 1 < std::size(kUnits)) {
    value /= 1024;
    ++unit;
  }
  char text[32];
  const bool whole = value == static_cast<double>(static_cast<uint64_t>(value));
  std::snprintf(text, sizeof text, whole ? "%.0f %s" : "%.1f %s", value, kUnits[unit]);
  return text;
}

}  // namespace lexport
