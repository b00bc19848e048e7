// Where the serialisers put their characters, and how strings are escaped.

#ifndef LEXPORT_JSONLD_OUTPUT_H_
#define LEXPORT_JSONLD_OUTPUT_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace lexport::graph {

// Gathers output and hands it on in pieces of some 64 KiB; without a receiver it only gathers.
class Output {
 public:
  using Receiver = std::function<void(std::string_view)>;

  explicit Output(std::string* buffer) : buffer_(*buffer) {}
  Output(std::string* buffer, const Receiver* receiver) : buffer_(*buffer), receiver_(receiver) {}

  Output& operator<<(std::string_view text) {
    buffer_.append(text);
    return *this;
  }
  Output& operator<<(char c) {
    buffer_.push_back(c);
    return *this;
  }
  std::string* buffer() { return &buffer_; }

  // To be called between two writes, often.
  void Breathe() {
    if (receiver_ != nullptr && buffer_.size() >= kPiece) Flush();
  }
  void Flush();

 private:
  static constexpr size_t kPiece = 64 << 10;
  std::string& buffer_;
  const Receiver* receiver_ = nullptr;
};

// Appends `text` as the inside of a string literal of JSON, N-Quads or Turtle, whose escapes are
// the same as far as they are used here. What is not valid UTF-8 becomes U+FFFD.
void AppendEscaped(std::string_view text, std::string* out);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_OUTPUT_H_
