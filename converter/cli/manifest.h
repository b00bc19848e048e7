// The manifest beside the outputs of a batch, for --resume: which inputs were converted, from which
// bytes, by which options. A line of JSON an input, appended as soon as its outputs are whole, so that
// a killed run is taken up where it ended; sorted when a run ends.

#ifndef LEXPORT_CLI_MANIFEST_H_
#define LEXPORT_CLI_MANIFEST_H_

#include <map>
#include <string>
#include <string_view>

namespace lexport::cli {

class Manifest {
 public:
  // Reads the manifest of `folder` if there is one; lines that a kill cut short are passed over.
  explicit Manifest(const std::string& folder);

  // `key` is everything that the outputs depend on, as one digest.
  bool IsUpToDate(const std::string& input, std::string_view key) const;

  // Notes that the outputs of `input` are whole. False with the reason when it cannot be written.
  bool Add(const std::string& input, std::string_view key, std::string* error);

  // Writes all that is known, sorted by input.
  bool Finish(std::string* error) const;

 private:
  static std::string Line(std::string_view input, std::string_view key);

  std::string path_;
  std::map<std::string, std::string> keys_;  // input -> key
};

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_MANIFEST_H_
