// Runs of the outline: copied from the layout's, cut where a label ends, joined where a block
// continues another.

#ifndef LEXPORT_OUTLINE_EMIT_H_
#define LEXPORT_OUTLINE_EMIT_H_

#include <vector>

#include "layout/blocks.h"
#include "outline/outline.h"

namespace lexport {

class RunEmitter {
 public:
  RunEmitter(const Source& source, const Blocks& blocks, std::vector<Run>* out)
      : source_(source), blocks_(blocks), out_(*out) {}

  // The visible bytes [from, to) of `range`, white space off both ends. Runs that show nothing stay
  // with what stands before them.
  RunRange Emit(RunRange range, uint32_t from, uint32_t to);

  // Appends all of `range` to `target`, which must be what was emitted last, with a space between.
  void Join(RunRange range, RunRange* target);

 private:
  uint32_t SizeOf(const Run& run) const;
  void Push(Run run, uint32_t from, uint32_t to);
  void TrimEnd(RunRange* range);
  void MoveToEnd(RunRange* target);
  bool NeedsSpace(const Run& before, const Run& after) const;

  const Source& source_;
  const Blocks& blocks_;
  std::vector<Run>& out_;
};

// Source offset of the first run of text in `range`.
uint32_t FirstOffset(const std::vector<Run>& runs, RunRange range);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_EMIT_H_
