// Views: of every block the few facts that reading it as a unit needs. How it begins, how it ends,
// how long it is, what label it may carry.

#ifndef LEXPORT_OUTLINE_VIEW_H_
#define LEXPORT_OUTLINE_VIEW_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/blocks.h"
#include "mapping/lexicon.h"
#include "outline/label.h"

namespace lexport {

// How a text ends, quotation marks and brackets after the sign not counted.
enum class EndMark : uint8_t { kNone, kStop, kColon, kSemicolon, kComma };

inline constexpr uint32_t kHeadBytes = 240;

struct BlockView {
  std::string_view head;  // first bytes of the visible text, at most kHeadBytes or so
  uint32_t size = 0;      // bytes of visible text in all
  uint32_t points = 0;    // code points in all; exact up to kHeadBytes, then estimated
  int32_t chain = -1;     // index of its labels
  EndMark end = EndMark::kNone;
  bool all_capitals = false;
  bool starts_upper = false;
  bool starts_lower = false;
  bool has_digit = false;  // in its head
  bool whole = false;      // head is all of it
};

// Characters that stay where they are as long as it lives.
class TextArena {
 public:
  char* Take(size_t size);

 private:
  static constexpr size_t kPiece = size_t{1} << 16;
  std::vector<std::unique_ptr<char[]>> pieces_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

struct Views {
  std::vector<BlockView> blocks;
  std::vector<LabelChain> chains;
  TextArena composed;          // heads that are not one piece of the source
  uint64_t language = 0;       // see Lexicon::BitOf
  uint32_t deepest_chain = 0;  // most labels in a row on one line
  size_t deepest_block = 0;

  const LabelChain* ChainOf(size_t block) const {
    return blocks[block].chain < 0 ? nullptr : &chains[static_cast<size_t>(blocks[block].chain)];
  }
};

// `spelled`: how the language of the text spells numbers; may be null. Its bit in the words of
// levels is kept in the views.
Views MakeViews(const Source& source, const Blocks& blocks, const Lexicon& lexicon,
                const SpelledNumbers* spelled, uint64_t language);

// Reads the labels of a block anew, from the byte `behind` of its head on: what stands before is a
// label of another kind, or a quotation mark.
void RescanLabels(const Lexicon& lexicon, const SpelledNumbers* spelled, size_t block,
                  size_t behind, Views* views);

// Has the memory fetched where the text of a block begins and ends: passes over all blocks ask for
// those a little ahead, since they look at little else and would wait at each.
inline constexpr size_t kFetchAhead = 6;
void FetchEnds(const Source& source, const Blocks& blocks, size_t block);

// The view of a part of a text, without labels.
void DescribeText(std::string_view text, BlockView* view);

// Visible text of runs, spaces as they stand; stops once `limit` bytes are there.
void AppendVisible(const Source& source, const Blocks& blocks, RunRange range, size_t limit,
                   std::string* out);

// True for a line that may be a heading: short, no sentence, nothing left open at its end.
bool LooksLikeHeading(const BlockView& view);

// 0 for what is surely running text, 1 for what looks like a heading in every way.
float HeadingLikeness(std::string_view text, EndMark end, uint32_t points);

EndMark EndOf(std::string_view text);

// The first word of a text, folded, by which clauses are compared; where no spaces part words, its
// first letters.
std::string FirstWord(std::string_view text);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_VIEW_H_
