// Frames: labels in languages that nobody listed, found by repetition.
//
// Short lines of their own that share a word and carry a rising number ("제 2 조", "Madde 2",
// "2. cikk", "المادة ٢") are the labels of a text's units; so are lines that share a word where the
// rest varies in step ("'Irava piti", "Jun artikulo"): numbers in words, counted by their place.

#ifndef LEXPORT_OUTLINE_FRAMES_H_
#define LEXPORT_OUTLINE_FRAMES_H_

#include <cstdint>
#include <vector>

#include "layout/blocks.h"
#include "outline/view.h"

namespace lexport {

struct FrameLabel {
  uint32_t block = 0;
  uint32_t value = 0;
  uint32_t label_end = 0;  // bytes of the block's head that are the label
  bool guessed = false;    // by its place only: misprinted, or in words
};

struct Frames {
  std::vector<FrameLabel> labels;  // by block
  bool found() const { return !labels.empty(); }
};

// `basic_level`: index in the mapping of the unit that a frame means; kNoLevel finds nothing.
Frames FindFrames(const Blocks& blocks, const Views& views, const Mapping& mapping,
                  uint16_t basic_level);

// Whether the words or signs of the mapping name numbered units of any level.
bool NameUnits(const Views& views);

// Those whose text goes on behind the label on its line.
Frames FindInlineFrames(const Blocks& blocks, const Views& views);

// Those that are nothing but numbers in words.
Frames FindCountedFrames(const Blocks& blocks, const Views& views);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_FRAMES_H_
