// From byte offsets to lines and columns, for the findings only: built at the first question.

#ifndef LEXPORT_VALIDATE_LINE_INDEX_H_
#define LEXPORT_VALIDATE_LINE_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexport/finding.h"
#include "validate/safe_input.h"

namespace lexport::validate {

// One pass over the text notes the line and column at every 64 KB; a question then reads at most
// that much. Lines end with LF, CR LF or CR.
class LineIndex {
 public:
  explicit LineIndex(const SafeInput& input) : input_(input) {}

  // Fills line, column (in code points), offset (in the bytes of the file as given) and the source
  // line (unless it is very long) for byte `offset` of the text.
  void Locate(uint64_t offset, Location* where);

  uint64_t LineOf(uint64_t offset);

  // The offset in the text of a line and column as Xerces-C counts them: in units of UTF-16.
  uint64_t OffsetOf(uint64_t line, uint64_t column);

 private:
  struct Mark {
    uint64_t line = 1;
    uint64_t column = 1;
    uint64_t wide = 0;        // code points so far
    uint64_t astral = 0;      // those of them that take two units in UTF-16
    uint64_t line_start = 0;  // offset in the text
  };

  void Build();
  void Advance(uint64_t from, uint64_t to, Mark* mark) const;
  Mark MarkAt(uint64_t offset);

  const SafeInput& input_;
  std::vector<Mark> marks_;  // at every kBlock bytes
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_LINE_INDEX_H_
